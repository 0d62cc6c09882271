//! Whose an address in code is.

use crate::find::all;
use crate::hosts::{is_hugging_face, is_imposter, is_local};

/// Whose an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// The Inference API of old.
    Retired,
    /// Hugging Face's router.
    Router,
    /// Another of Hugging Face's hosts.
    HuggingFace,
    /// One that imitates it or passes calls on to it.
    Imposter,
    /// This very machine.
    Local,
    /// Anybody's.
    Other,
}

/// An address in code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) whose: Whose,
    /// It is the router's, and nothing is there.
    pub(super) wrong_path: bool,
}

/// The host of the Inference API of old.
pub(super) const RETIRED: &str = "api-inference.huggingface.co";

/// Nothing longer than this is looked at, so that a huge line costs no more than many short ones.
const LONGEST: usize = 256;

/// The addresses in a text, each with where its scheme ends.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = (usize, Address)> {
    all(text, "://").filter_map(|at| Some((at, address(text.get(at + 3..)?)?)))
}

/// Reads what follows `://`; nothing if the host is put together elsewhere.
fn address(text: &str) -> Option<Address> {
    let text = text.get(..text.floor_char_boundary(LONGEST))?;
    let end = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '\\' | '>' | ')' | ',');
    let text = text.split(end).next()?.to_ascii_lowercase();
    let authority = text.split(['/', '?', '#', ';', '|']).next()?;
    let path = text.strip_prefix(authority)?;
    // A user name and a password may stand before the host, a port after it.
    let host = authority.rsplit('@').next()?;
    let host = host.split(':').next()?;
    let open = !host.contains(|c: char| c.is_ascii_alphanumeric() || c == '[')
        || host.contains(['{', '$', '%', '*', '<']);
    let whose = match host {
        RETIRED => Whose::Retired,
        // The list of models is open, and costs nothing.
        "router.huggingface.co" if !path.starts_with("/v1/models") => Whose::Router,
        _ if is_hugging_face(host) => Whose::HuggingFace,
        _ if is_imposter(host, path) => Whose::Imposter,
        _ if open => return None,
        _ if is_local(host) => Whose::Local,
        _ => Whose::Other,
    };
    let nothing_there = path.starts_with("/models/") || path.starts_with("/v1/embeddings");
    Some(Address { whose, wrong_path: whose == Whose::Router && nothing_there })
}

#[cfg(test)]
mod tests {
    use super::{Whose, addresses};

    #[test]
    fn addresses_are_told_apart() {
        for (text, expected) in [
            ("https://router.huggingface.co/v1", Some(Whose::Router)),
            ("https://router.huggingface.co/v1/models", Some(Whose::HuggingFace)),
            ("https://me:secret@huggingface.co/x", Some(Whose::HuggingFace)),
            ("https://router.huggingface.co@evil.example/v1", Some(Whose::Other)),
            ("https://{name}.endpoints.huggingface.cloud", Some(Whose::HuggingFace)),
            ("https://proxy.example/router.huggingface.co", Some(Whose::Imposter)),
            ("http://localhost:8080/v1", Some(Whose::Local)),
            ("https://${HOST}/v1", None),
            ("https://...", None),
            ("://", None),
        ] {
            assert_eq!(
                addresses(text).next().map(|(_, address)| address.whose),
                expected,
                "{text}"
            );
        }
    }
}
