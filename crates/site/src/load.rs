//! The first stage: the files, read; nothing understood yet.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// All that a site is made from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `content/site.toml`.
    pub settings: SourceFile,
    /// The markdown files below `content/`, in the order of their paths.
    pub pages: Vec<SourceFile>,
    /// The files of `templates/`.
    pub templates: Vec<SourceFile>,
    /// The files of `static/`.
    pub statics: Vec<StaticFile>,
}

/// A file that is text.
#[derive(Clone, Debug, Default)]
pub struct SourceFile {
    /// From the root, with forward slashes.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// A file that is handed on as it is.
#[derive(Clone, Debug, Default)]
pub struct StaticFile {
    /// From the root, with forward slashes.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl StaticFile {
    /// The name by which templates and pages call for it.
    pub fn name(&self) -> &str {
        self.path.strip_prefix("static/").unwrap_or(&self.path)
    }
}

/// Reads every source below `root`.
pub fn load(root: &Path) -> Result<Sources> {
    let mut sources = Sources { settings: text(root, "content/site.toml")?, ..Sources::default() };
    for path in files(root, "content")? {
        if path.ends_with(".md") {
            sources.pages.push(text(root, &path)?);
        }
    }
    for path in files(root, "templates")? {
        sources.templates.push(text(root, &path)?);
    }
    for path in files(root, "static")? {
        let bytes = fs::read(root.join(&path)).with_context(|| format!("reading {path}"))?;
        sources.statics.push(StaticFile { path, bytes });
    }
    Ok(sources)
}

fn text(root: &Path, path: &str) -> Result<SourceFile> {
    let text = fs::read_to_string(root.join(path)).with_context(|| format!("reading {path}"))?;
    Ok(SourceFile { path: path.to_owned(), text })
}

/// The paths of all files below a directory, sorted, from the root.
fn files(root: &Path, directory: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from(directory)];
    while let Some(directory) = open.pop() {
        let reading = || format!("reading {}", directory.display());
        for entry in fs::read_dir(root.join(&directory)).with_context(reading)? {
            let entry = entry.with_context(reading)?;
            let path = directory.join(entry.file_name());
            if entry.file_type().with_context(reading)?.is_dir() {
                open.push(path);
            } else {
                let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
                found.push(parts.join("/"));
            }
        }
    }
    found.sort();
    Ok(found)
}
