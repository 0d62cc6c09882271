//! The addresses in a text, and whose they are.

use crate::find::{all, has};

/// Whose hosts a text names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hosts {
    /// Hugging Face's router.
    pub router: bool,
    /// A host that looks like Hugging Face's and is not, or one that passes calls on to it.
    pub imposter: bool,
    /// A host of another service.
    pub other: bool,
    /// A place where another service takes calls, or has its bills.
    pub counter: bool,
    /// This very machine.
    pub local: bool,
}

/// No address that matters is longer than this, so a text of nothing but addresses is still read in linear time.
const LONGEST: usize = 512;

impl Hosts {
    /// Reads [`plain`](mod@crate::plain) text.
    pub fn of(plain: &str) -> Self {
        let mut hosts = Self::default();
        for (host, path) in addresses(plain) {
            if is_hugging_face(host) {
                hosts.router |= host == "router.huggingface.co";
            } else if is_imposter(host, path) {
                hosts.imposter = true;
            } else if is_local(host) {
                hosts.local = true;
            } else if !host.is_empty() {
                hosts.other = true;
                hosts.counter |= is_counter(host, path);
            }
        }
        hosts
    }
}

/// The host and the path of each address in [`plain`](mod@crate::plain) text.
pub(crate) fn addresses(plain: &str) -> impl Iterator<Item = (&str, &str)> {
    all(plain, "://").map(move |at| {
        let from = at + 3;
        let until = |ends: &[u8]| {
            let bytes = plain.bytes().skip(from).take(LONGEST);
            from + bytes.take_while(|byte| !ends.contains(byte)).count()
        };
        let end_of_host = until(b"/:?# )]}>,;\\|");
        // Cut off inside a character, it is none of the hosts that are known.
        let host = plain.get(from..end_of_host).unwrap_or("…");
        // A user name may stand before the host.
        let host = host.rsplit('@').next().unwrap_or(host);
        let path = plain.get(end_of_host..until(b" ),?")).unwrap_or_default();
        // A `>` ends it, too, but for that of a `<name>` that stands in for a part of it.
        let path = match path.split_once('>') {
            Some((before, _)) if !before.contains('<') => before,
            _ => path,
        };
        (host, path)
    })
}

/// Whether the host is one of Hugging Face's.
pub fn is_hugging_face(host: &str) -> bool {
    ["huggingface.co", "hf.co", "huggingface.cloud", "hf.space"].iter().any(|ours| {
        host.strip_suffix(ours).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

/// Whether the host looks like Hugging Face's and is not, or the path says that it passes calls on to it.
pub(crate) fn is_imposter(host: &str, path: &str) -> bool {
    imitates(host) || path.split('/').any(|part| part == "router.huggingface.co")
}

fn imitates(host: &str) -> bool {
    has(host, "huggingface.co")
        || has(host, "huggingface-co")
        || has(host, "router.huggingface")
        || has(host, "router-huggingface")
        || (has(host, "mirror") && (has(host, "hf") || has(host, "huggingface")))
}

/// Whether an address of another service takes calls or shows bills, and is no documentation.
fn is_counter(host: &str, path: &str) -> bool {
    let first = host.split('.').next().unwrap_or_default();
    matches!(first, "api" | "cloud" | "console" | "dashboard" | "gateway" | "platform")
        || ["/billing", "/credits", "/pricing", "/settings", "/v1"]
            .iter()
            .any(|part| has(path, part))
}

/// Whether the host is this very machine.
pub(crate) fn is_local(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "0.0.0.0" | "[") || host.ends_with(".local")
}

#[cfg(test)]
mod tests {
    use super::{Hosts, is_hugging_face};

    #[test]
    fn hosts_are_told_apart() {
        let router = Hosts { router: true, ..Hosts::default() };
        let imposter = Hosts { imposter: true, ..Hosts::default() };
        let other = Hosts { other: true, ..Hosts::default() };
        let counter = Hosts { other: true, counter: true, ..Hosts::default() };
        let local = Hosts { local: true, ..Hosts::default() };
        for (text, hosts) in [
            ("https://router.huggingface.co/v1", router),
            ("https://huggingface.co/settings", Hosts::default()),
            ("https://example.com/issues?q=router.huggingface.co", other),
            ("https://huggingface.co.example.com/v1", imposter),
            ("https://hf-mirror.example/v1", imposter),
            ("https://proxy.example/https/router.huggingface.co/v1", imposter),
            ("see https://api.openai.com/v1", counter),
            ("see https://dashboard.example.com/", counter),
            ("see https://example.com/settings/billing", counter),
            ("see https://docs.example.com/errors", other),
            ("https://user@router.huggingface.co/v1", router),
            ("https://router.huggingface.co@evil.example/v1", counter),
            ("http://localhost:8080/v1", local),
            ("://", Hosts::default()),
            ("https://", Hosts::default()),
            ("no address", Hosts::default()),
        ] {
            assert_eq!(Hosts::of(text), hosts, "{text}");
        }
        assert!(!is_hugging_face("nothuggingface.co"));
    }
}
