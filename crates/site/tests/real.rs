//! What is true of every page of this repository's own site.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use common::{pages, tags};
use flate2::Compression;
use flate2::write::GzEncoder;
use site::{Asset, Checker, Options, OutputFile};

fn build() -> Vec<OutputFile> {
    build_with(options())
}

fn build_with(options: Options) -> Vec<OutputFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    site::build(&root, &options).unwrap_or_else(|error| panic!("{error}"))
}

fn options() -> Options {
    Options {
        checker: Some(Checker {
            script: Asset::new("checkup", "js", b"script".to_vec()),
            wasm: Asset::new("checkup", "wasm", b"wasm".to_vec()),
            toolchain: "rustc 1.0.0".to_owned(),
        }),
        ..Options::default()
    }
}

#[test]
fn nothing_is_inline_and_nothing_is_loaded_from_elsewhere() {
    for (path, html) in pages(&build()) {
        for tag in tags(html) {
            for (name, value) in &tag.attributes {
                assert!(*name != "style" && !name.starts_with("on"), "{path}: {name}={value}");
            }
            let loads = match tag.name {
                // Data, which a browser neither loads nor runs.
                "script" if tag.get("type") == Some("application/ld+json") => continue,
                "script" => Some(tag.get("src").expect("a script has a source")),
                "link" if !matches!(tag.get("rel"), Some("canonical" | "alternate")) => {
                    tag.get("href")
                }
                "img" => tag.get("src"),
                "style" => panic!("{path}: a style element"),
                _ => None,
            };
            if let Some(address) = loads {
                assert!(address.starts_with("/assets/"), "{path}: loads {address}");
            }
            if tag.name == "script" || tag.get("rel") == Some("stylesheet") {
                assert!(tag.get("integrity").is_some(), "{path}: no integrity");
            }
        }
    }
}

#[test]
fn the_policy_comes_before_everything_that_it_governs() {
    for (path, html) in pages(&build()) {
        let mut tags = tags(html).into_iter().skip_while(|tag| tag.name != "head").skip(1);
        assert_eq!(tags.next().unwrap().get("charset"), Some("utf-8"), "{path}");
        let policy = tags.next().unwrap();
        assert_eq!(policy.get("http-equiv"), Some("Content-Security-Policy"), "{path}");
        let policy = policy.get("content").unwrap();
        for part in [
            "default-src 'none';",
            "connect-src 'self' https://huggingface.co https://router.huggingface.co;",
            "form-action 'none';",
            "require-trusted-types-for 'script';",
        ] {
            assert!(policy.contains(part), "{path}: {part} is not in {policy}");
        }
    }
}

#[test]
fn every_address_leads_somewhere() {
    let files = build();
    let anchors: BTreeMap<String, Vec<&str>> = pages(&files)
        .map(|(path, html)| {
            let ids = tags(html).iter().filter_map(|tag| tag.get("id")).collect();
            (format!("/{}", path.strip_suffix("index.html").unwrap_or(path)), ids)
        })
        .collect();
    for (here, ids) in &anchors {
        let once: BTreeSet<_> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "{here}: an id is there twice: {ids:?}");
    }
    for (path, html) in pages(&files) {
        let here = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
        for tag in tags(html).iter().filter(|tag| tag.name == "a") {
            let target = tag.get("href").expect("a link leads somewhere");
            if ["https://", "http://", "mailto:"].iter().any(|begin| target.starts_with(begin)) {
                continue;
            }
            let (page, anchor) = target.split_once('#').unwrap_or((target, ""));
            let page = if page.is_empty() { &here } else { page };
            let ids = anchors.get(page).unwrap_or_else(|| panic!("{path}: {target}"));
            assert!(anchor.is_empty() || ids.contains(&anchor), "{path}: {target}");
        }
    }
}

#[test]
fn what_a_label_names_is_there() {
    for (path, html) in pages(&build()) {
        let tags = tags(html);
        let ids: BTreeSet<_> = tags.iter().filter_map(|tag| tag.get("id")).collect();
        for tag in &tags {
            for name in ["for", "aria-labelledby", "aria-describedby"] {
                for id in tag.get(name).unwrap_or("").split_whitespace() {
                    assert!(ids.contains(id), "{path}: {name}={id}");
                }
            }
        }
    }
}

#[test]
fn no_two_regions_have_one_name() {
    for (path, html) in pages(&build()) {
        let tags = tags(html);
        let regions = tags.iter().filter(|tag| tag.get("role") == Some("region"));
        let names: Vec<_> = regions.filter_map(|tag| tag.get("aria-label")).collect();
        let once: BTreeSet<_> = names.iter().collect();
        assert_eq!(once.len(), names.len(), "{path}: {names:?}");
    }
}

/// What fits into the first flight of a connection: ten segments.
const FIRST_FLIGHT: usize = 14_600;

#[test]
fn a_page_arrives_in_one_flight() {
    // With an address, which every page names several times.
    let base_url = Some("https://name.github.io/repository/".to_owned());
    let files = build_with(Options { base_url, ..options() });
    let style = files.iter().find(|file| file.path.ends_with(".css")).unwrap();
    for (path, html) in pages(&files) {
        let weight = gzip(html.as_bytes()) + gzip(&style.bytes);
        // The drawing of the tree begins in the first flight; the questions come with the second.
        let flights = if path == "decision-tree/index.html" { 2 } else { 1 };
        assert!(
            weight <= flights * FIRST_FLIGHT,
            "{path} weighs {weight} bytes with its stylesheet"
        );
    }
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("memory can be written").len()
}
