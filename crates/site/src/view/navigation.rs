//! The way around the site: what stands in the sidebar of a page, before it, behind it and above it.

use std::collections::HashMap;

use crate::link::site::Site;
use crate::page::document::{Document, PageKind};
use crate::view::context::{PageLink, SidebarSection};

/// Every page in the order of the sidebar.
pub(crate) struct Navigation<'a> {
    site: &'a Site,
    /// The address of each page, behind the base path.
    urls: Vec<String>,
    /// The pages as positions in the site's documents, section after section.
    order: Vec<usize>,
    /// Where each page of the site stands in that order.
    places: Vec<Option<usize>>,
    /// Each page by its name.
    names: HashMap<&'a str, usize>,
}

impl<'a> Navigation<'a> {
    pub(crate) fn new(site: &'a Site, base: &str) -> Self {
        let documents = site.documents.iter();
        let urls = documents.map(|page| format!("{base}{}", &page.url()[1..])).collect();
        let mut places = vec![None; site.documents.len()];
        let mut order = Vec::with_capacity(site.documents.len());
        for page in site.sidebar.iter().flat_map(|(_, pages)| pages) {
            places[*page] = Some(order.len());
            order.push(*page);
        }
        let documents = site.documents.iter().enumerate();
        let names = documents.map(|(at, page)| (page.name.as_str(), at)).collect();
        Self { site, urls, order, places, names }
    }

    /// The pages before and behind a page.
    pub(crate) fn neighbours(&self, here: usize) -> [Option<PageLink<'_>>; 2] {
        let at = self.places[here];
        let link = |at: Option<usize>| Some(self.link(*self.order.get(at?)?, here));
        [link(at.and_then(|at| at.checked_sub(1))), link(at.map(|at| at + 1))]
    }

    /// The sidebar of a page.
    pub(crate) fn sidebar(&self, here: usize) -> Vec<SidebarSection<'_>> {
        let section = |(title, pages): &'a (String, Vec<usize>)| SidebarSection {
            title,
            pages: pages.iter().map(|page| self.link(*page, here)).collect(),
            current: pages.contains(&here),
        };
        self.site.sidebar.iter().map(section).collect()
    }

    /// The pages above a page, from the front page down to it.
    ///
    /// A diagnosis is an end of the decision tree; any other page is below the one that its folder is named after.
    pub(crate) fn trail(&self, here: usize) -> impl Iterator<Item = &'a Document> {
        let document = &self.site.documents[here];
        let folder = match document.kind() {
            PageKind::Diagnosis => Some("decision-tree"),
            _ => document.name.rsplit_once('/').map(|(folder, _)| folder),
        };
        let page = |name: &str| Some(&self.site.documents[*self.names.get(name)?]);
        let above = [page("index"), folder.and_then(page)].into_iter().flatten();
        let below_front = document.kind() != PageKind::Index;
        above.filter(move |_| below_front).chain([document])
    }

    /// Links to the pages above a page, from the front page on.
    pub(crate) fn above(&self, here: usize) -> Vec<PageLink<'_>> {
        let pages = self.trail(here).filter_map(|page| self.names.get(page.name.as_str()));
        let pages = pages.filter(|page| **page != here).map(|page| self.link(*page, here));
        pages.collect()
    }

    fn link(&self, page: usize, here: usize) -> PageLink<'_> {
        PageLink {
            title: self.site.documents[page].front.title.get_ref(),
            url: &self.urls[page],
            current: page == here,
        }
    }
}
