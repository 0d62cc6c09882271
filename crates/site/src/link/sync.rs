//! The pages held to the decision tree: a page for every diagnosis, a diagnosis for every page, both saying the same.

use pulldown_cmark::{Event, Tag};

use crate::base::problem::Problem;
use crate::page::document::Document;
use crate::page::markdown::Body;
use crate::source::tree::{Diagnosis, Tree};

/// The sections of a diagnosis page, in order.
pub const SECTIONS: [&str; 6] = [
    "What you see",
    "Why it happens",
    "How to fix it",
    "What does not help",
    "How to know it is fixed",
    "If that is not it",
];

/// Which of them says in steps what to do.
pub const FIX: usize = 2;

/// Where the pages and the tree differ.
pub fn sync(documents: &[Document], tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for diagnosis in &tree.diagnoses {
        let page = documents.iter().find(|page| page.diagnosis() == Some(diagnosis.id));
        match page {
            Some(page) => problems.extend(same(page, diagnosis)),
            None => {
                let path = format!("content/diagnoses/{}.md", diagnosis.id);
                let message = format!("is missing: `{}` is in the tree", diagnosis.id);
                problems.push(Problem::new(&path, 1, message));
            }
        }
    }
    for page in documents {
        if let Some(id) = page.diagnosis()
            && !tree.diagnoses.iter().any(|diagnosis| diagnosis.id == id)
        {
            let message = format!("`{id}` is not in the tree");
            problems.push(Problem::new(&page.path, 1, message));
        }
    }
    problems
}

fn same(page: &Document, diagnosis: &Diagnosis) -> Vec<Problem> {
    let mut problems = Vec::new();
    let title = page.front.title.get_ref();
    if title != diagnosis.title {
        let message = format!("the title is `{title}`, in the tree `{}`", diagnosis.title);
        problems.push(Problem::new(&page.path, page.title_line, message));
    }
    let sections: Vec<_> = page.body.headings.iter().filter(|heading| heading.level == 2).collect();
    for (position, expected) in SECTIONS.iter().enumerate() {
        match sections.get(position) {
            Some(section) if section.title == *expected => {}
            Some(section) => {
                let message =
                    format!("the section `{}` stands where `{expected}` belongs", section.title);
                problems.push(Problem::new(&page.path, section.line, message));
                return problems;
            }
            None => {
                let message = format!("the section `{expected}` is missing");
                problems.push(Problem::new(&page.path, page.title_line, message));
                return problems;
            }
        }
    }
    if let Some(section) = sections.get(FIX)
        && !has_steps(&page.body, SECTIONS[FIX])
    {
        let message = format!("the section `{}` has no numbered list of steps", section.title);
        problems.push(Problem::new(&page.path, section.line, message));
    }
    if let Some(section) = sections.get(SECTIONS.len()) {
        let message = format!("the section `{}` is one too many", section.title);
        problems.push(Problem::new(&page.path, section.line, message));
    }
    problems
}

/// Whether a numbered list stands below the heading with this title, and before the next heading.
fn has_steps(body: &Body, title: &str) -> bool {
    let mut headings = body.headings.iter();
    let mut is_below = false;
    body.events.iter().any(|event| match event {
        Event::Start(Tag::Heading { .. }) => {
            is_below = headings.next().is_some_and(|heading| heading.title == title);
            false
        }
        Event::Start(Tag::List(first)) => is_below && first.is_some(),
        _ => false,
    })
}
