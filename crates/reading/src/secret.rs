//! Tokens and keys in a text: what one looks like is said here, and nowhere else in this repository.
//!
//! Two sizes of doubt. A [token](find) is only what can be one: a prefix and a long run of letters and digits, so that no
//! name of a function is taken for it. [`holds`] asks whether a text that should be a plain name has anything secret about
//! it, and rather says yes.

/// What stands in a text where a token stood.
pub const BLOT: &str = "hf_…";

/// The kinds of Hugging Face's tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A user access token, which a person makes in the settings.
    User,
    /// An organization's token, a kind that Hugging Face gave up.
    Organization,
    /// What an application gets when somebody signs in with Hugging Face, or signed by the Hub itself.
    Signed,
}

/// The beginnings of Hugging Face's tokens, longest first.
const PREFIXES: [(&str, Kind); 4] = [
    ("api_org_", Kind::Organization),
    ("hf_oauth_", Kind::Signed),
    ("hf_jwt_", Kind::Signed),
    ("hf_", Kind::User),
];

/// The beginnings of other companies' keys.
const KEYS: [&str; 16] = [
    "sk-",
    "gsk_",
    "r8_",
    "fw_",
    "xai-",
    "csk-",
    "tgp_v1_",
    "ghp_",
    "github_pat_",
    "glpat-",
    "AIza",
    "AKIA",
    "nvapi-",
    "pplx-",
    "xoxb-",
    "eyJ",
];

/// A token has at least so many letters and digits behind its prefix. Tokens have 34; Hugging Face promises no number,
/// and no name of a function has as many without an underscore.
pub const SHORTEST: usize = 24;

/// A shorter run behind the prefix of a key is part of a name.
const SHORTEST_KEY: usize = 12;

/// The kind of token that the text begins like.
pub fn kind(text: &str) -> Option<Kind> {
    prefix(text).map(|(_, kind)| kind)
}

/// Whether the text begins with a token.
pub fn begins(text: &str) -> bool {
    length(text).is_some()
}

/// Whether the text is one token, and nothing else.
pub fn is_one(text: &str) -> bool {
    length(text) == Some(text.len())
}

/// Whether the text is a prefix and the same letter again and again, which stands for a token and is none.
pub fn is_filler(text: &str) -> bool {
    prefix(text).and_then(|(prefix, _)| text.strip_prefix(prefix)).is_some_and(is_one_letter)
}

/// Where the first token of the text begins and ends, in bytes.
pub fn find(text: &str) -> Option<(usize, usize)> {
    // A prefix at every place of its letters, so that most places are let go at once.
    let mut places = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'h' | b'a'));
    places.find_map(|(at, _)| Some((at, at + length(text.get(at..)?)?)))
}

/// The text with every token in it blotted out, and how many there were.
pub fn blot(text: &str) -> (String, usize) {
    let mut blotted = String::with_capacity(text.len());
    let mut count = 0;
    let mut rest = text;
    while let Some((begin, end)) = find(rest) {
        blotted.push_str(rest.get(..begin).unwrap_or_default());
        blotted.push_str(BLOT);
        count += 1;
        rest = rest.get(end..).unwrap_or_default();
    }
    blotted.push_str(rest);
    (blotted, count)
}

/// Whether what should be a plain name holds a token or a key, of whatever company, whole or cut off, or a password.
pub fn holds(text: &str) -> bool {
    let joined: String = text.chars().filter(|c| !is_blank(*c)).collect();
    shows(text) || shows(&joined) || (text.contains('@') && !text.starts_with('@'))
}

