//! The languages that blocks of code may be in.

/// The languages that are known, each by the first of its names.
pub(crate) const LANGUAGES: [&str; 10] = [
    "bash",
    "console",
    "http",
    "javascript",
    "json",
    "python",
    "text",
    "toml",
    "typescript",
    "yaml",
];

/// How a language is read.
#[derive(Clone, Copy)]
pub(crate) enum Language {
    /// By the grammar of this name.
    Grammar(&'static str),
    /// As what is typed after `$ `, and what comes back.
    Console,
    /// As a status or request line, headers, and a body.
    Http,
    /// As it is.
    Plain,
}

/// The language of this name.
pub(crate) fn language(name: &str) -> Option<Language> {
    Some(match name {
        "bash" | "sh" | "shell" => Language::Grammar("bash"),
        "javascript" | "js" => Language::Grammar("javascript"),
        "typescript" | "ts" => Language::Grammar("typescript"),
        "python" | "py" => Language::Grammar("python"),
        "json" => Language::Grammar("json"),
        "toml" => Language::Grammar("toml"),
        "yaml" | "yml" => Language::Grammar("yaml"),
        "console" => Language::Console,
        "http" => Language::Http,
        "text" | "" => Language::Plain,
        _ => return None,
    })
}

/// Whether code in this language can be shown.
pub(crate) fn knows(name: &str) -> bool {
    language(name).is_some()
}
