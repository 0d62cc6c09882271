//! Lines for a terminal: as wide as it is, in its colours, with nothing in them that it would obey.

use anstyle::{AnsiColor, Style};
use anyhow::Context;
use std::io::{ErrorKind, Write as _};
use textwrap::{Options, WordSplitter};

/// Longer lines are hard to read, however wide a terminal is.
const WIDEST: usize = 100;

/// What stands before a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// ✓
    Right,
    /// ✗
    Wrong,
    /// ?
    Unknown,
    /// →
    Next,
    /// ·
    Plain,
}

/// Lines, from top to bottom.
pub(crate) struct Paper {
    text: String,
    width: usize,
}

/// The style of what has to be seen first. No other colours: they are read on light and on dark paper.
pub(crate) const BOLD: Style = Style::new().bold();

impl Paper {
    /// As wide as the terminal, or 80 columns where there is none.
    pub(crate) fn new() -> Self {
        Self::of_width(textwrap::termwidth())
    }

    pub(crate) fn of_width(width: usize) -> Self {
        Self { text: String::new(), width: width.clamp(20, WIDEST) }
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// A line of its own above others.
    pub(crate) fn heading(&mut self, words: &str) {
        self.gap();
        self.wrap("", "", &format!("{BOLD}{}{BOLD:#}", clean(words)));
    }

    /// A marked line, whose later lines stand below its words.
    pub(crate) fn line(&mut self, mark: Mark, words: &str) {
        let (sign, style) = match mark {
            Mark::Right => ("✓", AnsiColor::Green.on_default().bold()),
            Mark::Wrong => ("✗", AnsiColor::Red.on_default().bold()),
            Mark::Unknown => ("?", BOLD),
            Mark::Next => ("→", BOLD),
            Mark::Plain => ("·", Style::new()),
        };
        let first = format!("  {style}{sign}{style:#} ");
        self.wrap(&first, "    ", &clean(words));
    }

    /// A paragraph below a line.
    pub(crate) fn below(&mut self, words: &str) {
        self.wrap("    ", "    ", &clean(words));
    }

    /// A paragraph, flush left.
    pub(crate) fn paragraph(&mut self, words: &str) {
        self.wrap("", "", &clean(words));
    }

    /// Lines that are set already, such as a picture of a text.
    pub(crate) fn set(&mut self, lines: &str) {
        self.text.push_str(lines.trim_end());
        self.text.push('\n');
    }

    /// An empty line, but not on top and not two.
    pub(crate) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// A paragraph that is set already, with what stands before its first line and before the others.
    pub(crate) fn wrap(&mut self, first: &str, others: &str, words: &str) {
        let options = Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(others)
            // An address that is broken in two can be neither clicked nor copied.
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation);
        for line in words.lines() {
            for line in textwrap::wrap(line, &options) {
                self.set(line.trim_end());
            }
        }
    }
}

/// The text without what a terminal would obey.
pub(crate) fn clean(text: &str) -> String {
    let is_obeyed = |c: char| c.is_control() && c != '\n';
    text.replace('\t', "    ").replace(is_obeyed, "\u{fffd}")
}

/// Prints to standard output, in colours where a terminal shows them. Whoever stops reading has seen enough.
///
/// # Errors
/// It cannot be written.
pub(crate) fn print(text: &str) -> Result<(), crate::outcome::Trouble> {
    let mut output = anstream::stdout().lock();
    let written = output.write_all(text.as_bytes()).and_then(|()| output.flush());
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written.context("writing to standard output")?),
    }
}

/// Says it on standard error.
pub(crate) fn warn(words: &str) {
    // Where that cannot be written, there is nobody to tell.
    let _ = writeln!(anstream::stderr().lock(), "{words}");
}

#[cfg(test)]
mod tests {
    use super::{Mark, Paper};

    #[test]
    fn lines_are_as_long_as_the_terminal_is_wide() {
        let words = "It cannot be settled from here. These causes are left, likeliest first, and each has a page.";
        for width in [40, 80] {
            let mut paper = Paper::of_width(width);
            paper.heading(words);
            paper.line(Mark::Wrong, words);
            let plain = anstream::adapter::strip_str(paper.text()).to_string();
            for line in plain.lines() {
                assert!(line.chars().count() <= width, "{line}");
            }
            assert!(plain.contains("\n  ✗ It cannot"), "{plain}");
        }
    }

    #[test]
    fn nothing_that_a_terminal_obeys_gets_through() {
        let mut paper = Paper::of_width(80);
        paper.paragraph("\u{1b}[2J\u{1b}]0;title\u{7}gone\r\u{9b}1A");
        assert!(!paper.text().contains(['\u{1b}', '\u{7}', '\r', '\u{9b}']));
    }
}
