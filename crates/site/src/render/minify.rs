//! Pages and style sheets without what only their authors need: indentation and comments.
//!
//! It deliberately leaves scripts alone: what a visitor reads in the browser's own tools should be what we wrote.

use html_minifier::{HTMLMinifier, HTMLMinifierError};

use crate::base::problem::{Problem, unless};
use crate::source::load::StaticFile;

/// What stands around a style sheet in a page; the library knows sheets only there.
const AROUND: [&str; 2] = ["<style>", "</style>"];

/// The static files with small style sheets, or what is wrong with these.
pub(crate) fn sheets(mut statics: Vec<StaticFile>) -> Result<Vec<StaticFile>, Vec<Problem>> {
    let mut problems = Vec::new();
    for file in statics.iter_mut().filter(|file| file.name().ends_with(".css")) {
        match sheet(&file.path, &file.bytes) {
            Ok(bytes) => file.bytes = bytes,
            Err(problem) => problems.push(problem),
        }
    }
    unless(problems, statics)
}

/// One style sheet.
fn sheet(path: &str, bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let problem = |message: String| Problem::new(path, 1, message);
    let css = str::from_utf8(bytes).map_err(|_| problem("is not UTF-8".to_owned()))?;
    if css.to_ascii_lowercase().contains("</style") {
        return Err(problem("holds `</style`, which ends a style sheet in a page".to_owned()));
    }
    let [before, behind] = AROUND;
    let small = minified(&[before, css, behind], true);
    let small = small.map_err(|error| problem(format!("is not a whole style sheet: {error}")))?;
    let inside = small.strip_prefix(before.as_bytes());
    let inside = inside.and_then(|small| small.strip_suffix(behind.as_bytes()));
    inside.map(<[u8]>::to_vec).ok_or_else(|| problem("is not a whole style sheet".to_owned()))
}

/// The page that a template of this name came to.
pub(crate) fn page(template: &str, html: &str) -> Result<Vec<u8>, Problem> {
    minified(&[html], false).map_err(|error| {
        let message = format!("what it gives is not whole HTML: {error}");
        Problem::new(&format!("templates/{template}"), 1, message)
    })
}

fn minified(html: &[&str], with_css: bool) -> Result<Vec<u8>, HTMLMinifierError> {
    let mut minifier = HTMLMinifier::new();
    // Spaces in code are part of it; and data for machines in a script are not ours to change.
    minifier.set_minify_code(false);
    minifier.set_minify_js(false);
    minifier.set_minify_css(with_css);
    for piece in html {
        minifier.digest(piece)?;
    }
    minifier.into_html()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_says_the_same_in_less() {
        fn case(css: &str, expected: &str) {
            let small = sheet("static/x.css", css.as_bytes()).unwrap();
            assert_eq!(String::from_utf8_lossy(&small), expected);
        }
        case("/* note */\nh1 {\n  margin: 0 1px;\n}\n", "h1{margin:0 1px;}");
        case(
            "a { width: clamp(1rem, 1.3rem + 2vw, 2rem) }",
            "a{width:clamp(1rem,1.3rem + 2vw,2rem)}",
        );
        case("a::after { content: \"a  /* b */\" }", "a::after{content:\"a  /* b */\"}");
        case("a :is(h2, h3) > b { top: 0 }", "a :is(h2,h3)>b{top:0}");
        case("", "");
        // As browsers read what is left open: to the end.
        case("a { } /* open", "a{}");
        case("a { content: \"open", "a{content:\"open");
        case("a { top: 0", "a{top:0");
        case("a { } \\", "a{}\\");
    }

    #[test]
    fn a_style_sheet_that_cannot_be_read_is_named() {
        fn case(css: &[u8], expected: &str) {
            let problem = sheet("static/x.css", css).unwrap_err();
            assert!(problem.to_string().starts_with(expected), "{problem}");
        }
        case(b"a { content: '</style>' }", "static/x.css:1: holds `</style`");
        case(b"\xff", "static/x.css:1: is not UTF-8");
    }

    #[test]
    fn text_and_code_stay_as_they_are() {
        fn case(html: &str, expected: &str) {
            let small = page("page.html", html).unwrap();
            assert_eq!(String::from_utf8_lossy(&small), expected);
        }
        case("<p>\n  one\n  <b>two</b> three\n</p>", "<p>\none\n<b>two</b> three\n</p>");
        case("<p><code>a   b</code></p>", "<p><code>a   b</code></p>");
        case("<pre>\n  a   b\n</pre>", "<pre>\n  a   b\n</pre>");
        case("<p title=\"a   b\">x</p>", "<p title=\"a   b\">x</p>");
        let data = "<script type=\"application/ld+json\">{\"a\":  \"b  c\"}</script>";
        case(data, data);
    }

    #[test]
    fn a_page_that_breaks_off_is_a_mistake_of_its_template() {
        let problem = page("page.html", "<p>one <a href=").unwrap_err();
        assert!(
            problem.to_string().starts_with("templates/page.html:1: what it gives"),
            "{problem}"
        );
    }
}
