//! The way around the site: what stands in the sidebar of a page, before it and behind it.
//!
//! A sidebar that lists every page makes a site that grows with the square of its pages. So beyond [`WHOLE`] entries
//! it lists what is near: the pages around this one in its section, and the first page of the sections around that.

use std::collections::HashMap;
use std::ops::Range;

use crate::context::{PageLink, SidebarSection};
use crate::document::{Document, Kind};
use crate::link::Site;

/// Up to how many entries every sidebar lists every page.
const WHOLE: usize = 200;

/// How many pages of a section, and how many sections, a sidebar of a larger site lists.
const NEAR: usize = 40;

/// Every page in the order of the sidebar.
pub(crate) struct Navigation<'a> {
    site: &'a Site,
    /// The address of each page, behind the base path.
    urls: Vec<String>,
    /// The pages as positions in the site's documents, section after section.
    order: Vec<usize>,
    /// Where each page of the site stands: its section, its position there, and in the whole order.
    places: Vec<Option<Standing>>,
    /// Each page by its name.
    names: HashMap<&'a str, usize>,
}

#[derive(Clone, Copy)]
struct Standing {
    section: usize,
    within: usize,
    overall: usize,
}

impl<'a> Navigation<'a> {
    pub(crate) fn new(site: &'a Site, base: &str) -> Self {
        let documents = site.documents.iter();
        let urls = documents.map(|page| format!("{base}{}", &page.url()[1..])).collect();
        let mut places = vec![None; site.documents.len()];
        let mut order = Vec::with_capacity(site.documents.len());
        for (section, (_, pages)) in site.sidebar.iter().enumerate() {
            for (within, page) in pages.iter().enumerate() {
                places[*page] = Some(Standing { section, within, overall: order.len() });
                order.push(*page);
            }
        }
        let documents = site.documents.iter().enumerate();
        let names = documents.map(|(at, page)| (page.name.as_str(), at)).collect();
        Self { site, urls, order, places, names }
    }

    /// The pages before and behind a page.
    pub(crate) fn neighbours(&self, here: usize) -> [Option<PageLink<'_>>; 2] {
        let at = self.places[here].map(|place| place.overall);
        let link = |at: Option<usize>| Some(self.link(*self.order.get(at?)?, here));
        [link(at.and_then(|at| at.checked_sub(1))), link(at.map(|at| at + 1))]
    }

    /// The sidebar of a page.
    pub(crate) fn sidebar(&self, here: usize) -> Vec<SidebarSection<'_>> {
        let whole = self.order.len() <= WHOLE;
        let standing = self.places[here];
        let sections = match whole {
            true => 0..self.site.sidebar.len(),
            false => near(standing.map_or(0, |place| place.section), self.site.sidebar.len()),
        };
        let mut sidebar = Vec::with_capacity(sections.len());
        for section in sections {
            let (title, pages) = &self.site.sidebar[section];
            let within =
                standing.filter(|place| place.section == section).map(|place| place.within);
            let shown = match within {
                _ if whole => 0..pages.len(),
                Some(within) => near(within, pages.len()),
                None => 0..pages.len().min(1),
            };
            let pages = pages[shown].iter().map(|page| self.link(*page, here)).collect();
            sidebar.push(SidebarSection { title, pages });
        }
        sidebar
    }

    /// The pages above a page, from the front page down to it.
    ///
    /// A diagnosis is an end of the decision tree; any other page is below the one that its folder is named after.
    pub(crate) fn trail(&self, here: usize) -> impl Iterator<Item = &'a Document> {
        let document = &self.site.documents[here];
        let folder = match document.kind() {
            Kind::Diagnosis => Some("decision-tree"),
            _ => document.name.rsplit_once('/').map(|(folder, _)| folder),
        };
        let page = |name: &str| Some(&self.site.documents[*self.names.get(name)?]);
        let above = [page("index"), folder.and_then(page)].into_iter().flatten();
        let below_front = document.kind() != Kind::Index;
        above.filter(move |_| below_front).chain([document])
    }

    /// The same as links, without the page itself.
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

/// The part of so many things that lies around one of them.
fn near(here: usize, count: usize) -> Range<usize> {
    let start = here.saturating_sub(NEAR / 2).min(count.saturating_sub(NEAR));
    start..count.min(start + NEAR)
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn what_is_near_lies_around_and_is_never_more_than_there_is() {
        for (here, count, expected) in [
            (0, 0, 0..0),
            (0, 5, 0..5),
            (4, 40, 0..40),
            (0, 90, 0..40),
            (50, 90, 30..70),
            (89, 90, 50..90),
        ] {
            assert_eq!(near(here, count), expected, "{here} of {count}");
        }
    }
}
