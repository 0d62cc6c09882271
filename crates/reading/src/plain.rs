//! The words of a text, without what clients, terminals and JSON put around them.

use std::ops::Range;

/// Where some words stand, in bytes of the plain text.
pub type Span = Range<usize>;

/// The text in lower case (ASCII), with every run of white space one blank, and without terminal colours, quotation
/// marks and the backslashes of escaped strings.
///
/// A sentence then reads the same in a traceback, in JSON inside JSON, and in a log with colours.
pub fn plain(text: &str) -> String {
    Plain::of(text).words
}

/// Plain words, and where the lines of the text begin in them.
pub(crate) struct Plain {
    /// The words.
    pub words: String,
    /// Where each line begins but the first, in bytes of `words`.
    pub lines: Vec<usize>,
}

impl Plain {
    /// Reads a whole text.
    pub(crate) fn of(text: &str) -> Self {
        let mut reader = Reader::new(text);
        while reader.run() && reader.step() {}
        let words = String::from_utf8(reader.words);
        Self {
            words: words.unwrap_or_else(|_| unreachable!("only whole characters were left out")),
            lines: reader.lines,
        }
    }
}

/// Where the words at a place of the plain text stand in the text itself.
///
/// It reads the text again up to there, so that nothing has to be remembered for each byte.
pub(crate) fn span_in(text: &str, of: &Span) -> Range<usize> {
    let mut reader = Reader::new(text);
    let mut start = None;
    // What was read last and is more than a blank ends the words; what is left out behind them does not belong to them.
    let mut end = text.len();
    loop {
        let before = reader.at;
        if reader.words.len() >= of.end {
            break;
        }
        if start.is_none() && reader.words.len() >= of.start {
            start = Some(before);
        }
        let length = reader.words.len();
        if !reader.step() {
            break;
        }
        if start.is_some() && reader.words.len() == length && length == of.start {
            start = Some(reader.at);
        }
        end = reader.at;
    }
    start.unwrap_or(end).min(end)..end
}

/// Whether a byte may stand for something else than itself.
const IS_SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let bytes = b"\x1b\\\"'`\n\r \t\x0b\x0cb02;\xe2\xc2";
    let mut at = 0;
    while at < bytes.len() {
        special[bytes[at] as usize] = true;
        at += 1;
    }
    special
};

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    words: Vec<u8>,
    lines: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            words: Vec::with_capacity(text.len()),
            lines: Vec::new(),
        }
    }

    /// Reads what only has to be put into lower case, all of it at once.
    fn run(&mut self) -> bool {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| IS_SPECIAL[usize::from(*byte)]);
        let run = &rest[..length.unwrap_or(rest.len())];
        self.words.extend(run.iter().map(u8::to_ascii_lowercase));
        self.at += run.len();
        true
    }

    /// Reads one more character or escape; `false` at the end.
    fn step(&mut self) -> bool {
        let rest = &self.bytes[self.at..];
        let Some(&byte) = rest.first() else { return false };
        self.at += match byte {
            b'\x1b' => 1 + colour(&rest[1..]),
            b'\\' => match rest.get(1) {
                Some(b'n' | b'r') => {
                    self.line();
                    2
                }
                Some(b't') => {
                    self.blank();
                    2
                }
                _ => 1 + written_colour(&rest[1..]),
            },
            b'"' | b'\'' | b'`' => 1,
            // Bytes, as Python prints them: b'…'.
            b'b' if matches!(rest.get(1), Some(b'"' | b'\'')) && !self.in_word() => 1,
            b'\n' | b'\r' => {
                self.line();
                1
            }
            b' ' | b'\t'..=b'\x0c' => {
                self.blank();
                1
            }
            // “ ” ‘ ’ are E2 80 98 … 9D; what else begins with E2 80 stays.
            0xe2 if matches!(rest, [_, 0x80, 0x98 | 0x99 | 0x9c | 0x9d, ..]) => 3,
            // ‐ and ‑ are E2 80 90 and 91.
            0xe2 if matches!(rest, [_, 0x80, 0x90 | 0x91, ..]) => {
                self.words.push(b'-');
                3
            }
            // A no-break space.
            0xc2 if matches!(rest, [_, 0xa0, ..]) => {
                self.blank();
                2
            }
            _ => {
                self.words.push(byte.to_ascii_lowercase());
                if matches!(byte, b'0' | b'2' | b';') {
                    self.decode();
                }
                1
            }
        };
        true
    }

    fn in_word(&self) -> bool {
        self.words.last().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
    }

    fn line(&mut self) {
        self.blank();
        if self.lines.last() != Some(&self.words.len()) {
            self.lines.push(self.words.len());
        }
    }

    fn blank(&mut self) {
        if self.words.last() != Some(&b' ') {
            self.words.push(b' ');
        }
    }

    /// Takes the blank and the quotation mark as addresses and HTML write them, once they are written whole.
    fn decode(&mut self) {
        for (written, is_blank) in [(&b"%20"[..], true), (b"%22", false), (b"&nbsp;", true)] {
            if self.words.ends_with(written) {
                self.words.truncate(self.words.len() - written.len());
                if is_blank {
                    self.blank();
                }
            }
        }
    }
}

