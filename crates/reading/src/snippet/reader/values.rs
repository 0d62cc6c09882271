//! Words, strings and addresses: what they are for where they stand.

use super::Reader;
use crate::find::around;
use crate::secret::{is_token, provider_key};
use crate::snippet::What;
use crate::snippet::address::{Address, Whose, addresses};
use crate::snippet::clients::Client;
use crate::snippet::names::{Owner, bare, owner, wants_token};
use crate::snippet::scope::{Key, Place, Shape};
use crate::snippet::tokens::is_placeholder;

impl<'a> Reader<'a> {
    /// A word, and the line from there.
    pub(super) fn word(&mut self, text: &'a str, rest: &'a str, names: bool) {
        let bearer = self.before == b'a' && self.words[1].eq_ignore_ascii_case("bearer");
        if names {
            self.scope().name(text);
        } else {
            // A command is not part of the setting before it.
            if matches!(text, "curl" | "wget" | "http" | "xh") && self.scope().shape == Shape::Body
            {
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
            } else if (bearer && is_placeholder(text))
                || (self.before == b'=' && starts_with_your(text) && self.wants_token())
            {
                self.found(What::PlaceholderToken);
            }
        }
        self.words = [self.words[1], text];
        self.before = b'a';
        self.scope().filled = true;
    }

    /// A string.
    pub(super) fn quoted(&mut self, text: &'a str, names: bool) {
        let before = std::mem::replace(&mut self.before, b'"');
        self.scope().filled = true;
        if names {
            self.scope().name(text);
            return;
        }
        self.addresses(text, text.starts_with("http"));
        let (value, bearer) = match around(text, "Bearer ").or_else(|| around(text, "bearer ")) {
            Some((_, value)) => (value.trim_start(), true),
            None => (text, false),
        };
        self.scope().token |= bearer;
        if text.contains(['{', '$', '%']) {
            let word = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
            for word in text.split(word).filter(|word| !word.is_empty()) {
                self.name_used(word, false);
            }
        } else if matches!(before, b'[' | b'(')
            && owner(text).is_some()
            && !self.takes_token_first()
        {
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
        wants_token(self.scope().name)
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
        let Some(variable) = self.memory.variable(name) else {
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

    /// Addresses in code: `called` if they stand for themselves and not in a longer text.
    pub(super) fn addresses(&mut self, text: &'a str, called: bool) {
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
    pub(super) fn hosts(&mut self, text: &str) {
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
}

fn starts_with_your(text: &str) -> bool {
    text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("your"))
}
