//! What the check-up shows, for people: the one place that knows its view.

use crate::marks::marked;
use crate::outcome::Outcome;
use crate::paper::{Mark, Paper};
use checkup::view::{self, CandidateView, DiagnosisView, Headline};
use checkup::{Endpoints, View};
use diagnosis::Place;

/// The diagnosis that there is nothing to mend.
const NOTHING_WRONG: &str = "nothing-wrong";

/// So many of the other causes are shown with what to do about each.
const MOST: usize = 3;

/// How it ends.
pub(crate) fn outcome(view: &View) -> Outcome {
    match view.verdict() {
        Some(verdict) if verdict.id == NOTHING_WRONG => Outcome::InOrder,
        Some(_) => Outcome::Found,
        None => Outcome::Open,
    }
}

/// Whether something speaks for a cause.
pub(crate) fn says_something(view: &View) -> bool {
    matches!(view.headline, Some(Headline::Settled(_) | Headline::Likely(..)))
}

/// The cause and the next step, the words that say so, and what else it may be.
pub(crate) fn answer(paper: &mut Paper, view: &View) {
    paper.gap();
    match &view.headline {
        Some(Headline::Settled(cause)) => {
            let mark = if outcome(view) == Outcome::InOrder { Mark::Right } else { Mark::Wrong };
            paper.line(mark, &format!("{}.", cause.title));
            self::cause(paper, cause);
        }
        Some(Headline::Likely(cause, why)) => {
            paper.line(Mark::Unknown, &format!("Most likely: {}.", cause.title));
            paper.below(why);
            self::cause(paper, cause);
        }
        Some(Headline::Open { title, step }) => {
            paper.line(Mark::Unknown, &format!("{title}."));
            paper.line(Mark::Next, step);
        }
        None => {}
    }
    for notice in &view.notices {
        paper.gap();
        paper.paragraph(notice);
    }
    if !view.quotes.is_empty() {
        paper.heading("What was read");
    }
    for quote in &view.quotes {
        if !quote.call.is_empty() {
            paper.paragraph(&format!("{}:", quote.call));
        }
        paper.set(&marked(quote, paper.width()));
    }
}

fn cause(paper: &mut Paper, cause: &DiagnosisView) {
    paper.line(Mark::Next, cause.remedy);
    if let Some((words, url)) = &cause.place {
        paper.below(&format!("{words}: {url}"));
    }
    paper.below(&format!("Who can do it: {}.", cause.mender));
    paper.below(&format!("How: hf402 explain {}", cause.id));
}

/// What else it may be, where something speaks for a cause.
pub(crate) fn others(paper: &mut Paper, view: &View) {
    if !says_something(view) || view.candidates.len() < 2 {
        return;
    }
    paper.heading("If that is not it");
    for CandidateView { id, title, remedy, tells } in view.candidates.iter().skip(1).take(MOST) {
        paper.line(Mark::Unknown, &format!("{title}. {tells}"));
        paper.below(&format!("{remedy} (hf402 explain {id})"));
    }
    let more: Vec<_> = view.candidates.iter().skip(1 + MOST).map(|more| more.id).collect();
    if !more.is_empty() {
        paper.line(Mark::Unknown, &format!("Or: {}.", more.join(", ")));
    }
}

/// What is in order and what is not, the account, and what was sent.
pub(crate) fn details(paper: &mut Paper, view: &View, has_sent: bool) {
    let (assumed, shown): (Vec<_>, Vec<_>) = view.steps.iter().partition(|step| step.is_assumed);
    if !shown.is_empty() {
        paper.heading("What is in order and what is not");
    }
    for step in shown {
        let mark = match step.mark {
            view::Mark::Fine => Mark::Right,
            view::Mark::Wrong => Mark::Wrong,
            view::Mark::Neither => Mark::Plain,
            view::Mark::Unknown => Mark::Unknown,
        };
        paper.line(mark, &format!("{} {}", step.words, step.because));
    }
    if !assumed.is_empty() {
        let count = assumed.len();
        paper.line(Mark::Plain, &format!("{count} earlier checks: passed, or assumed."));
    }
    let meter = view.meter.iter().flat_map(|meter| &meter.words);
    list(paper, "What Hugging Face says", view.account.iter().chain(meter));
    let payers = view.payers.iter().map(|payer| match &*payer.bill_to {
        "" => payer.words.clone(),
        name => format!("--bill-to {name}: {}", payer.words),
    });
    list(paper, "Who can pay", payers);
    if has_sent {
        list(paper, "What was sent", &view.ledger);
    }
}

fn list(paper: &mut Paper, heading: &str, lines: impl IntoIterator<Item = impl AsRef<str>>) {
    let mut lines = lines.into_iter().peekable();
    if lines.peek().is_some() {
        paper.heading(heading);
    }
    for line in lines {
        paper.line(Mark::Plain, line.as_ref());
    }
}

/// What to do where no token lies anywhere.
pub(crate) fn no_token(paper: &mut Paper, endpoints: &Endpoints) {
    let url = endpoints.place(Place::NewToken, None);
    paper.line(Mark::Unknown, "A client that is given no token sends none.");
    paper.line(Mark::Next, &format!("{}: {url}", Place::NewToken.words()));
    paper.below("How: hf402 explain token-missing");
}

#[cfg(test)]
mod tests {
    #[test]
    fn there_is_a_diagnosis_that_nothing_is_wrong() {
        assert!(diagnosis::diagnoses().iter().any(|known| known.id == super::NOTHING_WRONG));
    }
}
