//! Markdown for a terminal.

use crate::paper::{BOLD, Paper, clean};
use anstyle::Style;
use comfy_table::{ContentArrangement, Table, presets};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::fmt::Write;

const UNDERLINED: Style = Style::new().underline();

/// Writes a page of the guide, below its title.
pub(crate) fn write(paper: &mut Paper, page: &str) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut writer = Writer {
        paper,
        words: String::new(),
        outer: Vec::new(),
        numbers: Vec::new(),
        links: Vec::new(),
        rows: Vec::new(),
        is_prose: false,
    };
    for event in Parser::new_ext(page, options) {
        match event {
            Event::Start(tag) => writer.start(tag),
            Event::End(tag) => writer.end(tag),
            Event::Text(text) => writer.words.push_str(&clean(&text)),
            Event::Code(code) => write!(writer.words, "`{}`", clean(&code)).expect(WRITES),
            Event::SoftBreak | Event::HardBreak => writer.words.push(' '),
            Event::Rule => writer.block(),
            // The pages have no HTML, no formulas and no boxes to tick: the generator says so.
            _ => {}
        }
    }
}

const WRITES: &str = "a string takes any text";

/// What stands before the lines of a list or a quotation.
struct Outer {
    first: String,
    others: String,
}

struct Writer<'a> {
    paper: &'a mut Paper,
    /// The words of the block that is being read.
    words: String,
    /// The lists and quotations in which it stands, from outside in.
    outer: Vec<Outer>,
    /// The number of the next item of each list, if it has numbers.
    numbers: Vec<Option<u64>>,
    /// What the links lead to in which the words stand.
    links: Vec<String>,
    /// The rows of the table that is being read.
    rows: Vec<Vec<String>>,
    /// Whether the block of code that is being read is a message, which may be wrapped.
    is_prose: bool,
}

impl Writer<'_> {
    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.paper.gap();
                write!(self.words, "{BOLD}").expect(WRITES);
            }
            Tag::Paragraph if self.outer.is_empty() => self.paper.gap(),
            Tag::BlockQuote(kind) => {
                self.paper.gap();
                self.outer.push(Outer { first: "│ ".to_owned(), others: "│ ".to_owned() });
                if let Some(kind) = kind {
                    write!(self.words, "{BOLD}{kind:?}{BOLD:#}").expect(WRITES);
                    self.block();
                }
            }
            Tag::CodeBlock(kind) => {
                self.block();
                self.paper.gap();
                self.is_prose = matches!(kind, CodeBlockKind::Fenced(kind) if &*kind == "text");
            }
            Tag::List(first) => {
                self.block();
                if self.outer.is_empty() {
                    self.paper.gap();
                }
                self.numbers.push(first);
            }
            Tag::Item => {
                let first = match self.numbers.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                let others = " ".repeat(first.len());
                self.outer.push(Outer { first, others });
            }
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            Tag::Table(_) => self.paper.gap(),
            Tag::Strong => write!(self.words, "{BOLD}").expect(WRITES),
            Tag::Emphasis => write!(self.words, "{UNDERLINED}").expect(WRITES),
            Tag::Link { dest_url, .. } => self.links.push(dest_url.into_string()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                write!(self.words, "{BOLD:#}").expect(WRITES);
                self.block();
                self.paper.gap();
            }
            TagEnd::Paragraph => self.block(),
            TagEnd::CodeBlock => {
                let code = std::mem::take(&mut self.words);
                let indent: String = self.outer.iter().map(|outer| &*outer.others).collect();
                let indent = format!("{indent}    ");
                for line in code.lines() {
                    match self.is_prose {
                        true => self.paper.wrap(&indent, &indent, line),
                        // A line of code that is broken in two is no code.
                        false => self.paper.set(format!("{indent}{line}").trim_end()),
                    }
                }
                self.paper.gap();
            }
            TagEnd::Item => {
                self.block();
                self.outer.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.outer.pop();
            }
            TagEnd::List(_) => {
                self.numbers.pop();
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.words);
                self.rows.last_mut().expect("a cell stands in a row").push(cell);
            }
            TagEnd::Table => self.table(),
            TagEnd::Strong => write!(self.words, "{BOLD:#}").expect(WRITES),
            TagEnd::Emphasis => write!(self.words, "{UNDERLINED:#}").expect(WRITES),
            TagEnd::Link => {
                let address = self.links.pop().unwrap_or_default();
                self.words.push_str(&leads_to(&address));
            }
            _ => {}
        }
    }

    /// Ends the block that is being read, if one is.
    fn block(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.trim().is_empty() {
            return;
        }
        let first: String = self.outer.iter().map(|outer| &*outer.first).collect();
        let others: String = self.outer.iter().map(|outer| &*outer.others).collect();
        self.paper.wrap(&first, &others, words.trim());
        // The sign of an item stands before its first line alone.
        for outer in &mut self.outer {
            outer.first.clone_from(&outer.others);
        }
    }

    fn table(&mut self) {
        let mut rows = std::mem::take(&mut self.rows).into_iter();
        let mut table = Table::new();
        table.load_preset(presets::UTF8_HORIZONTAL_ONLY);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.paper.width()).unwrap_or(u16::MAX));
        table.set_header(rows.next().unwrap_or_default());
        table.add_rows(rows);
        self.paper.set(&table.trim_fmt());
        self.paper.gap();
    }
}

/// What is put behind the words of a link: where it leads, as far as that can be gone to from a terminal.
fn leads_to(address: &str) -> String {
    let page = address.split('#').next().unwrap_or_default();
    if let Some(id) = page.strip_prefix("/diagnoses/") {
        return format!(" (hf402 explain {})", id.trim_matches('/'));
    }
    match address.contains("://") || address.starts_with("mailto:") {
        true => format!(" <{}>", clean(address)),
        // The guide may be hosted anywhere.
        false => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::paper::Paper;

    #[track_caller]
    fn case(markdown: &str, expected: &str) {
        let mut paper = Paper::of_width(40);
        super::write(&mut paper, markdown);
        assert_eq!(anstream::adapter::strip_str(paper.text()).to_string(), expected);
    }

    #[test]
    fn each_kind_of_block_has_its_form() {
        case("## A *b*\n\none\ntwo `c`", "A b\n\none two `c`\n");
        case(
            "1. one\n   more\n2. two\n\n   three\n   - four\n",
            "1. one more\n2. two\n   three\n   - four\n",
        );
        case("```bash\na  b\n```\n", "    a  b\n\n");
        case(
            "```text\nA message that is longer than it is wide.\n```\n",
            "    A message that is longer than it is\n    wide.\n\n",
        );
        case("> [!WARNING]\n> Careful.\n", "│ Warning\n│ Careful.\n");
        case(
            "[a](https://a.example) [b](/diagnoses/token-expired/#x) [c](/guide/x/) [d][e]\n\n[e]: <https://e.example>",
            "a <https://a.example> b (hf402 explain\ntoken-expired) c d <https://e.example>\n",
        );
    }
}
