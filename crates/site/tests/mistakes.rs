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
            "content/facts.toml" => {
                sources.facts = file;
                continue;
            }
            path if path.starts_with("content/messages/") && path.ends_with(".toml") => {
                &mut sources.messages
            }
            path if path.starts_with("content/samples/") => &mut sources.samples,
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
    page("[x](/nowhere/)", &["content/words.md:5:1: links to `/nowhere/`, which is not there"]);
    page("\n[x](/words)", &["content/words.md:6:1: links to `/words`, which is not there"]);
    page("[x](/#gone)", &["content/words.md:5:1: links to `/#gone`, which has no `#gone`"]);
    page("[x](#gone)", &["content/words.md:5:1: links to `#gone`, which has no `#gone`"]);
    page(
        "[x](words.md)",
        &["content/words.md:5:1: links to `words.md`: write it from the root, like `/privacy/`"],
    );
    page(
        "[x](http://example.org/)\n[y](javascript:alert)\n[z](http://localhost.example/)",
        &[
            "content/words.md:5:1: links to `http://example.org/`: only https leads out of the site",
            "content/words.md:6:1: links to `javascript:alert`: only https leads out of the site",
            "content/words.md:7:1: links to `http://localhost.example/`: only https leads out of the site",
        ],
    );
    page(
        "| | b |\n|---|---|\n| c | |\n",
        &["content/words.md:5:2: a column of a table without a heading"],
    );
    page(
        "| a | b |\n|---|---|\n| c |\n| c | d | e |\n| \\| | d |\nc | d\n",
        &[
            "content/words.md:7:1: a row of 1 cells in a table of 2 columns",
            "content/words.md:8:1: a row of 3 cells in a table of 2 columns",
        ],
    );
    page(
        "## Said\n\nSo[^said].\n\n[^said]: Said.",
        &["content/words.md:9:1: the anchor `said` of a footnote is there already"],
    );
    page("[x][gone] and [x]", &["content/words.md:5:1: nothing says where `[gone]` leads"]);
    page(
        "# Big\n\n#### Small\n\n## A\n\n## A\n\n## [b](/)",
        &[
            "content/words.md:5:1: a heading of level 1: the title comes from the front matter",
            "content/words.md:7:1: a heading of level 4 below one of level 1",
            "content/words.md:11:1: a second heading with the anchor `a`",
            "content/words.md:13:4: a link in a heading, which is a link to itself",
        ],
    );
    page(
        "a <b>c</b>\n\n<div>\n</div>",
        &[
            "content/words.md:5:3: raw HTML is not allowed",
            "content/words.md:7:1: raw HTML is not allowed",
        ],
    );
    page(
        "![x](/gone.png)",
        &["content/words.md:5:1: shows `/gone.png`, which is not in `static/`"],
    );
    page(
        "![](/dot.svg)",
        &["content/words.md:5:1: an image without words for those who do not see it"],
    );
    page("```cobol\n```", &["content/words.md:5:1: the language `cobol` is not known"]);
    page(
        "```bash status=42\n```\n```python size=big\n```",
        &[
            "content/words.md:5:1: `42` is no HTTP status",
            "content/words.md:7:1: a block of code knows `sample=`, `status=` and `client=`, and not `size=big`",
        ],
    );
    let words = "+++\ntitle = \"Words\"\ndescription = \"Words.\"\n+++\n![A dot](/dot.svg)\n\n## A table\n\n```python client=dor\n```\n```python client=door\n```\n```bash client=door\n```\n\nAlone:\n\n```bash client=door\n```\n";
    let words = words.replace("## A table", "## A table {#a-table}");
    case(
        &[("content/words.md", &words)],
        &[
            "content/words.md:9: the client `dor` has no page in `content/clients/`",
            "content/words.md:13: a second block for the client `door` in one row",
            "content/words.md:18: the block for the client `door` stands alone: a second one follows it at once",
        ],
    );
    page(
        "```python sample=gone\n```\n```python sample=door\nopen()\n```\n```bash sample=door\n```",
        &[
            "content/words.md:5: shows the sample `gone`, which is not in `content/samples/`",
            "content/words.md:7: the block that shows the sample `door` is not empty",
            "content/words.md:10: the sample `door` is `python`, not `bash`",
        ],
    );
    page(
        "| Status | Calls |\n|---|---|\n| 402 | 500 |\n\nSince 2025.",
        &[
            "content/words.md:7:9: `500` is written by hand",
            "content/words.md:9:7: `2025` is written by hand",
        ],
    );
    let token = format!("`hf_{}`", "a1".repeat(17));
    page(&token, &["content/words.md:5: something like a token: write `hf_…` in its place"]);
}

