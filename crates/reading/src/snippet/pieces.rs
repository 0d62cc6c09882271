//! A line of code in pieces: words, strings, addresses, brackets.

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A name, a keyword or a number.
    Word {
        text: &'a str,
        /// The line from here on.
        rest: &'a str,
        /// It names what follows it: `text=`, `text:`.
        names: bool,
    },
    /// What stands in quotation marks, if they are closed on the same line.
    Quoted { text: &'a str, names: bool },
    /// An address that stands in no quotation marks.
    Address(&'a str),
    /// A bracket, a comma and the like.
    Mark(u8),
    /// The rest of the line, for people.
    Comment(&'a str),
}

/// The pieces of a line.
pub(super) struct Pieces<'a> {
    line: &'a str,
    at: usize,
    /// A piece came already.
    begun: bool,
    /// Which quotation marks are closed no more on this line.
    lone: [bool; 3],
}

const QUOTES: [u8; 3] = [b'"', b'\'', b'`'];

impl<'a> Pieces<'a> {
    pub(super) fn of(line: &'a str) -> Self {
        Self { line, at: 0, begun: false, lone: [false; 3] }
    }

    /// What was not read yet.
    fn left(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or_default()
    }

    /// Whether what ended here names what follows.
    fn names(&self) -> bool {
        let rest = self.left().trim_start_matches([' ', '\t', ']', '?']);
        match rest.as_bytes() {
            [b'=', b'=' | b'>' | b'~', ..] | [b':', b':' | b'/' | b'-' | b'?', ..] => false,
            [b'=' | b':', ..] => true,
            _ => false,
        }
    }

    /// What stands between the quotation mark here and the next of its kind.
    fn quoted(&mut self, mark: u8) -> Option<&'a str> {
        let lone = &mut self.lone[QUOTES.iter().position(|quote| *quote == mark)?];
        if *lone {
            return None;
        }
        let bytes = self.line.as_bytes();
        let start = self.at + 1;
        let mut end = start;
        while *bytes.get(end).unwrap_or(&mark) != mark {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        if end >= bytes.len() {
            *lone = true;
            return None;
        }
        self.at = end + 1;
        self.line.get(start..end)
    }

    fn is_comment(&self, rest: &str) -> bool {
        let before = self.line.get(..self.at).unwrap_or_default().chars().next_back();
        (rest.starts_with('#') && before.is_none_or(char::is_whitespace))
            || (rest.starts_with("//") && before != Some(':'))
            || rest.starts_with("/*")
            || (rest.starts_with('*')
                && !self.begun
                && matches!(rest.as_bytes(), [_] | [_, b' ' | b'/', ..]))
            || rest.starts_with("<!--")
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let left = self.left().trim_start();
        self.at = self.line.len() - left.len();
        let byte = *left.as_bytes().first()?;
        if matches!(byte, b'#' | b'/' | b'*' | b'<') && self.is_comment(left) {
            self.at = self.line.len();
            return Some(Piece::Comment(left));
        }
        self.begun = true;
        if let Some(text) = self.quoted(byte) {
            return Some(Piece::Quoted { text, names: self.names() });
        }
        if left.starts_with("http://") || left.starts_with("https://") {
            let end = |c: char| {
                let closes =
                    matches!(c, '"' | '\'' | '`' | ')' | '>' | ',' | ';' | '|' | '\\' | ']' | '}');
                closes || c.is_whitespace()
            };
            let text = left.split(end).next()?;
            self.at += text.len();
            return Some(Piece::Address(text));
        }
        let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        if word(byte) {
            let length = left.bytes().take_while(|byte| word(*byte)).count();
            self.at += length;
            return Some(Piece::Word {
                text: left.get(..length)?,
                rest: left,
                names: self.names(),
            });
        }
        self.at += left.chars().next().map_or(1, char::len_utf8);
        Some(Piece::Mark(byte))
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, Pieces};

    #[test]
    fn a_line_comes_apart() {
        let line = r#"x = f("a\"b", https://h.example/p) # don't"#;
        let pieces: Vec<_> = Pieces::of(line).collect();
        assert_eq!(
            pieces,
            [
                Piece::Word { text: "x", rest: line, names: true },
                Piece::Mark(b'='),
                Piece::Word { text: "f", rest: &line[4..], names: false },
                Piece::Mark(b'('),
                Piece::Quoted { text: r#"a\"b"#, names: false },
                Piece::Mark(b','),
                Piece::Address("https://h.example/p"),
                Piece::Mark(b')'),
                Piece::Comment("# don't"),
            ]
        );
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_is_a_mark() {
        let pieces: Vec<_> = Pieces::of("-d '{").collect();
        assert_eq!(pieces.len(), 4);
        assert_eq!(pieces[2..], [Piece::Mark(b'\''), Piece::Mark(b'{')]);
        assert_eq!(Pieces::of("'é\\").count(), 3);
    }
}
