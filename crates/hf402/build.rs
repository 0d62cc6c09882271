//! Turns `content/diagnoses/*.md` into constants, so that the terminal and the guide have the same pages.
//!
//! The generator of the guide checks the pages; here their facts and addresses are put in, and nothing else.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const CONTENT: &str = "../../content";

#[derive(Deserialize)]
struct Facts {
    facts: BTreeMap<String, Fact>,
}

#[derive(Deserialize)]
struct Fact {
    value: String,
}

fn main() {
    for read in ["diagnoses", "clients", "facts.toml"] {
        println!("cargo::rerun-if-changed={CONTENT}/{read}");
    }
    let facts: Facts = toml::from_str(&read(Path::new(CONTENT).join("facts.toml")))
        .unwrap_or_else(|error| panic!("{CONTENT}/facts.toml: {error}"));
    let mut pages = String::from("static PAGES: &[(&str, &str)] = &[\n");
    let mut files: Vec<PathBuf> = std::fs::read_dir(Path::new(CONTENT).join("diagnoses"))
        .expect("the pages are there")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    for file in files {
        let id = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let text = read(&file);
        let (_, body) = front_matter(&text);
        writeln!(pages, "    ({id:?}, {:?}),", named(&filled(body, &facts)))
            .expect("it can be written");
    }
    pages.push_str("];\n");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names it")).join("pages.rs");
    std::fs::write(&out, pages).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
}

fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What stands between the two lines of `+++`, and what below.
fn front_matter(text: &str) -> (&str, &str) {
    let rest = text.strip_prefix("+++\n").expect("a page begins with its front matter");
    rest.split_once("\n+++\n").expect("the front matter ends")
}

/// The text with the values of its facts, and the addresses to which its links lead.
fn filled(text: &str, facts: &Facts) -> String {
    let mut filled = text.to_owned();
    for (name, Fact { value }) in &facts.facts {
        filled = filled.replace(&format!("{{{{{name}}}}}"), value);
    }
    let mut addresses = String::new();
    for (name, Fact { value }) in &facts.facts {
        if text.contains(&format!("][{name}]")) {
            write!(addresses, "\n[{name}]: <{value}>").expect("it can be written");
        }
    }
    filled + "\n" + &addresses
}

/// The text with the name of the client above each block of code that is for one.
fn named(text: &str) -> String {
    let mut named = String::new();
    for line in text.lines() {
        let client = line.strip_prefix("```").and_then(|rest| rest.split_once("client="));
        if let Some((_, client)) = client {
            let client = client.split(' ').next().unwrap_or_default();
            let page = read(Path::new(CONTENT).join("clients").join(format!("{client}.md")));
            let title =
                front_matter(&page).0.lines().find_map(|line| line.strip_prefix("title = "));
            let title = title.expect("a page has a title").trim_matches('"');
            write!(named, "**{title}**\n\n").expect("it can be written");
        }
        named.push_str(line);
        named.push('\n');
    }
    named
}
