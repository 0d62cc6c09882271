//! Walking the tree: with evidence to a verdict, or everywhere to list what it holds.

use crate::diagnoses::{CONTACT_SUPPORT, OTHER};
use crate::favour::favoured;
use crate::tree::{Next, Question, ROOT, Test};
use crate::{Answer, Diagnosis, Evidence, Probe, Probes, Reading};
use std::cmp::Reverse;

/// What the evidence comes to.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// Every question on one way through the tree is answered.
    Reached(Path),
    /// Some question is not.
    Open {
        /// The questions that are answered, up to the first that is not.
        so_far: Vec<Step>,
        /// The questions that are not, with what would answer each; the first is the one that splits the
        /// candidates best.
        undecided: Vec<Undecided>,
        /// The ways that are left, likeliest first, one a diagnosis.
        candidates: Vec<Path>,
    },
}

/// A way through the tree. It is the explanation of its diagnosis.
#[derive(Clone, Debug)]
pub struct Path {
    /// The questions on the way, with their answers.
    pub steps: Vec<Step>,
    /// Where it ends.
    pub diagnosis: &'static Diagnosis,
}

/// A question and the answer that a [`Path`] gives to it.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The question.
    pub question: &'static Question,
    /// The answer with which the way goes on.
    pub answer: bool,
    /// What answered it; `None` if nothing has and the way only supposes the answer.
    pub decided_by: Option<Probe>,
    /// What else was looked at and says the opposite.
    pub contradicted_by: Option<Probe>,
}

impl Step {
    /// Whether it tells that something is not as it should be.
    pub fn is_fault(&self) -> bool {
        !self.answer && !self.question.is_fork
    }
}

/// A question without an answer.
#[derive(Clone, Debug)]
pub struct Undecided {
    /// The question.
    pub question: &'static Question,
    /// What was not looked at yet and could answer it; empty when nothing is left to look at.
    pub needs: Probes,
    /// The weight of what lies behind "yes", and behind "no".
    behind: [u64; 2],
}

impl Undecided {
    /// How well the answer splits what is left: the weight that it takes away on average, up to a factor that is the
    /// same for all questions.
    fn split(&self) -> u64 {
        self.behind[0] * self.behind[1]
    }
}

/// Walks the tree with what is known.
///
/// Where a question has no answer the walk follows both arrows, so it never concludes without evidence.
pub fn consult(evidence: &Evidence) -> Verdict {
    let mut walk = Walk {
        evidence,
        steps: Vec::new(),
        undecided: Vec::with_capacity(MOST),
        paths: Vec::with_capacity(MOST),
    };
    walk.ask(ROOT);
    let Walk { mut undecided, mut paths, .. } = walk;
    if undecided.is_empty() {
        return Verdict::Reached(paths.swap_remove(0));
    }
    let so_far =
        paths[0].steps.iter().take_while(|step| step.decided_by.is_some()).copied().collect();
    // No sort: it would add its code to what a browser downloads, and only the first place matters.
    let best = (0..undecided.len()).rev().max_by_key(|at| undecided[*at].split());
    undecided.swap(0, best.unwrap_or(0));
    Verdict::Open { so_far, undecided, candidates: likeliest_first(paths, evidence) }
}

/// Every way through the tree, in its order ("yes" before "no").
pub fn paths() -> Vec<Path> {
    fn list(question: &'static Question, steps: &mut Vec<Step>, paths: &mut Vec<Path>) {
        for answer in [true, false] {
            steps.push(Step { question, answer, decided_by: None, contradicted_by: None });
            match question.next(answer) {
                Next::Ask(next) => list(next, steps, paths),
                Next::Conclude(diagnosis) => paths.push(Path { steps: steps.clone(), diagnosis }),
            }
            steps.pop();
        }
    }
    let mut paths = Vec::new();
    list(ROOT, &mut Vec::new(), &mut paths);
    paths
}

/// Every question, once, in the order in which the walk meets it.
pub fn questions() -> Vec<&'static Question> {
    let steps = paths().into_iter().flat_map(|path| path.steps);
    once(steps.map(|step| step.question), |question| question.id)
}

