//! What else a text tells: which client, provider and model, the id of the request, and what to print if the client
//! hides the sentence that matters.

use crate::address::{Address, is_hugging_face};
use crate::calls::Draft;
use crate::client::{CLIENTS, Client};
use crate::find::{all, around};
use crate::scan::{Mark, What};
use crate::secret;

/// The rest of what a text tells. Names in it are the text's own words, so untrusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// The HTTP status of the call that is diagnosed, or the one that somebody speaks of.
    pub status: Option<u16>,
    /// A host that is named: the router, or else another of Hugging Face's, or else the first.
    pub host: Option<String>,
    /// What raised the error.
    pub client: Option<&'static Client>,
    /// The version of the client, if it stands behind its name.
    pub version: Option<String>,
    /// The provider that the call was routed to.
    pub provider: Option<String>,
    /// The model that was called.
    pub model: Option<String>,
    /// Hugging Face's id for the request, which its support asks for.
    pub request_id: Option<String>,
    /// How many tokens stand in the text.
    pub tokens: usize,
    /// Whether the text names a status, and nothing that says what it is for.
    pub only_status: bool,
    /// When the client hides the sentence: code that prints it.
    pub print_this: Option<&'static str>,
}

/// Nothing longer than this is a name.
const LONGEST: usize = 121;

impl Details {
    pub(crate) fn of(
        blotted: &str,
        plain: &str,
        marks: &[Mark],
        call: Option<&Draft>,
        tokens: usize,
        spoken: Option<u16>,
    ) -> Self {
        let clients = marks.iter().filter_map(|mark| match mark.what {
            What::Client(client) => Some((client, mark.span.len())),
            _ => None,
        });
        // Of several that do not lie one upon another, the one with the longest words is the surest.
        let client = clients.rev().max_by_key(|(client, length)| (client.depth, *length));
        let client = client.map(|(client, _)| client);
        let status =
            call.and_then(|call| call.status.as_ref().map(|(status, _)| *status)).or(spoken);
        let only_status =
            call.map_or(spoken.is_some(), |call| call.hidden || call.message.is_none());
        let bare =
            plain.trim() == "payment required" || plain.trim().ends_with(": payment required");
        let client_that_hides = client.or_else(|| {
            CLIENTS.iter().find(|client| client.bare).filter(|_| bare && status.is_none())
        });
        // Cut out of its text, something may look like a token that did not before.
        let harmless = |name: &String| secret::blot(name).1 == 0;
        let addresses = marks.iter().filter(|mark| matches!(mark.what, What::Address { .. }));
        Self {
            status,
            host: addresses
                .filter_map(|mark| host(plain.get(mark.span.start..)?))
                .min_by_key(|host| rank(host))
                .filter(harmless),
            client,
            version: client.and_then(|client| version(plain, client.package)),
            provider: provider(plain).filter(harmless),
            model: model(blotted).filter(harmless),
            request_id: request_id(blotted).filter(harmless),
            tokens,
            only_status: only_status || bare,
            print_this: client_that_hides
                .filter(|_| only_status || bare)
                .map(|client| client.prints),
        }
    }
}

/// The router first, then Hugging Face's other hosts.
fn rank(host: &str) -> u8 {
    match host {
        "router.huggingface.co" => 0,
        host if is_hugging_face(host) => 1,
        _ => 2,
    }
}

/// The host of an address, if it is a plain name.
pub(crate) fn host(address: &str) -> Option<String> {
    let host = Address::behind_colon(address)?.host;
    (word(host) == host && host.contains('.') && host.len() < LONGEST).then(|| host.to_owned())
}

/// The version behind a package's name: `openai==1.54.3`, `huggingface_hub/0.30.2`, `openai@4.104.0`.
fn version(plain: &str, package: &str) -> Option<String> {
    all(plain, package).find_map(|at| {
        let (_, rest) = split(plain.get(at + package.len()..)?, |byte| b"=/@ :-v".contains(byte));
        let (version, _) = split(rest, |byte| byte.is_ascii_digit() || *byte == b'.');
        let version = version.trim_end_matches('.');
        // More parts are an address.
        let parts = version.split('.').count();
        ((2..=3).contains(&parts) && !version.starts_with('.') && version.len() <= 20)
            .then(|| version.to_owned())
    })
}

/// The part of the router's address that names the provider, or the provider that a sentence names.
fn provider(plain: &str) -> Option<String> {
    let behind = |phrase, before: &'static [&'static str]| {
        all(plain, phrase).find_map(move |at| {
            let (earlier, rest) = plain.split_at_checked(at)?;
            let named = before.iter().any(|before| earlier.ends_with(before));
            named.then_some(word(rest.strip_prefix(phrase)?).trim_end_matches('.'))
        })
    };
    behind("router.huggingface.co/", &[""])
        .filter(|part| !matches!(*part, "v1" | "models" | ""))
        .or_else(|| behind("provider ", &["for ", "by ", "and "]))
        .or_else(|| behind("usage limit for ", &[""]))
        .filter(|name| !name.is_empty() && name.len() <= 40)
        .map(str::to_owned)
}

/// What stands behind the word "model", "Model", "model_id" or "modelId" and has the form `owner/name`.
fn model(text: &str) -> Option<String> {
    all(text, "odel").find_map(|at| {
        let rest = text.get(at + 4..)?;
        let rest = rest.strip_prefix("_id").or_else(|| rest.strip_prefix("Id")).unwrap_or(rest);
        let (between, rest) = split(rest, |byte| b" \\\"'`:=".contains(byte));
        let near = rest.get(..rest.floor_char_boundary(LONGEST))?;
        let name = name(near, b"-_./:").trim_end_matches(['.', ':']);
        let (owner, own) = name.split_once('/')?;
        let is_word = |part: &str| part.bytes().any(|byte| byte.is_ascii_alphabetic());
        let is_name = is_word(owner) && is_word(own) && !own.contains('/');
        // In prose, "and/or" and the like stand there, too.
        let marked = between.bytes().any(|byte| b"\"'`:=".contains(&byte));
        let telling = marked || name.bytes().any(|byte| byte == b'-' || byte.is_ascii_digit());
        (!between.is_empty() && is_name && telling && name.len() < LONGEST).then(|| name.to_owned())
    })
}

/// The id in "(Request ID: …)".
fn request_id(text: &str) -> Option<String> {
    let (_, rest) = around(text, "Request ID: ")?;
    let id = name(rest, b"=-;_");
    (!id.is_empty() && id.len() < LONGEST).then(|| id.to_owned())
}

/// The text up to what cannot be part of a name.
fn word(text: &str) -> &str {
    name(text, b"-_.")
}

/// The letters and digits at the beginning of a text, and these marks.
fn name<'a>(text: &'a str, marks: &[u8]) -> &'a str {
    split(text, |byte| byte.is_ascii_alphanumeric() || marks.contains(byte)).0
}

/// The beginning of a text that is of such ASCII characters only, and the rest.
fn split(text: &str, belongs: impl Fn(&u8) -> bool) -> (&str, &str) {
    let length = text.bytes().take_while(belongs).count();
    text.split_at_checked(length).unwrap_or_default()
}
