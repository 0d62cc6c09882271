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
//! | [`headers`] | `_headers` and `nginx.conf` |
//! | [`redirects`] | a page at each address that was |
//! | [`pictures`] | the picture beside a link to each cause |
//! | [`samples`] | the programs that the checker shows |
//! | [`manifest`] | `manifest.json`, every file with its hash |
//!
//! Each is a pure function of the site. It deliberately holds nothing that a page does not say: a program reads what a
//! visitor can read. What needs a whole address (sitemap, feed, `og:image`) is left out of a build that has none.

pub(crate) mod api;
pub(crate) mod feed;
pub(crate) mod headers;
pub(crate) mod llms;
pub mod manifest;
pub(crate) mod pictures;
pub(crate) mod redirects;
pub(crate) mod samples;
pub(crate) mod search;
pub(crate) mod sitemap;
pub(crate) mod twin;

use crate::base::file::OutputFile;
use crate::base::options::Options;
use crate::base::problem::Problem;
use crate::link::site::Site;
use crate::page::document::{Document, PageKind};
use crate::render::templates::Templates;
use crate::view::assets::Assets;
use crate::view::html::Surroundings;

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

/// The page as markdown, if it has such a twin.
pub(crate) fn twin(
    site: &Site,
    options: &Options,
    assets: &Assets,
    document: &Document,
) -> Option<OutputFile> {
    let twin = || text(&document.twin_url()[1..], twin::twin(site, options, assets, document));
    (document.kind() != PageKind::NotFound).then(twin)
}

fn text(path: &str, text: String) -> OutputFile {
    OutputFile { path: path.to_owned(), bytes: text.into_bytes() }
}
