//! The third stage: the pages understood together.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Document, Kind};
use crate::load::{Sources, StaticFile};
use crate::parse::Draft;
use crate::problem::{Problem, line_of, unless};
use crate::settings::{Pages, Settings};
use crate::sync::sync;
use crate::tree::{Diagnosis, Tree};

/// A site in which every link leads somewhere.
#[derive(Clone, Debug)]
pub struct Site {
    /// What is true of the site as a whole.
    pub settings: Settings,
    /// The pages, in the order of their paths.
    pub documents: Vec<Document>,
    /// The sidebar: the title of each section, and its pages as positions in `documents`.
    pub sidebar: Vec<(String, Vec<usize>)>,
    /// The decision tree that the pages are held to.
    pub tree: Tree,
}

/// Puts the pages together, or says everything that is wrong in them and between them.
pub fn link(draft: Draft, tree: Tree, sources: &Sources) -> Result<Site, Vec<Problem>> {
    let mut problems = draft.problems.clone();
    problems.extend(sync(&draft.documents, &tree));
    problems.extend(dead_links(&draft.documents, &tree));
    problems.extend(missing_images(&draft.documents, &sources.statics));
    let sidebar = sidebar(&draft, &tree, sources, &mut problems);
    unless(problems, Site { settings: draft.settings, documents: draft.documents, sidebar, tree })
}

fn dead_links(documents: &[Document], tree: &Tree) -> Vec<Problem> {
    let anchors: BTreeMap<String, BTreeSet<&str>> =
        documents.iter().map(|document| (document.url(), anchors(document, tree))).collect();
    let mut problems = Vec::new();
    for document in documents {
        for link in &document.body.links {
            let (url, anchor) = match link.target.split_once('#') {
                Some((url, anchor)) => (url, Some(anchor)),
                None => (link.target.as_str(), None),
            };
            let page = match url {
                "" => anchors.get(&document.url()),
                url => anchors.get(url),
            };
            let message = match (page, anchor) {
                (None, _) => format!("links to `{url}`, which is not there"),
                (Some(page), Some(anchor)) if !page.contains(anchor) => {
                    format!("links to `{}`, which has no `#{anchor}`", link.target)
                }
                _ => continue,
            };
            problems.push(Problem::new(&document.path, link.line, message));
        }
    }
    problems
}

/// What can follow a `#` behind the address of a page.
fn anchors<'a>(document: &'a Document, tree: &'a Tree) -> BTreeSet<&'a str> {
    let headings = document.body.headings.iter().map(|heading| heading.id.as_str());
    let sections = document.kind().sections().iter().map(|(id, _)| *id);
    let mut anchors: BTreeSet<&str> = headings.chain(sections).collect();
    if document.kind() == Kind::Tree {
        anchors.extend(tree.questions.iter().map(|question| question.id));
        anchors.extend(tree.diagnoses.iter().map(|diagnosis| diagnosis.id));
    }
    anchors
}

fn missing_images(documents: &[Document], statics: &[StaticFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for document in documents {
        for image in &document.body.images {
            let name = image.target.strip_prefix('/');
            if !statics.iter().any(|file| Some(file.name()) == name) {
                let message = format!("shows `{}`, which is not in `static/`", image.target);
                problems.push(Problem::new(&document.path, image.line, message));
            }
        }
    }
    problems
}

/// The sections of the sidebar; every page but the one for "not found" belongs in one.
fn sidebar(
    draft: &Draft,
    tree: &Tree,
    sources: &Sources,
    problems: &mut Vec<Problem>,
) -> Vec<(String, Vec<usize>)> {
    let position = |name: &str| draft.documents.iter().position(|page| page.name == name);
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
                    let line = line_of(&sources.settings.text, name.span().start);
                    let name = name.get_ref();
                    match position(name) {
                        Some(page) if !listed.contains(&page) && !pages.contains(&page) => {
                            pages.push(page);
                        }
                        Some(_) => {
                            let message = format!("lists `{name}` a second time");
                            problems.push(Problem::new(&sources.settings.path, line, message));
                        }
                        None => {
                            let message = format!("lists `{name}`, which is not there");
                            problems.push(Problem::new(&sources.settings.path, line, message));
                        }
                    }
                }
            }
        }
        listed.extend(&pages);
        sections.push((section.title.clone(), pages));
    }
    for (position, document) in draft.documents.iter().enumerate() {
        let belongs = match document.diagnosis() {
            Some(id) => tree.diagnoses.iter().any(|diagnosis| diagnosis.id == id),
            None => document.kind() != Kind::NotFound,
        };
        if belongs && !listed.contains(&position) {
            let message = "is in no section of the sidebar in `content/site.toml`";
            problems.push(Problem::new(&document.path, 1, message));
        }
    }
    sections
}
