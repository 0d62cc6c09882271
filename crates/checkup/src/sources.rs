//! Which token does the visitor's code really use? The places where tokens lie on a machine, and which of them wins.
//!
//! The commands on the check-up's page print one line a place: its name, the token's length and its last four
//! characters, never the token.

use crate::money::grouped;
use crate::seekers::{COLAB_SECRET, HUGGINGFACE_HUB, Seeker, TRUSTED_PUBLISHER};
use crate::token::Token;

/// A place where a token lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name of the place: a variable, `saved-login`, `colab-secret` or `.env`.
    pub place: String,
    /// How long the token is, in characters.
    pub length: usize,
    /// Its last four characters.
    pub end: String,
}

/// What was listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The places, in the order of the list.
    pub sources: Vec<Source>,
    /// How many more places there are.
    pub more: usize,
    /// The version of `huggingface_hub`, as major and minor number, if the list names it.
    pub version: Option<(u32, u32)>,
}

/// How the commands begin the line of a place.
const PLACE: &str = "token-source: ";

/// How they begin the line of the version.
const VERSION: &str = "huggingface_hub: ";

/// What a user access token measures. Not promised, so another length is only worth a word.
pub const USUAL_LENGTH: usize = 37;

/// So many places are kept: more than any machine has.
const MOST: usize = 40;

/// No name of a place is longer, in bytes.
const LONGEST_PLACE: usize = 80;

/// Whether a line is one of the list.
pub(crate) fn is_listing(line: &str) -> bool {
    line.trim().starts_with(PLACE)
}

impl Listing {
    /// Reads the output of the commands. Lines of other kinds are passed over.
    pub fn read(output: &str) -> Self {
        let mut listing = Self::default();
        for line in output.lines().map(str::trim) {
            if let Some(version) = line.strip_prefix(VERSION) {
                let mut numbers = version.split('.').map_while(|number| number.parse().ok());
                listing.version = numbers.next().zip(numbers.next());
            }
            let source = line.strip_prefix(PLACE).and_then(Source::read);
            match listing.sources.len() < MOST {
                true => listing.sources.extend(source),
                false => listing.more += usize::from(source.is_some()),
            }
        }
        listing
    }

    /// The place from which `huggingface_hub` takes the token when the code passes none.
    pub fn winner(&self) -> Option<&Source> {
        self.taken_by(HUGGINGFACE_HUB)
    }

    /// The place from which a client takes the token when the code passes none.
    pub fn taken_by(&self, seeker: &Seeker) -> Option<&Source> {
        let lies = |place| self.sources.iter().find(|source| source.place == place);
        seeker.places(self.version).into_iter().find_map(lies)
    }

    /// Whether the place that wins holds this token; `None` when nothing wins.
    pub fn sends(&self, token: &Token) -> Option<bool> {
        self.winner().map(|source| source.holds(token))
    }

    /// What to say about each place, and which wins.
    pub(crate) fn words(&self, token: Option<&Token>) -> Vec<String> {
        let mut lines: Vec<_> = self.sources.iter().map(|source| source.words(token)).collect();
        if self.more > 0 {
            lines.push(["And ", &grouped(self.more), " more places."].concat());
        }
        lines.push(match self.winner() {
            Some(winner) => [
                "When your code passes no token, huggingface_hub takes the one from ",
                &winner.place,
                ". A token that your code passes by name comes before all of these.",
            ]
            .concat(),
            None => "huggingface_hub looks in none of these places: a client that is given no token sends none.".to_owned(),
        });
        let has_colab = self.sources.iter().any(|source| source.place == COLAB_SECRET);
        if has_colab && self.version.is_none() {
            lines.push("Before version 1.19 of June 2026, the secret of Google Colab came first. Print the version to be sure.".to_owned());
        }
        lines
    }
}

impl Source {
    /// `HF_TOKEN 37 ab12`
    fn read(line: &str) -> Option<Self> {
        let mut words = line.split_ascii_whitespace();
        let place = words.next().filter(|place| place.len() <= LONGEST_PLACE)?.to_owned();
        let length = words.next()?.parse().ok()?;
        let end = words.next().unwrap_or_default();
        // No more than was asked for is kept, whatever was pasted.
        let keep = end.chars().rev().take(4).collect::<Vec<_>>();
        Some(Self { place, length, end: keep.into_iter().rev().collect() })
    }

    fn holds(&self, token: &Token) -> bool {
        token.looks_like(self.length, &self.end)
    }

    /// What to look for, where its length is not that of most tokens.
    pub fn odd_length(&self) -> Option<&'static str> {
        (self.length != USUAL_LENGTH && self.place != TRUSTED_PUBLISHER).then_some(
            "A user access token usually has 37 characters: look for quotes, blanks or a cut.",
        )
    }

    fn words(&self, token: Option<&Token>) -> String {
        let mut words = [&self.place, ": ", &self.length.to_string(), " characters"].concat();
        match token.map(|token| self.holds(token)) {
            Some(true) => words.push_str(", like the one that you gave"),
            Some(false) => words.push_str(", another one than you gave"),
            None => {}
        }
        words.push('.');
        if let Some(odd) = self.odd_length() {
            words.push_str(&[" ", odd].concat());
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::Listing;
    use crate::token::Token;

    fn winner(list: &str) -> Option<String> {
        Listing::read(list).winner().map(|source| source.place.clone())
    }

    #[test]
    fn the_place_that_wins_depends_on_the_version() {
        let list =
            "token-source: saved-login 37 aaaa\n token-source: colab-secret 37 bbbb\nnoise\n";
        assert_eq!(winner(list).as_deref(), Some("saved-login"));
        let old = [list, "huggingface_hub: 1.18.0\n"].concat();
        assert_eq!(winner(&old).as_deref(), Some("colab-secret"));
        let new = [list, "huggingface_hub: 1.19.0\ntoken-source: HF_TOKEN 37 cccc"].concat();
        assert_eq!(winner(&new).as_deref(), Some("HF_TOKEN"));
        assert_eq!(winner("token-source: .env 37 aaaa"), None);
        assert_eq!(winner("token-source: HF_TOKEN many"), None);
    }

    #[test]
    fn a_token_is_known_by_its_length_and_its_end() {
        let token = Token::new(format!("hf_{}Ab12", "x".repeat(30))).expect("it is not empty");
        let sends = |list| Listing::read(list).sends(&token);
        assert_eq!(sends("token-source: HF_TOKEN 37 Ab12"), Some(true));
        assert_eq!(sends("token-source: HF_TOKEN 37 zz99"), Some(false));
        assert_eq!(sends("token-source: HF_TOKEN 38 Ab12"), Some(false));
        assert_eq!(sends(""), None);
    }

    #[test]
    fn no_more_than_four_characters_are_kept() {
        let listing = Listing::read(&format!("token-source: HF_TOKEN 37 hf_{}", "y".repeat(34)));
        assert_eq!(listing.sources[0].end, "yyyy");
        assert!(!listing.words(None).concat().contains("yyyy"));
    }
}
