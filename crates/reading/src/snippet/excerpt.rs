//! A line that may be shown.

use crate::secret::{self, provider_key};

/// The longest excerpt, in characters.
const LONGEST: usize = 120;

/// The line without the white space around it, tokens and providers' keys blotted out, and cut to 120 characters.
pub fn excerpt(line: &str) -> String {
    let (blotted, _) = secret::blot(line.trim());
    let mut excerpt = String::new();
    let mut rest = blotted.as_str();
    let mut length = 0;
    let mut in_word = false;
    while let Some(character) = rest.chars().next() {
        if length + 1 == LONGEST && rest.len() > character.len_utf8() {
            excerpt.push('…');
            break;
        }
        length += 1;
        let key = if in_word { None } else { provider_key(rest, 16) };
        if let Some(key) = key {
            excerpt.push('…');
            // What is left of a very long key goes as well.
            rest = rest
                .get(key..)
                .unwrap_or_default()
                .trim_start_matches(|c: char| c.is_ascii_alphanumeric());
            continue;
        }
        in_word = character.is_ascii_alphanumeric() || character == '_';
        excerpt.push(character);
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_is_short_and_holds_no_key() {
        let key = "aB3".repeat(12);
        for (line, expected) in [
            (format!("  token=\"hf_{key}\",\r"), "token=\"hf_…\",".to_owned()),
            (format!("api_key='sk-{key}'"), "api_key='…'".to_owned()),
            (format!("gsk_{}", key.repeat(20)), "…".to_owned()),
            ("é".repeat(121), format!("{}…", "é".repeat(119))),
            ("é".repeat(120), "é".repeat(120)),
            (String::new(), String::new()),
        ] {
            assert_eq!(excerpt(&line), expected, "{line}");
        }
    }
}
