//! What can be said of the files themselves.

use std::fs;
use std::path::{Path, PathBuf};

use hub_stub::replies;

#[test]
fn every_reply_is_used() {
    let source: String =
        files("src").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for reply in replies() {
        let named = source.contains(&format!("\"{}\"", reply.id));
        assert!(named, "replies/{}.toml: no scenario and no route names it", reply.id);
    }
}

#[test]
fn every_file_among_the_replies_is_one() {
    assert_eq!(files("replies").len(), replies().len());
}

/// Every file below a directory of this crate.
fn files(directory: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(directory)];
    while let Some(directory) = open.pop() {
        for entry in fs::read_dir(directory).expect("this crate's directories can be read") {
            let path = entry.expect("and so can what is in them").path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found
}
