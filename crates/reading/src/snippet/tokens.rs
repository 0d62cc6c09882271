//! What looks like a token, a key, or a placeholder for one.

use super::names::{Owner, owner};

/// The beginnings of providers' own keys.
const KEYS: &[&str] = &["sk-", "gsk_", "r8_", "fw_", "xai-", "csk-", "tgp_v1_"];

/// Nothing longer than this is looked at, so that a huge line costs no more than many short ones.
const LONGEST: usize = 256;

/// What a line of code holds.
#[derive(Clone, Copy, Default)]
pub(super) struct Tokens {
    /// A token itself.
    pub(super) real: bool,
    /// Something like `hf_xxx`.
    pub(super) placeholder: bool,
}

/// The Hugging Face tokens in a line of code.
pub(super) fn tokens(code: &str) -> Tokens {
    let mut tokens = Tokens::default();
    let starts = code.match_indices("hf_").chain(code.match_indices("api_org_"));
    for (at, _) in starts {
        let Some((before, rest)) = code.split_at_checked(at) else { continue };
        if before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_') {
            continue;
        }
        tokens.real |= is_token(rest);
        tokens.placeholder |= is_filler(rest);
    }
    tokens
}

/// Whether the text begins with a token, and not with a name such as `hf_raise_for_status`.
pub(super) fn is_token(text: &str) -> bool {
    let jwt = ["hf_oauth_", "hf_jwt_"].iter().find_map(|prefix| text.strip_prefix(prefix));
    let plain = text.strip_prefix("hf_").or_else(|| text.strip_prefix("api_org_"));
    let Some(secret) = jwt.or(plain) else {
        return false;
    };
    let belongs = |byte: &u8| {
        byte.is_ascii_alphanumeric() || (jwt.is_some() && matches!(byte, b'_' | b'-' | b'.'))
    };
    let length = secret.bytes().take(LONGEST).take_while(belongs).count();
    let drawn = secret.as_bytes()[..length]
        .iter()
        .any(|byte| byte.is_ascii_digit() || (byte.is_ascii_uppercase() && *byte != b'X'));
    length >= 16 && drawn
}

/// Whether the text begins with `hf_` and dots, stars or the letter x.
fn is_filler(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("hf_") else {
        return false;
    };
    let rest = rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or_default();
    let rest = rest
        .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '*' | '…')))
        .next()
        .unwrap_or_default();
    rest == "…"
        || (rest.len() > 1 && rest.chars().all(|c| matches!(c, 'x' | 'X' | '.' | '*' | '…')))
        || ["your_", "YOUR_", "yourtoken"].iter().any(|start| rest.starts_with(start))
}

/// Whether what is passed as a token is a placeholder or the name of a variable.
pub(super) fn is_placeholder(value: &str) -> bool {
    if value.is_empty() || value.len() > LONGEST || value.contains(['{', '$', '%', '(']) {
        return false;
    }
    let value = value.to_ascii_lowercase();
    let stem = value.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    value.contains("your")
        || (value.starts_with('<') && value.ends_with('>'))
        || (value.len() > 1 && value.chars().all(|c| matches!(c, 'x' | '.' | '*' | '…')))
        || stem == "api_token"
        || owner(stem) == Some(Owner::HuggingFace)
}

/// The length of the provider's key that the text begins with, if that is at least `shortest` after its prefix.
pub(super) fn provider_key(text: &str, shortest: usize) -> Option<usize> {
    let prefix = KEYS.iter().find(|prefix| text.starts_with(**prefix))?;
    let belongs =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'*');
    let length = text.bytes().skip(prefix.len()).take(LONGEST).take_while(belongs).count();
    (length >= shortest).then_some(prefix.len() + length)
}
