//! The loop: events in, requests out.

use crate::hub::{self, Amounts, Endpoints};
use crate::month::UnixSeconds;
use crate::request::{Reply, Request};
use crate::token::{Flaw, Token};
use diagnosis::{
    Account, Answer, Answers, Evidence, Payer, Probe, Question, Unseen, Verdict, consult, questions,
};

/// The question that the form's `bill_to` field answers.
const BILLS_ORGANIZATION: &str = "bills-organization";

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
    /// A request of this run has ended.
    Ended {
        /// The run that it belongs to.
        run: u32,
        /// What it looked at.
        probe: Probe,
        /// The reply, or why there is none.
        outcome: Result<Reply, Unseen>,
    },
    /// The visitor answered the question that was asked.
    Answered(Answer),
    /// The visitor wants everything forgotten.
    Cleared,
}

/// What stands in the form.
#[derive(Debug, Default)]
pub struct Form {
    /// The token field; `None` when it is empty.
    pub token: Option<Token>,
    /// The pasted error.
    pub report: String,
    /// The model to call; empty for the cheapest.
    pub model: String,
    /// The organization to bill; empty for the person.
    pub bill_to: String,
    /// Consent to one live call.
    pub probe: bool,
}

/// A check-up, from the first paste to the verdict.
#[derive(Debug)]
pub struct Checkup {
    endpoints: Endpoints,
    run: u32,
    pub(crate) phase: Phase,
    token: Option<Token>,
    consent: bool,
    model: String,
    bill_to: Option<String>,
    now: UnixSeconds,
    pub(crate) evidence: Evidence,
    pub(crate) seen: Seen,
}

/// Where a check-up stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Nothing was sent off yet.
    Idle,
    /// Waiting for a reply.
    Checking(Probe),
    /// Waiting for the visitor.
    Asking(&'static str),
    /// All that can be known without a new paste is known.
    Done,
}

/// What the page may show beside what the tree knows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) flaw: Option<Flaw>,
    pub(crate) tokens_in_report: usize,
    pub(crate) print_this: Option<&'static str>,
    pub(crate) report_unread: bool,
    pub(crate) name: Option<String>,
    pub(crate) may_read_usage: Option<bool>,
    pub(crate) amounts: Amounts,
    pub(crate) sent: Vec<Sent>,
}

/// A request that was really sent, and how it ended.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) request: Request,
    pub(crate) outcome: Option<Result<u16, Unseen>>,
}

impl Checkup {
    /// A check-up that has not begun, for these endpoints.
    pub fn new(endpoints: Endpoints) -> Self {
        Self {
            endpoints,
            run: 0,
            phase: Phase::Idle,
            token: None,
            consent: false,
            model: String::new(),
            bill_to: None,
            now: 0,
            evidence: Evidence::default(),
            seen: Seen::default(),
        }
    }

    /// Takes in what happened, and gives the requests to send now.
    pub fn update(&mut self, event: Event) -> Vec<Request> {
        match event {
            Event::Submitted { form, now } => self.begin(form, now),
            Event::Ended { run, probe, outcome } => {
                // A late reply is harmless.
                if run != self.run || self.phase != Phase::Checking(probe) {
                    return Vec::new();
                }
                self.take_in(probe, outcome);
            }
            Event::Answered(answer) => {
                // An answer to no question must not send a request a second time.
                let Phase::Asking(question) = self.phase else {
                    return Vec::new();
                };
                self.evidence.answers.set(question, answer);
            }
            Event::Cleared => {
                let run = self.run + 1;
                *self = Self { run, ..Self::new(self.endpoints.clone()) };
                return Vec::new();
            }
        }
        self.advance().into_iter().collect()
    }

    /// The token, for the header of a request; `None` when the run has none.
    pub fn token(&self) -> Option<&Token> {
        self.token.as_ref()
    }

    /// What the evidence comes to so far.
    pub fn verdict(&self) -> Verdict {
        consult(&self.evidence)
    }

