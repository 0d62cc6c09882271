//! `cargo xtask corpus`: how well the tree names the cause of labelled reports.

use anyhow::{Context, Result};
use diagnosis::{Answer, Answers, Evidence, Probe, Verdict, consult};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What `corpus` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// The reports, one JSON object a line.
    ///
    /// Each has `id`, `pasted` (the text), `context` (what else its writer said, each key with a value or null), `family`
    /// (the cause: the id of a diagnosis), `expected.also_acceptable` (a list of such ids), `difficulty` (`direct`,
    /// `needs-context` or `ambiguous`) and `negative` (true where it is not about inference).
    file: PathBuf,
    /// Print one JSON object a case, and no table.
    #[arg(long)]
    json: bool,
}

/// The causes that mean "Hugging Face's credits are spent": one class, to compare with checkers that know no other.
const CREDITS: &[&str] = &[
    "credits-depleted-free",
    "credits-depleted-org",
    "credits-depleted-pro",
    "credits-used-elsewhere",
    "pending-holds",
    "prepaid-credits-needed",
];

/// The host that Hugging Face has retired.
const RETIRED: &str = "api-inference.huggingface.co";

/// One labelled report.
#[derive(Deserialize)]
struct Case {
    id: String,
    pasted: String,
    context: Facts,
    family: String,
    expected: Expected,
    difficulty: String,
    negative: bool,
}

#[derive(Deserialize)]
struct Expected {
    also_acceptable: Vec<String>,
}

/// What the person said besides, as far as a visitor could answer it here.
#[derive(Default, Deserialize)]
struct Facts {
    plan: Option<String>,
    payment_method: Option<bool>,
    usage_looks_low: Option<bool>,
    bill_to_set: Option<bool>,
    org_member: Option<bool>,
    token_has_inference_permission: Option<bool>,
    host_called: Option<String>,
}

impl Facts {
    /// The questions of the tree that they answer, if they say anything.
    fn answers(&self) -> [(&'static str, Option<bool>); 8] {
        let host = self.host_called.as_deref();
        [
            ("answer-is-hugging-faces", host.map(reading::is_hugging_face)),
            (
                "address-is-current",
                host.filter(|host| reading::is_hugging_face(host)).map(|host| host != RETIRED),
            ),
            ("is-pro", self.plan.as_deref().map(|plan| plan == "pro")),
            ("can-be-charged", self.payment_method),
            ("books-show-it-spent", self.usage_looks_low.map(|low| !low)),
            ("bills-organization", self.bill_to_set),
            ("in-paying-organization", self.org_member.filter(|member| !member)),
            ("token-may-infer", self.token_has_inference_permission),
        ]
    }
}

/// What the tree made of a case.
struct Outcome {
    case: Case,
    top: Vec<&'static str>,
    reached: bool,
    /// Whether anything that is known stands in the text.
    read: bool,
}

/// Reads the cases and prints what the tree makes of them.
///
/// # Errors
/// The file cannot be read, or a line of it is not a case.
pub fn run(arguments: &Arguments) -> Result<()> {
    let outcomes = read(&arguments.file)?;
    if arguments.json {
        for outcome in &outcomes {
            let top = &outcome.top[..outcome.top.len().min(3)];
            let line = serde_json::json!({ "id": outcome.case.id, "top": top, "verdict": outcome.reached });
            println!("{line}");
        }
    } else {
        print(&outcomes);
    }
    Ok(())
}

fn read(file: &Path) -> Result<Vec<Outcome>> {
    let text =
        std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            let case: Case = serde_json::from_str(line)
                .with_context(|| format!("{}:{}: not a case", file.display(), index + 1))?;
            Ok(Outcome::of(case))
        })
        .collect()
}

impl Outcome {
    fn of(case: Case) -> Self {
        let evidence = case.evidence();
        let read = evidence.paste.is_some_and(|reading| reading.refusal.is_some());
        let (top, reached) = match consult(&evidence) {
            Verdict::Reached(path) => (vec![path.diagnosis.id], true),
            Verdict::Open { candidates, .. } => {
                (candidates.iter().map(|path| path.diagnosis.id).collect(), false)
            }
        };
        Self { case, top, reached, read }
    }

    fn strict(&self) -> bool {
        self.top.first().is_some_and(|top| *top == self.case.family)
    }

    fn lenient(&self) -> bool {
        self.top.first().is_some_and(|top| self.case.accepts(top))
    }

    fn in_first_three(&self) -> bool {
        self.top.iter().take(3).any(|id| self.case.accepts(id))
    }

    /// An error of something else, and the answer is that Hugging Face's credits are to be bought.
    fn false_accusation(&self) -> bool {
        self.case.negative && !self.lenient() && self.says_credits()
    }

    fn says_credits(&self) -> bool {
        self.top.first().is_some_and(|top| CREDITS.contains(top))
    }

    fn is_credits(&self) -> bool {
        CREDITS.contains(&self.case.family.as_str())
    }
}

impl Case {
    fn accepts(&self, id: &str) -> bool {
        self.family == id || self.expected.also_acceptable.iter().any(|also| also == id)
    }

