//! The markdown twin of a page: all that the page says, for those who read markdown better than HTML.
//!
//! It deliberately is written from what was understood, not copied from the source: facts are in their places, and
//! every link leads somewhere. Links between pages lead to the twins.

use std::fmt::Write;
use std::iter;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use pulldown_cmark_to_cmark::{Options as Style, cmark_with_options};

use crate::base::options::Options;
use crate::link::alternatives;
use crate::link::site::Site;
use crate::page::document::{Document, PageKind};
use crate::page::markdown;
use crate::source::tree::{Arrow, Diagnosis, Tree};
use crate::view::assets::Assets;
use crate::view::context::{MessageEntry, messages};

/// The page as markdown.
pub(crate) fn twin(site: &Site, options: &Options, assets: &Assets, document: &Document) -> String {
    let mut text = format!("# {}\n\n{}\n", document.title(), document.description());
    if matches!(document.kind(), PageKind::Index | PageKind::Checkup) {
        let page = options.address(&document.url());
        write!(text, "\nThe checker itself runs in a browser: <{page}>\n").expect(WRITES);
    }
    let diagnosis = site.tree.diagnoses.iter().find(|one| Some(one.id) == document.diagnosis());
    if let Some(diagnosis) = diagnosis {
        let (remedy, mender) = (diagnosis.remedy, diagnosis.mender);
        write!(text, "\n**The next step:** {remedy}\n\nWho can do it: {mender}.\n").expect(WRITES);
    }
    write!(text, "\n{}\n", prose(site, options, assets, document)).expect(WRITES);
    let mut sections = document.kind().sections().iter().map(|(_, title)| title);
    let mut section = || sections.next().map_or("", |title| *title);
    match document.kind() {
        PageKind::Index => causes(&mut text, section(), site, options),
        PageKind::Diagnosis => ways(&mut text, section(), diagnosis),
        PageKind::Tree => {
            // The drawing says what the questions say.
            section();
            questions(&mut text, section(), &site.tree, options);
        }
        PageKind::Messages | PageKind::Family => listed(&mut text, site, options, document),
        PageKind::Checkup | PageKind::NotFound | PageKind::Page => {}
    }
    sources(&mut text, document);
    text
}

const WRITES: &str = "a string can be written to";

/// The prose, with every link whole.
fn prose(site: &Site, options: &Options, assets: &Assets, document: &Document) -> String {
    let events = document.body.events.iter().enumerate();
    let events = events.flat_map(|(position, event)| {
        let name = for_whom(site, document, position).into_iter();
        let bold = |name: &str| {
            let words = Event::Text(CowStr::from(name.to_owned()));
            let (start, end) = (Event::Start(Tag::Strong), Event::End(TagEnd::Strong));
            let (open, close) = (Event::Start(Tag::Paragraph), Event::End(TagEnd::Paragraph));
            [open, start, words, end, close]
        };
        name.flat_map(bold).chain(iter::once(event.clone()))
    });
    let events = events.map(|event| match event {
        // Its anchor follows from its words, where there are anchors.
        Event::Start(Tag::Heading { level, .. }) => {
            Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() })
        }
        // A reference has no definition to go by here.
        Event::Start(Tag::Link { dest_url, title, id, .. }) => {
            let dest_url = CowStr::from(target(options, &dest_url));
            Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, id })
        }
        Event::Start(Tag::Image { dest_url, title, id, .. }) => {
            let asset = assets.call_for(dest_url.trim_start_matches('/'));
            let path = &asset.expect("every image was looked for before").path;
            let dest_url = CowStr::from(options.address(&format!("/{path}")));
            Event::Start(Tag::Image { link_type: LinkType::Inline, dest_url, title, id })
        }
        event => event,
    });
    let style = Style {
        code_block_token_count: 3,
        increment_ordered_list_bullets: true,
        list_token: '-',
        ..Style::default()
    };
    let mut text = String::new();
    cmark_with_options(events, &mut text, style).expect("what was parsed can be written");
    text
}

