//! `sitemap.xml` and `robots.txt`: which pages there are, for those who look for pages.
//!
//! It deliberately gives no priorities and no frequencies: search engines say that they do not read them.

use crate::document::Kind;
use crate::html::escape;
use crate::link::Site;
use crate::options::Options;

/// Every page with the day on which its facts were last checked; `None` where the host is not known.
pub fn sitemap(site: &Site, options: &Options) -> Option<String> {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in site.documents.iter().filter(|page| page.kind() != Kind::NotFound) {
        let address = escape(&options.canonical(&page.url())?);
        let checked = page.checked().map(|day| format!("<lastmod>{day}</lastmod>"));
        xml += &format!("<url><loc>{address}</loc>{}</url>\n", checked.unwrap_or_default());
    }
    Some(xml + "</urlset>\n")
}

/// Everyone may read everything; the sitemap says what there is.
pub fn robots(options: &Options) -> String {
    let sitemap = options.canonical("/sitemap.xml");
    let sitemap = sitemap.map(|address| format!("\nSitemap: {address}\n"));
    format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default())
}
