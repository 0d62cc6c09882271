//! What programs read of this repository's own site, read as programs read it.

mod common;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use common::{pages, tags};
use serde_json::Value;
use site::load::SourceFile;
use site::manifest::sha256;
use site::{Options, OutputFile};

const BASE: &str = "https://name.example/repo/";

fn options() -> Options {
    Options { base_url: Some(BASE.to_owned()), pictures: true, ..Options::default() }
}

/// The site, built once for all tests.
fn build() -> &'static [OutputFile] {
    static FILES: OnceLock<Vec<OutputFile>> = OnceLock::new();
    FILES.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        site::build(&root, &options()).unwrap_or_else(|error| panic!("{error}"))
    })
}

fn text<'a>(files: &'a [OutputFile], path: &str) -> &'a str {
    let file = files.iter().find(|file| file.path == path);
    let file = file.unwrap_or_else(|| panic!("{path} is missing"));
    std::str::from_utf8(&file.bytes).expect("it is text")
}

fn json(files: &[OutputFile], path: &str) -> Value {
    serde_json::from_str(text(files, path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The file that an address of the site leads to.
fn path_of(address: &str) -> String {
    let path =
        address.strip_prefix(BASE).unwrap_or_else(|| panic!("{address} is not of this site"));
    let path = path.split('#').next().unwrap_or_default();
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    }
}

fn paths(files: &[OutputFile]) -> BTreeSet<&str> {
    files.iter().map(|file| file.path.as_str()).collect()
}

/// The things that a page says it is: each with its type.
fn things(html: &str) -> Vec<Value> {
    let (_, data) =
        html.split_once("<script type=\"application/ld+json\">").expect("there is data");
    let (data, _) = data.split_once("</script>").expect("it ends");
    assert!(!data.contains(['<', '>', '&']), "data can be taken for markup");
    let data: Value = serde_json::from_str(data).expect("it is JSON");
    assert_eq!(data["@context"], "https://schema.org");
    data["@graph"].as_array().expect("it is a list").clone()
}

fn thing(html: &str, kind: &str) -> Option<Value> {
    things(html).into_iter().find(|thing| thing["@type"] == kind)
}

#[test]
fn every_page_says_what_it_is_and_where() {
    let files = build();
    let there = paths(files);
    for (path, html) in pages(files).filter(|(path, _)| *path != "404.html") {
        let kind = if path == "index.html" { "WebSite" } else { "TechArticle" };
        let page = thing(html, kind).unwrap_or_else(|| panic!("{path} is no {kind}"));
        assert_eq!(path_of(page["url"].as_str().unwrap()), path);
        let trail = thing(html, "BreadcrumbList").unwrap_or_else(|| panic!("{path} has no trail"));
        let trail = trail["itemListElement"].as_array().unwrap().clone();
        for (position, item) in trail.iter().enumerate() {
            assert_eq!(item["position"], position + 1, "{path}");
            assert!(there.contains(path_of(item["item"].as_str().unwrap()).as_str()), "{path}");
        }
        assert_eq!(path_of(trail.last().unwrap()["item"].as_str().unwrap()), path);
    }
}

#[test]
fn every_page_shows_well_beside_a_link() {
    let files = build();
    let there = paths(files);
    for (path, html) in pages(files).filter(|(path, _)| *path != "404.html") {
        let tags = tags(html);
        let property = |name: &str| {
            let tag = tags
                .iter()
                .find(|tag| tag.get("property") == Some(name) || tag.get("name") == Some(name));
            tag.and_then(|tag| tag.get("content")).unwrap_or_else(|| panic!("{path}: no {name}"))
        };
        assert_eq!(path_of(property("og:url")), path);
        assert!(there.contains(path_of(property("og:image")).as_str()), "{path}");
        assert_eq!(property("twitter:card"), "summary_large_image");
        for name in ["og:title", "og:description", "og:site_name"] {
            assert!(!property(name).is_empty(), "{path}: {name} is empty");
        }
    }
}

#[test]
fn pictures_have_the_size_that_they_claim() {
    let files = build();
    for OutputFile { path, bytes } in files.iter().filter(|file| file.path.ends_with(".png")) {
        let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!(&bytes[12..16], b"IHDR", "{path}");
        assert_eq!((side(16), side(20)), (1200, 630), "{path}");
        assert!(bytes.len() < 60_000, "{path} weighs {} bytes", bytes.len());
    }
}

#[test]
fn each_cause_is_shared_with_a_picture_of_its_own() {
    let files = build();
    let picture = |html| {
        let tags = tags(html);
        let tag = tags.iter().find(|tag| tag.get("property") == Some("og:image"));
        tag.and_then(|tag| tag.get("content")).map(path_of)
    };
    let causes = pages(files).filter(|(path, _)| path.starts_with("diagnoses/"));
    let pictures: BTreeSet<_> = causes.filter_map(|(_, html)| picture(html)).collect();
    assert_eq!(pictures.len(), diagnosis::diagnoses().len());
}

#[test]
fn the_sitemap_lists_every_page_and_the_robots_find_it() {
    let files = build();
    let sitemap = roxmltree::Document::parse(text(files, "sitemap.xml")).expect("it is XML");
    let listed = sitemap
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")));
    let listed: BTreeSet<String> = listed.map(|node| path_of(node.text().unwrap())).collect();
    let expected: BTreeSet<String> =
        pages(files).map(|(path, _)| path.to_owned()).filter(|path| path != "404.html").collect();
    assert_eq!(listed, expected);
    assert!(text(files, "robots.txt").contains(&format!("\nSitemap: {BASE}sitemap.xml\n")));
}

#[test]
fn every_page_has_a_twin_whose_links_lead_somewhere() {
    let files = build();
    let there = paths(files);
    for (path, html) in pages(files).filter(|(path, _)| *path != "404.html") {
        let tags = tags(html);
        let twin = tags.iter().find(|tag| tag.get("type") == Some("text/markdown"));
        let twin = twin.and_then(|tag| tag.get("href")).expect("a page names its twin");
        let twin = twin.strip_prefix("/repo/").expect("it is on this site");
        assert_eq!(twin, path.replace("index.html", "index.md"));
        let markdown = text(files, twin);
        // What CI files take from elsewhere is written with a dollar sign.
        let unfilled = markdown.replace("${{", "").contains("{{");
        assert!(!unfilled, "{twin}: a fact is not in its place");
        for address in markdown.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            match address.starts_with(BASE) {
                true => assert!(there.contains(path_of(address).as_str()), "{twin}: {address}"),
                false => assert!(
                    ["https://", "http://localhost", "mailto:", "#"]
                        .iter()
                        .any(|start| address.starts_with(start)),
                    "{twin}: {address}"
                ),
            }
        }
    }
}

#[test]
fn a_twin_says_what_its_page_says() {
    let files = build();
    let squeezed = |text: &str| {
        text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect::<String>()
    };
    for name in ["privacy", "diagnoses/token-expired"] {
        let html = text(files, &format!("{name}/index.html"));
        let article =
            html.split("<article>").nth(1).and_then(|rest| rest.split("</article>").next());
        let twin = squeezed(text(files, &format!("{name}/index.md")));
        let pieces = article.unwrap().split('<').filter_map(|piece| piece.split_once('>'));
        for (_, words) in pieces.filter(|(tag, _)| !tag.starts_with("li")) {
            let words = words.replace("&quot;", "").replace("&amp;", "").replace("&#39;", "");
            assert!(twin.contains(&squeezed(&words)), "{name}: `{words}` is not in the twin");
        }
    }
}

#[test]
fn llms_txt_leads_to_the_twins() {
    let files = build();
    let there = paths(files);
    let llms = text(files, "llms.txt");
    assert!(llms.starts_with("# "), "it begins with the title");
    assert!(llms.lines().nth(2).unwrap().starts_with("> "), "a summary comes second");
    let links = llms.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let links: Vec<_> = links.map(path_of).collect();
    assert!(links.iter().all(|path| there.contains(path.as_str())), "{links:?}");
    let twins = there.iter().filter(|path| path.ends_with(".md")).count();
    assert_eq!(links.iter().filter(|path| path.ends_with(".md")).count(), twins);
}

#[test]
fn the_tree_as_data_is_whole() {
    let files = build();
    let there = paths(files);
    let api = json(files, "api/diagnoses.json");
    assert_eq!(api["schema"], 1);
    let ids = |list: &str| -> BTreeSet<String> {
        let list = api[list].as_array().unwrap().iter();
        list.map(|entry| entry["id"].as_str().unwrap().to_owned()).collect()
    };
    let (questions, diagnoses) = (ids("questions"), ids("diagnoses"));
    assert_eq!(diagnoses.len(), diagnosis::diagnoses().len());
    assert!(questions.contains(api["root"].as_str().unwrap()));
    for question in api["questions"].as_array().unwrap() {
        for answer in ["yes", "no"] {
            let arrow = &question[answer];
            let ends = if arrow["ends"] == true { &diagnoses } else { &questions };
            assert!(ends.contains(arrow["to"].as_str().unwrap()), "{question}");
        }
    }
    for diagnosis in api["diagnoses"].as_array().unwrap() {
        for address in ["url", "markdown"] {
            let path = path_of(diagnosis[address].as_str().unwrap());
            assert!(there.contains(path.as_str()), "{path}");
        }
    }
}

#[test]
fn the_manifest_lists_every_file_but_itself() {
    let files = build();
    let manifest = json(files, "manifest.json");
    let listed = manifest["sha256"].as_object().unwrap();
    assert_eq!(listed.len(), files.len() - 1);
    for file in files.iter().filter(|file| file.path != "manifest.json") {
        assert_eq!(listed[&file.path], sha256(&file.bytes), "{}", file.path);
    }
    // Of FIPS 180-2.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(sha256(b"abc"), abc);
}

/// The feed of the miniature site, when this is its second page.
fn feed(page: &str, options: &Options) -> Result<Option<String>, Vec<String>> {
    let mut sources = common::sources();
    sources.facts.text += "[sources.them]\ntitle = \"Them\"\nurl = \"https://example.org/\"\n";
    for (name, day) in [("ended", "8 October 2026"), ("begun", "2026-04-01")] {
        if page.contains(name) {
            sources.facts.text += &format!(
                "[facts.{name}]\nkind = \"date\"\nvalue = \"{day}\"\nsource = \"them\"\nchecked = \"2026-11-22\"\nsure = \"measured\"\n"
            );
        }
    }
    let path = "content/words.md";
    sources.pages.retain(|page| page.path != path);
    let front = "+++\ntitle = \"What changed\"\ndescription = \"D\"\nfeed = true\n+++\n";
    let text = format!("{front}![A dot](/dot.svg)\n\n{page}");
    sources.pages.push(SourceFile { path: path.to_owned(), text });
    let index = sources.pages.iter_mut().find(|page| page.path == "content/index.md");
    let index = index.expect("the miniature site has a front page");
    index.text = "+++\ntitle = \"T\"\ndescription = \"D\"\n+++\n".to_owned();
    let files = site::assemble(&sources, common::tree(), options)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let feed = files.into_iter().find(|file| file.path == "feed.xml");
    Ok(feed.map(|file| String::from_utf8(file.bytes).expect("a feed is text")))
}

#[test]
fn each_heading_of_the_feed_page_is_an_entry() {
    let page = "Before.\n\n## {{ended}}: no `<credits>` & more\n\nSee [it](/).\n\n```python\nprint(1)\n```\n\n### Below\n\nMore.\n\n## {{begun}}\n\nOld.\n";
    let xml = feed(page, &options()).unwrap().expect("there is a feed");
    let feed = roxmltree::Document::parse(&xml).expect("it is XML");
    let all =
        |name: &'static str| feed.descendants().filter(move |node| node.tag_name().name() == name);
    let texts = |name| all(name).map(|node| node.text().unwrap_or_default()).collect::<Vec<_>>();
    assert_eq!(
        texts("title"),
        ["Doors: What changed", "8 October 2026: no <credits> & more", "2026-04-01"]
    );
    assert_eq!(
        texts("updated"),
        ["2026-10-08T00:00:00Z", "2026-10-08T00:00:00Z", "2026-04-01T00:00:00Z"]
    );
    let ids = texts("id");
    assert_eq!(ids[0], "https://name.example/repo/words/");
    assert_eq!(ids[2], "https://name.example/repo/words/#2026-04-01");
    let content = texts("content");
    assert!(content[0].contains("<a href=\"/repo/\">it</a>"), "{}", content[0]);
    assert!(content[0].contains("<h3 id=\"below\">"), "{}", content[0]);
    assert!(!content[0].contains("Old") && content[1].contains("Old"), "{content:?}");
}

#[test]
fn a_feed_needs_an_address_and_dates() {
    assert_eq!(feed("## {{begun}}\n", &Options::default()), Ok(None));
    let problem = "content/words.md:8: the heading `Soon` is an entry of the feed, and has no date like `2026-11-22` or `22 November 2026`";
    assert_eq!(feed("## Soon\n", &options()), Err(vec![problem.to_owned()]));
}