    fn evidence(&self) -> Evidence {
        let mut answers = Answers::default();
        for (question, said) in self.context.answers() {
            if let Some(said) = said {
                answers.set(question, if said { Answer::Yes } else { Answer::No });
            }
        }
        let paste = Some(reading::read(&self.pasted).reading());
        Evidence { paste, answers, ..Evidence::default() }
    }
}

/// How many answers it takes to be sure of the labelled cause, from somebody who knows it and what follows from it;
/// `None` if the walk does not get there.
fn answers_to_verdict(case: &Case) -> Option<usize> {
    let mut evidence = case.evidence();
    for answers in 0.. {
        let (undecided, candidates) = match consult(&evidence) {
            Verdict::Reached(path) => return case.accepts(path.diagnosis.id).then_some(answers),
            Verdict::Open { undecided, candidates, .. } => (undecided, candidates),
        };
        let asked = undecided.into_iter().find(|open| open.needs.contains(Probe::Visitor))?;
        let truth = candidates
            .iter()
            .find(|path| path.diagnosis.id == case.family)
            .or_else(|| candidates.iter().find(|path| case.accepts(path.diagnosis.id)))?;
        let step = truth.steps.iter().find(|step| step.question.id == asked.question.id);
        evidence.answers.set(
            asked.question.id,
            match step.map(|step| step.answer) {
                Some(true) => Answer::Yes,
                Some(false) => Answer::No,
                None => Answer::DontKnow,
            },
        );
    }
    None
}

fn print_answers(outcomes: &[Outcome]) {
    let mut counts: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for outcome in outcomes {
        *counts.entry(answers_to_verdict(&outcome.case)).or_default() += 1;
    }
    let words =
        |answers: &Option<usize>| answers.map_or("not settled".to_owned(), |n| n.to_string());
    let line: Vec<_> =
        counts.iter().map(|(answers, cases)| format!("{}: {cases}", words(answers))).collect();
    println!("answers until the cause is sure: {}", line.join(", "));
}

fn print(outcomes: &[Outcome]) {
    println!("{:<34} {:>5} {:>7} {:>8} {:>7}", "", "cases", "strict", "lenient", "first 3");
    row("all", outcomes.iter());
    for difficulty in ["direct", "needs-context", "ambiguous"] {
        row(difficulty, outcomes.iter().filter(|outcome| outcome.case.difficulty == difficulty));
    }
    let mut families: BTreeMap<&str, Vec<&Outcome>> = BTreeMap::new();
    for outcome in outcomes {
        families.entry(&outcome.case.family).or_default().push(outcome);
    }
    println!();
    for (family, outcomes) in families {
        row(family, outcomes.into_iter());
    }

    let said = outcomes.iter().filter(|outcome| outcome.says_credits());
    let right_said = said.clone().filter(|outcome| outcome.is_credits()).count();
    let said = said.count();
    let all = outcomes.iter().filter(|outcome| outcome.is_credits()).count();
    println!();
    println!(
        "Hugging Face's credits as one class: recall {}, precision {}",
        share(right_said, all),
        share(right_said, said)
    );
    let accused: Vec<_> = outcomes.iter().filter(|outcome| outcome.false_accusation()).collect();
    println!("false accusations: {}", accused.len());
    // The answer to these is the order of the causes, and no understanding.
    println!("nothing read: {}", outcomes.iter().filter(|outcome| !outcome.read).count());
    println!(
        "verdicts without a question: {}",
        share(outcomes.iter().filter(|outcome| outcome.reached).count(), outcomes.len())
    );

    print_answers(outcomes);

    println!();
    for outcome in outcomes.iter().filter(|outcome| !outcome.lenient()) {
        let top = outcome.top.iter().take(3).copied().collect::<Vec<_>>().join(", ");
        println!("{}: {}, and not {top}", outcome.case.id, outcome.case.family);
    }
    for outcome in outcomes.iter().filter(|outcome| outcome.says_credits() != outcome.is_credits())
    {
        println!("credits class: {} is {}", outcome.case.id, outcome.case.family);
    }
}

fn row<'a>(name: &str, outcomes: impl Iterator<Item = &'a Outcome>) {
    let outcomes: Vec<_> = outcomes.collect();
    let count = |good: fn(&Outcome) -> bool| {
        share(outcomes.iter().filter(|outcome| good(outcome)).count(), outcomes.len())
    };
    println!(
        "{name:<34} {:>5} {:>7} {:>8} {:>7}",
        outcomes.len(),
        count(Outcome::strict),
        count(Outcome::lenient),
        count(Outcome::in_first_three),
    );
}

fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    #[expect(clippy::cast_precision_loss, reason = "there are not that many cases")]
    let percent = 100.0 * part as f64 / whole as f64;
    format!("{percent:.1} %")
}

#[cfg(test)]
mod tests {
    use super::Facts;

    #[test]
    fn the_questions_that_reports_answer_are_questions_of_the_tree() {
        let ids: Vec<_> = diagnosis::questions().iter().map(|question| question.id).collect();
        for (id, _) in Facts::default().answers() {
            assert!(ids.contains(&id), "no question of the tree is called `{id}`");
        }
    }
}
