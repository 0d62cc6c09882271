//! Tokens in a text: noticed, and blotted out.

/// What stands in a text where a token stood.
pub const BLOT: &str = "hf_…";

/// The beginnings of Hugging Face's tokens, longest first.
const PREFIXES: &[&str] = &["api_org_", "hf_oauth_", "hf_jwt_", "hf_"];

/// Fewer characters than this after the prefix are a placeholder or a name, not a secret.
const SHORTEST: usize = 16;

/// The text with every token in it blotted out, and how many there were.
pub fn blot(text: &str) -> (String, usize) {
    let mut blotted = String::with_capacity(text.len());
    let mut count = 0;
    let mut rest = text;
    while let Some((before, prefix, tail)) = next_prefix(rest) {
        let length = tail
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')))
            .unwrap_or(tail.len());
        blotted.push_str(before);
        if length >= SHORTEST {
            blotted.push_str(BLOT);
            count += 1;
        } else {
            blotted.push_str(prefix);
            blotted.push_str(&tail[..length]);
        }
        rest = &tail[length..];
    }
    blotted.push_str(rest);
    (blotted, count)
}

/// The text before the next prefix, the prefix, and what follows it.
fn next_prefix(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(found) = text[from..].find(['a', 'h']) {
        let at = from + found;
        let starts_a_word = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        let prefix = PREFIXES.iter().find(|prefix| text[at..].starts_with(**prefix));
        if let (true, Some(prefix)) = (starts_a_word, prefix) {
            return Some((&text[..at], prefix, &text[at + prefix.len()..]));
        }
        from = at + 1;
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
