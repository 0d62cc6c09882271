//! Prose, checked by itself: what it links to and what it can be linked by, with the lines.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use pulldown_cmark::{
    BrokenLink, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd,
};

use crate::base::place::Position;
use crate::base::problem::Problem;
use crate::page::fence::Fence;
use crate::page::figures::{alone, by_hand, figures};
use crate::page::sections::{Passage, sections};
use crate::source::facts::Facts;
use crate::source::filled::Filled;

/// The prose of a page.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// What it is made of; every heading has its id.
    pub events: Vec<Event<'static>>,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Where it links to inside the site.
    pub links: Vec<Reference>,
    /// The images that it shows.
    pub images: Vec<Reference>,
    /// The names of the facts that it links to.
    pub urls: BTreeSet<String>,
    /// The first lines of its fenced blocks of code.
    pub fences: Vec<Fence>,
    /// What it says, section by section.
    pub sections: Vec<Passage>,
}

/// A heading, and the anchor that it makes.
#[derive(Clone, Debug)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// The anchor.
    pub id: String,
    /// Its words.
    pub title: String,
    /// Where it stands in the file.
    pub line: usize,
    /// The column, too.
    pub column: usize,
}

/// Something that must be there.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The address, as the author wrote it.
    pub target: String,
    /// Where it stands in the file.
    pub line: usize,
    /// The column, too.
    pub column: usize,
}

impl Reference {
    /// Where it stands in the file.
    pub fn place(&self) -> Position {
        Position { line: self.line, column: self.column }
    }
}

impl Body {
    /// Understands the prose of a file from `start` on.
    pub(crate) fn parse(
        path: &str,
        filled: &Filled<'_>,
        start: usize,
        facts: &Facts,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let options = syntax();
        let mut lost = Vec::new();
        let mut urls = BTreeSet::new();
        let mut note_lost = |link: BrokenLink<'_>| {
            if let Some(url) = facts.url(&link.reference) {
                urls.insert(link.reference.to_string());
                return Some((CowStr::from(url.to_owned()), CowStr::Borrowed("")));
            }
            lost.extend(lost_reference(&link).map(|lost| (link.span.start, lost)));
            None
        };
        let text = &filled.text[start..];
        let parser = Parser::new_with_broken_link_callback(text, options, Some(&mut note_lost));
        let mut reader = BodyReader {
            path,
            filled,
            problems,
            body: Body::default(),
            anchors: HashSet::new(),
            has_html: false,
            heading: None,
            image: None,
            in_code: false,
            in_head: false,
            column: 0,
            columns: 0,
        };
        for (event, range) in parser.into_offset_iter() {
            let event = event.into_static();
            reader.check_figures(&event, start + range.start);
            let in_code = reader.in_code;
            for (at, name) in lost_footnotes(&event, text, &range).filter(|_| !in_code) {
                let message = format!("the footnote `[^{name}]` is not there");
                reader.problem(start + at, message);
            }
            let cells = cells(&event, &text[range.clone()]);
            if let Some(cells) = cells.filter(|cells| *cells != reader.columns) {
                let columns = reader.columns;
                let message = format!("a row of {cells} cells in a table of {columns} columns");
                reader.problem(start + range.start, message);
            }
            if is_left_open(&event, &text[range.clone()]) {
                reader.problem(start + range.start, "a block of code that nothing closes");
                reader.hint("put three backticks on a line of their own behind it".to_owned());
            }
            reader.read(event, start + range.start);
        }
        reader.body.urls = urls;
        reader.body.events.shrink_to_fit();
        for (offset, (message, hint)) in lost {
            reader.problem(start + offset, message);
            hint.into_iter().for_each(|hint| reader.hint(hint));
        }
        reader.body.sections = sections(&reader.body);
        reader.body
    }
}

/// What is wrong with something in brackets that nothing defines, and what may help.
fn lost_reference(link: &BrokenLink<'_>) -> Option<(String, Option<String>)> {
    let reference = &link.reference;
    let callout = reference.strip_prefix('!').filter(|name| !name.is_empty());
    if callout.is_some_and(|name| name.bytes().all(|letter| letter.is_ascii_uppercase())) {
        let known = "known are `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` and `[!CAUTION]`";
        return Some((format!("`[{reference}]` is no callout"), Some(known.to_owned())));
    }
    // A word in brackets may be meant as such; two pairs of brackets are a link.
    let is_link = link.link_type != LinkType::Shortcut;
    is_link.then(|| (format!("nothing says where `[{reference}]` leads"), None))
}

