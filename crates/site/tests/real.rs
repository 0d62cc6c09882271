//! What is true of every page of this repository's own site, and of a fork's that changed all that it can.

mod common;
mod fork;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::{pages, tags, with_checker};
use site::OutputFile;

/// This repository's site, and that of a fork which changed all that it can.
fn sites() -> [Vec<OutputFile>; 2] {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let own = site::build(&root, &with_checker()).unwrap_or_else(|error| panic!("{error}"));
    [own, fork::build(&with_checker())]
}

#[test]
fn nothing_is_inline_and_nothing_is_loaded_from_elsewhere() {
    for (path, html) in sites().iter().flat_map(|files| pages(files)) {
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
    for (path, html) in sites().iter().flat_map(|files| pages(files)) {
        let mut tags = tags(html).into_iter().skip_while(|tag| tag.name != "head").skip(1);
        assert_eq!(tags.next().unwrap().get("charset"), Some("utf-8"), "{path}");
        let policy = tags.next().unwrap();
        assert_eq!(policy.get("http-equiv"), Some("Content-Security-Policy"), "{path}");
        let policy = policy.get("content").unwrap();
        for part in
            ["default-src 'none';", "form-action 'none';", "require-trusted-types-for 'script';"]
        {
            assert!(policy.contains(part), "{path}: {part} is not in {policy}");
        }
        let connects = "connect-src 'self' https://huggingface.co https://router.huggingface.co;";
        let is_right = policy.contains(connects) || !policy.contains("connect-src");
        assert!(is_right, "{path}: {policy}");
    }
}

#[test]
fn every_address_leads_somewhere() {
    for files in sites() {
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
                if ["https://", "http://", "mailto:"].iter().any(|begin| target.starts_with(begin))
                {
                    continue;
                }
                let (page, anchor) = target.split_once('#').unwrap_or((target, ""));
                let page = if page.is_empty() { &here } else { page };
                let ids = anchors.get(page).unwrap_or_else(|| panic!("{path}: {target}"));
                assert!(anchor.is_empty() || ids.contains(&anchor), "{path}: {target}");
            }
        }
    }
}

#[test]
fn what_a_label_names_is_there() {
    for (path, html) in sites().iter().flat_map(|files| pages(files)) {
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
    for (path, html) in sites().iter().flat_map(|files| pages(files)) {
        let tags = tags(html);
        let regions = tags.iter().filter(|tag| tag.get("role") == Some("region"));
        let names: Vec<_> = regions.filter_map(|tag| tag.get("aria-label")).collect();
        let once: BTreeSet<_> = names.iter().collect();
        assert_eq!(once.len(), names.len(), "{path}: {names:?}");
    }
}