/// The length of a terminal's colour behind its ESC: `[ … letter`, or nothing.
fn colour(bytes: &[u8]) -> usize {
    if bytes.first() != Some(&b'[') {
        return 0;
    }
    let parameters = bytes[1..].iter().take_while(|byte| matches!(byte, b'0'..=b'9' | b';' | b'?'));
    let end = 1 + parameters.count();
    match bytes.get(end) {
        Some(letter) if letter.is_ascii_alphabetic() => end + 1,
        _ => end,
    }
}

/// The same behind the backslash of an ESC that JSON or a shell has written out.
fn written_colour(bytes: &[u8]) -> usize {
    let written = [&b"u001b"[..], b"u001B", b"x1b", b"x1B", b"033"];
    let escape = written.iter().find(|written| bytes.starts_with(written));
    let length = escape.map_or(0, |written| written.len());
    match colour(&bytes[length..]) {
        colour if length > 0 && colour > 0 => length + colour,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Plain, plain, span_in};

    #[test]
    fn a_sentence_reads_the_same_in_every_wrapping() {
        let sentence = "user access token my-token is expired";
        for wrapped in [
            "User Access Token \"my-token\" is expired",
            r#"User Access Token \"my-token\" is expired"#,
            r#"User Access Token \\\"my-token\\\" is expired"#,
            "User Access Token 'my-token'\n    is expired",
            r"User Access Token `my-token`\nis expired",
            "\u{1b}[1;31mUser Access Token\u{1b}[0m “my-token” is\u{a0}expired",
            "User%20Access%20Token%20%22my-token%22%20is%20expired",
            r"\u001b[1;31mUser\x1b[0m Access Token my-token is\033[0m expired",
        ] {
            assert_eq!(plain(wrapped), sentence, "{wrapped}");
        }
    }

    #[test]
    fn what_is_cut_off_or_foreign_stays_whole() {
        assert_eq!(plain("ok\u{1b}[1;"), "ok");
        assert_eq!(plain("ok\u{1b}"), "ok");
        assert_eq!(plain("ok\\"), "ok");
        // Plain text is plain: what falls together is taken, too.
        assert_eq!(plain(r"a%2\2b%2\0c"), "ab c");
        assert_eq!(plain("a%2%222 100%"), "a 100%");
        assert_eq!(plain("a&nb'sp;b&NBSP;"), "a b ");
        assert_eq!(plain("分类 … É – «x» \u{2028}"), "分类 … É – «x» \u{2028}");
    }

    #[test]
    fn lines_begin_behind_their_ends_written_out_or_not() {
        let plain = Plain::of("one\n\n two\\nthree");
        assert_eq!(plain.words, "one two three");
        assert_eq!(plain.lines, [4, 8]);
    }

    #[test]
    fn plain_words_are_found_again_in_their_text() {
        for (text, words) in [
            ("a \"Quoted 'word'\" here", "Quoted 'word"),
            ("\u{1b}[1mBold\u{1b}[0m text", "Bold"),
            ("分类 “X”: y", "X"),
            ("a\n\n   b", "b"),
        ] {
            let all = plain(text);
            let wanted = plain(words);
            let at = all.find(&wanted).expect("it stands there");
            assert_eq!(&text[span_in(text, &(at..at + wanted.len()))], words, "{text}");
        }
    }
}
