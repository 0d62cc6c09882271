//! What a page of this repository's own site weighs.

mod common;

use std::io::Write;
use std::path::Path;

use common::{pages, with_checker};
use flate2::Compression;
use flate2::write::GzEncoder;
use site::Options;

/// What fits into the first flight of a connection: ten segments.
const FIRST_FLIGHT: usize = 14_600;

#[test]
fn a_page_arrives_in_one_flight() {
    // With an address, which every page names several times.
    let base_url = Some("https://name.github.io/repository/".to_owned());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let options = Options { base_url, ..with_checker() };
    let files = site::build(&root, &options).unwrap_or_else(|error| panic!("{error}"));
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
