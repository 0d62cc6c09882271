//! What an author reads after a mistake: all of a stage's at once, each with its file and line.

mod common;

use site::Options;
use site::load::SourceFile;

/// Puts files into the miniature site, an empty text takes one away, and compares what the author reads.
fn case(files: &[(&str, &str)], expected: &[&str]) {
    let mut sources = common::sources();
    for (path, text) in files {
        let file = SourceFile { path: (*path).to_owned(), text: (*text).to_owned() };
        let list = match *path {
            "content/site.toml" => {
                sources.settings = file;
                continue;
            }
            path if path.starts_with("templates/") => &mut sources.templates,
            _ => &mut sources.pages,
        };
        list.retain(|other| other.path != file.path);
        if !text.is_empty() {
            list.push(file);
        }
    }
    let problems = site::assemble(&sources, common::tree(), &Options::default());
    let lines: Vec<String> = match problems {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    };
    assert_eq!(lines, expected);
}

/// A page in the place of one that the sidebar lists.
fn page(body: &str, expected: &[&str]) {
    let front = "+++\ntitle = \"Words\"\ndescription = \"Words.\"\n+++\n";
    let text = format!("{front}{body}\n\n![A dot](/dot.svg)");
    let front_page = "+++\ntitle = \"T\"\ndescription = \"D\"\n+++\n";
    case(&[("content/words.md", &text), ("content/index.md", front_page)], expected);
}

#[test]
fn in_prose() {
    page("[ok](/decision-tree/#is-it-open) [ok](/diagnoses/door-open/#why-it-happens)", &[]);
    page("[x](/nowhere/)", &["content/words.md:5: links to `/nowhere/`, which is not there"]);
    page("\n[x](/words)", &["content/words.md:6: links to `/words`, which is not there"]);
    page("[x](/#gone)", &["content/words.md:5: links to `/#gone`, which has no `#gone`"]);
    page("[x](#gone)", &["content/words.md:5: links to `#gone`, which has no `#gone`"]);
    page(
        "[x](words.md)",
        &["content/words.md:5: links to `words.md`: write it from the root, like `/privacy/`"],
    );
    page(
        "[x](http://example.org/)\n[y](javascript:alert)\n[z](http://localhost.example/)",
        &[
            "content/words.md:5: links to `http://example.org/`: only https leads out of the site",
            "content/words.md:6: links to `javascript:alert`: only https leads out of the site",
            "content/words.md:7: links to `http://localhost.example/`: only https leads out of the site",
        ],
    );
    page("[x][gone] and [x]", &["content/words.md:5: nothing says where `[gone]` leads"]);
    page(
        "# Big\n\n#### Small\n\n## A\n\n## A\n\n## [b](/)",
        &[
            "content/words.md:5: a heading of level 1: the title comes from the front matter",
            "content/words.md:7: a heading of level 4 below one of level 1",
            "content/words.md:11: a second heading with the anchor `a`",
            "content/words.md:13: a link in a heading, which is a link to itself",
        ],
    );
    page(
        "a <b>c</b>\n\n<div>\n</div>",
        &[
            "content/words.md:5: raw HTML is not allowed",
            "content/words.md:7: raw HTML is not allowed",
        ],
    );
    page("![x](/gone.png)", &["content/words.md:5: shows `/gone.png`, which is not in `static/`"]);
    page(
        "![](/dot.svg)",
        &["content/words.md:5: an image without words for those who do not see it"],
    );
    page("```cobol\n```", &["content/words.md:5: the language `cobol` is not known"]);
    let token = format!("`hf_{}`", "a1".repeat(17));
    page(&token, &["content/words.md:5: something like a token: write `hf_…` in its place"]);
}

#[test]
fn in_front_matter() {
    fn front(text: &str, expected: &str) {
        case(&[("content/words.md", text)], &[expected]);
    }
    front("Words.", "content/words.md:1: has no front matter between `+++` lines");
    front("+++\ntitle = \"T\"\n+++\n", "content/words.md:2: missing field `description`");
    front(
        "+++\ntitle = \"T\"\ndescription = \"D\"\nauthor = \"A\"\n+++\n",
        "content/words.md:4: unknown field `author`, expected one of `title`, `description`, `checked`, `sources`",
    );
    front(
        "+++\ntitle = \"T\"\ndescription = \"D\"\nchecked = \"today\"\n+++\n\n## A table\n",
        "content/words.md:4: `today` is not a date like `2026-11-22`",
    );
}

