//! No wrong host, ever: a page that names one would send its readers' tokens there.

use std::collections::BTreeSet;

use crate::base::place::Lines;
use crate::base::problem::Problem;
use crate::source::facts::{FactKind, Facts};
use crate::source::load::Sources;

/// This machine, where people run models themselves.
const HERE: [&str; 2] = ["localhost", "127.0.0.1"];

/// Every address in a page, a sample, a template or a static file whose host is that of no fact, no source and no
/// setting, and is not allowed by `[hosts]` in `content/facts.toml` either.
pub(crate) fn foreign_hosts(sources: &Sources, facts: &Facts) -> Vec<Problem> {
    let mut known = known(facts);
    // What a host of this guide names there is theirs, and their pages may lead there, too.
    known.extend(hosts(&sources.settings.text).map(|(_, host)| host));
    let texts = sources.pages.iter().chain(&sources.samples).chain(&sources.templates);
    let texts = texts.map(|file| (&file.path, file.text.as_str()));
    let statics = sources
        .statics
        .iter()
        .filter_map(|file| Some((&file.path, std::str::from_utf8(&file.bytes).ok()?)));
    let mut problems = Vec::new();
    for (path, text) in texts.chain(statics) {
        for (at, host) in hosts(text).filter(|(_, host)| !known.contains(host)) {
            let message = format!("the host `{host}` is in no fact");
            let hint = "no page may send a reader to an unknown host; if it is right, put the address into `content/facts.toml`".to_owned();
            problems.push(Problem::at(path, Lines::new(text).place(at), message).hint(hint));
        }
    }
    problems
}

fn known(facts: &Facts) -> BTreeSet<&str> {
    let urls = facts.facts.values().filter(|fact| fact.kind == FactKind::Url);
    let urls = urls.map(|fact| &fact.value).chain(facts.sources.values().map(|source| &source.url));
    let named = urls.flat_map(|url| hosts(url)).map(|(_, host)| host);
    named.chain(facts.hosts.allow.iter().map(String::as_str)).chain(HERE).collect()
}

/// The hosts of the addresses in a text, with where each begins.
fn hosts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("://").filter_map(|(at, mark)| {
        let before =
            text[..at].strip_suffix("https").or_else(|| text[..at].strip_suffix("http"))?;
        // The name of a format, where nobody goes.
        let is_name = before.ends_with("xmlns=\"");
        let rest = &text[at + mark.len()..];
        let is_of_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let host = rest.split(|c| !is_of_host(c)).next().unwrap_or_default();
        // What is left open, as in `https://…` or `https://{{name}}`, names nobody.
        (!is_name && !host.is_empty()).then(|| (at + mark.len(), host.trim_end_matches('.')))
    })
}

#[cfg(test)]
mod tests {
    use super::hosts;

    #[test]
    fn hosts_are_found_wherever_an_address_stands() {
        let text = "see https://huggingface.co/x, http://localhost:8080/v1 (https://a-b.example.). https://…/ ftp://no <a xmlns=\"http://no.example/\">";
        let found: Vec<_> = hosts(text).map(|(_, host)| host).collect();
        assert_eq!(found, ["huggingface.co", "localhost", "a-b.example"]);
    }
}
