//! A miniature site, and its every byte.
//!
//! After a change that is meant: `UPDATE_EXPECT=1 cargo test -p site`, then read the difference.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use common::{build, mini, pages, tags};
use site::{Asset, Checker, Options, OutputFile};

#[test]
fn it_is_what_is_expected() {
    let files = build(&Options::default());
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        drop(fs::remove_dir_all(mini("expected")));
        for file in &files {
            let path = mini("expected").join(&file.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &file.bytes).unwrap();
        }
    }
    let mut expected = Vec::new();
    read(&mini("expected"), "", &mut expected);
    expected.sort_by(|one, other| one.path.cmp(&other.path));

    let names =
        |files: &[OutputFile]| files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
    assert_eq!(names(&files), names(&expected), "{HELP}");
    for (file, expected) in files.iter().zip(&expected) {
        let [file, expected] = [file, expected].map(|file| String::from_utf8_lossy(&file.bytes));
        assert_eq!(file, expected, "{HELP}");
    }
}

const HELP: &str = "if this is meant: UPDATE_EXPECT=1 cargo test -p site";

/// The files below a directory, with their paths from there.
fn read(directory: &Path, prefix: &str, files: &mut Vec<OutputFile>) {
    for entry in fs::read_dir(directory).expect(HELP) {
        let path = entry.expect("a directory can be read to its end").path();
        let name = path.file_name().expect("an entry has a name").to_string_lossy();
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            read(&path, &format!("{name}/"), files);
        } else {
            let bytes = fs::read(&path).expect("a file of ours can be read");
            files.push(OutputFile { path: name, bytes });
        }
    }
}

/// By which a process knows that it is one of the builders below.
const BUILDER: &str = "SITE_TEST_BUILDS_INTO";

#[test]
fn two_builds_are_the_same_bytes() {
    if let Some(out) = std::env::var_os(BUILDER) {
        return site::write(&build(&Options::default()), Path::new(&out)).unwrap();
    }
    // A process has its own order of hash maps; a place, a time zone and a language are other people's.
    let directory = scratch("same");
    let settings =
        [("here", "UTC", "C", "1"), ("there/and/deeper", "Asia/Kathmandu", "tr_TR.UTF-8", "7")];
    let outputs = settings.map(|(place, zone, language, threads)| {
        let out = directory.join(place);
        fs::create_dir_all(out.parent().unwrap()).unwrap();
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "two_builds_are_the_same_bytes"])
            .current_dir(out.parent().unwrap())
            .env("TZ", zone)
            .env("LANG", language)
            .env("LC_ALL", language)
            .env("RAYON_NUM_THREADS", threads)
            .env(BUILDER, &out)
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success(), "{place}");
        let mut files = Vec::new();
        read(&out, "", &mut files);
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files
    });
    assert!(!outputs[0].is_empty());
    assert_eq!(outputs[0], outputs[1]);
}

#[test]
fn the_base_path_stands_in_front_of_every_address() {
    let options =
        Options { base_url: Some("https://name.example/repo/".to_owned()), ..Options::default() };
    let files = build(&options);
    for (path, html) in pages(&files) {
        for tag in tags(html) {
            for address in ["href", "src"].iter().filter_map(|name| tag.get(name)) {
                let is_right = ["/repo/", "#", "https://", "http://localhost"];
                assert!(
                    is_right.iter().any(|start| address.starts_with(start)),
                    "{path}: {address}"
                );
            }
        }
    }
    let (_, index) = pages(&files).find(|(path, _)| *path == "index.html").unwrap();
    assert!(index.contains("<link rel=\"canonical\" href=\"https://name.example/repo/\">"));
}

#[test]
fn the_base_path_follows_from_the_address() {
    fn case(url: Option<&str>, expected: &str) {
        let options = Options { base_url: url.map(str::to_owned), ..Options::default() };
        assert_eq!(options.base_path(), expected);
    }
    case(None, "/");
    case(Some("https://name.example"), "/");
    case(Some("https://name.example/"), "/");
    case(Some("https://name.example/repo"), "/repo/");
    case(Some("https://name.example/one/two/"), "/one/two/");
}

