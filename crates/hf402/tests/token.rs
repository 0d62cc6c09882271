//! The token: to Hugging Face's two hosts, in one header, and nowhere else.

#![allow(missing_docs)] // The names of the tests are their sentences.
#![allow(clippy::unwrap_used)] // All of it is a test.

mod program;

use hub_stub::{Stub, scenarios};
use program::{Ended, Program, hf402};
use std::path::Path;
use tempfile::tempdir;

/// Put together here, so that no file holds anything that looks like a token.
fn token(end: &str) -> String {
    format!("hf_{}{end}", "qZ7w".repeat(9).split_at(30).0)
}

/// Whether there is more of the token than may be shown: its last four characters.
fn tells(text: &str, token: &str) -> bool {
    (8..token.len() - 5).any(|at| text.contains(&token[at - 8..at]))
}

#[track_caller]
fn assert_silent(ended: &Ended, token: &str) {
    assert!(!tells(&ended.stdout, token), "{}", ended.stdout);
    assert!(!tells(&ended.stderr, token), "{}", ended.stderr);
}

fn check(stub: &Stub, arguments: &[&str]) -> Program {
    let (hub, router) = (stub.hub_url(), stub.router_url());
    hf402(&[&["--hub-url", &hub, "--router-url", &router], arguments].concat())
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn it_leaves_in_one_header_and_is_printed_nowhere() {
    let stub = Stub::start(0, 0).unwrap();
    for scenario in scenarios().iter().filter(|scenario| !scenario.name.starts_with("fault-")) {
        let token = scenario.token();
        stub.forget_requests();
        for arguments in [&["--yes", "--live"][..], &["--yes", "--json", "--bill-to", "acme-team"]]
        {
            let ended = check(&stub, arguments).env("HF_TOKEN", &token).run();
            let shown = [&*ended.stdout, &ended.stderr].concat();
            assert!(!shown.contains(&token[8..token.len() - 4]), "{}: {shown}", scenario.name);
        }
        for sent in stub.requests() {
            let (own, others): (Vec<_>, Vec<_>) =
                sent.headers.iter().partition(|(name, _)| name == "authorization");
            let is_public = sent.path_and_query == "/v1/models";
            assert_eq!(own.len(), usize::from(!is_public), "{sent:?}");
            assert!(own.iter().all(|(_, value)| *value == format!("Bearer {token}")), "{sent:?}");
            let others = format!("{others:?} {} {}", sent.path_and_query, sent.body);
            assert!(!others.contains(&token[8..]), "{others}");
        }
    }
}

#[test]
#[cfg(unix)] // The stand-in for Python is a script of a shell.
fn no_file_and_no_other_program_gets_it() {
    use std::os::unix::fs::PermissionsExt;
    let stub = Stub::start(0, 0).unwrap();
    let (folder, logs) = (tempdir().unwrap(), tempdir().unwrap());
    let python = folder.path().join("python3");
    let log = logs.path().join("log");
    let script = format!("#!/bin/sh\n{{ echo \"$@\"; env; cat; }} > {}\n", log.display());
    std::fs::write(&python, script).unwrap();
    std::fs::set_permissions(&python, std::fs::Permissions::from_mode(0o755)).unwrap();
    let token = token("aaaa");
    let before = files(folder.path());
    let program = check(&stub, &["--yes", "--live"]).env("HF_TOKEN", &token);
    let path = format!("{}:/usr/bin:/bin", folder.path().display());
    let program = program.env("HUGGING_FACE_HUB_TOKEN", &token).env("PATH", path);
    let places = ["HOME", "TMPDIR", "HF_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"];
    let program = places.iter().fold(program, |program, name| program.env(name, folder.path()));
    let ended = program.folder(folder.path()).run();
    assert_silent(&ended, &token);
    assert!(!stub.requests().is_empty());
    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("huggingface_hub") && !tells(&log, &token), "{log}");
    assert_eq!(files(folder.path()), before, "a file was written");
}

#[test]
fn one_that_is_typed_or_broken_is_not_said_again() {
    let stub = Stub::start(0, 0).unwrap();
    let token = token("bbbb");
    let equals = format!("--bill-to={token}");
    for arguments in [
        &[&*token][..],
        &["--token-from", &token],
        &["--bill-to", &token],
        &[&equals],
        &["--model", &token, "--yes"],
        &["--live", "--no-such-option", &token],
        &["--hub-url", &token],
        &["read", &token],
        &["explain", &token],
    ] {
        let ended = check(&stub, arguments).env("HF_TOKEN", "").run();
        assert_eq!(ended.status, 64, "{arguments:?}: {}", ended.stderr);
        assert_silent(&ended, &token);
        assert!(ended.stderr.contains("typed as an argument"), "{arguments:?}: {}", ended.stderr);
    }
    assert_silent(&hf402(&["run", "--", &token]).run(), &token);
    for broken in [format!("\"{token}\""), format!("{token}\u{e9}"), format!("{token} {token}")] {
        let ended = check(&stub, &["--yes"]).env("HF_TOKEN", &broken).run();
        assert_eq!(ended.status, 1, "{}", ended.stdout);
        assert_silent(&ended, &token);
    }
    let folder = tempdir().unwrap();
    std::fs::write(folder.path().join(".env"), format!("HF_TOKEN '{token}\n={token}\n")).unwrap();
    std::fs::write(folder.path().join("stored_tokens"), format!("[{token}\nhf_token {token}"))
        .unwrap();
    let program = check(&stub, &["--yes"]).env("HF_HOME", folder.path()).folder(folder.path());
    assert_silent(&program.run(), &token);
    assert!(stub.requests().is_empty(), "{:?}", stub.requests());
}

#[test]
fn one_in_an_error_text_is_noticed_and_not_said_again() {
    let token = token("cccc");
    let text = format!(
        "Authorization: Bearer {token}\n{token} You have exceeded your monthly spending limit for Inference Providers. {token}"
    );
    for arguments in [&["read"][..], &["read", "--json"]] {
        let ended = hf402(arguments).stdin(&text).run();
        assert_eq!(ended.status, 1);
        assert_silent(&ended, &token);
    }
    assert!(hf402(&["read"]).stdin(&text).run().stdout.contains("There is a token in the text"));
}
