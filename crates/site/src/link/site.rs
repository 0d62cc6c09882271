//! The third stage: the pages understood together.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::base::place::Lines;
use crate::base::problem::{Problem, closest, unless};
use crate::link::quoted::quotes;
use crate::link::sync::sync;
use crate::link::{alternatives, feed, messages, redirects, samples, theme, unused};
use crate::page::document::{Document, PageKind};
use crate::page::parse::Draft;
use crate::source::facts::Facts;
use crate::source::load::{SourceFile, Sources, StaticFile};
use crate::source::messages::{Entry, Message};
use crate::source::samples::Sample;
use crate::source::settings::{Pages, Redirect, Settings};
use crate::source::tree::{Diagnosis, Tree};

/// A site in which every link leads somewhere.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    /// What is true of the site as a whole.
    pub settings: Settings,
    /// The pages, in the order of their paths.
    pub documents: Vec<Document>,
    /// One whole program for each of some clients, in the order of their ids.
    pub samples: Vec<Sample>,
    /// The sidebar: the title of each section, and its pages as positions in `documents`.
    pub sidebar: Vec<(String, Vec<usize>)>,
    /// Every known message, in the order of its file.
    pub messages: Vec<Message>,
    /// What the prose takes from elsewhere.
    pub facts: Facts,
    /// The decision tree that the pages are held to.
    pub tree: Tree,
    /// The templates, each of which is used.
    pub templates: Vec<SourceFile>,
    /// The static files, with the site's colours in the style sheet.
    pub statics: Vec<StaticFile>,
}

/// Puts the pages together, or says everything that is wrong in them and between them.
pub(crate) fn link(mut draft: Draft<'_>, tree: Tree) -> Result<Site, Vec<Problem>> {
    let sources = draft.sources;
    let mut problems = std::mem::take(&mut draft.problems);
    problems.extend(samples::fill(&mut draft.documents, &draft.samples));
    problems.extend(sync(&draft.documents, &tree));
    problems.extend(wrong_messages(&draft, &tree));
    let moved = &draft.settings.redirects;
    let addresses = Addresses::new(&draft, &tree, moved);
    problems.extend(dead_links(&draft.documents, &addresses));
    problems.extend(redirects::check(moved, &addresses, &sources.settings));
    problems.extend(draft.settings.own.pictures(sources));
    problems.extend(feed::problems(&draft.documents));
    problems.extend(alternatives::check(&draft.documents));
    problems.extend(missing_images(&draft.documents, &sources.statics));
    problems.extend(unused::templates(&sources.templates));
    let statics = theme::statics(&draft.settings.own.colours, sources);
    let statics = statics.unwrap_or_else(|found| {
        problems.extend(found);
        Vec::new()
    });
    let sidebar = sidebar(&draft, &tree, sources, &mut problems);
    // A page that is to be mended may be the one that takes a fact.
    if problems.is_empty() {
        problems.extend(unused_facts(&draft, sources));
    }
    let Draft { settings, facts, documents, samples, messages, .. } = draft;
    let messages = messages.into_iter().map(|entry| entry.message).collect();
    let templates = sources.templates.clone();
    unless(
        problems,
        Site { settings, documents, samples, sidebar, messages, facts, tree, templates, statics },
    )
}

/// The facts and sources that no page and no message takes.
fn unused_facts(draft: &Draft<'_>, sources: &Sources) -> Vec<Problem> {
    let pages = draft.documents.iter().flat_map(|document| &document.takes);
    let messages = draft.messages.iter().flat_map(|entry| &entry.message.source);
    let taken = pages.chain(messages).map(String::as_str).collect();
    draft.facts.unused(&sources.facts, &taken)
}

