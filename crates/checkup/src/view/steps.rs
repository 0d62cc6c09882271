//! What is in order and what is not, and what else it may be.

use super::words;
use crate::app::Checkup;
use crate::questions::{BILLS_ORGANIZATION, CODE_SENDS_THIS_TOKEN};
use diagnosis::{Path, Probe, Step, Verdict};

/// A question on the way, with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    /// The question's id.
    pub id: &'static str,
    /// Whether that is as it should be.
    pub mark: Mark,
    /// What is so, as a sentence.
    pub words: String,
    /// `yes`, `no` or `unknown`.
    pub answer: &'static str,
    /// What says so.
    pub because: String,
    /// Whether it is in order only because nothing says otherwise, or because the call was stopped further on.
    pub is_assumed: bool,
}

/// Whether something is as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is.
    Fine,
    /// It is not.
    Wrong,
    /// Either way would be.
    Neither,
    /// It is not known.
    Unknown,
}

impl Mark {
    /// Its name in code.
    pub const fn name(self) -> &'static str {
        match self {
            Mark::Fine => "fine",
            Mark::Wrong => "wrong",
            Mark::Neither => "neither",
            Mark::Unknown => "unknown",
        }
    }

    /// The mark as a character, and as a word for who does not see it.
    pub const fn sign(self) -> (&'static str, &'static str) {
        match self {
            Mark::Fine => ("✓", "In order"),
            Mark::Wrong => ("✗", "Not in order"),
            Mark::Neither => ("•", "So it is"),
            Mark::Unknown => ("?", "Not known"),
        }
    }
}

/// A diagnosis that is still possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateView {
    /// Its id.
    pub id: &'static str,
    /// What would be wrong.
    pub title: &'static str,
    /// The one next thing to do then.
    pub remedy: &'static str,
    /// What would tell.
    pub tells: String,
}

impl Checkup {
    pub(super) fn steps(&self, verdict: &Verdict) -> Vec<StepView> {
        let (so_far, undecided, candidates) = match verdict {
            Verdict::Reached(path) => (&path.steps, None, &[][..]),
            Verdict::Open { so_far, undecided, candidates } => {
                (so_far, undecided.first(), &candidates[..])
            }
        };
        let mut steps: Vec<StepView> = so_far.iter().map(|step| self.step(step)).collect();
        // What was asked out of its turn, or seen in a reply, stands further on.
        let further_on = candidates.iter().flat_map(|path| &path.steps);
        let decided = further_on.filter(|step| {
            use Probe::{Account, Chat, Usage, Visitor};
            matches!(step.decided_by, Some(Visitor | Account | Usage | Chat))
        });
        for step in decided.map(|step| self.step(step)) {
            if !steps.iter().any(|known| known.id == step.id) {
                steps.push(step);
            }
        }
        steps.extend(undecided.map(|open| StepView {
            id: open.question.id,
            mark: Mark::Unknown,
            words: open.question.ask.to_owned(),
            answer: "unknown",
            because: words::would_settle(open.needs),
            is_assumed: false,
        }));
        steps
    }

    fn step(&self, step: &Step) -> StepView {
        let Step { question, answer, decided_by, contradicted_by } = *step;
        let further_on = answer
            && matches!(decided_by, Some(Probe::Paste | Probe::Chat))
            && !matches!(question.id, BILLS_ORGANIZATION | CODE_SENDS_THIS_TOKEN);
        StepView {
            id: question.id,
            mark: match (question.is_fork, answer) {
                (true, _) => Mark::Neither,
                (false, true) => Mark::Fine,
                (false, false) => Mark::Wrong,
            },
            words: sentence(question.means(answer)),
            answer: if answer { "yes" } else { "no" },
            because: words::because(self, step),
            is_assumed: contradicted_by.is_none()
                && !question.is_fork
                && (further_on || decided_by == Some(Probe::Presumption)),
        }
    }
}

/// What is left, likeliest first.
pub(super) fn candidates(verdict: &Verdict) -> Vec<CandidateView> {
    match verdict {
        Verdict::Reached(_) => Vec::new(),
        Verdict::Open { candidates, .. } => candidates.iter().map(CandidateView::from).collect(),
    }
}

impl From<&Path> for CandidateView {
    fn from(path: &Path) -> Self {
        let last_open = path.steps.iter().rev().find(|step| step.decided_by.is_none());
        Self {
            id: path.diagnosis.id,
            title: path.diagnosis.title,
            remedy: path.diagnosis.remedy,
            tells: last_open.map_or(String::new(), |step| {
                ["This is it if ", step.question.means(step.answer), "."].concat()
            }),
        }
    }
}

/// A clause as a sentence.
fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let mut sentence = String::from_iter(letters.next().map(|first| first.to_ascii_uppercase()));
    sentence.push_str(letters.as_str());
    sentence.push('.');
    sentence
}
