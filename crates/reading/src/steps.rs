//! Counts the steps of reading, so that a test can show that they grow with the text and no faster.
//!
//! Outside of this crate's own tests it is nothing at all.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Counts some steps: bytes looked at, phrases compared, marks visited.
#[cfg_attr(not(test), expect(clippy::missing_const_for_fn, reason = "in tests it counts"))]
#[inline]
pub(crate) fn count(steps: usize) {
    #[cfg(test)]
    STEPS.with(|counter| counter.set(counter.get() + steps as u64));
    #[cfg(not(test))]
    let _ = steps;
}

#[cfg(test)]
mod tests {
    use super::STEPS;

    fn steps(text: &str) -> u64 {
        STEPS.with(|counter| counter.set(0));
        crate::read(text);
        STEPS.with(std::cell::Cell::get)
    }

    /// What is special to some part of the reader, what looks like it, and what might make it look far.
    const PIECES: &[&str] = &[
        "://",
        "https://router.huggingface.co/",
        "https://a.b/x ",
        "http://",
        "hf_",
        "hf_a",
        "api_org_",
        "hf_oauth_a-",
        "402 ",
        "402",
        "4 0 2 ",
        "1.1.",
        "error code: 402 ",
        "402 payment required\n",
        "user access token ",
        "model x ",
        "model ",
        "requested model 'a/b' ",
        "for provider ",
        "usage limit for ",
        "openai 1.2.",
        "request id: ",
        "i have pro ",
        "pro, ",
        "subscribe to ",
        "credit ",
        "no credits ",
        "exhausted ",
        "token ",
        "not ",
        "is it ",
        "my ",
        "org bill ",
        "groq: 429 ",
        "huggingface: 403, ",
        "you have no remaining credits. ",
        "depleted your monthly ",
        "rate limit ",
        "{\"error\":\"",
        "\\\\\\\"",
        "\\n",
        "\n",
        " ",
        "\u{1b}[",
        "%20",
        "分",
        "é",
        "a",
        "200 ",
        "minutes again ",
    ];

    #[test]
    fn any_text_is_read_in_linear_time() {
        const FEW: usize = 100;
        let mut wrong = Vec::new();
        let pairs = PIECES.iter().flat_map(|one| PIECES.iter().map(move |two| [*one, *two]));
        for [one, two] in pairs {
            let text = [one, two].concat();
            let (few, many) = (steps(&text.repeat(FEW)), steps(&text.repeat(8 * FEW)));
            if many > few * 9 {
                wrong.push(format!("{text:?}: {few} steps, eight times the text {many}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
