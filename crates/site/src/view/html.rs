//! Prose as HTML: nothing inline that the content security policy forbids, every address behind the base path.

use std::collections::{BTreeMap, HashMap};
use std::iter;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, Tag, TagEnd};

use crate::base::escape::escape;
use crate::link::alternatives::{InRow, in_row};
use crate::page::fence::Fence;
use crate::page::markdown::{Body, Target};
use crate::view::assets::Assets;

/// Code that is in colours already, by language and text.
pub(crate) type Highlighted = HashMap<(String, String), String>;

/// What the prose of every page needs.
#[derive(Clone, Copy)]
pub(crate) struct Surroundings<'a> {
    /// What stands in front of every path.
    pub(crate) base: &'a str,
    /// Where images come from.
    pub(crate) assets: &'a Assets,
    /// Every code block of the site.
    pub(crate) highlighted: &'a Highlighted,
    /// What each client is called, by the name of its page.
    pub(crate) clients: &'a BTreeMap<&'a str, &'a str>,
}

/// The code blocks of a page: language and text.
pub(crate) fn code_blocks(body: &Body) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut events = body.events.iter();
    while let Some(event) = events.next() {
        if let Event::Start(Tag::CodeBlock(kind)) = event {
            blocks.push((language(kind), text_until_end(&mut events)));
        }
    }
    blocks
}

/// The prose of a page.
pub(crate) fn prose(body: &Body, surroundings: Surroundings<'_>) -> String {
    let mut events = body.events.iter();
    let mut writer = Writer {
        surroundings,
        headings: body.headings.iter(),
        fences: &body.fences,
        fence: 0,
        section: "",
        tables: 0,
        columns: Vec::new(),
        column: 0,
        in_head: false,
    };
    let written = iter::from_fn(|| {
        Some(match events.next()? {
            Event::Start(Tag::CodeBlock(kind)) => {
                let block = (language(kind), text_until_end(&mut events));
                let code = writer.code(&block);
                block_html(match kind {
                    CodeBlockKind::Fenced(_) => writer.fenced(code),
                    CodeBlockKind::Indented => code,
                })
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let words = text_until_end(&mut events);
                inline_html(writer.image(dest_url, &words))
            }
            event @ Event::Start(tag) => writer.start(tag).unwrap_or_else(|| event.clone()),
            event @ Event::End(tag) => writer.end(*tag).unwrap_or_else(|| event.clone()),
            // What there is most of is not copied.
            Event::Text(text) => Event::Text(CowStr::Borrowed(text)),
            Event::Code(text) => Event::Code(CowStr::Borrowed(text)),
            event => event.clone(),
        })
    });
    let mut html = String::with_capacity(body.events.len() * 32);
    pulldown_cmark::html::push_html(&mut html, written);
    html
}

