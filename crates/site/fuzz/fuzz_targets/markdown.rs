//! Any text at all, as the prose of a page: it gives a page or a problem, and every tag in the page is one of ours.
#![no_main]

use libfuzzer_sys::fuzz_target;
use site::load::SourceFile;
use site::{Options, Sources, Tree};

/// What the generator and the library write.
const ELEMENTS: &[&str] = &[
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "input",
    "li",
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
    "tr",
    "ul",
];

fuzz_target!(|prose: &str| {
    let file = |path: &str, text: String| SourceFile { path: path.to_owned(), text };
    let settings =
        "title = \"T\"\ndescription = \"D\"\n[[sidebar]]\ntitle = \"S\"\npages = [\"page\"]\n";
    let page = format!("+++\ntitle = \"T\"\ndescription = \"D\"\n+++\n{prose}");
    let sources = Sources {
        settings: file("content/site.toml", settings.to_owned()),
        pages: vec![file("content/page.md", page)],
        templates: vec![file("templates/page.html", "{{ page.body | safe }}".to_owned())],
        ..Sources::default()
    };
    let Ok(files) = site::assemble(&sources, Tree::default(), &Options::default()) else {
        return;
    };
    let page = files.into_iter().find(|file| file.path == "page/index.html");
    let html = String::from_utf8(page.expect("the page is there").bytes).expect("a page is text");
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        let name = tag.trim_matches('/').split([' ', '\n']).next().unwrap_or_default();
        assert!(ELEMENTS.contains(&name), "<{tag}>");
        assert!(!text.contains('>'), "a sign in a text that is not escaped: {text}");
        // Words for an image may be any; only an address is followed.
        let runs = ["href=\"javascript:", "src=\"javascript:"].iter().any(|end| tag.contains(end));
        assert!(!runs, "<{tag}>");
        assert_eq!(tag.matches('"').count() % 2, 0, "<{tag}>");
    }
});
