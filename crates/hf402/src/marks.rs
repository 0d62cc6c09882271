//! The words that decided, marked in their line: underlined, so that it needs no colour.

use crate::paper::{BOLD, clean};
use checkup::Quote;
use std::fmt::Write;
use unicode_width::UnicodeWidthChar;

/// What stands before each row.
const GUTTER: &str = "  │ ";

/// The line of the text with the words in it underlined, in rows no wider than so many columns.
pub(crate) fn marked(quote: &Quote, width: usize) -> String {
    let mut picture = String::new();
    let mut row = Row::default();
    for (part, is_marked) in [(&quote.before, false), (&quote.words, true), (&quote.after, false)] {
        for c in clean(part).chars() {
            // Words of several lines are marked to their end.
            if c == '\n' || row.width + c.width().unwrap_or(0) + GUTTER.chars().count() > width {
                std::mem::take(&mut row).write(&mut picture);
            }
            if c != '\n' {
                row.push(c, is_marked);
            }
        }
    }
    row.write(&mut picture);
    picture
}

/// One row of the picture, and the line below it.
#[derive(Default)]
struct Row {
    text: String,
    line: String,
    width: usize,
}

impl Row {
    fn push(&mut self, c: char, is_marked: bool) {
        let width = c.width().unwrap_or(0);
        self.text.push(c);
        self.line.push_str(&(if is_marked { "━" } else { " " }).repeat(width));
        self.width += width;
    }

    fn write(self, picture: &mut String) {
        writeln!(picture, "{GUTTER}{}", self.text.trim_end()).expect(WRITES);
        let line = self.line.trim_end();
        if !line.is_empty() {
            writeln!(picture, "{GUTTER}{BOLD}{line}{BOLD:#}").expect(WRITES);
        }
    }
}

const WRITES: &str = "a string takes any text";

#[cfg(test)]
mod tests {
    use super::marked;
    use checkup::Quote;

    #[track_caller]
    fn case(parts: [&str; 3], width: usize, expected: &str) {
        let [before, words, after] = parts.map(str::to_owned);
        let quote = Quote { call: String::new(), before, words, after, message: None };
        let picture = marked(&quote, width);
        assert_eq!(anstream::adapter::strip_str(&picture).to_string(), expected);
    }

    #[test]
    fn the_words_are_underlined_in_their_line() {
        case(["Error: ", "no credits", "!"], 80, "  │ Error: no credits!\n  │        ━━━━━━━━━━\n");
        case(
            ["Error: ", "no credits", "!"],
            16,
            "  │ Error: no cr\n  │        ━━━━━\n  │ edits!\n  │ ━━━━━\n",
        );
        case(["分", "分", ""], 80, "  │ 分分\n  │   ━━\n");
        case(["a\u{1b}[2J", "b\nc", ""], 80, "  │ a\u{fffd}[2Jb\n  │      ━\n  │ c\n  │ ━\n");
    }
}
