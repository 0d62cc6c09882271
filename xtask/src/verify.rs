//! `cargo xtask verify`: is a hosted site what these sources make?
//!
//! It builds the site again and compares every file. It deliberately trusts nothing that the host says: the manifest
//! there only names what to look for besides, and the revision to check out.

use crate::{build, checker};
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use site::machine::manifest::{self, sha256};
use site::{Options, OutputFile};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

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
    let place = Place::of(&arguments.place)?;
    let there = place.manifest()?;
    let base_url = arguments.base_url.clone().or_else(|| match &place {
        Place::Host(url) => Some(url.clone()),
        Place::Folder(_) => there.base_url.clone(),
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
    for difference in &differences {
        println!("  {difference}");
    }
    bail!("{} of {} files differ", differences.len(), expected.len())
}

/// What the manifest says of where the files come from, beside where those here come from: the revision, and the
/// compiler where it is another.
pub fn origins(there: &Manifest, here: &Options) -> Vec<String> {
    let revision = match (&there.revision, &here.revision) {
        (Some(there), Some(here)) if there == here => format!("both are of revision {here}"),
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
            "there it says {there}, here it is {here}: another compiler makes another checker of the same sources"
        )
    });
    std::iter::once(revision).chain(toolchain).collect()
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

/// Where a built site lies.
#[derive(Debug)]
pub enum Place {
    /// At an address, with a slash at its end.
    Host(String),
    /// On this machine.
    Folder(PathBuf),
}

impl Place {
    /// What an address or a path names.
    ///
    /// # Errors
    /// It is neither an address of a site nor a folder.
    pub fn of(name: &str) -> Result<Self> {
        if name.contains("://") {
            return site::options::base_url(name).map(Place::Host).map_err(anyhow::Error::msg);
        }
        let folder = Path::new(name);
        ensure!(folder.is_dir(), "`{name}` is neither a folder nor an address with https://");
        Ok(Place::Folder(folder.to_owned()))
    }

    /// What the site says of itself.
    ///
    /// # Errors
    /// There is no manifest, or it is not one.
    pub fn manifest(&self) -> Result<Manifest> {
        let bytes = self.file(manifest::PATH)?.with_context(|| {
            format!("{self} has no `{}`: it was not built by `cargo xtask build`", manifest::PATH)
        })?;
        serde_json::from_slice(&bytes)
            .with_context(|| format!("the `{}` of {self} is not one", manifest::PATH))
    }

    /// The bytes of a file, if it is there.
    ///
    /// # Errors
    /// The host cannot be reached, or the file cannot be read.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        match self {
            Place::Folder(folder) => match std::fs::read(folder.join(path)) {
                Ok(bytes) => Ok(Some(bytes)),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(error).with_context(|| format!("reading {path}")),
            },
            Place::Host(base) => {
                let url = format!("{base}{path}");
                match ureq::get(&url).call() {
                    Ok(mut reply) => {
                        let body = reply.body_mut().with_config().limit(MOST).read_to_vec();
                        body.map(Some).with_context(|| format!("reading {url}"))
                    }
                    Err(ureq::Error::StatusCode(404 | 410)) => Ok(None),
                    Err(error) => Err(error).with_context(|| format!("asking for {url}")),
                }
            }
        }
    }
}

/// No file of ours is that large, in bytes.
const MOST: u64 = 20_000_000;

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Host(url) => formatter.write_str(url),
            Place::Folder(folder) => write!(formatter, "{}", folder.display()),
        }
    }
}

/// What is not the same there as here.
#[derive(Debug, PartialEq, Eq)]
pub enum Difference {
    /// The file has other bytes.
    Other(String),
    /// The file is not there.
    Missing(String),
    /// The host lists a file that these sources do not make.
    Unknown(String),
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::Other(path) => write!(formatter, "{path} is another file"),
            Difference::Missing(path) => write!(formatter, "{path} is missing"),
            Difference::Unknown(path) => write!(formatter, "{path} is not of these sources"),
        }
    }
}

/// Every difference between the files that were built here and those of a place.
///
/// # Errors
/// A file there cannot be had, though it may be there.
pub fn compare(
    expected: &[OutputFile],
    there: &Manifest,
    place: &Place,
) -> Result<Vec<Difference>> {
    let mut differences = Vec::new();
    // The manifest follows from the other files, and may name another revision of the same.
    for file in expected.iter().filter(|file| file.path != manifest::PATH) {
        let is_for_host = FOR_THE_HOST.contains(&file.path.as_str());
        match place.file(&file.path)? {
            None if is_for_host && matches!(place, Place::Host(_)) => {}
            None => differences.push(Difference::Missing(file.path.clone())),
            Some(bytes) if sha256(&bytes) != sha256(&file.bytes) => {
                differences.push(Difference::Other(file.path.clone()));
            }
            Some(_) => {}
        }
    }
    let is_ours = |path: &String| expected.iter().any(|file| file.path == *path);
    let mut listed: Vec<String> = there.sha256.keys().cloned().collect();
    if let Place::Folder(folder) = place {
        files(folder, "", &mut listed)?;
    }
    listed.sort();
    listed.dedup();
    let unknown = listed.into_iter().filter(|path| !is_ours(path) && path != manifest::PATH);
    differences.extend(unknown.map(Difference::Unknown));
    Ok(differences)
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
