//! What an author has to mend, and where.

use std::fmt;

/// One mistake in a source file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, from the root of the site's sources.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong: lower case, no full stop, the culprit in backticks.
    pub message: String,
}

impl Problem {
    /// A problem in a line of a file.
    pub fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.path, self.line, self.message)
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

/// The value if there are no problems; otherwise all of them, in the order of the files.
pub(crate) fn unless<T>(problems: Vec<Problem>, value: T) -> Result<T, Vec<Problem>> {
    if problems.is_empty() { Ok(value) } else { Err(in_order(problems)) }
}

/// The problems in the order of the files, each once.
pub(crate) fn in_order(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort();
    problems.dedup();
    problems
}
