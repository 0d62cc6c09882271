//! One page as its author wrote it: front matter and body, each understood by itself.

use std::collections::BTreeSet;

use serde::Deserialize;
use toml::Spanned;

use crate::base::problem::Problem;
use crate::page::figures::{by_hand, figures};
use crate::page::markdown::Body;
use crate::source::facts::{Facts, Provenance, Source};
use crate::source::filled::Filled;
use crate::source::load::{SourceFile, toml_message};
use crate::source::messages::Message;

/// One page.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its file, from the root.
    pub path: String,
    /// Its name: the path below `content/`, without `.md`.
    pub name: String,
    /// What its front matter says.
    pub front: Front,
    /// The line of the title, for problems with it.
    pub title_line: usize,
    /// The line of the title in the head, or else of the title.
    pub head_title_line: usize,
    /// Where what it says is from.
    pub provenance: Provenance,
    /// The names of the facts and sources that it takes.
    pub takes: BTreeSet<String>,
    /// What it says.
    pub body: Body,
}

/// What stands between the `+++` lines.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Front {
    /// The page's only heading of level 1.
    pub title: Spanned<String>,
    /// The title of the browser's tab and of search results, where people look for other words than the heading's: a
    /// status, or in “…” what a message says.
    #[serde(default, rename = "head-title")]
    pub head_title: Option<Spanned<String>>,
    /// What it is about, in a sentence.
    pub description: String,
    /// What people search for and the page does not say, such as its words in other languages.
    #[serde(default)]
    pub searched: Vec<String>,
    /// Where it is from, besides the sources of its facts: names in `content/facts.toml`.
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
    /// Whether its headings of level 2 are the entries of the feed: at most one page says so.
    #[serde(default)]
    pub feed: bool,
    /// On a client's page, how an error text gives the client away: `crates/reading` is made from it.
    pub reader: Option<toml::Table>,
}

/// What kind of page a name stands for, and with it the template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// The front page.
    Index,
    /// The page of one diagnosis.
    Diagnosis,
    /// The decision tree.
    Tree,
    /// The checker.
    Checkup,
    /// Every message that comes with a status.
    Messages,
    /// A family of messages.
    Family,
    /// What a host shows where there is nothing.
    NotFound,
    /// Every other page.
    Page,
}

impl PageKind {
    /// Every kind.
    pub const ALL: [PageKind; 8] = [
        PageKind::Index,
        PageKind::Diagnosis,
        PageKind::Tree,
        PageKind::Checkup,
        PageKind::Messages,
        PageKind::Family,
        PageKind::NotFound,
        PageKind::Page,
    ];

    /// Which template fills it.
    pub fn template(self) -> &'static str {
        match self {
            PageKind::Index => "index.html",
            PageKind::Diagnosis => "diagnosis.html",
            PageKind::Tree => "tree.html",
            PageKind::Checkup => "checkup.html",
            PageKind::Messages => "messages.html",
            PageKind::Family => "family.html",
            PageKind::NotFound => "404.html",
            PageKind::Page => "page.html",
        }
    }

    /// The sections that the template puts behind the prose: anchor and heading.
    pub fn sections(self) -> &'static [(&'static str, &'static str)] {
        match self {
            PageKind::Index => &[("all-causes", "All causes")],
            PageKind::Diagnosis => &[("how-the-checker-gets-here", "How the checker gets here")],
            PageKind::Tree => {
                &[("drawing", "The tree as a drawing"), ("questions", "Question by question")]
            }
            PageKind::Messages => &[("all", "All of them, word for word")],
            PageKind::Family => &[("messages", "Word for word")],
            PageKind::Checkup | PageKind::NotFound | PageKind::Page => &[],
        }
    }
}

impl Document {
    /// What kind of page it is.
    pub fn kind(&self) -> PageKind {
        match self.name.as_str() {
            "index" => PageKind::Index,
            "decision-tree" => PageKind::Tree,
            "checkup" => PageKind::Checkup,
            "messages" => PageKind::Messages,
            "404" => PageKind::NotFound,
            _ if self.diagnosis().is_some() => PageKind::Diagnosis,
            _ if self.family().is_some() => PageKind::Family,
            _ => PageKind::Page,
        }
    }

    /// The family of messages that it lists.
    pub fn family(&self) -> Option<&str> {
        self.name.strip_prefix("messages/")
    }

    /// Whether this message stands on it.
    pub(crate) fn lists(&self, message: &Message) -> bool {
        match self.kind() {
            PageKind::Messages => true,
            PageKind::Family => self.family() == Some(&message.family),
            _ => false,
        }
    }