/// The client that the block of code beginning here is for, where there are several to choose from.
fn for_whom<'a>(site: &'a Site, document: &'a Document, event: usize) -> Option<&'a str> {
    let fence = document.body.fences.iter().find(|fence| fence.event == event)?;
    let name = fence.client.as_deref()?;
    let page = site.documents.iter().find(|page| alternatives::client(page) == Some(name));
    Some(page.map_or(name, |page| page.title()))
}

/// Where a link of the prose leads from a twin.
fn target(options: &Options, target: &str) -> String {
    let (page, anchor) = match target.find('#') {
        Some(at) => target.split_at(at),
        None => (target, ""),
    };
    match page.strip_suffix('/').filter(|page| page.is_empty() || page.starts_with('/')) {
        Some(page) => format!("{}{anchor}", options.address(&format!("{page}/index.md"))),
        None if page.starts_with('/') => format!("{}{anchor}", options.address(page)),
        None => target.to_owned(),
    }
}

fn listed(text: &mut String, site: &Site, options: &Options, document: &Document) {
    for (_, title) in document.kind().sections() {
        write!(text, "\n## {title}\n\n").expect(WRITES);
        for MessageEntry { message, diagnosis, .. } in messages(site, document) {
            let link = target(options, &format!("/diagnoses/{}/", diagnosis.id));
            // A message may hold a backtick, and none holds two in a row.
            let (quote, said) = ("``", &message.text);
            writeln!(text, "- {quote} {said} {quote}: [{}]({link})", diagnosis.title)
                .expect(WRITES);
        }
    }
}

fn causes(text: &mut String, title: &str, site: &Site, options: &Options) {
    write!(text, "\n## {title}\n\n").expect(WRITES);
    for diagnosis in &site.tree.diagnoses {
        let link = target(options, &format!("/diagnoses/{}/", diagnosis.id));
        let (title, remedy) = (diagnosis.title, diagnosis.remedy);
        writeln!(text, "- [{title}]({link}): {remedy}").expect(WRITES);
    }
}

fn ways(text: &mut String, title: &str, diagnosis: Option<&Diagnosis>) {
    write!(text, "\n## {title}\n").expect(WRITES);
    for (number, path) in diagnosis.iter().flat_map(|diagnosis| &diagnosis.paths).enumerate() {
        // A rule ends a list, so that the next one counts from one again.
        text.push_str(if number == 0 { "\n" } else { "\n---\n\n" });
        for (position, step) in path.iter().enumerate() {
            let answer = if step.yes { "Yes" } else { "No" };
            writeln!(text, "{}. {} **{answer}**", position + 1, step.ask).expect(WRITES);
        }
    }
}

fn questions(text: &mut String, title: &str, tree: &Tree, options: &Options) {
    let arrow = |arrow: &Arrow| match arrow.ends {
        true => {
            let link = target(options, &format!("/diagnoses/{}/", arrow.to));
            format!("[{}]({link})", arrow.words)
        }
        false => format!("[{}](#{})", arrow.words, markdown::slug(arrow.words)),
    };
    write!(text, "\n## {title}\n").expect(WRITES);
    for question in &tree.questions {
        write!(
            text,
            "\n### {}\n\n{}\n\n- Yes: {}\n- No: {}\n",
            question.ask,
            question.look,
            arrow(&question.yes),
            arrow(&question.no),
        )
        .expect(WRITES);
    }
}

fn sources(text: &mut String, document: &Document) {
    if !document.sources().is_empty() {
        text.push_str("\n## Sources\n\n");
    }
    for source in document.sources() {
        writeln!(text, "- [{}]({})", source.title, source.url).expect(WRITES);
    }
    if let Some(day) = document.checked() {
        write!(text, "\nFacts last checked on {day}.\n").expect(WRITES);
    }
}
