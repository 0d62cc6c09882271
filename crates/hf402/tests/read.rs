//! `hf402 read`, as it is typed.

#![allow(missing_docs)] // The names of the tests are their sentences.

mod program;

use program::{Ended, hf402};
use serde_json::Value;
use std::path::Path;

fn read(text: &str) -> Ended {
    hf402(&["read"]).stdin(text).run()
}

#[test]
fn a_text_that_says_it_all_gives_the_cause_and_the_next_step() {
    let ended = read("You have exceeded your monthly spending limit for Inference Providers.\n");
    assert_eq!(ended.status, 1);
    assert_eq!(ended.stderr, "");
    for words in [
        "✗ The monthly spending limit is reached.",
        "→ Raise the limit",
        "━━━━",
        "explain spending-limit-reached",
    ] {
        assert!(ended.stdout.contains(words), "{words}: {}", ended.stdout);
    }
    assert!(!ended.stdout.contains('\u{1b}'), "colours where no terminal is");
}

#[test]
fn a_text_that_leaves_several_causes_gives_each_its_remedy() {
    let ended = read(
        "Error code: 402 - {'error': 'You have depleted your monthly included credits. Purchase pre-paid credits to continue using Inference Providers.'}",
    );
    assert_eq!(ended.status, 2);
    assert!(ended.stdout.contains("? Most likely: "), "{}", ended.stdout);
    assert!(ended.stdout.contains("→ "), "{}", ended.stdout);
    assert!(ended.stdout.contains("If that is not it"), "{}", ended.stdout);
    assert!(ended.stdout.contains("What was read\nHTTP 402:\n"), "{}", ended.stdout);
}

#[test]
fn a_text_that_says_nothing_is_not_guessed_at() {
    for text in ["", "segmentation fault", "\0\u{1b}[2J"] {
        let ended = read(text);
        assert_eq!(ended.status, 2, "{text}");
        assert!(ended.stdout.contains("We find no error that we know"), "{}", ended.stdout);
    }
}

#[test]
fn a_file_that_is_not_there_is_wrong_use() {
    let ended = hf402(&["read", "no/such/file"]).run();
    assert_eq!((ended.status, &*ended.stdout), (64, ""));
    assert!(ended.stderr.contains("no/such/file cannot be read"), "{}", ended.stderr);
}

#[test]
fn every_message_of_the_catalogue_is_read() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sources = site::load(&repository).expect("the content is there");
    let mut problems = Vec::new();
    let entries: Vec<_> = sources
        .messages
        .iter()
        .flat_map(|file| site::messages::parse(file, &mut problems))
        .collect();
    assert!(entries.len() > 50 && problems.is_empty(), "{problems:?}");
    for site::messages::Entry { message, .. } in entries {
        let text = message.filled();
        let in_words = read(&text);
        let ended = hf402(&["--json", "read"]).stdin(&text).run();
        assert_eq!(in_words.status, ended.status, "{text}");
        let said: Value = serde_json::from_str(&ended.stdout).expect("it is JSON");
        let reading = reading::read(&text).reading();
        let refusal = reading.refusal.map(|refusal| format!("{refusal:?}"));
        assert_eq!(said["read"]["refusal"].as_str(), refusal.as_deref(), "{text}");
        let id = match (ended.status, &said["verdict"]) {
            (1, Value::String(id)) => id,
            (2, Value::Null) => said["candidates"][0]["id"].as_str().expect("something is left"),
            other => panic!("{text}: {other:?}"),
        };
        if refusal.is_some() {
            let page = format!("hf402 explain {id}");
            assert!(in_words.stdout.contains(&page), "{text}: {}", in_words.stdout);
        }
    }
}
