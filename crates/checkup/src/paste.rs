//! What was pasted into the one box that takes anything.

use crate::replies::is_reply;
use crate::sources::is_listing;
use reading::secret;
use std::fmt;
use zeroize::Zeroizing;

/// No more of a pasted text than this is read, in bytes: half of it from the beginning, half from the end. An error with
/// all its noise is far shorter, and the page must not stop for one that is not.
pub const MOST: usize = 60_000;

/// A pasted text, and what it is. Its memory is overwritten when it is dropped, and its `Debug` shows none of it.
#[derive(Default)]
pub struct Paste {
    pub(crate) kind: Pasted,
    /// The text; of a token and what stands around it, the token alone.
    pub(crate) text: Zeroizing<String>,
    /// Whether the middle of a long text was left out.
    pub(crate) is_cut: bool,
}

/// What a pasted text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pasted {
    /// Nothing but blanks.
    #[default]
    Nothing,
    /// A token, alone or as a line of settings.
    Token,
    /// The output of the commands that ask Hugging Face by hand.
    Replies,
    /// The output of the commands that list where tokens lie.
    Sources,
    /// A piece of code.
    Code,
    /// An error, or anything else in words.
    Text,
}

impl Paste {
    /// Tells what it is. The text that is given is overwritten.
    pub fn of(text: String) -> Self {
        let whole = Zeroizing::new(text);
        if let Some(token) = lone_token(&whole) {
            return Self { kind: Pasted::Token, text: token, is_cut: false };
        }
        let is_cut = whole.len() > MOST;
        let text = if is_cut { ends(&whole) } else { whole };
        let kind = if text.trim().is_empty() {
            Pasted::Nothing
        } else if text.lines().any(is_reply) {
            Pasted::Replies
        } else if text.lines().any(is_listing) {
            Pasted::Sources
        } else if reading::is_code(&text) {
            Pasted::Code
        } else {
            Pasted::Text
        };
        Self { kind, text, is_cut }
    }

    /// A text that its giver says is an error. It is read whole, so it is for programs, which nobody sees stop. The text
    /// that is given is overwritten.
    pub fn error(text: String) -> Self {
        Self { kind: Pasted::Text, text: Zeroizing::new(text), is_cut: false }
    }

    /// The token, if the text is nothing else: it belongs into its own field, where it is not shown.
    pub fn token(&self) -> Option<&str> {
        (self.kind == Pasted::Token).then_some(self.text.as_str())
    }
}

impl From<&str> for Paste {
    fn from(text: &str) -> Self {
        Self::of(text.to_owned())
    }
}

impl fmt::Debug for Paste {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Paste({:?})", self.kind)
    }
}

impl Pasted {
    /// What the page says that it took it for; `None` where there is nothing to say.
    pub(crate) const fn words(self) -> Option<&'static str> {
        match self {
            // That a text was read is said where it is quoted.
            Pasted::Nothing | Pasted::Text => None,
            Pasted::Token => Some("What you pasted is a token: we took it as your token."),
            Pasted::Replies => Some(
                "What you pasted are Hugging Face's replies: we read them as if this page had asked.",
            ),
            Pasted::Sources => Some("What you pasted is a list of places where tokens lie."),
            Pasted::Code => {
                Some("What you pasted is code. Run it, and paste the error that it prints.")
            }
        }
    }
}

/// The beginning and the end of a long text, in lines of their own.
fn ends(text: &str) -> Zeroizing<String> {
    let (first, last) = (MOST / 2, text.len().saturating_sub(MOST / 2));
    let first = text.get(..text.floor_char_boundary(first)).unwrap_or_default();
    let last = text.get(text.ceil_char_boundary(last)..).unwrap_or_default();
    Zeroizing::new([first, "\n…\n", last].concat())
}

/// Nothing longer is a token with what people put around it: the longest are signed ones.
const LONGEST_TOKEN: usize = 4096;

/// A token that was broken in two is no longer than those that Hugging Face gives: 8 characters of prefix, and 34.
const LONGEST_BROKEN: usize = 42;

