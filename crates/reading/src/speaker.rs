//! Who says something: a machine, a person, or a piece of code.

use crate::find::has;
use crate::plain::Span;
use crate::scan::{Mark, What};
use crate::words::Word;

/// Who says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speaker {
    /// A program, in an error, a log or a reply.
    Machine,
    /// Somebody, in prose.
    Person,
    /// A line of a program.
    Code,
}

/// How far a clause reaches around a word, in bytes.
const CLAUSE: usize = 80;

/// No more marks than this on either side are looked at.
const NEIGHBOURS: usize = 24;

/// How far a denial reaches, in bytes.
const DENIED: usize = 32;

/// Nothing behind this in a line says whose the line is, in bytes.
const LINE: usize = 400;

/// A machine's sentence goes on for so many lines at most.
const ABOVE: usize = 4;

/// What only machines put into a line.
const PRINTS: &[&str] = &[
    "error:",
    "error -",
    "error (",
    "exception",
    "error code",
    "client error",
    "server error",
    "status",
    "http/",
    "http 4",
    "http 5",
    "{error",
    "{ error",
    "{message",
    "{detail",
    "{code",
    "{\\",
    "errno",
    "for url",
    "request id",
    "code:",
    "failed:",
    "failed (",
    "warning:",
    "error executing",
    " -> ",
    "retry #",
    "returned error",
    "error calling",
    "] ",
];

/// How lines of code begin.
const CODES: &[&str] = &[
    "import ", "from ", "def ", "class ", "const ", "let ", "var ", "return ", "await ", "raise ",
    "throw ", "if ", "for ", "while ", "export ", "#!", "client =", "llm =", "model =", "assert ",
    "elif ", "public ", "private ", "func ",
];

/// What ends them.
const CODE_ENDS: [char; 4] = ['{', ';', '(', ','];

/// The lines of a text, with what was said of them so far.
pub(crate) struct Lines<'a> {
    plain: &'a str,
    starts: &'a [usize],
    /// The line that was asked about last, and who says it: marks come in the order of the text.
    last: Option<(usize, Speaker)>,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(plain: &'a str, starts: &'a [usize]) -> Self {
        Self { plain, starts, last: None }
    }

    /// Who says a line: by its form, or whoever speaks in one of the lines above it, where its own form says nothing.
    pub(crate) fn speaker(&mut self, line: usize) -> Speaker {
        match self.last {
            Some((last, speaker)) if last == line => speaker,
            _ => {
                let at = self.starts.partition_point(|start| *start <= line);
                let above = self.starts[at.saturating_sub(ABOVE)..at].iter().rev().skip(1);
                let above = above.copied().chain((at <= ABOVE).then_some(0));
                let own = speaker(self.line(line));
                let goes_on =
                    || above.map(|line| speaker(self.line(line))).any(|it| it == Speaker::Machine);
                let speaker =
                    if own == Speaker::Person && goes_on() { Speaker::Machine } else { own };
                self.last = Some((line, speaker));
                speaker
            }
        }
    }

    /// Whether nothing but marks stands before the words in their line.
    pub(crate) fn begins_with(&self, span: &Span, line: usize) -> bool {
        let before = self.plain.get(line..span.start).unwrap_or_default();
        before.len() <= 12 && !before.bytes().any(|byte| byte.is_ascii_alphanumeric())
    }

    /// Takes note that a machine speaks in a line.
    pub(crate) fn is_a_machines(&mut self, line: usize) {
        self.last = Some((line, Speaker::Machine));
    }

    fn line(&self, start: usize) -> &'a str {
        let next = self.starts.partition_point(|at| *at <= start);
        let end = self.starts.get(next).copied().unwrap_or(self.plain.len());
        let end = self.plain.floor_char_boundary(end.min(start + LINE));
        self.plain.get(start..end).unwrap_or_default()
    }

    /// Whether nothing but marks, or a machine's label, stands before the words in their line, and no word goes on
    /// behind them.
    pub(crate) fn stands_alone(&self, span: &Span, line: usize) -> bool {
        let before =
            self.plain.get(line.max(span.start.saturating_sub(40))..span.start).unwrap_or_default();
        let before = before.trim_end();
        let begins = before.bytes().next_back().is_none_or(|last| !last.is_ascii_alphanumeric())
            || before
                .bytes()
                .rev()
                .take_while(|byte| *byte != b' ')
                .all(|byte| byte.is_ascii_digit());
        let line_end = self.starts[self.starts.partition_point(|at| *at <= span.start)..].first();
        let end = line_end.copied().unwrap_or(self.plain.len()).max(span.end);
        let behind = self.plain.get(span.end..end).unwrap_or_default();
        let trimmed = behind.trim_start();
        let ends = trimmed.is_empty()
            || trimmed.starts_with([
                '.', ',', ';', ':', '}', '{', ')', '(', ']', '<', '|', '[', '-', '*', '\\', '!',
            ])
            || ["for url", "at ", "http", "from http", "url"]
                .iter()
                .any(|it| trimmed.starts_with(it));
        begins && ends
    }
}

