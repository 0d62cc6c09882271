//! The site for programs: what search engines, feed readers, other sites, assistants and hosts read.
//!
//! | module | gives |
//! |---|---|
//! | [`sitemap`] | `sitemap.xml` and `robots.txt` |
//! | [`feed`] | `feed.xml`, from the page with `feed = true` |
//! | [`mod@twin`] | the markdown twin of each page, `index.md` beside its `index.html` |
//! | [`llms`] | `llms.txt`, a way to the twins |
//! | [`api`] | `api/diagnoses.json`, the tree as data |
//! | [`search`] | `search.json`, for the search of the pages |
//! | [`structured`] | what a page is, as JSON-LD |
//! | [`headers`] | `_headers` and `nginx.conf`, and the content security policy itself |
//! | [`manifest`] | `manifest.json`, every file with its hash |
//!
//! Each is a pure function of the site. It deliberately holds nothing that a page does not say: a program reads what a
//! visitor can read. What needs a whole address (sitemap, feed, `og:image`) is left out of a build that has none.

pub(crate) mod api;
pub(crate) mod feed;
pub(crate) mod headers;
pub(crate) mod llms;
pub mod manifest;
pub(crate) mod search;
pub(crate) mod sitemap;
pub(crate) mod structured;
pub(crate) mod twin;

use serde::Serialize;

use crate::base::asset::Assets;
use crate::base::options::Options;
use crate::base::problem::Problem;
use crate::link::site::Site;
use crate::page::document::{Document, Kind};
use crate::render::pages::OutputFile;
use crate::render::templates::Templates;
use crate::view::html::Surroundings;
use crate::view::navigation::Navigation;

/// What the head of a page tells programs.
#[derive(Serialize)]
pub(crate) struct Head {
    /// The content security policy.
    pub policy: String,
    /// The address of the page as markdown.
    pub twin: Option<String>,
    /// The address of the feed.
    pub feed: Option<String>,
    /// The scheme and the host of the site, for addresses that have to be whole.
    pub origin: Option<String>,
    /// What the page is, as JSON-LD that may stand in a script element.
    pub data: Option<String>,
}

impl Head {
    /// What there is to tell of a page.
    pub(crate) fn new(
        site: &Site,
        options: &Options,
        navigation: &Navigation<'_>,
        position: usize,
    ) -> Self {
        let document = &site.documents[position];
        let is_page = document.kind() != Kind::NotFound;
        let feed = feed::page(site).filter(|_| options.base_url.is_some());
        Self {
            policy: headers::policy(options),
            twin: is_page.then(|| rooted(options, &twin::url(document))),
            feed: feed.map(|_| rooted(options, feed::URL)),
            origin: options.origin(),
            data: is_page.then(|| structured::data(site, options, navigation, position)),
        }
    }
}

/// Every file for programs that is made from the site as a whole.
pub(crate) fn files(
    site: &Site,
    options: &Options,
    surroundings: Surroundings<'_>,
    templates: &Templates,
) -> Result<Vec<OutputFile>, Vec<Problem>> {
    let mut files = vec![
        text("robots.txt", sitemap::robots(options)),
        text("llms.txt", llms::llms(site, options)),
        text("api/diagnoses.json", api::diagnoses(site, options)),
        text("search.json", search::search(site)),
        text("_headers", headers::plain(options)),
        text("nginx.conf", headers::nginx(options)),
    ];
    let sitemap = sitemap::sitemap(site, options, templates)?;
    let feed = feed::feed(site, options, surroundings, templates)?;
    files.extend(sitemap.map(|sitemap| text("sitemap.xml", sitemap)));
    files.extend(feed.map(|feed| text("feed.xml", feed)));
    Ok(files)
}

/// The same page for programs, if it has one.
pub(crate) fn twin(
    site: &Site,
    options: &Options,
    assets: &Assets,
    document: &Document,
) -> Option<OutputFile> {
    Some(text(&twin_path(document)?, twin::twin(site, options, assets, document)))
}

/// Where [`twin()`] puts it in the output.
pub(crate) fn twin_path(document: &Document) -> Option<String> {
    (document.kind() != Kind::NotFound).then(|| twin::url(document)[1..].to_owned())
}

/// The address of something on this site: whole if the host is known, from its root otherwise.
pub(crate) fn address(options: &Options, url: &str) -> String {
    options.canonical(url).unwrap_or_else(|| rooted(options, url))
}

/// The address of something on this site, from the root of its host.
pub(crate) fn rooted(options: &Options, url: &str) -> String {
    format!("{}{}", options.base_path(), &url[1..])
}

fn text(path: &str, text: String) -> OutputFile {
    OutputFile { path: path.to_owned(), bytes: text.into_bytes() }
}
