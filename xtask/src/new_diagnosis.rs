//! `cargo xtask new-diagnosis`: the files of a new diagnosis, begun.
//!
//! What only a person can know is marked with [`TO_WRITE`], and no site is built as long as a page has the mark.

use crate::repository;
use anyhow::{Context, Result, bail, ensure};
use site::sync::{FIX, SECTIONS};
use std::fs;
use std::path::{Path, PathBuf};

/// What `new-diagnosis` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// Its name in addresses and files, in kebab-case, such as token-expired.
    id: String,
    /// What is wrong, as a statement without a full stop.
    #[arg(long, default_value = site::TO_WRITE)]
    title: String,
    /// The one next thing to do, as sentences.
    #[arg(long, default_value = site::TO_WRITE)]
    remedy: String,
    /// What does not help against it, as sentences.
    #[arg(long, default_value = site::TO_WRITE)]
    vain: String,
    /// What it is about: one of the groups in crates/diagnosis/src/diagnoses.rs, such as Money.
    #[arg(long)]
    group: String,
    /// Who can do it: one of the menders there.
    #[arg(long, default_value = "You")]
    mender: String,
    /// The status of the refusal that the stand-in plays.
    #[arg(long, default_value_t = 402, value_parser = clap::value_parser!(u16).range(400..=599))]
    status: u16,
}

const TO_WRITE: &str = site::TO_WRITE;

const ROWS: &str = "crates/diagnosis/src/diagnoses.rs";
const PEOPLE: &str = "crates/hub-stub/src/people/calls.rs";

/// Writes the files, and says what is left.
///
/// # Errors
/// The id is no id or is taken, there is no such group or mender, or a file cannot be read or written. Nothing is
/// written then.
pub fn run(arguments: &Arguments) -> Result<()> {
    let written = begin(&repository(), arguments)?;
    for path in &written {
        println!("▸ {}", path.display());
    }
    let (name, id) = (constant(&arguments.id), &arguments.id);
    println!(
        "What is left:
  1. An arrow to {name} in crates/diagnosis/src/tree/: without one it does not compile.
  2. If a message gives it away: the refusal in crates/diagnosis/src/evidence.rs, its gate in tree/gate.rs, and
     a [[message]] in content/messages/ that means it.
  3. Everything marked {TO_WRITE}: git grep --untracked -n '{TO_WRITE}'. The reply of the stand-in says what
     Hugging Face says, and where that was seen.
  4. In crates/reading/tests/fixtures.rs: what the reply comes to by its text alone.
  5. cargo xtask bless, then read the difference: the tree's outline and the scenarios have a line more.
  6. cargo xtask serve --stub shows http://127.0.0.1:4020/diagnoses/{id}/, cargo xtask test holds it together."
    );
    Ok(())
}

/// Writes the files below `root`, and gives their paths.
fn begin(root: &Path, arguments: &Arguments) -> Result<Vec<PathBuf>> {
    let Arguments { id, title, remedy, vain, mender, status, .. } = arguments;
    ensure!(is_kebab(id), "`{id}` is no id: small letters and digits with `-` between the words");
    for text in [title, remedy, vain] {
        ensure!(
            !text.contains(['"', '\\']),
            "`{text}` has a sign that stands for itself only in curly quotes"
        );
    }
    let page = PathBuf::from(format!("content/diagnoses/{id}.md"));
    let reply = PathBuf::from(format!("crates/hub-stub/replies/chat-{status}-{id}.toml"));
    for path in [&page, &reply] {
        ensure!(!root.join(path).exists(), "`{id}` is taken: {} is there", path.display());
    }
    let rows = with_row(&read(root, ROWS)?, arguments)?;
    let people = with_person(&read(root, PEOPLE)?, id, *status)?;
    let files = [
        (PathBuf::from(ROWS), rows),
        (page, self::page(title)),
        (PathBuf::from(PEOPLE), people),
        (reply, self::reply(*status)),
    ];
    ensure!(is_mender(&files[0].1, mender), "there is no mender `{mender}` in {ROWS}");
    for (path, text) in &files {
        fs::write(root.join(path), text).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

fn read(root: &Path, path: &str) -> Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| format!("reading {path}"))
}

