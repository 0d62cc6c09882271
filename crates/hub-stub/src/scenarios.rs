//! The whole cast, and whom a token picks.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::faults;
use crate::people::people;
use crate::scenario::Scenario;

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
            let own = [scenario.whoami, scenario.usage, scenario.chat];
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
