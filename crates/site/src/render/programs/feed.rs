//! `feed.xml`: an Atom feed of the page with `feed = true`, an entry for each heading of level 2.
//!
//! It deliberately knows no day but those in the headings: two builds of the same page are the same feed.

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::Serialize;

use crate::base::options::Options;
use crate::base::problem::Problem;
use crate::link::feed::{URL, date, page};
use crate::link::site::Site;
use crate::page::markdown::{Body, Heading};
use crate::render::templates::Templates;
use crate::view::highlight::highlight;
use crate::view::html::{Surroundings, code_blocks, prose};

/// For `feed.xml`. Every address is whole.
#[derive(Serialize)]
struct FeedContext<'a> {
    site: &'a str,
    title: &'a str,
    home: String,
    /// The address of the page.
    address: String,
    /// The address of the feed itself.
    feed: String,
    /// The day of the newest entry.
    newest: &'a str,
    entries: &'a [Dated<'a>],
}

#[derive(Serialize)]
struct Dated<'a> {
    title: &'a str,
    address: String,
    /// Year, month, day.
    day: String,
    /// As HTML.
    content: String,
}

/// The feed; `None` where no page is one, or the host is not known.
pub(crate) fn feed(
    site: &Site,
    options: &Options,
    surroundings: Surroundings<'_>,
    templates: &Templates,
) -> Result<Option<String>, Vec<Problem>> {
    let Some((page, home)) = page(site).zip(options.canonical("/")) else { return Ok(None) };
    let [address, feed] = [&page.url(), URL].map(|url| format!("{home}{}", &url[1..]));
    let blocks = code_blocks(&page.body).into_iter().map(|block| {
        let html = highlight(&block.0, &block.1);
        (block, html)
    });
    let highlighted = blocks.collect();
    let surroundings = Surroundings { highlighted: &highlighted, ..surroundings };
    let bodies = entries_of(&page.body);
    let entries = bodies.iter().map(|(heading, body)| Dated {
        title: &heading.title,
        address: format!("{address}#{}", heading.id),
        day: date(&heading.title).expect("every heading was looked at before"),
        content: prose(body, surroundings),
    });
    let entries: Vec<_> = entries.collect();
    let newest = entries.iter().map(|entry| entry.day.as_str()).max().unwrap_or_default();
    let (site, title) = (&site.settings.title, page.title());
    let context = FeedContext { site, title, home, address, feed, newest, entries: &entries };
    templates.fill("feed.xml", &context).map(Some)
}

/// Each heading of level 2 with the prose up to the next.
fn entries_of(body: &Body) -> Vec<(&Heading, Body)> {
    let is_entry = |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { level, .. }) if *level as u8 == 2);
    let starts: Vec<usize> =
        (0..body.events.len()).filter(|at| is_entry(&body.events[*at])).collect();
    let ends = starts.iter().skip(1).copied().chain([body.events.len()]);
    let headings = body.headings.iter().enumerate().filter(|(_, heading)| heading.level == 2);
    headings
        .zip(starts.iter().zip(ends))
        .map(|((position, heading), (start, end))| {
            let below = body.headings[position + 1..].iter();
            let below = below.take_while(|heading| heading.level > 2).cloned();
            // The heading itself is the title of the entry: its start, its words and its end go.
            let events = &body.events[*start..end];
            let behind =
                events.iter().position(|event| matches!(event, Event::End(TagEnd::Heading(_))));
            let events = events[behind.map_or(0, |at| at + 1)..].to_vec();
            (heading, Body { events, headings: below.collect(), ..Body::default() })
        })
        .collect()
}
