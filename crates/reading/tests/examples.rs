//! Texts of many kinds, read from end to end: what settles, what stays open, and what comes first.

#![allow(missing_docs)]

use diagnosis::{Evidence, Verdict, consult};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    example: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    text: String,
    /// The diagnoses of which one is the verdict; none, where the text must stay open.
    #[serde(default)]
    settled: Vec<String>,
    /// The diagnoses of which one comes first, where it stays open.
    #[serde(default)]
    first: Vec<String>,
}

#[test]
fn every_example_is_read_as_an_expert_reads_it() {
    let examples: Examples = toml::from_str(include_str!("examples.toml")).unwrap();
    let wrong: Vec<_> = examples.example.iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{} examples:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_example_names_diagnoses_and_either_settles_or_not() {
    let examples: Examples = toml::from_str(include_str!("examples.toml")).unwrap();
    let known = diagnosis::diagnoses();
    for example in &examples.example {
        assert_ne!(example.settled.is_empty(), example.first.is_empty(), "{}", example.text);
        for id in example.settled.iter().chain(&example.first) {
            assert!(known.iter().any(|it| it.id == id), "`{id}` is no diagnosis");
        }
    }
}

fn wrong(example: &Example) -> Option<String> {
    let evidence = Evidence { paste: Some(reading::read(&example.text)), ..Evidence::default() };
    let (is_right, came) = match consult(&evidence) {
        Verdict::Reached(path) => {
            let id = path.diagnosis.id;
            (example.settled.iter().any(|it| it == id), format!("is settled as {id}"))
        }
        Verdict::Open { candidates, .. } => {
            let id = candidates[0].diagnosis.id;
            (example.first.iter().any(|it| it == id), format!("is open, {id} first"))
        }
    };
    let wanted = if example.settled.is_empty() { &example.first } else { &example.settled };
    (!is_right).then(|| format!("{came}, not {wanted:?}: {}", example.text))
}
