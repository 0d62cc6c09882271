//! The page, painted: what [`View`] says, part by part.
//!
//! Everything is set as text or as an attribute, so nothing that a server says can become part of the page's code.

use crate::dom::{append, set};
use crate::page::Page;
use crate::parts::Part;
use checkup::quote::Quote;
use checkup::view::{
    CandidateView, DiagnosisView, Headline, LanesView, MeterView, PayerView, QuestionView, StepView,
};
use checkup::{State, View, plan::Planned};
use js_sys::{Date, Object};
use web_sys::{Element, HtmlSelectElement};

impl Page {
    /// Shows what would be sent.
    pub(crate) fn paint_plan(&self, plan: &[Planned]) {
        self.paint_list(Part::Plan, plan, |page, item, planned| {
            page.append(item, "code", &planned.line);
            page.append(item, "p", &[planned.why, " ", &planned.with].concat());
        });
    }

    /// Shows the view.
    pub(crate) fn paint(&self, view: View, commands: &str) {
        let before = self.shown.take();
        let changed = |is_same: fn(&View, &View) -> bool| {
            before.as_ref().is_none_or(|before| !is_same(before, &view))
        };
        set(self.at(Part::State), "data-state", view.state.name());
        self.at(Part::Misplaced).set_hidden(true);
        if changed(|a, b| a.status == b.status) {
            self.at(Part::Status).set_text_content(Some(&view.status));
        }
        if changed(|a, b| a.taken == b.taken) {
            self.paint_text(Part::Taken, view.taken);
        }
        if changed(|a, b| a.before == b.before) {
            self.paint_text(Part::Before, view.before.as_deref());
        }
        if changed(|a, b| a.headline == b.headline) {
            self.paint_headline(view.headline.as_ref());
        }
        if changed(|a, b| a.notices == b.notices) {
            self.paint_lines(Part::Notices, &view.notices);
        }
        let idle = view.state == State::Idle;
        let checked = view.checked.as_ref().map(|things| ["Checked: ", things, "."].concat());
        self.paint_text(Part::Checked, checked.as_deref());
        self.fold_form();

        self.at(Part::Cancel).set_hidden(view.state != State::Checking);
        self.at(Part::Again).set_hidden(!view.can_check_again);
        self.at(Part::Back).set_hidden(!view.can_take_back);
        self.at(Part::AskMore).set_hidden(!view.can_ask_more);
        if changed(|a, b| a.question == b.question) {
            self.paint_question(view.question.as_ref());
        }
        self.at(Part::Offer).set_hidden(view.offer.is_none());
        self.at(Part::OfferWords).set_text_content(view.offer.as_deref());
        self.paint_payers(&view.payers, view.bill_to.as_deref());

        self.at(Part::Read).set_hidden(view.quotes.is_empty());
        self.paint_list(Part::Quotes, &view.quotes, Self::paint_quote);
        self.paint_steps(&view.steps);
        self.paint_candidates(&view);

        self.at(Part::Usage).set_hidden(view.meter.is_none());
        if let Some(meter) = &view.meter {
            self.paint_meter(meter);
        }
        self.at(Part::Holder).set_hidden(view.account.is_empty());
        self.paint_lines(Part::Account, &view.account);
        self.at(Part::Now).set_hidden(idle);
        self.paint_lanes(view.lanes.as_ref());
        self.at(Part::Sent).set_hidden(view.ledger.is_empty());
        self.paint_list(Part::Ledger, &view.ledger, |page, item, line| {
            page.append(item, "code", line);
        });
        self.at(Part::Report).set_hidden(view.headline.is_none());
        // A report is about what was; it is made anew when it is asked for.
        self.area(Part::ReportText).set_value("");
        self.area(Part::ReportText).set_hidden(true);
        self.at(Part::Copied).set_text_content(None);
        self.paint_lines(Part::Sources, &view.sources);
        self.at(Part::Commands).set_text_content(Some(commands));
        self.code.paint(&view);
        self.shown.replace(Some(view));
    }

    fn paint_headline(&self, headline: Option<&Headline>) {
        let card = self.at(Part::Verdict);
        card.set_text_content(None);
        card.set_hidden(headline.is_none());
        for name in ["data-diagnosis", "data-candidate"] {
            // An attribute that is not there cannot be removed, and need not be.
            let _ = card.remove_attribute(name);
        }
        match headline {
            None => {}
            Some(Headline::Settled(cause)) => {
                set(card, "data-diagnosis", cause.id);
                let title = self.append(card, "h3", "");
                self.append_link(&title, cause.id, cause.title);
                self.paint_cause(cause);
            }
            Some(Headline::Likely(cause, why)) => {
                set(card, "data-candidate", cause.id);
                let title = self.append(card, "h3", "");
                let likely = self.append(&title, "small", "Most likely");
                set(&likely, "class", "label");
                self.append_link(&title, cause.id, cause.title);
                let why = self.append(card, "p", why);
                set(&why, "class", "look");
                self.paint_cause(cause);
            }
            Some(Headline::Open { title, step }) => {
                self.append(card, "h3", title);
                let step = self.append(card, "p", step);
                set(&step, "class", "step");
            }
        }
    }

