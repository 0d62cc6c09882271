//! The elements of the page: found once, read and painted.
//!
//! Everything is set as text or as an attribute, so nothing that a server says can become part of the page's code.

use checkup::view::{CandidateView, DiagnosisView, StepView};
use checkup::{Form, Token, View};
use wasm_bindgen::prelude::JsCast;
use web_sys::{
    Document, Element, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement,
};

/// The checker's elements.
pub(crate) struct Page {
    document: Document,
    /// Where the site's pages begin: the checker may run in a sub-path.
    base: String,
    /// In the order of [`SELECTORS`].
    elements: Vec<HtmlElement>,
}

/// An element of the checker: its place in [`SELECTORS`].
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Form,
    Clear,
    State,
    Status,
    Verdict,
    Question,
    Ask,
    Look,
    Candidates,
    Notices,
    Why,
    Steps,
    Sent,
    Ledger,
    Token,
    Report,
    Model,
    BillTo,
    Probe,
}

/// How each element is found, in the order of [`Part`].
const SELECTORS: [&str; 19] = [
    "[data-checkup=form]",
    "[data-checkup=clear]",
    "[data-checkup=state]",
    "[data-checkup=status]",
    "[data-checkup=verdict]",
    "[data-checkup=question]",
    "[data-checkup=ask]",
    "[data-checkup=look]",
    "[data-checkup=candidates]",
    "[data-checkup=notices]",
    "[data-checkup=why]",
    "[data-checkup=steps]",
    "[data-checkup=sent]",
    "[data-checkup=ledger]",
    "[data-checkup=form] input[name=token]",
    "[data-checkup=form] textarea[name=report]",
    "[data-checkup=form] input[name=model]",
    "[data-checkup=form] input[name=bill_to]",
    "[data-checkup=form] input[name=probe]",
];

impl Page {
    /// Finds every element.
    ///
    /// # Errors
    /// The selector of the one that is not there.
    pub(crate) fn find() -> Result<Self, String> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or("document")?;
        let find = |selector: &&str| {
            let found = document.query_selector(selector).ok().flatten();
            found.map(Element::unchecked_into).ok_or_else(|| (*selector).to_owned())
        };
        let elements: Vec<HtmlElement> = SELECTORS.iter().map(find).collect::<Result<_, _>>()?;
        let base = elements[Part::State as usize].get_attribute("data-base");
        Ok(Self { base: base.unwrap_or_else(|| "/".to_owned()), elements, document })
    }

    /// One of the elements.
    pub(crate) fn at(&self, part: Part) -> &HtmlElement {
        &self.elements[part as usize]
    }

    /// One of the fields, whose kind its selector names.
    fn field<T: JsCast>(&self, part: Part) -> &T {
        self.at(part).unchecked_ref()
    }

    /// What stands in the form.
    pub(crate) fn form(&self) -> Form {
        Form {
            token: Token::new(self.field::<HtmlInputElement>(Part::Token).value()),
            report: self.field::<HtmlTextAreaElement>(Part::Report).value(),
            model: self.field::<HtmlInputElement>(Part::Model).value(),
            bill_to: self.field::<HtmlInputElement>(Part::BillTo).value(),
            probe: self.field::<HtmlInputElement>(Part::Probe).checked(),
        }
    }

    /// Empties the form, the token first.
    pub(crate) fn empty_form(&self) {
        self.field::<HtmlInputElement>(Part::Token).set_value("");
        self.field::<HtmlFormElement>(Part::Form).reset();
    }

    /// Shows the view.
    pub(crate) fn paint(&self, view: &View) {
        set(self.at(Part::State), "data-state", view.state.name());
        self.at(Part::Status).set_text_content(Some(&view.status));
        self.paint_verdict(view.verdict.as_ref());

        self.at(Part::Question).set_hidden(view.question.is_none());
        if let Some(question) = &view.question {
            set(self.at(Part::Question), "data-question", question.id);
            self.at(Part::Ask).set_text_content(Some(question.ask));
            self.at(Part::Look).set_text_content(Some(question.look));
        }
        self.paint_list(self.at(Part::Candidates), &view.candidates, Self::paint_candidate);
        self.paint_list(self.at(Part::Notices), &view.notices, |_, item, notice| {
            item.set_text_content(Some(notice));
        });
        self.at(Part::Why).set_hidden(view.steps.is_empty());
        self.paint_list(self.at(Part::Steps), &view.steps, Self::paint_step);
        self.at(Part::Sent).set_hidden(view.ledger.is_empty());
        self.paint_list(self.at(Part::Ledger), &view.ledger, |page, item, line| {
            page.append(item, "code", line);
        });
    }

    /// Brings the result to the visitor's eyes, and a screen reader's attention to it.
    pub(crate) fn go_to_result(&self) {
        // The page is right without focus, too.
        let _ = self.at(Part::Status).focus();
    }

    fn paint_verdict(&self, verdict: Option<&DiagnosisView>) {
        self.at(Part::Verdict).set_text_content(None);
        self.at(Part::Verdict).set_hidden(verdict.is_none());
        let Some(verdict) = verdict else {
            // An attribute that is not there cannot be removed, and need not be.
            let _ = self.at(Part::Verdict).remove_attribute("data-diagnosis");
            return;
        };
        set(self.at(Part::Verdict), "data-diagnosis", verdict.id);
        self.append(self.at(Part::Verdict), "h3", verdict.title);
        let remedy = self.append(self.at(Part::Verdict), "p", "");
        self.append(&remedy, "strong", "The next step: ");
        self.append(&remedy, "span", verdict.remedy);
        self.append(self.at(Part::Verdict), "p", &format!("Who can do it: {}.", verdict.mender));
        let more = self.append(self.at(Part::Verdict), "p", "");
        self.append_link(&more, verdict.id, "How to do it, and what does not help");
    }

    fn paint_candidate(&self, item: &Element, candidate: &CandidateView) {
        set(item, "data-candidate", candidate.id);
        self.append_link(item, candidate.id, candidate.title);
        self.append(item, "p", &candidate.confirm);
    }

    fn paint_step(&self, item: &Element, step: &StepView) {
        set(item, "data-step", step.id);
        set(item, "data-answer", step.answer);
        self.append(item, "span", step.ask);
        let answer = self.append(item, "strong", step.answer);
        set(&answer, "class", &format!("answer-{}", step.answer));
        self.append(item, "p", &step.because);
    }

    fn paint_list<T>(&self, list: &HtmlElement, items: &[T], paint: impl Fn(&Self, &Element, &T)) {
        list.set_text_content(None);
        list.set_hidden(items.is_empty());
        for item in items {
            paint(self, &self.append(list, "li", ""), item);
        }
    }

    fn append(&self, parent: &Element, tag: &str, text: &str) -> Element {
        let element = must(self.document.create_element(tag));
        element.set_text_content(Some(text));
        must(parent.append_child(&element));
        element
    }

    fn append_link(&self, parent: &Element, id: &str, text: &str) {
        let link = self.append(parent, "a", text);
        set(&link, "href", &format!("{}diagnoses/{id}/", self.base));
    }
}

fn set(element: &Element, name: &str, value: &str) {
    must(element.set_attribute(name, value));
}

/// What the browser cannot refuse: names of elements, attributes and events that are right.
/// (`expect` would bring the code that prints any JavaScript value.)
pub(crate) fn must<T>(result: Result<T, wasm_bindgen::JsValue>) -> T {
    result.unwrap_or_else(|_| unreachable!("a right name is not refused"))
}
