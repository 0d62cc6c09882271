//! Blocks of code for several clients, as visitors and programs get them.

mod common;

use site::Options;
use site::load::SourceFile;

/// The files of the miniature site with two clients, and this prose on the page of the words.
fn built(prose: &str) -> impl Fn(&str) -> String {
    let mut sources = common::sources();
    let settings = &mut sources.settings.text;
    *settings = settings.replace("\"words\"", "\"words\", \"clients/one\", \"clients/two\"");
    for (name, title) in [("one", "The first & best"), ("two", "The second")] {
        let text = format!("+++\ntitle = \"{title}\"\ndescription = \"A client.\"\n+++\nIt.\n");
        sources.pages.push(SourceFile { path: format!("content/clients/{name}.md"), text });
    }
    let words = sources.pages.iter_mut().find(|page| page.path == "content/words.md");
    words.expect("the miniature site has it").text += prose;
    let files = site::assemble(&sources, common::tree(), &Options::default());
    let files = files.unwrap_or_else(|problems| panic!("{problems:?}"));
    move |path| {
        let file = files.iter().find(|file| file.path == path).expect("the page is there");
        String::from_utf8(file.bytes.clone()).expect("a page is text")
    }
}

const ROW: &str = "\n```text client=one\na\n```\n```text client=two\nb\n```\n```text\nc\n```\n";

#[test]
fn they_stand_one_under_another_each_under_its_name() {
    let code = |text| format!("<div class=\"code text\"><pre><code>{text}</code></pre></div>\n");
    let row = format!(
        "<div class=\"tabs\">\n\
         <div data-client=\"one\">\n<p class=\"label\">The first &amp; best</p>\n{}</div>\n\
         <div data-client=\"two\">\n<p class=\"label\">The second</p>\n{}</div>\n\
         </div>\n{}",
        code("a"),
        code("b"),
        code("c")
    );
    let page = built(ROW)("words/index.html");
    assert!(page.contains(&row), "{page}");
}

#[test]
fn two_rows_with_a_word_between_them_are_two() {
    let page = built(&format!("{ROW}\nOr:\n{ROW}"))("words/index.html");
    assert_eq!(page.matches("class=\"tabs\"").count(), 2);
}

#[test]
fn the_twin_names_the_client_of_each() {
    let twin = built(ROW)("words/index.md");
    for expected in [
        "**The first & best**\n\n```text\na\n```",
        "**The second**\n\n```text\nb\n```",
        "\n\n```text\nc\n```",
    ] {
        assert!(twin.contains(expected), "{twin}");
    }
}
