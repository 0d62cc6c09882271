//! `content/samples/`: one whole program for each client, whose lines know when they are needed.
//!
//! The first line is a comment with the title. A line that only some readers need ends in a comment that says which:
//! `# needs: bill-to`. Nobody is shown the marker, so that a line may end in what a comment must not follow.

use serde_json::json;

use crate::base::asset::Asset;
use crate::base::problem::Problem;
use crate::page::document::Document;
use crate::source::load::SourceFile;

/// A program for one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its name: the file's, without the folder and the extension.
    pub id: String,
    /// Its file, from the root.
    pub path: String,
    /// What it is written with, for a heading.
    pub title: String,
    /// The language, as a block of code names it.
    pub language: &'static str,
    /// What there is behind the title.
    pub lines: Vec<Line>,
}

/// A line of a sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says, without its marker.
    pub text: String,
    /// When it is needed; `None` means always.
    pub needs: Option<Need>,
}

/// What makes a line needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// An organization is to pay.
    BillTo,
    /// The provider is to be a certain one.
    Provider,
    /// The token is not the one that the client finds by itself.
    Token,
    /// The client has to be told where the router is.
    BaseUrl,
}

impl Need {
    /// Every need, in the order of the type.
    pub const ALL: [Need; 4] = [Need::BillTo, Need::Provider, Need::Token, Need::BaseUrl];

    /// The word in a marker.
    pub fn word(self) -> &'static str {
        match self {
            Need::BillTo => "bill-to",
            Need::Provider => "provider",
            Need::Token => "token",
            Need::BaseUrl => "base-url",
        }
    }
}

impl Sample {
    /// Understands every sample. Whatever is wrong is added to `problems`, and the sample is there all the same, so
    /// that nobody hears of it twice.
    pub fn parse_all(files: &[SourceFile], problems: &mut Vec<Problem>) -> Vec<Self> {
        files.iter().filter_map(|file| Self::parse(file, problems)).collect()
    }

    fn parse(file: &SourceFile, problems: &mut Vec<Problem>) -> Option<Self> {
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        let (id, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let Some((language, comment)) = language(extension) else {
            let message = "a sample ends in `.py`, `.mjs`, `.sh` or `.yml`";
            problems.push(Problem::new(&file.path, 1, message));
            return None;
        };
        let mut lines = file.text.lines();
        let title = lines.next().and_then(|line| line.strip_prefix(comment)).unwrap_or_default();
        if title.trim().is_empty() {
            let message = format!("the first line is no title, such as `{comment} curl`");
            problems.push(Problem::new(&file.path, 1, message));
        }
        let marker = format!("{comment} needs:");
        let lines = lines.enumerate().map(|(index, line)| {
            let Some((text, word)) = line.split_once(&marker) else {
                return Line { text: line.to_owned(), needs: None };
            };
            let needs = Need::ALL.into_iter().find(|need| need.word() == word.trim());
            if needs.is_none() {
                let words = Need::ALL.map(Need::word).join("`, `");
                let message = format!("`{}` is no need: there are `{words}`", word.trim());
                problems.push(Problem::new(&file.path, index + 2, message));
            }
            Line { text: text.trim_end().to_owned(), needs }
        });
        let lines = lines.collect();
        let (id, title) = (id.to_owned(), title.trim().to_owned());
        Some(Sample { id, path: file.path.clone(), title, language, lines })
    }

    /// The program for whoever has these needs.
    pub fn text(&self, has: impl Fn(Need) -> bool) -> String {
        let lines = self.lines.iter().filter(|line| line.needs.is_none_or(&has));
        lines.map(|line| format!("{}\n", line.text)).collect()
    }

    /// The needs that make a difference, in the order of the type.
    pub fn needs(&self) -> Vec<Need> {
        let makes_one = |need: &Need| self.lines.iter().any(|line| line.needs == Some(*need));
        Need::ALL.into_iter().filter(makes_one).collect()
    }
}

/// The language of a file, and how a comment begins in it.
fn language(extension: &str) -> Option<(&'static str, &'static str)> {
    Some(match extension {
        "py" => ("python", "#"),
        "mjs" => ("javascript", "//"),
        "sh" => ("bash", "#"),
        "yml" => ("yaml", "#"),
        _ => return None,
    })
}

/// Shows the samples in the blocks of code that ask for one.
pub(crate) fn fill(documents: &mut [Document], samples: &[Sample], problems: &mut Vec<Problem>) {
    for document in documents {
        let asked: Vec<_> =
            document.body.code().map(|(fence, text)| (fence.clone(), text)).collect();
        for (position, (fence, text)) in asked.into_iter().enumerate() {
            let Some(id) = &fence.sample else { continue };
            let message = match samples.iter().find(|sample| sample.id == *id) {
                None => format!("shows the sample `{id}`, which is not in `content/samples/`"),
                Some(_) if !text.is_empty() => {
                    format!("the block that shows the sample `{id}` is not empty")
                }
                Some(sample) if sample.language != fence.language => {
                    format!("the sample `{id}` is `{}`, not `{}`", sample.language, fence.language)
                }
                Some(sample) => {
                    document.body.fill(position, sample.text(|_| true));
                    continue;
                }
            };
            problems.push(Problem::new(&document.path, fence.line, message));
        }
    }
}

/// The samples that no page shows, if no template goes through them all.
pub(crate) fn unused(
    samples: &[Sample],
    documents: &[Document],
    templates: &[SourceFile],
) -> Vec<Problem> {
    if templates.iter().any(|file| file.text.contains("{{ samples }}")) {
        return Vec::new();
    }
    let fences = || documents.iter().flat_map(|document| &document.body.fences);
    let shown = |sample: &&Sample| fences().any(|fence| fence.sample.as_ref() == Some(&sample.id));
    let unused = samples.iter().filter(|sample| !shown(sample));
    unused
        .map(|sample| Problem::new(&sample.path, 1, "is shown by no page and no template"))
        .collect()
}

/// The samples as the checker reads them: for each its name, its title and its lines, which know when they are needed.
pub(crate) fn asset(samples: &[Sample]) -> Asset {
    let sample = |sample: &Sample| {
        let line = |line: &Line| json!({ "text": line.text, "needs": line.needs.map(Need::word) });
        let lines: Vec<_> = sample.lines.iter().map(line).collect();
        json!({ "id": sample.id, "title": sample.title, "lines": lines })
    };
    let samples: Vec<_> = samples.iter().map(sample).collect();
    Asset::new("samples", "json", json!(samples).to_string().into_bytes())
}
