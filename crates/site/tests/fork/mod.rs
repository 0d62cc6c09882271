//! A fork that changed all that it can: every setting, a page, a fact, a message and a diagnosis of its own, and a
//! section taken away.

use std::path::Path;

use site::load::{SourceFile, StaticFile};
use site::settings::Settings;
use site::tree::{Arrow, Diagnosis, Question, Step, Tree};
use site::{Options, OutputFile, Sources};
use toml::{Table, toml};

/// Its site.
pub(crate) fn build(options: &Options) -> Vec<OutputFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources = site::load(&root).expect("the site's sources can be read");
    settle(&mut sources);
    add(&mut sources);
    site::assemble(&sources, tree(), options).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(|problem| sources.shown(problem)).collect();
        panic!("{}", lines.join("\n"))
    })
}

/// Sets every key, whatever this repository sets, and takes a section away.
fn settle(sources: &mut Sources) {
    let own = toml! {
        title = "Help at Acme"
        description = "Why inference stops at Acme."
        repository = "https://git.a-fork.example/help"
        edit = "https://git.a-fork.example/help/edit/"
        mark = "Acme"
        footer = "For the people of Acme."
        logo = "a-fork.png"
        card = "a-fork-card.png"
        checker = true
        bill-to = "a-fork-co"
        hub-url = "https://hub.a-fork.example"
        router-url = "https://router.a-fork.example"
        support = { title = "Ask the platform team", url = "https://a-fork.example/ask" }
        colours = { accent = "#0a5a7d", accent-dark = "#84c8ea", brand = "#ffc53d" }
        redirect = [{ from = "/old/", to = "/a-fork/" }]
    };
    let mut settings: Table = sources.settings.text.parse().expect("the settings are TOML");
    // What these settings replace is no longer used.
    for (key, usual) in [("logo", "logo.svg"), ("card", "")] {
        let used = settings.get(key).and_then(toml::Value::as_str).unwrap_or(usual);
        sources.statics.retain(|file| file.name() != used);
    }
    settings.extend(own);
    let sidebar = settings["sidebar"].as_array_mut().expect("the sidebar is a list");
    // A section less: its pages go to the next one.
    let first = sidebar.remove(0);
    let pages = |section: &mut toml::Value| section["pages"].as_array_mut().cloned();
    let moved = pages(&mut first.clone()).expect("its pages are named");
    let next = sidebar.iter_mut().find(|section| section["pages"].is_array());
    let next = next.and_then(|section| section["pages"].as_array_mut()).expect("there is another");
    next.splice(0..0, moved.into_iter().chain(["a-fork".into(), "messages/a-fork".into()]));
    sources.settings.text = settings.to_string();

    let parsed = Settings::parse(&sources.settings).expect("every key is right");
    assert!(!format!("{parsed:?}").contains("None"), "a key is left out: {parsed:#?}");
    for (name, size) in [("a-fork.png", (64, 64)), ("a-fork-card.png", (1200, 630))] {
        sources.statics.push(StaticFile { path: format!("static/{name}"), bytes: png(size) });
    }
    let bytes = b"help.a-fork.example\n".to_vec();
    sources.statics.push(StaticFile { path: "static/root/CNAME".to_owned(), bytes });
}

/// The beginning of a PNG of this size.
fn png((width, height): (u32, u32)) -> Vec<u8> {
    let parts: [&[u8]; 4] = [
        b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR",
        &width.to_be_bytes(),
        &height.to_be_bytes(),
        b"\x08\x06\0\0\0",
    ];
    parts.concat()
}

/// Adds a page, a fact, a message and the page of a diagnosis.
fn add(sources: &mut Sources) {
    let file = |path: &str, text: &str| SourceFile {
        path: format!("content/{path}"),
        text: text.to_owned(),
    };
    sources.facts.text += "
[sources.a-fork]
title = \"Acme's own rules\"
url = \"https://a-fork.example/rules\"

[facts.a-fork-seats]
kind = \"count\"
value = \"12 seats\"
source = \"a-fork\"
checked = \"2026-11-01\"
sure = \"documented\"
";
    sources.messages.push(file(
        "messages/a-fork.toml",
        "[[message]]
id = \"a-fork-closed\"
text = \"The gateway of Acme is closed.\"
status = 403
who = \"Acme's gateway\"
by = \"router\"
source = \"a-fork\"
sure = \"observed\"
diagnosis = \"a-fork-closed\"
",
    ));
    let front = |title: &str| {
        format!(
            "+++\ntitle = \"{title}\"\ndescription = \"{title}, and what to do.\"\nsources = [\"a-fork\"]\n+++\n\n"
        )
    };
    let pages = [
        ("a-fork.md", "Inference at Acme", "Acme has {{a-fork-seats}}.\n"),
        ("messages/a-fork.md", "What the gateway says", "Acme's own words.\n"),
        (
            "diagnoses/a-fork-closed.md",
            "The gateway is closed",
            "## What you see

```text
The gateway of Acme is closed.
```

## Why it happens

It is night.

## How to fix it

1. Wait.

## What does not help

Another token.

## How to know it is fixed

It is day.

## If that is not it

See [inference at Acme](/a-fork/).
",
        ),
    ];
    sources.pages.extend(pages.map(|(path, title, text)| file(path, &(front(title) + text))));
}

/// The tree with a question of the fork's before all others.
fn tree() -> Tree {
    let mut tree = Tree::whole();
    let root = &tree.questions[0];
    let [id, ask] = ["a-fork-is-open", "Does the gateway of Acme answer?"];
    let title = "The gateway is closed";
    let question = Question {
        id,
        ask,
        look: "Look at it.",
        yes: Arrow { to: root.id, words: root.ask, ends: false },
        no: Arrow { to: "a-fork-closed", words: title, ends: true },
    };
    tree.questions.insert(0, question);
    for path in tree.diagnoses.iter_mut().flat_map(|diagnosis| &mut diagnosis.paths) {
        path.insert(0, Step { id, ask, yes: true });
    }
    tree.diagnoses.push(Diagnosis {
        id: "a-fork-closed",
        title,
        remedy: "Wait.",
        mender: "Acme",
        group: "Acme",
        paths: vec![vec![Step { id, ask, yes: false }]],
    });
    tree
}
