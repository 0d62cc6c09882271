//! What the page shows, as data. The shell paints it word for word.

mod account;
mod money;
mod words;

use crate::app::{Checkup, Phase, Sent};
use crate::month::UnixSeconds;
use diagnosis::{Change, Diagnosis, Path, Probe, Question, Step, Verdict};

/// The whole of what the check-up shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Where the check-up stands.
    pub state: State,
    /// The same in a sentence.
    pub status: String,
    /// What the pasted text was taken for.
    pub taken: Option<&'static str>,
    /// How it stood before, when it was checked again.
    pub before: Option<String>,
    /// What is wrong, when that is known.
    pub verdict: Option<DiagnosisView>,
    /// What it may be, likeliest first, when it is not.
    pub candidates: Vec<CandidateView>,
    /// The questions on the way, with their answers.
    pub steps: Vec<StepView>,
    /// The question to the visitor.
    pub question: Option<QuestionView>,
    /// Whether there is an answer to take back.
    pub can_take_back: bool,
    /// Whether something can be asked again.
    pub can_check_again: bool,
    /// What the visitor should know besides.
    pub notices: Vec<String>,
    /// What Hugging Face says about the account.
    pub account: Vec<String>,
    /// This month's amounts.
    pub meter: Option<MeterView>,
    /// Who could be billed.
    pub payers: Vec<PayerView>,
    /// The live call, when it could settle something and nobody allowed it yet.
    pub offer: Option<String>,
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
    /// The samples' name of the visitor's client, if the text gave it away, or of the most common one.
    pub client: &'static str,
}

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

/// A diagnosis and the one next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiagnosisView {
    /// Its id, which is also the last part of its page's address.
    pub id: &'static str,
    /// What is wrong.
    pub title: &'static str,
    /// The one next thing to do.
    pub remedy: &'static str,
    /// Who can do it.
    pub mender: &'static str,
    /// What does not help, and why.
    pub vain: &'static str,
    /// Where to do it: what the link says, and its address.
    pub place: Option<(&'static str, String)>,
    /// The samples' word for what has to change in the visitor's code.
    pub change: Option<&'static str>,
}

/// A diagnosis that is still possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateView {
    /// Its id.
    pub id: &'static str,
    /// What would be wrong.
    pub title: &'static str,
    /// What would confirm it.
    pub confirm: String,
}

/// A question on the way, with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    /// The question's id.
    pub id: &'static str,
    /// The question.
    pub ask: &'static str,
    /// `yes`, `no` or `unknown`.
    pub answer: &'static str,
    /// What says so.
    pub because: String,
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
        let seen = &self.seen;
        let settled = !matches!(self.phase, Phase::Idle | Phase::Checking(_));
        let mut view = View {
            state: self.state(),
            status: String::new(),
            taken: words::taken(self),
            before: words::before(self),
            verdict: None,
            candidates: Vec::new(),
            steps: Vec::new(),
            question: self.question().map(QuestionView::from),
            can_take_back: settled && !self.answered.is_empty(),
            can_check_again: settled && self.token().is_some(),
            notices: words::notices(self),
            account: account::lines(self),
            meter: money::meter(self),
            payers: account::payers(self),
            offer: (settled && self.may_offer_call()).then(|| money::offer(self)),
            lanes: money::lanes(self),
            sources: seen
                .listing
                .as_ref()
                .map_or_else(Vec::new, |listing| listing.words(self.token())),
            ledger: seen.sent.iter().map(Sent::line).collect(),
            model: self.call.model.clone().or_else(|| seen.details.model.clone()),
            bill_to: self.call.bill_to.clone(),
            client: words::sample(seen.details.client),
        };
        if !matches!(self.phase, Phase::Idle) {
            self.fill_in_verdict(&mut view);
        }
        view.status = words::status(self, &view);
        view
    }

    fn fill_in_verdict(&self, view: &mut View) {
        match self.verdict() {
            Verdict::Reached(path) => {
                view.verdict = Some(self.diagnosis(path.diagnosis));
                view.steps = path.steps.iter().map(|step| self.step(step)).collect();
            }
            Verdict::Open { so_far, undecided, candidates } => {
                view.steps = so_far.iter().map(|step| self.step(step)).collect();
                // What was asked out of its turn stands further on.
                let further_on = candidates.iter().flat_map(|path| &path.steps);
                let decided = further_on.filter(|step| step.decided_by == Some(Probe::Visitor));
                for step in decided.map(|step| self.step(step)) {
                    if !view.steps.iter().any(|known| known.id == step.id) {
                        view.steps.push(step);
                    }
                }
                view.steps.extend(undecided.first().map(|open| StepView {
                    id: open.question.id,
                    ask: open.question.ask,
                    answer: "unknown",
                    because: words::would_settle(open.needs),
                }));
                view.candidates = candidates.iter().map(CandidateView::from).collect();
            }
        }
    }

    fn diagnosis(&self, diagnosis: &'static Diagnosis) -> DiagnosisView {
        let url = |place| self.endpoints.place(place, self.call.bill_to.as_deref());
        DiagnosisView {
            id: diagnosis.id,
            title: diagnosis.title,
            remedy: diagnosis.remedy,
            mender: diagnosis.mender.words(),
            vain: diagnosis.vain,
            place: diagnosis.place.map(|place| (place.words(), url(place))),
            change: diagnosis.change.map(Change::word),
        }
    }

    fn step(&self, step: &Step) -> StepView {
        StepView {
            id: step.question.id,
            ask: step.question.ask,
            answer: if step.answer { "yes" } else { "no" },
            because: words::because(self, step),
        }
    }
}

impl From<&'static Question> for QuestionView {
    fn from(question: &'static Question) -> Self {
        Self { id: question.id, ask: question.ask, look: question.look }
    }
}

impl From<&Path> for CandidateView {
    fn from(path: &Path) -> Self {
        let last_open = path.steps.iter().rev().find(|step| step.decided_by.is_none());
        Self {
            id: path.diagnosis.id,
            title: path.diagnosis.title,
            confirm: last_open.map_or(String::new(), |step| {
                let answer = if step.answer { "yes." } else { "no." };
                ["To be sure: “", step.question.ask, "” would have to be answered with ", answer]
                    .concat()
            }),
        }
    }
}
