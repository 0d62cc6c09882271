//! The samples as a template shows them: every line, with who needs it and what they fill in.

mod common;

use common::tags;
use site::Options;
use site::load::SourceFile;

#[test]
fn a_line_says_who_needs_it_and_a_blank_what_goes_there() {
    let mut sources = common::sources();
    let partial = common::mini("../../../../templates/samples.html");
    let partial = std::fs::read_to_string(partial).expect("the partial is there");
    let template =
        |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.to_owned() };
    sources.templates.push(template("templates/samples.html", &partial));
    let index = sources.templates.iter_mut().find(|file| file.path == "templates/index.html");
    let index = index.expect("the miniature site has a front page");
    index.text = index
        .text
        .replace("{{ page.body | safe }}", "{{ page.body | safe }}{% include \"samples.html\" %}");

    let files = site::assemble(&sources, common::tree(), &Options::default());
    let files = files.unwrap_or_else(|problems| panic!("{problems:#?}"));
    let (_, html) = common::pages(&files).find(|(path, _)| *path == "index.html").unwrap();
    assert!(tags(html).iter().any(|tag| tag.get("data-sample") == Some("door")), "{html}");
    let expected = "<code><span class=\"line\">door = <span class=\"f\">open</span>(\n</span>\
        <span class=\"line\" data-needs=\"bill-to\">    <span class=\"s\">&quot;<span data-fill=\"bill-to\">my-org</span>&quot;</span>,\n</span>\
        <span class=\"line\">)\n</span></code>";
    assert!(html.contains(expected), "{html}");
}
