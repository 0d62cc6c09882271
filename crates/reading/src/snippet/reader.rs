//! One pass over the code, which notes what stands where and judges it as each bracket and each line ends.

use super::What;
use super::address::{Address, RETIRED, Whose, addresses};
use super::names::{Client, Owner, bare, client, is_token_name, owner};
use super::pieces::{Piece, Pieces};
use super::scope::{Key, Place, Scope, Shape, is_near, settings_go_wrong};
use super::tokens::{is_placeholder, is_token, provider_key, tokens};

/// Brackets in brackets deeper than this are nothing that a person wrote.
const DEEPEST: usize = 64;

/// As many variables are remembered.
const VARIABLES: usize = 32;

/// A variable, and the addresses and keys it holds.
struct Variable<'a> {
    name: &'a str,
    places: Vec<Place<'a>>,
    keys: Vec<Key<'a>>,
}

struct Reader<'a> {
    found: Vec<(usize, What)>,
    line: usize,
    /// The innermost is the last; the first is the text itself.
    scopes: Vec<Scope<'a>>,
    /// How many brackets are open beyond the deepest that count.
    beyond: usize,
    variables: Vec<Variable<'a>>,
    /// Settings on the lines before.
    places: Vec<Place<'a>>,
    keys: Vec<Key<'a>>,
    /// The last two words, and the last byte that is not blank.
    words: [&'a str; 2],
    before: u8,
    /// Somebody is to pay.
    bill_to: bool,
    /// Where Inference Providers are called first: by a client, by anything.
    billed: [Option<usize>; 2],
    /// There is a chat.
    chat: bool,
    /// Where the provider hf-inference is chosen.
    own_provider: Vec<usize>,
}

