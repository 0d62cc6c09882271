//! The loop: events in, requests out.

use crate::form::{Form, Intent, said};
use crate::hub::{self, Books, Endpoints, Lane, Profile};
use crate::month::UnixSeconds;
use crate::paste::{Pasted, lone_token};
use crate::plan::Planned;
use crate::replies;
use crate::request::{Asked, Reply, Request};
use crate::sources::Listing;
use crate::token::{Flaw, Token};
use diagnosis::{
    Account, Answer, Answers, Evidence, Observed, Payer, Probe, Question, TokenShape, Unseen,
    Verdict, consult, questions,
};
use reading::details::{Details, read_in_detail};
use reading::snippet::{self, Finding};
use zeroize::Zeroize;

/// The question that the form's `bill_to` field answers.
pub(crate) const BILLS_ORGANIZATION: &str = "bills-organization";

/// The question that a list of the places where tokens lie answers.
const CODE_SENDS_THIS_TOKEN: &str = "code-sends-this-token";

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// The visitor sent the form off.
    Submitted {
        /// What stands in it.
        form: Form,
        /// The visitor's clock.
        now: UnixSeconds,
    },
    /// The visitor came by a link that carries answers.
    Linked {
        /// What it carries.
        answers: Answers,
        /// The visitor's clock.
        now: UnixSeconds,
    },
    /// A request of this run has ended.
    Ended {
        /// The run that it belongs to.
        run: u32,
        /// What it asked for.
        asked: Asked,
        /// The reply, or why there is none.
        outcome: Observed<Reply>,
        /// How long it took, in milliseconds.
        took: u32,
    },
    /// The visitor answered the question that was asked.
    Answered(Answer),
    /// The visitor takes the last answer back.
    TookBack,
    /// The visitor wants nothing more to be sent.
    Cancelled,
    /// The visitor mended something, and wants to know whether it helped.
    CheckedAgain {
        /// The visitor's clock.
        now: UnixSeconds,
    },
    /// The visitor wants to know what would work right now.
    WantsCatalogue,
    /// The visitor consents to one live call.
    Consented {
        /// The model to call; empty for the cheapest.
        model: String,
        /// The organization to bill; empty for the person.
        bill_to: String,
    },
    /// The visitor pasted what the page's commands printed.
    Told {
        /// What they printed.
        output: String,
        /// The visitor's clock.
        now: UnixSeconds,
    },
    /// The visitor wants everything forgotten.
    Cleared,
}

/// A check-up, from the first paste to the verdict.
#[derive(Debug)]
pub struct Checkup {
    pub(crate) endpoints: Endpoints,
    run: u32,
    pub(crate) phase: Phase,
    token: Option<Token>,
    /// The Hub's word on a token, which it gives sparingly: asked once, and kept as long as the token.
    known: Option<(Token, Reply)>,
    pub(crate) call: Call,
    pub(crate) now: UnixSeconds,
    pub(crate) evidence: Evidence,
    /// The questions that the visitor answered on the page, in order.
    pub(crate) answered: Vec<&'static str>,
    pub(crate) seen: Seen,
}

/// Where a check-up stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Nothing was sent off yet.
    Idle,
    /// Waiting for a reply.
    Checking(Asked),
    /// Waiting for the visitor.
    Asking(&'static str),
    /// All that can be known without a new paste is known.
    Done,
}

/// The live call, as the visitor wants it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Call {
    /// Whether it may be made.
    consent: bool,
    /// Whether nothing may be sent any more.
    stopped: bool,
    pub(crate) model: Option<String>,
    pub(crate) bill_to: Option<String>,
}

/// What the page may show beside what the tree knows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) taken: Option<Pasted>,
    pub(crate) flaw: Option<Flaw>,
    pub(crate) details: Details,
    pub(crate) report_unread: bool,
    pub(crate) findings: Vec<Finding>,
    pub(crate) profile: Profile,
    pub(crate) books: Books,
    pub(crate) lanes: Option<Observed<Vec<Lane>>>,
    pub(crate) listing: Option<Listing>,
    pub(crate) by_hand: bool,
    pub(crate) sent: Vec<Sent>,
    pub(crate) before: Option<Before>,
}

