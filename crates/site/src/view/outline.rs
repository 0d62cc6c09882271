//! The decision tree as a nested list in which every question stands once, for the drawing.

use crate::source::tree::{Arrow, Tree};

/// A question in the list; the one below it is where it goes on.
#[derive(Clone, Debug)]
pub(crate) struct OutlineItem {
    /// Its anchor.
    pub id: &'static str,
    /// The question.
    pub ask: &'static str,
    /// Where "yes" leads, then where "no" does.
    pub arrows: [OutlineArrow; 2],
}

/// Where an answer leads, seen from the list.
#[derive(Clone, Debug)]
pub(crate) struct OutlineArrow {
    /// Whether the answer is "yes".
    pub yes: bool,
    /// The id of a question or of a diagnosis.
    pub to: &'static str,
    /// The question or the diagnosis in words.
    pub words: &'static str,
    /// Where that stands.
    pub leads: Leads,
    /// The list behind it, if it leads to a branch.
    pub branch: Vec<OutlineItem>,
}

/// Where the end of an arrow stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leads {
    /// It is a diagnosis.
    ToAnEnd,
    /// It is the next question of the list.
    Below,
    /// It begins a list of its own, nested here.
    Branch,
    /// It stands elsewhere, because another arrow leads there too.
    Elsewhere,
}

/// The whole tree, from its root.
///
/// Where both answers lead to questions, the shorter branch is nested and the longer one goes on below.
pub(crate) fn outline(tree: &Tree) -> Vec<OutlineItem> {
    let root = tree.questions.first().map(|question| question.id);
    root.map_or_else(Vec::new, |root| list(tree, root, &mut Vec::new()))
}

fn list(tree: &Tree, from: &'static str, seen: &mut Vec<&'static str>) -> Vec<OutlineItem> {
    let mut items = Vec::new();
    let mut next = Some(from);
    while let Some(question) = next.and_then(|id| tree.question(id)) {
        seen.push(question.id);
        let yes_is_longer = size(tree, question.yes) >= size(tree, question.no);
        let (long, short) = match yes_is_longer {
            true => (question.yes, question.no),
            false => (question.no, question.yes),
        };
        // The branch first: a question that both sides reach stands in it, and is pointed to from below.
        let short = branch(tree, short, !yes_is_longer, seen);
        let goes_on = !long.ends && !seen.contains(&long.to);
        let long = OutlineArrow {
            yes: yes_is_longer,
            to: long.to,
            words: long.words,
            leads: match (goes_on, long.ends) {
                (true, _) => Leads::Below,
                (false, true) => Leads::ToAnEnd,
                (false, false) => Leads::Elsewhere,
            },
            branch: Vec::new(),
        };
        next = goes_on.then_some(long.to);
        items.push(OutlineItem {
            id: question.id,
            ask: question.ask,
            arrows: match yes_is_longer {
                true => [long, short],
                false => [short, long],
            },
        });
    }
    items
}

fn branch(tree: &Tree, arrow: Arrow, yes: bool, seen: &mut Vec<&'static str>) -> OutlineArrow {
    let (leads, branch) = match arrow {
        Arrow { ends: true, .. } => (Leads::ToAnEnd, Vec::new()),
        Arrow { to, .. } if seen.contains(&to) => (Leads::Elsewhere, Vec::new()),
        Arrow { to, .. } => (Leads::Branch, list(tree, to, seen)),
    };
    OutlineArrow { yes, to: arrow.to, words: arrow.words, leads, branch }
}

/// How many questions an arrow leads to, counted by the ways to them.
fn size(tree: &Tree, arrow: Arrow) -> usize {
    match tree.question(arrow.to) {
        Some(question) if !arrow.ends => 1 + size(tree, question.yes) + size(tree, question.no),
        _ => 0,
    }
}