#[test]
fn in_front_matter() {
    fn front(text: &str, expected: &str) {
        case(&[("content/words.md", text)], &[expected]);
    }
    front("Words.", "content/words.md:1: has no front matter between `+++` lines");
    front("+++\ntitle = \"T\"\n+++\n", "content/words.md:2:1: missing field `description`");
    front(
        "+++\ntitle = \"T\"\ndescription = \"It costs $2.\"\n+++\n\n## A table\n",
        "content/words.md:3:25: `$2` is written by hand",
    );
    front(
        "+++\ntitle = \"T\"\ndescription = \"D\"\nauthor = \"A\"\n+++\n",
        "content/words.md:4:1: unknown field `author`, expected one of `title`, `head-title`, `description`, `searched`, `sources`, `feed`, `reader`",
    );
    front(
        "+++\ntitle = \"T\"\ndescription = \"D\"\nsources = [\"him\"]\n+++\n\n## A table\n",
        "content/words.md:4: names the source `him`, which is not in `content/facts.toml`",
    );
    front(
        "+++\ntitle = \"T\"\nhead-title = \"402: “Pay!”\"\ndescription = \"D\"\n+++\n\n## A table\n",
        "content/words.md:3: the title in the head quotes `Pay!`, which no message says",
    );
}

#[test]
fn in_samples() {
    fn sample(name: &str, text: &str, expected: &str) {
        case(&[(&format!("content/samples/{name}"), text)], &[expected]);
    }
    sample(
        "door.py",
        "open()  # needs: key\n",
        "content/samples/door.py:1: `key` is no need: there are `bill-to`, `provider`, `token`, `base-url`",
    );
    sample(
        "door.rb",
        "open\n",
        "content/samples/door.rb:1: a sample ends in `.py`, `.mjs`, `.sh` or `.yml`",
    );
    let front = "+++\ntitle = \"T\"\ndescription = \"D\"\n[reader]\n+++\n![A dot](/dot.svg)\n\n## A table {#a-table}\n";
    case(
        &[("content/words.md", front)],
        &["content/words.md:2: `[reader]` is for a client that has a sample in `content/samples/`"],
    );
    sample(
        "window.py",
        "open()\n",
        "content/samples/window.py:1: has no page `content/clients/window.md`",
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
    settings("[\"index\", \"words\", \"clients/door\", \"decision-tree\"]", &[]);
    settings(
        "[\"index\", \"words\", \"clients/door\",\n\"index\", \"gone\"]",
        &[
            "content/decision-tree.md:1: is in no section of the sidebar in `content/site.toml`",
            "content/site.toml:6:1: lists `index` a second time",
            "content/site.toml:6:10: lists `gone`, which is not there",
        ],
    );
    settings(
        "\"everything\"",
        &["content/site.toml:5:9: `pages` takes a list of pages, or `diagnoses`"],
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
            "content/diagnoses/door-open.md:13: the section `How to fix it` stands where `Why it happens` belongs",
        ],
    );
    case(
        &[(path, &format!("{right}\n## And"))],
        &["content/diagnoses/door-open.md:26: the section `And` is one too many"],
    );
    case(
        &[(path, &right.replace("1. Shut it.", "Shut it."))],
        &[
            "content/diagnoses/door-open.md:14: the section `How to fix it` has no numbered list of steps",
        ],
    );
}

