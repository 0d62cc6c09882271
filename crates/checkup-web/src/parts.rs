//! The checker's elements, by name: one list, which the template is held to when the page starts.

use wasm_bindgen::prelude::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// Declares the parts, and how each is found.
macro_rules! parts {
    ($($part:ident $selector:literal,)+) => {
        /// An element of the checker.
        #[derive(Clone, Copy)]
        pub(crate) enum Part { $($part),+ }

        const SELECTORS: &[&str] = &[$($selector),+];
    };
}

parts! {
    Checker "[data-checkup=checker]",
    Form "[data-checkup=form]",
    Misplaced "[data-checkup=misplaced]",
    NewToken "[data-checkup=new-token]",
    Plan "[data-checkup=plan]",
    Checked "[data-checkup=checked]",
    Change "[data-checkup=change]",
    State "[data-checkup=state]",
    Status "[data-checkup=status]",
    Cancel "[data-checkup=cancel]",
    Result "[data-checkup=result]",
    Taken "[data-checkup=taken]",
    Before "[data-checkup=before]",
    Verdict "[data-checkup=verdict]",
    Notices "[data-checkup=notices]",
    Question "[data-checkup=question]",
    Ask "[data-checkup=ask]",
    Look "[data-checkup=look]",
    Choices "[data-checkup=choices]",
    Back "[data-checkup=back]",
    AskMore "[data-checkup=ask-more]",
    Again "[data-checkup=again]",
    Offer "[data-checkup=offer]",
    OfferWords "[data-checkup=offer-words]",
    Payer "[data-checkup=payer]",
    Read "[data-checkup=read]",
    Quotes "[data-checkup=quotes]",
    Why "[data-checkup=why]",
    Steps "[data-checkup=steps]",
    Assumed "[data-checkup=assumed]",
    AssumedWords "[data-checkup=assumed-words]",
    AssumedSteps "[data-checkup=assumed-steps]",
    InTree "[data-checkup=in-tree]",
    Others "[data-checkup=others]",
    OthersWords "[data-checkup=others-words]",
    Candidates "[data-checkup=candidates]",
    Code "[data-checkup=code]",
    Client "[data-checkup=client]",
    Sample "[data-checkup=sample]",
    Usage "[data-checkup=usage]",
    Meter "[data-checkup=meter]",
    Reset "[data-checkup=reset]",
    Amounts "[data-checkup=amounts]",
    Holder "[data-checkup=holder]",
    Account "[data-checkup=account]",
    Payers "[data-checkup=payers]",
    Now "[data-checkup=now]",
    LanesWords "[data-checkup=lanes-words]",
    Lanes "[data-checkup=lanes]",
    LanesBuy "[data-checkup=lanes-buy]",
    Sent "[data-checkup=sent]",
    Ledger "[data-checkup=ledger]",
    Report "[data-checkup=report]",
    Names "[data-checkup=names]",
    ReportText "[data-checkup=report-text]",
    Copied "[data-checkup=copied]",
    Sources "[data-checkup=sources]",
    Commands "[data-checkup=commands]",
    TokenField "[data-checkup=form] input[name=token]",
    ReportField "[data-checkup=form] textarea[name=report]",
    ModelField "[data-checkup=form] input[name=model]",
    BillToField "[data-checkup=form] input[name=bill_to]",
    ProbeField "[data-checkup=form] input[name=probe]",
}

/// The elements, in the order of [`Part`].
pub(crate) struct Parts(Vec<HtmlElement>);

impl Parts {
    /// Finds every element.
    ///
    /// # Errors
    /// The selector of the one that is not there.
    pub(crate) fn find(document: &Document) -> Result<Self, String> {
        let find = |selector: &&str| {
            let found = document.query_selector(selector).ok().flatten();
            found.map(Element::unchecked_into).ok_or_else(|| (*selector).to_owned())
        };
        Ok(Self(SELECTORS.iter().map(find).collect::<Result<_, _>>()?))
    }

    /// One of the elements.
    pub(crate) fn at(&self, part: Part) -> &HtmlElement {
        &self.0[part as usize]
    }

    /// One of the elements whose kind the template fixes.
    pub(crate) fn of_kind<T: JsCast>(&self, part: Part) -> &T {
        self.at(part).unchecked_ref()
    }
}
