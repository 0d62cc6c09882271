//! What the visitor gives, taken in: the form, and what they mended, paste or allow later.

use super::Checkup;
use super::state::{Before, LiveCall, Phase, Seen};
use crate::form::{Form, is_misplaced, model, payer};
use crate::month::UnixSeconds;
use crate::paste::{Paste, Pasted};
use crate::questions::{BILLS_ORGANIZATION, CODE_SENDS_THIS_TOKEN, IN_PAYING_ORGANIZATION};
use crate::quote::quotes;
use crate::replies;
use crate::sources::Listing;
use crate::token::Token;
use diagnosis::{
    Account, Answer, Answers, Evidence, Payer, Probe, Step, TokenShape, Topic, Verdict,
};
use reading::Details;

impl Checkup {
    pub(super) fn begin(&mut self, form: Form, now: UnixSeconds) {
        let Paste { kind, text, is_cut } = form.report;
        self.run += 1;
        self.phase = Phase::Done;
        self.now = now;
        self.answered.clear();
        self.choices.clear();
        self.more_questions = 0;
        self.seen = Seen {
            taken: Some(kind),
            report_is_cut: is_cut,
            misplaced: is_misplaced(&form.model) || is_misplaced(&form.bill_to),
            ..Seen::default()
        };
        self.evidence = Evidence::default();
        self.call = LiveCall {
            consent: form.probe,
            stopped: false,
            model: model(&form.model),
            bill_to: payer(&form.bill_to),
        };
        self.token = form.token.filter(|_| !self.framed);
        match kind {
            Pasted::Nothing => {}
            Pasted::Token if self.framed => {}
            Pasted::Token => {
                self.token = self.token.take().or_else(|| Token::new(text.to_string()))
            }
            Pasted::Replies | Pasted::Sources => self.hear(&text),
            Pasted::Code => {
                self.read(&text);
                // What code does not say is not missing, and the error was not seen yet.
                self.seen.read = self.seen.read.filter(|_| !self.seen.report_unread);
                self.evidence.paste = self.seen.read;
                self.seen.report_unread = false;
            }
            Pasted::Text => self.read(&text),
        }
        if let Some(token) = &self.token {
            self.seen.flaw = token.flaw();
            self.evidence.token = Some(token.shape());
            self.known = self.known.take().filter(|(known, _)| token.is(known));
        } else {
            self.known = None;
        }
        self.answer_for_payer();
    }

    fn read(&mut self, report: &str) {
        let text = reading::read(report);
        let reading = text.reading();
        self.evidence.paste = Some(reading);
        self.seen.read = Some(reading);
        self.seen.quotes = quotes(&text);
        self.seen.details = text.details;
        self.seen.report_unread = reading.refusal.is_none() && reading.suspects.is_none();
    }

    /// What the form says about who is to pay. With a token, the check-up is about a call that bills as the form says,
    /// unless the text tells of one that bills otherwise.
    fn answer_for_payer(&mut self) {
        let told = self.evidence.paste.unwrap_or_default();
        let names = told.payer.is_some() || told.speaks_of == Some(Topic::BillTo);
        let answer = match (&self.call.bill_to, self.evidence.token) {
            (Some(_), _) if told.payer != Some(Payer::Person) => Answer::Yes,
            (None, Some(_)) if !names => Answer::No,
            _ => return,
        };
        self.evidence.answers.set(BILLS_ORGANIZATION, answer);
    }

    /// Takes in what the page's commands printed on the visitor's machine.
    pub(super) fn hear(&mut self, output: &str) {
        for (asked, outcome) in replies::replies(output) {
            self.seen.by_hand = true;
            self.observe(asked, outcome);
        }
        if matches!(self.evidence.account, Some(Ok(Account::Known(_)))) {
            self.evidence.token.get_or_insert(TokenShape::User);
            self.answer_for_payer();
        }
        let listing = Listing::read(output);
        if listing != Listing::default() {
            if let Some(sends) = self.token.as_ref().and_then(|token| listing.sends(token)) {
                let answer = if sends { Answer::Yes } else { Answer::No };
                self.evidence.answers.set(CODE_SENDS_THIS_TOKEN, answer);
            }
            self.seen.listing = Some(listing);
        }
    }

    /// Keeps what cannot have changed, and forgets the rest. `None` when there is nothing to ask again.
    pub(super) fn begin_again(&mut self, now: UnixSeconds) -> Option<()> {
        self.token.as_ref()?;
        if matches!(self.phase, Phase::Checking(_) | Phase::Idle) {
            return None;
        }
        if let Verdict::Reached(path) = self.verdict() {
            let books = std::mem::take(&mut self.seen.books);
            self.seen.before = Some(Before { title: path.diagnosis.title, books });
            // Where the account said no, it may say yes now.
            let by_account = |step: &Step| {
                let mended = !step.answer && step.question.id != IN_PAYING_ORGANIZATION;
                mended && step.decided_by == Some(Probe::Account)
            };
            if path.steps.iter().any(by_account) {
                self.known = None;
                self.evidence.account = None;
            }
        }
        if matches!(self.evidence.account, Some(Err(_))) {
            self.evidence.account = None;
        }
        self.run += 1;
        self.now = now;
        self.call.stopped = false;
        // One live call was allowed, and made.
        self.call.consent &= self.evidence.chat.is_none();
        self.answered.clear();
        self.choices.clear();
        self.more_questions = 0;
        // What failed before says nothing about what holds now.
        self.evidence.paste = None;
        self.evidence.usage = None;
        self.evidence.chat = None;
        self.evidence.answers = Answers::default();
        self.evidence.on_website = false;
        self.seen.read = None;
        self.seen.quotes.clear();
        self.seen.came_by = None;
        self.seen.details = Details::default();
        self.seen.report_unread = false;
        self.seen.listing = None;
        self.seen.taken = None;
        self.seen.report_is_cut = false;
        self.answer_for_payer();
        Some(())
    }

    pub(super) fn consent(&mut self, named: &str, bill_to: &str) -> Option<()> {
        if matches!(self.phase, Phase::Checking(_) | Phase::Idle) {
            return None;
        }
        self.seen.misplaced = is_misplaced(named) || is_misplaced(bill_to);
        let bill_to = payer(bill_to);
        if bill_to != self.call.bill_to {
            // Who pays decides what the account's permissions mean, and whose usage counts.
            self.evidence.account = None;
            self.evidence.usage = None;
        }
        self.call = LiveCall { consent: true, stopped: false, model: model(named), bill_to };
        self.evidence.chat = None;
        self.answer_for_payer();
        Some(())
    }
}
