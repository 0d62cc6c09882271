//! The addresses in a text, and whose they are.

use crate::find::has;

/// Whose a host is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Hugging Face's router.
    Router,
    /// The address that Hugging Face has retired.
    Retired,
    /// A dedicated endpoint at Hugging Face.
    Endpoint,
    /// The Hub, a Space, or another host of Hugging Face's.
    Hub,
    /// A host that looks like Hugging Face's and is not, or one that passes calls on to it.
    Imposter,
    /// This very machine, or one beside it.
    Local,
    /// Anybody else's.
    Other,
}

/// An address: its host and its path, as they stand in plain text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Address<'a> {
    pub host: &'a str,
    pub path: &'a str,
    /// How long the whole is from the scheme's colon on, in bytes.
    pub length: usize,
}

/// No address that matters is longer than this, so a text of nothing but addresses is still read in linear time.
const LONGEST: usize = 512;

impl<'a> Address<'a> {
    /// Reads what stands behind a scheme's colon: `//host/path`.
    pub(crate) fn behind_colon(rest: &'a str) -> Option<Self> {
        let rest = rest.strip_prefix("://")?;
        let near = rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or_default();
        let until = |from: usize, ends: &[u8]| {
            from + near.bytes().skip(from).take_while(|byte| !ends.contains(byte)).count()
        };
        let end_of_host = until(0, b"/:?# )]}>,;\\|");
        let end = until(end_of_host, b" ),?");
        let host = near.get(..end_of_host)?;
        // A user name may stand before the host.
        let host = host.rsplit('@').next().unwrap_or(host);
        let path = near.get(end_of_host..end)?;
        // A `>` ends it, too, but for that of a `<name>` that stands in for a part of it.
        let path = match path.split_once('>') {
            Some((before, _)) if !before.contains('<') => before,
            _ => path,
        };
        host.bytes().any(|byte| byte.is_ascii_alphanumeric()).then_some(Self {
            host,
            path,
            length: 3 + end,
        })
    }

    /// Whose it is.
    pub(crate) fn whose(&self) -> Whose {
        // Cut off, as in `https://router.hugging…`.
        let is = |whole: &str| {
            let begin = self.host.trim_end_matches(['.', '…']);
            self.host == whole
                || (begin.len() >= 12 && begin != self.host && whole.starts_with(begin))
        };
        match self.host {
            _ if is("router.huggingface.co") => Whose::Router,
            _ if is("api-inference.huggingface.co") => Whose::Retired,
            host if is_below(host, "huggingface.cloud") => Whose::Endpoint,
            host if is_hugging_face(host) => Whose::Hub,
            host if imitates(host) => Whose::Imposter,
            _ if self.path.split('/').any(|part| part == "router.huggingface.co") => {
                Whose::Imposter
            }
            host if is_local(host) => Whose::Local,
            _ => Whose::Other,
        }
    }

    /// Whether it explains something, and takes no calls.
    pub(crate) fn explains(&self) -> bool {
        let first = self.host.split('.').next().unwrap_or_default();
        matches!(
            first,
            "docs"
                | "developer"
                | "status"
                | "help"
                | "support"
                | "discuss"
                | "discord"
                | "www"
                | "js"
        ) || (self.host == "github.com" && !has(self.path, ".git"))
            || matches!(
                self.host,
                "stackoverflow.com" | "errors.pydantic.dev" | "platform.openai.com"
            )
            || [
                "/docs/",
                "/troubleshooting/",
                "/issues/",
                "/pricing",
                "/join",
                "/settings",
                "/#",
                "/pro",
            ]
            .iter()
            .any(|part| has(self.path, part))
            || self.path == "/#"
            || (self.host.ends_with("huggingface.co")
                && matches!(self.path, "" | "/" | "/pro" | "/join"))
    }
}

/// Whether the host is one of Hugging Face's.
pub fn is_hugging_face(host: &str) -> bool {
    ["huggingface.co", "hf.co", "huggingface.cloud", "hf.space"]
        .iter()
        .any(|ours| is_below(host, ours))
}

fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn imitates(host: &str) -> bool {
    has(host, "huggingface.co")
        || has(host, "huggingface-co")
        || has(host, "router.huggingface")
        || has(host, "router-huggingface")
        || (has(host, "mirror") && (has(host, "hf") || has(host, "huggingface")))
}

fn is_local(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "0.0.0.0" | "[")
        || host.ends_with(".local")
        || !host.contains('.')
}

#[cfg(test)]
mod tests {
    use super::{Address, Whose, is_hugging_face};

    #[test]
    fn hosts_are_told_apart() {
        for (address, whose) in [
            ("://router.huggingface.co/v1", Whose::Router),
            ("://api-inference.huggingface.co/models/x", Whose::Retired),
            ("://huggingface.co/settings", Whose::Hub),
            ("://abc.us-east-1.aws.endpoints.huggingface.cloud", Whose::Endpoint),
            ("://acme-space.hf.space/api", Whose::Hub),
            ("://example.com/issues?q=router.huggingface.co", Whose::Other),
            ("://huggingface.co.example.com/v1", Whose::Imposter),
            ("://hf-mirror.example/v1", Whose::Imposter),
            ("://proxy.example/https/router.huggingface.co/v1", Whose::Imposter),
            ("://user@router.huggingface.co/v1", Whose::Router),
            ("://router.huggingface.co@evil.example/v1", Whose::Other),
            ("://localhost:8080/v1", Whose::Local),
            ("://litellm:4000/v1", Whose::Local),
        ] {
            let found = Address::behind_colon(address).expect("it has a host");
            assert_eq!(found.whose(), whose, "{address}");
        }
        assert!(Address::behind_colon("://").is_none());
        assert!(!is_hugging_face("nothuggingface.co"));
    }
}
