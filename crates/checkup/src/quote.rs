//! The words of a text that a reading rests on, with what stands around them.

use reading::{Call, Message, Span, Text};

/// Words of the visitor's text. No token is in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Which call they are about, as far as the text says: `HTTP 402 from router.huggingface.co`.
    pub call: String,
    /// What stands before them in their line.
    pub before: String,
    /// The words themselves.
    pub words: String,
    /// What stands behind them in their line.
    pub after: String,
    /// The message that they are, if it is one of the catalogue.
    pub message: Option<&'static Message>,
}

/// So many bytes of a line are shown on each side of the words, and of the words.
const AROUND: usize = 160;
const MOST: usize = 480;

/// So many calls are quoted.
const MOST_CALLS: usize = 5;

/// The words that decided, then those of the other calls; where no call says anything, the loose words that point
/// somewhere.
pub(crate) fn quotes(text: &Text) -> Vec<Quote> {
    let of = |call: &Call| quote(text, call.because.as_ref()?, call_words(call), call.message);
    let others = (0..text.calls.len()).rev().filter(|at| text.failed != Some(*at));
    let calls: Vec<Quote> = text
        .failed
        .into_iter()
        .chain(others)
        .filter_map(|at| of(&text.calls[at]))
        .take(MOST_CALLS)
        .collect();
    if !calls.is_empty() {
        return calls;
    }
    let loose = text.suspected_by.as_ref().and_then(|span| quote(text, span, String::new(), None));
    loose.into_iter().collect()
}

fn call_words(call: &Call) -> String {
    let mut words =
        call.status.map_or(String::new(), |status| ["HTTP ", &status.to_string()].concat());
    if let Some(host) = &call.host {
        words.push_str(if words.is_empty() { "From " } else { " from " });
        words.push_str(host);
    }
    words
}

fn quote(
    text: &Text,
    span: &Span,
    call: String,
    message: Option<&'static Message>,
) -> Option<Quote> {
    let (shown, place) = (&text.shown, text.place(span));
    let line = shown.get(..place.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line_end = shown.get(place.end..)?.find('\n').map_or(shown.len(), |at| place.end + at);
    let start = shown.ceil_char_boundary(place.start.saturating_sub(AROUND)).max(line);
    let end = shown.floor_char_boundary((place.end + AROUND).min(line_end));
    let words_end = shown.floor_char_boundary((place.start + MOST).min(place.end));
    let words = shown.get(place.start..words_end)?;
    let (before, after) = (shown.get(start..place.start)?, shown.get(place.end..end)?);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    (!words.trim().is_empty()).then(|| Quote {
        call,
        before: [cut(start > line), before].concat(),
        words: [words, cut(words_end < place.end)].concat(),
        after: [after, cut(end < line_end)].concat(),
        message,
    })
}

#[cfg(test)]
mod tests {
    use super::quotes;

    #[test]
    fn the_words_that_decide_are_marked_in_their_line() {
        let spent = "You have depleted your monthly included credits.";
        let text = reading::read(&format!(
            "[log] started\nopenai.APIStatusError: Error code: 402 - {{'error': '{spent} Purchase pre-paid credits to continue using Inference Providers.'}}\nbye"
        ));
        let quotes = quotes(&text);
        assert_eq!(quotes.len(), 1);
        assert!(quotes[0].call.starts_with("HTTP 402"), "{:?}", quotes[0]);
        assert!(quotes[0].words.starts_with("You have depleted"), "{:?}", quotes[0]);
        assert!(quotes[0].before.starts_with("openai.APIStatusError"), "{:?}", quotes[0]);
        assert!(quotes[0].message.is_some() && quotes[0].after.ends_with('}'), "{:?}", quotes[0]);
    }

    #[test]
    fn of_a_long_line_only_a_piece_is_quoted() {
        let noise = "é".repeat(5000);
        let text = reading::read(&format!(
            "{noise} You have exceeded your monthly spending limit for Inference Providers. {noise}"
        ));
        for quote in quotes(&text) {
            assert!(quote.before.starts_with('…') && quote.after.ends_with('…'), "{quote:?}");
            assert!(quote.before.len() + quote.after.len() <= 2 * (super::AROUND + 3), "{quote:?}");
        }
    }

    #[test]
    fn nothing_is_quoted_of_a_text_that_says_nothing() {
        assert!(quotes(&reading::read("good morning")).is_empty());
    }
}
