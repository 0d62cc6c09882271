//! The miniature site, and a way to look at tags.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::path::{Path, PathBuf};

use site::load::SourceFile;
use site::tree::{Arrow, Diagnosis, Question, Step, Tree};
use site::{Asset, Checker, Options, OutputFile, Sources};

/// A path below `tests/mini/`.
pub(crate) fn mini(part: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mini").join(part)
}

/// The sources of the miniature site, with this repository's own templates for what is no page of its own.
pub(crate) fn sources() -> Sources {
    let mut sources = site::load(&mini("")).expect("the miniature site can be read");
    for name in ["feed.xml", "redirect.html", "sitemap.xml"] {
        let path = format!("templates/{name}");
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(&path);
        let text = std::fs::read_to_string(file).expect("a template can be read");
        sources.templates.push(SourceFile { path, text });
    }
    sources
}

/// The miniature site, built.
pub(crate) fn build(options: &Options) -> Vec<OutputFile> {
    site::assemble(&sources(), tree(), options).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

/// The usual options, with something in the place of the checker.
pub(crate) fn with_checker() -> Options {
    Options {
        checker: Some(Checker {
            script: Asset::new("checkup", "js", b"script".to_vec()),
            wasm: Asset::new("checkup", "wasm", b"wasm".to_vec()),
            toolchain: "rustc 1.0.0".to_owned(),
        }),
        ..Options::default()
    }
}

/// The tree of the miniature site: one question, two ends.
pub(crate) fn tree() -> Tree {
    let end = |id, title, yes| Diagnosis {
        id,
        title,
        remedy: "Walk.",
        mender: "you",
        group: "doors",
        paths: vec![vec![Step { id: "is-it-open", ask: "Is it open?", yes }]],
    };
    let open = end("door-open", "The door is open", true);
    let shut = end("door-shut", "The door is shut", false);
    let arrow =
        |diagnosis: &Diagnosis| Arrow { to: diagnosis.id, words: diagnosis.title, ends: true };
    Tree {
        questions: vec![Question {
            id: "is-it-open",
            ask: "Is it open?",
            look: "Look at it.",
            yes: arrow(&open),
            no: arrow(&shut),
        }],
        diagnoses: vec![open, shut],
    }
}

/// A tag with its attributes, as far as our own output goes: no comments, and every `<` and `>` in text escaped.
pub(crate) struct Tag<'a> {
    pub(crate) name: &'a str,
    pub(crate) attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        let found = self.attributes.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| *value)
    }
}

/// The opening tags of a page, in order.
pub(crate) fn tags(html: &str) -> Vec<Tag<'_>> {
    let inside = html.split('<').skip(1).filter_map(|piece| piece.split('>').next());
    inside.filter(|tag| !tag.starts_with(['/', '!'])).map(tag).collect()
}

fn tag(inside: &str) -> Tag<'_> {
    let inside = inside.trim_end_matches('/');
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    while let Some(start) = rest.find(|letter: char| !letter.is_whitespace()) {
        rest = &rest[start..];
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace());
        let (key, behind) = rest.split_at(end.unwrap_or(rest.len()));
        let quoted = behind.strip_prefix("=\"").and_then(|value| value.split_once('"'));
        let (value, behind) = quoted.unwrap_or(("", behind));
        attributes.push((key, value));
        rest = behind;
    }
    Tag { name, attributes }
}

/// The pages among the files: path and text.
pub(crate) fn pages(files: &[OutputFile]) -> impl Iterator<Item = (&str, &str)> {
    let pages = files.iter().filter(|file| file.path.ends_with(".html"));
    pages
        .map(|file| (file.path.as_str(), std::str::from_utf8(&file.bytes).expect("a page is text")))
}
