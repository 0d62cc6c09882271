//! The loop: events in, requests out.
//!
//! | module | holds |
//! |---|---|
//! | [`event`] | what can happen |
//! | [`state`] | what is remembered beside the evidence |
//! | [`begin`] | what the visitor gives, taken in |
//! | [`observe`] | what Hugging Face replied, taken in |
//! | [`advance`] | what comes next: a request, a question, or the end |
//! | [`answer`] | what the visitor answers, taken in and taken back |

mod advance;
mod answer;
mod begin;
mod event;
mod observe;
mod state;

pub use event::Event;
pub(crate) use state::{CameBy, Phase, Query, Sent};

use crate::form::{Form, Intent};
use crate::hub::{self, Endpoints};
use crate::link::fragment;
use crate::month::UnixSeconds;
use crate::opening::Choice;
use crate::plan::Planned;
use crate::replies;
use crate::request::{Asked, Reply, Request};
use crate::token::Token;
use diagnosis::{Chat, Evidence, Payer, Place, Unseen, Verdict, consult};
use state::{LiveCall, Seen};

/// A check-up, from the first paste to the verdict.
#[derive(Debug)]
pub struct Checkup {
    pub(crate) endpoints: Endpoints,
    /// Whether the page is shown inside another one, which could draw over it. Then no token is taken.
    pub(crate) framed: bool,
    run: u32,
    pub(crate) phase: Phase,
    token: Option<Token>,
    /// The Hub's word on a token, which it gives sparingly: asked once, and kept as long as the token.
    known: Option<(Token, Reply)>,
    pub(crate) call: LiveCall,
    pub(crate) now: UnixSeconds,
    pub(crate) evidence: Evidence,
    /// The questions that the visitor answered on the page, in order.
    pub(crate) answered: Vec<&'static str>,
    /// What was chosen before the tree was asked.
    pub(crate) choices: Vec<&'static Choice>,
    /// How often the visitor wanted more to be asked than is asked at first.
    more_questions: usize,
    pub(crate) seen: Seen,
}

impl Checkup {
    /// A check-up that has not begun, for these endpoints.
    pub fn new(endpoints: Endpoints) -> Self {
        Self {
            endpoints,
            framed: false,
            run: 0,
            phase: Phase::Idle,
            token: None,
            known: None,
            call: LiveCall::default(),
            now: 0,
            evidence: Evidence::default(),
            answered: Vec::new(),
            choices: Vec::new(),
            more_questions: 0,
            seen: Seen::default(),
        }
    }

    /// The same in a page that is shown inside another one: whatever comes, it takes no token.
    pub fn framed(self) -> Self {
        Self { framed: true, ..self }
    }

    /// Takes in what happened, and gives the request to send now.
    pub fn update(&mut self, event: Event) -> Option<Request> {
        match event {
            Event::Submitted { form, now } => self.begin(form, now),
            Event::Linked { link, now } => {
                self.begin(Form::default(), now);
                self.follow(link)?;
            }
            Event::Ended { run, asked, outcome, took } => {
                // A late reply is harmless.
                if run != self.run {
                    return None;
                }
                self.note(asked, &outcome, took);
                if !matches!(self.phase, Phase::Checking(waited) if waited == asked) {
                    // The list of models may come in while something else goes on.
                    if asked == Asked::Catalogue {
                        self.observe(asked, outcome);
                    }
                    return None;
                }
                self.observe(asked, outcome);
            }
            Event::Answered(answer) => self.answer(&answer)?,
            Event::WantsQuestions => self.more_questions += 1,
            Event::TookBack => {
                if matches!(self.phase, Phase::Checking(_)) {
                    return None;
                }
                self.take_back()?;
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
            Event::Cleared => {
                let run = self.run + 1;
                *self = Self { run, framed: self.framed, ..Self::new(self.endpoints.clone()) };
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

    /// The address of one of Hugging Face's pages, for whoever the form says is to pay.
    pub fn place(&self, place: Place) -> String {
        self.endpoints.place(place, self.call.bill_to.as_deref())
    }

    /// What the evidence comes to so far.
    pub fn verdict(&self) -> Verdict {
        consult(&self.evidence)
    }

    /// Whether a live call could still say something that nobody has allowed yet.
    pub(crate) fn may_offer_call(&self) -> bool {
        let declined = self.evidence.chat == Some(Err(Unseen::Declined));
        declined && matches!(self.verdict(), Verdict::Open { .. })
    }

    /// The fragment of an address that brings the same result: no name and no amount is in it, and nothing secret.
    pub fn fragment(&self) -> String {
        let read = match self.evidence.chat {
            Some(Ok(Chat::Refused(reading))) => Some(reading),
            _ => self.evidence.paste,
        };
        fragment(&self.verdict(), &self.choices, read, &self.evidence)
    }

    /// Whose money the form says the call takes.
    pub(crate) fn payer(&self) -> Payer {
        match self.call.bill_to {
            Some(_) => Payer::Organization,
            None => Payer::Person,
        }
    }
}