/// What is wrong with the messages, and the pages of causes that quote none of theirs.
fn wrong_messages(draft: &Draft<'_>, tree: &Tree) -> Vec<Problem> {
    let mut problems =
        messages::check(&draft.messages, tree, |name| draft.facts.source(name).is_some());
    let pages: HashSet<&str> =
        draft.documents.iter().map(|document| document.name.as_str()).collect();
    for Entry { path, message, .. } in &draft.messages {
        let family = format!("messages/{}", message.family);
        if !pages.contains(family.as_str()) {
            problems.push(Problem::new(path, 1, format!("has no page `content/{family}.md`")));
            break;
        }
    }
    for document in &draft.documents {
        problems.extend(misquoted(document, &draft.messages));
        let own = draft.messages.iter().map(|entry| &entry.message);
        let mut own =
            own.filter(|message| document.diagnosis() == Some(&message.diagnosis)).peekable();
        if own.peek().is_some() && !own.any(|message| quotes(&document.body, message)) {
            let message = "`What you see` quotes none of its messages in `content/messages/`";
            problems.push(Problem::new(&document.path, document.title_line, message));
        }
    }
    problems
}

/// What the title in a page's head puts into quotes, and no message says.
fn misquoted(document: &Document, messages: &[Entry]) -> Vec<Problem> {
    let says = |message: &Message, quoted: &str| {
        let said = message.filled();
        quoted.split('…').all(|part| said.contains(part.trim()))
    };
    let quotes = document.head_title().split('“').skip(1);
    let quotes = quotes.filter_map(|behind| behind.split('”').next());
    let wrong = quotes.filter(|quoted| !messages.iter().any(|one| says(&one.message, quoted)));
    let problem = |quoted| {
        let message = format!("the title in the head quotes `{quoted}`, which no message says");
        Problem::new(&document.path, document.head_title_line, message)
    };
    wrong.map(problem).collect()
}

/// Where one can go: every page, with its anchors.
pub(crate) struct Addresses<'a> {
    anchors: HashMap<String, HashSet<&'a str>>,
    /// Where a page has moved.
    moved: HashMap<&'a str, &'a str>,
}

impl<'a> Addresses<'a> {
    fn new(draft: &'a Draft<'_>, tree: &'a Tree, redirects: &'a [Redirect]) -> Self {
        let documents = draft.documents.iter();
        let anchors = documents.map(|document| (document.url(), anchors(document, draft, tree)));
        let moved =
            redirects.iter().map(|one| (one.from.get_ref().as_str(), one.to.get_ref().as_str()));
        Self { anchors: anchors.collect(), moved: moved.collect() }
    }

    /// Whether a page is there.
    pub(crate) fn has_page(&self, url: &str) -> bool {
        self.anchors.contains_key(url)
    }

    /// What is wrong with an address on the page `here`, and what may help.
    pub(crate) fn missing(&self, target: &str, here: &str) -> Option<(String, Option<String>)> {
        let (url, anchor) = match target.split_once('#') {
            Some((url, anchor)) => (url, Some(anchor)),
            None => (target, None),
        };
        let page = self.anchors.get(if url.is_empty() { here } else { url });
        let did_you_mean =
            |close: Option<String>| close.map(|close| format!("did you mean `{close}`?"));
        match (page, anchor) {
            (None, _) => {
                let moved = self.moved.get(target).or_else(|| self.moved.get(url));
                let moved = moved.map(|to| format!("it has moved to `{to}`"));
                let close =
                    closest(url, self.anchors.keys().map(String::as_str)).map(str::to_owned);
                let hint = moved.or_else(|| did_you_mean(close));
                Some((format!("links to `{url}`, which is not there"), hint))
            }
            (Some(page), Some(anchor)) if !page.contains(anchor) => {
                let close = closest(anchor, page.iter().copied()).map(|close| format!("#{close}"));
                let message = format!("links to `{target}`, which has no `#{anchor}`");
                Some((message, did_you_mean(close)))
            }
            _ => None,
        }
    }
}

fn dead_links(documents: &[Document], addresses: &Addresses<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for document in documents {
        let here = document.url();
        for link in &document.body.links {
            if let Some((message, hint)) = addresses.missing(&link.target, &here) {
                problems.push(Problem::at(&document.path, link.place(), message).hint(hint));
            }
        }
    }
    problems
}

