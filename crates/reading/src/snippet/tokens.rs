//! The tokens and the placeholders for one in a line of code.

use super::names::{Owner, is_token_name, owner};
use crate::find::{all, has};
use crate::secret::{LONGEST, is_token};

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
    let starts = all(code, "hf_").chain(all(code, "api_org_"));
    for at in starts {
        let Some((before, rest)) = code.split_at_checked(at) else { continue };
        if before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_') {
            continue;
        }
        tokens.real |= is_token(rest);
        tokens.placeholder |= is_filler(rest) && is_passed(before);
    }
    tokens
}

/// Whether what follows is passed as a token, and not only spoken of: "a token looks like hf_xxx".
fn is_passed(before: &str) -> bool {
    let Some(earlier) = before.strip_suffix(' ') else { return true };
    let word = earlier.rsplit([' ', '"', '\'']).next().unwrap_or_default();
    word.ends_with(['=', ':'])
        || word.starts_with('-')
        || word.eq_ignore_ascii_case("bearer")
        || is_token_name(word)
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
    has(&value, "your")
        || (value.starts_with('<') && value.ends_with('>'))
        || (value.len() > 1 && value.chars().all(|c| matches!(c, 'x' | '.' | '*' | '…')))
        || stem == "api_token"
        || owner(stem) == Some(Owner::HuggingFace)
}
