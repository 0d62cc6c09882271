//! The page: its elements, and what stands in its fields. It is painted in [`paint`](crate::paint).

use crate::dom::must;
use crate::parts::{Part, Parts};
use crate::samples::Code;
use checkup::form::is_misplaced;
use checkup::paste::MOST;
use checkup::{Form, Intent, Paste, Token, View};
use js_sys::{JsString, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::JsCast;
use web_sys::{Document, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// The checker's page.
pub(crate) struct Page {
    pub(crate) document: Document,
    /// Where the site's pages begin: the checker may run in a sub-path.
    pub(crate) base: String,
    pub(crate) parts: Parts,
    pub(crate) code: Code,
    /// What is on the page: what has not changed is not painted again, and so not read out again.
    pub(crate) shown: RefCell<Option<View>>,
    /// Whether the visitor wants the form back beside a result.
    pub(crate) wants_form: Cell<bool>,
}

impl Page {
    /// Finds every element.
    ///
    /// # Errors
    /// The selector of the one that is not there.
    pub(crate) fn find(document: Document) -> Result<Self, String> {
        let parts = Parts::find(&document)?;
        let base = parts.at(Part::State).get_attribute("data-base");
        let code = Code::new(
            document.clone(),
            parts.at(Part::Code).clone(),
            parts.of_kind::<HtmlSelectElement>(Part::Client).clone(),
            parts.at(Part::Sample).clone(),
        );
        let base = base.unwrap_or_else(|| "/".to_owned());
        Ok(Self { document, base, parts, code, shown: None.into(), wants_form: false.into() })
    }

    /// One of the elements.
    pub(crate) fn at(&self, part: Part) -> &HtmlElement {
        self.parts.at(part)
    }

    /// What stands in the form. A token that was pasted into the box for texts moves to its own field, where it is not
    /// shown.
    pub(crate) fn form(&self) -> Form {
        let Intent { model, bill_to, probe } = self.intent();
        self.take_out_secrets();
        let token = self.input(Part::TokenField);
        let report = Paste::of(self.text(Part::ReportField));
        if let Some(pasted) = report.token() {
            if token.value().is_empty() && !token.disabled() {
                token.set_value(pasted);
            }
            self.area(Part::ReportField).set_value("");
        }
        Form { token: Token::new(token.value()), report, model, bill_to, probe }
    }

    /// Empties the fields for names of every secret, and says so.
    pub(crate) fn take_out_secrets(&self) {
        for part in [Part::ModelField, Part::BillToField] {
            if is_misplaced(&self.input(part).value()) {
                self.input(part).set_value("");
                self.at(Part::Misplaced).set_hidden(false);
            }
        }
    }

    /// What the form says, but for what is secret.
    pub(crate) fn intent(&self) -> Intent {
        Intent {
            model: self.input(Part::ModelField).value(),
            bill_to: self.input(Part::BillToField).value(),
            probe: self.input(Part::ProbeField).checked(),
        }
    }

    /// Whom the visitor chose to pay for the live call.
    pub(crate) fn payer(&self) -> String {
        self.parts.of_kind::<HtmlSelectElement>(Part::Payer).value()
    }

    /// Whether the report may hold names.
    pub(crate) fn wants_names(&self) -> bool {
        self.input(Part::Names).checked()
    }

    /// What stands in one of the text areas. Of more than is read, only both ends come over from the browser, and still
    /// more than is read, so that it is known to be cut.
    fn text(&self, part: Part) -> String {
        let text = must(Reflect::get(self.at(part), &"value".into())).unchecked_into::<JsString>();
        let (length, most) = (text.length(), MOST as u32);
        if length <= 2 * most {
            return text.into();
        }
        text.slice(0, most).concat(&text.slice(length - most, length)).into()
    }

    /// Shows the form beside the result, or folds it again.
    pub(crate) fn want_form(&self, wants: bool) {
        self.wants_form.set(wants);
        self.fold_form();
        if wants {
            // The page is right without focus, too.
            let _ = self.at(Part::ReportField).focus();
        }
    }

    /// The form is folded to one line once it was sent off.
    pub(crate) fn fold_form(&self) {
        let idle = self.at(Part::Checked).hidden();
        self.at(Part::Form).set_hidden(!idle && !self.wants_form.get());
        self.at(Part::Change).set_hidden(idle || self.wants_form.get());
    }

    /// Shows a report, selected, so that it can be copied where the page may not do it.
    pub(crate) fn show_report(&self, report: &str) {
        let area = self.area(Part::ReportText);
        area.set_value(report);
        area.set_hidden(false);
        area.select();
    }

    /// Says how the copying went.
    pub(crate) fn say_copied(&self, done: bool) {
        let words = if done {
            "Copied."
        } else {
            "The browser does not let this page copy. The text is selected: copy it from there."
        };
        self.at(Part::Copied).set_text_content(Some(words));
    }

    /// Brings the result to the visitor's eyes, and a screen reader's attention to it or to the question in it.
    pub(crate) fn go_to(&self, part: Part) {
        // First, because Firefox gives a legend no focus before it is laid out.
        self.at(Part::Result).scroll_into_view();
        // The page is right without focus, too.
        let _ = self.at(part).focus();
    }

    pub(crate) fn input(&self, part: Part) -> &HtmlInputElement {
        self.parts.of_kind(part)
    }

    pub(crate) fn area(&self, part: Part) -> &HtmlTextAreaElement {
        self.parts.of_kind(part)
    }
}
