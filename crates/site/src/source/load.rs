//! The first stage: the files, read; nothing understood yet.

use std::fs;
use std::path::{Path, PathBuf};

use crate::base::place::Lines;
use crate::base::problem::Problem;
use anyhow::{Context, Result};

/// All that a site is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// `content/site.toml`.
    pub settings: SourceFile,
    /// `content/facts.toml`; empty if there is none.
    pub facts: SourceFile,
    /// The files of `content/messages/` that list messages, one a family.
    pub messages: Vec<SourceFile>,
    /// The markdown files below `content/`, in the order of their paths.
    pub pages: Vec<SourceFile>,
    /// The files of `content/samples/`.
    pub samples: Vec<SourceFile>,
    /// The files of `templates/`.
    pub templates: Vec<SourceFile>,
    /// The files of `static/`.
    pub statics: Vec<StaticFile>,
    /// The paths of files below `content/` that nothing reads.
    pub strays: Vec<String>,
    /// What is wrong with files that are to be text and are not; they stand among the others as far as they can be read.
    pub broken: Vec<Problem>,
}

/// A file that is text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// From the root, with forward slashes.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// A file that is handed on as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaticFile {
    /// From the root, with forward slashes.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Sources {
    /// A problem as a terminal shows it, with the line that it is about.
    pub fn shown(&self, problem: &Problem) -> String {
        problem.shown(self.text(&problem.path))
    }

    /// What the file of this path says, if it is text.
    fn text(&self, path: &str) -> Option<&str> {
        let files = self.pages.iter().chain(&self.samples).chain(&self.templates);
        let files = files.chain(&self.messages);
        let files = files.chain([&self.settings, &self.facts]);
        let mut files = files.filter(|file| file.path == path);
        let statics = || self.statics.iter().find(|file| file.path == path);
        match files.next() {
            Some(file) => Some(&file.text),
            None => std::str::from_utf8(&statics()?.bytes).ok(),
        }
    }
}

impl SourceFile {
    /// The name by which templates know each other.
    pub(crate) fn name(&self) -> &str {
        self.path.strip_prefix("templates/").unwrap_or(&self.path)
    }

    /// What TOML has to say of the file.
    pub(crate) fn toml_problem(&self, error: &toml::de::Error) -> Problem {
        let offset = error.span().map_or(0, |span| span.start);
        let place = Lines::new(&self.text).place(offset);
        Problem::at(&self.path, place, toml_message(error))
    }
}

/// What TOML has to say, in one line.
pub(crate) fn toml_message(error: &toml::de::Error) -> String {
    error.message().trim_end().replace('\n', ", ")
}

impl StaticFile {
    /// The name by which templates and pages call for it.
    pub fn name(&self) -> &str {
        self.path.strip_prefix("static/").unwrap_or(&self.path)
    }
}

/// Where the settings are.
const SETTINGS: &str = "content/site.toml";

/// Where the facts are.
const FACTS: &str = "content/facts.toml";

/// Reads every source below `root`.
pub fn load(root: &Path) -> Result<Sources> {
    let mut broken = Vec::new();
    let mut read = |path: &str| text(root, path, &mut broken);
    let mut sources = Sources { settings: read(SETTINGS)?, ..Sources::default() };
    let (pages, others): (Vec<_>, Vec<_>) =
        files(root, "content")?.into_iter().partition(|path| path.ends_with(".md"));
    if others.iter().any(|path| path == FACTS) {
        sources.facts = read(FACTS)?;
    }
    for path in others.iter().filter(|path| path.starts_with("content/samples/")) {
        sources.samples.push(read(path)?);
    }
    for path in others.iter().filter(|path| is_family(path)) {
        sources.messages.push(read(path)?);
    }
    sources.strays = others.into_iter().filter(|path| !is_read(path)).collect();
    sources.pages = pages.iter().map(|path| read(path)).collect::<Result<_>>()?;
    for path in files(root, "templates")? {
        sources.templates.push(read(&path)?);
    }
    for path in files(root, "static")? {
        let bytes = fs::read(root.join(&path)).with_context(|| format!("reading {path}"))?;
        sources.statics.push(StaticFile { path, bytes });
    }
    sources.broken = broken;
    Ok(sources)
}

/// Whether something reads this file below `content/` that is no page.
fn is_read(path: &str) -> bool {
    matches!(path, SETTINGS | FACTS) || path.starts_with("content/samples/") || is_family(path)
}

/// Whether it lists a family of messages.
fn is_family(path: &str) -> bool {
    path.starts_with("content/messages/") && path.ends_with(".toml")
}

/// Whether a file is what an editor or a file manager left or is working on.
fn is_leftover(name: &str) -> bool {
    name.ends_with('~') || name.starts_with('.') && ![".nojekyll", ".well-known"].contains(&name)
}

/// Reads the settings below `root`.
pub fn settings(root: &Path) -> Result<SourceFile> {
    text(root, SETTINGS, &mut Vec::new())
}

/// A text, without what some systems and editors put into one: a mark before its beginning, two signs for each end of a
/// line.
fn text(root: &Path, path: &str, broken: &mut Vec<Problem>) -> Result<SourceFile> {
    let bytes = fs::read(root.join(path)).with_context(|| format!("reading {path}"))?;
    if let Err(error) = std::str::from_utf8(&bytes) {
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let place = Lines::new(&before).place(before.len());
        let hint = "save it as UTF-8".to_owned();
        broken.push(Problem::at(path, place, "is not UTF-8 from here on").hint(hint));
    }
    let text = String::from_utf8_lossy(&bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
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
            if is_leftover(&entry.file_name().to_string_lossy()) {
                continue;
            }
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