#[test]
fn in_the_settings() {
    fn settings(pages: &str, expected: &[&str]) {
        let text = format!(
            "title = \"T\"\ndescription = \"D\"\n[[sidebar]]\ntitle = \"S\"\npages = {pages}\n[[sidebar]]\ntitle = \"C\"\npages = \"diagnoses\"\n"
        );
        case(&[("content/site.toml", &text)], expected);
    }
    settings("[\"index\", \"words\", \"decision-tree\"]", &[]);
    settings(
        "[\"index\", \"words\",\n\"index\", \"gone\"]",
        &[
            "content/decision-tree.md:1: is in no section of the sidebar in `content/site.toml`",
            "content/site.toml:6: lists `gone`, which is not there",
            "content/site.toml:6: lists `index` a second time",
        ],
    );
    settings(
        "\"everything\"",
        &[
            "content/site.toml:5: invalid value: string \"everything\", expected a list of pages, or `diagnoses`",
        ],
    );
}

#[test]
fn between_the_pages_and_the_tree() {
    let path = "content/diagnoses/door-open.md";
    let right = std::fs::read_to_string(common::mini(path)).unwrap();
    case(
        &[(path, ""), ("content/diagnoses/window.md", &right)],
        &[
            "content/diagnoses/door-open.md:1: is missing: `door-open` is in the tree",
            "content/diagnoses/window.md:1: `window` is not in the tree",
        ],
    );
    case(
        &[(path, &right.replace("The door is open", "It is open"))],
        &[
            "content/diagnoses/door-open.md:2: the title is `It is open`, in the tree `The door is open`",
        ],
    );
    case(
        &[(path, &right.replace("## Why it happens\n", ""))],
        &[
            "content/diagnoses/door-open.md:11: the section `How to fix it` stands where `Why it happens` belongs",
        ],
    );
    case(
        &[(path, &format!("{right}\n## And"))],
        &["content/diagnoses/door-open.md:22: the section `And` is one too many"],
    );
}

#[test]
fn in_templates() {
    fn template(text: &str, expected: &[&str]) {
        let kept = "{% set style = asset(name=\"site.css\") %}{{ page.body | safe }}";
        let base = format!("{kept}{{% block main %}}{{% endblock %}}\n{text}");
        case(&[("templates/base.html", &base)], expected);
    }
    template("", &[]);
    template(
        "{{ page.titel }}",
        &[
            "templates/base.html:2: field `titel` is not defined; available fields: body, canonical, checked, checker, contents, description, edit, hub_url, next, previous, repository, router_url, sections, sidebar, site, sources, title",
        ],
    );
    template(
        "{{ link(to=\"/gone/\") }}",
        &["templates/base.html:2: links to `/gone/`, which is not there"],
    );
    template(
        "{{ asset(name=\"gone.css\") }}",
        &["templates/base.html:2: calls for `gone.css`, which is not in `static/`"],
    );
    template("{{ page.title", &["templates/base.html:2: unexpected end of input"]);
    template(
        "{% include \"gone.html\" %}\n{{ gone() }}",
        &[
            "templates/base.html:2: unknown template `gone.html`",
            "templates/base.html:3: unknown function `gone`",
        ],
    );
    case(
        &[("templates/page.html", "{% extends \"gone.html\" %}")],
        &["templates/page.html:1: extends `gone.html`, which is not there"],
    );
    case(&[("templates/404.html", "")], &["templates/404.html:1: is missing"]);
    case(
        &[("templates/base.html", "{% block main %}{{ page.body | safe }}{% endblock %}")],
        &["static/site.css:1: is used by no template and no page"],
    );
}

#[test]
fn in_a_page_and_between_pages_at_once() {
    page(
        "A <b>bold</b> word.\n\n[nowhere](/nowhere/)\n",
        &[
            "content/words.md:5: raw HTML is not allowed",
            "content/words.md:7: links to `/nowhere/`, which is not there",
        ],
    );
}
