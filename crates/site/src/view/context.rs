//! What templates can ask for: one type per template, so that a field that is not here cannot be used there.
//!
//! Every template finds the page itself in `page`, and the base path in `base`. Beside them stand two functions:
//! `link(to="/privacy/")` puts the base path in front of a page that exists, `asset(name="site.css")` gives `path` and
//! `integrity` of a static file.

use serde::Serialize;

use crate::base::options::{Checker, Options};
use crate::link::quoted::quotes;
use crate::link::site::Site;
use crate::page::document::{Document, PageKind};
use crate::source::facts::Source;
use crate::source::messages::Message;
use crate::source::settings::Own;
use crate::source::tree::{Diagnosis, Tree};
use crate::view::drawing::{Sheet, drawing};
use crate::view::head::Head;
use crate::view::navigation::Navigation;
use crate::view::outline::outline;

/// For `page.html` and `404.html`.
#[derive(Serialize)]
pub(crate) struct PageContext<'a> {
    /// The page.
    pub page: Page<'a>,
}

/// For `index.html`.
#[derive(Serialize)]
pub(crate) struct IndexContext<'a> {
    /// The page.
    pub page: Page<'a>,
    /// Every diagnosis, in the order of the tree.
    pub diagnoses: &'a [Diagnosis],
    /// The address of the programs for each client, which the checker loads.
    pub samples: &'a str,
}

/// For `checkup.html`.
#[derive(Serialize)]
pub(crate) struct CheckupContext<'a> {
    /// The page.
    pub page: Page<'a>,
    /// The address of the programs for each client, which the checker loads.
    pub samples: &'a str,
}

/// For `diagnosis.html`.
#[derive(Serialize)]
pub(crate) struct DiagnosisContext<'a> {
    /// The page.
    pub page: Page<'a>,
    /// The diagnosis that it is about.
    pub diagnosis: &'a Diagnosis,
    /// Its messages that the page's own prose does not quote.
    pub messages: Vec<MessageLink<'a>>,
}

/// A message to go to.
#[derive(Serialize)]
pub(crate) struct MessageLink<'a> {
    /// Its anchor.
    pub id: &'a str,
    /// What it says.
    pub text: &'a str,
    /// The address of the page that it stands on.
    pub page: String,
}

/// For `messages.html`.
#[derive(Serialize)]
pub(crate) struct MessagesContext<'a> {
    /// The page.
    pub page: Page<'a>,
    /// The messages that stand on it.
    pub messages: Vec<MessageEntry<'a>>,
}

/// One message, with what it refers to.
#[derive(Serialize)]
pub(crate) struct MessageEntry<'a> {
    /// The message.
    pub message: &'a Message,
    /// The address of the page of its family.
    pub page: String,
    /// Its diagnosis.
    pub diagnosis: &'a Diagnosis,
    /// What else it can mean.
    pub also: Vec<&'a Diagnosis>,
    /// Where it is from.
    pub sources: Vec<ShortSource<'a>>,
}

/// A source under a short name, because there is one in every line.
#[derive(Serialize)]
pub(crate) struct ShortSource<'a> {
    /// Its title up to the colon behind the number of a thread, or all of it.
    pub name: &'a str,
    /// Where it is.
    pub url: &'a str,
}

/// For `tree.html`.
#[derive(Serialize)]
pub(crate) struct TreeContext<'a> {
    /// The page.
    pub page: Page<'a>,
    /// The whole tree.
    pub tree: &'a Tree,
    /// The tree as a drawing.
    pub drawing: Vec<Sheet>,
}

