//! `hf402 run`, as it is typed.

#![cfg(unix)] // It needs a shell that is the same everywhere.
#![allow(missing_docs)] // The names of the tests are their sentences.

mod program;

use program::{Ended, hf402};
use serde_json::Value;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn run(script: &str) -> Ended {
    hf402(&["run", "--", "/bin/sh", "-c", script]).run()
}

const SPENT: &str = "echo 'You have exceeded your monthly spending limit for Inference Providers.'";

#[test]
fn a_program_that_succeeds_is_passed_through_and_nothing_is_added() {
    let ended = run(&format!("{SPENT}; {SPENT} >&2; cat"));
    let said = "You have exceeded your monthly spending limit for Inference Providers.\n";
    assert_eq!((ended.status, &*ended.stdout, &*ended.stderr), (0, said, said));
    let ended = hf402(&["run", "cat"]).env("PATH", "/usr/bin:/bin").stdin("what is typed").run();
    assert_eq!((ended.status, &*ended.stdout, &*ended.stderr), (0, "what is typed", ""));
}

#[test]
fn every_byte_is_passed_through_as_it_was() {
    let bytes = r"printf '\000\377\033[31m\r\n'; printf '\200\001' >&2";
    let mut plain = Command::new("/bin/sh");
    let plain = plain.args(["-c", bytes]).output().expect("it runs");
    let mut passed = Command::new(env!("CARGO_BIN_EXE_hf402"));
    let passed = passed.args(["run", "--", "/bin/sh", "-c", bytes]).output().expect("it runs");
    assert_eq!((passed.stdout, passed.stderr), (plain.stdout, plain.stderr));
}

#[test]
fn a_refusal_is_explained_when_the_program_fails_and_its_status_stays() {
    for script in [format!("{SPENT}; exit 3"), format!("echo working; {SPENT} >&2; exit 3")] {
        let ended = run(&script);
        assert_eq!(ended.status, 3);
        assert!(!ended.stdout.contains("hf402"), "{}", ended.stdout);
        for words in ["why it failed", "✗ The monthly spending limit is reached.", "━━━━"]
        {
            assert!(ended.stderr.contains(words), "{}", ended.stderr);
        }
    }
}

#[test]
fn for_programs_the_explanation_is_json() {
    let ended = hf402(&["--json", "run", "--", "/bin/sh", "-c", &format!("{SPENT}; exit 1")]).run();
    let said: Value = serde_json::from_str(&ended.stderr).expect("it is JSON");
    assert_eq!(said["verdict"], "spending-limit-reached");
}

#[test]
fn the_last_refusal_counts_however_much_came_before() {
    let ended = run(&format!(
        "echo 'You have no remaining credits.'; yes 'a line of a log' | head -c 3000000; {SPENT}; exit 1"
    ));
    assert!(ended.stdout.len() > 3_000_000, "{}", ended.stdout.len());
    assert!(ended.stderr.contains("monthly spending limit is reached"), "{}", ended.stderr);
}

#[test]
fn a_failure_that_is_nobodys_refusal_is_not_explained() {
    let ended = run("echo 'No such file or directory' >&2; exit 7");
    assert_eq!(ended.status, 7);
    assert!(ended.stderr.contains("nothing in its output"), "{}", ended.stderr);
}

#[test]
fn what_cannot_be_started_is_wrong_use() {
    let ended = hf402(&["run", "--", "/no/such/program"]).run();
    assert_eq!((ended.status, &*ended.stdout), (64, ""));
    assert!(ended.stderr.contains("`/no/such/program` cannot be started"), "{}", ended.stderr);
    assert_eq!(hf402(&["run"]).run().status, 64);
}

#[test]
fn a_signal_reaches_the_program_and_its_status_tells() {
    let begun = Instant::now();
    let mut passed = Command::new(env!("CARGO_BIN_EXE_hf402"));
    passed.args(["run", "--", "/bin/sh", "-c", "echo ready; exec sleep 60"]);
    let mut passed = passed.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it runs");
    let mut output = std::io::BufReader::new(passed.stdout.take().expect("it has an output"));
    std::io::BufRead::read_line(&mut output, &mut String::new()).expect("it is ready");
    let id = passed.id().to_string();
    Command::new("kill").args(["-TERM", &id]).status().expect("kill runs");
    let ended = passed.wait().expect("it ends");
    assert_eq!(ended.code(), Some(128 + 15));
    assert!(begun.elapsed() < Duration::from_secs(30));
}

#[test]
fn what_a_program_leaves_running_is_not_waited_for() {
    let begun = Instant::now();
    let ended = run("sleep 30 & echo done");
    assert_eq!((ended.status, &*ended.stdout), (0, "done\n"));
    assert!(begun.elapsed() < Duration::from_secs(20));
}
