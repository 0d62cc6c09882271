//! Where tokens lie on a machine: pure rules over what was found there.

use checkup::seekers::{SAVED_LOGIN, variables};
use checkup::sources::Source;
use configparser::ini::Ini;
use reading::secret;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The file of a project in which variables lie; whoever reads it has a library for that.
pub(crate) const DOTENV: &str = ".env";

/// How the name of a token begins that lies among those of `hf auth list`.
const STORED: &str = "stored:";

/// Another company's key may lie here, and is no business of ours.
const OPENAI: &str = "OPENAI_API_KEY";

/// The variables of an environment, and where its user is at home.
#[derive(Default)]
pub(crate) struct Surroundings {
    pub(crate) variables: BTreeMap<String, Zeroizing<String>>,
    pub(crate) home: Option<PathBuf>,
}

/// What stands in the files that the surroundings name.
#[derive(Default)]
pub(crate) struct Files {
    pub(crate) saved_login: Option<Zeroizing<String>>,
    pub(crate) stored_tokens: Option<Zeroizing<String>>,
    pub(crate) dotenv: Option<Zeroizing<String>>,
}

/// A token that was found.
pub(crate) struct Found {
    /// The name of its place, by which it can be chosen.
    pub(crate) place: String,
    /// Under which name `hf auth list` shows it.
    pub(crate) stored_as: Option<String>,
    pub(crate) value: Zeroizing<String>,
}

impl Surroundings {
    /// The value of a variable that is not empty: an empty one counts as none.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.variables
            .get(name)
            .map(|value| value.as_str())
            .filter(|value| !value.trim().is_empty())
    }

    /// The file of the saved login, as `huggingface_hub` finds it.
    pub(crate) fn saved_login(&self) -> Option<PathBuf> {
        if let Some(path) = self.get("HF_TOKEN_PATH") {
            return Some(self.at_home(path));
        }
        let home = match (self.get("HF_HOME"), self.get("XDG_CACHE_HOME")) {
            (Some(path), _) => self.at_home(path),
            (None, Some(cache)) => self.at_home(cache).join("huggingface"),
            (None, None) => self.home.as_ref()?.join(".cache").join("huggingface"),
        };
        Some(home.join("token"))
    }

    /// The file of the tokens that `hf auth list` lists, which lies beside it.
    pub(crate) fn stored_tokens(&self) -> Option<PathBuf> {
        Some(self.saved_login()?.with_file_name("stored_tokens"))
    }

    /// A path that may begin at home.
    fn at_home(&self, path: &str) -> PathBuf {
        match (path.strip_prefix('~'), &self.home) {
            (Some(rest), Some(home)) => home.join(rest.trim_start_matches(['/', '\\'])),
            _ => Path::new(path).to_owned(),
        }
    }

    /// Every token, in the order in which most clients look.
    pub(crate) fn tokens(&self, files: &Files) -> Vec<Found> {
        let mut found = Vec::new();
        for name in variables() {
            let is_ours = |value: &&str| name != OPENAI || secret::begins(value.trim());
            if let Some(value) = self.get(name).filter(is_ours) {
                found.push(Found::at(name, value));
            }
        }
        let stored = files.stored_tokens.as_ref().map_or_else(Vec::new, |text| stored(text));
        if let Some(value) = files.saved_login.as_ref().map(|text| text.trim())
            && !value.is_empty()
        {
            let named = stored.iter().find(|(_, token)| token.as_str() == value);
            let stored_as = named.map(|(name, _)| name.clone());
            found.push(Found { stored_as, ..Found::at(SAVED_LOGIN, value) });
        }
        for (name, value) in dotenv(files.dotenv.as_deref().map_or("", |text| text)) {
            let place = match &*name {
                "HF_TOKEN" => DOTENV.to_owned(),
                _ => format!("{DOTENV}:{name}"),
            };
            found.push(Found::at(&place, &value));
        }
        for (name, value) in stored {
            let is_active = |found: &Found| found.stored_as.as_ref() == Some(&name);
            if !found.iter().any(is_active) {
                found.push(Found::at(&format!("{STORED}{name}"), &value));
            }
        }
        found
    }
}

impl Found {
    pub(crate) fn at(place: &str, value: &str) -> Self {
        Self { place: place.to_owned(), stored_as: None, value: Zeroizing::new(value.to_owned()) }
    }

    /// What may be shown of it.
    pub(crate) fn source(&self) -> Source {
        let shown = self.value.trim();
        let end = shown.chars().rev().take(4).collect::<Vec<_>>();
        Source {
            place: self.place.clone(),
            length: self.value.chars().count(),
            // Of something short, four characters would be most of it.
            end: if shown.len() < 12 { String::new() } else { end.into_iter().rev().collect() },
        }
    }
}

