//! The questions, in the order in which they are asked.
//!
//! The order is the order in which a call is stopped on its way: the token, its permission, the limit, the money, the
//! rest. (Recorded exchanges show the token first; the order of the later gates is inferred from public reports.)
//!
//! Everything is `const`: an arrow that is missing, or arrows in a circle, do not compile, and a diagnosis that no
//! question reaches is dead code. There is no registry to forget: the tree is the registry.

mod money;
mod token;

use crate::{Account, Chat, Diagnosis, Holder, Probe, Reading, Refusal, TokenShape, Usage};

/// Where the walk begins.
pub const ROOT: &Question = &token::TOKEN_IS_SENT;

/// One question, with the evidence that can answer it.
#[derive(Debug)]
pub struct Question {
    /// Its name in code and in addresses: kebab-case.
    pub id: &'static str,
    /// The question, so that "yes" is what one hopes for wherever there is hope.
    pub ask: &'static str,
    /// Where a visitor can look, to answer it.
    pub look: &'static str,
    /// What can answer it: tried in order, and the first that has its evidence decides. A live call comes first: it is
    /// the closest to the call that fails.
    pub tests: &'static [Test],
    /// Where "yes" leads.
    pub yes: Next,
    /// Where "no" leads.
    pub no: Next,
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
    /// The visitor can be asked: yes, no, don't know.
    Visitor,
}

impl Test {
    /// Where its evidence comes from.
    pub const fn probe(&self) -> Probe {
        match self {
            Test::Paste(_) => Probe::Paste,
            Test::Token(_) => Probe::Token,
            Test::Account(_) => Probe::Account,
            Test::Usage(_) => Probe::Usage,
            Test::Chat(_) => Probe::Chat,
            Test::Visitor => Probe::Visitor,
        }
    }
}

/// The gates that a call passes, in order. A refusal happens at one of them: the gates before it let the call through.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gate {
    TokenSent,
    TokenValid,
    Permission,
    Limit,
    Credit,
    Rest,
}

/// Whether a call that met this refusal got through the gate; `None` when the wording does not tell.
fn passed(gate: Gate, reading: &Reading) -> Option<bool> {
    let stopped_at = match reading.refusal? {
        Refusal::NoOrBadToken if matches!(gate, Gate::TokenSent | Gate::TokenValid) => return None,
        Refusal::NoToken => Gate::TokenSent,
        Refusal::NoOrBadToken | Refusal::BadToken | Refusal::ExpiredToken => Gate::TokenValid,
        Refusal::NoPermission => Gate::Permission,
        Refusal::SpendingLimit => Gate::Limit,
        Refusal::CreditsSpentOnFree | Refusal::CreditsSpent | Refusal::PaymentRequired => {
            Gate::Credit
        }
        Refusal::SomethingElse => Gate::Rest,
    };
    Some(stopped_at != gate)
}

/// The same for a live call: an answer means that every gate is open.
fn passed_live(gate: Gate, chat: &Chat) -> Option<bool> {
    match chat {
        Chat::Answered => Some(true),
        Chat::Refused(reading) => passed(gate, reading),
    }
}

/// The holder of the token, when the Hub knows it.
fn holder(account: &Account) -> Option<&Holder> {
    match account {
        Account::Known(holder) => Some(holder),
        Account::Rejected | Account::Expired => None,
    }
}