#[test]
fn the_checker_is_among_the_files() {
    let checker = Checker {
        script: Asset::new("checkup", "js", b"import".to_vec()),
        wasm: Asset::new("checkup", "wasm", b"\0asm".to_vec()),
        toolchain: "rustc 1.0.0".to_owned(),
    };
    let (script, wasm) = (checker.script.path.clone(), checker.wasm.path.clone());
    let options = Options { checker: Some(checker), ..Options::default() };
    let files = build(&options);
    assert!(files.iter().any(|file| file.path == script && file.bytes == b"import"));
    assert!(files.iter().any(|file| file.path == wasm && file.bytes == b"\0asm"));
}

#[test]
fn writing_replaces_an_earlier_output_and_nothing_else() {
    let directory = scratch("write");
    let out = directory.join("out");
    let first = build(&Options::default());
    site::write(&first, &out).unwrap();
    fs::write(out.join("stale.html"), "stale").unwrap();
    site::write(&first, &out).unwrap();
    let mut written = Vec::new();
    read(&out, "", &mut written);
    assert_eq!(written.len(), first.len());
    assert_eq!(fs::read_dir(&directory).unwrap().count(), 1);

    let home = directory.join("home");
    fs::create_dir(&home).unwrap();
    fs::write(home.join("letter"), "dear").unwrap();
    site::write(&first, &home).unwrap_err();
    assert_eq!(fs::read_to_string(home.join("letter")).unwrap(), "dear");
    site::write(&first, &home.join("letter")).unwrap_err();
    assert_eq!(fs::read_to_string(home.join("letter")).unwrap(), "dear");
}

#[test]
fn what_is_the_same_is_not_written_again() {
    let out = scratch("linked").join("out");
    let mut files = build(&Options::default());
    site::write(&files, &out).unwrap();
    let file = |path: &str| fs::File::options().write(true).open(out.join(path)).unwrap();
    let written = |path: &str| file(path).metadata().unwrap().modified().unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(402);
    for path in ["index.html", "words/index.html"] {
        file(path).set_modified(long_ago).unwrap();
    }
    let words = files.iter_mut().find(|file| file.path == "words/index.html").unwrap();
    words.bytes.push(b'!');
    let expected = words.bytes.clone();
    site::write(&files, &out).unwrap();
    assert_eq!(written("index.html"), long_ago);
    assert_ne!(written("words/index.html"), long_ago);
    assert_eq!(fs::read(out.join("words/index.html")).unwrap(), expected);
}

#[test]
fn a_build_that_was_stopped_half_way_is_taken_up() {
    let directory = scratch("stopped");
    let out = directory.join("out");
    let files = build(&Options::default());
    // While the new output was written, and between the two steps of a swap.
    for (left, is_there) in [("out.new", true), ("out.old", false)] {
        drop(fs::remove_dir_all(&out));
        let first = if is_there { out.clone() } else { directory.join("out.old") };
        site::write(&files, &first).unwrap();
        fs::create_dir_all(directory.join(left)).unwrap();
        site::write(&files, &out).unwrap();
        assert!(out.join("index.html").is_file());
        assert_eq!(fs::read_dir(&directory).unwrap().count(), 1, "{left}");
    }
}

#[test]
fn a_failure_leaves_the_last_good_output() {
    let out = scratch("failure").join("out");
    site::write(&build(&Options::default()), &out).unwrap();
    let clash = ["a", "a/b"].map(|path| OutputFile { path: path.to_owned(), bytes: Vec::new() });
    site::write(&clash, &out).unwrap_err();
    assert!(out.join("index.html").is_file());
    assert_eq!(fs::read_dir(out.parent().unwrap()).unwrap().count(), 1);
}

fn scratch(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&directory));
    fs::create_dir_all(&directory).expect("a scratch directory can be made");
    directory
}
