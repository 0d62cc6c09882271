//! Open questions that were settled, and are still called open.
//!
//! A page that says "not known" links to the question on the page of open questions. When the answer comes, the
//! question moves below "Settled" there, and every page that still links to it comes up here.

use site::{Document, Position, Problem};
use std::collections::BTreeSet;

/// The name of the page of open questions.
const PAGE: &str = "open-questions";

/// The anchor of its section of answers.
const SETTLED: &str = "settled";

/// Each link from another page to a question that is settled.
pub fn still_called_open(documents: &[Document]) -> Vec<Problem> {
    let Some(page) = documents.iter().find(|document| document.name == PAGE) else {
        return Vec::new();
    };
    let answers = page.body.headings.iter().skip_while(|heading| heading.id != SETTLED).skip(1);
    let answers = answers.take_while(|heading| heading.level > 2);
    let settled: BTreeSet<&str> = answers.map(|heading| heading.id.as_str()).collect();
    let questions = format!("{}#", page.url());
    let others = documents.iter().filter(|document| document.name != PAGE);
    others
        .flat_map(|document| {
            document.body.links.iter().filter_map(|link| {
                let id = link.target.strip_prefix(&questions)?;
                let place = Position { line: link.line, column: link.column };
                let message = format!("`{id}` is settled, and is called open here");
                settled.contains(id).then(|| Problem::at(&document.path, place, message))
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{PAGE, still_called_open};
    use site::load::SourceFile;

    #[test]
    fn a_page_that_calls_a_settled_question_open_comes_up() {
        let page = |name: &str, text: &str| SourceFile {
            path: format!("content/{name}.md"),
            text: format!("+++\ntitle = \"T\"\ndescription = \"D\"\n+++\n\n{text}"),
        };
        let mut sources = site::load(&crate::repository()).expect("the sources can be read");
        sources.pages = vec![
            page(PAGE, "## Money\n\n### How much?\n\n## Settled\n\n### Since when?\n"),
            page("guide/one", "[not known](/open-questions/#how-much)\n"),
            page("guide/two", "Not known:\n[since when](/open-questions/#since-when)\n"),
        ];
        let draft = site::parse(&sources).expect("the pages can be read");
        let found = still_called_open(&draft.documents);
        assert_eq!(
            found.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["content/guide/two.md:7:1: `since-when` is settled, and is called open here"]
        );
    }

    #[test]
    fn nothing_settled_is_called_open_in_the_guide() {
        let sources = site::load(&crate::repository()).expect("the sources can be read");
        let draft = site::parse(&sources).expect("the pages can be read");
        assert_eq!(still_called_open(&draft.documents), []);
    }
}