/// A request that was really sent, and how it ended.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) request: Request,
    /// The status or why there is none, and the milliseconds that it took; `None` while it is waited for.
    pub(crate) outcome: Option<(Observed<u16>, u32)>,
}

/// How things stood before the visitor mended something.
#[derive(Clone, Debug)]
pub(crate) struct Before {
    pub(crate) title: &'static str,
    pub(crate) books: Books,
}

/// How a probe can be had.
enum Way {
    Send(Request),
    Known(Reply),
    Not(Unseen),
}

impl Checkup {
    /// A check-up that has not begun, for these endpoints.
    pub fn new(endpoints: Endpoints) -> Self {
        Self {
            endpoints,
            run: 0,
            phase: Phase::Idle,
            token: None,
            known: None,
            call: Call::default(),
            now: 0,
            evidence: Evidence::default(),
            answered: Vec::new(),
            seen: Seen::default(),
        }
    }

    /// Takes in what happened, and gives the request to send now.
    pub fn update(&mut self, event: Event) -> Option<Request> {
        match event {
            Event::Submitted { form, now } => self.begin(form, now),
            Event::Linked { answers, now } => {
                self.begin(Form::default(), now);
                self.evidence.answers = answers;
            }
            Event::Ended { run, asked, outcome, took } => {
                // A late reply is harmless.
                if run != self.run {
                    return None;
                }
                self.note(asked, &outcome, took);
                if self.phase != Phase::Checking(asked) {
                    // The list of models may come in while something else goes on.
                    if asked == Asked::Catalogue {
                        self.observe(asked, outcome);
                    }
                    return None;
                }
                self.observe(asked, outcome);
            }
            Event::Answered(answer) => {
                // An answer to no question must not send a request a second time.
                let Phase::Asking(question) = self.phase else { return None };
                self.evidence.answers.set(question, answer);
                self.answered.push(question);
            }
            Event::TookBack => {
                if matches!(self.phase, Phase::Checking(_)) {
                    return None;
                }
                self.evidence.answers.forget(self.answered.pop()?);
            }
            Event::Cancelled => {
                let Phase::Checking(asked) = self.phase else { return None };
                self.note(asked, &Err(Unseen::Declined), 0);
                self.run += 1;
                self.call.stopped = true;
                self.observe(asked, Err(Unseen::Declined));
            }
            Event::CheckedAgain { now } => self.begin_again(now)?,
            Event::WantsCatalogue => return self.want_catalogue(),
            Event::Consented { model, bill_to } => self.consent(&model, &bill_to)?,
            Event::Told { output, now } => match self.phase {
                Phase::Idle => self.begin(Form { report: output, ..Form::default() }, now),
                Phase::Checking(_) => return None,
                _ => self.hear(&output),
            },
            Event::Cleared => {
                let run = self.run + 1;
                *self = Self { run, ..Self::new(self.endpoints.clone()) };
                return None;
            }
        }
        self.advance()
    }

    /// The token, for the header of a request; `None` when the run has none.
    pub fn token(&self) -> Option<&Token> {
        self.token.as_ref()
    }

    /// What a check-up of such a form would send.
    pub fn plan(&self, intent: &Intent) -> Vec<Planned> {
        self.endpoints.plan(intent)
    }

    /// The commands with which the visitor can ask by hand.
    pub fn commands(&self, now: UnixSeconds) -> String {
        let model = self.model().unwrap_or_else(|| hub::DEFAULT_MODEL.to_owned());
        replies::commands(&self.endpoints, &model, self.call.bill_to.as_deref(), now)
    }

    /// What the evidence comes to so far.
    pub fn verdict(&self) -> Verdict {
        consult(&self.evidence)
    }

    fn begin(&mut self, mut form: Form, now: UnixSeconds) {
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
                self.seen.findings = snippet::findings(&form.report);
                self.read(&form.report);
                // What code does not say is not missing.
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
        let (reading, details) = read_in_detail(report);
        self.evidence.paste = Some(reading);
        self.seen.details = details;
        self.seen.report_unread = reading.refusal.is_none();
    }

