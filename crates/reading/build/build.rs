//! Turns `content/messages/*.toml`, and what `content/clients/*.md` say of their clients' errors, into constants, so
//! that the reader and the guide have one list of each.

mod clients;
#[path = "../src/plain.rs"]
#[allow(dead_code, unreachable_pub, reason = "the crate itself uses all of it")]
mod plain;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Where the messages lie: one file a family.
const FOLDER: &str = "../../content/messages";

/// Stands in the constants for a part of a message that differs.
const GAP: char = '\u{1}';

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    message: Vec<Message>,
}

/// What the reader needs of a message; the generator of the guide reads and checks the rest.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Message {
    id: String,
    #[serde(skip)]
    family: String,
    text: String,
    status: Option<u16>,
    by: String,
    #[serde(default)]
    role: Option<String>,
    #[serde(default)]
    line: bool,
    means: Option<String>,
    means_cut: Option<String>,
    elsewhere: Option<String>,
    payer: Option<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    cut: Vec<String>,
}

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    let mut problems = Vec::new();
    let messages = messages(&mut problems);
    let messages = code(&messages, &mut problems);
    let clients = clients::code(&mut problems);
    if !problems.is_empty() {
        for problem in problems {
            println!("cargo::error={problem}");
        }
        return;
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names it"));
    for (name, code) in [("messages.rs", messages), ("clients.rs", clients)] {
        std::fs::write(out.join(name), code)
            .unwrap_or_else(|error| panic!("writing {name}: {error}"));
    }
}

/// The messages of all families, by the name of the file and then in its order.
fn messages(problems: &mut Vec<String>) -> Vec<Message> {
    let files = files(FOLDER, "toml");
    let family = |(path, text): &(PathBuf, String)| {
        let family = path.file_stem()?.to_str()?.to_owned();
        let messages = parsed::<File>(path, text, problems)?.message;
        Some(messages.into_iter().map(move |it| Message { family: family.clone(), ..it }))
    };
    files.iter().filter_map(family).flatten().collect()
}

/// The files of a folder that end so, in the order of their names, with what they say.
fn files(folder: &str, extension: &str) -> Vec<(PathBuf, String)> {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("reading {folder}: {error}"));
    let mut paths: Vec<_> =
        entries.map(|entry| entry.expect("the folder can be listed").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("reading {}: {error}", path.display()));
        (path, text)
    };
    paths.into_iter().map(read).collect()
}

/// What a text in TOML holds, or else a problem with its file and line.
fn parsed<T: DeserializeOwned>(path: &Path, text: &str, problems: &mut Vec<String>) -> Option<T> {
    match toml::from_str(text) {
        Ok(found) => Some(found),
        Err(error) => {
            let line = line_of(text, error.span().map_or(0, |span| span.start));
            problems.push(format!("{}: {}", place(path, line), error.message()));
            None
        }
    }
}

/// The line of a byte, from 1.
fn line_of(text: &str, at: usize) -> usize {
    1 + text.get(..at).map_or(0, |before| before.matches('\n').count())
}

/// A line of a file as its author knows it: `content/messages/money.toml:3`.
fn place(path: &Path, line: usize) -> String {
    let path = path.strip_prefix("../..").unwrap_or(path);
    format!("{}:{line}", path.display())
}

fn code(messages: &[Message], problems: &mut Vec<String>) -> String {
    let mut rows = String::new();
    let mut phrases: BTreeMap<String, (usize, bool)> = BTreeMap::new();
    for (at, message) in messages.iter().enumerate() {
        let refusal = |name: &Option<String>| match name {
            Some(name) => format!("Some(diagnosis::Refusal::{name})"),
            None => "None".to_owned(),
        };
        writeln!(
            rows,
            "    Message {{ id: {:?}, family: {:?}, status: {:?}, by: By::{}, role: Role::{}, line: {}, means: {}, cut: {}, elsewhere: {}, payer: {} }},",
            message.id,
            message.family,
            message.status,
            name(&message.by),
            name(message.role.as_deref().unwrap_or("refusal")),
            message.line,
            refusal(&message.means),
            refusal(if message.means_cut.is_some() { &message.means_cut } else { &message.means }),
            refusal(&message.elsewhere),
            message.payer.as_ref().map_or("None".to_owned(), |payer| format!("Some(diagnosis::Payer::{payer})")),
        )
        .expect("a string takes any text");
        if !says_something(message) {
            continue;
        }
        let whole: Vec<String> = if message.words.is_empty() {
            vec![message.text.clone()]
        } else {
            message.words.clone()
        };
        let whole = whole.iter().map(|words| (words, true));
        for (words, whole) in whole.chain(message.cut.iter().map(|words| (words, false))) {
            let phrase = phrase(words);
            if phrase.trim_end_matches('|').len() < 3 {
                problems.push(format!("{}: `{words}` is too short to be found", message.id));
            }
            if let Some((other, _)) = phrases.insert(phrase, (at, whole)) {
                problems.push(format!(
                    "{}: `{words}` stands in `{}`, too",
                    message.id, messages[other].id
                ));
            }
        }
    }
    let mut code = format!(
        "/// Every message, family by family.\npub(crate) static MESSAGES: &[Message] = &[\n{rows}];\n"
    );
    code.push_str("\n/// What the messages are found by: the words, which message, and whether they are the whole of it.\npub(crate) static PHRASES: &[(&str, u8, bool)] = &[\n");
    for (phrase, (at, whole)) in phrases {
        writeln!(code, "    ({phrase:?}, {at}, {whole}),").expect("a string takes any text");
    }
    code.push_str("];\n");
    code
}

/// Whether the reader looks for it: what is nothing but a status is read as one.
fn says_something(message: &Message) -> bool {
    message.means.is_some() || message.role.is_some()
}

/// The name of a value of an enum: `router` is `Router`.
fn name(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// The words as they stand in plain text, with a [`GAP`] for each `{name}`.
fn phrase(words: &str) -> String {
    let mut phrase = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        phrase.push_str(before);
        match after.split_once('}') {
            Some((slot, behind))
                if slot.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') =>
            {
                phrase.push(GAP);
                rest = behind;
            }
            _ => {
                phrase.push('{');
                rest = after;
            }
        }
    }
    phrase.push_str(rest);
    let phrase = plain::plain(&phrase);
    phrase.trim_matches([GAP, ' ']).trim_end_matches('.').to_owned()
}
