//! What was pasted into the one box that takes anything.

use crate::replies::is_reply;
use crate::sources::is_listing;

/// What a pasted text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// Nothing but blanks.
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

impl Pasted {
    /// Tells what it is.
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            Pasted::Nothing
        } else if lone_token(text).is_some() {
            Pasted::Token
        } else if text.lines().any(is_reply) {
            Pasted::Replies
        } else if text.lines().any(is_listing) {
            Pasted::Sources
        } else if reading::is_code(text) {
            Pasted::Code
        } else {
            Pasted::Text
        }
    }

    /// What the page says that it took it for; `None` where there is nothing to say.
    pub(crate) const fn words(self) -> Option<&'static str> {
        match self {
            Pasted::Nothing => None,
            Pasted::Token => Some("What you pasted is a token: we took it as your token."),
            Pasted::Replies => Some(
                "What you pasted are Hugging Face's replies: we read them as if this page had asked.",
            ),
            Pasted::Sources => Some("What you pasted is a list of places where tokens lie."),
            Pasted::Code => {
                Some("What you pasted is code. Run it, and paste the error that it prints.")
            }
            Pasted::Text => Some("What you pasted was read as an error message."),
        }
    }
}

/// The token, if the text is nothing else: alone, or as people write it down (`export HF_TOKEN="…"`).
pub fn lone_token(text: &str) -> Option<&str> {
    const QUOTES: [char; 3] = ['"', '\'', '`'];
    let mut rest = text.trim();
    if let Some((before, after)) = rest.split_once('=')
        && before.strip_prefix("export ").unwrap_or(before).trim().bytes().all(is_of_a_name)
    {
        rest = after;
    }
    rest = rest.trim().trim_matches(QUOTES);
    rest = rest.strip_prefix("Bearer ").unwrap_or(rest).trim();
    let begins = rest.starts_with("hf_") || rest.starts_with("api_org_");
    let one_word = rest.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'=' && byte != b'(');
    (begins && one_word && rest.len() >= 20).then_some(rest)
}

fn is_of_a_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::Pasted;

    #[test]
    fn whatever_is_pasted_is_told_apart() {
        let token = format!("hf_{}", "x".repeat(34));
        for (text, expected) in [
            ("  \n", Pasted::Nothing),
            (&*token, Pasted::Token),
            (&*format!("export HF_TOKEN=\"{token}\"\n"), Pasted::Token),
            (&*format!("Bearer {token}"), Pasted::Token),
            (&*format!("Error: {token} gave 402"), Pasted::Text),
            ("hf_hub_download failed", Pasted::Text),
            ("{\"error\":\"You have no remaining credits.\"}\nchat HTTP 402", Pasted::Replies),
            ("token-source: HF_TOKEN 37 ab12", Pasted::Sources),
            ("402 Client Error: Payment Required", Pasted::Text),
            (
                "from openai import OpenAI\nclient = OpenAI(base_url=\"https://router.huggingface.co/v1\")\n",
                Pasted::Code,
            ),
        ] {
            assert_eq!(Pasted::of(text), expected, "{text}");
        }
    }
}