    /// What the form says about who is to pay. With a token, the check-up is about a call that bills as the form says.
    fn answer_for_payer(&mut self) {
        let answer = match (&self.call.bill_to, self.evidence.token) {
            (Some(_), _) => Answer::Yes,
            (None, Some(_)) => Answer::No,
            (None, None) => return,
        };
        self.evidence.answers.set(BILLS_ORGANIZATION, answer);
    }

    /// Takes in what the page's commands printed on the visitor's machine.
    fn hear(&mut self, output: &str) {
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
    fn begin_again(&mut self, now: UnixSeconds) -> Option<()> {
        self.token.as_ref()?;
        if matches!(self.phase, Phase::Checking(_) | Phase::Idle) {
            return None;
        }
        if let Verdict::Reached(path) = self.verdict() {
            let books = std::mem::take(&mut self.seen.books);
            self.seen.before = Some(Before { title: path.diagnosis.title, books });
            // Where the account said no, it may say yes now.
            let mut by_account =
                path.steps.iter().filter(|step| step.decided_by == Some(Probe::Account));
            if by_account.next_back().is_some_and(|step| !step.answer) {
                self.known = None;
                self.evidence.account = None;
            }
        }
        self.run += 1;
        self.now = now;
        self.call.stopped = false;
        self.answered.clear();
        // What failed before says nothing about what holds now.
        self.evidence.paste = None;
        self.evidence.usage = None;
        self.evidence.chat = None;
        self.evidence.answers = Answers::default();
        self.seen.details = Details::default();
        self.seen.report_unread = false;
        self.seen.listing = None;
        self.seen.findings.clear();
        self.seen.taken = None;
        self.answer_for_payer();
        Some(())
    }

    fn want_catalogue(&mut self) -> Option<Request> {
        let waiting = |sent: &Sent| sent.request.asks == Asked::Catalogue && sent.outcome.is_none();
        if self.seen.sent.iter().any(waiting) {
            return None;
        }
        let request = self.endpoints.ask_catalogue(self.run);
        self.seen.sent.push(Sent { request: request.clone(), outcome: None });
        Some(request)
    }

    fn consent(&mut self, model: &str, bill_to: &str) -> Option<()> {
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

    /// Whether a live call could still say something that nobody has allowed yet.
    pub(crate) fn may_offer_call(&self) -> bool {
        let declined = self.evidence.chat == Some(Err(Unseen::Declined));
        declined && matches!(self.verdict(), Verdict::Open { .. })
    }

    /// Writes down how a request has ended.
    fn note(&mut self, asked: Asked, outcome: &Observed<Reply>, took: u32) {
        let waiting = |sent: &&mut Sent| sent.request.asks == asked && sent.outcome.is_none();
        if let Some(sent) = self.seen.sent.iter_mut().find(waiting) {
            let status = outcome.as_ref().map(|reply| reply.status).map_err(|why| *why);
            sent.outcome = Some((status, took));
        }
    }

    /// Reduces a reply to what the tree asks.
    fn observe(&mut self, asked: Asked, outcome: Observed<Reply>) {
        let (bill_to, seen) = (self.call.bill_to.as_deref(), &mut self.seen);
        match asked {
            Asked::Account => {
                let reply = outcome.as_ref().map_err(|why| *why);
                let read = reply.and_then(|reply| hub::account(reply, bill_to));
                self.evidence.account = Some(read.map(|read| {
                    seen.profile = read.profile;
                    if let (Some(token), Ok(reply)) = (&self.token, outcome) {
                        self.known = Some((token.again(), reply));
                    }
                    read.account
                }));
            }
            Asked::Usage => {
                let read = outcome.and_then(|reply| hub::usage(&reply));
                self.evidence.usage = Some(read.map(|(usage, books)| {
                    seen.books = books;
                    usage
                }));
            }
            Asked::Chat => self.evidence.chat = Some(outcome.and_then(|reply| hub::chat(&reply))),
            Asked::Catalogue => {
                seen.lanes = Some(outcome.and_then(|reply| hub::catalogue(&reply)));
            }
        }
    }

    /// Decides what comes next: a request, a question, or the end.
    fn advance(&mut self) -> Option<Request> {
        loop {
            let Verdict::Open { undecided, .. } = self.verdict() else {
                self.phase = Phase::Done;
                return None;
            };
            let wanted = |probe| undecided.iter().any(|open| open.needs.contains(&probe));
            let next = [
                (Probe::Account, Asked::Account),
                (Probe::Usage, Asked::Usage),
                (Probe::Chat, Asked::Chat),
            ]
            .into_iter()
            .find(|(probe, _)| self.token.is_some() && wanted(*probe));
            let Some((_, asked)) = next else {
                let askable = |needs: &[Probe]| needs.contains(&Probe::Visitor);
                self.phase = undecided
                    .iter()
                    .find(|open| askable(&open.needs))
                    .map_or(Phase::Done, |open| Phase::Asking(open.question.id));
                return None;
            };
            match self.way(asked) {
                Way::Send(request) => {
                    self.phase = Phase::Checking(request.asks);
                    self.seen.sent.push(Sent { request: request.clone(), outcome: None });
                    return Some(request);
                }
                Way::Known(reply) => self.observe(asked, Ok(reply)),
                // It cannot be seen, which is known now: the walk may go on from there.
                Way::Not(why) => self.observe(asked, Err(why)),
            }
        }
    }

    /// How to have what is wanted next.
    fn way(&self, asked: Asked) -> Way {
        let usable = self.token.as_ref().is_some_and(|token| token.flaw().is_none());
        let refused = self
            .evidence
            .account
            .is_some_and(|account| !matches!(account, Ok(Account::Known(_)) | Err(_)));
        if !usable || refused {
            return Way::Not(Unseen::NotPermitted);
        }
        if let (Asked::Account, Some((_, reply))) = (asked, &self.known) {
            return Way::Known(reply.clone());
        }
        if self.call.stopped {
            return Way::Not(Unseen::Declined);
        }
        match asked {
            Asked::Account => Way::Send(self.endpoints.ask_account(self.run)),
            // The usage is the person's own.
            Asked::Usage if self.payer() == Payer::Organization => Way::Not(Unseen::Irrelevant),
            Asked::Usage if self.seen.profile.may_read_usage == Some(false) => {
                Way::Not(Unseen::NotPermitted)
            }
            Asked::Usage => Way::Send(self.endpoints.ask_usage(self.run, self.now)),
            Asked::Chat | Asked::Catalogue if !self.call.consent => Way::Not(Unseen::Declined),
            Asked::Chat | Asked::Catalogue => {
                let bill_to = self.call.bill_to.as_deref();
                match (self.model(), &self.seen.lanes) {
                    (None, None) => Way::Send(self.endpoints.ask_catalogue(self.run)),
                    (model, _) => {
                        let model = model.unwrap_or_else(|| hub::DEFAULT_MODEL.to_owned());
                        Way::Send(self.endpoints.ask_chat(self.run, &model, bill_to))
                    }
                }
            }
        }
    }

    /// The model of the live call: the visitor's, or the cheapest on the list.
    fn model(&self) -> Option<String> {
        let cheapest = || Some(hub::cheapest(self.seen.lanes.as_ref()?.as_ref().ok()?)?.route());
        self.call.model.clone().or_else(cheapest)
    }

    /// The question that is being asked.
    pub(crate) fn question(&self) -> Option<&'static Question> {
        let Phase::Asking(id) = self.phase else {
            return None;
        };
        questions().into_iter().find(|question| question.id == id)
    }

    /// Whose money the form says the call takes.
    pub(crate) fn payer(&self) -> Payer {
        match self.call.bill_to {
            Some(_) => Payer::Organization,
            None => Payer::Person,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BILLS_ORGANIZATION, CODE_SENDS_THIS_TOKEN};

    #[test]
    fn the_questions_that_are_answered_here_are_questions_of_the_tree() {
        let ids: Vec<_> = diagnosis::questions().iter().map(|question| question.id).collect();
        assert!(ids.contains(&BILLS_ORGANIZATION) && ids.contains(&CODE_SENDS_THIS_TOKEN));
    }
}
