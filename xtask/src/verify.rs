//! `cargo xtask verify`: is a hosted site what these sources make?
//!
//! It builds the site again and compares every file. It deliberately trusts nothing that the host says: the manifest
//! there only names what to look for besides, and the revision to check out.

mod published;

pub use published::Published;

use crate::{build, checker};
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use site::manifest;
use site::{Options, OutputFile};
use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::path::Path;

/// What `verify` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// The address of the front page, or the folder of a built site.
    #[arg(value_name = "URL-OR-FOLDER")]
    place: String,
    /// The address that it was built for [default: the URL, or what the folder's manifest says].
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The Hub that the checker asks [default: site.toml's, or Hugging Face's].
    #[arg(long, value_name = "URL")]
    hub_url: Option<String>,
    /// The router that the checker asks [default: site.toml's, or Hugging Face's].
    #[arg(long, value_name = "URL")]
    router_url: Option<String>,
}

/// What many hosts read and do not hand out.
const FOR_THE_HOST: &[&str] = &[".nojekyll", "_headers"];

/// Builds, compares, and says which files differ.
///
/// # Errors
/// A file differs, or one of the two sites cannot be had.
pub fn run(arguments: &Arguments) -> Result<()> {
    let place = Published::of(&arguments.place)?;
    let there = place.manifest()?;
    let base_url = arguments.base_url.clone().or_else(|| match &place {
        Published::Host(url) => Some(url.clone()),
        Published::Folder(_) => there.base_url.clone(),
    });
    let root = crate::repository();
    let (hub, router) =
        build::endpoints(&root, arguments.hub_url.clone(), arguments.router_url.clone())?;
    let options = build::options(&checker::compile()?, base_url, &hub, &router)?;
    println!("▸ built here for {}", options.base_url.as_deref().unwrap_or("the root of any host"));
    println!("  the checker asks {hub} and {router}, and nobody else");
    for line in origins(&there, &options) {
        println!("  {line}");
    }

    let expected = build::site(&root, &options)?;
    let differences = compare(&expected, &there, &place)?;
    if differences.is_empty() {
        println!("▸ {} files, each the same", expected.len());
        return Ok(());
    }
    for line in summary(&differences) {
        println!("  {line}");
    }
    bail!("{} differences from {} files", differences.len(), expected.len())
}

/// What the manifest says of where the files come from, beside where those here come from: the revision, and the
/// compiler where it is another.
pub fn origins(there: &Manifest, here: &Options) -> Vec<String> {
    let revision = match (&there.revision, &here.revision) {
        (Some(there), Some(here)) if there == here => format!("both are of revision {here}"),
        // What is printed here is meant to be pasted into a shell.
        (Some(there), _) if !is_revision(there) => {
            "there it names a revision that git cannot have".to_owned()
        }
        (Some(there), here) => format!(
            "there it says revision {there}, here it is {}: git checkout {there} compares the same sources",
            here.as_deref().unwrap_or("something that was changed since its last commit"),
        ),
        (None, _) => "there it names no revision".to_owned(),
    };
    let here = here.checker.as_ref().map(|checker| &checker.toolchain);
    let toolchain = there.toolchain.as_ref().zip(here).filter(|(there, here)| there != here);
    let toolchain = toolchain.map(|(there, here)| {
        format!(
            "there it says {}, here it is {here}: another compiler makes another checker of the same sources",
            there.escape_debug(),
        )
    });
    std::iter::once(revision).chain(toolchain).collect()
}

