//! Tokens and keys in a text: noticed, and blotted out. What looks like one is said here and nowhere else in this crate.

/// What stands in a text where a token stood.
pub const BLOT: &str = "hf_…";

/// The beginnings of Hugging Face's tokens, longest first.
const PREFIXES: &[&str] = &["api_org_", "hf_oauth_", "hf_jwt_", "hf_"];

/// The beginnings of providers' own keys.
const KEYS: &[&str] = &["sk-", "gsk_", "r8_", "fw_", "xai-", "csk-", "tgp_v1_"];

/// Nothing longer than this is looked at in code, so that a huge line costs no more than many short ones.
pub(crate) const LONGEST: usize = 256;

/// Fewer characters than this after the prefix are a placeholder or a name, not a secret.
const SHORTEST: usize = 16;

/// As many letters and digits in a row are no part of a name.
const UNMISTAKABLE: usize = 20;

/// The text with every token in it blotted out, and how many there were.
pub fn blot(text: &str) -> (String, usize) {
    let mut blotted = String::with_capacity(text.len());
    let mut count = 0;
    let mut rest = text;
    while let Some((before, prefix, tail)) = next_prefix(rest) {
        let length = tail.bytes().take_while(is_of_a_token).count();
        let (secret, after) = tail.split_at_checked(length).unwrap_or_default();
        blotted.push_str(before);
        if length >= SHORTEST {
            blotted.push_str(BLOT);
            count += 1;
        } else {
            blotted.push_str(prefix);
            blotted.push_str(secret);
        }
        rest = after;
    }
    blotted.push_str(rest);
    (blotted, count)
}

/// Whether the text begins with a token, and not with a name such as `hf_raise_for_status`.
///
/// This is for code, which is full of names. [`blot`] takes a long name for a token, because it must miss none.
pub(crate) fn is_token(text: &str) -> bool {
    let Some(prefix) = PREFIXES.iter().find(|prefix| text.starts_with(**prefix)) else {
        return false;
    };
    // These two are signed, and their signatures know more than letters and digits.
    let signed = matches!(*prefix, "hf_oauth_" | "hf_jwt_");
    let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || (signed && is_of_a_token(byte));
    let secret = || text.bytes().skip(prefix.len()).take(LONGEST).take_while(belongs);
    let drawn = |byte: u8| byte.is_ascii_digit() || (byte.is_ascii_uppercase() && byte != b'X');
    secret().count() >= SHORTEST && secret().any(drawn)
}

/// The length of the provider's key that the text begins with, if that is at least `shortest` after its prefix.
pub(crate) fn provider_key(text: &str, shortest: usize) -> Option<usize> {
    let prefix = KEYS.iter().find(|prefix| text.starts_with(**prefix))?;
    let belongs = |byte: &u8| is_of_a_token(byte) || *byte == b'*';
    let length = text.bytes().skip(prefix.len()).take(LONGEST).take_while(belongs).count();
    (length >= shortest).then_some(prefix.len() + length)
}

fn is_of_a_token(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

/// Whether what follows a prefix is too long and too plain for a name. Then it is a token even when something is stuck
/// to its front, such as the last letter of a terminal's colour.
fn is_unmistakable(tail: &[u8]) -> bool {
    tail.len() >= UNMISTAKABLE && tail[..UNMISTAKABLE].iter().all(u8::is_ascii_alphanumeric)
}

/// The text before the next prefix, the prefix, and what follows it.
fn next_prefix(text: &str) -> Option<(&str, &'static str, &str)> {
    let bytes = text.as_bytes();
    for at in 0..bytes.len() {
        // What every prefix begins with, so that most places are let go at once.
        if !matches!(bytes[at..], [b'h', b'f', b'_', ..] | [b'a', b'p', b'i', b'_', ..]) {
            continue;
        }
        let in_word = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
        let here = |prefix: &&&str| {
            let tail = bytes[at..].strip_prefix(prefix.as_bytes());
            tail.is_some_and(|tail| !in_word || is_unmistakable(tail))
        };
        if let Some(prefix) = PREFIXES.iter().find(here) {
            let (before, found) = text.split_at_checked(at)?;
            return Some((before, prefix, found.strip_prefix(prefix)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::blot;

    /// Put together here, so that no file holds anything that looks like a token.
    fn token(prefix: &str) -> String {
        format!("{prefix}{}", "aB3".repeat(12))
    }

    #[test]
    fn tokens_are_blotted_out_wherever_they_stand() {
        for prefix in ["hf_", "hf_oauth_", "api_org_"] {
            let text = format!("curl -H 'Authorization: Bearer {0}' --token={0}\n", token(prefix));
            let (blotted, count) = blot(&text);
            assert_eq!(count, 2, "{prefix}");
            assert_eq!(blotted, "curl -H 'Authorization: Bearer hf_…' --token=hf_…\n");
        }
    }

    #[test]
    fn names_and_placeholders_stay() {
        for text in ["hf_hub_download", "hf_xxx", "huggingface_hub", "shf_", "HF_TOKEN", ""] {
            assert_eq!(blot(text), (text.to_owned(), 0));
        }
    }
}
