//! What a line of code says wherever it says it.

use super::What;
use super::address::RETIRED;
use super::tokens::tokens;
use crate::find::{all, has};

/// What the lines say so far.
#[derive(Default)]
pub(super) struct Lines {
    /// Somebody is named to pay.
    bill_to: bool,
    /// There is a chat.
    chat: bool,
    /// Where the provider hf-inference is chosen.
    own_provider: Vec<usize>,
}

impl Lines {
    /// Reads a line without its comment.
    pub(super) fn read(&mut self, line: usize, code: &str, found: &mut Vec<(usize, What)>) {
        let tokens = tokens(code);
        if tokens.real {
            found.push((line, What::HardCodedToken));
        }
        if tokens.placeholder {
            found.push((line, What::PlaceholderToken));
        }
        let code = code.to_ascii_lowercase();
        let says = |phrases: &[&str]| phrases.iter().any(|phrase| has(&code, phrase));
        if is_word_in(RETIRED, &code) {
            found.push((line, What::RetiredHost));
        }
        self.bill_to |= says(&["bill_to", "billto", "bill-to", "to_bill"]);
        self.chat |= says(&[
            "chat_completion",
            "chat.completions",
            "chat/completions",
            "chatcompletion",
            "chathuggingface",
            "text_generation",
            "text-generation",
            "textgeneration",
        ]);
        let chosen = has(&code, "provider") && is_word_in("hf-inference", &code);
        if chosen || has(&code, ":hf-inference") {
            self.own_provider.push(line);
        }
    }

    /// Judges the text as a whole, which calls Inference Providers on this line, if at all.
    pub(super) fn judge(self, billed: Option<usize>, found: &mut Vec<(usize, What)>) {
        if !self.bill_to {
            found.extend(billed.map(|line| (line, What::NoBillTo)));
        }
        if self.chat {
            let chosen = self.own_provider.into_iter();
            found.extend(chosen.map(|line| (line, What::ProviderCannotServe)));
        }
    }
}

/// Whether this stands in the text as a whole: not as the part of a longer host or of a path.
fn is_word_in(word: &str, text: &str) -> bool {
    let joins = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    all(text, word).any(|at| {
        let bytes = text.as_bytes();
        let before = at.checked_sub(1).map(|at| bytes[at]);
        let after = bytes.get(at + word.len());
        !before.as_ref().is_some_and(joins)
            && !after.is_some_and(|byte| joins(byte) || (word == "hf-inference" && *byte == b'/'))
    })
}
