//! The static files under their new names, with a note of which of them something calls for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use crate::base::asset::Asset;
use crate::source::load::StaticFile;

/// The static files, by the name that templates call for, with a note of which were called for.
#[derive(Debug)]
pub(crate) struct Assets {
    by_name: BTreeMap<String, Asset>,
    called: Mutex<BTreeSet<String>>,
}

/// Where a file of `static/` goes that keeps its name, because others look for it at the root of the site: `CNAME`,
/// `robots.txt`, `.well-known/security.txt`.
pub(crate) fn place_at_root(name: &str) -> Option<&str> {
    name.strip_prefix("root/")
}

impl Assets {
    pub(crate) fn new(statics: &[StaticFile]) -> Self {
        let hashed = statics.iter().filter(|file| place_at_root(file.name()).is_none());
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
