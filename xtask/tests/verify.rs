//! A built site compared with what a real server, or a folder, holds.

#![allow(missing_docs)] // The names of the tests are their sentences.

use axum::body::Body;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use site::manifest;
use site::{Asset, Checker, Options, OutputFile};
use std::path::{Path, PathBuf};
use xtask::server::{self, Files};
use xtask::verify::{Difference, Manifest, Published, compare, origins, summary};

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
    differences(&Published::of(&format!("http://{address}/repo")).expect("it is an address"))
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
    differences(&Published::of(&folder.to_string_lossy()).expect("it is a folder"))
}

fn differences(place: &Published) -> Vec<Difference> {
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

/// What is found at a host that serves this in place of a page, by who it thinks that asks.
fn over_a_host(
    page: impl Fn(&str) -> Response + Clone + Send + Sync + 'static,
) -> anyhow::Result<Vec<Difference>> {
    let runtime = tokio::runtime::Runtime::new().expect("threads can be started");
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"));
    let listener = listener.expect("a port is free");
    let address = listener.local_addr().expect("a bound listener has an address");
    let files = Files::default();
    files.replace(site(BUILT), "");
    let serve = move |headers: HeaderMap| {
        let asker = headers.get("user-agent").and_then(|name| name.to_str().ok());
        std::future::ready(page(asker.unwrap_or_default()))
    };
    let app = axum::Router::new()
        .route("/repo/page/index.html", axum::routing::get(serve))
        .fallback_service(server::router(files, "/repo/"));
    runtime.spawn(async move { axum::serve(listener, app).await });
    let place = Published::of(&format!("http://{address}/repo")).expect("it is an address");
    let there = place.manifest().expect("there is a manifest");
    compare(&site(BUILT), &there, &place)
}

#[test]
fn what_browsers_get_is_what_counts() {
    let found = over_a_host(|asker| {
        let page = if asker.contains("Mozilla") { "<h1>Evil</h1>" } else { "<h1>Page</h1>" };
        page.into_response()
    });
    assert_eq!(found.expect("it answers"), [Difference::Varies("page/index.html".to_owned())]);
}

#[test]
fn an_endless_file_and_an_endless_way_to_it_end() {
    let endless = || futures_util::stream::repeat_with(|| Ok::<_, std::io::Error>("<h1>Page</h1>"));
    let found = over_a_host(move |_| Body::from_stream(endless()).into_response());
    assert_eq!(found.expect("it answers"), [Difference::Other("page/index.html".to_owned())]);
    let found = over_a_host(|_| Redirect::to("/repo/page/index.html").into_response());
    let found = found.expect("the other files are there");
    let is_page = |it: &Difference| matches!(it, Difference::Unreadable(path, _) if path == "page/index.html");
    assert!(found.len() == 1 && is_page(&found[0]), "{found:?}");
}

#[test]
fn a_hundred_thousand_lines_do_not_hide_the_one_that_matters() {
    let mut there = Manifest::default();
    let more = (0..100_000).map(|number| (format!("a/\u{1b}[2J{number}"), String::new()));
    there.sha256.extend(more);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nothing");
    std::fs::create_dir_all(&folder).expect("it can be made");
    let found = compare(&site(BUILT), &there, &Published::Folder(folder)).expect("it is a folder");
    let lines = summary(&found);
    assert_eq!(lines[0], ".nojekyll is missing");
    let last = lines.last().expect("there are some");
    assert_eq!(last, "and 99980 more that are not of these sources");
    assert!(lines.len() < 40 && !lines.concat().contains('\u{1b}'), "{lines:?}");
}

#[test]
fn a_revision_that_git_cannot_have_is_not_put_into_a_command() {
    for revision in ["--upload-pack=evil", "$(evil)", "main; evil", "", "a"] {
        let there = Manifest { revision: Some(revision.to_owned()), ..Manifest::default() };
        let said = origins(&there, &Options::default()).join(" ");
        assert_eq!(said, "there it names a revision that git cannot have");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_what_never_ends_is_no_file() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("endless");
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(folder.join("page")).expect("it can be made");
    let link = |to: &Path, at: &str| {
        std::os::unix::fs::symlink(to, folder.join(at)).expect("a link can be made");
    };
    link(Path::new("/dev/zero"), "index.html");
    link(&folder, "page/loop");
    let place = Published::Folder(folder.clone());
    let found = compare(&site(BUILT), &Manifest::default(), &place).expect("it is a folder");
    let is_index =
        |it: &Difference| matches!(it, Difference::Unreadable(path, _) if path == "index.html");
    assert!(found.iter().any(is_index), "{found:?}");
    assert!(found.contains(&Difference::Unknown("page/loop".to_owned())), "{found:?}");
}

#[test]
fn what_is_no_place_is_refused() {
    for name in ["no-such-folder", "ftp://name.example/", "https://"] {
        assert!(Published::of(name).is_err(), "{name}");
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