#[test]
fn in_the_messages() {
    fn messages(text: &str, expected: &[&str]) {
        let facts = "content/facts.toml";
        let known = std::fs::read_to_string(common::mini(facts)).unwrap();
        let known = format!(
            "{known}[sources.door]\ntitle = \"The door\"\nurl = \"https://example.org/door\"\n"
        );
        let path = "content/diagnoses/door-shut.md";
        let page = std::fs::read_to_string(common::mini(path)).unwrap();
        let page = page.replace("A door.", "```text\nThe door says bang to me.\n```");
        let settings = std::fs::read_to_string(common::mini("content/site.toml")).unwrap();
        let settings = settings.replacen("pages = [", "pages = [\"messages/doors\", ", 1);
        let family = "+++\ntitle = \"Doors\"\ndescription = \"What doors say, and what it means.\"\nsources = []\n+++\n\nA door.\n";
        case(
            &[
                ("content/messages/doors.toml", text),
                ("content/messages/doors.md", family),
                ("content/site.toml", &settings),
                ("templates/family.html", "{{ page.body | safe }}"),
                (facts, &known),
                (path, &page),
            ],
            expected,
        );
    }
    let message = |id: &str, text: &str, more: &str| {
        format!(
            "[[message]]\nid = \"{id}\"\ntext = \"{text}\"\nwho = \"the door\"\nby = \"hub\"\nsource = \"door\"\nsure = \"observed\"\ndiagnosis = \"door-shut\"\n{more}\n"
        )
    };
    let quoted = message("bang", "The door says bang to {name}.", "examples = { name = \"you\" }");
    messages(&quoted, &[]);
    messages(&format!("{quoted}{}", message("creak", "Creak.", "status = 402")), &[]);
    messages(
        &message("creak", "Creak.", ""),
        &[
            "content/diagnoses/door-shut.md:2: `What you see` quotes none of its messages in `content/messages/`",
        ],
    );
    let second = message("bang", "Creak {how}.", "alone = false\nstatus = 200");
    let second = second.replace("\"door\"", "[\"wall\", \"door\"]");
    let second = second.replace("door-shut", "window-shut");
    let third =
        message("Bang!", "Creak {how}.", "also = [\"door-shut\"]\nexamples = { who = \"it\" }");
    messages(
        &format!("{quoted}{second}{third}"),
        &[
            "content/messages/doors.toml:10: `alone = false` needs a `note` that says why",
            "content/messages/doors.toml:10: `window-shut` is not in the tree",
            "content/messages/doors.toml:10: a second message with the id `bang`: the first is at content/messages/doors.toml:1",
            "content/messages/doors.toml:10: the part `{how}` has no example",
            "content/messages/doors.toml:10: the source `wall` is not there",
            "content/messages/doors.toml:10: the status is none of a refusal, which is from 400 to 599",
            "content/messages/doors.toml:20: `door-shut` is its diagnosis and stands in `also`",
            "content/messages/doors.toml:20: a second message `Creak {how}.`: the first is at content/messages/doors.toml:10",
            "content/messages/doors.toml:20: the example `who` is for no part of the text",
            "content/messages/doors.toml:20: the id `Bang!` is not in small letters, digits and hyphens",
            "content/messages/doors.toml:20: the part `{how}` has no example",
        ],
    );
    messages(
        "[[message]]\nid = \"x\"\n",
        &["content/messages/doors.toml:1:1: missing field `text`"],
    );
}

#[test]
fn that_would_show_as_they_are() {
    page(
        "`x` {{doors and {doors}, {{ doors }} {{door",
        &[
            "content/words.md:5:5: takes the fact `doors`, and does not close it",
            "content/words.md:5:17: names the fact `doors` in single braces",
        ],
    );
    page(
        "A word[^1] and another[^2].\n\n[^1]: Said.",
        &["content/words.md:5:23: the footnote `[^2]` is not there"],
    );
    page("> [!NOTE]\n> Well.", &[]);
    page("> [!NOTICE]\n> Well.", &["content/words.md:5:3: `[!NOTICE]` is no callout"]);
    page("~~~text\nWell.\n~~~~\n\n> ```text\n> Well.\n> ```", &[]);
    page(
        "  ```text\n  Well.\n  ``` \n\n- ```text\n  Well.\n  ```\n\n1. > ```\n   > Well.\n   > ```",
        &[],
    );
    page(
        "> ```text\n> Well.\n\n```text\nWell.\n",
        &[
            "content/words.md:5:3: a block of code that nothing closes",
            "content/words.md:8:1: a block of code that nothing closes",
        ],
    );
    page(
        "> ```text\n> A language ends nothing.\n> ```text\n\n````text\nNor do fewer.\n```\n",
        &[
            "content/words.md:5:3: a block of code that nothing closes",
            "content/words.md:9:1: a block of code that nothing closes",
        ],
    );
    let front = "+++\ntitle = \"T\"\ndescription = \"D\"\n+++\n";
    let settings = std::fs::read_to_string(common::mini("content/site.toml")).unwrap();
    let settings = settings.replace("\"words\"", "\"words\", \"New page\"");
    case(
        &[("content/site.toml", &settings), ("content/New page.md", front)],
        &[
            "content/New page.md:1: says nothing below its front matter",
            "content/New page.md:1: the name `New page` is not in small letters, digits and hyphens",
        ],
    );
    let settings = settings.replace("New page", "messages/doors");
    let family = ("content/messages/doors.md", front);
    case(
        &[("content/site.toml", &settings), family, ("templates/family.html", "{{ page.title }}")],
        &["content/messages/doors.md:1: says nothing below its front matter"],
    );
}

