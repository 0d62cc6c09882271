//! `content/facts.toml`: every figure, price, limit, date, address and name that the prose takes from elsewhere, with
//! its source, the day on which it was last checked, and how sure it is.
//!
//! Prose takes a value by `{{name}}`, and an address by `[words][name]`. What a page takes makes its list of sources
//! and the date under it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::base::place::Lines;
use crate::base::problem::{Problem, closest};
use crate::source::load::SourceFile;

/// All that is known, by name.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Where facts are from.
    #[serde(default)]
    pub sources: BTreeMap<Spanned<String>, Source>,
    /// The facts.
    #[serde(default)]
    pub facts: BTreeMap<Spanned<String>, Fact>,
    /// The hosts that may be named besides those of the facts.
    #[serde(default)]
    pub hosts: Hosts,
}

/// Where a fact is from.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is.
    pub title: String,
    /// Where it is.
    pub url: String,
}

/// Hosts that pages and files may name.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hosts {
    /// The hosts.
    #[serde(default)]
    pub allow: Vec<String>,
}

/// One fact.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What kind of value it is.
    pub kind: FactKind,
    /// The value, just as prose shows it.
    pub value: String,
    /// The names of its sources.
    pub source: Names,
    /// When it was last checked: year, month, day.
    pub checked: Spanned<String>,
    /// How sure it is.
    pub sure: Sure,
    /// Where sources disagree, and since when.
    pub note: Option<String>,
}

/// What kind of value a fact has.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// An amount of money.
    Money,
    /// A day, a month or a year.
    Date,
    /// A length of time.
    Duration,
    /// How much or how often something may be done.
    Limit,
    /// How many there are of something.
    Count,
    /// A share.
    Percent,
    /// An address, which links can lead to.
    Url,
    /// The name of an environment variable.
    Env,
    /// The name of a plan.
    Plan,
    /// The version of a program.
    Version,
}

/// How sure a fact is.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Sure {
    /// A reply of the service, written down as it came.
    Recorded,
    /// Found in the source code, or by running the published program.
    Verified,
    /// Stated in documentation.
    Documented,
    /// Seen word for word in several public places.
    Observed,
    /// Measured by one or a few people.
    Measured,
    /// Concluded from other facts.
    Inferred,
}

/// One name or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Names {
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl Names {
    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let names = match self {
            Names::One(name) => std::slice::from_ref(name),
            Names::Several(names) => names,
        };
        names.iter().map(String::as_str)
    }
}

impl Facts {
    /// Reads the facts, and says all that is wrong with them; `None` if they cannot be read at all.
    pub fn parse(file: &SourceFile, problems: &mut Vec<Problem>) -> Option<Self> {
        let facts: Self = match toml::from_str(&file.text) {
            Ok(facts) => facts,
            Err(error) => {
                problems.push(file.toml_problem(&error));
                return None;
            }
        };
        let lines = Lines::new(&file.text);
        for (name, source) in &facts.sources {
            if !source.url.starts_with("https://") {
                let message = format!("the source `{}` is not at an https address", name.get_ref());
                problems.push(Problem::at(&file.path, lines.place(name.span().start), message));
            }
        }
        for (name, fact) in &facts.facts {
            let mut problem = |message: String| {
                problems.push(Problem::at(&file.path, lines.place(name.span().start), message));
            };
            if !is_date(fact.checked.get_ref()) {
                problem(format!("`{}` is not a date like `2026-11-22`", fact.checked.get_ref()));
            }
            for source in fact.source.iter().filter(|source| facts.source(source).is_none()) {
                problem(format!("names the source `{source}`, which is not there"));
            }
            if fact.kind == FactKind::Url && !is_address(&fact.value) {
                problem(format!("`{}` is not an https address", fact.value));
            }
        }
        Some(facts)
    }

    /// The fact of this name.
    pub fn fact(&self, name: &str) -> Option<&Fact> {
        self.facts.iter().find(|(key, _)| key.get_ref() == name).map(|(_, fact)| fact)
    }

    /// The source of this name.
    pub fn source(&self, name: &str) -> Option<&Source> {
        self.sources.iter().find(|(key, _)| key.get_ref() == name).map(|(_, source)| source)
    }

    /// The address of this name.
    pub fn url(&self, name: &str) -> Option<&str> {
        self.fact(name).filter(|fact| fact.kind == FactKind::Url).map(|fact| fact.value.as_str())
    }

    /// The facts that nothing takes, and the sources that neither a fact nor a page names.
    pub(crate) fn unused(&self, file: &SourceFile, taken: &BTreeSet<&str>) -> Vec<Problem> {
        let named = self.facts.values().flat_map(|fact| fact.source.iter());
        let named: BTreeSet<&str> = named.chain(taken.iter().copied()).collect();
        let facts = self.facts.keys().filter(|name| !taken.contains(name.get_ref().as_str()));
        let sources = self.sources.keys().filter(|name| !named.contains(name.get_ref().as_str()));
        let unused = facts.map(|name| (name, "fact")).chain(sources.map(|name| (name, "source")));
        let lines = Lines::new(&file.text);
        unused
            .map(|(name, kind)| {
                let message = format!("the {kind} `{}` is used by nothing", name.get_ref());
                Problem::at(&file.path, lines.place(name.span().start), message)
            })
            .collect()
    }

    pub(super) fn close_to(&self, name: &str) -> Option<String> {
        let names = self.facts.keys().map(|name| name.get_ref().as_str());
        closest(name, names).map(|close| format!("did you mean `{close}`?"))
    }
}

/// Where what a page says is from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The sources, each once: those of its facts, then those that it names itself.
    pub sources: Vec<Source>,
    /// When the oldest of its facts was last checked.
    pub checked: Option<String>,
    /// Where sources disagree about its facts.
    pub notes: Vec<String>,
}

impl Provenance {
    /// What stands behind these facts, with more sources.
    pub(crate) fn new<'a>(
        facts: &Facts,
        used: impl IntoIterator<Item = &'a String>,
        sources: impl IntoIterator<Item = Source>,
    ) -> Self {
        let mut provenance = Self::default();
        for fact in used.into_iter().filter_map(|name| facts.fact(name)) {
            for source in fact.source.iter().filter_map(|name| facts.source(name)) {
                provenance.add(source.clone());
            }
            let checked = fact.checked.get_ref();
            // Dates of this form are in order as texts.
            if provenance.checked.as_ref().is_none_or(|oldest| checked < oldest) {
                provenance.checked = Some(checked.clone());
            }
            provenance.notes.extend(fact.note.clone());
        }
        for source in sources {
            provenance.add(source);
        }
        provenance
    }

    fn add(&mut self, source: Source) {
        if !self.sources.contains(&source) {
            self.sources.push(source);
        }
    }
}

/// Whether a text is an address that a link may have: of the web, of this machine, or of a mailbox.
fn is_address(text: &str) -> bool {
    let may = ["https://", "mailto:", "http://localhost", "http://127.0.0.1"];
    may.iter().any(|begin| text.starts_with(begin))
}

/// Whether a text is a day like `2026-11-22`.
pub(crate) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str| part.parse::<u32>().unwrap_or(0);
    matches!(parts[..], [year, month, day]
        if [year.len(), month.len(), day.len()] == [4, 2, 2]
            && number(year) > 0
            && (1..=12).contains(&number(month))
            && (1..=31).contains(&number(day)))
}
