//! Where a built site lies, and what is there: no host and no file can make it wait or read without end.

use super::Manifest;
use anyhow::{Context, Result, ensure};
use site::manifest;
use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Who a host may think that it serves: a visitor's browser, and this command. A host that wants to be found honest could
/// serve other bytes to whoever looks.
const ASKERS: [&str; 2] =
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "hf402 verify"];

/// No manifest of ours is that long, in bytes.
const LONGEST_MANIFEST: u64 = 20_000_000;

/// How long to wait for a whole file.
const DEADLINE: Duration = Duration::from_secs(30);

/// Where a built site lies.
#[derive(Debug)]
pub enum Published {
    /// At an address, with a slash at its end.
    Host(String),
    /// On this machine.
    Folder(PathBuf),
}

impl Published {
    /// What an address or a path names.
    ///
    /// # Errors
    /// It is neither an address of a site nor a folder.
    pub fn of(name: &str) -> Result<Self> {
        if name.contains("://") {
            return site::options::base_url(name).map(Published::Host).map_err(anyhow::Error::msg);
        }
        let folder = Path::new(name);
        ensure!(folder.is_dir(), "`{name}` is neither a folder nor an address with https://");
        Ok(Published::Folder(folder.to_owned()))
    }

    /// What the site says of itself.
    ///
    /// # Errors
    /// There is no manifest, or it is not one.
    pub fn manifest(&self) -> Result<Manifest> {
        let copies = self.copies(manifest::PATH, LONGEST_MANIFEST)?;
        let bytes = copies.into_iter().next().flatten().with_context(|| {
            format!("{self} has no `{}`: it was not built by `cargo xtask build`", manifest::PATH)
        })?;
        serde_json::from_slice(&bytes)
            .with_context(|| format!("the `{}` of {self} is not one", manifest::PATH))
    }

    /// A file as everybody gets it who may ask for it, and no more of it than so many bytes and one; `None` where it is
    /// missing.
    ///
    /// # Errors
    /// The host does not answer in time, or the file cannot be read.
    pub fn copies(&self, path: &str, most: u64) -> Result<Vec<Option<Vec<u8>>>> {
        match self {
            Published::Folder(folder) => Ok(vec![local(&folder.join(path), most)?]),
            Published::Host(base) => {
                let url = format!("{base}{path}");
                ASKERS.iter().map(|asker| remote(&url, asker, most)).collect()
            }
        }
    }
}

impl fmt::Display for Published {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Published::Host(url) => formatter.write_str(url),
            Published::Folder(folder) => write!(formatter, "{}", folder.display()),
        }
    }
}

fn local(path: &Path, most: u64) -> Result<Option<Vec<u8>>> {
    let reading = || format!("reading {}", path.display());
    match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        // A pipe or a device may never end.
        Ok(about) => ensure!(about.is_file(), "{} is no file", path.display()),
        Err(error) => return Err(error).with_context(reading),
    }
    let file = std::fs::File::open(path).with_context(reading)?;
    read(file, most).with_context(reading).map(Some)
}

fn remote(url: &str, asker: &str, most: u64) -> Result<Option<Vec<u8>>> {
    let config = ureq::Agent::config_builder().timeout_global(Some(DEADLINE)).user_agent(asker);
    let asking = || format!("asking for {url}");
    match ureq::Agent::from(config.build()).get(url).call() {
        Ok(reply) => read(reply.into_body().into_reader(), most).with_context(asking).map(Some),
        Err(ureq::Error::StatusCode(404 | 410)) => Ok(None),
        Err(error) => Err(error).with_context(asking),
    }
}

fn read(from: impl Read, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
