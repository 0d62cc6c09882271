//! Phrases found in a text.
//!
//! The standard library's search is quicker on text made to slow a search down, and brings 8 kB (brotli) into the browser: the
//! searcher, and behind its slicing a panic that can print any character of Unicode. No phrase here is long enough to
//! need it.

/// Where the phrase begins, each time that it stands in the text; overlapping ones once.
pub fn all<'a>(text: &'a str, phrase: &'a str) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + first(text.as_bytes().get(from..)?, phrase.as_bytes())?;
        from = at + phrase.len();
        Some(at)
    })
}

/// Whether the phrase stands in the text.
pub fn has(text: &str, phrase: &str) -> bool {
    all(text, phrase).next().is_some()
}

/// What stands before the phrase and after it, the first time.
pub fn around<'a>(text: &'a str, phrase: &str) -> Option<(&'a str, &'a str)> {
    let (before, rest) = text.split_at_checked(first(text.as_bytes(), phrase.as_bytes())?)?;
    Some((before, rest.strip_prefix(phrase)?))
}

/// The text with other words for the phrase.
pub fn replaced(text: &str, phrase: &str, words: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = around(rest, phrase) {
        replaced.push_str(before);
        replaced.push_str(words);
        rest = after;
    }
    replaced.push_str(rest);
    replaced
}

/// Where the phrase begins first; an empty one nowhere, so that nobody looks for it for ever.
///
/// After Horspool: whatever stands where the phrase would end says how far on the next place is that it could end.
fn first(text: &[u8], phrase: &[u8]) -> Option<usize> {
    let (last, front) = phrase.split_last()?;
    // A shorter step than could be made is only slower.
    let step = |bytes: usize| u8::try_from(bytes).unwrap_or(u8::MAX);
    let mut steps = [step(phrase.len()); 256];
    for (at, byte) in front.iter().enumerate() {
        steps[usize::from(*byte)] = step(front.len() - at);
    }
    let mut end = front.len();
    loop {
        crate::steps::count(1);
        let byte = text.get(end)?;
        let start = end - front.len();
        if byte == last && text.get(start..)?.starts_with(phrase) {
            return Some(start);
        }
        end += usize::from(steps[usize::from(*byte)]);
    }
}

#[cfg(test)]
mod tests {
    use super::{all, around, has, replaced};

    #[test]
    fn a_phrase_is_found_as_the_standard_library_finds_it() {
        let texts = ["", "a", "aaaa", "abab ab", "hf_hf_", "…a…", "é", "xé…é"];
        let phrases = ["a", "aa", "ab", "hf_", "…", "é…", "longer than any", "abab"];
        for (text, phrase) in texts.iter().flat_map(|text| phrases.map(|phrase| (*text, phrase))) {
            let theirs: Vec<_> = text.match_indices(phrase).map(|(at, _)| at).collect();
            assert_eq!(all(text, phrase).collect::<Vec<_>>(), theirs, "{phrase} in {text}");
            assert_eq!(has(text, phrase), text.contains(phrase), "{phrase} in {text}");
            assert_eq!(around(text, phrase), text.split_once(phrase), "{phrase} in {text}");
            assert_eq!(
                replaced(text, phrase, "é"),
                text.replace(phrase, "é"),
                "{phrase} in {text}"
            );
        }
    }

    #[test]
    fn an_empty_phrase_is_nowhere() {
        assert!(!has("text", "") && around("text", "").is_none());
        assert_eq!(replaced("text", "", "x"), "text");
    }
}
