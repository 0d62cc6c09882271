//! What the documents at the top of the repository say of it, held against it.

#![allow(missing_docs)] // The names of the tests are their sentences.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use xtask::repository;

const DOCUMENTS: [&str; 4] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"];

fn read(path: &str) -> String {
    std::fs::read_to_string(repository().join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The parts of a text between pairs of backticks.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The part of a document below a heading.
fn section<'a>(text: &'a str, heading: &str) -> &'a str {
    let (_, behind) = text.split_once(&format!("\n## {heading}\n")).expect("the heading is there");
    behind.split("\n## ").next().unwrap_or_default()
}

/// The names of the folders in a folder.
fn folders(path: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(path).expect("the folder can be read");
    let entries = entries.map(|entry| entry.expect("it can be read to its end"));
    let folders = entries.filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// Every file that git knows.
fn files() -> Vec<String> {
    listed(&["--cached"])
}

fn listed(which: &[&str]) -> Vec<String> {
    let mut git = Command::new("git");
    let output = git.args(["ls-files", "-z"]).args(which).current_dir(repository()).output();
    let output = output.expect("git runs");
    let names = String::from_utf8(output.stdout).expect("names are text");
    names.split_terminator('\0').map(str::to_owned).collect()
}

#[test]
fn the_map_is_the_tree() {
    let readme = read("README.md");
    let map = section(&readme, "The map");
    let rows = map.lines().filter(|line| line.starts_with("| `"));
    let places: Vec<&str> =
        rows.flat_map(|row| code(row.split(" | ").next().unwrap_or_default())).collect();
    for place in &places {
        let place = place.split('<').next().unwrap_or_default();
        assert!(repository().join(place).exists(), "the map names `{place}`, which is not there");
    }
    let names = |name: &str| places.iter().any(|place| place.trim_end_matches('/') == name);
    for name in folders(&repository().join("crates")) {
        assert!(names(&format!("crates/{name}")), "the map leaves out `crates/{name}`");
    }
    let tops: BTreeSet<String> = files()
        .iter()
        .filter_map(|file| file.split_once('/').map(|(top, _)| top.to_owned()))
        // What begins with a dot is for tools, some of them the host's own.
        .filter(|top| !top.starts_with('.') && top != "crates")
        .collect();
    for top in tops {
        assert!(names(&top), "the map leaves out `{top}`");
    }
}

/// What the command prints for `--help`.
fn help(command: &[&str]) -> String {
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output = xtask.args(command).arg("--help").output().expect("it runs");
    String::from_utf8(output.stdout).expect("help is text")
}

#[test]
fn every_command_is_listed_and_every_listed_command_is_there() {
    let listed = help(&[]);
    let (_, commands) = listed.split_once("Commands:\n").expect("there are commands");
    let commands = commands.lines().take_while(|line| !line.is_empty());
    let commands: BTreeSet<&str> = commands
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !name.is_empty() && *name != "help")
        .collect();
    let module = read("xtask/src/lib.rs");
    for name in &commands {
        assert!(help(&[name]).contains(&format!("Usage: xtask {name}")), "{name} has no help");
        let called = format!("cargo xtask {name}");
        assert!(read("README.md").contains(&called), "the README leaves out `{called}`");
        assert!(module.contains(&called), "xtask/src/lib.rs leaves out `{called}`");
    }
    for document in DOCUMENTS {
        let text = read(document);
        let named = text.split("cargo xtask ").skip(1).filter_map(|rest| {
            rest.split(|letter: char| !letter.is_ascii_lowercase() && letter != '-').next()
        });
        for name in named {
            assert!(commands.contains(name), "{document} names `cargo xtask {name}`");
        }
    }
}

#[test]
fn every_invariant_names_a_test() {
    let sources: String = files()
        .iter()
        .filter(|file| file.ends_with(".rs"))
        .filter_map(|file| std::fs::read_to_string(repository().join(file)).ok())
        .collect();
    let architecture = read("ARCHITECTURE.md");
    let table = section(&architecture, "What always holds, and what enforces it");
    let rows: Vec<&str> = table.lines().filter(|line| line.ends_with("` |")).collect();
    assert!(rows.len() > 15, "the table of invariants is not found");
    for row in rows {
        let test = code(row).last().expect("a row names its test");
        let is_there = [format!("fn {test}("), format!("\"{test}\"")];
        assert!(is_there.iter().any(|form| sources.contains(form)), "there is no test `{test}`");
    }
}

#[test]
fn the_pinned_rust_is_the_oldest_that_the_crates_promise() {
    let named = |file: &str, key: &str| {
        let text = read(file);
        let (_, behind) = text.split_once(&format!("{key} = \"")).expect("it is stated");
        behind.split('"').next().unwrap_or_default().to_owned()
    };
    let (pinned, oldest) =
        (named("rust-toolchain.toml", "channel"), named("Cargo.toml", "rust-version"));
    assert_eq!(pinned.rsplit_once('.').map(|(version, _)| version), Some(&*oldest));
}

#[test]
fn every_action_is_pinned_to_a_commit() {
    for file in files().iter().filter(|file| file.starts_with(".github/workflows/")) {
        let text = read(file);
        for line in text.lines().filter_map(|line| line.split_once("uses: ")) {
            let (_, commit) = line.1.split_once('@').expect("an action has a version");
            let (commit, version) = commit.split_once(" # v").expect("a comment tells the version");
            let is_commit =
                commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(is_commit && !version.is_empty(), "{file}: {}", line.1);
        }
    }
}

#[test]
fn every_module_says_what_it_is() {
    for file in files().iter().filter(|file| file.ends_with(".rs") && !file.contains("/fuzz/")) {
        let Ok(text) = std::fs::read_to_string(repository().join(file)) else {
            continue; // Deleted and not yet committed.
        };
        assert!(text.starts_with("//!"), "{file} does not begin with what it is");
    }
}

#[test]
fn every_link_between_the_documents_leads_somewhere() {
    for document in DOCUMENTS {
        let text = read(document);
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.starts_with("https://")) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            assert!(repository().join(file).is_file(), "{document} links to `{link}`");
            let slug = |title: &str| {
                let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
                kept.collect::<String>().to_lowercase().replace(' ', "-")
            };
            if anchor.is_empty() {
                continue;
            }
            let target = read(file);
            let mut titles = target.lines().filter_map(|line| line.strip_prefix("## "));
            assert!(titles.any(|title| slug(title) == anchor), "{document} links to `{link}`");
        }
    }
}

#[test]
fn nothing_looks_like_a_token() {
    // What could be committed next counts, too.
    for file in listed(&["--cached", "--others", "--exclude-standard"]) {
        let Ok(text) = std::fs::read_to_string(repository().join(&file)) else {
            continue; // Not text, or deleted and not yet committed.
        };
        for (index, line) in text.lines().enumerate() {
            assert!(!site::looks_like_a_token(line), "{file}:{}: looks like a token", index + 1);
        }
    }
}
