//! What must not stand in any file, not even as an example.

/// What stands where an author has still to write something: no page is built with it.
pub const TO_WRITE: &str = "TO WRITE";

/// Whether a text holds a token of Hugging Face, or something that looks like one.
pub fn looks_like_a_token(text: &str) -> bool {
    reading::secret::find(text).is_some()
}