fn is_revision(named: &str) -> bool {
    (40..=64).contains(&named.len()) && named.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// So many files are printed that are only more: who lists a hundred thousand may want one not to be seen.
const MOST_LINES: usize = 20;

/// The differences in lines: changed files first, then those that are more, and of too many their number.
pub fn summary(differences: &[Difference]) -> Vec<String> {
    let (more, changed): (Vec<_>, Vec<_>) =
        differences.iter().partition(|it| matches!(it, Difference::Unknown(_)));
    let left = more.len().saturating_sub(MOST_LINES);
    let printed = changed.iter().chain(more.iter().take(MOST_LINES));
    let left = (left > 0).then(|| format!("and {left} more that are not of these sources"));
    printed.map(ToString::to_string).chain(left).collect()
}

/// The part of a manifest that says what to look for.
#[derive(Debug, Default, Deserialize)]
pub struct Manifest {
    /// The commit, as the host says.
    pub revision: Option<String>,
    /// The compiler, as the host says.
    pub toolchain: Option<String>,
    /// The address that the site was built for, as the host says.
    pub base_url: Option<String>,
    /// The files that there are, as the host says.
    pub sha256: BTreeMap<String, String>,
}

/// What is not the same there as here.
#[derive(Debug, PartialEq, Eq)]
pub enum Difference {
    /// The file has other bytes.
    Other(String),
    /// The file is not there.
    Missing(String),
    /// A browser gets another file than this command.
    Varies(String),
    /// The file cannot be had, and why.
    Unreadable(String, String),
    /// The host lists a file that these sources do not make.
    Unknown(String),
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, is) = match self {
            Difference::Other(path) => (path, "is another file"),
            Difference::Missing(path) => (path, "is missing"),
            Difference::Varies(path) => {
                (path, "is another file for browsers than for this command")
            }
            Difference::Unreadable(path, why) => (path, &**why),
            Difference::Unknown(path) => (path, "is not of these sources"),
        };
        // The names are the host's words: none of them may move the cursor.
        write!(formatter, "{} {}", path.escape_debug(), is.escape_debug())
    }
}

/// After so many files that cannot be had, the host is not asked for the rest.
const MOST_FAILURES: usize = 3;

/// Every difference between the files that were built here and those of a place.
///
/// # Errors
/// The host does not answer any more, or the folder cannot be read.
pub fn compare(
    expected: &[OutputFile],
    there: &Manifest,
    place: &Published,
) -> Result<Vec<Difference>> {
    let mut differences = Vec::new();
    let mut failures = 0;
    // The manifest follows from the other files, and may name another revision of the same.
    for file in expected.iter().filter(|file| file.path != manifest::PATH) {
        let found = difference(file, place);
        if let Some(unreadable @ Difference::Unreadable(..)) = &found {
            failures += 1;
            ensure!(failures < MOST_FAILURES, "{failures} files cannot be had; {unreadable}");
        }
        differences.extend(found);
    }
    let ours: HashSet<&str> = expected.iter().map(|file| file.path.as_str()).collect();
    let mut listed: Vec<String> = there.sha256.keys().cloned().collect();
    if let Published::Folder(folder) = place {
        files(folder, "", &mut listed)?;
    }
    listed.sort();
    listed.dedup();
    let is_ours = |path: &str| ours.contains(path) || path == manifest::PATH;
    let unknown = listed.into_iter().filter(|path| !is_ours(path));
    differences.extend(unknown.map(Difference::Unknown));
    Ok(differences)
}

/// How a file differs there, if it does.
fn difference(file: &OutputFile, place: &Published) -> Option<Difference> {
    let path = file.path.clone();
    let copies = match place.copies(&path, file.bytes.len() as u64) {
        Ok(copies) => copies,
        Err(why) => return Some(Difference::Unreadable(path, format!("cannot be had: {why:#}"))),
    };
    let is_for_host = FOR_THE_HOST.contains(&path.as_str()) && matches!(place, Published::Host(_));
    let same = |copy: &Option<Vec<u8>>| match copy {
        Some(bytes) => *bytes == file.bytes,
        None => is_for_host,
    };
    if copies.iter().all(same) {
        None
    } else if copies.windows(2).any(|pair| pair[0] != pair[1]) {
        Some(Difference::Varies(path))
    } else if copies.iter().all(Option::is_none) {
        Some(Difference::Missing(path))
    } else {
        Some(Difference::Other(path))
    }
}

/// The files below a folder, with their paths from there.
fn files(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<()> {
    let reading = || format!("reading {}", folder.display());
    for entry in std::fs::read_dir(folder).with_context(reading)? {
        let entry = entry.with_context(reading)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.file_type().with_context(reading)?.is_dir() {
            true => files(&entry.path(), &format!("{name}/"), found)?,
            false => found.push(name),
        }
    }
    Ok(())
}