/// What can follow a `#` behind the address of a page.
fn anchors<'a>(document: &'a Document, draft: &'a Draft<'_>, tree: &'a Tree) -> HashSet<&'a str> {
    let headings = document.body.headings.iter().map(|heading| heading.id.as_str());
    let sections = document.kind().sections().iter().map(|(id, _)| *id);
    let mut anchors: HashSet<&str> = headings.chain(sections).collect();
    if document.kind() == PageKind::Tree {
        anchors.extend(tree.questions.iter().map(|question| question.id));
    }
    let messages = draft.messages.iter().map(|entry| &entry.message);
    let here = messages.filter(|message| document.family() == Some(&message.family));
    anchors.extend(here.map(|message| message.id.as_str()));
    anchors
}

fn missing_images(documents: &[Document], statics: &[StaticFile]) -> Vec<Problem> {
    let names: BTreeSet<&str> = statics.iter().map(StaticFile::name).collect();
    let mut problems = Vec::new();
    for document in documents {
        for image in &document.body.images {
            let name = image.target.strip_prefix('/');
            if !name.is_some_and(|name| names.contains(name)) {
                let message = format!("shows `{}`, which is not in `static/`", image.target);
                let close = closest(name.unwrap_or(&image.target), names.iter().copied());
                let hint = close.map(|close| format!("did you mean `/{close}`?"));
                problems.push(Problem::at(&document.path, image.place(), message).hint(hint));
            }
        }
    }
    problems
}

/// The sections of the sidebar; every page but the one for "not found" belongs in one.
fn sidebar(
    draft: &Draft<'_>,
    tree: &Tree,
    sources: &Sources,
    problems: &mut Vec<Problem>,
) -> Vec<(String, Vec<usize>)> {
    let documents = draft.documents.iter().enumerate();
    let positions: HashMap<&str, usize> =
        documents.map(|(position, page)| (page.name.as_str(), position)).collect();
    let position = |name: &str| positions.get(name).copied();
    let lines = Lines::new(&sources.settings.text);
    let mut listed: BTreeSet<usize> = BTreeSet::new();
    let mut sections = Vec::new();
    for section in &draft.settings.sidebar {
        let mut pages = Vec::new();
        match &section.pages {
            Pages::Diagnoses => {
                for kin in tree.diagnoses.chunk_by(|one, next| one.group == next.group) {
                    // A diagnosis without a page is a problem already.
                    let page = |kind: &Diagnosis| position(&format!("diagnoses/{}", kind.id));
                    let pages: Vec<_> = kin.iter().filter_map(page).collect();
                    listed.extend(&pages);
                    sections.push((format!("{}: {}", section.title, kin[0].group), pages));
                }
                continue;
            }
            Pages::Listed(names) => {
                for name in names {
                    let place = lines.place(name.span().start);
                    let name = name.get_ref();
                    let settings = &sources.settings.path;
                    match position(name) {
                        Some(page) if listed.insert(page) => pages.push(page),
                        Some(_) => {
                            let message = format!("lists `{name}` a second time");
                            problems.push(Problem::at(settings, place, message));
                        }
                        None => {
                            let message = format!("lists `{name}`, which is not there");
                            let close = closest(name, positions.keys().copied());
                            let hint = close.map(|close| format!("did you mean `{close}`?"));
                            problems.push(Problem::at(settings, place, message).hint(hint));
                        }
                    }
                }
            }
        }
        sections.push((section.title.clone(), pages));
    }
    for (position, document) in draft.documents.iter().enumerate() {
        let belongs = match document.diagnosis() {
            Some(id) => tree.diagnoses.iter().any(|diagnosis| diagnosis.id == id),
            None => document.kind() != PageKind::NotFound,
        };
        if belongs && !listed.contains(&position) {
            let message = "is in no section of the sidebar in `content/site.toml`";
            problems.push(Problem::new(&document.path, 1, message));
        }
    }
    sections
}
