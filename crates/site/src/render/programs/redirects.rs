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

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::asset::Asset;
use crate::base::file::OutputFile;
use crate::base::options::Options;
use crate::base::problem::Problem;
use crate::link::site::Site;
use crate::page::document::Document;
use crate::render::templates::Templates;

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
        let (page, part) = redirect.page_and_part();
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
