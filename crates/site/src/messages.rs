//! `content/messages.toml`: every message that is known, word for word, with who says it and what it comes to.

mod check;
mod quoted;

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use toml::Spanned;

use crate::facts::Sure;
use crate::load::SourceFile;
use crate::problem::{Problem, line_of};
use crate::settings::toml_problem;

pub use check::check;
pub(crate) use quoted::quotes;

/// One message, as its author wrote it down.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Its anchor on the page of messages: kebab-case, and never changed.
    pub id: String,
    /// What it says, word for word; a part that differs from time to time is a name in braces, such as `{provider}`.
    pub text: String,
    /// The HTTP status that it comes with; `None` where nothing was sent, no answer came, or the status is not known.
    pub status: Option<u16>,
    /// Who says it, and to whom.
    pub who: String,
    /// When it was first seen, in words.
    pub since: Option<String>,
    /// When it was last seen, in words, if something else is said today.
    pub until: Option<String>,
    /// Where that is known from: keys of sources.
    #[serde(deserialize_with = "one_or_many")]
    pub source: Vec<String>,
    /// How sure it is.
    pub sure: Sure,
    /// The id of what it most likely means.
    pub diagnosis: String,
    /// The ids of what else it can mean.
    #[serde(default)]
    pub also: Vec<String>,
    /// Whether the text without anything around it leads to that diagnosis.
    #[serde(default = "yes")]
    pub alone: bool,
    /// What else there is to know, as sentences; why the text does not suffice, where it does not.
    pub note: Option<String>,
    /// One value for each part in braces.
    #[serde(default)]
    pub examples: BTreeMap<String, String>,
}

impl Message {
    /// The text with its examples in place of the parts in braces.
    pub fn filled(&self) -> String {
        self.pieces().map(|(before, name)| before.to_owned() + self.example(name)).collect()
    }

    /// The text in pieces: what stands before each part in braces, and the part's name; at the end, no name.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let mut rest = Some(self.text.as_str());
        std::iter::from_fn(move || {
            let text = rest?;
            match next_part(text) {
                Some((start, end)) => {
                    rest = Some(&text[end + 1..]);
                    Some((&text[..start], Some(&text[start + 1..end])))
                }
                None => {
                    rest = None;
                    Some((text, None))
                }
            }
        })
    }

    /// The address of the page that it stands on.
    pub fn page(&self) -> &'static str {
        match self.status {
            Some(_) => "/messages/",
            None => "/messages/without-status/",
        }
    }

    /// The anchor of the section that it belongs to.
    pub fn section(&self) -> &'static str {
        match self.status {
            Some(402) => "status-402",
            Some(401) => "status-401",
            Some(403) => "status-403",
            Some(429) => "status-429",
            Some(400..500) => "other-4xx",
            Some(_) => "status-5xx",
            None => "no-status",
        }
    }

    fn example(&self, name: Option<&str>) -> &str {
        name.and_then(|name| self.examples.get(name)).map_or("", String::as_str)
    }
}

/// The sections of the page of messages with a status: anchor and heading.
pub const SECTIONS: &[(&str, &str)] = &[
    ("status-402", "Status 402: the money"),
    ("status-401", "Status 401: the token"),
    ("status-403", "Status 403: a right, a rule or a limit"),
    ("status-429", "Status 429: too many requests"),
    ("other-4xx", "Status 400, 404, 410 and 422: the request"),
    ("status-5xx", "Status 500 and more: a fault"),
];

/// The sections of the page of messages without a status: one page for all would not arrive in one flight.
pub const STATUSLESS_SECTIONS: &[(&str, &str)] = &[("no-status", "No status")];

/// The messages of a file, each with the line in which it begins. What cannot be understood is added to `problems`.
pub fn parse(file: &SourceFile, problems: &mut Vec<Problem>) -> Vec<(usize, Message)> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(default)]
        message: Vec<Spanned<Message>>,
    }

    match toml::from_str::<File>(&file.text) {
        Ok(found) => {
            let line = |message: &Spanned<Message>| line_of(&file.text, message.span().start);
            let found = found.message.into_iter();
            found.map(|message| (line(&message), message.into_inner())).collect()
        }
        Err(error) => {
            problems.push(toml_problem(file, 0, &error));
            Vec::new()
        }
    }
}

/// Where the next part in braces opens and closes. Braces around anything but a name belong to the text.
fn next_part(text: &str) -> Option<(usize, usize)> {
    let opens = text.match_indices('{').map(|(start, _)| start);
    let mut parts = opens.filter_map(|start| Some((start, start + text[start..].find('}')?)));
    parts.find(|(start, end)| is_name(&text[start + 1..*end]))
}

/// Whether it is made of small letters, digits and single hyphens, and begins with a letter.
fn is_name(text: &str) -> bool {
    text.split('-').all(|word| {
        !word.is_empty()
            && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    }) && text.starts_with(|first: char| first.is_ascii_lowercase())
}

fn yes() -> bool {
    true
}

fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected the key of a source, or a list of keys")]
    enum Keys {
        One(String),
        Many(Vec<String>),
    }

    Ok(match Keys::deserialize(deserializer)? {
        Keys::One(key) => vec![key],
        Keys::Many(keys) => keys,
    })
}