/// Any of them.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum AnyContext<'a> {
    Index(IndexContext<'a>),
    Diagnosis(DiagnosisContext<'a>),
    Messages(MessagesContext<'a>),
    Tree(TreeContext<'a>),
    Checkup(CheckupContext<'a>),
    Page(PageContext<'a>),
}

impl<'a> AnyContext<'a> {
    /// What the template of this document is given.
    pub(crate) fn new(
        site: &'a Site,
        samples: &'a str,
        document: &'a Document,
        page: Page<'a>,
    ) -> Self {
        let diagnoses = &site.tree.diagnoses;
        match document.kind() {
            PageKind::Index => Self::Index(IndexContext { page, diagnoses, samples }),
            PageKind::Diagnosis => {
                let mut diagnoses = diagnoses.iter();
                let ours = diagnoses.find(|diagnosis| Some(diagnosis.id) == document.diagnosis());
                let diagnosis = ours.expect("pages and tree were held together before");
                let messages = unquoted(site, document);
                Self::Diagnosis(DiagnosisContext { page, diagnosis, messages })
            }
            PageKind::Messages | PageKind::Family => {
                let messages = messages(site, document);
                Self::Messages(MessagesContext { page, messages })
            }
            PageKind::Tree => {
                let tree = &site.tree;
                Self::Tree(TreeContext { page, tree, drawing: drawing(&outline(tree)) })
            }
            PageKind::Checkup => Self::Checkup(CheckupContext { page, samples }),
            PageKind::NotFound | PageKind::Page => Self::Page(PageContext { page }),
        }
    }
}

/// What every template knows of its page.
#[derive(Serialize)]
pub(crate) struct Page<'a> {
    /// The name of the site.
    pub site: &'a str,
    /// Where the sources of the site are.
    pub repository: Option<&'a str>,
    /// Where this page can be edited.
    pub edit: Option<String>,
    /// Its title.
    pub title: &'a str,
    /// Its title for who does not see the page.
    pub head_title: &'a str,
    /// What it is about, in a sentence.
    pub description: &'a str,
    /// Its whole address, if the host is known.
    pub canonical: Option<String>,
    /// Its prose, as HTML.
    pub body: String,
    /// What is on it.
    pub contents: Vec<ContentsEntry<'a>>,
    /// The sections that the template adds behind the prose.
    pub sections: Vec<ContentsEntry<'a>>,
    /// The way around the site.
    pub sidebar: Vec<SidebarSection<'a>>,
    /// The pages above it, from the front page on.
    pub above: Vec<PageLink<'a>>,
    /// The page before it in the sidebar.
    pub previous: Option<PageLink<'a>>,
    /// The page behind it in the sidebar.
    pub next: Option<PageLink<'a>>,
    /// When its facts were last checked.
    pub checked: Option<&'a str>,
    /// Where its facts are from.
    pub sources: &'a [Source],
    /// Where sources disagree.
    pub notes: &'a [String],
    /// The Hub that the checker asks.
    pub hub_url: &'a str,
    /// The router that the checker calls.
    pub router_url: &'a str,
    /// The address of the picture that others show beside a link to it, of its own or of the site's.
    pub picture: Option<String>,
    /// What the page tells programs.
    pub head: Head,
    /// What makes the site the site of its host.
    pub own: &'a Own,
    /// The name of the logo's file.
    pub logo: &'a str,
    /// The checker, on pages that have it.
    pub checker: Option<CheckerLinks<'a>>,
}

/// A heading, with those below it.
#[derive(Serialize)]
pub(crate) struct ContentsEntry<'a> {
    /// Its anchor.
    pub id: &'a str,
    /// Its words.
    pub title: &'a str,
    /// The headings below it.
    pub children: Vec<ContentsEntry<'a>>,
}

/// One section of the sidebar.
#[derive(Serialize)]
pub(crate) struct SidebarSection<'a> {
    /// Its heading.
    pub title: &'a str,
    /// Its pages.
    pub pages: Vec<PageLink<'a>>,
    /// Whether the page that one is on is among them.
    pub current: bool,
}

/// A page to go to.
#[derive(Serialize)]
pub(crate) struct PageLink<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its address, behind the base path.
    pub url: &'a str,
    /// Whether it is the page that one is on.
    pub current: bool,
}

/// Where the checker is.
#[derive(Serialize)]
pub(crate) struct CheckerLinks<'a> {
    /// The address of the script.
    pub script: String,
    /// Its `integrity`.
    pub script_integrity: &'a str,
    /// The address of the module that it loads.
    pub wasm: String,
    /// Its `integrity`.
    pub wasm_integrity: &'a str,
}