/// The token, if the text is nothing else: alone, or as people write it down (`export HF_TOKEN="…"`). Line ends and
/// characters that show nothing become blanks inside it, so that it is not taken for a whole one.
fn lone_token(text: &str) -> Option<Zeroizing<String>> {
    let is_around = |c: char| secret::is_blank(c) || matches!(c, '"' | '\'' | '`');
    let mut rest = text.trim_matches(secret::is_blank);
    if rest.len() > LONGEST_TOKEN {
        return None;
    }
    if let Some((before, after)) = rest.split_once('=')
        && before.strip_prefix("export ").unwrap_or(before).trim().bytes().all(is_of_a_name)
    {
        rest = after;
    }
    rest = rest.trim_matches(is_around);
    rest = rest.strip_prefix("Bearer ").unwrap_or(rest).trim_matches(is_around);
    let is_word = |c: char| c.is_ascii_graphic() && !matches!(c, '=' | '(');
    if secret::begins(rest) && rest.chars().all(is_word) {
        return Some(Zeroizing::new(rest.to_owned()));
    }
    // Words have spaces between them; what is left may have been broken by a terminal, or by a page.
    secret::kind(rest).filter(|_| !rest.contains(' '))?;
    let joined: Zeroizing<String> =
        Zeroizing::new(rest.chars().filter(|c| !secret::is_blank(*c)).collect());
    let blanks = || rest.chars().map(|c| if secret::is_blank(c) { ' ' } else { c }).collect();
    (joined.len() <= LONGEST_BROKEN && secret::is_one(&joined)).then(|| Zeroizing::new(blanks()))
}

fn is_of_a_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::{MOST, Paste, Pasted};

    /// Put together here, so that no file holds anything that looks like a token.
    fn token() -> String {
        format!("hf_{}", "aB3x".repeat(9).split_at(34).0)
    }

    #[test]
    fn whatever_is_pasted_is_told_apart() {
        let token = token();
        for (text, expected) in [
            ("  \n", Pasted::Nothing),
            (&*token, Pasted::Token),
            (&*format!("\u{feff}export HF_TOKEN=\"{token}\"\n"), Pasted::Token),
            (&*format!("Bearer {token}"), Pasted::Token),
            (&*format!("{token}{token}"), Pasted::Token),
            (&*format!("Error: {token} gave 402"), Pasted::Text),
            (&*format!("{token}\ngave 402"), Pasted::Text),
            ("hf_hub_download failed", Pasted::Text),
            ("hf_inference is down again today, for all", Pasted::Text),
            ("{\"error\":\"You have no remaining credits.\"}\nchat HTTP 402", Pasted::Replies),
            ("token-source: HF_TOKEN 37 ab12", Pasted::Sources),
            ("402 Client Error: Payment Required", Pasted::Text),
            (
                "from openai import OpenAI\nclient = OpenAI(base_url=\"https://router.huggingface.co/v1\")\n",
                Pasted::Code,
            ),
        ] {
            assert_eq!(Paste::from(text).kind, expected, "{text}");
        }
    }

    #[test]
    fn a_token_that_is_broken_by_what_shows_nothing_is_one_and_has_a_blank() {
        let token = token();
        let (before, after) = token.split_at(20);
        for blank in ["\n", "\r", "\r\n", "\u{a0}", "\u{200b}", "\u{feff}", "\t"] {
            let paste = Paste::of([before, blank, after, "\n"].concat());
            let token = paste.token().expect("it is a token");
            assert!(token.contains(' ') && token.is_ascii(), "{token}");
        }
    }

    #[test]
    fn of_a_long_text_both_ends_are_read() {
        let long = format!("the beginning{}the end", "é".repeat(MOST));
        let paste = Paste::of(long);
        assert!(paste.is_cut && paste.text.len() <= MOST + 5);
        assert!(paste.text.starts_with("the beginning") && paste.text.ends_with("the end"));
        assert!(!Paste::of("é".repeat(MOST / 2)).is_cut);
    }

    #[test]
    fn debug_shows_nothing_of_it() {
        assert_eq!(format!("{:?}", Paste::of(token())), "Paste(Token)");
    }
}
