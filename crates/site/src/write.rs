//! The last stage: the output, swapped in as a whole.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::render::OutputFile;

/// Puts the files where an earlier output may be.
///
/// They are written beside it first, so that a failure leaves the last good output.
pub fn write(files: &[OutputFile], out: &Path) -> Result<()> {
    if out.is_dir() && !is_ours(out)? {
        bail!("{} holds something that is not an earlier output", out.display());
    }
    // Without a slash at its end, which would put what is beside it inside.
    let out: &Path = &out.components().collect::<PathBuf>();
    let fresh = beside(out, ".new");
    let stale = beside(out, ".old");
    remove(&fresh)?;
    remove(&stale)?;
    for file in files {
        let path = fresh.join(&file.path);
        let writing = || format!("writing {}", path.display());
        let directory = path.parent().expect("a file stands in a directory");
        fs::create_dir_all(directory).with_context(writing)?;
        fs::write(&path, &file.bytes).with_context(writing)?;
    }
    let swapping = || format!("putting the output in place at {}", out.display());
    if out.exists() {
        fs::rename(out, &stale).with_context(swapping)?;
    }
    fs::rename(&fresh, out).with_context(swapping)?;
    remove(&stale)
}

/// Whether a directory may be replaced: it is empty, or looks like a site.
fn is_ours(out: &Path) -> Result<bool> {
    let mut entries = fs::read_dir(out).with_context(|| format!("reading {}", out.display()))?;
    Ok(entries.next().is_none() || out.join("index.html").is_file() && out.join("assets").is_dir())
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

fn remove(directory: &Path) -> Result<()> {
    if directory.exists() {
        fs::remove_dir_all(directory)
            .with_context(|| format!("removing {}", directory.display()))?;
    }
    Ok(())
}
