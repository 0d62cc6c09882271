//! Code in colours: words in, the same words with classes out.

use std::sync::LazyLock;

use arborium::Highlighter;
use arborium_highlight::spans_to_flat_tokens;

use crate::html::escape;

/// Compiled grammars are shared by all blocks of all builds of a process.
static GRAMMARS: LazyLock<Highlighter> = LazyLock::new(Highlighter::new);

/// How a language is read.
#[derive(Clone, Copy)]
enum Language {
    /// By the grammar of this name.
    Grammar(&'static str),
    /// As what is typed after `$ `, and what comes back.
    Console,
    /// As a status or request line, headers, and a body.
    Http,
    /// As it is.
    Plain,
}

fn language(name: &str) -> Option<Language> {
    Some(match name {
        "bash" | "sh" | "shell" => Language::Grammar("bash"),
        "javascript" | "js" => Language::Grammar("javascript"),
        "typescript" | "ts" => Language::Grammar("typescript"),
        "python" | "py" => Language::Grammar("python"),
        "json" => Language::Grammar("json"),
        "toml" => Language::Grammar("toml"),
        "console" => Language::Console,
        "http" => Language::Http,
        "text" | "" => Language::Plain,
        _ => return None,
    })
}

/// Whether code in this language can be shown.
pub fn knows(name: &str) -> bool {
    language(name).is_some()
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
    let Ok(spans) = GRAMMARS.fork().highlight_spans(grammar, code) else {
        return escape(code);
    };
    let mut html = String::new();
    let mut done = 0;
    for token in spans_to_flat_tokens(code, spans) {
        let (start, end) = (token.start as usize, token.end as usize);
        html += &escape(&code[done..start]);
        html += &span(class(token.tag), &code[start..end]);
        done = end;
    }
    html + &escape(&code[done..])
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
    match class {
        "" => escape(text),
        class => format!("<span class=\"{class}\">{}</span>", escape(text)),
    }
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
