//! Prose, checked by itself: what it links to and what it can be linked by, with the lines.

use pulldown_cmark::{
    BrokenLink, CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd,
};

use crate::highlight;
use crate::load::SourceFile;
use crate::problem::{Problem, line_of};

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
}

/// Something that must be there.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The address, as the author wrote it.
    pub target: String,
    /// Where it stands in the file.
    pub line: usize,
}

impl Body {
    /// Understands the prose of a file from `start` on.
    pub fn parse(file: &SourceFile, start: usize, problems: &mut Vec<Problem>) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_GFM;
        let mut lost = Vec::new();
        let mut note_lost = |link: BrokenLink<'_>| {
            // A word in brackets may be meant as such; two pairs of brackets are a link.
            if link.link_type != LinkType::Shortcut {
                lost.push((link.span.start, link.reference.to_string()));
            }
            None
        };
        let text = &file.text[start..];
        let parser = Parser::new_with_broken_link_callback(text, options, Some(&mut note_lost));
        let mut reader =
            Reader { file, problems, body: Body::default(), heading: None, image: None };
        for (event, range) in parser.into_offset_iter() {
            let line = line_of(&file.text, start + range.start);
            reader.read(event.into_static(), line);
        }
        for (offset, reference) in lost {
            let line = line_of(&file.text, start + offset);
            reader.problem(line, format!("nothing says where `[{reference}]` leads"));
        }
        reader.body
    }
}

struct Reader<'a> {
    file: &'a SourceFile,
    problems: &'a mut Vec<Problem>,
    body: Body,
    /// The heading that is open: where its event stands, and the words so far.
    heading: Option<(usize, String)>,
    /// The image that is open: its line, and the words so far.
    image: Option<(usize, String)>,
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'static>, line: usize) {
        match &event {
            Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                self.problem(line, "raw HTML is not allowed");
            }
            Event::Start(Tag::Heading { level, .. }) => {
                self.check_level(*level, line);
                self.heading = Some((self.body.events.len(), String::new()));
            }
            Event::End(TagEnd::Heading(level)) => self.close_heading(*level, line),
            Event::Start(Tag::Link { dest_url, .. }) => {
                if self.heading.is_some() {
                    self.problem(line, "a link in a heading, which is a link to itself");
                }
                self.check_link(dest_url, line);
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.image = Some((line, String::new()));
                self.body.images.push(Reference { target: dest_url.to_string(), line });
            }
            Event::End(TagEnd::Image) => {
                if let Some((line, words)) = self.image.take()
                    && words.trim().is_empty()
                {
                    self.problem(line, "an image without words for those who do not see it");
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language)))
                if !highlight::knows(language) =>
            {
                self.problem(line, format!("the language `{language}` is not known"));
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

    fn check_level(&mut self, level: HeadingLevel, line: usize) {
        let above = self.body.headings.last().map_or(1, |heading| heading.level);
        match level as u8 {
            1 => self.problem(line, "a heading of level 1: the title comes from the front matter"),
            level if level > above + 1 => {
                let message = format!("a heading of level {level} below one of level {above}");
                self.problem(line, message);
            }
            _ => {}
        }
    }

    fn close_heading(&mut self, level: HeadingLevel, line: usize) {
        let (start, title) = self.heading.take().expect("a heading ends after it began");
        let Event::Start(Tag::Heading { id, .. }) = &mut self.body.events[start] else {
            unreachable!("the index is that of the heading")
        };
        let anchor = id.as_ref().map_or_else(|| slug(&title), |id| id.to_string());
        *id = Some(anchor.clone().into());
        if self.body.headings.iter().any(|heading| heading.id == anchor) {
            let message = format!("a second heading with the anchor `{anchor}`");
            self.problem(line, message);
        }
        self.body.headings.push(Heading { level: level as u8, id: anchor, title, line });
    }

    fn check_link(&mut self, target: &str, line: usize) {
        match Target::of(target) {
            Target::Inside => self.body.links.push(Reference { target: target.to_owned(), line }),
            Target::Outside => {}
            Target::Unsafe => {
                let message = format!("links to `{target}`: only https leads out of the site");
                self.problem(line, message);
            }
            Target::Relative => {
                let message =
                    format!("links to `{target}`: write it from the root, like `/privacy/`");
                self.problem(line, message);
            }
        }
    }

    fn problem(&mut self, line: usize, message: impl Into<String>) {
        self.problems.push(Problem::new(&self.file.path, line, message));
    }
}

/// What an address leads to.
pub(crate) enum Target {
    /// A page, or an anchor on the same page.
    Inside,
    /// Another site, over https or on this machine.
    Outside,
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
