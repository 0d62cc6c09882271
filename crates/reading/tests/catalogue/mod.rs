//! The messages as their authors wrote them down: the texts that the crate's own constants leave out.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Family {
    message: Vec<Message>,
}

/// What a test needs of a message.
#[derive(Clone, Deserialize)]
pub(crate) struct Message {
    /// Its name.
    pub(crate) id: String,
    text: String,
    /// What it means to the tree, if the reader looks for it.
    pub(crate) means: Option<String>,
    /// What it does in a text, where it is no refusal.
    pub(crate) role: Option<String>,
    /// The words that are the whole of it, where not the text itself.
    #[serde(default)]
    pub(crate) words: Vec<String>,
    #[serde(default)]
    examples: BTreeMap<String, String>,
    /// Parts of it that are known to stand alone.
    #[serde(default)]
    pub(crate) cut: Vec<String>,
    /// Texts that are read as it.
    #[serde(default)]
    pub(crate) yes: Vec<String>,
    /// Texts that are not.
    #[serde(default)]
    pub(crate) no: Vec<String>,
}

impl Message {
    /// The text with its examples in place of the parts that differ.
    pub(crate) fn filled(&self) -> String {
        let mut text = self.text.clone();
        for (name, value) in &self.examples {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// Whether it says why a call failed.
    pub(crate) fn is_refusal(&self) -> bool {
        self.role.is_none() && self.means.is_some()
    }
}

/// Every message, family by family.
pub(crate) fn messages() -> Vec<Message> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/messages");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|it| it == "toml"))
        .collect();
    files.sort();
    let family = |file: &PathBuf| {
        let text = std::fs::read_to_string(file).expect("it can be read");
        toml::from_str::<Family>(&text).expect("the build reads it, too").message
    };
    files.iter().flat_map(family).collect()
}