#[test]
fn in_the_facts_are_said_without_what_follows_from_them() {
    let facts = std::fs::read_to_string(common::mini("content/facts.toml")).unwrap();
    case(
        &[
            ("content/facts.toml", &facts.replace("\"count\"", "\"counts\"")),
            ("content/site.toml", "title = \"T\"\ndescription = 1\n"),
            ("content/samples/door.rb", "# A door\n"),
        ],
        &[
            "content/facts.toml:6:8: unknown variant `counts`, expected one of `money`, `date`, `duration`, `limit`, `count`, `percent`, `url`, `env`, `plan`, `version`",
            "content/samples/door.rb:1: a sample ends in `.py`, `.mjs`, `.sh` or `.yml`",
            "content/site.toml:2:15: `description` takes words in quotes, not a value of type integer",
        ],
    );
}

#[test]
fn of_an_editor_that_writes_otherwise() {
    let root = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("otherwise");
    drop(std::fs::remove_dir_all(&root));
    for folder in ["content", "templates", "static"] {
        std::fs::create_dir_all(root.join(folder)).unwrap();
    }
    let write = |name: &str, bytes: &[u8]| std::fs::write(root.join(name), bytes).unwrap();
    write("content/site.toml", b"title = \"T\"\r\ndescription = \"\xe4\"\r\n");
    write("content/a.md", "\u{feff}+++\r\ntitle = \"A\"\r\n+++\r\n".as_bytes());
    write("content/b.md", b"+++\ntitle = \"B\"\ndescription = \"\xe4\"\n+++\nB.\n");
    let sources = site::load(&root).unwrap();
    let problems = site::assemble(&sources, common::tree(), &Options::default()).unwrap_err();
    let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "content/a.md:2:1: missing field `description`",
            "content/b.md:3:16: is not UTF-8 from here on",
            "content/site.toml:2:16: is not UTF-8 from here on",
        ]
    );
    // Whoever asks for the settings alone is not held up by what the build says.
    assert!(site::own(&root).unwrap().is_some());
    write("content/site.toml", b"title = 1\n");
    assert!(site::own(&root).unwrap().is_none());
}

#[test]
fn behind_a_fact() {
    page(
        "{{doors}} and {{doors}} [x](/nowhere/) 30 cents",
        &[
            "content/words.md:5:25: links to `/nowhere/`, which is not there",
            "content/words.md:5:40: `30 cents` is written by hand",
        ],
    );
    page("`{{doors}}`<b>", &["content/words.md:5:12: raw HTML is not allowed"]);
    case(
        &[("content/words.md", "+++\ntitle = \"{{doors}}\" x\n+++\n")],
        &["content/words.md:2:21: unexpected key or value, expected newline, `#`"],
    );
    let mut sources = common::sources();
    let words = sources.pages.iter_mut().find(|page| page.path == "content/words.md").unwrap();
    words.text.push_str("\n{{doors}} [x](/nowhere/)\n");
    let problems = site::assemble(&sources, common::tree(), &Options::default()).unwrap_err();
    let shown = sources.shown(&problems[0]);
    assert!(shown.contains(" | {{doors}} [x](/nowhere/)\n"), "{shown}");
    assert!(shown.contains(" |           ^"), "{shown}");
}

