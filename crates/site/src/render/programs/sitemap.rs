//! `sitemap.xml` and `robots.txt`: which pages there are, for those who look for pages.
//!
//! It deliberately gives no priorities and no frequencies: search engines say that they do not read them.

use serde::Serialize;

use crate::base::options::Options;
use crate::base::problem::Problem;
use crate::link::site::Site;
use crate::page::document::PageKind;
use crate::render::templates::Templates;

/// For `sitemap.xml`.
#[derive(Serialize)]
struct SitemapContext<'a> {
    pages: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Listed<'a> {
    address: String,
    /// The day on which its facts were last checked.
    checked: Option<&'a str>,
}

/// Every page with the day on which its facts were last checked; `None` where the host is not known.
pub(crate) fn sitemap(
    site: &Site,
    options: &Options,
    templates: &Templates,
) -> Result<Option<String>, Vec<Problem>> {
    let pages = site.documents.iter().filter(|page| page.kind() != PageKind::NotFound);
    let pages = pages.map(|page| {
        Some(Listed { address: options.canonical(&page.url())?, checked: page.checked() })
    });
    let Some(pages) = pages.collect() else { return Ok(None) };
    templates.fill("sitemap.xml", &SitemapContext { pages }).map(Some)
}

/// Everyone may read everything; the sitemap says what there is.
pub(crate) fn robots(options: &Options) -> String {
    let sitemap = options.canonical("/sitemap.xml");
    let sitemap = sitemap.map(|address| format!("\nSitemap: {address}\n"));
    format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default())
}
