//! `content/site.toml`: what the site is called, and the order of its pages.

use std::fmt;

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use crate::load::SourceFile;
use crate::place::Lines;
use crate::problem::Problem;
use crate::redirect::Redirect;

/// What is true of the site as a whole.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
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
    #[serde(default, rename = "redirect")]
    pub redirects: Vec<Redirect>,
}

/// One section of the sidebar.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
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

impl Settings {
    /// Reads the settings.
    pub fn parse(file: &SourceFile) -> Result<Self, Problem> {
        toml::from_str(&file.text).map_err(|error| toml_problem(file, 0, &error))
    }
}

/// What TOML has to say, at the line of the file in which the TOML begins at `start`.
pub(crate) fn toml_problem(file: &SourceFile, start: usize, error: &toml::de::Error) -> Problem {
    let offset = error.span().map_or(0, |span| span.start);
    let message = error.message().trim_end().replace('\n', ", ");
    Problem::at(&file.path, Lines::new(&file.text).place(start + offset), message)
}

impl<'de> Deserialize<'de> for Pages {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PagesVisitor;

        impl<'de> Visitor<'de> for PagesVisitor {
            type Value = Pages;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of pages, or `diagnoses`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Pages, E> {
                match text {
                    "diagnoses" => Ok(Pages::Diagnoses),
                    _ => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
                }
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Pages, A::Error> {
                let mut pages = Vec::new();
                while let Some(page) = list.next_element()? {
                    pages.push(page);
                }
                Ok(Pages::Listed(pages))
            }
        }

        deserializer.deserialize_any(PagesVisitor)
    }
}