/// Whether a text is a piece of code: most of its first lines are.
pub fn is_code(text: &str) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(60);
    let (mut code, mut all) = (0, 0);
    for line in lines {
        let line =
            line.get(..line.floor_char_boundary(LINE)).unwrap_or_default().to_ascii_lowercase();
        let indented =
            line.ends_with(CODE_ENDS) || line.starts_with(['}', ')', '#']) || has(&line, "=");
        code += usize::from(indented || speaker(&line) == Speaker::Code);
        all += 1;
    }
    all > 1 && 2 * code > all
}

/// Who says a line, by what stands in it.
fn speaker(line: &str) -> Speaker {
    let line = line.trim();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if CODES.iter().any(|begin| line.starts_with(begin))
        && (line.ends_with(CODE_ENDS)
            || has(line, "(")
            || has(line, " = ")
            || line.starts_with("import ")
            || has(line, " import "))
    {
        Speaker::Code
    } else if line.starts_with(['{', '[', '<', '|', '>', '}', '❌', '⚠'])
        || line.starts_with("--")
        || (digits == 4 && line.as_bytes().get(digits).is_some_and(|sign| b"-/".contains(sign)))
        || PRINTS.iter().any(|sign| has(line, sign))
    {
        Speaker::Machine
    } else {
        Speaker::Person
    }
}

/// What stands around a word in its clause.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around {
    /// Somebody speaks of themselves, of what was, or asks.
    pub own: bool,
    /// The opposite is said.
    pub denied: bool,
}

impl Around {
    /// What stands around the mark at this place of the list.
    pub(crate) fn of(plain: &str, marks: &[Mark], at: usize) -> Self {
        let mark = &marks[at];
        let bytes = plain.as_bytes();
        let mut around = Self::default();
        for other in neighbours(marks, at) {
            crate::steps::count(1);
            let What::Word(word @ (Word::Own | Word::Not)) = other.what else { continue };
            // A part of a name, such as `my-model`.
            let joins = |byte: Option<&u8>| byte.is_some_and(|byte| b"/-_".contains(byte));
            let before = other.span.start.checked_sub(1).and_then(|before| bytes.get(before));
            if joins(before) || joins(bytes.get(other.span.end)) {
                continue;
            }
            let is_before = other.span.start < mark.span.start;
            let between = plain
                .get(other.span.end.min(mark.span.end)..other.span.start.max(mark.span.start))
                .unwrap_or_default();
            if other.line != mark.line
                || other.span.start == mark.span.start
                || !in_one_clause(plain, other, mark)
            {
                continue;
            }
            match word {
                Word::Own if is_before => around.own = true,
                Word::Not if is_before && between.len() <= DENIED => around.denied = true,
                Word::Not
                    if !is_before
                        && matches!(
                            plain.get(mark.span.end..other.span.start),
                            Some(" is " | " was ")
                        ) =>
                {
                    around.denied = true;
                }
                _ => {}
            }
        }
        around
    }

    /// Whether a machine may say it.
    pub(crate) fn is_plain(self) -> bool {
        !self.own && !self.denied
    }
}

/// Whether a mark begins a sentence in which somebody speaks: what follows in its line is theirs.
pub(crate) fn begins_prose(plain: &str, mark: &Mark) -> bool {
    let before = plain.get(mark.line..mark.span.start).unwrap_or_default().trim_end();
    let begins = before.is_empty() || before.ends_with(['.', '?', '!', '。', '？', '！', '…']);
    begins && matches!(mark.what, What::Word(Word::Own | Word::Not))
}

/// The marks near the one at this place of the list: those of its clause are among them.
pub(crate) fn neighbours(marks: &[Mark], at: usize) -> impl Iterator<Item = &Mark> {
    let (start, end) = (marks[at].span.start, marks[at].span.end);
    let before = marks[..at].iter().rev().take_while(move |it| it.span.start + CLAUSE >= start);
    let behind = marks[at + 1..].iter().take_while(move |it| it.span.start <= end + CLAUSE / 2);
    before.take(NEIGHBOURS).chain(behind.take(NEIGHBOURS))
}

/// Whether nothing between two marks ends a clause.
pub(crate) fn in_one_clause(plain: &str, one: &Mark, other: &Mark) -> bool {
    let (first, second) =
        if one.span.start <= other.span.start { (one, other) } else { (other, one) };
    let between =
        plain.get(first.span.end.min(second.span.start)..second.span.start).unwrap_or_default();
    let ends = ['|', ';', '?', '!', '。', '，', '；', '？', '！', '、'];
    between.len() <= CLAUSE
        && !between.contains(ends)
        && ![". ", ", ", " but ", " - ", " -> ", " ("].iter().any(|end| has(between, end))
}
