//! A built site compared with what a real server, or a folder, holds.

#![allow(missing_docs)] // The names of the tests are their sentences.

use site::machine::manifest;
use site::{Asset, Checker, Options, OutputFile};
use std::path::{Path, PathBuf};
use xtask::server::{self, Files};
use xtask::verify::{Difference, Manifest, Place, compare, origins};

fn site(pairs: &[(&str, &str)]) -> Vec<OutputFile> {
    let file = |(path, text): &(&str, &str)| OutputFile {
        path: (*path).to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let mut files: Vec<OutputFile> = pairs.iter().map(file).collect();
    files.push(manifest::manifest(&files, &Options::default()));
    files
}

const BUILT: &[(&str, &str)] = &[
    (".nojekyll", ""),
    ("_headers", "/*\n"),
    ("assets/site.css", "a {}"),
    ("index.html", "<h1>Hello</h1>"),
    ("page/index.html", "<h1>Page</h1>"),
];

fn over_http(served: Vec<OutputFile>) -> Vec<Difference> {
    let runtime = tokio::runtime::Runtime::new().expect("threads can be started");
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"));
    let listener = listener.expect("a port is free");
    let address = listener.local_addr().expect("a bound listener has an address");
    let files = Files::default();
    files.replace(served, "");
    runtime.spawn(async move { axum::serve(listener, server::router(files, "/repo/")).await });
    differences(&Place::of(&format!("http://{address}/repo")).expect("it is an address"))
}

fn in_folder(name: &str, files: &[OutputFile]) -> Vec<Difference> {
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(std::fs::remove_dir_all(&folder));
    for file in files {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder"))
            .expect("it can be made");
        std::fs::write(path, &file.bytes).expect("a file can be written");
    }
    differences(&Place::of(&folder.to_string_lossy()).expect("it is a folder"))
}

fn differences(place: &Place) -> Vec<Difference> {
    let there = place.manifest().expect("there is a manifest");
    compare(&site(BUILT), &there, place).expect("every file can be asked for")
}

#[test]
fn the_same_site_has_no_differences() {
    assert_eq!(over_http(site(BUILT)), []);
    assert_eq!(in_folder("same", &site(BUILT)), []);
}

#[test]
fn a_host_may_keep_what_is_for_the_host() {
    assert_eq!(over_http(site(&BUILT[2..])), []);
    let missing = [".nojekyll", "_headers"].map(|path| Difference::Missing(path.to_owned()));
    assert_eq!(in_folder("kept", &site(&BUILT[2..])), missing);
}

#[test]
fn every_difference_is_named() {
    let changed = [
        ("assets/site.css", "a {}"),
        ("index.html", "<h1>Hello</h1><script src=\"https://evil.example/\"></script>"),
        ("evil.js", "send()"),
    ];
    let expected = [
        Difference::Other("index.html".to_owned()),
        Difference::Missing("page/index.html".to_owned()),
        Difference::Unknown("evil.js".to_owned()),
    ];
    assert_eq!(over_http(site(&changed)), expected);
}

#[test]
fn a_folder_cannot_hide_a_file_from_its_manifest() {
    let mut files = site(BUILT);
    let bytes = b"send()".to_vec();
    files.push(OutputFile { path: "page/evil.js".to_owned(), bytes });
    assert_eq!(in_folder("hidden", &files), [Difference::Unknown("page/evil.js".to_owned())]);
}

#[test]
fn a_manifest_cannot_cover_a_change() {
    let mut files = site(BUILT);
    let index = files.iter_mut().find(|file| file.path == "index.html").expect("it is there");
    index.bytes.push(b'!');
    assert_eq!(in_folder("covered", &files), [Difference::Other("index.html".to_owned())]);
}

#[test]
fn what_is_no_place_is_refused() {
    for name in ["no-such-folder", "ftp://name.example/", "https://"] {
        assert!(Place::of(name).is_err(), "{name}");
    }
}

#[test]
fn another_compiler_is_named() {
    let asset = |kind| Asset::new("checkup", kind, Vec::new());
    let toolchain = "rustc 1.95.0".to_owned();
    let checker = Checker { script: asset("js"), wasm: asset("wasm"), toolchain };
    let here = Options { checker: Some(checker), ..Options::default() };
    let manifest = manifest::manifest(&[], &here);
    let told: Manifest = serde_json::from_slice(&manifest.bytes).expect("it is a manifest");
    assert!(!origins(&told, &here).join("\n").contains("rustc"));
    let other = Manifest { toolchain: Some("rustc 1.90.0".to_owned()), ..told };
    assert_eq!(
        origins(&other, &here).last().expect("there is one").split(':').next(),
        Some("there it says rustc 1.90.0, here it is rustc 1.95.0"),
    );
}
