//! `hf402`, as it is typed, against the stand-in over real sockets.

#![allow(missing_docs)] // The names of the tests are their sentences.

mod program;

use hub_stub::{Stub, scenario};
use program::{Ended, Program, hf402};
use serde_json::Value;
use tempfile::tempdir;

/// For each token, whether the live call is allowed, the organization to bill, and the diagnosis.
const BY_TOKEN: &str = include_str!("../../checkup/tests/verdicts.tsv");

fn check(stub: &Stub, arguments: &[&str]) -> Program {
    let (hub, router) = (stub.hub_url(), stub.router_url());
    let all = [&["--hub-url", &hub, "--router-url", &router], arguments].concat();
    hf402(&all)
}

fn token(name: &str) -> String {
    scenario(name).expect("it is in the list").token()
}

fn json(ended: &Ended) -> Value {
    serde_json::from_str(&ended.stdout).unwrap_or_else(|_| panic!("{}", ended.stdout))
}

#[test]
fn every_token_gets_the_verdict_that_it_gets_in_the_browser() {
    let stub = Stub::start(0, 0).unwrap();
    for row in BY_TOKEN.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let &[name, live, bill_to, diagnosis] = cells.as_slice() else { panic!("{row}") };
        let mut arguments = vec!["--json", "--yes"];
        if live == "live" {
            arguments.push("--live");
        }
        arguments.extend(["--bill-to", bill_to.trim_matches('-')]);
        stub.forget_requests();
        let ended = check(&stub, &arguments).env("HF_TOKEN", token(name)).run();
        let said = json(&ended);
        assert_eq!(said["verdict"], diagnosis, "{row}: {}", ended.stdout);
        assert_eq!(ended.status, i32::from(diagnosis != "nothing-wrong"), "{row}");
        let lived = stub.requests().iter().any(|sent| sent.method == "POST");
        assert!(live == "live" || !lived, "{row}: a live call was made without consent");
        assert_eq!(said["requests"].as_array().map(Vec::len), Some(stub.requests().len()), "{row}");
    }
}

#[test]
fn nothing_is_sent_unasked() {
    let stub = Stub::start(0, 0).unwrap();
    for arguments in [&[][..], &["--json"], &["--offline"], &["--offline", "--json"], &["--live"]] {
        let ended = check(&stub, arguments).env("HF_TOKEN", token("pro-credits-spent")).run();
        assert_eq!(ended.status, 2, "{arguments:?}: {}", ended.stdout);
        assert!(stub.requests().is_empty(), "{arguments:?}");
        assert!(!ended.stdout.contains("What was sent"), "{}", ended.stdout);
    }
}

#[test]
fn a_token_is_taken_from_where_it_lies_and_each_place_can_be_named() {
    let stub = Stub::start(0, 0).unwrap();
    let folder = tempdir().unwrap();
    let home = folder.path().join("hf");
    std::fs::create_dir(&home).unwrap();
    let (saved, other) = (token("healthy-pro"), token("token-expired"));
    std::fs::write(home.join("token"), format!("{saved}\n")).unwrap();
    let stored = format!("[laptop]\nhf_token = {saved}\n[old]\nhf_token = {other}\n");
    std::fs::write(home.join("stored_tokens"), stored).unwrap();
    let invalid = token("token-invalid");
    std::fs::write(folder.path().join(".env"), format!("HF_TOKEN={invalid}\n")).unwrap();
    let run = |arguments: &[&str]| {
        let arguments = [&["--yes", "--json"], arguments].concat();
        let program = check(&stub, &arguments).env("HF_HOME", &home).folder(folder.path());
        program.env("MINE", token("org-token")).run()
    };
    let said = json(&run(&[]));
    assert_eq!((&said["checked"], &said["verdict"]), (&"saved-login".into(), &Value::Null));
    assert_eq!(said["tokens"][0]["stored_as"], "laptop");
    for (place, diagnosis) in
        [("stored:old", "token-expired"), (".env", "token-invalid"), ("MINE", "org-or-app-token")]
    {
        let said = json(&run(&["--token-from", place]));
        assert_eq!((&said["checked"], &said["verdict"]), (&place.into(), &diagnosis.into()));
    }
    let ended = run(&["--token-from", "HF_TOKEN"]);
    assert_eq!((ended.status, &*ended.stdout), (64, ""));
    assert!(ended.stderr.contains("saved-login, .env, stored:old"), "{}", ended.stderr);
}

#[test]
fn a_blank_around_a_token_is_told_and_makes_it_no_other_one() {
    let stub = Stub::start(0, 0).unwrap();
    let token = format!("{} ", token("healthy-pro"));
    let ended = check(&stub, &["--yes", "--live"]).env("HF_TOKEN", token).run();
    assert_eq!(ended.status, 0, "{}", ended.stdout);
    assert!(ended.stdout.contains("✗ HF_TOKEN: 38 characters"), "{}", ended.stdout);
}

#[test]
fn without_any_token_it_says_where_to_make_one() {
    let stub = Stub::start(0, 0).unwrap();
    let folder = tempdir().unwrap();
    let run = |arguments: &[&str]| check(&stub, arguments).folder(folder.path()).run();
    let ended = run(&["--yes"]);
    assert_eq!((ended.status, &*ended.stderr), (2, ""));
    assert!(ended.stdout.contains("/settings/tokens/new"), "{}", ended.stdout);
    assert_eq!(json(&run(&["--yes", "--json"]))["checked"], Value::Null);
    assert!(stub.requests().is_empty());
}

#[test]
fn what_makes_no_sense_is_told_so() {
    for arguments in [
        &["--hub-url", "http://mirror.example", "--router-url", "http://mirror.example"][..],
        &["--hub-url", "http://127.0.0.1:1"],
        &["--offline", "--yes"],
        &["--no-such-thing"],
        &["--yes", "read", "x"],
    ] {
        let ended = hf402(arguments).run();
        assert_eq!((ended.status, &*ended.stdout), (64, ""), "{arguments:?}");
        assert!(ended.stderr.starts_with("error: "), "{}", ended.stderr);
    }
}
