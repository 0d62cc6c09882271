//! The page: read, and painted.
//!
//! Everything is set as text or as an attribute, so nothing that a server says can become part of the page's code.

use crate::dom::{append, must, set};
use crate::parts::{Part, Parts};
use crate::samples::Code;
use checkup::form::is_misplaced;
use checkup::paste::MOST;
use checkup::view::{CandidateView, DiagnosisView, LanesView, MeterView, PayerView, StepView};
use checkup::{Form, Intent, Paste, Token, View};
use js_sys::{Date, JsString, Object, Reflect};
use wasm_bindgen::prelude::JsCast;
use web_sys::{
    Document, Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};

/// The checker's page.
pub(crate) struct Page {
    document: Document,
    /// Where the site's pages begin: the checker may run in a sub-path.
    base: String,
    parts: Parts,
    code: Code,
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
        Ok(Self { base: base.unwrap_or_else(|| "/".to_owned()), parts, code, document })
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

    /// What stands in one of the text areas, which is emptied.
    pub(crate) fn take(&self, part: Part) -> String {
        let text = self.text(part);
        self.area(part).set_value("");
        text
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

    /// Shows a report, selected, so that it can be copied where the page may not do it.
    pub(crate) fn show_report(&self, report: &str) {
        let area = self.area(Part::ReportText);
        area.set_value(report);
        area.set_hidden(false);
        area.select();
    }

    /// Shows what would be sent.
    pub(crate) fn paint_plan(&self, plan: &[checkup::plan::Planned]) {
        self.paint_list(Part::Plan, plan, |page, item, planned| {
            page.append(item, "code", &planned.line);
            page.append(item, "p", &[planned.why, " ", &planned.with].concat());
        });
    }

    /// Shows the view.
    pub(crate) fn paint(&self, view: &View, commands: &str) {
        set(self.at(Part::State), "data-state", view.state.name());
        self.at(Part::Status).set_text_content(Some(&view.status));
        self.at(Part::Misplaced).set_hidden(true);
        self.paint_text(Part::Taken, view.taken);
        self.paint_text(Part::Before, view.before.as_deref());
        self.paint_verdict(view.verdict.as_ref());
        self.paint_lines(Part::Notices, &view.notices);

        let idle = view.state == checkup::State::Idle;
        self.at(Part::Cancel).set_hidden(view.state != checkup::State::Checking);
        self.at(Part::Again).set_hidden(!view.can_check_again);
        self.at(Part::Back).set_hidden(!view.can_take_back);
        self.at(Part::Question).set_hidden(view.question.is_none());
        if let Some(question) = &view.question {
            set(self.at(Part::Question), "data-question", question.id);
            self.at(Part::Ask).set_text_content(Some(question.ask));
            self.at(Part::Look).set_text_content(Some(question.look));
        }
        self.at(Part::Offer).set_hidden(view.offer.is_none());
        self.at(Part::OfferWords).set_text_content(view.offer.as_deref());
        self.paint_payers(&view.payers, view.bill_to.as_deref());
        self.paint_list(Part::Candidates, &view.candidates, Self::paint_candidate);

        self.at(Part::Usage).set_hidden(view.meter.is_none());
        if let Some(meter) = &view.meter {
            self.paint_meter(meter);
        }
        self.at(Part::Holder).set_hidden(view.account.is_empty());
        self.paint_lines(Part::Account, &view.account);
        self.at(Part::Why).set_hidden(view.steps.is_empty());
        self.paint_list(Part::Steps, &view.steps, Self::paint_step);
        if let Some(last) = view.steps.last() {
            let address = [&self.base, "decision-tree/#", last.id].concat();
            set(self.at(Part::InTree), "href", &address);
        }
        self.at(Part::Now).set_hidden(idle);
        self.paint_lanes(view.lanes.as_ref());
        self.at(Part::Sent).set_hidden(view.ledger.is_empty());
        self.paint_list(Part::Ledger, &view.ledger, |page, item, line| {
            page.append(item, "code", line);
        });
        self.at(Part::Report).set_hidden(view.verdict.is_none() && view.candidates.is_empty());
        // A report is about what was; it is made anew when it is asked for.
        self.area(Part::ReportText).set_value("");
        self.area(Part::ReportText).set_hidden(true);
        self.paint_lines(Part::Sources, &view.sources);
        self.at(Part::Commands).set_text_content(Some(commands));
        self.code.paint(view);
    }

    /// Brings the result to the visitor's eyes, and a screen reader's attention to it.
    pub(crate) fn go_to_result(&self) {
        // The page is right without focus, too.
        let _ = self.at(Part::Status).focus();
    }

    fn input(&self, part: Part) -> &HtmlInputElement {
        self.parts.of_kind(part)
    }

    fn area(&self, part: Part) -> &HtmlTextAreaElement {
        self.parts.of_kind(part)
    }

    fn paint_verdict(&self, verdict: Option<&DiagnosisView>) {
        let card = self.at(Part::Verdict);
        card.set_text_content(None);
        card.set_hidden(verdict.is_none());
        let Some(verdict) = verdict else {
            // An attribute that is not there cannot be removed, and need not be.
            let _ = card.remove_attribute("data-diagnosis");
            return;
        };
        set(card, "data-diagnosis", verdict.id);
        self.append(card, "h3", verdict.title);
        let remedy = self.append(card, "p", "");
        self.append(&remedy, "strong", "The next step: ");
        self.append(&remedy, "span", &[verdict.remedy, " "].concat());
        self.append_link(&remedy, verdict.id, "How to do it");
        if let Some((words, url)) = &verdict.place {
            let place = self.append(card, "p", "");
            let link = self.append(&place, "a", words);
            set(&link, "href", url);
            set(&link, "class", "external");
            set(&link, "rel", "noopener noreferrer");
        }
        self.append(card, "p", &["Who can do it: ", verdict.mender, "."].concat());
        let vain = self.append(card, "p", "");
        self.append(&vain, "strong", "What not to try: ");
        self.append(&vain, "span", verdict.vain);
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
        set(&answer, "class", &["answer-", step.answer].concat());
        self.append(item, "p", &step.because);
    }

    fn paint_meter(&self, meter: &MeterView) {
        self.at(Part::Meter).set_hidden(meter.used.is_none());
        set(self.at(Part::Meter), "value", &meter.used.unwrap_or(0).to_string());
        self.paint_lines(Part::Amounts, &meter.words);
        let ends = Date::new(&(meter.ends as f64 * 1000.0).into());
        let ends = String::from(ends.to_locale_string("en-GB", &Object::new()));
        let words = ["The month ends on ", &ends, " in your time zone (the first, 00:00 UTC)."];
        self.paint_text(Part::Reset, Some(&words.concat()));
    }

    fn paint_payers(&self, payers: &[PayerView], chosen: Option<&str>) {
        let select = self.parts.of_kind::<HtmlSelectElement>(Part::Payer);
        self.paint_list(Part::Payers, payers, |_, item, payer| {
            item.set_text_content(Some(&payer.words));
        });
        let before = select.value();
        let before = payers.iter().find(|payer| payer.bill_to == before);
        select.set_text_content(None);
        let person = PayerView { bill_to: String::new(), words: "You".to_owned() };
        let named =
            chosen.map(|name| PayerView { bill_to: name.to_owned(), words: name.to_owned() });
        let unlisted =
            named.filter(|named| !payers.iter().any(|payer| payer.bill_to == named.bill_to));
        let person = Some(person).filter(|_| payers.is_empty());
        for payer in person.iter().chain(payers).chain(&unlisted) {
            let option = self.append(select, "option", &payer.words);
            set(&option, "value", &payer.bill_to);
        }
        // What the visitor chose outlives a repaint.
        select.set_value(before.map(|payer| &*payer.bill_to).or(chosen).unwrap_or_default());
    }

    fn paint_lanes(&self, lanes: Option<&LanesView>) {
        self.paint_text(Part::LanesWords, lanes.map(|lanes| lanes.words.as_str()));
        let routes = lanes.map_or(&[][..], |lanes| &lanes.lanes);
        self.paint_list(Part::Lanes, routes, |page, item, (route, price)| {
            page.append(item, "code", route);
            page.append(item, "span", &[" ", price].concat());
        });
    }

    fn paint_text(&self, part: Part, text: Option<&str>) {
        self.at(part).set_text_content(text);
        self.at(part).set_hidden(text.is_none());
    }

    fn paint_lines(&self, part: Part, lines: &[String]) {
        self.paint_list(part, lines, |_, item, line| item.set_text_content(Some(line)));
    }

    fn paint_list<T>(&self, part: Part, items: &[T], paint: impl Fn(&Self, &Element, &T)) {
        let list = self.at(part);
        list.set_text_content(None);
        list.set_hidden(items.is_empty());
        for item in items {
            paint(self, &self.append(list, "li", ""), item);
        }
    }

    fn append(&self, parent: &Element, tag: &str, text: &str) -> Element {
        append(&self.document, parent, tag, text)
    }

    fn append_link(&self, parent: &Element, id: &str, text: &str) {
        let link = self.append(parent, "a", text);
        set(&link, "href", &[&self.base, "diagnoses/", id, "/"].concat());
    }
}