/// Everything that is found, in no order, some of it twice.
pub(super) fn read(text: &str) -> Vec<(usize, What)> {
    let mut reader = Reader {
        found: Vec::new(),
        line: 0,
        scopes: vec![Scope::new(Shape::Body, 1)],
        beyond: 0,
        variables: Vec::new(),
        places: Vec::new(),
        keys: Vec::new(),
        words: [""; 2],
        before: 0,
        bill_to: false,
        billed: [None; 2],
        chat: false,
        own_provider: Vec::new(),
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
                    code = &line[..line.len() - text.len()];
                    self.hosts(text);
                }
            }
        }
        self.whole(code);
        if !code.trim_end().ends_with('\\') {
            self.end_statement();
        }
    }

    /// What a line says wherever it says it.
    fn whole(&mut self, code: &str) {
        let tokens = tokens(code);
        if tokens.real {
            self.found(What::HardCodedToken);
        }
        if tokens.placeholder {
            self.found(What::PlaceholderToken);
        }
        let code = code.to_ascii_lowercase();
        let says = |phrases: &[&str]| phrases.iter().any(|phrase| code.contains(phrase));
        if is_word_in(RETIRED, &code) {
            self.found(What::RetiredHost);
        }
        self.bill_to |= says(&["bill_to", "billto", "bill-to", "to_bill"]);
        self.chat |= says(&[
            "chat_completion",
            "chat.completions",
            "chat/completions",
            "chatcompletion",
            "chathuggingface",
            "text_generation",
            "text-generation",
            "textgeneration",
        ]);
        let chosen = code.contains("provider") && is_word_in("hf-inference", &code);
        if chosen || code.contains(":hf-inference") {
            self.own_provider.push(self.line);
        }
    }

    fn word(&mut self, text: &'a str, rest: &'a str, names: bool) {
        let bearer = self.words[1].eq_ignore_ascii_case("bearer");
        if names {
            self.scope().name(text);
        } else {
            // A command is not part of the setting before it.
            if matches!(text, "curl" | "wget" | "http" | "xh") && self.scope().shape == Shape::Body {
                self.scope().command = true;
                self.scope().name = "";
            }
            let member = self.before == b'.';
            self.name_used(text, member);
            let passed = bearer || matches!(self.before, b'=' | b':');
            if is_token(rest) {
                self.key(Owner::HuggingFace);
            } else if passed && provider_key(rest, 16).is_some() {
                self.key(Owner::Provider);
            } else if bearer && (owner(text).is_some() || is_placeholder(text)) && !member {
                self.found(What::PlaceholderToken);
            } else if self.before == b'='
                && text.to_ascii_lowercase().starts_with("your")
                && self.wants_token()
            {
                self.found(What::PlaceholderToken);
            }
        }
        self.words = [self.words[1], text];
        self.before = b'a';
        self.scope().filled = true;
    }

    fn quoted(&mut self, text: &'a str, names: bool) {
        let before = std::mem::replace(&mut self.before, b'"');
        self.scope().filled = true;
        if names {
            self.scope().name(text);
            return;
        }
        self.addresses(text, text.starts_with("http"));
        let (value, bearer) = match ["Bearer ", "bearer "].iter().find_map(|word| text.find(word)) {
            Some(at) => (text[at + 7..].trim_start(), true),
            None => (text, false),
        };
        self.scope().token |= bearer;
        if text.contains(['{', '$', '%']) {
            let word = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
            for word in text.split(word).filter(|word| !word.is_empty()) {
                self.name_used(word, false);
            }
        } else if matches!(before, b'[' | b'(') && owner(text).is_some() && !self.takes_token_first() {
            self.name_used(text, false);
        } else if is_token(value) {
            self.key(Owner::HuggingFace);
        } else if provider_key(value, 3).is_some() {
            self.key(Owner::Provider);
        } else if bearer || (matches!(before, b'=' | b':') && self.wants_token()) {
            if is_placeholder(value) {
                self.found(What::PlaceholderToken);
            }
        } else if before == b'(' && self.takes_token_first() && is_placeholder(value) {
            self.found(What::PlaceholderToken);
        }
    }

    /// Whether the value here is to be a token of Hugging Face, as far as its name says.
    fn wants_token(&mut self) -> bool {
        let name = self.scope().name;
        is_token_name(name) && owner(name) != Some(Owner::Provider)
    }

    /// Whether the first argument here is the token.
    fn takes_token_first(&mut self) -> bool {
        self.scope().client == Some(Client::NewInference)
            || (self.scope().shape == Shape::Call && self.words[1] == "login")
    }

    /// The value of a variable, of this program or of its environment.
    fn name_used(&mut self, name: &'a str, member: bool) {
        if let Some(owner) = owner(name) {
            self.key(owner);
            return;
        }
        let ends = |word: &str| bare(name).ends_with(word);
        if ends("token") || ends("apikey") || name == "get_token" {
            self.scope().token = true;
        }
        if member {
            return;
        }
        let Some(variable) = self.variables.iter().find(|variable| variable.name == name) else {
            return;
        };
        let line = self.line;
        let scope = self.scopes.last_mut().expect("the text itself is a scope");
        for place in &variable.places {
            scope.place(Place { name: "", ..*place });
        }
        for key in &variable.keys {
            scope.key(Key { name: "", line, ..*key });
        }
    }

    fn mark(&mut self, mark: u8) {
        match mark {
            b'(' => {
                let client = if self.before == b'a' { client(self.words[1], self.words[0]) } else { None };
                let printed = self.before == b'a' && matches!(self.words[1], "print" | "log");
                self.open(if printed { Shape::Object } else { Shape::Call }, client);
            }
            b'[' => self.open(Shape::Call, None),
            b'{' => {
                let body = matches!(self.before, b')' | b'>' | b';' | b'}' | b'a');
                self.open(if body { Shape::Body } else { Shape::Object }, None);
            }
            b')' | b']' | b'}' => self.close(),
            b',' if self.scope().shape != Shape::Body => self.scope().name = "",
            b';' => self.end_statement(),
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
            self.end_statement();
            let Some(mut inner) = self.scopes.pop() else { return };
            if inner.shape == Shape::Body {
                return;
            }
            self.judge(&mut inner);
            self.scope().take(inner);
        }
    }

    fn judge(&mut self, scope: &mut Scope<'a>) {
        if scope.is_billed() {
            let first = &mut self.billed[usize::from(scope.client.is_none())];
            *first = Some(first.map_or(scope.line, |first| first.min(scope.line)));
            if scope.shape == Shape::Call {
                scope.router = false;
            }
        }
        scope.judge(&mut self.found);
    }

    /// Ends the statement here, if it is one.
    fn end_statement(&mut self) {
        if self.scope().shape != Shape::Body {
            return;
        }
        let line = self.line;
        let mut statement = std::mem::replace(self.scope(), Scope::new(Shape::Body, line + 1));
        self.settings(&statement);
        self.judge(&mut statement);
        let Scope { first_name: name, mut places, mut keys, .. } = statement;
        if name.is_empty() {
            return;
        }
        self.variables.retain(|variable| variable.name != name);
        if !(places.is_empty() && keys.is_empty()) && self.variables.len() < VARIABLES {
            places.truncate(2);
            keys.truncate(2);
            self.variables.push(Variable { name, places, keys });
        }
    }

    /// Compares a statement with those before it.
    fn settings(&mut self, statement: &Scope<'a>) {
        let line = self.line;
        self.places.retain(|place| is_near(place.line, line));
        self.keys.retain(|key| is_near(key.line, line));
        self.places.extend(statement.places.iter().filter(|place| !place.name.is_empty()));
        self.keys.extend(statement.keys.iter().filter(|key| !key.name.is_empty()));
        for place in &self.places {
            for key in &self.keys {
                if place.line == line || key.line == line {
                    self.found.extend(settings_go_wrong(place, key));
                }
            }
        }
    }

    /// Addresses in code: `called` if they stand for themselves and not in a longer text.
    fn addresses(&mut self, text: &'a str, called: bool) {
        for (at, address) in addresses(text) {
            self.host(address);
            if address.wrong_path {
                self.found(What::WrongPath);
            }
            if called && at < 6 {
                let line = self.line;
                let name = self.scope().name;
                if address.whose == Whose::Other
                    && matches!(bare(name).as_str(), "hfendpoint" | "hfinferenceendpoint")
                {
                    self.found(What::ForeignHost);
                }
                self.scope().place(Place { whose: address.whose, line, name: "" });
            }
        }
    }

    /// Addresses in comments.
    fn hosts(&mut self, text: &str) {
        for (_, address) in addresses(text) {
            self.host(address);
        }
    }

    fn host(&mut self, address: Address) {
        match address.whose {
            Whose::Retired => self.found(What::RetiredHost),
            Whose::Imposter => self.found(What::ForeignHost),
            _ => {}
        }
    }

    fn key(&mut self, owner: Owner) {
        let line = self.line;
        self.scope().key(Key { owner, line, name: "" });
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
        self.end_statement();
        if let (false, Some(line)) = (self.bill_to, self.billed[0].or(self.billed[1])) {
            self.found.push((line, What::NoBillTo));
        }
        if self.chat {
            let chosen = self.own_provider.iter().map(|line| (*line, What::ProviderCannotServe));
            self.found.extend(chosen);
        }
        self.found
    }
}

/// Whether this stands in the text as a whole: not as the part of a longer host or of a path.
fn is_word_in(word: &str, text: &str) -> bool {
    let joins = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.match_indices(word).any(|(at, _)| {
        let bytes = text.as_bytes();
        let before = at.checked_sub(1).map(|at| bytes[at]);
        let after = bytes.get(at + word.len());
        !before.as_ref().is_some_and(joins)
            && !after.is_some_and(|byte| joins(byte) || (word == "hf-inference" && *byte == b'/'))
    })
}
