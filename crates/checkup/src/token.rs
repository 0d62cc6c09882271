//! The token: nothing prints it, nothing stores it, and its memory is overwritten when it is dropped.

use diagnosis::TokenShape;
use reading::find::all;
use reading::secret::{self, Kind};
use zeroize::{Zeroize, Zeroizing};

/// What the visitor pasted as a token.
///
/// It has no `Display` and no `Serialize`, and its `Debug` shows no byte of it.
pub struct Token(Zeroizing<String>);

/// What is wrong with the way a token was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Quotation marks are around it.
    Quoted,
    /// The word `Bearer` is before it.
    Bearer,
    /// The name of a variable is before it: `HF_TOKEN=…`.
    Assignment,
    /// It is the name of a variable, not its value.
    VariableName,
    /// It stands there twice.
    Twice,
    /// Stars, dots or a word stand where the token should.
    Placeholder,
    /// A blank is inside it, a line end, or a character that shows nothing.
    Blank,
    /// It holds characters that no token has and no header can carry.
    OddCharacters,
    /// It does not begin like any token of Hugging Face.
    NotHuggingFace,
}

impl Flaw {
    /// The flaw in a sentence for the visitor.
    pub const fn words(self) -> &'static str {
        match self {
            Flaw::Quoted => "There are quotation marks around the token.",
            Flaw::Bearer => "The word “Bearer” stands before the token.",
            Flaw::Assignment => "The name of a variable stands before the token.",
            Flaw::VariableName => "This is the name of a variable, not the token that it holds.",
            Flaw::Twice => "The token was pasted twice.",
            Flaw::Placeholder => "This is a placeholder, not a token.",
            Flaw::Blank => {
                "There is a blank, a line end or an invisible character inside the token."
            }
            Flaw::OddCharacters => "There are characters in it that no token has.",
            Flaw::NotHuggingFace => {
                "This does not begin with hf_, so it is not a user access token of Hugging Face. It may be another company's key."
            }
        }
    }
}

impl Token {
    /// Takes what was pasted; blanks and what else shows nothing are dropped around it, as a password field shows neither.
    /// `None` when nothing is left. The given text is overwritten.
    pub fn new(mut pasted: String) -> Option<Self> {
        let token = Self(Zeroizing::new(pasted.trim_matches(secret::is_blank).to_owned()));
        pasted.zeroize();
        (!token.0.is_empty()).then_some(token)
    }

    /// The value of the `Authorization` header.
    pub fn authorization(&self) -> Zeroizing<String> {
        let mut value = Zeroizing::new(String::with_capacity("Bearer ".len() + self.0.len()));
        value.push_str("Bearer ");
        value.push_str(&self.0);
        value
    }

    /// Whether it is the same as another.
    pub(crate) fn is(&self, other: &Token) -> bool {
        *self.0 == *other.0
    }

    /// The same token once more, for what is kept beside it.
    pub(crate) fn again(&self) -> Self {
        Self(self.0.clone())
    }

    /// Its length, and whether it ends like this: enough to tell it from another one of the visitor's.
    pub(crate) fn looks_like(&self, length: usize, end: &str) -> bool {
        self.0.len() == length && self.0.ends_with(end)
    }

    /// What the tree may know of it.
    pub fn shape(&self) -> TokenShape {
        match self.flaw() {
            Some(Flaw::NotHuggingFace) => TokenShape::OtherCompany,
            Some(_) => TokenShape::Malformed,
            None => match secret::kind(&self.0) {
                Some(Kind::Organization) => TokenShape::Organization,
                Some(Kind::Signed) => TokenShape::OAuth,
                Some(Kind::User) | None => TokenShape::User,
            },
        }
    }

