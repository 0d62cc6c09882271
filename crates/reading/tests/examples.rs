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

const FILES: [(&str, &str); 2] =
    [("examples.toml", include_str!("examples.toml")), ("kinds.toml", include_str!("kinds.toml"))];

fn examples(text: &str) -> Vec<Example> {
    toml::from_str::<Examples>(text).expect("the file is of this form").example
}

#[test]
fn every_example_is_read_as_an_expert_reads_it() {
    for (file, text) in FILES {
        let examples = examples(text);
        let wrong: Vec<_> = examples.iter().filter_map(wrong).collect();
        let (bad, all) = (wrong.len(), examples.len());
        assert!(wrong.is_empty(), "{bad} of {all} in {file}:\n{}", wrong.join("\n"));
    }
}

#[test]
fn every_example_names_diagnoses_and_either_settles_or_not() {
    let known = diagnosis::diagnoses();
    for example in FILES.iter().flat_map(|(_, text)| examples(text)) {
        assert_ne!(example.settled.is_empty(), example.first.is_empty(), "{}", example.text);
        for id in example.settled.iter().chain(&example.first) {
            assert!(known.iter().any(|it| it.id == id), "`{id}` is no diagnosis");
        }
    }
}

fn wrong(example: &Example) -> Option<String> {
    let reading = reading::read(&example.text).reading();
    let evidence = Evidence { paste: Some(reading), ..Evidence::default() };
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
    (!is_right).then(|| format!("{came} ({reading:?}), not {wanted:?}: {}", example.text))
}
