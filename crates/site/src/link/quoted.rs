//! Whether a page quotes a message.

use pulldown_cmark::{Event, HeadingLevel, Tag};

use crate::page::markdown::Body;
use crate::source::messages::Message;

/// Whether the first section of a page, which is "What you see", quotes the message, with whatever in the place of the
/// parts in braces.
pub(crate) fn quotes(body: &Body, message: &Message) -> bool {
    let shown = first_section(body);
    let mut rest = shown.as_str();
    message.pieces().all(|(piece, _)| {
        let piece = one_line(piece);
        match rest.find(&piece) {
            Some(start) => {
                rest = &rest[start + piece.len()..];
                true
            }
            None => false,
        }
    })
}

/// The words of the first section, in one line.
fn first_section(body: &Body) -> String {
    let opens = |event: &&Event<'_>| {
        matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }))
    };
    let mut events = body.events.iter().skip_while(|event| !opens(event)).skip(1);
    let events = std::iter::from_fn(|| events.next().filter(|event| !opens(event)));
    let words: Vec<&str> = events
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            Event::End(_) | Event::SoftBreak => Some(" "),
            _ => None,
        })
        .collect();
    one_line(&words.concat())
}

/// The text with single blanks, also at its ends.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
