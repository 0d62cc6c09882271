//! What must not stand in any file, not even as an example.

/// What stands where an author has still to write something: no page is built with it.
pub const TO_WRITE: &str = "TO WRITE";

/// How a token begins.
const PREFIXES: [&str; 3] = ["hf_", "hf_oauth_", "api_org_"];

/// How many letters and digits behind that make it one.
const LENGTH: usize = 30;

/// Whether a text holds a token of Hugging Face, or something that looks like one.
pub fn looks_like_a_token(text: &str) -> bool {
    PREFIXES.iter().any(|prefix| {
        text.match_indices(prefix).any(|(start, _)| {
            let rest = text[start + prefix.len()..].bytes();
            rest.take_while(u8::is_ascii_alphanumeric).count() >= LENGTH
        })
    })
}
