//! The elements of the page: found once, read and painted.
//!
//! Everything is set as text or as an attribute, so nothing that a server says can become part of the page's code.

use checkup::view::{CandidateView, DiagnosisView, StepView};
use checkup::{Form, Token, View};
use wasm_bindgen::prelude::JsCast;
use web_sys::{
    Document, Element, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement,
};

/// The checker's elements, each found by its `data-checkup` name.
pub(crate) struct Page {
    document: Document,
    /// Where the site's pages begin: the checker may run in a sub-path.
    base: String,
    pub(crate) form: HtmlFormElement,
    token: HtmlInputElement,
    report: HtmlTextAreaElement,
    model: HtmlInputElement,
    bill_to: HtmlInputElement,
    probe: HtmlInputElement,
    pub(crate) clear: HtmlElement,
    state: HtmlElement,
    status: HtmlElement,
    verdict: HtmlElement,
    pub(crate) question: HtmlElement,
    ask: HtmlElement,
    look: HtmlElement,
    candidates: HtmlElement,
    notices: HtmlElement,
    why: HtmlElement,
    steps: HtmlElement,
    sent: HtmlElement,
    ledger: HtmlElement,
}

impl Page {
    /// Finds every element.
    ///
    /// # Errors
    /// The selector of the one that is not there.
    pub(crate) fn find() -> Result<Self, String> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or("document")?;
        let state: HtmlElement = find(&document, "[data-checkup=\"state\"]")?;
        Ok(Self {
            base: state.get_attribute("data-base").unwrap_or_else(|| "/".to_owned()),
            state,
            form: find(&document, "[data-checkup=\"form\"]")?,
            token: find(&document, "[data-checkup=\"form\"] [name=\"token\"]")?,
            report: find(&document, "[data-checkup=\"form\"] [name=\"report\"]")?,
            model: find(&document, "[data-checkup=\"form\"] [name=\"model\"]")?,
            bill_to: find(&document, "[data-checkup=\"form\"] [name=\"bill_to\"]")?,
            probe: find(&document, "[data-checkup=\"form\"] [name=\"probe\"]")?,
            clear: find(&document, "[data-checkup=\"clear\"]")?,
            status: find(&document, "[data-checkup=\"status\"]")?,
            verdict: find(&document, "[data-checkup=\"verdict\"]")?,
            question: find(&document, "[data-checkup=\"question\"]")?,
            ask: find(&document, "[data-checkup=\"ask\"]")?,
            look: find(&document, "[data-checkup=\"look\"]")?,
            candidates: find(&document, "[data-checkup=\"candidates\"]")?,
            notices: find(&document, "[data-checkup=\"notices\"]")?,
            why: find(&document, "[data-checkup=\"why\"]")?,
            steps: find(&document, "[data-checkup=\"steps\"]")?,
            sent: find(&document, "[data-checkup=\"sent\"]")?,
            ledger: find(&document, "[data-checkup=\"ledger\"]")?,
            document,
        })
    }

    /// What stands in the form.
    pub(crate) fn form(&self) -> Form {
        Form {
            token: Token::new(self.token.value()),
            report: self.report.value(),
            model: self.model.value(),
            bill_to: self.bill_to.value(),
            probe: self.probe.checked(),
        }
    }

    /// Empties the form, the token first.
    pub(crate) fn empty_form(&self) {
        self.token.set_value("");
        self.form.reset();
    }

    /// Shows the view.
    pub(crate) fn paint(&self, view: &View) {
        set(&self.state, "data-state", view.state.name());
        self.status.set_text_content(Some(&view.status));
        self.paint_verdict(view.verdict.as_ref());

        self.question.set_hidden(view.question.is_none());
        if let Some(question) = &view.question {
            set(&self.question, "data-question", question.id);
            self.ask.set_text_content(Some(question.ask));
            self.look.set_text_content(Some(question.look));
        }
        self.paint_list(&self.candidates, &view.candidates, Self::paint_candidate);
        self.paint_list(&self.notices, &view.notices, |_, item, notice| {
            item.set_text_content(Some(notice));
        });
        self.why.set_hidden(view.steps.is_empty());
        self.paint_list(&self.steps, &view.steps, Self::paint_step);
        self.sent.set_hidden(view.ledger.is_empty());
        self.paint_list(&self.ledger, &view.ledger, |page, item, line| {
            page.append(item, "code", line);
        });
    }

    /// Brings the result to the visitor's eyes, and a screen reader's attention to it.
    pub(crate) fn go_to_result(&self) {
        // The page is right without focus, too.
        let _ = self.status.focus();
    }

    fn paint_verdict(&self, verdict: Option<&DiagnosisView>) {
        self.verdict.set_text_content(None);
        self.verdict.set_hidden(verdict.is_none());
        let Some(verdict) = verdict else {
            // An attribute that is not there cannot be removed, and need not be.
            let _ = self.verdict.remove_attribute("data-diagnosis");
            return;
        };
        set(&self.verdict, "data-diagnosis", verdict.id);
        self.append(&self.verdict, "h3", verdict.title);
        let remedy = self.append(&self.verdict, "p", "");
        self.append(&remedy, "strong", "The next step: ");
        self.append(&remedy, "span", verdict.remedy);
        self.append(&self.verdict, "p", &format!("Who can do it: {}.", verdict.mender));
        let more = self.append(&self.verdict, "p", "");
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

fn find<T: JsCast>(document: &Document, selector: &str) -> Result<T, String> {
    document
        .query_selector(selector)
        .ok()
        .flatten()
        .and_then(|element| element.dyn_into().ok())
        .ok_or_else(|| selector.to_owned())
}

fn set(element: &Element, name: &str, value: &str) {
    must(element.set_attribute(name, value));
}

/// What the browser cannot refuse: names of elements, attributes and events that are right.
/// (`expect` would bring the code that prints any JavaScript value.)
pub(crate) fn must<T>(result: Result<T, wasm_bindgen::JsValue>) -> T {
    result.unwrap_or_else(|_| unreachable!("a right name is not refused"))
}