#[test]
fn in_templates() {
    fn template(text: &str, expected: &[&str]) {
        let kept = "{% set style = asset(name=\"site.css\") %}{{ page.body | safe }}";
        let base = format!("{kept}{{% block main %}}{{% endblock %}}\n{text}");
        case(&[("templates/base.html", &base)], expected);
    }
    template("", &[]);
    template("{{ page.titel }}", &["templates/base.html:2:9: field `titel` is not defined"]);
    template("{{ pgae.title }}", &["templates/base.html:2:4: variable `pgae` is not defined"]);
    template(
        "{{ link(to=\"/gone/\") }}",
        &["templates/base.html:2:4: links to `/gone/`, which is not there"],
    );
    template(
        "{{ asset(name=\"gone.css\") }}",
        &["templates/base.html:2:4: calls for `gone.css`, which is not in `static/`"],
    );
    template("{{ page.title", &["templates/base.html:2:14: unexpected end of input"]);
    template(
        "{% include \"gone.html\" %}\n{{ gone() }}",
        &[
            "templates/base.html:2:12: unknown template `gone.html`",
            "templates/base.html:3:4: unknown function `gone`",
        ],
    );
    case(
        &[("templates/page.html", "{% extends \"gone.html\" %}")],
        &["templates/page.html:1: extends `gone.html`, which is not there"],
    );
    case(
        &[
            ("templates/old.html", "{%- include \"older.html\" -%}"),
            ("templates/older.html", "Older."),
            ("templates/part.html", "A part."),
            (
                "templates/page.html",
                "{% extends \"base.html\" %}{% block main %}{% include \"part.html\" %}{% endblock %}",
            ),
        ],
        &[
            "templates/old.html:1: is used by no page and no template",
            "templates/older.html:1: is used by no page and no template",
        ],
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
            "content/words.md:5:3: raw HTML is not allowed",
            "content/words.md:7:1: links to `/nowhere/`, which is not there",
        ],
    );
}

#[test]
fn in_the_redirects() {
    fn redirects(text: &str, expected: &[&str]) {
        let settings = std::fs::read_to_string(common::mini("content/site.toml")).unwrap();
        let settings = settings.split("[[redirect]]").next().unwrap();
        case(&[("content/site.toml", &format!("{settings}{text}"))], expected);
    }
    redirects("[[redirect]]\nfrom = \"/gone/\"\nto = \"/words/#a-table\"\n", &[]);
    redirects(
        "[[redirect]]\nfrom = \"/gone/#part\"\nto = \"/word/\"\n[[redirect]]\nfrom = \"/words/\"\nto = \"/words/#no\"\n[[redirect]]\nfrom = \"../up\"\nto = \"/\"\n[[redirect]]\nfrom = \"../up\"\nto = \"https://example.org/\"\n",
        &[
            "content/site.toml:13:8: leads on from a part of `/gone/`, and nothing from `/gone/` itself",
            "content/site.toml:14:6: links to `/word/`, which is not there",
            "content/site.toml:16:8: leads on from `/words/`, which is there",
            "content/site.toml:17:6: links to `/words/#no`, which has no `#no`",
            "content/site.toml:19:8: `../up` is no address that can lead on",
            "content/site.toml:22:8: `../up` is no address that can lead on",
            "content/site.toml:22:8: leads on from `../up` a second time",
            "content/site.toml:23:6: links to `https://example.org/`, which is not there",
        ],
    );
}

#[test]
fn in_what_nobody_reads() {
    let mut sources = common::sources();
    sources.strays.push("content/notes.txt".to_owned());
    let problems = site::assemble(&sources, common::tree(), &Options::default()).unwrap_err();
    let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["content/notes.txt:1: is read by nothing: a page ends in `.md`"]);
    let unwritten = format!("A word.\n\n{}.\n", site::TO_WRITE);
    page(&unwritten, &["content/words.md:7:1: `TO WRITE`: something is still to be written here"]);
}