    /// The id of the diagnosis that it is about.
    pub fn diagnosis(&self) -> Option<&str> {
        self.name.strip_prefix("diagnoses/")
    }

    /// Its title.
    pub fn title(&self) -> &str {
        self.front.title.get_ref()
    }

    /// Its title for who does not see the page: in the browser's tab and among search results.
    pub(crate) fn head_title(&self) -> &str {
        self.front.head_title.as_ref().unwrap_or(&self.front.title).get_ref()
    }

    /// What it is about, in a sentence.
    pub fn description(&self) -> &str {
        &self.front.description
    }

    /// When its facts were last checked: year, month, day.
    pub fn checked(&self) -> Option<&str> {
        self.provenance.checked.as_deref()
    }

    /// Where its facts are from.
    pub fn sources(&self) -> &[Source] {
        &self.provenance.sources
    }

    /// Its address from the root of the site.
    pub fn url(&self) -> String {
        match self.name.as_str() {
            "index" => "/".to_owned(),
            "404" => "/404.html".to_owned(),
            name => format!("/{name}/"),
        }
    }

    /// The address of the same page as markdown.
    pub(crate) fn twin_url(&self) -> String {
        format!("{}index.md", self.url())
    }

    /// Its file in the output.
    pub fn output_path(&self) -> String {
        match self.url().strip_suffix('/') {
            Some(directory) => format!("{directory}/index.html")[1..].to_owned(),
            None => self.url()[1..].to_owned(),
        }
    }

    /// Understands one file. Whatever is wrong with it is added to `problems`; `None` if there is no front matter to
    /// build on.
    pub fn parse(file: &SourceFile, facts: &Facts, problems: &mut Vec<Problem>) -> Option<Self> {
        const OPEN: &str = "+++\n";
        const CLOSE: &str = "\n+++\n";
        let filled = Filled::new(file, facts, problems);
        let text = filled.text.as_str();
        let end = text.strip_prefix(OPEN).and_then(|rest| rest.find(CLOSE));
        let Some(end) = end.map(|end| end + OPEN.len()) else {
            problems.push(Problem::new(&file.path, 1, "has no front matter between `+++` lines"));
            return None;
        };
        let place = |offset: usize| filled.place(OPEN.len() + offset);
        let front = match toml::from_str::<Front>(&text[OPEN.len()..end]) {
            Ok(front) => front,
            Err(error) => {
                let offset = error.span().map_or(0, |span| span.start);
                problems.push(Problem::at(&file.path, place(offset), toml_message(&error)));
                return None;
            }
        };
        for figure in figures(&text[..end]).filter(|figure| !filled.has_value(figure.clone())) {
            problems.push(by_hand(&file.path, filled.place(figure.start), &text[figure]));
        }
        let mut used = filled.used.clone();
        let mut sources = Vec::new();
        for named in &front.sources {
            let name = named.get_ref();
            match facts.source(name) {
                Some(source) => {
                    sources.push(source.clone());
                    used.insert(name.clone());
                }
                None => {
                    let message =
                        format!("names the source `{name}`, which is not in `content/facts.toml`");
                    problems.push(Problem::new(
                        &file.path,
                        place(named.span().start).line,
                        message,
                    ));
                }
            }
        }
        let body = Body::parse(&file.path, &filled, end + CLOSE.len(), facts, problems);
        used.extend(body.urls.iter().cloned());
        let name = file.path.strip_prefix("content/").unwrap_or(&file.path);
        let name = name.strip_suffix(".md").unwrap_or(name);
        let plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit();
        if !name.bytes().all(|letter| plain(letter) || b"-/".contains(&letter)) {
            let message = format!("the name `{name}` is not in small letters, digits and hyphens");
            let hint = "it is the address of the page".to_owned();
            problems.push(Problem::new(&file.path, 1, message).hint(hint));
        }
        let document = Self {
            path: file.path.clone(),
            name: name.to_owned(),
            title_line: place(front.title.span().start).line,
            head_title_line: {
                let title = front.head_title.as_ref().unwrap_or(&front.title);
                place(title.span().start).line
            },
            provenance: Provenance::new(facts, &used, sources),
            takes: used,
            front,
            body,
        };
        // The other kinds have something of their template's to show, or sections that are looked for by themselves.
        let has_prose = matches!(document.kind(), PageKind::Page | PageKind::Family);
        if has_prose && document.body.events.is_empty() {
            problems.push(Problem::new(&file.path, 1, "says nothing below its front matter"));
        }
        Some(document)
    }
}
