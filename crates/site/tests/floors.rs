//! The floors of the generator lean one way: each on those before it, as the table in `lib.rs` lists them.

use std::fs;
use std::path::Path;

/// From the lowest up.
const FLOORS: [&str; 7] = ["base", "source", "page", "link", "view", "render", "output"];

/// The floors that a text names by `crate::…`, those in braces included.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("crate::").flat_map(|(at, mark)| {
        let rest = &text[at + mark.len()..];
        let group = rest.strip_prefix('{').and_then(|rest| rest.split('}').next());
        let names =
            group.unwrap_or(rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(""));
        names.split(',').map(|name| name.trim().split("::").next().unwrap_or_default())
    })
}

/// What a file of this floor names and must not.
fn wrong<'a>(floor: &str, text: &'a str) -> Vec<&'a str> {
    let may = FLOORS.iter().position(|name| *name == floor).expect("it is a floor");
    named(text).filter(|name| !FLOORS[..=may].contains(name)).collect()
}

/// The Rust files below a folder: path and text.
fn files(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("a floor can be read");
    let paths = entries.map(|entry| entry.expect("a floor can be read to its end").path());
    let found = paths.flat_map(|path| match path.is_dir() {
        true => files(&path),
        false => {
            let text = fs::read_to_string(&path).expect("a file of ours is text");
            vec![(path.display().to_string(), text)]
        }
    });
    found.collect()
}

#[test]
fn each_floor_leans_on_those_below_it_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut mistakes = Vec::new();
    for floor in FLOORS {
        for (path, text) in files(&root.join(floor)) {
            mistakes.extend(wrong(floor, &text).iter().map(|name| format!("{path}: {name}")));
        }
    }
    assert!(mistakes.is_empty(), "must not be named there:\n{}", mistakes.join("\n"));
    let folders = fs::read_dir(&root).expect("the sources can be read");
    let folders = folders.filter(|entry| entry.as_ref().is_ok_and(|entry| entry.path().is_dir()));
    assert_eq!(folders.count(), FLOORS.len(), "FLOORS lists every folder of src/");
}

#[test]
fn a_wrong_arrow_is_seen() {
    for (floor, text, expected) in [
        ("page", "use crate::source::facts::Facts;\nuse crate::page::x;", vec![]),
        ("page", "use crate::view::html;", vec!["view"]),
        ("base", "use crate::{base::place, link::site};", vec!["link"]),
        ("source", "/// As in [`x`](crate::render::x)", vec!["render"]),
        ("source", "crate::Problem", vec!["Problem"]),
    ] {
        assert_eq!(wrong(floor, text), expected, "{text}");
    }
}
