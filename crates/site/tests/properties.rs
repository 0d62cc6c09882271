//! Whatever an author writes, there is a page or a problem; never a panic, never a sign that was not escaped.

mod common;

use common::{pages, tags};
use proptest::prelude::*;
use site::load::SourceFile;
use site::{Options, Sources};

/// The miniature site with this prose on a page that is bare of anything else.
fn with_prose(prose: &str) -> Sources {
    let mut sources = common::sources();
    let words = sources
        .pages
        .iter_mut()
        .find(|page| page.path == "content/words.md")
        .expect("the page is there");
    let front = "+++\ntitle = \"Words\"\ndescription = \"Words.\"\n+++\n";
    *words = SourceFile {
        path: words.path.clone(),
        text: format!("{front}{prose}\n\n## A table {{#a-table}}\n\n![A dot](/dot.svg)\n"),
    };
    let index = sources
        .pages
        .iter_mut()
        .find(|page| page.path == "content/index.md")
        .expect("the page is there");
    index.text = front.to_owned();
    sources
}

/// The page, if there are no problems.
fn written(prose: &str) -> Option<String> {
    let files = site::assemble(&with_prose(prose), common::tree(), &Options::default()).ok()?;
    let page = pages(&files).find(|(path, _)| *path == "words/index.html");
    Some(page.expect("the page is there").1.to_owned())
}

/// The elements and attributes that the generator, the library and the templates write.
const ELEMENTS: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "img",
    "input",
    "li",
    "link",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "ul",
];

/// Pieces that mean something in markdown, in HTML, in templates, or in our own additions.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z ]{0,8}",
        1 => "\\PC{0,4}",
        3 => proptest::sample::select(vec![
            "<", ">", "&", "\"", "'", "&amp;", "&#60;", "&lt;", "\\<", "<b>", "</b>", "<!--", "-->", "<script>",
            "*", "**", "_", "~~", "`", "```", "```python\n", "```text\n", "```console\n$ ", "```http\n", "\n", "\n\n",
            "# ", "## ", "### ", "{#", "}", "[", "]", "(", ")", "](/words/)", "](#a-table)", "](https://x.example/?a=\"&b)",
            "![", "](/dot.svg)", "| a | b |\n|---|--:|\n| ", " | ", "> ", "> [!NOTE]\n> ", "- ", "1. ", "[^1]", "[^1]: ",
            "{{", "}}", "{%", "%}", "    ", "\t", "\\", "\u{0}", "\u{feff}", "\r", "javascript:", "<https://x.example/>",
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_prose_gives_a_page_or_a_problem(prose in prose()) {
        if let Some(html) = written(&prose) {
            for tag in tags(&html) {
                prop_assert!(ELEMENTS.contains(&tag.name), "{}: {html}", tag.name);
                for (name, value) in &tag.attributes {
                    prop_assert!(!name.starts_with("on") && *name != "style", "{name}={value}");
                    // Words for an image may be any; only an address is followed.
                    let is_address = matches!(*name, "href" | "src");
                    let runs = value.to_lowercase().trim_start().starts_with("javascript:");
                    prop_assert!(!(is_address && runs), "{name}={value}");
                }
            }
        }
    }

    #[test]
    fn any_code_is_shown_to_the_letter(code in "[\\PC\n]{0,60}", language in proptest::sample::select(vec!["python", "bash", "json", "console", "http", "text", "toml", "javascript", "typescript"])) {
        let html = site::highlight::highlight(language, &code);
        prop_assert_eq!(text(&html), code.trim_end_matches('\n'));
    }

    #[test]
    fn any_front_matter_gives_a_page_or_a_problem(front in "[\\PC\n]{0,60}") {
        let mut sources = common::sources();
        let path = sources.pages[0].path.clone();
        for text in [format!("+++\n{front}\n+++\n"), front] {
            sources.pages[0].text = text;
            match site::assemble(&sources, common::tree(), &Options::default()) {
                Ok(files) => prop_assert!(pages(&files).count() > 5),
                Err(problems) => prop_assert!(problems.iter().any(|problem| problem.path == path)),
            }
        }
    }
}

/// What a browser shows of HTML that has only spans in it.
fn text(html: &str) -> String {
    let bare: String = html
        .split('<')
        .enumerate()
        .map(|(position, piece)| match position {
            0 => piece,
            _ => piece.split_once('>').expect("every tag ends").1,
        })
        .collect();
    let bare = bare.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    bare.replace("&amp;", "&")
}
