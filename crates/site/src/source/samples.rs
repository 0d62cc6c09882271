//! `content/samples/`: one whole program for each client, whose lines know when they are needed.
//!
//! It has the name of the client's page. A line that only some readers need ends in a comment that says which:
//! `# needs: bill-to`. Nobody is shown the marker, so that a line may end in what a comment must not follow.

use crate::base::problem::Problem;
use crate::source::load::SourceFile;

/// A program for one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its name: the file's, without the folder and the extension, and that of the client's page.
    pub id: String,
    /// Its file, from the root.
    pub path: String,
    /// The language, as a block of code names it.
    pub language: &'static str,
    /// What it says.
    pub lines: Vec<SampleLine>,
}

/// A line of a sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleLine {
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
        let marker = format!("{comment} needs:");
        let lines = file.text.lines().enumerate().map(|(index, line)| {
            let Some((text, word)) = line.split_once(&marker) else {
                return SampleLine { text: line.to_owned(), needs: None };
            };
            let needs = Need::ALL.into_iter().find(|need| need.word() == word.trim());
            if needs.is_none() {
                let words = Need::ALL.map(Need::word).join("`, `");
                let message = format!("`{}` is no need: there are `{words}`", word.trim());
                problems.push(Problem::new(&file.path, index + 1, message));
            }
            SampleLine { text: text.trim_end().to_owned(), needs }
        });
        let lines = lines.collect();
        Some(Sample { id: id.to_owned(), path: file.path.clone(), language, lines })
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
