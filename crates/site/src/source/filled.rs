//! Values of facts in a text, which keeps in mind where each byte stood before.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::base::place::{Lines, Position};
use crate::base::problem::Problem;
use crate::source::facts::Facts;
use crate::source::load::SourceFile;

/// A text with the values in their places.
pub(crate) struct Filled<'a> {
    /// The text.
    pub(crate) text: String,
    /// The names of the facts that it takes.
    pub(crate) used: BTreeSet<String>,
    /// In order.
    values: Vec<Value>,
    /// Those of the file, as its author wrote it.
    lines: Lines<'a>,
}

struct Value {
    /// Where it stands in the text.
    stands: Range<usize>,
    /// Where the file calls for it.
    called: Range<usize>,
}

impl<'a> Filled<'a> {
    /// Puts the values where a file calls for them by `{{name}}`. (What CI files write has a blank behind the braces.)
    pub(crate) fn new(file: &'a SourceFile, facts: &Facts, problems: &mut Vec<Problem>) -> Self {
        let text = &file.text;
        let mut filled = Self {
            text: String::with_capacity(text.len()),
            used: BTreeSet::new(),
            values: Vec::new(),
            lines: Lines::new(text),
        };
        let mut done = 0;
        for (at, _) in text.match_indices("{{") {
            let rest = &text[at + 2..];
            let name = rest.split("}}").next().unwrap_or_default();
            let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if at < done || name.is_empty() {
                continue;
            }
            let is_closed = name.len() < rest.len();
            if !is_closed || !name.chars().all(is_name) {
                let begun = rest.split(|c| !is_name(c)).next().unwrap_or_default();
                if facts.fact(begun).is_some() {
                    let message = format!("takes the fact `{begun}`, and does not close it");
                    let place = filled.lines.place(at);
                    let hint = format!("write `{{{{{begun}}}}}`");
                    problems.push(Problem::at(&file.path, place, message).hint(hint));
                }
                continue;
            }
            filled.text.push_str(&text[done..at]);
            done = at + name.len() + 4;
            let start = filled.text.len();
            match facts.fact(name) {
                Some(fact) => {
                    filled.text.push_str(&fact.value);
                    filled.used.insert(name.to_owned());
                }
                None => {
                    let message =
                        format!("takes the fact `{name}`, which is not in `content/facts.toml`");
                    let place = filled.lines.place(at);
                    problems
                        .push(Problem::at(&file.path, place, message).hint(facts.close_to(name)));
                }
            }
            filled.values.push(Value { stands: start..filled.text.len(), called: at..done });
        }
        filled.text.push_str(&text[done..]);
        for (at, _) in text.match_indices('{').filter(|(at, _)| !text[..*at].ends_with('{')) {
            let name = text[at + 1..].split('}').next().unwrap_or_default();
            if facts.fact(name).is_some() {
                let message = format!("names the fact `{name}` in single braces");
                let hint = format!("write `{{{{{name}}}}}`");
                problems.push(Problem::at(&file.path, filled.lines.place(at), message).hint(hint));
            }
        }
        filled
    }

    /// Where a byte of the text stands in the file. What lies within a value stands where that is called for.
    pub(crate) fn place(&self, offset: usize) -> Position {
        let begun = self.values.partition_point(|value| value.stands.start <= offset);
        let last = begun.checked_sub(1).map(|last| &self.values[last]);
        self.lines.place(match last {
            None => offset,
            Some(value) if value.stands.contains(&offset) => value.called.start,
            Some(value) => value.called.end + offset - value.stands.end,
        })
    }

    /// Whether a part of the text is of a value.
    pub(crate) fn has_value(&self, part: Range<usize>) -> bool {
        let mut values = self.values.iter().map(|value| &value.stands);
        values.any(|stands| stands.start < part.end && part.start < stands.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Filled;
    use crate::base::place::Position;
    use crate::source::facts::Facts;
    use crate::source::load::SourceFile;

    fn file(text: &str) -> SourceFile {
        SourceFile { path: "content/x.md".to_owned(), text: text.to_owned() }
    }

    fn facts() -> Facts {
        let toml = "[sources.a]\ntitle = \"A\"\nurl = \"https://a.example\"\n[facts.pro]\nkind = \"money\"\nvalue = \"$2.00\"\nsource = \"a\"\nchecked = \"2026-11-22\"\nsure = \"documented\"\n";
        let mut problems = Vec::new();
        let facts = Facts::parse(&file(toml), &mut problems);
        assert_eq!(problems, []);
        facts.expect("they can be read")
    }

    #[test]
    fn values_are_put_in_place_and_other_braces_left_alone() {
        let mut problems = Vec::new();
        let file = file("PRO: {{pro}}, ${{ secrets.X }} {{Pro}} {{");
        let filled = Filled::new(&file, &facts(), &mut problems);
        assert_eq!(filled.text, "PRO: $2.00, ${{ secrets.X }} {{Pro}} {{");
        assert!(filled.has_value(5..7) && filled.has_value(9..12) && !filled.has_value(11..20));
        assert_eq!(problems, []);
    }

    #[test]
    fn an_unknown_name_is_a_problem_with_its_place_and_what_comes_close() {
        let mut problems = Vec::new();
        Filled::new(&file("a\nb {{por}}"), &facts(), &mut problems);
        let problem = &problems[0];
        assert_eq!(
            problem.to_string(),
            "content/x.md:2:3: takes the fact `por`, which is not in `content/facts.toml`"
        );
    }

    #[test]
    fn every_byte_stands_where_the_author_sees_it() {
        let file = file("ä {{pro}} b\n{{pro}}{{por}}c");
        let filled = Filled::new(&file, &facts(), &mut Vec::new());
        assert_eq!(filled.text, "ä $2.00 b\n$2.00c");
        for (offset, line, column) in [
            (0, 1, 1),
            (3, 1, 3),
            (5, 1, 3),
            (8, 1, 10),
            (9, 1, 11),
            (11, 2, 1),
            (16, 2, 15),
            (99, 2, 16),
        ] {
            assert_eq!(filled.place(offset), Position { line, column }, "byte {offset}");
        }
    }
}
