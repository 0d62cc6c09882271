//! Which numbers are the status of a call, and who says so.

use std::ops::Range;

/// A number that is a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Status {
    pub number: u16,
    pub form: Form,
}

/// How a status stands in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
pub(crate) enum Form {
    /// It may be one: a number that could be something else.
    Maybe,
    /// A word beside it says that it is one, as people put it: "it returned 402".
    Said,
    /// As programs print it: with its meaning, or behind `status:`, `Error code:`, `HTTP/1.1`.
    Printed,
}

/// Words before a number with which programs say that it is a status.
const PRINTED: &[&str] = &[
    "code",
    "status",
    "statuscode",
    "errorstatus",
    "error_code",
    "status_code",
    "http",
    "httpcode",
];

/// Words before a number with which people do.
const SAID: &[&str] = &[
    "error",
    "returned",
    "returns",
    "response",
    "replied",
    "responded",
    "answered",
    "answers",
    "got",
    "get",
    "gets",
    "gives",
    "gave",
    "give",
    "fehler",
    "erro",
    "erreur",
    "errore",
];

/// What a status means, as it stands behind one in a reply.
pub(crate) const MEANINGS: &[(u16, &str)] = &[
    (400, "bad request"),
    (401, "unauthorized"),
    (402, "payment required"),
    (402, "payment_required"),
    (403, "forbidden"),
    (404, "not found"),
    (408, "request timeout"),
    (410, "gone"),
    (413, "request entity too large"),
    (413, "payload too large"),
    (422, "unprocessable entity"),
    (429, "too many requests"),
    (500, "internal server error"),
    (502, "bad gateway"),
    (503, "service unavailable"),
    (503, "service temporarily unavailable"),
    (504, "gateway timeout"),
    (504, "gateway time-out"),
];

/// Words behind a number that make it a status.
const BEHIND: &[&str] =
    &["client error", "server error", "error", "errors", "response", "status code"];

/// Words before a status that is used as a verb: "the router 504s".
const ANSWERING: &[&str] = &["api", "endpoint", "hf", "inference", "it", "providers", "router"];

/// The status that a word may be, and how it stands there; its line begins at `line`.
pub(crate) fn status(
    plain: &str,
    line: usize,
    previous: Range<usize>,
    word: Range<usize>,
) -> Option<Status> {
    let bytes = plain.as_bytes();
    // Most words are none, and are let go at once.
    if !matches!(bytes[word.start], b'2' | b'4' | b'5') {
        return None;
    }
    let before = plain.get(previous.clone()).unwrap_or_default();
    let text = plain.get(word.clone())?;
    let verb = text.strip_suffix('s').filter(|_| ANSWERING.contains(&before));
    let digits = verb.unwrap_or(text);
    let &[_, b'0'..=b'3', _] = digits.as_bytes() else { return None };
    let number: u16 = digits.parse().ok()?;
    // Between the two stand at most an equals sign, a colon and the like.
    let between = bytes.get(previous.end..word.start)?;
    let joined = between.len() <= 3 && !between.contains(&b')') && !between.contains(&b'.');
    let after = plain.get(word.end..)?;
    let after = after.get(..after.floor_char_boundary(48)).unwrap_or_default();
    let meaning = after.trim_start_matches([' ', '(', ')', ':', '-', ',', '_']);
    // The thousandths of a log's time stand right behind a comma or a stop.
    let alone = word.start == 0 || b" ([{*>|".contains(&bytes[word.start - 1]);
    // `402.4 MB` and `402/1000` are amounts, `402:13` is a place in a file.
    let amount = matches!(after.as_bytes(), [b'.' | b'/' | b':', b'0'..=b'9', ..] | [b'%', ..]);
    // In a notebook, a long arrow points at a line of code.
    let is_line = before == "line" || plain.get(..word.start)?.trim_end().ends_with("-->");
    if is_line || amount || matches!(before, "pid" | "port" | "v" | "step") {
        return None;
    }
    let version = matches!(before, "1" | "2" | "0") && has_http(plain, previous.start);
    let means =
        MEANINGS.iter().any(|(status, words)| *status == number && meaning.starts_with(words));
    let is_success = (200..300).contains(&number);
    // `POST /api/chat 500` is the answer of somebody's own program.
    let start = plain.floor_char_boundary(word.start.saturating_sub(64));
    let own_route =
        plain.get(start..word.start)?.split(' ').rev().nth(1).is_some_and(|it| it.starts_with('/'));
    if own_route {
        return (number < 500).then_some(Status { number, form: Form::Maybe });
    }
    let shows_body = meaning.starts_with(['{', '<']);
    let form =
        if (alone && (means || shows_body)) || (joined && PRINTED.contains(&before)) || version {
            Form::Printed
        } else if is_success {
            return None;
        } else if alone && BEHIND.iter().any(|words| meaning.starts_with(words)) {
            Form::Printed
        } else if verb.is_some() || (joined && SAID.contains(&before)) {
            Form::Said
        } else if !alone || !matches!(number, 400..=404 | 410 | 413 | 422 | 429 | 500 | 502..=504) {
            return None;
        } else if starts_line(plain, line, word.start) {
            // Whoever begins with it means it.
            Form::Printed
        } else {
            Form::Maybe
        };
    Some(Status { number, form })
}

/// Whether `HTTP/` and a version end here: `http/1.1`, `http/2`.
fn has_http(plain: &str, at: usize) -> bool {
    let start = plain.floor_char_boundary(at.saturating_sub(16));
    let before = plain
        .get(start..at)
        .unwrap_or_default()
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    before.ends_with("http/")
}

/// Whether nothing but marks stands before it in its line.
fn starts_line(plain: &str, line: usize, at: usize) -> bool {
    at - line <= 8
        && plain.as_bytes()[line..at]
            .iter()
            .all(|byte| byte.is_ascii_punctuation() || *byte == b' ')
}