/// The footnotes that a piece of text asks for and that nothing defines: the library takes them for words.
fn lost_footnotes<'a>(
    event: &Event<'_>,
    text: &'a str,
    range: &Range<usize>,
) -> impl Iterator<Item = (usize, &'a str)> {
    let range = if matches!(event, Event::Text(_)) { range.clone() } else { 0..0 };
    let brackets = text[range.clone()].match_indices('[').map(move |(at, _)| range.start + at);
    brackets.filter(|at| !text[..*at].ends_with('\\')).filter_map(|at| {
        let (name, _) = text[at..].strip_prefix("[^")?.split_once(']')?;
        (!name.is_empty() && !name.contains(char::is_whitespace)).then_some((at, name))
    })
}

/// How many cells a row of a table has as it is written: the library adds those that are missing, and drops what is too
/// much.
fn cells(event: &Event<'_>, text: &str) -> Option<usize> {
    let Event::Start(Tag::TableRow) = event else { return None };
    let row = text.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').filter(|row| !row.ends_with('\\')).unwrap_or(row);
    let bars = row.match_indices('|').filter(|(at, _)| !row[..*at].ends_with('\\'));
    Some(bars.count() + 1)
}

/// Whether a fenced block of code goes on to the end of the page or of what holds it.
fn is_left_open(event: &Event<'_>, text: &str) -> bool {
    let is_fenced = matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))));
    let mut lines = text.trim_end().lines();
    let opens = lines.next().unwrap_or_default();
    let fence: String = opens.chars().take_while(|letter| matches!(letter, '`' | '~')).collect();
    let last = lines.next_back().unwrap_or_default().trim_start_matches([' ', '\t', '>']);
    // More of the same may stand there, but no language.
    let closes = last.starts_with(&fence) && last.trim_end().chars().all(|it| fence.contains(it));
    is_fenced && !closes
}

/// The markdown that we write.
pub(crate) fn syntax() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

struct BodyReader<'a> {
    path: &'a str,
    filled: &'a Filled<'a>,
    problems: &'a mut Vec<Problem>,
    body: Body,
    anchors: HashSet<String>,
    /// Whether raw HTML was met.
    has_html: bool,
    /// The heading that is open: where its event stands, and the words so far.
    heading: Option<(usize, String)>,
    /// The image that is open: its offset, and the words so far.
    image: Option<(usize, String)>,
    /// Whether a block of code is open.
    in_code: bool,
    /// Whether the first row of a table is open, which says what its columns are.
    in_head: bool,
    /// The column of the cell that is open, from 1.
    column: usize,
    /// How many columns the table has.
    columns: usize,
}

