//! What the page shows, as data. The shell paints it word for word.

mod words;

use crate::app::{Checkup, Phase, Sent};
use diagnosis::{Diagnosis, Path, Question, Step, Verdict};

/// The whole of what the check-up shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Where the check-up stands.
    pub state: State,
    /// The same in a sentence.
    pub status: String,
    /// What is wrong, when that is known.
    pub verdict: Option<DiagnosisView>,
    /// What it may be, likeliest first, when it is not.
    pub candidates: Vec<CandidateView>,
    /// The questions on the way, with their answers.
    pub steps: Vec<StepView>,
    /// The question to the visitor.
    pub question: Option<QuestionView>,
    /// What the visitor should know besides.
    pub notices: Vec<String>,
    /// Every request that was sent, in order.
    pub ledger: Vec<String>,
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
        let mut view = View {
            state: self.state(),
            status: String::new(),
            verdict: None,
            candidates: Vec::new(),
            steps: Vec::new(),
            question: self.question().map(QuestionView::from),
            notices: words::notices(self),
            ledger: self.seen.sent.iter().map(Sent::line).collect(),
        };
        if self.phase != Phase::Idle {
            self.fill_in_verdict(&mut view);
        }
        view.status = words::status(self, &view);
        view
    }

    fn fill_in_verdict(&self, view: &mut View) {
        match self.verdict() {
            Verdict::Reached(path) => {
                view.verdict = Some(path.diagnosis.into());
                view.steps = path.steps.iter().map(|step| self.step(step)).collect();
            }
            Verdict::Open { so_far, undecided, candidates } => {
                view.steps = so_far.iter().map(|step| self.step(step)).collect();
                view.steps.extend(undecided.first().map(|open| StepView {
                    id: open.question.id,
                    ask: open.question.ask,
                    answer: "unknown",
                    because: words::would_settle(&open.needs),
                }));
                view.candidates = candidates.iter().map(CandidateView::from).collect();
            }
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

impl From<&'static Diagnosis> for DiagnosisView {
    fn from(diagnosis: &'static Diagnosis) -> Self {
        Self {
            id: diagnosis.id,
            title: diagnosis.title,
            remedy: diagnosis.remedy,
            mender: diagnosis.mender.words(),
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
                let answer = if step.answer { "yes" } else { "no" };
                format!(
                    "To be sure: “{}” would have to be answered with {answer}.",
                    step.question.ask
                )
            }),
        }
    }
}
