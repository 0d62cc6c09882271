//! The decision tree, as templates read it: plain data.

use diagnosis::{Next, Step as TreeStep};
use serde::Serialize;

/// The questions and where they lead.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Tree {
    /// Every question, in the order in which the walk meets it; the first is the root.
    pub questions: Vec<Question>,
    /// Every diagnosis, group by group.
    pub diagnoses: Vec<Diagnosis>,
}

/// One question.
#[derive(Clone, Debug, Serialize)]
pub struct Question {
    /// Its anchor.
    pub id: &'static str,
    /// The question.
    pub ask: &'static str,
    /// Where to look for the answer.
    pub look: &'static str,
    /// Where "yes" leads.
    pub yes: Arrow,
    /// Where "no" leads.
    pub no: Arrow,
}

/// Where an answer leads.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Arrow {
    /// The id of a question or of a diagnosis.
    pub to: &'static str,
    /// The question or the diagnosis in words.
    pub words: &'static str,
    /// Whether it is a diagnosis.
    pub ends: bool,
}

/// One diagnosis, with the ways to it.
#[derive(Clone, Debug, Serialize)]
pub struct Diagnosis {
    /// Its name in addresses.
    pub id: &'static str,
    /// What is wrong.
    pub title: &'static str,
    /// The one next thing to do.
    pub remedy: &'static str,
    /// Who can do it.
    pub mender: &'static str,
    /// What it is about: a heading for its kind.
    pub group: &'static str,
    /// Every way to it.
    pub paths: Vec<Vec<Step>>,
}

/// A question on a way, with the answer that the way takes.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Step {
    /// The id of the question.
    pub id: &'static str,
    /// The question.
    pub ask: &'static str,
    /// The answer.
    pub yes: bool,
}

impl Tree {
    /// The tree of the crate `diagnosis`.
    pub fn whole() -> Self {
        let paths = diagnosis::paths();
        let ways_to = |id: &str| {
            let ways = paths.iter().filter(|path| path.diagnosis.id == id);
            ways.map(|path| path.steps.iter().map(step).collect()).collect()
        };
        let questions = diagnosis::questions().into_iter().map(|question| Question {
            id: question.id,
            ask: question.ask,
            look: question.look,
            yes: arrow(question.yes),
            no: arrow(question.no),
        });
        let diagnoses = diagnosis::diagnoses().into_iter().map(|diagnosis| Diagnosis {
            id: diagnosis.id,
            title: diagnosis.title,
            remedy: diagnosis.remedy,
            mender: diagnosis.mender.words(),
            group: diagnosis.group.words(),
            paths: ways_to(diagnosis.id),
        });
        Tree { questions: questions.collect(), diagnoses: diagnoses.collect() }
    }

    /// The question of this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }
}

fn arrow(next: Next) -> Arrow {
    match next {
        Next::Ask(question) => Arrow { to: question.id, words: question.ask, ends: false },
        Next::Conclude(diagnosis) => Arrow { to: diagnosis.id, words: diagnosis.title, ends: true },
    }
}

fn step(step: &TreeStep) -> Step {
    Step { id: step.question.id, ask: step.question.ask, yes: step.answer }
}
