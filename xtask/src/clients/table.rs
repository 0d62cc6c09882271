//! `xtask/clients/printed.json`: what each client prints for each refusal, made by running them.

use super::pages::{Page, pages};
use super::read;
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What one client prints, with one set of versions.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The page in `content/clients/` that tells of it.
    pub page: String,
    /// What is called.
    pub client: String,
    /// The packages that were run.
    pub versions: String,
    /// By the status and where the sentence stands in the reply.
    pub refusals: BTreeMap<String, Printed>,
}

/// What a client makes of a refusal.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
pub struct Printed {
    /// The class of what is raised.
    pub raises: String,
    /// Its text, with `{sentence}` for what Hugging Face says, `{reply}` for a whole reply, `{id}` for a request's id.
    pub prints: String,
    /// How to read the sentence, the text itself first; empty if it is nowhere.
    pub sentence: Vec<String>,
}

/// Where the table lies.
pub fn path() -> PathBuf {
    crate::repository().join("xtask/clients/printed.json")
}

/// Takes away what an earlier run has left.
///
/// # Errors
/// A file cannot be removed.
pub fn forget(work: &Path) -> Result<()> {
    for file in printed(work)? {
        fs::remove_file(&file).with_context(|| format!("removing {}", file.display()))?;
    }
    Ok(())
}

/// Prints what every room has left, and writes it down if it is blessed.
///
/// # Errors
/// Nothing is blessed, every test has passed, and the table still tells of other clients than those that were run.
pub fn finish(work: &Path, bless: bool, passed: bool) -> Result<()> {
    let mut rows: Vec<Row> = Vec::new();
    for file in printed(work)? {
        let text = read(&file)?;
        let found: Vec<Row> = serde_json::from_str(&text)
            .with_context(|| format!("understanding {}", file.display()))?;
        rows.extend(found);
    }
    rows.sort();
    rows.dedup(); // The same versions can be in several environments.
    for Row { client, versions, refusals, .. } in &rows {
        println!("{client} ({versions})");
        for (refusal, Printed { prints, .. }) in refusals {
            println!("  {refusal:17} {}", prints.replace('\n', " ⏎ "));
        }
    }
    if bless {
        let text = serde_json::to_string_pretty(&rows)? + "\n";
        fs::write(path(), text).context("writing xtask/clients/printed.json")?;
        return pages(&rows)?.iter().try_for_each(Page::write);
    }
    let expected: Vec<Row> = serde_json::from_str(&read(&path())?)
        .context("understanding xtask/clients/printed.json")?;
    ensure!(
        rows == expected || !passed,
        "xtask/clients/printed.json tells of other clients than those that were run: accept them by `cargo xtask clients --bless`",
    );
    let stale = pages(&expected)?.iter().filter(|page| !page.is_so).count();
    ensure!(
        stale == 0,
        "{stale} pages do not end with what xtask/clients/printed.json says: `cargo xtask clients --bless` writes it",
    );
    Ok(())
}

fn printed(work: &Path) -> Result<Vec<PathBuf>> {
    let files = fs::read_dir(work).with_context(|| format!("reading {}", work.display()))?;
    let files: Result<Vec<_>, _> = files.map(|file| file.map(|file| file.path())).collect();
    let mut files = files.with_context(|| format!("reading {}", work.display()))?;
    files.retain(|file| {
        file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("printed-"))
    });
    Ok(files)
}