    fn begin(&mut self, form: Form, now: UnixSeconds) {
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let paste = said(&form.report).map(|report| reading::read(&report));
        let details = reading::details::details(&form.report);
        let token = form.token;

        let mut answers = Answers::default();
        match (said(&form.bill_to), &token) {
            (Some(_), _) => answers.set(BILLS_ORGANIZATION, Answer::Yes),
            // With a token, the check-up is about a call that bills as the form says.
            (None, Some(_)) => answers.set(BILLS_ORGANIZATION, Answer::No),
            (None, None) => {}
        }
        self.run += 1;
        self.phase = Phase::Done;
        self.seen = Seen {
            flaw: token.as_ref().and_then(Token::flaw),
            tokens_in_report: details.tokens,
            print_this: details.print_this,
            report_unread: paste.is_some_and(|reading| reading.refusal.is_none()),
            ..Seen::default()
        };
        self.evidence = Evidence {
            paste,
            token: token.as_ref().map(Token::shape),
            answers,
            ..Evidence::default()
        };
        self.token = token;
        self.consent = form.probe;
        self.model = said(&form.model).unwrap_or_else(|| hub::DEFAULT_MODEL.to_owned());
        self.bill_to = said(&form.bill_to);
        self.now = now;
    }

    fn take_in(&mut self, probe: Probe, outcome: Result<Reply, Unseen>) {
        if let Some(sent) = self.seen.sent.last_mut() {
            sent.outcome = Some(outcome.as_ref().map(|reply| reply.status).map_err(|why| *why));
        }
        match probe {
            Probe::Account => {
                let reply = outcome.and_then(|reply| hub::account(&reply, self.bill_to.as_deref()));
                self.evidence.account = Some(reply.map(|reply| {
                    self.seen.name = reply.name;
                    self.seen.may_read_usage = reply.may_read_usage;
                    reply.account
                }));
            }
            Probe::Usage => {
                let reply = outcome.and_then(|reply| hub::usage(&reply));
                self.evidence.usage = Some(reply.map(|(usage, amounts)| {
                    self.seen.amounts = amounts;
                    usage
                }));
            }
            Probe::Chat => self.evidence.chat = Some(outcome.and_then(|reply| hub::chat(&reply))),
            Probe::Paste | Probe::Token | Probe::Visitor | Probe::Presumption => {}
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
            let next = [Probe::Account, Probe::Usage, Probe::Chat]
                .into_iter()
                .find(|probe| self.token.is_some() && wanted(*probe));
            match next.map(|probe| self.prepare(probe)) {
                Some(Ok(request)) => {
                    self.phase = Phase::Checking(request.probe);
                    self.seen.sent.push(Sent { request: request.clone(), outcome: None });
                    return Some(request);
                }
                // It cannot be seen, which is known now: the walk may go on from there.
                Some(Err((probe, why))) => match probe {
                    Probe::Usage => self.evidence.usage = Some(Err(why)),
                    Probe::Chat => self.evidence.chat = Some(Err(why)),
                    _ => self.evidence.account = Some(Err(why)),
                },
                None => {
                    let askable = |needs: &[Probe]| needs.contains(&Probe::Visitor);
                    self.phase = undecided
                        .iter()
                        .find(|open| askable(&open.needs))
                        .map_or(Phase::Done, |open| Phase::Asking(open.question.id));
                    return None;
                }
            }
        }
    }

    /// The request for a probe, or why it is not sent.
    fn prepare(&self, probe: Probe) -> Result<Request, (Probe, Unseen)> {
        let usable = self.token.as_ref().is_some_and(|token| token.flaw().is_none());
        let refused = self
            .evidence
            .account
            .is_some_and(|account| !matches!(account, Ok(Account::Known(_)) | Err(_)));
        if !usable || refused {
            return Err((probe, Unseen::NotPermitted));
        }
        match probe {
            // The usage is the person's own.
            Probe::Usage if self.payer() == Payer::Organization => Err((probe, Unseen::Irrelevant)),
            Probe::Usage if self.seen.may_read_usage == Some(false) => {
                Err((probe, Unseen::NotPermitted))
            }
            Probe::Usage => Ok(self.endpoints.ask_usage(self.run, self.now)),
            Probe::Chat if !self.consent => Err((probe, Unseen::Declined)),
            Probe::Chat => {
                let bill_to = self.bill_to.as_deref();
                Ok(self.endpoints.ask_chat(self.run, &self.model, bill_to))
            }
            _ => Ok(self.endpoints.ask_account(self.run)),
        }
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
        match self.bill_to {
            Some(_) => Payer::Organization,
            None => Payer::Person,
        }
    }
}