    /// What is wrong with the way it was pasted, if anything is.
    ///
    /// The length is no flaw: 37 characters is what user access tokens have, but Hugging Face does not promise it.
    pub fn flaw(&self) -> Option<Flaw> {
        let text = self.0.as_str();
        let kind = secret::kind(text);
        let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        if text.starts_with(['"', '\'', '`', '“', '‘']) {
            Some(Flaw::Quoted)
        } else if text.len() > 6 && text.as_bytes()[..6].eq_ignore_ascii_case(b"bearer") {
            Some(Flaw::Bearer)
        } else if text.contains('=') {
            Some(Flaw::Assignment)
        } else if text.trim_start_matches('$').chars().all(is_name) && text.contains('_') {
            Some(Flaw::VariableName)
        } else if kind != Some(Kind::Signed) && text.contains(['*', '…', '<', '>', '.'])
            || secret::is_filler(text)
        {
            Some(Flaw::Placeholder)
        } else if text.contains(secret::is_blank) {
            Some(Flaw::Blank)
        } else if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Some(Flaw::OddCharacters)
        } else if kind != Some(Kind::Signed) && text.len() > 40 && all(text, "hf_").count() > 1 {
            Some(Flaw::Twice)
        } else if kind.is_none() {
            Some(Flaw::NotHuggingFace)
        } else {
            None
        }
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{Flaw, Token};
    use diagnosis::TokenShape;

    /// Put together here, so that no file holds anything that looks like a token.
    fn good() -> String {
        format!("hf_{}", "aB3x".repeat(9).split_at(34).0)
    }

    #[track_caller]
    fn flaw(pasted: &str, expected: Option<Flaw>) {
        let token = Token::new(pasted.to_owned()).expect("something was pasted");
        assert_eq!(token.flaw(), expected, "{pasted}");
    }

    #[test]
    fn a_token_as_hugging_face_gives_it_has_no_flaw() {
        flaw(&good(), None);
        flaw(&format!("  {}\n", good()), None);
        flaw(&format!("hf_oauth_{}.{}", "eyJ", "a-b_c"), None);
    }

    #[test]
    fn each_way_to_paste_it_wrongly_is_told_apart() {
        let token = good();
        flaw(&format!("\"{token}\""), Some(Flaw::Quoted));
        flaw(&format!("Bearer {token}"), Some(Flaw::Bearer));
        flaw(&format!("HF_TOKEN={token}"), Some(Flaw::Assignment));
        flaw("HF_TOKEN", Some(Flaw::VariableName));
        flaw("$HF_TOKEN", Some(Flaw::VariableName));
        flaw(&format!("{token}{token}"), Some(Flaw::Twice));
        flaw(&format!("{token} {token}"), Some(Flaw::Blank));
        flaw("hf_...", Some(Flaw::Placeholder));
        flaw("hf_********", Some(Flaw::Placeholder));
        flaw("<your token>", Some(Flaw::Placeholder));
        flaw(&format!("{token}é"), Some(Flaw::OddCharacters));
        flaw(&format!("hf_{}", "x".repeat(34)), Some(Flaw::Placeholder));
        flaw("sk-abcdefghijklmnop", Some(Flaw::NotHuggingFace));
    }

    #[test]
    fn whatever_shows_nothing_is_the_same_flaw_inside_and_none_around() {
        let token = good();
        let (before, after) = token.split_at(20);
        for blank in [
            " ", "\t", "\n", "\r", "\r\n", "\u{a0}", "\u{ad}", "\u{200b}", "\u{2060}", "\u{feff}",
            "\0",
        ] {
            flaw(&[before, blank, after].concat(), Some(Flaw::Blank));
            flaw(&[blank, &token, blank].concat(), None);
        }
    }

    #[test]
    fn odd_pastes_are_read_without_panic() {
        for pasted in ["é", "ééé€", "h", "Bearé hf", "hf_é"] {
            let token = Token::new(pasted.to_owned()).expect("something was pasted");
            let _ = (token.flaw(), token.shape());
        }
        assert!(Token::new("  \n".to_owned()).is_none());
    }

    #[test]
    fn debug_shows_no_byte_of_it() {
        let token = Token::new(good()).expect("something was pasted");
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert_eq!(token.shape(), TokenShape::User);
    }
}
