//! `search.json`: what the search of the pages reads when it is opened.
//!
//! It deliberately holds no index: the browser makes one in some milliseconds, and the words alone are half its size.

use serde::Serialize;

use crate::link::site::Site;
use crate::page::document::{Document, PageKind};

/// The whole file.
#[derive(Serialize)]
struct Search<'a> {
    /// The address from the root of the site without the slash before it, the title, the description, and what people
    /// search for that stands nowhere on it.
    pages: Vec<(String, &'a str, &'a str, String)>,
    /// The position of the page, the anchor and the heading, which are empty before the first one, and the words.
    sections: Vec<(usize, &'a str, &'a str, &'a str)>,
    /// The text, and the position of the page that explains it.
    messages: Vec<(String, usize)>,
}

/// The pages, their sections, and the messages that are known.
pub(crate) fn search(site: &Site) -> String {
    let documents = site.documents.iter().filter(|page| page.kind() != PageKind::NotFound);
    let documents: Vec<&Document> = documents.collect();
    let pages = documents.iter();
    let pages = pages.map(|page| {
        let head = page.front.head_title.iter().map(|title| title.get_ref().as_str());
        let searched: Vec<&str> =
            head.chain(page.front.searched.iter().map(String::as_str)).collect();
        (page.url()[1..].to_owned(), page.title(), page.description(), searched.join(" "))
    });
    let sections = documents.iter().enumerate().flat_map(|(position, page)| {
        page.body.sections.iter().map(move |section| {
            let heading = section.heading.map(|heading| &page.body.headings[heading]);
            let (anchor, title) =
                heading.map_or(("", ""), |heading| (heading.id.as_str(), heading.title.as_str()));
            (position, anchor, title, section.words.as_str())
        })
    });
    let messages = site.messages.iter().filter_map(|message| {
        let page = documents.iter().position(|page| page.diagnosis() == Some(&message.diagnosis));
        Some((message.filled(), page?))
    });
    let all = Search {
        pages: pages.collect(),
        sections: sections.collect(),
        messages: messages.collect(),
    };
    serde_json::to_string(&all).expect("plain data can be written as JSON")
}