impl<'a> Page<'a> {
    /// What there is to know of the page at this position, but for its prose.
    pub(crate) fn new(
        site: &'a Site,
        options: &'a Options,
        navigation: &'a Navigation<'a>,
        position: usize,
    ) -> Self {
        let document = &site.documents[position];
        let base = options.base_path();
        let [previous, next] = navigation.neighbours(position);
        let sections = document.kind().sections().iter().map(|(id, title)| ContentsEntry {
            id,
            title,
            children: Vec::new(),
        });
        let checkup = matches!(document.kind(), PageKind::Index | PageKind::Checkup);
        Page {
            site: &site.settings.title,
            repository: site.settings.repository.as_deref(),
            edit: site.settings.edit.as_ref().map(|edit| format!("{edit}{}", document.path)),
            title: document.title(),
            head_title: document.head_title(),
            description: &document.front.description,
            canonical: match document.kind() {
                PageKind::NotFound => None,
                _ => options.canonical(&document.url()),
            },
            body: String::new(),
            contents: contents(document),
            sections: sections.collect(),
            sidebar: navigation.sidebar(position),
            above: navigation.above(position),
            previous,
            next,
            checked: document.checked(),
            sources: document.sources(),
            notes: &document.provenance.notes,
            picture: None,
            head: Head::new(site, options, navigation, position),
            own: &site.settings.own,
            logo: site.settings.own.logo(),
            hub_url: &options.hub_url,
            router_url: &options.router_url,
            checker: options
                .checker
                .as_ref()
                .filter(|_| checkup)
                .map(|checker| links(checker, &base)),
        }
    }
}

fn short(source: &Source) -> ShortSource<'_> {
    let name = match source.title.split_once(": ") {
        Some((thread, _)) if thread.contains('#') => thread,
        Some(("Hugging Face docs", page)) => page,
        _ => &source.title,
    };
    ShortSource { name, url: &source.url }
}

/// The messages of a diagnosis that its page does not quote.
pub(crate) fn unquoted<'a>(site: &'a Site, document: &Document) -> Vec<MessageLink<'a>> {
    let own = site.messages.iter().filter(|own| document.diagnosis() == Some(&own.diagnosis));
    let link = |message: &'a Message| MessageLink {
        id: &message.id,
        text: &message.text,
        page: message.page(),
    };
    own.filter(|message| !quotes(&document.body, message)).map(link).collect()
}

/// The messages of one of their pages.
pub(crate) fn messages<'a>(site: &'a Site, document: &Document) -> Vec<MessageEntry<'a>> {
    let known = |id: &str| {
        let mut diagnoses = site.tree.diagnoses.iter();
        diagnoses.find(|known| known.id == id).expect("messages and tree were held together before")
    };
    let entry = |message: &'a Message| MessageEntry {
        message,
        page: message.page(),
        diagnosis: known(&message.diagnosis),
        also: message.also.iter().map(|id| known(id)).collect(),
        sources: message
            .source
            .iter()
            .filter_map(|key| site.facts.source(key))
            .map(short)
            .collect(),
    };
    site.messages.iter().filter(|message| document.lists(message)).map(entry).collect()
}

/// Headings of level 2 with those of level 3 below them, then the sections of the template.
fn contents(document: &Document) -> Vec<ContentsEntry<'_>> {
    let mut contents: Vec<ContentsEntry<'_>> = Vec::new();
    for heading in &document.body.headings {
        let entry = ContentsEntry { id: &heading.id, title: &heading.title, children: Vec::new() };
        match (heading.level, contents.last_mut()) {
            (2, _) => contents.push(entry),
            (3, Some(above)) => above.children.push(entry),
            _ => {}
        }
    }
    for (id, title) in document.kind().sections() {
        contents.push(ContentsEntry { id, title, children: Vec::new() });
    }
    contents
}

fn links<'a>(checker: &'a Checker, base: &str) -> CheckerLinks<'a> {
    CheckerLinks {
        script: format!("{base}{}", checker.script.path),
        script_integrity: &checker.script.integrity,
        wasm: format!("{base}{}", checker.wasm.path),
        wasm_integrity: &checker.wasm.integrity,
    }
}
