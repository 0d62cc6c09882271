//! What each section of a page says in words, for the search.
//!
//! It deliberately looks at one page alone, so that a build does it for all pages at once and remembers it.

use std::collections::HashSet;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::page::markdown::Body;

/// How much of a section stands there as it is, in characters; of the rest, each word once.
const EXCERPT: usize = 240;

/// What a reader finds under a heading, or before the first one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Which of the page's headings it stands under.
    pub heading: Option<usize>,
    /// Its beginning as it is, and of the rest each word that is not in it yet, once.
    pub words: String,
}

/// The sections of a page. Programs are left out; messages, which stand in blocks of text, are not.
pub(crate) fn sections(body: &Body) -> Vec<Passage> {
    let mut sections = vec![Passage { heading: None, words: String::new() }];
    let mut fences = body.fences.iter();
    let (mut headings, mut in_heading, mut in_program) = (0, false, false);
    for event in &body.events {
        let words = &mut sections.last_mut().expect("there is one from the start").words;
        match event {
            Event::Start(Tag::Heading { .. }) => {
                in_heading = true;
                sections.push(Passage { heading: Some(headings), words: String::new() });
                headings += 1;
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
    for section in &mut sections {
        section.words = shortened(&section.words);
    }
    sections.retain(|section| section.heading.is_some() || !section.words.is_empty());
    sections
}

/// The beginning of a text, and of the rest each word that is not in it yet, once.
fn shortened(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let Some((end, _)) = line.char_indices().nth(EXCERPT) else { return line };
    let end = line[..end].rfind(' ').unwrap_or(end);
    let (excerpt, rest) = line.split_at(end);
    let (begun, rest) = (excerpt.to_lowercase(), rest.to_lowercase());
    let mut known: HashSet<&str> = words(&begun).collect();
    let mut short = format!("{excerpt} …\n");
    for word in words(&rest).filter(|word| known.insert(word)) {
        if !short.ends_with('\n') {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

/// The words of a text that somebody may search for.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-'));
    words.filter(|word| word.len() > 2)
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