/// The rows with one more at the end of its group.
fn with_row(rows: &str, arguments: &Arguments) -> Result<String> {
    let Arguments { id, title, remedy, vain, group, mender, .. } = arguments;
    let name = constant(id);
    ensure!(!rows.contains(&format!("\"{id}\"")), "`{id}` is taken: {ROWS} has a row of this name");
    let Some(start) = rows.find(&format!("diagnoses! {{ {group}:")) else {
        let groups =
            rows.split("\ndiagnoses! { ").skip(1).filter_map(|rest| rest.split(':').next());
        bail!("there is no group `{group}`; there are {}", groups.collect::<Vec<_>>().join(", "));
    };
    let end =
        rows[start..].find("\n}").with_context(|| format!("the group {group} does not end"))?;
    let words = [title, remedy, vain].map(|words| format!("\n        \"{words}\"")).join(",");
    let (before, after) = rows.split_at(start + end);
    Ok(format!("{before}\n    {name}, {mender}, 0, \"{id}\",{words};{after}"))
}

/// The people with one more: an account in order whose call is refused.
fn with_person(people: &str, id: &str, status: u16) -> Result<String> {
    let end = people.rfind("\n];").with_context(|| format!("{PEOPLE} has no list that ends"))?;
    let (before, after) = people.split_at(end);
    Ok(format!(
        "{before}\n    refused(\n        \"{id}\",\n        \"A PRO account in good order: {TO_WRITE}.\",\n        \"chat-{status}-{id}\",\n    ),{after}"
    ))
}

fn reply(status: u16) -> String {
    format!(
        "title = \"{TO_WRITE}\"\nstatus = {status}\nevidence = \"inferred\"\nsource = \"{TO_WRITE}: where this was seen.\"\nguessed = [\"body\"]\nbody = '''{{\"error\":\"{TO_WRITE}\"}}'''\n"
    )
}

fn page(title: &str) -> String {
    let mut page = format!("+++\ntitle = \"{title}\"\ndescription = \"{TO_WRITE}\"\n+++\n");
    for (position, section) in SECTIONS.iter().enumerate() {
        let number = if position == FIX { "1. " } else { "" };
        page += &format!("\n## {section}\n\n{number}{TO_WRITE}.\n");
    }
    page
}

fn constant(id: &str) -> String {
    id.replace('-', "_").to_uppercase()
}

fn is_kebab(id: &str) -> bool {
    let good = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    id.starts_with(|first: char| first.is_ascii_lowercase()) && id.split('-').all(good)
}

fn is_mender(rows: &str, mender: &str) -> bool {
    rows.contains(&format!("Mender::{mender} => "))
}

#[cfg(test)]
mod tests {
    use super::{Arguments, PEOPLE, ROWS, begin};
    use crate::repository;
    use std::fs;

    fn arguments(id: &str, group: &str) -> Arguments {
        let text = |text: &str| text.to_owned();
        Arguments {
            id: text(id),
            title: text("The lamp is out"),
            remedy: text("Change the bulb."),
            vain: text("Waiting does not help."),
            group: text(group),
            mender: text("You"),
            status: 402,
        }
    }

    #[test]
    fn all_files_are_begun_or_none() {
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| root.path().join(path);
        for path in [ROWS, PEOPLE] {
            fs::create_dir_all(at(path).parent().unwrap()).unwrap();
            fs::copy(repository().join(path), at(path)).unwrap();
        }
        for folder in ["content/diagnoses", "crates/hub-stub/replies"] {
            fs::create_dir_all(at(folder)).unwrap();
        }
        let rows = fs::read_to_string(at(ROWS)).unwrap();
        for (id, group) in [("Lamp", "Money"), ("lamp-out", "Moon"), ("token-expired", "Token")] {
            begin(root.path(), &arguments(id, group)).unwrap_err();
            assert_eq!(fs::read_to_string(at(ROWS)).unwrap(), rows, "{id} in {group}");
        }
        assert_eq!(begin(root.path(), &arguments("lamp-out", "Money")).unwrap().len(), 4);
        let rows = fs::read_to_string(at(ROWS)).unwrap();
        assert!(rows.contains("    LAMP_OUT, You, 0, \"lamp-out\",\n        \"The lamp is out\",\n        \"Change the bulb.\",\n        \"Waiting does not help.\";\n}\n\ndiagnoses! { Service:"));
        assert!(
            fs::read_to_string(at(PEOPLE)).unwrap().contains("\"chat-402-lamp-out\",\n    ),\n];")
        );
        assert!(
            fs::read_to_string(at("content/diagnoses/lamp-out.md"))
                .unwrap()
                .contains("## If that is not it")
        );
        begin(root.path(), &arguments("lamp-out", "Money")).unwrap_err();
    }
}
