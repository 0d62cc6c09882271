//! Addresses that were: a page that sends the visitor on, for each.
//!
//! ```toml
//! [[redirect]]
//! from = "/old/"
//! to = "/new/"
//!
//! [[redirect]]
//! from = "/old/#part"
//! to = "/new/#its-new-name"
//! ```
//!
//! A static host sends no redirects, so a page does: by a refresh without scripts; with them by a script that knows
//! the parts, too.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::base::asset::Asset;
use crate::base::options::Options;
use crate::base::place::Lines;
use crate::base::problem::Problem;
use crate::link::site::{Addresses, Site};
use crate::page::document::Document;
use crate::render::pages::OutputFile;
use crate::render::templates::Templates;
use crate::source::load::SourceFile;

/// An address that was, and the one that is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redirect {
    /// From the root; with a fragment behind it, a part of a page.
    pub from: Spanned<String>,
    /// A page of the site, or a part of one.
    pub to: Spanned<String>,
}

impl Redirect {
    /// The page that was, and the part of it.
    fn from(&self) -> (&str, &str) {
        self.from.get_ref().split_once('#').unwrap_or((self.from.get_ref(), ""))
    }
}

/// What is wrong with the redirects of `content/site.toml`.
pub(crate) fn check(
    redirects: &[Redirect],
    addresses: &Addresses<'_>,
    file: &SourceFile,
) -> Vec<Problem> {
    let lines = Lines::new(&file.text);
    let mut problems = Vec::new();
    let mut seen = HashSet::new();
    let whole: HashSet<_> =
        redirects.iter().map(Redirect::from).filter(|(_, part)| part.is_empty()).collect();
    for redirect in redirects {
        let from = redirect.from.get_ref();
        let (page, _) = redirect.from();
        let mut problem = |message: String, hint: Option<String>| {
            let place = lines.place(redirect.from.span().start);
            problems.push(Problem::at(&file.path, place, message).hint(hint));
        };
        if !is_address(page) {
            let hint =
                "write it like `/old/` or `/old/page.html`: letters, digits, `-`, `_` and `.`";
            problem(format!("`{from}` is no address that can lead on"), Some(hint.to_owned()));
        } else if addresses.has_page(page) {
            let hint = "a heading keeps its old name by `## New title {#old-name}`";
            problem(format!("leads on from `{page}`, which is there"), Some(hint.to_owned()));
        } else if !whole.contains(&(page, "")) {
            problem(
                format!("leads on from a part of `{page}`, and nothing from `{page}` itself"),
                None,
            );
        }
        if !seen.insert(from) {
            problem(format!("leads on from `{from}` a second time"), None);
        }
        let to = redirect.to.get_ref();
        if let Some((message, hint)) = addresses.missing(to, "") {
            let place = lines.place(redirect.to.span().start);
            problems.push(Problem::at(&file.path, place, message).hint(hint));
        }
    }
    problems
}

/// Whether a host can have a file there.
fn is_address(page: &str) -> bool {
    let Some(path) = page.strip_prefix('/') else {
        return false;
    };
    let path = path.strip_suffix('/').unwrap_or_else(|| path.strip_suffix(".html").unwrap_or("."));
    path.split('/').all(|part| {
        let letters = |letter: u8| letter.is_ascii_alphanumeric() || b"-_.".contains(&letter);
        !part.is_empty() && !part.starts_with('.') && part.bytes().all(letters)
    })
}

/// For `redirect.html`.
#[derive(Serialize)]
struct RedirectContext<'a> {
    site: &'a str,
    canonical: String,
    /// The whole page first.
    parts: Vec<Moved<'a>>,
    /// The address of the script.
    script: &'a str,
    integrity: &'a str,
}

/// A part of a page, and where it is now.
#[derive(Serialize)]
struct Moved<'a> {
    /// Its anchor; empty for the whole page.
    name: &'a str,
    to: String,
    /// The title of the page that it is on.
    title: &'a str,
}

/// The pages that lead on, with the script that they share.
pub(crate) fn pages(
    site: &Site,
    options: &Options,
    templates: &Templates,
) -> Result<Vec<OutputFile>, Vec<Problem>> {
    let mut by_page: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for redirect in &site.settings.redirects {
        let (page, part) = redirect.from();
        by_page.entry(page).or_default().insert(part, redirect.to.get_ref());
    }
    if by_page.is_empty() {
        return Ok(Vec::new());
    }
    let base = options.base_path();
    let script = Asset::new("redirect", "js", include_bytes!("redirect.js").to_vec());
    let address = format!("{base}{}", script.path);
    let mut files = Vec::new();
    for (page, parts) in by_page {
        let to = |to: &str| format!("{base}{}", &to[1..]);
        let whole = parts[""];
        let context = RedirectContext {
            site: &site.settings.title,
            canonical: options.canonical(whole).unwrap_or_else(|| to(whole)),
            parts: parts
                .iter()
                .map(|(name, target)| Moved { name, to: to(target), title: title(site, target) })
                .collect(),
            script: &address,
            integrity: &script.integrity,
        };
        let html = templates.fill("redirect.html", &context)?;
        let path = page.trim_start_matches('/');
        let path = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        files.push(OutputFile { path, bytes: html.into_bytes() });
    }
    files.push(OutputFile { path: script.path, bytes: script.bytes });
    Ok(files)
}

/// The title of the page that an address leads to.
fn title<'a>(site: &'a Site, to: &'a str) -> &'a str {
    let url = to.split('#').next().unwrap_or(to);
    let page = site.documents.iter().find(|page| page.url() == url);
    page.map_or(to, Document::title)
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn an_address_is_one_that_a_host_can_have() {
        for good in ["/old/", "/old/page/", "/old.html", "/a_b/c-1.html"] {
            assert!(is_address(good), "{good}");
        }
        for bad in
            ["", "/", "old/", "/old", "//", "/../x/", "/.well-known/", "/a b/", "https://x/", "/ä/"]
        {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
