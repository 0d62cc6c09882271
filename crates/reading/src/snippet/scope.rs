//! What stands together: in a call, in an object, in a statement.

use super::address::Whose;
use super::clients::Client;
use super::names::{Owner, is_called, is_token_name, owner};

/// More than this of a kind in one scope is nothing that a person wrote.
const MANY: usize = 8;

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
    /// Arguments.
    Call,
    /// Values by name or by number.
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

    /// What a scope that ends leaves to this one around it.
    pub(super) fn take(&mut self, inner: Scope<'a>) {
        self.filled = true;
        self.token |= inner.token;
        let into_call = self.shape == Shape::Call;
        if inner.client.is_none() && (inner.shape == Shape::Call || into_call) {
            self.router |= inner.router;
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
