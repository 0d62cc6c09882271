//! The replies: one TOML file each under `replies/`, named by its id.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

/// What Hugging Face says, as far as it is known.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// The name of the file, without `.toml`.
    #[serde(skip)]
    pub id: String,
    /// What is said, in a few words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// How far it can be trusted.
    pub evidence: Evidence,
    /// Where it is known from, in a sentence.
    pub source: String,
    /// What of it is a guess.
    #[serde(default)]
    pub guessed: Vec<String>,
    /// The body as it is sent; JSON is on one line.
    pub body: String,
    #[serde(default = "json")]
    pub(crate) content_type: String,
    /// Headers that not every reply has.
    #[serde(default)]
    pub(crate) headers: BTreeMap<String, String>,
    /// Whether the edge in front of Hugging Face says it, so that the usual headers are missing.
    #[serde(default)]
    pub(crate) edge: bool,
    /// Which of the router's checks says it; `None` is before all of them.
    #[serde(default)]
    pub(crate) check: Option<Check>,
}

/// How far a reply can be trusted, best first.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Taken from a real exchange; names and ids may be replaced.
    Recorded,
    /// Read in Hugging Face's own code or tests.
    VerifiedInSource,
    /// Read in Hugging Face's documentation.
    Documented,
    /// The message is quoted in public; what is around it is not.
    Observed,
    /// Known fields with invented values.
    Composed,
    /// An educated guess.
    Inferred,
}

/// The router's checks, in the order in which it makes them; the order is itself inferred.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Check {
    Token,
    Permission,
    BillingTarget,
    Request,
    Model,
    SpendingLimit,
    Credits,
    Provider,
}

/// Every reply, in the order of their ids.
pub fn replies() -> &'static [Reply] {
    &REPLIES
}

/// The reply with this id, which has to be there: a test looks for every id that is named.
pub(crate) fn reply(id: &str) -> &'static Reply {
    static BY_ID: LazyLock<HashMap<&str, &Reply>> =
        LazyLock::new(|| REPLIES.iter().map(|reply| (reply.id.as_str(), reply)).collect());
    BY_ID.get(id).unwrap_or_else(|| panic!("there is no replies/{id}.toml"))
}

static FILES: Dir = include_dir!("$CARGO_MANIFEST_DIR/replies");

static REPLIES: LazyLock<Vec<Reply>> = LazyLock::new(|| {
    let mut replies: Vec<Reply> = FILES.files().map(read).collect();
    replies.sort_by(|a, b| a.id.cmp(&b.id));
    replies
});

fn read(file: &include_dir::File) -> Reply {
    let id = file.path().file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let text = file.contents_utf8().unwrap_or_default();
    let mut reply: Reply =
        toml::from_str(text).unwrap_or_else(|error| panic!("replies/{id}.toml: {error}"));
    reply.id = id.to_owned();
    if reply.content_type.starts_with("application/json") {
        reply.body = on_one_line(&reply.body);
    }
    reply
}

fn json() -> String {
    "application/json; charset=utf-8".to_owned()
}

/// JSON without the white space between its parts: the files are laid out to be read.
fn on_one_line(json: &str) -> String {
    let (mut in_string, mut escaped) = (false, false);
    json.chars()
        .filter(|&char| {
            let kept = in_string || !char.is_whitespace();
            match char {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => in_string = !in_string,
                _ => {}
            }
            kept
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_bodies_are_json() {
        for reply in replies() {
            if reply.content_type.starts_with("application/json") && !reply.body.is_empty() {
                let read = serde_json::from_str::<serde_json::Value>(&reply.body);
                assert!(read.is_ok(), "replies/{}.toml: {read:?}", reply.id);
            }
        }
    }

    #[test]
    fn every_reply_says_where_it_is_known_from() {
        for reply in replies() {
            assert!(reply.title.len() > 3, "replies/{}.toml needs a title", reply.id);
            assert!(reply.source.ends_with('.'), "replies/{}.toml needs a source", reply.id);
            let guess = reply.evidence == Evidence::Inferred;
            assert!(!guess || !reply.guessed.is_empty(), "replies/{}.toml: what?", reply.id);
        }
    }

    #[test]
    fn white_space_within_a_string_stays() {
        assert_eq!(on_one_line("{ \"a \\\" b\" :\n [ 1 ] }"), "{\"a \\\" b\":[1]}");
    }
}
