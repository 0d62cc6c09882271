//! `content/site.toml`: what the site is called, how it looks, and the order of its pages.
//!
//! It deliberately holds nothing that differs between two builds of the same sources: that is
//! [`Options`](crate::base::options::Options).

pub mod own;
mod reader;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::base::problem::Problem;
use crate::source::load::SourceFile;

pub use own::{Colours, Own, Placed, Support};

use reader::Reader;

/// What is true of the site as a whole.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The name of the site.
    pub title: String,
    /// What it is for, in a sentence.
    pub description: String,
    /// Where its sources are.
    pub repository: Option<String>,
    /// Where a source can be edited: a path is put behind it.
    pub edit: Option<String>,
    /// The sections of the sidebar, in order.
    pub sidebar: Vec<Section>,
    /// The addresses that were.
    pub redirects: Vec<Redirect>,
    /// What makes it the site of its host.
    pub own: Own,
}

/// One section of the sidebar.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Its pages.
    pub pages: Pages,
}

/// The pages of a section.
#[derive(Clone, Debug)]
pub enum Pages {
    /// Named one by one: the path below `content/`, without `.md`.
    Listed(Vec<Spanned<String>>),
    /// The page of every diagnosis: a section for each group, whose heading is put behind this one's.
    Diagnoses,
}

/// An address that was, and the one that is.
#[derive(Clone, Debug)]
pub struct Redirect {
    /// From the root; with a fragment behind it, a part of a page.
    pub from: Spanned<String>,
    /// A page of the site, or a part of one.
    pub to: Spanned<String>,
}

impl Redirect {
    /// The page that was, and the part of it.
    pub(crate) fn page_and_part(&self) -> (&str, &str) {
        self.from.get_ref().split_once('#').unwrap_or((self.from.get_ref(), ""))
    }
}

/// Every key there is.
const KEYS: &[&str] = &[
    "title",
    "description",
    "repository",
    "edit",
    "sidebar",
    "logo",
    "card",
    "mark",
    "footer",
    "checker",
    "bill-to",
    "hub-url",
    "router-url",
    "support",
    "colours",
    "redirect",
];

impl Settings {
    /// Reads the settings, or says everything that is wrong with them.
    pub fn parse(file: &SourceFile) -> Result<Self, Vec<Problem>> {
        let (table, errors) = DeTable::parse_recoverable(&file.text);
        if !errors.is_empty() {
            return Err(errors.iter().map(|error| file.toml_problem(error)).collect());
        }
        let table = table.get_ref();
        let mut reader = Reader::new(file);
        reader.keys(table, KEYS);
        let title = reader.required(table, "title", 1);
        let description = reader.required(table, "description", 1);
        let repository = reader.https(table, "repository");
        let edit = reader.https(table, "edit");
        let own = Own::read(&mut reader, table);
        let sidebar = sidebar(&mut reader, table);
        let redirects = redirects(&mut reader, table);
        reader.done(Settings { title, description, repository, edit, sidebar, redirects, own })
    }
}

fn sidebar(reader: &mut Reader<'_>, table: &DeTable<'_>) -> Vec<Section> {
    let mut sections = Vec::new();
    for (line, section) in reader.tables(table, "sidebar") {
        reader.keys(section, &["title", "pages"]);
        let title = reader.required(section, "title", line);
        let pages = match section.get("pages") {
            Some(pages) => self::pages(reader, pages),
            None => reader.missing("pages", line),
        };
        sections.extend(pages.map(|pages| Section { title, pages }));
    }
    sections
}

fn redirects(reader: &mut Reader<'_>, table: &DeTable<'_>) -> Vec<Redirect> {
    let mut redirects = Vec::new();
    for (line, redirect) in reader.tables(table, "redirect") {
        reader.keys(redirect, &["from", "to"]);
        let [from, to] = ["from", "to"].map(|key| reader.placed(redirect, key, line));
        redirects.extend(from.zip(to).map(|(from, to)| Redirect { from, to }));
    }
    redirects
}

fn pages(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Option<Pages> {
    const EXPECTED: &str = "a list of pages, or `diagnoses`";
    match value.get_ref() {
        DeValue::String(word) if word == "diagnoses" => Some(Pages::Diagnoses),
        DeValue::Array(names) => {
            let names = names.iter().filter_map(|name| match name.get_ref() {
                DeValue::String(text) => Some(Spanned::new(name.span(), text.to_string())),
                _ => {
                    reader.problem(name.span().start, format!("`pages` takes {EXPECTED}"));
                    None
                }
            });
            Some(Pages::Listed(names.collect()))
        }
        _ => {
            reader.problem(value.span().start, format!("`pages` takes {EXPECTED}"));
            None
        }
    }
}