/// Every diagnosis, once, by group, and in a group in the order of the tree from its first exit to its last.
pub fn diagnoses() -> Vec<&'static Diagnosis> {
    let mut paths = paths();
    paths.sort_by_key(|path| (path.diagnosis.group, path.steps.len()));
    once(paths.into_iter().map(|path| path.diagnosis), |diagnosis| diagnosis.id)
}

/// Room for all questions and diagnoses at once, so that none has to be moved.
const MOST: usize = 48;

/// What a path weighs for being possible: few reports were found of PRO, of organizations and of holds, and whoever has
/// one of these should not be asked everything else first.
const POSSIBLE: u64 = 4;

struct Walk<'a> {
    evidence: &'a Evidence,
    /// The way to where the walk stands.
    steps: Vec<Step>,
    undecided: Vec<Undecided>,
    /// Of the ways to each diagnosis the one that supposes least.
    paths: Vec<Path>,
}

impl Walk<'_> {
    /// Asks a question, and gives the weight of the paths behind it.
    fn ask(&mut self, question: &'static Question) -> u64 {
        let finding = look(question, self.evidence);
        if let Some((answer, probe)) = finding.decided {
            return self.follow(question, answer, Some(probe), finding.contradicted_by);
        }
        let met = self.undecided.iter().position(|open| open.question.id == question.id);
        let place = met.unwrap_or_else(|| {
            let open = Undecided { question, needs: finding.needs, behind: [0, 0] };
            self.undecided.push(open);
            self.undecided.len() - 1
        });
        let behind = [true, false].map(|answer| self.follow(question, answer, None, None));
        let open = &mut self.undecided[place];
        open.behind = [open.behind[0] + behind[0], open.behind[1] + behind[1]];
        behind[0] + behind[1]
    }

    /// Goes on from an answer, and gives the weight of the paths behind it. A path weighs as many reports as there are
    /// of its diagnosis, and [`POSSIBLE`] more.
    fn follow(
        &mut self,
        question: &'static Question,
        answer: bool,
        decided_by: Option<Probe>,
        contradicted_by: Option<Probe>,
    ) -> u64 {
        self.steps.push(Step { question, answer, decided_by, contradicted_by });
        let weight = match question.next(answer) {
            Next::Ask(next) => self.ask(next),
            Next::Conclude(diagnosis) => {
                self.keep(diagnosis);
                u64::from(diagnosis.reports) + POSSIBLE
            }
        };
        self.steps.pop();
        weight
    }

    /// Keeps the way to a diagnosis, unless one is known that supposes no more.
    fn keep(&mut self, diagnosis: &'static Diagnosis) {
        let steps = &self.steps;
        match self.paths.iter_mut().find(|known| known.diagnosis.id == diagnosis.id) {
            None => self.paths.push(Path { steps: steps.clone(), diagnosis }),
            Some(known) if supposed(steps) < supposed(&known.steps) => {
                known.steps.clone_from(steps);
            }
            Some(_) => {}
        }
    }
}

/// How many answers a way only supposes.
fn supposed(steps: &[Step]) -> usize {
    steps.iter().filter(|step| step.decided_by.is_none()).count()
}

/// What the evidence says to one question.
#[derive(Default)]
struct Finding {
    decided: Option<(bool, Probe)>,
    contradicted_by: Option<Probe>,
    needs: Probes,
}

fn look(question: &Question, evidence: &Evidence) -> Finding {
    let mut finding = Finding::default();
    for test in question.tests {
        match (run(test, question, evidence), finding.decided) {
            (Glance::NotYet, _) => finding.needs.insert(test.probe()),
            (Glance::Silent, _) => {}
            (Glance::Says(answer), None) => finding.decided = Some((answer, test.probe())),
            (Glance::Says(answer), Some((decided, _)))
                if answer != decided && test.probe() != Probe::Presumption =>
            {
                finding.contradicted_by.get_or_insert(test.probe());
            }
            (Glance::Says(_), Some(_)) => {}
        }
    }
    finding
}