/// The tokens of `hf auth list`, by name.
fn stored(text: &str) -> Vec<(String, Zeroizing<String>)> {
    let mut file = Ini::new_cs();
    // A file that is broken has none; what is wrong with it would have to be said with its words.
    let sections = file.read(text.to_owned()).unwrap_or_default();
    let token = |keys: std::collections::HashMap<String, Option<String>>| {
        keys.into_iter().find(|(key, _)| key == "hf_token")?.1
    };
    let mut tokens: Vec<_> = sections
        .into_iter()
        .filter_map(|(name, keys)| Some((name, Zeroizing::new(token(keys)?))))
        .collect();
    tokens.sort_by(|one, other| one.0.cmp(&other.0));
    tokens
}

/// The variables of a `.env` file in which clients look for a token.
fn dotenv(text: &str) -> Vec<(String, Zeroizing<String>)> {
    let lines = dotenvy::from_read_iter(text.as_bytes());
    // A line that is none sets no variable, and is passed over by whoever reads the file, too.
    let lines = lines.filter_map(Result::ok);
    let wanted = |name: &str, value: &str| {
        variables().contains(&name) && (name != OPENAI || secret::begins(value))
    };
    lines
        .filter(|(name, value)| wanted(name, value) && !value.is_empty())
        .map(|(name, value)| (name, Zeroizing::new(value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Files, Surroundings};
    use std::path::{Path, PathBuf};
    use zeroize::Zeroizing;

    fn surroundings(variables: &[(&str, &str)]) -> Surroundings {
        let variable = |(name, value): &(&str, &str)| {
            ((*name).to_owned(), Zeroizing::new((*value).to_owned()))
        };
        Surroundings {
            variables: variables.iter().map(variable).collect(),
            home: Some(PathBuf::from("/home/jane")),
        }
    }

    fn text(text: &str) -> Option<Zeroizing<String>> {
        Some(Zeroizing::new(text.to_owned()))
    }

    /// Put together here, so that no file holds anything that looks like a token.
    fn token(end: &str) -> String {
        format!("hf_{}{end}", "aB3".repeat(10))
    }

    #[test]
    fn the_saved_login_lies_where_huggingface_hub_writes_it() {
        for (variables, expected) in [
            (&[][..], "/home/jane/.cache/huggingface/token"),
            (&[("XDG_CACHE_HOME", "/cache")], "/cache/huggingface/token"),
            (&[("HF_HOME", "/hf"), ("XDG_CACHE_HOME", "/cache")], "/hf/token"),
            (&[("HF_HOME", "~/hf")], "/home/jane/hf/token"),
            (&[("HF_TOKEN_PATH", "/secret/t"), ("HF_HOME", "/hf")], "/secret/t"),
            (&[("HF_HOME", "")], "/home/jane/.cache/huggingface/token"),
        ] {
            let path = surroundings(variables).saved_login().expect("there is a home");
            assert_eq!(path, Path::new(expected));
        }
        assert_eq!(Surroundings::default().saved_login(), None);
    }

    #[test]
    fn every_place_is_found_and_each_token_once() {
        let (one, two, three) = (token("0001"), token("0002"), token("0003"));
        let files = Files {
            saved_login: text(&format!("{one}\n")),
            stored_tokens: text(&format!(
                "[laptop]\nhf_token = {one}\n\n[Old Box]\nhf_token = {two}\n[empty]\nx = y\n"
            )),
            dotenv: text(&format!(
                "# mine\nexport HF_TOKEN=\"{three}\"\nnot a line\nHUGGINGFACE_API_KEY={two}\nOPENAI_API_KEY=sk-abc\nDATABASE=x\n"
            )),
        };
        let here = surroundings(&[("HF_TOKEN", &three), ("OPENAI_API_KEY", "sk-abcdef")]);
        let found = here.tokens(&files);
        let shown: Vec<_> = found
            .iter()
            .map(|found| (&*found.place, found.stored_as.as_deref(), found.source().end))
            .collect();
        assert_eq!(
            shown,
            [
                ("HF_TOKEN", None, "0003".to_owned()),
                ("saved-login", Some("laptop"), "0001".to_owned()),
                (".env", None, "0003".to_owned()),
                (".env:HUGGINGFACE_API_KEY", None, "0002".to_owned()),
                ("stored:Old Box", None, "0002".to_owned()),
            ]
        );
    }

    #[test]
    fn what_is_hardly_longer_than_its_end_shows_no_end() {
        let here = surroundings(&[("HF_TOKEN", "hf_short")]);
        let source = here.tokens(&Files::default())[0].source();
        assert_eq!((source.length, &*source.end), (8, ""));
    }
}
