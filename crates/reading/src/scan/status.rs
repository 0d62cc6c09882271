//! Which of the numbers in a text is the status of the call.

use super::Scan;
use crate::find::around;
use Sureness::{Maybe, OfHuggingFace, Said};
use std::ops::Range;

/// The statuses seen so far.
#[derive(Default)]
pub(super) struct Statuses {
    /// The surest, and of equals the first.
    best: Option<(u16, Sureness)>,
    refused: Option<u16>,
}

impl Statuses {
    /// Looks at a word, behind another.
    pub(super) fn look(&mut self, plain: &str, previous: Range<usize>, word: Range<usize>) {
        let Some((status, sureness)) = status(plain, previous, word) else { return };
        if self.best.is_none_or(|(_, best)| sureness > best) {
            self.best = Some((status, sureness));
        }
        if matches!(status, 401..=429) && sureness > Maybe {
            self.refused.get_or_insert(status);
        }
    }

    /// Tells what was seen.
    pub(super) fn tell(self, scan: &mut Scan) {
        scan.status = self.best.map(|(status, _)| status);
        scan.is_hugging_faces = self.best.is_some_and(|(_, sureness)| sureness == OfHuggingFace);
        scan.is_said = self.best.is_some_and(|(_, sureness)| sureness > Maybe);
        scan.refused = self.refused;
    }
}

/// Words before a number that say that it is a status.
const BEFORE: &[&str] = &[
    "code",
    "error",
    "http",
    "status",
    "statuscode",
    "errorstatus",
    "returned",
    "returns",
    "response",
    "replied",
    "responded",
    "got",
    "fehler",
    "erro",
    "erreur",
    "error_code",
];

/// Words after a number that say that it is a status.
const AFTER: &[&str] = &[
    "bad",
    "client",
    "conflict",
    "error",
    "errors",
    "forbidden",
    "gateway",
    "gone",
    "internal",
    "not",
    "payment",
    "response",
    "server",
    "service",
    "too",
    "unauthorized",
    "unprocessable",
];

/// Words before a status that is used as a verb: "the router 504s".
const ANSWERING: &[&str] = &["api", "endpoint", "hf", "inference", "it", "providers", "router"];

/// How sure it is that a number is the status of the call.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Sureness {
    /// It may be one.
    Maybe,
    /// Its neighbours say that it is one.
    Said,
    /// It is said to be the answer to a call of Hugging Face, as clients in Python put it.
    OfHuggingFace,
}

/// The status that a word may be, and how sure that is.
fn status(plain: &str, previous: Range<usize>, word: Range<usize>) -> Option<(u16, Sureness)> {
    let bytes = plain.as_bytes();
    // Most words are none, and are let go at once.
    if !matches!(bytes[word.start], b'4' | b'5') {
        return None;
    }
    let before = plain.get(previous.clone()).unwrap_or_default();
    let text = plain.get(word.clone())?;
    let verb = text.strip_suffix('s').filter(|_| ANSWERING.contains(&before));
    let number = verb.unwrap_or(text);
    let &[_, b'0'..=b'2', _] = number.as_bytes() else {
        return None;
    };
    let status: u16 = number.parse().ok()?;
    // Between the two stand at most an equals sign, a colon and the like.
    let between = &bytes[previous.end..word.start];
    let joined = between.len() <= 3 && !between.contains(&b')');
    let after_start = plain.get(word.end..)?.trim_start_matches([' ', '(', ')', ':', '-', ',']);
    let after = after_start.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    // The thousandths of a log's time stand right behind a comma or a stop.
    let alone = word.start == 0 || b" ([{*>|".contains(&bytes[word.start - 1]);
    // `402.4 MB` and `402/1000` are amounts.
    let amount = matches!(bytes[word.end..], [b'.' | b'/', b'0'..=b'3' | b'6'..=b'9', ..]);
    // In a notebook, a long arrow points at a line of code.
    let is_line = before == "line" || plain.get(..word.start)?.trim_end().ends_with("-->");
    if is_line {
        return None;
    }
    if (joined && BEFORE.contains(&before)) || (alone && AFTER.contains(&after)) {
        return Some((status, if is_hugging_faces(after_start) { OfHuggingFace } else { Said }));
    }
    let known = matches!(status, 400..=404 | 410 | 413 | 422 | 429 | 500 | 502..=504);
    // Whoever begins with it means it.
    let sureness = if word.start == 0 { Said } else { Maybe };
    (alone && known && !amount).then_some((status, sureness))
}

/// Whether a status is said to come from Hugging Face: `client error: not found for url: https://router.huggingface.co`.
fn is_hugging_faces(after: &str) -> bool {
    let near = after.get(..after.floor_char_boundary(96)).unwrap_or_default();
    around(near, " for url").is_some_and(|(reason, address)| {
        let address = address.trim_start_matches([':', ' ']);
        reason.bytes().all(|byte| byte.is_ascii_alphabetic() || b" :".contains(&byte))
            && address.starts_with("https://router.huggingface.co/")
    })
}
