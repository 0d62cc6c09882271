//! What the promises about verdicts look at.

use diagnosis::{Evidence, Probe, Step, Verdict};

/// The ids of what is left, one if a verdict is reached.
pub(crate) fn left(verdict: &Verdict) -> Vec<&'static str> {
    match verdict {
        Verdict::Reached(path) => vec![path.diagnosis.id],
        Verdict::Open { candidates, .. } => {
            candidates.iter().map(|path| path.diagnosis.id).collect()
        }
    }
}

pub(crate) fn presumes(verdict: &Verdict) -> bool {
    any_step(verdict, |step| step.decided_by == Some(Probe::Presumption))
}

pub(crate) fn contradicts_itself(verdict: &Verdict) -> bool {
    any_step(verdict, |step| step.contradicted_by.is_some())
}

fn any_step(verdict: &Verdict, says: impl Fn(&Step) -> bool) -> bool {
    match verdict {
        Verdict::Reached(path) => path.steps.iter().any(says),
        Verdict::Open { candidates, .. } => {
            candidates.iter().any(|path| path.steps.iter().any(&says))
        }
    }
}

/// The evidence with one source less, for every source that it has.
pub(crate) fn with_a_source_less(evidence: &Evidence) -> impl Iterator<Item = Evidence> {
    let without = |forget: fn(&mut Evidence)| {
        let mut less = evidence.clone();
        forget(&mut less);
        less
    };
    [
        without(|evidence| evidence.paste = None),
        without(|evidence| evidence.token = None),
        without(|evidence| evidence.account = None),
        without(|evidence| evidence.usage = None),
        without(|evidence| evidence.chat = None),
    ]
    .into_iter()
    .filter(move |less| less != evidence)
}
