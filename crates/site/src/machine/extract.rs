//! Questions with answers, and steps, found in the prose of a page, so that no author writes them twice.
//!
//! It deliberately finds only what stands there as such: a heading or a bold beginning that ends in a question mark,
//! and the items of a numbered list.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown::Body;

/// Something with a name and what is said of it, without markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The question, or the bold beginning of a step; empty if there is none.
    pub name: String,
    /// The answer, or the rest of the step.
    pub text: String,
}

/// The questions of a page: headings that ask, each with the prose up to the next heading, and list items whose bold
/// beginning asks.
pub fn questions(body: &Body) -> Vec<Said> {
    let headings = sections(body).into_iter().filter(|(title, _)| title.ends_with('?'));
    let headings =
        headings.map(|(title, events)| Said { name: title.to_owned(), text: plain(events) });
    let items = items(&body.events, false);
    let items = items.into_iter().filter(|item| item.name.ends_with('?'));
    headings.chain(items).filter(|said| !said.text.is_empty()).collect()
}

/// The steps of the first numbered list in the section of this title.
pub fn steps_below(body: &Body, title: &str) -> Vec<Said> {
    let section = sections(body).into_iter().find(|(name, _)| *name == title);
    section.map_or_else(Vec::new, |(_, events)| items(events, true))
}

/// The title of the first section with a numbered list of at least three items, each with a bold beginning, and the
/// items.
pub fn checklist(body: &Body) -> Option<(&str, Vec<Said>)> {
    sections(body).into_iter().find_map(|(title, events)| {
        let steps = items(events, true);
        let named = steps.len() >= 3 && steps.iter().all(|step| !step.name.is_empty());
        named.then_some((title, steps))
    })
}

/// Each heading with what stands between it and the next.
pub(crate) fn sections(body: &Body) -> Vec<(&str, &[Event<'static>])> {
    let is_start = |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { .. }));
    let is_end = |event: &Event<'_>| matches!(event, Event::End(TagEnd::Heading(_)));
    let ends = body.events.iter().enumerate().filter(|(_, event)| is_end(event));
    ends.zip(&body.headings)
        .map(|((end, _), heading)| {
            let rest = &body.events[end + 1..];
            let length = rest.iter().position(is_start).unwrap_or(rest.len());
            (heading.title.as_str(), &rest[..length])
        })
        .collect()
}

/// The outermost items of numbered lists: of the first one only, or of all.
fn items(events: &[Event<'static>], only_first: bool) -> Vec<Said> {
    let mut items = Vec::new();
    let (mut depth, mut start, mut numbered) = (0, 0, false);
    for (position, event) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::List(first)) => {
                if depth == 0 {
                    numbered = first.is_some();
                }
                depth += 1;
            }
            Event::End(TagEnd::List(_)) => {
                depth -= 1;
                if depth == 0 && numbered && only_first {
                    break;
                }
            }
            Event::Start(Tag::Item) if depth == 1 => start = position + 1,
            Event::End(TagEnd::Item) if depth == 1 && numbered => {
                items.push(item(&events[start..position]));
            }
            _ => {}
        }
    }
    items
}

/// An item, taken apart at the end of its bold beginning.
fn item(events: &[Event<'static>]) -> Said {
    let begins = usize::from(matches!(events.first(), Some(Event::Start(Tag::Paragraph))));
    let is_bold = matches!(events.get(begins), Some(Event::Start(Tag::Strong)));
    let end = events.iter().position(|event| matches!(event, Event::End(TagEnd::Strong)));
    match end.filter(|_| is_bold) {
        Some(end) => {
            let name = plain(&events[..end]).trim_end_matches('.').to_owned();
            Said { name, text: plain(&events[end..]) }
        }
        None => Said { name: String::new(), text: plain(events) },
    }
}

/// Prose without its markup, in one line; blocks of code are left out.
pub(crate) fn plain(events: &[Event<'static>]) -> String {
    let (mut text, mut in_code) = (String::new(), false);
    for event in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(words) | Event::Code(words) if !in_code => text.push_str(words),
            Event::SoftBreak
            | Event::HardBreak
            | Event::Start(Tag::Item)
            | Event::End(TagEnd::Paragraph | TagEnd::TableCell) => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::load::SourceFile;

    fn body(text: &str) -> Body {
        let file = SourceFile { path: "content/a.md".to_owned(), text: text.to_owned() };
        let mut problems = Vec::new();
        let body = Body::parse(&file, 0, &Facts::default(), &[], &mut problems);
        assert_eq!(problems, []);
        body
    }

    fn said(name: &str, text: &str) -> Said {
        Said { name: name.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn questions_are_headings_and_bold_beginnings_that_ask() {
        let body = body(
            "## Why?\n\nBecause of *it*,\nsays `x`.\n\n```text\nlong\n```\n\n## So\n\n1. **Who pays?**\n   You do.\n2. **Pay.**\n   Now.\n",
        );
        let expected = [said("Why?", "Because of it, says x."), said("Who pays?", "You do.")];
        assert_eq!(questions(&body), expected);
    }

    #[test]
    fn steps_are_the_items_of_the_first_numbered_list() {
        let body =
            body("## Fix\n\n- no\n\n1. Look:\n   - here\n   - there\n2. Go.\n\nOr\n\n1. Stay.\n");
        assert_eq!(steps_below(&body, "Fix"), [said("", "Look: here there"), said("", "Go.")]);
        assert_eq!(steps_below(&body, "Other"), []);
    }

    #[test]
    fn a_checklist_has_three_items_with_bold_beginnings() {
        let three = "## Check\n\n1. **A.** a\n2. **B.** b\n3. **C?** c\n";
        let expected = vec![said("A", "a"), said("B", "b"), said("C?", "c")];
        assert_eq!(checklist(&body(three)), Some(("Check", expected)));
        assert_eq!(checklist(&body("## Check\n\n1. **A.** a\n2. **B.** b\n")), None);
        assert_eq!(checklist(&body("## Check\n\n1. **A.** a\n2. **B.** b\n3. c\n")), None);
    }
}
