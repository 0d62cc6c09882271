//! What is remembered from statement to statement.

use super::What;
use super::judge::{is_near, settings_go_wrong};
use super::scope::{Key, Place, Scope};

/// As many variables are remembered, and as many settings.
const MANY: usize = 32;

/// A variable, and the addresses and keys it holds.
pub(super) struct Variable<'a> {
    name: &'a str,
    pub(super) places: Vec<Place<'a>>,
    pub(super) keys: Vec<Key<'a>>,
}

/// What the statements before said.
#[derive(Default)]
pub(super) struct Memory<'a> {
    variables: Vec<Variable<'a>>,
    /// Settings on the lines before.
    places: Vec<Place<'a>>,
    keys: Vec<Key<'a>>,
}

impl<'a> Memory<'a> {
    /// The variable of this name.
    pub(super) fn variable(&self, name: &str) -> Option<&Variable<'a>> {
        self.variables.iter().find(|variable| variable.name == name)
    }

    /// Remembers what a statement that is judged leaves in its variable.
    pub(super) fn set(&mut self, statement: Scope<'a>) {
        let Scope { first_name: name, mut places, mut keys, .. } = statement;
        if name.is_empty() {
            return;
        }
        self.variables.retain(|variable| variable.name != name);
        if !(places.is_empty() && keys.is_empty()) && self.variables.len() < MANY {
            places.truncate(2);
            keys.truncate(2);
            self.variables.push(Variable { name, places, keys });
        }
    }

    /// Compares a statement that ends on this line with those before it.
    pub(super) fn compare(
        &mut self,
        line: usize,
        statement: &Scope<'a>,
        found: &mut Vec<(usize, What)>,
    ) {
        self.places.retain(|place| is_near(place.line, line));
        self.keys.retain(|key| is_near(key.line, line));
        self.places.extend(statement.places.iter().filter(|place| !place.name.is_empty()));
        self.keys.extend(statement.keys.iter().filter(|key| !key.name.is_empty()));
        self.places.drain(..self.places.len().saturating_sub(MANY));
        self.keys.drain(..self.keys.len().saturating_sub(MANY));
        for place in &self.places {
            for key in &self.keys {
                if place.line == line || key.line == line {
                    found.extend(settings_go_wrong(place, key));
                }
            }
        }
    }
}