#[test]
fn with_the_line_and_what_may_help() {
    let mut sources = common::sources();
    let words = sources.pages.iter_mut().find(|page| page.path == "content/words.md").unwrap();
    words.text.push_str("\nGo\tto [the table](/words/#a-tabel), [a page](/word/), <b>or</b> away.\n\n```pyhton\n```\n");
    let line = words.text.lines().count() - 3;
    let problems = site::assemble(&sources, common::tree(), &Options::default()).unwrap_err();
    let shown: Vec<_> = problems.iter().map(|problem| sources.shown(problem)).collect();
    let prose = "Go\tto [the table](/words/#a-tabel), [a page](/word/), <b>or</b> away.";
    let expected = format!(
        "content/words.md:{line}:7: links to `/words/#a-tabel`, which has no `#a-tabel`
  {line} | {prose}
     |   \t   ^
  hint: did you mean `#a-table`?
content/words.md:{line}:37: links to `/word/`, which is not there
  {line} | {prose}
     |   \t                                 ^
  hint: did you mean `/words/`?
content/words.md:{line}:55: raw HTML is not allowed
  {line} | {prose}
     |   \t                                                   ^
  hint: write `\\<` for the sign itself, or put it between backticks
content/words.md:{}:1: the language `pyhton` is not known
  {} | ```pyhton
     | ^
  hint: did you mean `python`?",
        line + 2,
        line + 2
    );
    assert_eq!(shown.join("\n"), expected);
}

/// Settings in the place of the miniature site's, from line 8 on; `[…]` tables come last.
fn own(text: &str, expected: &[&str]) {
    let sections = "[[sidebar]]\ntitle = \"S\"\npages = [\"index\", \"words\", \"clients/door\", \"decision-tree\"]\n[[sidebar]]\ntitle = \"C\"\npages = \"diagnoses\"\n";
    let (keys, tables) = text.split_at(text.find('[').unwrap_or(text.len()));
    let text = format!("title = \"T\"\ndescription = \"D\"\n{keys}{tables}\n{sections}");
    let expected: Vec<String> =
        expected.iter().map(|line| format!("content/site.toml:{line}")).collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    case(&[("content/site.toml", &text)], &expected);
}

const KEYS: &str = "`title`, `description`, `repository`, `edit`, `sidebar`, `logo`, `card`, `mark`, `footer`, `checker`, `bill-to`, `hub-url`, `router-url`, `support`, `colours`, `redirect`";

#[test]
fn in_what_a_host_sets() {
    own("logo = \"dot.svg\"\nmark = \"Help\"\nchecker = false\nbill-to = \"my-org_1.x\"\n", &[]);
    own("hub-url = \"https://hub.example/\"\nrouter-url = \"http://localhost:1\"\n", &[]);
    own("[support]\ntitle = \"Ask us\"\nurl = \"mailto:help@name.example\"\n", &[]);
    own(
        "logo = \"gone.svg\"\nedit = \"name.example\"\nbill-to = \"my org\"\nhub-url = \"http://hub.example\"\nrepository = 1\ncard = \"\"\n",
        &[
            "4:8: `edit`: `name.example` is not an https address",
            "5:11: `bill-to`: `my org` is not the name of an organization: give it as it stands in its address",
            "6:11: `hub-url`: `http://hub.example` cannot be an endpoint: give https:// and a host, without a path",
            "7:14: `repository` takes words in quotes, not a value of type integer",
            "8:8: `card` is empty: leave it out instead",
        ],
    );
    own("card = \"gone.png\"\n", &["3:8: names `gone.png`, which is not in `static/`"]);
    own(
        "card = \"dot.svg\"\nlogo = \"site.css\"\n",
        &[
            "3:8: `dot.svg` has to be a PNG of 1200 by 630",
            "4:8: `site.css` has to be an SVG or a PNG",
        ],
    );
    own(
        "mark = \"Company\"\nchecker = \"no\"\n",
        &[
            "3:8: `mark`: `Company` has 7 letters, and there is room for 4",
            "4:11: `checker` takes `true` or `false`",
        ],
    );
    own(
        "colors = 1\nbill_to = \"x\"\ntracker = \"x\"\n[support]\ntitel = \"x\"\n",
        &[
            &format!("3:1: unknown field `colors`, known are {KEYS}"),
            &format!("4:1: unknown field `bill_to`, known are {KEYS}"),
            &format!("5:1: unknown field `tracker`, known are {KEYS}"),
            "6: missing field `title`",
            "6: missing field `url`",
            "7:1: unknown field `titel`, known are `title`, `url`",
        ],
    );
    own("title = \"again\"\n", &["3:1: duplicate key"]);
    own(
        "[support]\ntitle = \"Ask\"\nurl = \"javascript:alert(1)\"\n",
        &["5:7: `url`: `javascript:alert(1)` begins with neither `https://` nor `mailto:`"],
    );
}

