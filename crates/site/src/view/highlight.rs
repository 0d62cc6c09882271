//! Code in colours: words in, the same words with classes out.

use std::cell::RefCell;
use std::sync::LazyLock;

use arborium::Highlighter;
use arborium_highlight::spans_to_flat_tokens;

use crate::base::escape::{escape, escape_into};
use crate::page::language::{Language, language};

/// Compiled grammars are shared by all blocks of all builds of a process.
static GRAMMARS: LazyLock<Highlighter> = LazyLock::new(Highlighter::new);

thread_local! {
    /// What a thread needs for itself besides; making it takes longer than a short block of code does.
    static HIGHLIGHTER: RefCell<Highlighter> = RefCell::new(GRAMMARS.fork());
}

/// Code as HTML, with a class on each span that has a colour.
pub fn highlight(name: &str, code: &str) -> String {
    let code = code.trim_end_matches('\n');
    match language(name).unwrap_or(Language::Plain) {
        Language::Grammar(grammar) => by_grammar(grammar, code),
        Language::Console => lines(code, console_line),
        Language::Http => http(code),
        Language::Plain => escape(code),
    }
}

fn by_grammar(grammar: &str, code: &str) -> String {
    let spans =
        HIGHLIGHTER.with_borrow_mut(|highlighter| highlighter.highlight_spans(grammar, code));
    let Ok(spans) = spans else {
        return escape(code);
    };
    let mut html = String::with_capacity(code.len() * 3);
    let mut done = 0;
    for token in spans_to_flat_tokens(code, spans) {
        let (start, end) = (token.start as usize, token.end as usize);
        escape_into(&mut html, &code[done..start]);
        span_into(&mut html, class(token.tag), &code[start..end]);
        done = end;
    }
    escape_into(&mut html, &code[done..]);
    html
}

/// The class of a token; the stylesheet has a colour for each.
fn class(tag: &str) -> &'static str {
    match tag.bytes().next() {
        Some(b'k') => "k",
        Some(b's') => "s",
        Some(b'f') => "f",
        Some(b'n') => "n",
        Some(b't') => "t",
        Some(b'c') if tag.starts_with("co") => "n",
        Some(b'c') if tag.starts_with("cr") => "t",
        Some(b'c') => "c",
        _ => "",
    }
}

fn span(class: &str, text: &str) -> String {
    let mut html = String::new();
    span_into(&mut html, class, text);
    html
}

fn span_into(html: &mut String, class: &str, text: &str) {
    if class.is_empty() {
        return escape_into(html, text);
    }
    html.push_str("<span class=\"");
    html.push_str(class);
    html.push_str("\">");
    escape_into(html, text);
    html.push_str("</span>");
}

fn lines(code: &str, line: impl Fn(&str) -> String) -> String {
    code.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn console_line(line: &str) -> String {
    match line.strip_prefix("$ ") {
        Some(command) => format!("{}{}", span("p", "$ "), by_grammar("bash", command)),
        None => escape(line),
    }
}

fn http(code: &str) -> String {
    let (head, body) = match code.split_once("\n\n") {
        Some((head, body)) => (head, Some(body)),
        None => (code, None),
    };
    let head = lines(head, |line| match line.split_once(": ") {
        Some((name, value)) => format!("{}: {}", span("t", name), escape(value)),
        None => span("k", line),
    });
    match body {
        Some(body) if body.trim_start().starts_with(['{', '[']) => {
            format!("{head}\n\n{}", by_grammar("json", body))
        }
        Some(body) => format!("{head}\n\n{}", escape(body)),
        None => head,
    }
}