impl BodyReader<'_> {
    fn read(&mut self, mut event: Event<'static>, offset: usize) {
        match &mut event {
            // What closes a tag was opened before, and is the same mistake.
            Event::InlineHtml(html) if html.starts_with("</") && self.has_html => {}
            Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                self.has_html = true;
                self.problem(offset, "raw HTML is not allowed");
                self.hint(
                    "write `\\<` for the sign itself, or put it between backticks".to_owned(),
                );
            }
            Event::Start(Tag::Heading { level, .. }) => {
                self.check_level(*level, offset);
                self.heading = Some((self.body.events.len(), String::new()));
            }
            Event::End(TagEnd::Heading(level)) => self.close_heading(*level, offset),
            Event::Start(Tag::Link { dest_url, .. }) => {
                if self.heading.is_some() {
                    self.problem(offset, "a link in a heading, which is a link to itself");
                }
                self.check_link(dest_url, offset);
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.image = Some((offset, String::new()));
                let image = self.reference(dest_url, offset);
                self.body.images.push(image);
            }
            Event::End(TagEnd::Image) => {
                if let Some((offset, words)) = self.image.take()
                    && words.trim().is_empty()
                {
                    self.problem(offset, "an image without words for those who do not see it");
                }
            }
            Event::Start(Tag::TableHead) => self.in_head = true,
            Event::End(TagEnd::TableHead) => {
                self.in_head = false;
                self.columns = self.column;
            }
            Event::Start(Tag::FootnoteDefinition(name))
                if !self.anchors.insert(name.to_string()) =>
            {
                let message = format!("the anchor `{name}` of a footnote is there already");
                self.problem(offset, message);
            }
            Event::End(TagEnd::TableCell) if self.in_head => {
                if matches!(self.body.events.last(), Some(Event::Start(Tag::TableCell))) {
                    self.problem(offset, "a column of a table without a heading");
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let line = self.filled.place(offset).line;
                let fence = Fence::parse(info, line, |message, hint| {
                    self.problem(offset, message);
                    if let Some(hint) = hint {
                        self.hint(hint);
                    }
                });
                *info = fence.language.clone().into();
                let before = self.body.events.last();
                let follows = matches!(before, Some(Event::End(TagEnd::CodeBlock)));
                let event = self.body.events.len();
                self.body.fences.push(Fence { event, follows, ..fence });
            }
            Event::Text(text) | Event::Code(text) => {
                for (_, words) in self.heading.iter_mut().chain(&mut self.image) {
                    words.push_str(text);
                }
            }
            _ => {}
        }
        self.body.events.push(event);
    }

    /// Figures that change belong in `content/facts.toml`, where their source and their age are known.
    fn check_figures(&mut self, event: &Event<'_>, offset: usize) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            Event::Start(Tag::TableHead | Tag::TableRow) => self.column = 0,
            Event::Start(Tag::TableCell) => self.column += 1,
            Event::Text(text) if !self.in_code => {
                // The first column says what a row is about, such as a status; the others say something of it.
                let begins_cell =
                    matches!(self.body.events.last(), Some(Event::Start(Tag::TableCell)));
                let fills_cell = if begins_cell && self.column > 1 { alone(text) } else { None };
                for figure in fills_cell.into_iter().chain(figures(text)) {
                    let at = offset + figure.start..offset + figure.end;
                    let place = self.filled.place(at.start);
                    if self.filled.has_value(at) {
                        continue;
                    }
                    self.problems.push(by_hand(self.path, place, &text[figure]));
                }
            }
            _ => {}
        }
    }

    fn check_level(&mut self, level: HeadingLevel, offset: usize) {
        let above = self.body.headings.last().map_or(1, |heading| heading.level);
        match level as u8 {
            1 => {
                self.problem(offset, "a heading of level 1: the title comes from the front matter")
            }
            level if level > above + 1 => {
                let message = format!("a heading of level {level} below one of level {above}");
                self.problem(offset, message);
            }
            _ => {}
        }
    }

    fn close_heading(&mut self, level: HeadingLevel, offset: usize) {
        let (start, title) = self.heading.take().expect("a heading ends after it began");
        let Event::Start(Tag::Heading { id, .. }) = &mut self.body.events[start] else {
            unreachable!("the index is that of the heading")
        };
        let anchor = id.as_ref().map_or_else(|| slug(&title), |id| id.to_string());
        *id = Some(anchor.clone().into());
        if anchor.is_empty() {
            self.problem(
                offset,
                "a heading without a letter or a digit, which nothing can link to",
            );
        }
        if !self.anchors.insert(anchor.clone()) {
            let message = format!("a second heading with the anchor `{anchor}`");
            self.problem(offset, message);
        }
        let Position { line, column } = self.filled.place(offset);
        self.body.headings.push(Heading { level: level as u8, id: anchor, title, line, column });
    }

    fn check_link(&mut self, target: &str, offset: usize) {
        match Target::of(target) {
            Target::Inside => {
                let link = self.reference(target, offset);
                self.body.links.push(link);
            }
            Target::Outside | Target::Mailbox => {}
            Target::Unsafe => {
                let message = format!("links to `{target}`: only https leads out of the site");
                self.problem(offset, message);
            }
            Target::Relative => {
                let message =
                    format!("links to `{target}`: write it from the root, like `/privacy/`");
                self.problem(offset, message);
            }
        }
    }

    fn reference(&self, target: &str, offset: usize) -> Reference {
        let Position { line, column } = self.filled.place(offset);
        Reference { target: target.to_owned(), line, column }
    }

    fn problem(&mut self, offset: usize, message: impl Into<String>) {
        self.problems.push(Problem::at(self.path, self.filled.place(offset), message));
    }

    /// Adds a hint to the problem that was last.
    fn hint(&mut self, hint: String) {
        if let Some(problem) = self.problems.last_mut() {
            problem.hint = Some(hint);
        }
    }
}

/// What an address leads to.
pub(crate) enum Target {
    /// A page, or an anchor on the same page.
    Inside,
    /// Another site, over https or on this machine.
    Outside,
    /// A letter to somebody.
    Mailbox,
    /// Another site, over anything else.
    Unsafe,
    /// It depends on where one stands.
    Relative,
}

impl Target {
    pub(crate) fn of(address: &str) -> Self {
        let local = ["http://localhost", "http://127.0.0.1"];
        let is_local = local.iter().any(|host| {
            let rest = address.strip_prefix(host);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
        });
        if address.starts_with("https://") || is_local {
            Target::Outside
        } else if address.starts_with("mailto:") {
            Target::Mailbox
        } else if address.starts_with("//")
            || address.contains(':') && !address.starts_with(['/', '#'])
        {
            Target::Unsafe
        } else if address.starts_with(['/', '#']) {
            Target::Inside
        } else {
            Target::Relative
        }
    }
}

/// Words as an anchor: lower case, with hyphens for everything that is no letter or digit.
pub(crate) fn slug(words: &str) -> String {
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("-")
}
