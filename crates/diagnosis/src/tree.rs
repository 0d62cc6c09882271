//! The questions, in the order in which they are asked.
//!
//! The order is the way of a call: it reaches a host, the host knows the token, the token may do this, the request is
//! understood, somebody pays, the model answers. (Recorded exchanges show the token first; the order of the gates
//! behind it is inferred from public reports.)
//!
//! Everything is `const`: an arrow that is missing, or arrows in a circle, do not compile, and a diagnosis that no
//! question reaches is dead code. There is no registry to forget: the tree is the registry.

mod gate;
mod money;
mod request;
mod service;
mod token;
mod way;

use crate::{
    Account, Chat, Diagnosis, Evidence, Holder, Probe, Reading, TokenShape, Unseen, Usage,
};
pub use gate::Gates;
use gate::{Ahead, Gate};

/// Where the walk begins.
pub const ROOT: &Question = &way::IS_ANSWERED_AT_ALL;

/// One question, with the evidence that can answer it.
#[derive(Debug)]
pub struct Question {
    /// Its name in code and in addresses: kebab-case.
    pub id: &'static str,
    /// The question, so that "yes" is what one hopes for wherever there is hope.
    pub ask: &'static str,
    /// Where a visitor can look, to answer it.
    pub look: &'static str,
    /// What is so where the answer is "yes": a clause without a full stop.
    pub if_yes: &'static str,
    /// The same for "no".
    pub if_no: &'static str,
    /// Whether both answers are in order, and only lead different ways.
    pub is_fork: bool,
    /// What can answer it: tried in order, and the first that has its evidence decides. A live call comes first: it is
    /// the closest to the call that fails.
    pub tests: &'static [Test],
    /// Where "yes" leads.
    pub yes: Next,
    /// Where "no" leads.
    pub no: Next,
}

impl Question {
    /// Where an answer leads.
    pub const fn next(&self, answer: bool) -> Next {
        if answer { self.yes } else { self.no }
    }

    /// What is so where this is the answer: a clause without a full stop.
    pub const fn means(&self, answer: bool) -> &'static str {
        if answer { self.if_yes } else { self.if_no }
    }
}

/// Where an answer leads.
#[derive(Clone, Copy, Debug)]
pub enum Next {
    /// To another question.
    Ask(&'static Question),
    /// To the end.
    Conclude(&'static Diagnosis),
}

/// A predicate that cannot be called without its evidence.
/// It says `None` when the evidence, though seen, does not bear on the question.
#[derive(Clone, Copy, Debug)]
pub enum Test {
    /// What the pasted text says.
    Paste(fn(&Reading) -> Option<bool>),
    /// What the credential looks like.
    Token(fn(TokenShape) -> Option<bool>),
    /// What the Hub says about the token.
    Account(fn(&Account) -> Option<bool>),
    /// How the person's own account stands this month.
    Usage(fn(Usage) -> Option<bool>),
    /// How one live call ended.
    Chat(fn(&Chat) -> Option<bool>),
    /// Whether the refusal in the pasted text comes from behind these gates.
    PastePassed(Gates),
    /// Whether one live call got through them.
    ChatPassed(Gates),
    /// Presumed while the visitor says that the call was refused behind them.
    PresumePassed(Gates),
    /// The visitor can be asked: yes, no, don't know.
    Visitor,
    /// Presumed to be so while this holds, and nothing else answers.
    Presume(fn(&Evidence) -> bool),
}

impl Test {
    /// Where its evidence comes from.
    pub const fn probe(&self) -> Probe {
        match self {
            Test::Paste(_) | Test::PastePassed(_) => Probe::Paste,
            Test::Token(_) => Probe::Token,
            Test::Account(_) => Probe::Account,
            Test::Usage(_) => Probe::Usage,
            Test::Chat(_) | Test::ChatPassed(_) => Probe::Chat,
            Test::Visitor => Probe::Visitor,
            Test::Presume(_) | Test::PresumePassed(_) => Probe::Presumption,
        }
    }
}

/// Whether a token is checked by itself: no report says what failed, so it is a plain call with this token.
fn token_alone(evidence: &Evidence) -> bool {
    let unheard = matches!(evidence.account, Some(Err(Unseen::Unreachable | Unseen::TimedOut)));
    let reported = evidence.paste.is_some_and(|reading| reading.refusal.is_some());
    evidence.token.is_some() && !reported && !unheard
}

/// Whether nobody but Hugging Face can answer: it is its own website, or a token is checked by itself.
fn asks_hugging_face(evidence: &Evidence) -> bool {
    evidence.on_website || token_alone(evidence)
}

/// Whether the call is made on Hugging Face's own website, which signs it in by itself.
const fn on_website(evidence: &Evidence) -> bool {
    evidence.on_website
}

/// Whether a token is checked by itself whose owner has no credit: then it does not matter what is asked for.
fn token_alone_without_credit(evidence: &Evidence) -> bool {
    let spent =
        |usage| matches!(usage, Ok(Usage::CreditSpent | Usage::AllowanceSpent | Usage::Held));
    token_alone(evidence) && evidence.usage.is_some_and(spent)
}

/// The holder of the token, when the Hub knows it.
fn holder(account: &Account) -> Option<&Holder> {
    match account {
        Account::Known(holder) => Some(holder),
        Account::Rejected | Account::Expired | Account::NotAPerson => None,
    }
}