/// What one test sees.
enum Glance {
    /// Its evidence was not looked at.
    NotYet,
    /// Its evidence does not bear on the question, or could not be seen.
    Silent,
    /// Its evidence answers the question.
    Says(bool),
}

fn run(test: &Test, question: &Question, evidence: &Evidence) -> Glance {
    /// Applies a predicate to what was observed, if anything was.
    fn on<T>(observed: Option<&T>, says: impl FnOnce(&T) -> Option<bool>) -> Glance {
        match observed.map(says) {
            None => Glance::NotYet,
            Some(None) => Glance::Silent,
            Some(Some(answer)) => Glance::Says(answer),
        }
    }
    match test {
        Test::Paste(says) => on(evidence.paste.as_ref(), says),
        Test::Token(says) => on(evidence.token.as_ref(), |shape| says(*shape)),
        Test::Account(says) => on(evidence.account.as_ref(), |seen| says(seen.as_ref().ok()?)),
        Test::Usage(says) => on(evidence.usage.as_ref(), |seen| says(seen.ok()?)),
        Test::Chat(says) => on(evidence.chat.as_ref(), |seen| says(seen.as_ref().ok()?)),
        Test::Visitor => on(evidence.answers.get(question.id).as_ref(), |answer| match answer {
            Answer::Yes => Some(true),
            Answer::No => Some(false),
            Answer::DontKnow => None,
        }),
        Test::PastePassed(gates) => on(evidence.paste.as_ref(), |reading| gates.passed(reading)),
        Test::ChatPassed(gates) => {
            on(evidence.chat.as_ref(), |seen| gates.passed_live(seen.as_ref().ok()?))
        }
        Test::Presume(holds) if holds(evidence) => Glance::Says(true),
        Test::PresumePassed(gates) if gates.refused_later(evidence) => Glance::Says(true),
        Test::Presume(_) | Test::PresumePassed(_) => Glance::Silent,
    }
}

/// What the wording speaks for comes first, then what loose words would fit, then what was reported most; what is left
/// over, when no cause has a name, comes last.
fn likeliest_first(paths: Vec<Path>, evidence: &Evidence) -> Vec<Path> {
    let favoured = favoured(evidence);
    let suspected = suspected(evidence);
    let rank = |path: &Path| {
        let id = path.diagnosis.id;
        let place = favoured.iter().position(|it| it.id == id).unwrap_or(favoured.len());
        let fits = suspected.iter().position(|it| *it == id).unwrap_or(suspected.len());
        (place, fits, is_left_over(path.diagnosis), Reverse(path.diagnosis.reports))
    };
    let mut likeliest: Vec<Path> = Vec::with_capacity(paths.len());
    for path in paths {
        let own = rank(&path);
        let place = likeliest.partition_point(|other| rank(other) <= own);
        likeliest.insert(place, path);
    }
    likeliest
}

/// Whether it is what is left when no cause has a name: 2 for an older refusal, 1 for "everything is in order", else 0.
fn is_left_over(diagnosis: &Diagnosis) -> u8 {
    match diagnosis.id {
        id if id == OTHER.id => 2,
        id if id == CONTACT_SUPPORT.id => 1,
        _ => 0,
    }
}

/// The causes that would be left if loose words were the refusal, likeliest first.
fn suspected(evidence: &Evidence) -> Vec<&'static str> {
    let Some(Reading { suspects: Some(refusal), .. }) = evidence.paste else { return Vec::new() };
    let supposed =
        Reading { refusal: Some(refusal), suspects: None, ..evidence.paste.unwrap_or_default() };
    match consult(&Evidence { paste: Some(supposed), ..evidence.clone() }) {
        Verdict::Reached(path) => vec![path.diagnosis.id],
        Verdict::Open { candidates, .. } => {
            candidates.iter().map(|path| path.diagnosis.id).collect()
        }
    }
}

fn once<T>(items: impl IntoIterator<Item = T>, id: impl Fn(&T) -> &'static str) -> Vec<T> {
    let mut seen = Vec::new();
    items
        .into_iter()
        .filter(|item| {
            let new = !seen.contains(&id(item));
            seen.push(id(item));
            new
        })
        .collect()
}
