//! The one sentence on top: what is wrong, what most likely is, or that nothing is known; and the one next step.

use crate::app::{Checkup, Phase, Query};
use diagnosis::{Account, Change, Chat, Diagnosis, Path, Step, Usage, Verdict};

/// What the page says first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Headline {
    /// It is this.
    Settled(DiagnosisView),
    /// Most likely it is this, and why that is so.
    Likely(DiagnosisView, String),
    /// Nothing speaks for any cause.
    Open {
        /// How things stand.
        title: &'static str,
        /// What would tell more.
        step: &'static str,
    },
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

impl Checkup {
    /// What the page says first; nothing while it is not even known what the visitor saw.
    pub(super) fn headline(&self, verdict: &Verdict) -> Option<Headline> {
        let (so_far, candidates) = match verdict {
            Verdict::Reached(path) => {
                return Some(Headline::Settled(self.diagnosis(path.diagnosis)));
            }
            Verdict::Open { so_far, candidates, .. } => (so_far, candidates),
        };
        if self.knows_of_a_fault(so_far) {
            let first = candidates.first()?;
            return Some(Headline::Likely(self.diagnosis(first.diagnosis), why(first, candidates)));
        }
        let (title, step) = match (self.evidence.account, self.evidence.usage) {
            _ if matches!(self.phase, Phase::Checking(_)) => return None,
            (Some(Ok(Account::Known(_))), Some(Ok(Usage::CreditLeft))) => (
                "The token is accepted, and there is credit left",
                "Make one live call, or paste the error that you get.",
            ),
            (Some(Ok(Account::Known(_))), _) => {
                ("The token is accepted", "Make one live call, or paste the error that you get.")
            }
            _ if self.seen.report_unread => (
                "We find no error that we know in this text",
                "Print the whole reply of the call that fails, and paste that.",
            ),
            _ if matches!(self.phase, Phase::Asking(Query::Opening(_))) => return None,
            _ => (
                "Too little is known to name a cause",
                "Paste the error, with everything that is printed around it.",
            ),
        };
        Some(Headline::Open { title, step })
    }

    /// Whether anything that was given says how the call failed.
    fn knows_of_a_fault(&self, so_far: &[Step]) -> bool {
        let evidence = &self.evidence;
        let read = evidence.paste.unwrap_or_default();
        read.refusal.is_some()
            || read.suspects.is_some()
            || read.speaks_of.is_some()
            || matches!(evidence.chat, Some(Ok(Chat::Refused(_))))
            || so_far.iter().any(Step::is_fault)
    }

    fn diagnosis(&self, diagnosis: &'static Diagnosis) -> DiagnosisView {
        DiagnosisView {
            id: diagnosis.id,
            title: diagnosis.title,
            remedy: diagnosis.remedy,
            mender: diagnosis.mender.words(),
            vain: diagnosis.vain,
            place: diagnosis.place.map(|place| (place.words(), self.place(place))),
            change: diagnosis.change.map(Change::word),
        }
    }
}

/// Why the first of several causes comes first.
fn why(first: &Path, candidates: &[Path]) -> String {
    let reports = |path: &Path| u32::from(path.diagnosis.reports);
    let all: u32 = candidates.iter().map(reports).sum();
    let most = candidates.iter().map(reports).max().unwrap_or_default();
    let others = match candidates.len() {
        0..=1 => String::new(),
        2 => " One other cause is possible.".to_owned(),
        many => [" ", &(many - 1).to_string(), " other causes are possible."].concat(),
    };
    if most > 0 && reports(first) == most {
        let counted = [
            "Of ",
            &all.to_string(),
            " public reports that fit, ",
            &most.to_string(),
            " had this cause.",
        ];
        return [&counted.concat(), &*others].concat();
    }
    ["What you gave points to it, and does not prove it.", &*others].concat()
}