    /// The one next step as a button that goes there, who can do it, and what not to try.
    fn paint_cause(&self, cause: &DiagnosisView) {
        let card = self.at(Part::Verdict);
        let step = self.append(card, "p", cause.remedy);
        set(&step, "class", "step");
        let buttons = self.append(card, "p", "");
        set(&buttons, "class", "buttons");
        let class = match &cause.place {
            Some((words, url)) => {
                let link = self.append(&buttons, "a", words);
                set(&link, "href", url);
                set(&link, "class", "button main external");
                set(&link, "rel", "noopener noreferrer");
                "button"
            }
            None => "button main",
        };
        let how = self.append_link(&buttons, cause.id, "How to do it, step by step");
        set(&how, "class", class);
        let mender = self.append(card, "p", &["Who can do it: ", cause.mender, "."].concat());
        set(&mender, "class", "look");
        let vain = self.append(card, "p", &["What not to try: ", cause.vain].concat());
        set(&vain, "class", "look");
    }

    fn paint_question(&self, question: Option<&QuestionView>) {
        self.at(Part::Question).set_hidden(question.is_none());
        let Some(question) = question else { return };
        set(self.at(Part::Question), "data-question", question.id);
        self.at(Part::Ask).set_text_content(Some(question.ask));
        self.at(Part::Look).set_text_content(Some(question.look));
        let choices = self.at(Part::Choices);
        choices.set_text_content(None);
        for (name, words) in &question.choices {
            let button = self.append(choices, "button", words);
            set(&button, "type", "button");
            set(&button, "data-answer-with", name);
        }
    }

    fn paint_quote(&self, item: &Element, quote: &Quote) {
        if !quote.call.is_empty() {
            let call = self.append(item, "p", &quote.call);
            set(&call, "class", "label");
        }
        let text = self.append(item, "p", &quote.before);
        set(&text, "class", "quote");
        self.append(&text, "mark", &quote.words);
        self.append(&text, "span", &quote.after);
        if let Some(message) = quote.message {
            let link = self.append(item, "a", "What is known of this message");
            set(
                &link,
                "href",
                &[&self.base, "messages/", message.family, "/#", message.id].concat(),
            );
        }
    }

    fn paint_steps(&self, steps: &[StepView]) {
        self.at(Part::Why).set_hidden(steps.is_empty());
        let (assumed, shown): (Vec<&StepView>, _) = steps.iter().partition(|step| step.is_assumed);
        self.paint_list(Part::Steps, &shown, |page, item, step| page.paint_step(item, step));
        self.paint_list(Part::AssumedSteps, &assumed, |page, item, step| {
            page.paint_step(item, step)
        });
        self.at(Part::Assumed).set_hidden(assumed.is_empty());
        let words = [&assumed.len().to_string(), " earlier checks: passed, or assumed"].concat();
        self.at(Part::AssumedWords).set_text_content(Some(&words));
        if let Some(last) = steps.last() {
            let address = [&self.base, "decision-tree/#", last.id].concat();
            set(self.at(Part::InTree), "href", &address);
        }
    }

    fn paint_step(&self, item: &Element, step: &StepView) {
        set(item, "data-step", step.id);
        set(item, "data-answer", step.answer);
        let (sign, words) = step.mark.sign();
        let mark = self.append(item, "span", sign);
        set(&mark, "class", &["mark ", step.mark.name()].concat());
        set(&mark, "role", "img");
        set(&mark, "aria-label", words);
        let told = self.append(item, "span", &[" ", &step.words, " "].concat());
        self.append(&told, "small", &step.because);
    }

    fn paint_candidates(&self, view: &View) {
        let first = usize::from(matches!(view.headline, Some(Headline::Likely(..))));
        let others = view.candidates.get(first..).unwrap_or_default();
        self.paint_list(Part::Candidates, others, Self::paint_candidate);
        self.at(Part::Others).set_hidden(others.is_empty());
        let count = others.len().to_string();
        let words = match (first, others.len()) {
            (0, _) => [&count, " causes are possible, likeliest first"].concat(),
            (_, 1) => "If that is not it: one other cause".to_owned(),
            _ => ["If that is not it: ", &count, " other causes"].concat(),
        };
        self.at(Part::OthersWords).set_text_content(Some(&words));
    }

    fn paint_candidate(&self, item: &Element, candidate: &CandidateView) {
        set(item, "data-candidate", candidate.id);
        self.append_link(item, candidate.id, candidate.title);
        self.append(item, "p", &candidate.tells);
        self.append(item, "p", candidate.remedy);
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
        self.paint_text(Part::LanesBuy, lanes.and_then(|lanes| lanes.buys.as_deref()));
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

    fn append_link(&self, parent: &Element, id: &str, text: &str) -> Element {
        let link = self.append(parent, "a", text);
        set(&link, "href", &[&self.base, "diagnoses/", id, "/"].concat());
        link
    }
}
