//! What is wrong with what stands together.

use super::What;
use super::address::Whose;
use super::clients::Client;
use super::names::{Owner, is_base, is_token_name, stem};
use super::scope::{Key, Place, Scope, Shape};

/// How far apart settings stand that belong together, in lines.
const NEAR: usize = 5;

impl Scope<'_> {
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
