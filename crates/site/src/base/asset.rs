//! Files whose name says what they hold, so that a browser may keep them forever and check them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::source::load::StaticFile;

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

/// The static files, by the name that templates call for, with a note of which were called for.
#[derive(Debug)]
pub(crate) struct Assets {
    by_name: BTreeMap<String, Asset>,
    called: Mutex<BTreeSet<String>>,
}

/// What keeps its name and its place, because others look for it there.
pub(crate) fn stays_at_root(name: &str) -> bool {
    matches!(name, ".nojekyll")
}

impl Assets {
    pub(crate) fn new(statics: &[StaticFile]) -> Self {
        let hashed = statics.iter().filter(|file| !stays_at_root(file.name()));
        let by_name = hashed.map(|file| {
            let (stem, extension) = file.name().rsplit_once('.').unwrap_or((file.name(), "bin"));
            let asset = Asset::new(stem, extension, file.bytes.clone());
            (file.name().to_owned(), asset)
        });
        Self { by_name: by_name.collect(), called: Mutex::default() }
    }

    /// The asset of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&Asset> {
        self.by_name.get(name)
    }

    /// The asset of this name, which counts as called for from now on.
    pub(crate) fn call_for(&self, name: &str) -> Option<&Asset> {
        let asset = self.by_name.get(name)?;
        let mut called = self.called.lock().expect("nothing panics while it holds the lock");
        if !called.contains(name) {
            called.insert(name.to_owned());
        }
        Some(asset)
    }

    /// The names that were called for.
    pub(crate) fn called(&self) -> BTreeSet<String> {
        self.called.lock().expect("nothing panics while it holds the lock").clone()
    }

    /// Every name.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Every asset, in the order of their names.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Asset> {
        self.by_name.values()
    }
}
