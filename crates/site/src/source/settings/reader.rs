//! A table of settings read key by key, so that an author hears of every mistake at once, each at its line.
//!
//! It deliberately knows no key: what a key means stands with the settings.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::base::place::Lines;
use crate::base::problem::{Problem, closest, line_of};
use crate::source::load::SourceFile;

/// The file, and what was wrong so far.
pub(super) struct Reader<'a> {
    file: &'a SourceFile,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a SourceFile) -> Self {
        Self { file, problems: Vec::new() }
    }

    /// The value, if nothing was wrong.
    pub(super) fn done<T>(self, value: T) -> Result<T, Vec<Problem>> {
        crate::base::problem::unless(self.problems, value)
    }

    pub(super) fn problem(&mut self, offset: usize, message: String) {
        let place = Lines::new(&self.file.text).place(offset);
        self.problems.push(Problem::at(&self.file.path, place, message));
    }

    /// Notes a key that must be there, and is not.
    pub(super) fn missing<T>(&mut self, key: &str, line: usize) -> Option<T> {
        let message = format!("missing field `{key}`");
        self.problems.push(Problem::new(&self.file.path, line, message));
        None
    }

    /// Notes every key that is not known.
    pub(super) fn keys(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let place = Lines::new(&self.file.text).place(key.span().start);
                let message = format!("unknown field `{name}`, known are {}", listed(known));
                let meant = closest(name, known.iter().copied());
                let hint = meant.map(|meant| format!("did you mean `{meant}`?"));
                self.problems.push(Problem::at(&self.file.path, place, message).hint(hint));
            }
        }
    }

    /// Words that may be there, with the offset at which they stand; never empty.
    pub(super) fn text(&mut self, table: &DeTable<'_>, key: &str) -> Option<(usize, String)> {
        let value = table.get(key)?;
        let offset = value.span().start;
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some((offset, text.to_string())),
            DeValue::String(_) => {
                self.problem(offset, format!("`{key}` is empty: leave it out instead"));
                None
            }
            other => {
                let kind = other.type_str();
                self.problem(
                    offset,
                    format!("`{key}` takes words in quotes, not a value of type {kind}"),
                );
                None
            }
        }
    }

    /// A yes or no that may be there.
    pub(super) fn flag(&mut self, table: &DeTable<'_>, key: &str) -> Option<bool> {
        let value = table.get(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.problem(value.span().start, format!("`{key}` takes `true` or `false`"));
        }
        flag
    }

    /// Words that must be there.
    pub(super) fn required(&mut self, table: &DeTable<'_>, key: &str, line: usize) -> String {
        if !table.contains_key(key) {
            self.missing::<()>(key, line);
        }
        self.text(table, key).map(|(_, text)| text).unwrap_or_default()
    }

    /// Words that must be there, with where they stand.
    pub(super) fn placed(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        line: usize,
    ) -> Option<Spanned<String>> {
        if !table.contains_key(key) {
            return self.missing(key, line);
        }
        let (offset, text) = self.text(table, key)?;
        Some(Spanned::new(offset..offset + text.len(), text))
    }

    /// Words that may be there, and pass a check that says what is wrong with them.
    pub(super) fn checked(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        check: impl Fn(&str) -> Result<String, String>,
    ) -> Option<String> {
        let (offset, text) = self.text(table, key)?;
        match check(&text) {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.problem(offset, format!("`{key}`: {wrong}"));
                None
            }
        }
    }

    /// An address that may be there.
    pub(super) fn https(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        self.checked(table, key, |url| match is_address(url, &["https://"]) {
            true => Ok(url.to_owned()),
            false => Err(format!("`{url}` is not an https address")),
        })
    }

    /// The tables of a list that may be there, each with its line.
    pub(super) fn tables<'t, 'i>(
        &mut self,
        table: &'t DeTable<'i>,
        key: &str,
    ) -> Vec<(usize, &'t DeTable<'i>)> {
        let Some(value) = table.get(key) else {
            return Vec::new();
        };
        let mut tables = Vec::new();
        let list = value.get_ref().as_array();
        for entry in list.into_iter().flat_map(|list| list.iter()) {
            match entry.get_ref().as_table() {
                Some(table) => {
                    tables.push((line_of(&self.file.text, entry.span().start), table));
                }
                None => {
                    self.problem(entry.span().start, format!("`{key}` takes `[[{key}]]` tables"))
                }
            }
        }
        if list.is_none() {
            self.problem(value.span().start, format!("`{key}` takes `[[{key}]]` tables"));
        }
        tables
    }

    /// A table that may be there, with its line.
    pub(super) fn table<'t, 'i>(
        &mut self,
        table: &'t DeTable<'i>,
        key: &str,
    ) -> Option<(usize, &'t DeTable<'i>)> {
        let value = table.get(key)?;
        let inner = value.get_ref().as_table();
        if inner.is_none() {
            self.problem(value.span().start, format!("`{key}` takes a `[{key}]` table"));
        }
        inner.map(|inner| (line_of(&self.file.text, value.span().start), inner))
    }
}

/// Whether a text is one whole address that begins in one of these ways, safe to stand in an attribute or a header.
pub(super) fn is_address(text: &str, starts: &[&str]) -> bool {
    let rest = starts.iter().find_map(|start| text.strip_prefix(start));
    let is_safe = |letter: char| letter.is_ascii_graphic() && !"\"'<>`\\{}|^".contains(letter);
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(is_safe))
}

fn listed(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}
