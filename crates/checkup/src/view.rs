//! What the page shows, as data, in the order in which it is shown. The shell paints it word for word.
//!
//! | module | holds |
//! |---|---|
//! | [`headline`] | the one sentence on top, with the next step |
//! | [`steps`] | what is in order and what is not |
//! | [`words`] | the sentences that depend on what was seen |
//! | [`account`] | what Hugging Face says about the account |
//! | [`money`] | amounts and prices |

mod account;
mod headline;
mod money;
mod steps;
mod words;

pub use headline::{DiagnosisView, Headline};
pub use steps::{CandidateView, Mark, StepView};

use crate::app::{Checkup, Phase, Query, Sent};
use crate::month::UnixSeconds;
use crate::quote::Quote;
use diagnosis::Verdict;

/// The whole of what the check-up shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Where the check-up stands.
    pub state: State,
    /// The same in a sentence, while a reply is waited for.
    pub status: String,
    /// What was checked, once the form was sent off: `an error text, a token`.
    pub checked: Option<String>,
    /// What the pasted text was taken for, or how the answers came.
    pub taken: Option<&'static str>,
    /// How it stood before, when it was checked again.
    pub before: Option<String>,
    /// What is wrong, or most likely is, and the one next step.
    pub headline: Option<Headline>,
    /// What the visitor should know besides.
    pub notices: Vec<String>,
    /// The words of the text that it rests on, then those of the other calls in it.
    pub quotes: Vec<Quote>,
    /// The question to the visitor.
    pub question: Option<QuestionView>,
    /// The live call, when it could settle something and nobody allowed it yet.
    pub offer: Option<String>,
    /// What is in order and what is not, in the order of the tree.
    pub steps: Vec<StepView>,
    /// What it may be, likeliest first, when that is not known. The first is that of the headline, if it names one.
    pub candidates: Vec<CandidateView>,
    /// Whether there is an answer to take back.
    pub can_take_back: bool,
    /// Whether something can be asked again.
    pub can_check_again: bool,
    /// Whether more could be asked of the visitor.
    pub can_ask_more: bool,
    /// What Hugging Face says about the account.
    pub account: Vec<String>,
    /// This month's amounts.
    pub meter: Option<MeterView>,
    /// Who could be billed.
    pub payers: Vec<PayerView>,
    /// What would work right now.
    pub lanes: Option<LanesView>,
    /// The places where tokens lie, and which wins.
    pub sources: Vec<String>,
    /// Every request that was sent, in order.
    pub ledger: Vec<String>,
    /// The model of the visitor's call, if it is known.
    pub model: Option<String>,
    /// The organization that the call is to bill, if it names one.
    pub bill_to: Option<String>,
    /// The page of the visitor's client, if the text gave it away, or of the most common one; its sample has the same
    /// name.
    pub client: &'static str,
}

impl View {
    /// What is wrong, when that is known.
    pub fn verdict(&self) -> Option<&DiagnosisView> {
        match &self.headline {
            Some(Headline::Settled(diagnosis)) => Some(diagnosis),
            _ => None,
        }
    }
}

/// The client that public reports name most: `huggingface_hub`.
const MOST_COMMON: &str = "inference-client";

/// Where a check-up stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing was sent off yet.
    Idle,
    /// The visitor is asked something.
    Asking,
    /// A reply is waited for.
    Checking,
    /// There is nothing more to find out.
    Done,
}

impl State {
    /// The state as the page's `data-state` has it.
    pub const fn name(self) -> &'static str {
        match self {
            State::Idle => "idle",
            State::Asking => "asking",
            State::Checking => "checking",
            State::Done => "done",
        }
    }
}

/// A question to the visitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionView {
    /// Its id.
    pub id: &'static str,
    /// The question.
    pub ask: &'static str,
    /// Where to look.
    pub look: &'static str,
    /// What can be answered: the name of each choice, and what its button says.
    pub choices: Vec<(&'static str, &'static str)>,
}

/// This month's amounts, as a meter shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeterView {
    /// How much of what may be used is used, in percent, if that is said.
    pub used: Option<u8>,
    /// The amounts in sentences.
    pub words: Vec<String>,
    /// When the month ends.
    pub ends: UnixSeconds,
}

/// Somebody who could be billed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayerView {
    /// What the call has to say; empty for the person.
    pub bill_to: String,
    /// Who it is, and whether the token may.
    pub words: String,
}

/// What would work right now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanesView {
    /// What the list is.
    pub words: String,
    /// Each route (`owner/name:provider`) and its price.
    pub lanes: Vec<(String, String)>,
    /// How many calls a plan buys.
    pub buys: Option<String>,
}

impl Checkup {
    /// Where the check-up stands now.
    pub fn state(&self) -> State {
        match self.phase {
            Phase::Idle => State::Idle,
            Phase::Checking(_) => State::Checking,
            Phase::Asking(_) => State::Asking,
            Phase::Done => State::Done,
        }
    }

    /// What the page shows now.
    pub fn view(&self) -> View {
        let (seen, state) = (&self.seen, self.state());
        let settled = matches!(state, State::Asking | State::Done);
        let verdict = (state != State::Idle).then(|| self.verdict());
        let could_ask = |verdict: &Verdict| match verdict {
            Verdict::Open { undecided, .. } => self.could_ask(undecided),
            Verdict::Reached(_) => false,
        };
        View {
            state,
            status: words::status(self),
            checked: (state != State::Idle).then(|| words::checked(self)),
            taken: words::taken(self),
            before: words::before(self),
            headline: verdict.as_ref().and_then(|verdict| self.headline(verdict)),
            notices: words::notices(self),
            quotes: seen.quotes.clone(),
            question: match self.phase {
                Phase::Asking(query) => Some(QuestionView::of(query)),
                _ => None,
            },
            offer: (settled && self.may_offer_call()).then(|| money::offer(self)),
            steps: verdict.as_ref().map_or_else(Vec::new, |verdict| self.steps(verdict)),
            candidates: verdict.as_ref().map_or_else(Vec::new, steps::candidates),
            can_take_back: settled && !self.answered.is_empty(),
            can_check_again: settled && self.token().is_some(),
            can_ask_more: state == State::Done && verdict.as_ref().is_some_and(could_ask),
            account: account::lines(self),
            meter: money::meter(self),
            payers: account::payers(self),
            lanes: money::lanes(self),
            sources: seen
                .listing
                .as_ref()
                .map_or_else(Vec::new, |listing| listing.words(self.token())),
            ledger: seen.sent.iter().map(Sent::line).collect(),
            model: self.call.model.clone().or_else(|| seen.details.model.clone()),
            bill_to: self.call.bill_to.clone(),
            client: seen.details.client.map_or(MOST_COMMON, |client| client.page),
        }
    }
}

impl QuestionView {
    fn of(query: Query) -> Self {
        let dont_know = ("unknown", "I don't know");
        match query {
            Query::Opening(opening) => {
                let choices = opening.choices.iter().map(|choice| (choice.name, choice.words));
                Self {
                    id: opening.id,
                    ask: opening.ask,
                    look: opening.look,
                    choices: choices.chain([dont_know]).collect(),
                }
            }
            Query::Tree(question) => Self {
                id: question.id,
                ask: question.ask,
                look: question.look,
                choices: vec![("yes", "Yes"), ("no", "No"), dont_know],
            },
        }
    }
}
