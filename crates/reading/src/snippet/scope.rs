//! What stands together: in a call, in an object, in a statement.

use super::What;
use super::address::Whose;
use super::names::{Client, Owner, is_base, is_called, is_token_name, owner, stem};

/// More than this of a kind in one scope is nothing that a person wrote.
const MANY: usize = 8;

/// How far apart settings stand that belong together, in lines.
const NEAR: usize = 5;

/// An address that is called.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) whose: Whose,
    pub(super) line: usize,
    /// What it goes by: an argument, a variable, or nothing.
    pub(super) name: &'a str,
}

/// A token or a key that is used.
#[derive(Clone, Copy)]
pub(super) struct Key<'a> {
    pub(super) owner: Owner,
    pub(super) line: usize,
    /// What it goes by.
    pub(super) name: &'a str,
}

/// What brackets hold, by what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Statements, each of which ends with its line: a body, or no brackets at all.
    Body,
    /// Arguments, or a list.
    Call,
    /// Values by name.
    Object,
}

/// What is known of a scope while it is read.
pub(super) struct Scope<'a> {
    pub(super) shape: Shape,
    pub(super) line: usize,
    pub(super) client: Option<Client>,
    /// What the value here goes by.
    pub(super) name: &'a str,
    /// The first such name: of a statement, the variable.
    pub(super) first_name: &'a str,
    /// Anything stands here.
    pub(super) filled: bool,
    /// A token is passed, or may be.
    pub(super) token: bool,
    /// Hugging Face's router is called.
    pub(super) router: bool,
    /// Something else is called.
    pub(super) elsewhere: bool,
    /// It is a command that calls, such as curl.
    pub(super) command: bool,
    pub(super) places: Vec<Place<'a>>,
    pub(super) keys: Vec<Key<'a>>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(shape: Shape, line: usize) -> Self {
        Self {
            shape,
            line,
            client: None,
            name: "",
            first_name: "",
            filled: false,
            token: false,
            router: false,
            elsewhere: false,
            command: false,
            places: Vec::new(),
            keys: Vec::new(),
        }
    }

    /// The next value goes by this name.
    pub(super) fn name(&mut self, name: &'a str) {
        self.token |= is_token_name(name);
        // A type stands between a variable and its value.
        if !matches!(name, "str" | "string") {
            self.name = name;
        }
        if self.first_name.is_empty() {
            self.first_name = name;
        }
    }

    /// An address stands here.
    pub(super) fn place(&mut self, mut place: Place<'a>) {
        if place.name.is_empty() {
            place.name = self.name;
        }
        if !is_called(place.name) {
            return;
        }
        match place.whose {
            Whose::Router => self.router = true,
            _ => self.elsewhere = true,
        }
        if self.places.len() < MANY {
            self.places.push(place);
        }
    }

    /// A key stands here. Hugging Face's token in a variable for it is given to nobody yet.
    pub(super) fn key(&mut self, mut key: Key<'a>) {
        self.token = true;
        if key.name.is_empty() {
            key.name = self.name;
        }
        let kept = owner(key.name) == Some(Owner::HuggingFace) && key.owner == Owner::HuggingFace;
        if !kept && self.keys.len() < MANY {
            self.keys.push(key);
        }
    }

    /// Judges which keys go to which addresses, and forgets those addresses.
    pub(super) fn judge(&mut self, found: &mut Vec<(usize, What)>) {
        let ours = self
            .places
            .iter()
            .any(|place| matches!(place.whose, Whose::Router | Whose::HuggingFace));
        for place in self.places.iter().filter(|place| !ours || place.whose == Whose::Router) {
            for key in &self.keys {
                let settings = is_variable(place.name) && is_variable(key.name);
                if !settings || same_stem(place.name, key.name) {
                    found.extend(goes_wrong(place, key));
                }
            }
        }
        if !self.keys.is_empty() {
            self.places.clear();
        }
        self.judge_client(found);
    }

    fn judge_client(&self, found: &mut Vec<(usize, What)>) {
        let here = !self.elsewhere;
        let (calls, token) = match self.client {
            None => return,
            Some(Client::Inference) => (here, self.token),
            Some(Client::NewInference) => (here, self.filled),
            Some(Client::OpenAi) => (self.router, self.token),
        };
        if calls && !token {
            found.push((self.line, What::NoToken));
        }
    }

    /// Whether this is a call of Inference Providers that Hugging Face bills.
    pub(super) fn is_billed(&self) -> bool {
        let calls = match self.client {
            Some(Client::Inference | Client::NewInference) => !self.elsewhere,
            Some(Client::OpenAi) => self.router,
            None => self.router && (self.command || self.shape == Shape::Call),
        };
        calls && self.keys.iter().all(|key| key.owner == Owner::HuggingFace)
    }

    /// What a scope that ends leaves to this one around it.
    pub(super) fn take(&mut self, inner: Scope<'a>) {
        self.filled = true;
        self.token |= inner.token;
        let into_call = self.shape == Shape::Call;
        if inner.shape == Shape::Call || into_call {
            self.router |= inner.router && inner.client.is_none();
            for place in inner.places {
                self.place(place);
            }
        }
        for key in inner.keys {
            // What is made with a token is not the token.
            let made = inner.shape == Shape::Call && !key.name.is_empty();
            if inner.client.is_none() && !made {
                self.key(key);
            }
        }
    }
}

/// What is wrong with giving this key to this address.
fn goes_wrong(place: &Place<'_>, key: &Key<'_>) -> Option<(usize, What)> {
    match (place.whose, key.owner) {
        (Whose::Router, Owner::Provider) => Some((key.line, What::ProviderKeyBesideRouter)),
        (Whose::Other, Owner::HuggingFace) => Some((place.line, What::ForeignHost)),
        _ => None,
    }
}

/// What is wrong with two settings on lines of their own, if they belong together.
pub(super) fn settings_go_wrong(place: &Place<'_>, key: &Key<'_>) -> Option<(usize, What)> {
    let sure = !stem(place.name).is_empty() || is_base(place.name);
    let together = is_token_name(key.name)
        && same_stem(place.name, key.name)
        && is_near(place.line, key.line)
        && sure;
    if together { goes_wrong(place, key) } else { None }
}

/// Whether lines are near enough for settings that belong together.
pub(super) fn is_near(line: usize, other: usize) -> bool {
    line.abs_diff(other) <= NEAR
}

fn same_stem(name: &str, other: &str) -> bool {
    stem(name).eq_ignore_ascii_case(stem(other))
}

/// Whether the name is that of an environment variable.
fn is_variable(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| !byte.is_ascii_lowercase())
}