/// Whether a token stands in the text as it is, or the beginning of one, or a key.
fn shows(text: &str) -> bool {
    // A name may hold `hf_`, too, and is in small letters.
    let is_begun = |rest: &str| {
        let secret = prefix(rest).and_then(|(prefix, _)| rest.strip_prefix(prefix));
        let mut bytes = secret.unwrap_or_default().bytes().take_while(is_of_signed);
        bytes.any(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    find(text).is_some()
        || prefix(text.trim_start_matches(|c: char| !c.is_ascii_alphanumeric())).is_some()
        || (0..text.len()).any(|at| {
            let (before, rest) = text.split_at_checked(at).unwrap_or_default();
            let is_inside = before.ends_with(|c: char| c.is_ascii_alphanumeric());
            !is_inside && (is_begun(rest) || is_key(rest))
        })
}

/// Whether a character shows nothing: a blank, a line end, or one of those that take no room at all. None belongs inside
/// a token.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{2800}' | '\u{3164}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Whether the text begins with another company's key: a prefix, and a long run of letters and digits soon behind it.
fn is_key(text: &str) -> bool {
    let key = KEYS.iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or_default();
    let key = key.get(..key.bytes().take_while(is_of_signed).count()).unwrap_or_default();
    key.split(['_', '-', '.']).any(|run| run.len() >= SHORTEST_KEY)
}

fn prefix(text: &str) -> Option<(&'static str, Kind)> {
    PREFIXES.into_iter().find(|(prefix, _)| text.starts_with(prefix))
}

/// The length of the token that the text begins with, if it does.
fn length(text: &str) -> Option<usize> {
    let (prefix, kind) = prefix(text)?;
    let belongs = |byte: &u8| match kind {
        // A signature knows more than letters and digits.
        Kind::Signed => is_of_signed(byte),
        _ => byte.is_ascii_alphanumeric(),
    };
    let secret = text.strip_prefix(prefix)?;
    let secret = secret.get(..secret.bytes().take_while(belongs).count())?;
    (secret.len() >= SHORTEST && !is_one_letter(secret)).then_some(prefix.len() + secret.len())
}

fn is_one_letter(secret: &str) -> bool {
    let first = secret.as_bytes().first();
    first.is_some_and(|first| secret.bytes().all(|byte| byte.eq_ignore_ascii_case(first)))
}

fn is_of_signed(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

#[cfg(test)]
mod tests {
    use super::{begins, blot, holds, is_one, kind};

    /// Put together here, so that no file holds anything that looks like a token.
    fn token(prefix: &str) -> String {
        format!("{prefix}{}", "aB3".repeat(12))
    }

    const PREFIXES: [&str; 4] = ["hf_", "hf_oauth_", "hf_jwt_", "api_org_"];

    #[test]
    fn tokens_are_blotted_out_wherever_they_stand() {
        for prefix in PREFIXES {
            let token = token(prefix);
            let text = format!("curl -H 'Bearer {token}' --token={token} m{token}\n");
            let blotted = "curl -H 'Bearer hf_…' --token=hf_… mhf_…\n".to_owned();
            assert_eq!(blot(&text), (blotted, 3), "{prefix}");
            assert!(is_one(&token) && begins(&text[16..]) && kind(&token).is_some());
        }
    }

    #[test]
    fn nothing_looks_like_a_token_but_a_token() {
        for text in [
            "",
            "hf_",
            "hf_xxx",
            "shf_",
            "HF_TOKEN",
            "huggingface_hub",
            "hf_hub_download",
            "hf_raise_for_status",
            "hf_AutoModelForCausalLM",
            "hf_inference_endpoint_client_of_mine",
            "hf_oauth_client_id",
            "hf_********************************",
            &format!("hf_{}", "x".repeat(34)),
            &format!("hf_{}", "X".repeat(34)),
        ] {
            assert_eq!(blot(text), (text.to_owned(), 0));
            assert!(!is_one(text));
        }
    }

    #[test]
    fn a_name_is_plain_only_without_any_secret() {
        let whole = token("hf_");
        let cut = &whole[..9];
        for secret in [
            whole.clone(),
            cut.to_owned(),
            format!("acme/{whole}"),
            format!("\u{200b}{}\u{a0}{}", &whole[..2], &whole[2..]),
            format!("Bearer {cut}"),
            format!("HF_TOKEN={cut}"),
            format!("sk-proj-{}", "aB3".repeat(4)),
            ["jane", "acme.example"].join("@"),
            ["https://jane:pass", "acme.example"].join("@"),
        ] {
            assert!(holds(&secret), "{secret}");
        }
        for name in [
            "acme-team",
            "@acme",
            "Qwen/Qwen3-4B:nscale",
            "acme/hf_persimmon:nscale",
            "sk-ai/x",
            "a/sk-learn-classifier-v2",
            "",
        ] {
            assert!(!holds(name), "{name}");
        }
    }
}
