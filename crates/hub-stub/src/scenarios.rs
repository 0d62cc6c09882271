//! What a scenario is, and how a token names one.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::faults::{self, Fault};
use crate::people::people;

/// Someone who calls Hugging Face, and what they hear.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Kebab-case; the token is derived from it.
    pub name: &'static str,
    /// Who this is and what happens, in one plain sentence.
    pub plays: &'static str,
    pub(crate) credential: Credential,
    /// The ids of the replies, by request.
    pub(crate) whoami: &'static str,
    pub(crate) usage: &'static str,
    pub(crate) userinfo: &'static str,
    pub(crate) chat: &'static str,
    /// What the organizations say that this account may name; all others refuse.
    pub(crate) organizations: &'static [Organization],
    pub(crate) fault: Option<Fault>,
}

/// What one organization says to one account.
#[derive(Clone, Debug)]
pub(crate) struct Organization {
    pub(crate) name: &'static str,
    pub(crate) usage: &'static str,
    /// When it is named in `X-HF-Bill-To`.
    pub(crate) chat: &'static str,
}

/// The kinds of credential, which differ in their shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Credential {
    User,
    Organization,
    OAuth,
}

impl Scenario {
    /// What the person pastes: it looks like a real one, and only a [`Stub`](crate::Stub) knows it.
    pub fn token(&self) -> String {
        // Put together here, so that no file holds anything that looks like a token.
        let word = camel_case(self.name);
        match self.credential {
            Credential::User => format!("hf_{word:0<34.34}"),
            Credential::Organization => format!("api_org_{word:0<34.34}"),
            Credential::OAuth => {
                format!("hf_oauth_eyJ{word:0<34.34}.eyJ{word:0<40.40}.{word:0<43.43}")
            }
        }
    }
}

/// All there are: people first, then every fault for every request.
pub fn scenarios() -> &'static [Scenario] {
    static ALL: LazyLock<Vec<Scenario>> =
        LazyLock::new(|| people().cloned().chain(faults::scenarios()).collect());
    &ALL
}

/// The scenario with this name.
pub fn scenario(name: &str) -> Option<&'static Scenario> {
    scenarios().iter().find(|scenario| scenario.name == name)
}

/// The scenario that this token picks.
pub(crate) fn played_by(token: &str) -> Option<&'static Scenario> {
    static BY_TOKEN: LazyLock<HashMap<String, &Scenario>> =
        LazyLock::new(|| scenarios().iter().map(|scenario| (scenario.token(), scenario)).collect());
    BY_TOKEN.get(token).copied()
}

fn camel_case(name: &str) -> String {
    name.split('-')
        .map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_uppercase() + rest
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::replies::replies;

    #[test]
    fn names_and_tokens_are_unique() {
        let names: HashSet<_> = scenarios().iter().map(|scenario| scenario.name).collect();
        let tokens: HashSet<_> = scenarios().iter().map(Scenario::token).collect();
        assert_eq!((names.len(), tokens.len()), (scenarios().len(), scenarios().len()));
    }

    #[test]
    fn every_reply_that_a_scenario_names_is_there() {
        let known: HashSet<_> = replies().iter().map(|reply| reply.id.as_str()).collect();
        for scenario in scenarios() {
            let own = [scenario.whoami, scenario.usage, scenario.userinfo, scenario.chat];
            let theirs = scenario.organizations.iter().flat_map(|org| [org.usage, org.chat]);
            for id in own.into_iter().chain(theirs) {
                assert!(known.contains(id), "{}: there is no replies/{id}.toml", scenario.name);
            }
        }
    }

    #[test]
    fn every_scenario_says_what_it_plays() {
        for scenario in scenarios() {
            let (name, plays) = (scenario.name, scenario.plays);
            assert!(plays.ends_with('.'), "{name}: `{plays}` is no sentence");
            let kebab =
                |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '-';
            assert!(name.chars().all(kebab), "`{name}` is not kebab-case");
        }
    }
}
