//! The last stage: the output, swapped in as a whole.
//!
//! The new output is written beside the last one, and then takes its place in one step where the system has such a
//! step. So whatever happens on the way, a failure, a full disk, Ctrl-C, leaves the last good output.
//!
//! A file whose bytes are as they were is not written again but linked: it keeps its date, and whoever uploads the
//! output by date has less to do.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use crate::base::file::OutputFile;

/// Puts the files where an earlier output may be.
///
/// # Errors
/// Something else is there, or a file cannot be written; the earlier output is then as it was.
pub fn write(files: &[OutputFile], out: &Path) -> Result<()> {
    // Without a slash at its end, which would put what is beside it inside.
    let out: &Path = &out.components().collect::<PathBuf>();
    let fresh = beside(out, ".new");
    let stale = beside(out, ".old");
    if !out.exists() && stale.exists() {
        // A build was stopped between two steps of the swap.
        fs::rename(&stale, out).with_context(|| format!("putting {} back", out.display()))?;
    }
    if out.exists() && !out.is_dir() {
        bail!("{} is a file: name a folder", out.display());
    }
    if out.is_dir() && !is_ours(out)? {
        bail!("{} holds something that is not an earlier output", out.display());
    }
    remove(&fresh)?;
    remove(&stale)?;
    if let Err(error) = fill(files, &fresh, out) {
        // What is half written helps nobody, and on a full disk it is in the way.
        drop(fs::remove_dir_all(&fresh));
        return Err(error);
    }
    swap(&fresh, out, &stale)
        .with_context(|| format!("putting the output in place at {}", out.display()))?;
    remove(&stale)
}

/// Writes all files below `fresh`; those that are the same in `last` are linked.
fn fill(files: &[OutputFile], fresh: &Path, last: &Path) -> Result<()> {
    let directories: BTreeSet<&Path> =
        files.iter().filter_map(|file| Path::new(&file.path).parent()).collect();
    for directory in directories {
        let path = fresh.join(directory);
        fs::create_dir_all(&path).with_context(|| format!("making {}", path.display()))?;
    }
    let is_first = !last.exists();
    files.par_iter().try_for_each(|file| {
        let path = fresh.join(&file.path);
        let earlier = last.join(&file.path);
        // A file system without links gets a copy.
        if !is_first && holds(&earlier, &file.bytes) && fs::hard_link(&earlier, &path).is_ok() {
            return Ok(());
        }
        fs::write(&path, &file.bytes).with_context(|| format!("writing {}", path.display()))
    })
}

/// Whether a file holds these bytes.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let same_size =
        fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() == bytes.len() as u64);
    same_size && fs::read(path).is_ok_and(|held| held == bytes)
}

/// Puts `fresh` in the place of `out`, which is then at `stale`.
fn swap(fresh: &Path, out: &Path, stale: &Path) -> std::io::Result<()> {
    if !out.exists() {
        return fs::rename(fresh, out);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        // In one step; some file systems do not know how.
        if renameat_with(CWD, fresh, CWD, out, RenameFlags::EXCHANGE).is_ok() {
            return fs::rename(fresh, stale);
        }
    }
    fs::rename(out, stale)?;
    fs::rename(fresh, out)
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
