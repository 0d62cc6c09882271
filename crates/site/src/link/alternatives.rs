//! Blocks of code that say the same for several clients: the reader needs one of them.
//!
//! A block says `client=<name of its page>`, and those that follow each other are a row of alternatives. Without
//! JavaScript they stand one under another, each under the name of its client; `site.js` makes tabs of them.

use crate::base::problem::{Problem, closest};
use crate::page::document::Document;
use crate::page::fence::Fence;

/// Where the pages of clients lie.
const CLIENTS: &str = "clients/";

/// Where a block stands in its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct InRow {
    /// Whether the row begins with it.
    pub first: bool,
    /// Whether the row ends with it.
    pub last: bool,
}

/// Where the block of this position stands; `None` if it is for everybody.
pub(crate) fn in_row(fences: &[Fence], position: usize) -> Option<InRow> {
    let joins = |later: usize| {
        let pair = fences.get(later - 1).zip(fences.get(later));
        pair.is_some_and(|(one, next)| are_one_row(one, next))
    };
    fences.get(position)?.client.as_ref()?;
    Some(InRow { first: position == 0 || !joins(position), last: !joins(position + 1) })
}

/// The client of a page of content, by the page's name.
pub(crate) fn client(document: &Document) -> Option<&str> {
    document.name.strip_prefix(CLIENTS)
}

/// What is wrong with the rows: a client without a page, one that stands there twice, one that stands alone.
pub(crate) fn check(documents: &[Document]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for document in documents {
        for row in document.body.fences.chunk_by(are_one_row) {
            for (position, fence) in row.iter().enumerate() {
                let Some(name) = &fence.client else { continue };
                let twice = row[..position].iter().any(|other| other.client == fence.client);
                let mut hint = None;
                let message = if !documents.iter().any(|page| client(page) == Some(name)) {
                    let close = closest(name, documents.iter().filter_map(client));
                    hint = close.map(|close| format!("did you mean `{close}`?"));
                    format!("the client `{name}` has no page in `content/{CLIENTS}`")
                } else if row.len() == 1 {
                    format!(
                        "the block for the client `{name}` stands alone: a second one follows it at once"
                    )
                } else if twice {
                    format!("a second block for the client `{name}` in one row")
                } else {
                    continue;
                };
                problems.push(Problem::new(&document.path, fence.line, message).hint(hint));
            }
        }
    }
    problems
}

fn are_one_row(one: &Fence, next: &Fence) -> bool {
    next.follows && one.client.is_some() && next.client.is_some()
}