#[test]
fn in_colours() {
    let sheet = ":root{--paper:light-dark(#fff,#111);--surface:light-dark(#fff,#000);--sunk:light-dark(#eee,#222)}";
    let colours = |text: &str| {
        let mut sources = common::sources();
        let css = sources.statics.iter_mut().find(|file| file.name() == "site.css").unwrap();
        css.bytes = sheet.as_bytes().to_vec();
        sources.settings.text += &format!("[colours]\n{text}");
        let lines = sources.settings.text.lines().count() - text.lines().count();
        let files = site::assemble(&sources, common::tree(), &Options::default());
        let files = files.map_err(|problems| {
            let shown =
                |problem: &site::Problem| format!("{}: {}", problem.line - lines, problem.message);
            problems.iter().map(shown).collect::<Vec<_>>()
        })?;
        let css = files.into_iter().find(|file| file.path.ends_with(".css")).unwrap();
        Ok::<_, Vec<String>>(String::from_utf8(css.bytes).unwrap())
    };
    assert_eq!(colours("").as_deref(), Ok(sheet));
    let css =
        colours("accent = \"#0a5a7d\"\naccent-dark = \"#84c8ea\"\nbrand = \"#ffc53d\"\n").unwrap();
    for rule in [
        ":root{--link-light:#0a5a7d;--on-link-light:#ffffff}",
        ":root{--link-dark:#84c8ea;--on-link-dark:#000000}",
        "--amber:#ffc53d",
    ] {
        assert!(css.contains(rule), "{css}");
    }
    let problems = colours("accent = \"#84c8ea\"\naccent-dark = \"blue\"\nbrand = \"#1f2430\"\n");
    assert_eq!(
        problems,
        Err(vec!["2: `accent-dark`: `blue` is not a colour like `#0a5a7d`".to_owned()])
    );
    let problems =
        colours("accent = \"#84c8ea\"\naccent-dark = \"#0a5a7d\"\nbrand = \"#1f2430\"\n");
    assert_eq!(
        problems,
        Err([
            "1: `#84c8ea` has a contrast of 1.58:1 to the light paper (`#eee`), and needs 4.5:1 to be readable",
            "2: `#0a5a7d` has a contrast of 2.09:1 to the dark paper (`#222`), and needs 4.5:1 to be readable",
            "3: `#1f2430` has a contrast of 1:1 to the letters on it (`#1f2430`), and needs 4.5:1 to be readable",
        ].map(str::to_owned).to_vec())
    );
}

#[test]
fn in_files_for_the_root() {
    let file = |name: &str| site::load::StaticFile {
        path: format!("static/root/{name}"),
        bytes: b"text".to_vec(),
    };
    let mut sources = common::sources();
    sources.statics.extend(["CNAME", ".well-known/security.txt"].map(file));
    let files = site::assemble(&sources, common::tree(), &Options::default()).unwrap();
    for path in ["CNAME", ".well-known/security.txt"] {
        assert!(files.iter().any(|file| file.path == path && file.bytes == b"text"), "{path}");
    }
    sources.statics.push(file("words/index.html"));
    let problems = site::assemble(&sources, common::tree(), &Options::default()).unwrap_err();
    let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        ["static/root/words/index.html:1: the site writes a `words/index.html` of its own"]
    );
}

#[test]
fn every_example_in_the_settings_of_this_repository_is_right() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/site.toml");
    let text = std::fs::read_to_string(path).expect("the settings can be read");
    let set: toml::Table = text.parse().expect("the settings are TOML");
    let (mut within, mut is_set) = (false, false);
    let lines: Vec<&str> = text
        .lines()
        .map(|line| {
            let Some(example) = line.strip_prefix("# ") else { return line };
            let table = example.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
            let key = table.unwrap_or(example.split(" = ").next().unwrap_or_default());
            let is_key = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            if !is_key || table.is_none() && !example.contains(" = ") {
                return line;
            }
            // Whoever has set it may have left the example beside it; what lies below a table goes with it.
            within |= table.is_some();
            if table.is_some() || !within {
                is_set = set.contains_key(key);
            }
            if is_set { line } else { example }
        })
        .collect();
    let file = SourceFile { path: "content/site.toml".to_owned(), text: lines.join("\n") };
    if let Err(problems) = site::settings::Settings::parse(&file) {
        panic!("{problems:?}");
    }
}