struct Writer<'a> {
    surroundings: Surroundings<'a>,
    headings: std::slice::Iter<'a, crate::page::markdown::Heading>,
    fences: &'a [Fence],
    /// How many of the fences are written.
    fence: usize,
    /// The heading that was last.
    section: &'a str,
    /// How many tables stand below it so far.
    tables: usize,
    /// The table that is open.
    columns: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Writer<'_> {
    /// What opens a tag, where the library would write something else.
    fn start(&mut self, tag: &Tag<'static>) -> Option<Event<'static>> {
        Some(match tag {
            Tag::Heading { level, .. } => {
                let heading = self.headings.next().expect("every heading was read before");
                (self.section, self.tables) = (&heading.title, 0);
                let id = escape(&heading.id);
                block_html(format!("<{level} id=\"{id}\"><a href=\"#{id}\">"))
            }
            Tag::Link { dest_url, .. } => inline_html(self.link(dest_url)),
            Tag::BlockQuote(Some(kind)) => {
                let (class, title) = alert(*kind);
                block_html(format!(
                    "<div class=\"notice {class}\" role=\"note\">\n<p class=\"label\">{title}</p>\n"
                ))
            }
            Tag::Table(columns) => {
                self.columns.clone_from(columns);
                self.tables += 1;
                // No two regions of a page have one name.
                let name = match (self.section, self.tables) {
                    ("", 1) => "Table".to_owned(),
                    ("", table) => format!("Table {table}"),
                    (section, 1) => format!("Table: {}", escape(section)),
                    (section, table) => format!("Table {table}: {}", escape(section)),
                };
                block_html(format!(
                    "<div class=\"scroll\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\"><table>\n"
                ))
            }
            Tag::TableHead => {
                (self.in_head, self.column) = (true, 0);
                block_html("<thead><tr>".to_owned())
            }
            Tag::TableRow => {
                self.column = 0;
                block_html("<tr>".to_owned())
            }
            Tag::TableCell => {
                let class = match self.columns.get(self.column) {
                    Some(Alignment::Right) => " class=\"right\"",
                    Some(Alignment::Center) => " class=\"center\"",
                    _ => "",
                };
                self.column += 1;
                inline_html(match self.in_head {
                    true => format!("<th scope=\"col\"{class}>"),
                    false => format!("<td{class}>"),
                })
            }
            _ => return None,
        })
    }

    /// What closes a tag, where the library would write something else.
    fn end(&mut self, tag: TagEnd) -> Option<Event<'static>> {
        Some(match tag {
            TagEnd::Heading(level) => block_html(format!("</a></{level}>\n")),
            TagEnd::Link => inline_html("</a>".to_owned()),
            TagEnd::BlockQuote(Some(_)) => block_html("</div>\n".to_owned()),
            TagEnd::Table => block_html("</tbody></table></div>\n".to_owned()),
            TagEnd::TableHead => {
                self.in_head = false;
                block_html("</tr></thead><tbody>\n".to_owned())
            }
            TagEnd::TableRow => block_html("</tr>\n".to_owned()),
            TagEnd::TableCell if self.in_head => inline_html("</th>".to_owned()),
            TagEnd::TableCell => inline_html("</td>".to_owned()),
            _ => return None,
        })
    }

    fn link(&self, target: &str) -> String {
        match Target::of(target) {
            Target::Outside => {
                let url = escape(target);
                format!("<a class=\"external\" href=\"{url}\" rel=\"noopener noreferrer\">")
            }
            _ => match target.strip_prefix('/') {
                Some(path) => format!("<a href=\"{}{}\">", self.surroundings.base, escape(path)),
                None => format!("<a href=\"{}\">", escape(target)),
            },
        }
    }

    fn image(&self, target: &str, words: &str) -> String {
        let asset = self.surroundings.assets.get(target.trim_start_matches('/'));
        let path = &asset.expect("every image was looked for before").path;
        let base = self.surroundings.base;
        format!("<img src=\"{base}{path}\" alt=\"{}\" loading=\"lazy\">", escape(words))
    }

    /// The next fenced block, in its place among its alternatives.
    fn fenced(&mut self, code: String) -> String {
        let position = self.fence;
        self.fence += 1;
        let Some(InRow { first, last }) = in_row(self.fences, position) else {
            return code;
        };
        let name = self.fences[position].client.as_deref().unwrap_or_default();
        let title = escape(self.surroundings.clients.get(name).unwrap_or(&name));
        let opened = if first { "<div class=\"tabs\">\n" } else { "" };
        let closed = if last { "</div>\n" } else { "" };
        let name = escape(name);
        format!(
            "{opened}<div data-client=\"{name}\">\n<p class=\"label\">{title}</p>\n{code}</div>\n{closed}"
        )
    }

    fn code(&self, block: &(String, String)) -> String {
        let code = &self.surroundings.highlighted[block];
        match block.0.as_str() {
            // Messages are read, not run: they wrap.
            "" | "text" => {
                format!("<div class=\"code text\"><pre><code>{code}</code></pre></div>\n")
            }
            language => format!(
                "<div class=\"code\"><pre role=\"group\" aria-label=\"Code: {language}\" tabindex=\"0\"><code>{code}</code></pre></div>\n"
            ),
        }
    }
}

fn language(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Fenced(language) => language.to_string(),
        CodeBlockKind::Indented => String::new(),
    }
}

/// The words up to the end of the tag that has just begun.
fn text_until_end<'a>(events: &mut impl Iterator<Item = &'a Event<'static>>) -> String {
    let mut depth = 1;
    let mut words = String::new();
    for event in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    words
}

fn alert(kind: BlockQuoteKind) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("note", "Note"),
        BlockQuoteKind::Tip => ("tip", "Tip"),
        BlockQuoteKind::Important => ("important", "Important"),
        BlockQuoteKind::Warning => ("warning", "Warning"),
        BlockQuoteKind::Caution => ("warning", "Caution"),
    }
}

fn block_html(html: String) -> Event<'static> {
    Event::Html(CowStr::from(html))
}

fn inline_html(html: String) -> Event<'static> {
    Event::InlineHtml(CowStr::from(html))
}
