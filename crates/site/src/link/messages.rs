//! What is wrong with the messages, by themselves and beside the tree and the sources.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::problem::Problem;
use crate::source::messages::{Entry, Message, is_name};
use crate::source::tree::Tree;

/// Everything that is wrong with the messages.
pub(crate) fn check(
    messages: &[Entry],
    tree: &Tree,
    is_source: impl Fn(&str) -> bool,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut ids = BTreeMap::new();
    let mut texts = BTreeMap::new();
    for Entry { path, line, message } in messages {
        let mut problem = |text: String| problems.push(Problem::new(path, *line, text));
        let Message { id, text, diagnosis, .. } = message;
        if !is_name(id) {
            problem(format!("the id `{id}` is not in small letters, digits and hyphens"));
        }
        let here = format!("{path}:{line}");
        if let Some(first) = ids.insert(id, here.clone()) {
            problem(format!("a second message with the id `{id}`: the first is at {first}"));
        }
        if let Some(first) = texts.insert(text, here) {
            problem(format!("a second message `{text}`: the first is at {first}"));
        }
        for (position, id) in [diagnosis].into_iter().chain(&message.also).enumerate() {
            if !tree.diagnoses.iter().any(|known| known.id == id) {
                problem(format!("`{id}` is not in the tree"));
            }
            if position > 0 && id == diagnosis {
                problem(format!("`{id}` is its diagnosis and stands in `also`"));
            }
        }
        if message.status.is_some_and(|status| !(400..600).contains(&status)) {
            problem("the status is none of a refusal, which is from 400 to 599".to_owned());
        }
        for source in message.source.iter().filter(|source| !is_source(source)) {
            problem(format!("the source `{source}` is not there"));
        }
        if message.source.is_empty() {
            problem("names no source".to_owned());
        }
        if !message.alone && message.note.is_none() {
            problem("`alone = false` needs a `note` that says why".to_owned());
        }
        let parts: BTreeSet<&str> = message.pieces().filter_map(|(_, name)| name).collect();
        for part in parts.iter().filter(|part| !message.examples.contains_key(**part)) {
            problem(format!("the part `{{{part}}}` has no example"));
        }
        for name in message.examples.keys().filter(|name| !parts.contains(name.as_str())) {
            problem(format!("the example `{name}` is for no part of the text"));
        }
    }
    problems
}
