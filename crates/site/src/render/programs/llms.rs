//! `llms.txt`: a way around the site for assistants, as <https://llmstxt.org> describes it.
//!
//! It deliberately holds no instructions to whoever reads it: titles, descriptions and links.

use std::fmt::Write;

use crate::base::options::Options;
use crate::link::site::Site;
use crate::page::document::Document;

/// The title, what the site is for, and every section of the sidebar with links to the markdown of its pages.
pub(crate) fn llms(site: &Site, options: &Options) -> String {
    let settings = &site.settings;
    let mut text = format!("# {}\n\n> {}\n", settings.title, settings.description);
    let link = |page: &Document| {
        let (title, url) = (page.title(), options.address(&page.twin_url()));
        format!("- [{title}]({url}): {}\n", page.description())
    };
    for (title, pages) in &site.sidebar {
        let links: String = pages.iter().map(|page| link(&site.documents[*page])).collect();
        write!(text, "\n## {title}\n\n{links}").expect("a string can be written to");
    }
    let tree = options.address("/api/diagnoses.json");
    let line = format!("\n## Data\n\n- [The decision tree as JSON]({tree}): questions and ends\n");
    text + &line
}
