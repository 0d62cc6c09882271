//! `content/messages/*.toml`: every message that is known, word for word, with who says it and what it comes to.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Deserializer, Serialize};
use toml::Spanned;

use crate::base::problem::{Problem, line_of};
use crate::source::facts::Sure;
use crate::source::load::SourceFile;

/// One message, as its author wrote it down.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Message {
    /// Its family: the name of its file.
    #[serde(skip_deserializing)]
    pub family: String,
    /// Its anchor on the page of messages: kebab-case, and never changed.
    pub id: String,
    /// What it says, word for word; a part that differs from time to time is a name in braces, such as `{provider}`.
    pub text: String,
    /// The HTTP status that it comes with; `None` where nothing was sent, no answer came, or the status is not known.
    pub status: Option<u16>,
    /// Who says it, and to whom, in words.
    pub who: String,
    /// Who says it, for the reader, which knows what this, `means` and the keys up to `payer` are for: the crate `reading`
    /// compiles them.
    #[serde(skip_serializing)]
    pub by: String,
    /// What it means to the tree.
    #[serde(default, skip_serializing)]
    pub means: Option<String>,
    /// What a part of it means.
    #[serde(default, skip_serializing)]
    pub means_cut: Option<String>,
    /// What it means where nothing says that it is Hugging Face's.
    #[serde(default, skip_serializing)]
    pub elsewhere: Option<String>,
    /// What it does in a text.
    #[serde(default, skip_serializing)]
    pub role: Option<String>,
    /// Whether it counts only where a machine prints it.
    #[serde(default, skip_serializing)]
    pub line: bool,
    /// The words that are the whole of it, where not the text itself.
    #[serde(default, skip_serializing)]
    pub words: Vec<String>,
    /// Parts of it that are known to stand alone.
    #[serde(default, skip_serializing)]
    pub cut: Vec<String>,
    /// Whose credits or permission it is about.
    #[serde(default, skip_serializing)]
    pub payer: Option<String>,
    /// Texts that are read as it.
    #[serde(default, skip_serializing)]
    pub yes: Vec<String>,
    /// Texts that look like it and are not read as it.
    #[serde(default, skip_serializing)]
    pub no: Vec<String>,
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

    /// The address of the page of its family.
    pub fn page(&self) -> String {
        format!("/messages/{}/", self.family)
    }

    fn example(&self, name: Option<&str>) -> &str {
        name.and_then(|name| self.examples.get(name)).map_or("", String::as_str)
    }
}

/// A message, and where it is written down.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The file.
    pub path: String,
    /// The line in which it begins.
    pub line: usize,
    /// The message.
    pub message: Message,
}

/// The messages of a family. What cannot be understood is added to `problems`.
pub fn parse(file: &SourceFile, problems: &mut Vec<Problem>) -> Vec<Entry> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(default)]
        message: Vec<Spanned<Message>>,
    }

    match toml::from_str::<File>(&file.text) {
        Ok(found) => {
            let family = Path::new(&file.path).file_stem().unwrap_or_default().to_string_lossy();
            let entry = |message: Spanned<Message>| Entry {
                path: file.path.clone(),
                line: line_of(&file.text, message.span().start),
                message: Message { family: family.to_string(), ..message.into_inner() },
            };
            found.message.into_iter().map(entry).collect()
        }
        Err(error) => {
            problems.push(file.toml_problem(&error));
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
pub(crate) fn is_name(text: &str) -> bool {
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
