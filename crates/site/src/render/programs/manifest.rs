//! `manifest.json`: every file with its SHA-256, so that anyone can build the site again and compare.
//!
//! It deliberately holds no time and no name of a machine: two builds of the same sources are the same bytes.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::base::file::OutputFile;
use crate::base::options::Options;

/// Where it lies.
pub const PATH: &str = "manifest.json";

/// The form of the file, as in [`SCHEMA`](super::api::SCHEMA).
pub const SCHEMA: u32 = 1;

/// The manifest of these files.
pub fn manifest(files: &[OutputFile], options: &Options) -> OutputFile {
    let hashes: Map<String, Value> = files
        .iter()
        .filter(|file| file.path != PATH)
        .map(|file| (file.path.clone(), sha256(&file.bytes).into()))
        .collect();
    let all = json!({
        "schema": SCHEMA,
        "revision": options.revision,
        "toolchain": options.checker.as_ref().map(|checker| &checker.toolchain),
        "base_url": options.base_url,
        "hub_url": options.hub_url,
        "router_url": options.router_url,
        "sha256": hashes,
    });
    OutputFile { path: PATH.to_owned(), bytes: format!("{all:#}\n").into_bytes() }
}

/// The SHA-256 of some bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
