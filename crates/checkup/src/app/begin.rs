//! What the visitor gives, taken in: the form, and what they mended, paste or allow later.

use super::Checkup;
use super::state::{Before, Call, Phase, Seen};
use crate::form::{Form, said};
use crate::month::UnixSeconds;
use crate::paste::{Pasted, lone_token};
use crate::questions::{BILLS_ORGANIZATION, CODE_SENDS_THIS_TOKEN, IN_PAYING_ORGANIZATION};
use crate::replies;
use crate::sources::Listing;
use crate::token::Token;
use diagnosis::{
    Account, Answer, Answers, Evidence, Payer, Probe, Step, TokenShape, Topic, Verdict,
};
use reading::Details;
use zeroize::Zeroize;

impl Checkup {
    pub(super) fn begin(&mut self, mut form: Form, now: UnixSeconds) {
        let taken = Pasted::of(&form.report);
        self.run += 1;
        self.phase = Phase::Done;
        self.now = now;
        self.answered.clear();
        self.seen = Seen { taken: Some(taken), ..Seen::default() };
        self.evidence = Evidence::default();
        self.call = Call {
            consent: form.probe,
            stopped: false,
            model: said(&form.model),
            bill_to: said(&form.bill_to),
        };
        self.token = form.token.take();
        match taken {
            Pasted::Nothing => {}
            Pasted::Token => {
                let pasted = || Token::new(lone_token(&form.report)?.to_owned());
                self.token = self.token.take().or_else(pasted);
            }
            Pasted::Replies | Pasted::Sources => self.hear(&form.report),
            Pasted::Code => {
                self.read(&form.report);
                // What code does not say is not missing, and the error was not seen yet.
                self.evidence.paste = self.evidence.paste.filter(|_| !self.seen.report_unread);
                self.seen.report_unread = false;
            }
            Pasted::Text => self.read(&form.report),
        }
        form.report.zeroize();
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
        // What failed before says nothing about what holds now.
        self.evidence.paste = None;
        self.evidence.usage = None;
        self.evidence.chat = None;
        self.evidence.answers = Answers::default();
        self.seen.details = Details::default();
        self.seen.report_unread = false;
        self.seen.listing = None;
        self.seen.taken = None;
        self.answer_for_payer();
        Some(())
    }

    pub(super) fn consent(&mut self, model: &str, bill_to: &str) -> Option<()> {
        if matches!(self.phase, Phase::Checking(_) | Phase::Idle) {
            return None;
        }
        let bill_to = said(bill_to);
        if bill_to != self.call.bill_to {
            // Who pays decides what the account's permissions mean, and whose usage counts.
            self.evidence.account = None;
            self.evidence.usage = None;
        }
        self.call = Call { consent: true, stopped: false, model: said(model), bill_to };
        self.evidence.chat = None;
        self.answer_for_payer();
        Some(())
    }
}
