//! One pass over the code, which notes what stands where and judges it as each bracket and each line ends.

mod values;

use super::What;
use super::clients::{Client, client};
use super::lines::Lines;
use super::memory::Memory;
use super::pieces::{Piece, Pieces};
use super::scope::{Scope, Shape};

/// Brackets in brackets deeper than this are nothing that a person wrote.
const DEEPEST: usize = 64;

struct Reader<'a> {
    found: Vec<(usize, What)>,
    line: usize,
    /// The innermost is the last; the first is the text itself.
    scopes: Vec<Scope<'a>>,
    /// How many brackets are open beyond the deepest that count.
    beyond: usize,
    memory: Memory<'a>,
    lines: Lines,
    /// The last two words.
    words: [&'a str; 2],
    /// What stands before, by its last byte: `a` for any word, `"` for any string.
    before: u8,
    /// Where Inference Providers are called first: by a client, by anything.
    billed: [Option<usize>; 2],
}

/// Everything that is found, in no order, some of it twice.
pub(super) fn read(text: &str) -> Vec<(usize, What)> {
    let mut reader = Reader {
        found: Vec::new(),
        line: 0,
        scopes: vec![Scope::new(Shape::Body, 1)],
        beyond: 0,
        memory: Memory::default(),
        lines: Lines::default(),
        words: [""; 2],
        before: 0,
        billed: [None; 2],
    };
    for (number, line) in text.lines().enumerate() {
        reader.line = number + 1;
        reader.line(line);
    }
    reader.end()
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: &'a str) {
        let mut code = line;
        for piece in Pieces::of(line) {
            match piece {
                Piece::Word { text, rest, names } => self.word(text, rest, names),
                Piece::Quoted { text, names } => self.quoted(text, names),
                Piece::Address(text) => {
                    self.addresses(text, true);
                    self.before = b'/';
                }
                Piece::Mark(mark) => self.mark(mark),
                Piece::Comment(text) => {
                    code = line.strip_suffix(text).unwrap_or(line);
                    self.hosts(text);
                }
            }
        }
        self.lines.read(self.line, code, &mut self.found);
        if !code.trim_end().ends_with('\\') {
            self.end_statement(self.line + 1);
        }
    }

    fn mark(&mut self, mark: u8) {
        match mark {
            b'(' => {
                let client =
                    if self.before == b'a' { client(self.words[1], self.words[0]) } else { None };
                let printed = self.before == b'a' && matches!(self.words[1], "print" | "log");
                self.open(if printed { Shape::Object } else { Shape::Call }, client);
            }
            b'[' => self.open(Shape::Object, None),
            b'{' => {
                let body = matches!(self.before, b')' | b'>' | b';' | b'}' | b'a');
                self.open(if body { Shape::Body } else { Shape::Object }, None);
            }
            b')' | b']' | b'}' => self.close(),
            b',' if self.scope().shape != Shape::Body => self.scope().name = "",
            b';' => self.end_statement(self.line),
            // Arguments that are not seen may hold a token.
            b'*' if self.before == b'*' => self.scope().token = true,
            b'.' if self.before == b'.' => self.scope().token = true,
            _ => {}
        }
        if !matches!(mark, b')' | b']' | b'}') {
            self.scope().filled |= mark != b'(';
        }
        self.before = mark;
    }

    fn open(&mut self, shape: Shape, client: Option<Client>) {
        if self.scopes.len() == DEEPEST {
            self.beyond += 1;
            return;
        }
        let mut scope = Scope::new(shape, self.line);
        scope.client = client;
        self.scopes.push(scope);
    }

    fn close(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else if self.scopes.len() > 1 {
            self.end_statement(self.line);
            let Some(mut inner) = self.scopes.pop() else { return };
            if inner.shape == Shape::Body {
                return;
            }
            self.judge(&mut inner);
            self.scope().take(inner);
        }
    }

    fn judge(&mut self, scope: &mut Scope<'a>) {
        scope.judge(&mut self.found);
        if scope.is_billed() {
            let first = &mut self.billed[usize::from(scope.client.is_none())];
            *first = Some(first.map_or(scope.line, |first| first.min(scope.line)));
            if scope.shape == Shape::Call {
                scope.router = false;
            }
        }
    }

    /// Ends the statement here, if it is one. The next begins on this line.
    fn end_statement(&mut self, next: usize) {
        if self.scope().shape != Shape::Body {
            return;
        }
        let mut statement = std::mem::replace(self.scope(), Scope::new(Shape::Body, next));
        self.memory.compare(self.line, &statement, &mut self.found);
        self.judge(&mut statement);
        self.memory.set(statement);
    }

    fn found(&mut self, what: What) {
        self.found.push((self.line, what));
    }

    fn scope(&mut self) -> &mut Scope<'a> {
        self.scopes.last_mut().expect("the text itself is a scope")
    }

    /// Judges what was never closed, and the text as a whole.
    fn end(mut self) -> Vec<(usize, What)> {
        self.beyond = 0;
        while self.scopes.len() > 1 {
            self.close();
        }
        self.end_statement(self.line);
        self.lines.judge(self.billed[0].or(self.billed[1]), &mut self.found);
        self.found
    }
}
