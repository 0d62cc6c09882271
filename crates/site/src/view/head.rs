//! What the head of a page tells programs.

use serde::Serialize;

use crate::base::options::Options;
use crate::link::feed;
use crate::link::site::Site;
use crate::page::document::PageKind;
use crate::view::navigation::Navigation;
use crate::view::structured;

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
        let is_page = document.kind() != PageKind::NotFound;
        let feed = feed::page(site).filter(|_| options.base_url.is_some());
        Self {
            policy: policy(options),
            twin: is_page.then(|| options.rooted(&document.twin_url())),
            feed: feed.map(|_| options.rooted(feed::URL)),
            origin: options.origin(),
            data: is_page.then(|| structured::data(site, options, navigation, position)),
        }
    }
}

/// What every page may load, and where it may send: itself, and the two hosts of the checker.
pub(crate) fn policy(options: &Options) -> String {
    let (hub, router) = (&options.hub_url, &options.router_url);
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self' {hub} {router}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
}
