//! `search.json`: what the search of the pages reads when it is opened.
//!
//! It deliberately holds no index: the browser makes one in some milliseconds, and the words alone are half its size.

use std::collections::HashSet;

use pulldown_cmark::{Event, Tag, TagEnd};
use serde_json::{Value, json};

use crate::document::{Document, Kind};
use crate::link::Site;

/// How much of a section stands there as it is, in characters; of the rest, each word once.
const EXCERPT: usize = 240;

/// The pages, their sections, and the messages that are known.
///
/// - `pages`: the address from the root of the site without the slash before it, the title, the description;
/// - `sections`: the position of the page, the anchor, the heading, the words;
/// - `messages`: the text, the position of the page that explains it.
pub fn search(site: &Site) -> String {
    let documents: Vec<&Document> =
        site.documents.iter().filter(|page| page.kind() != Kind::NotFound).collect();
    let pages = documents
        .iter()
        .map(|page| json!([page.url()[1..], page.front.title.get_ref(), page.front.description]));
    let sections = documents.iter().enumerate().flat_map(|(position, page)| {
        sections(page)
            .into_iter()
            .map(move |(anchor, title, words)| json!([position, anchor, title, shortened(&words)]))
    });
    let messages = site.messages.iter().filter_map(|message| {
        let page = documents.iter().position(|page| page.diagnosis() == Some(&message.diagnosis));
        Some(json!([message.filled(), page?]))
    });
    let all = json!({
        "pages": pages.collect::<Vec<Value>>(),
        "sections": sections.collect::<Vec<Value>>(),
        "messages": messages.collect::<Vec<Value>>(),
    });
    all.to_string()
}

/// The sections of a page, each with its anchor, its heading and its words. What stands before the first heading has
/// neither anchor nor heading. Programs are left out; messages, which stand in blocks of text, are not.
fn sections(page: &Document) -> Vec<(&str, &str, String)> {
    let mut sections = vec![("", "", String::new())];
    let mut headings = page.body.headings.iter();
    let mut fences = page.body.fences.iter();
    let (mut in_heading, mut in_program) = (false, false);
    for event in &page.body.events {
        let words = &mut sections.last_mut().expect("there is one from the start").2;
        match event {
            Event::Start(Tag::Heading { .. }) => {
                in_heading = true;
                let heading = headings.next().expect("every heading was noted");
                sections.push((&heading.id, &heading.title, String::new()));
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Start(Tag::CodeBlock(_)) => {
                in_program = fences.next().is_some_and(|fence| fence.language != "text");
            }
            Event::End(TagEnd::CodeBlock) => {
                in_program = false;
                words.push(' ');
            }
            Event::Text(text) | Event::Code(text) if !in_heading && !in_program => {
                words.push_str(text);
            }
            // Where one piece of prose ends, the next is no part of its last word.
            Event::SoftBreak
            | Event::Start(Tag::Item)
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => words.push(' '),
            _ => {}
        }
    }
    sections.retain(|(anchor, _, words)| !anchor.is_empty() || !words.trim().is_empty());
    sections
}

/// The beginning of a text as it is, and of the rest each word that is not in it yet, once.
fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(EXCERPT) else { return text };
    let end = text[..end].rfind(' ').unwrap_or(end);
    let (excerpt, rest) = text.split_at(end);
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-'));
        words.filter(|word| word.len() > 2).map(str::to_lowercase).collect()
    };
    let mut known: HashSet<String> = words(excerpt).into_iter().collect();
    let new: Vec<String> =
        words(rest).into_iter().filter(|word| known.insert(word.clone())).collect();
    format!("{excerpt} …\n{}", new.join(" "))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_text_keeps_its_beginning_and_every_word() {
        let begin = "one two ".repeat(40);
        let short = shortened(&format!("{begin} Three one bill_to THREE of"));
        let (excerpt, rest) = short.split_once('\n').expect("it is shortened");
        assert!(excerpt.starts_with("one two one") && excerpt.len() < 250, "{excerpt}");
        assert_eq!(rest, "three bill_to");
        assert_eq!(shortened("  a \n b "), "a b");
    }
}
