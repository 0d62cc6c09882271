//! A file whose name says what it holds, so that a browser may keep it forever and check it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// A file under a name that changes with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// From the root of the site: `assets/site.0a1b2c3d.js`.
    pub path: String,
    /// The value for an `integrity` attribute.
    pub integrity: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Asset {
    /// Names bytes after themselves.
    pub fn new(stem: &str, extension: &str, bytes: Vec<u8>) -> Asset {
        let digest = Sha256::digest(&bytes);
        let hash: String = digest[..4].iter().map(|byte| format!("{byte:02x}")).collect();
        Asset {
            path: format!("assets/{stem}.{hash}.{extension}"),
            integrity: format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes))),
            bytes,
        }
    }
}
