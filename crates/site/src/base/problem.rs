//! What an author has to mend, and where.

use std::fmt::{self, Write};

use serde::Serialize;

use crate::base::place::Position;

/// One mistake in a source file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file, from the root of the site's sources.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1, where it is known.
    pub column: Option<usize>,
    /// What is wrong: lower case, no full stop, the culprit in backticks.
    pub message: String,
    /// What may help, in the same style.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem in a line of a file.
    pub fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, column: None, message: message.into(), hint: None }
    }

    /// A problem at a place of a file.
    pub fn at(path: &str, place: Position, message: impl Into<String>) -> Self {
        Self { column: Some(place.column), ..Self::new(path, place.line, message) }
    }

    /// Adds what may help, if anything is known.
    #[must_use]
    pub fn hint(self, hint: impl Into<Option<String>>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// The problem as a terminal shows it: the message, the line of the file that it is about, and what may help.
    pub(crate) fn shown(&self, file: Option<&str>) -> String {
        let mut shown = self.to_string();
        let line = file.and_then(|text| text.lines().nth(self.line - 1));
        if let Some(line) = line.filter(|line| !line.trim().is_empty()) {
            let gutter = " ".repeat(self.line.to_string().len());
            // What stands in the line as tabs stands before the mark as tabs.
            let before = line.chars().take(self.column.unwrap_or(1) - 1);
            let before: String =
                before.map(|letter| if letter == '\t' { letter } else { ' ' }).collect();
            write!(shown, "\n  {} | {line}", self.line).expect(WRITABLE);
            if self.column.is_some() {
                write!(shown, "\n  {gutter} | {before}^").expect(WRITABLE);
            }
        }
        if let Some(hint) = &self.hint {
            write!(shown, "\n  hint: {hint}").expect(WRITABLE);
        }
        shown
    }
}

const WRITABLE: &str = "a string can be written to";

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:", self.path, self.line)?;
        if let Some(column) = self.column {
            write!(formatter, "{column}:")?;
        }
        write!(formatter, " {}", self.message)
    }
}

/// Why there is no site.
#[derive(Debug)]
pub enum BuildError {
    /// An author has something to mend.
    Problems(Vec<Problem>),
    /// The machine could not do it.
    Machine(anyhow::Error),
}

impl fmt::Display for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::Problems(problems) => {
                let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
                formatter.write_str(&lines.join("\n"))
            }
            BuildError::Machine(error) => write!(formatter, "{error:#}"),
        }
    }
}

impl std::error::Error for BuildError {}

/// The line in which a byte of a text stands, from 1.
pub(crate) fn line_of(text: &str, offset: usize) -> usize {
    let before = &text.as_bytes()[..offset.min(text.len())];
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

/// What comes closest to a word, if anything comes close: for "did you mean".
pub(crate) fn closest<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored =
        among.into_iter().map(|other| (strsim::normalized_damerau_levenshtein(word, other), other));
    // Of two that are as close, the one that is first in the alphabet: the order of the others may be by chance.
    let best = scored.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(one.1)));
    best.filter(|(likeness, _)| *likeness >= 0.6).map(|(_, other)| other)
}

/// The value if there are no problems; otherwise all of them, in the order of the files.
pub(crate) fn unless<T>(problems: Vec<Problem>, value: T) -> Result<T, Vec<Problem>> {
    if problems.is_empty() { Ok(value) } else { Err(in_order(problems)) }
}

/// The problems in the order of the files, each once, whatever their hints.
pub(crate) fn in_order(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort();
    problems.dedup_by(|next, one| {
        (&next.path, next.line, next.column) == (&one.path, one.line, one.column)
            && next.message == one.message
    });
    problems
}
