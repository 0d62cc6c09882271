//! Figures that change with time, found in prose: amounts of money, dates, limits.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::base::place::Position;
use crate::base::problem::Problem;

/// What counts as such a figure:
///
/// - money: `$2.00`, `30 cents`;
/// - dates: `2026-11-22`, `22 November 2026`, `November 2026`, `November 22, 2026`, `10 April`, and a year alone from
///   2010 on, when there was something to date;
/// - limits, a number with its unit: `60 minutes`, `1,000 requests`, `5 GB`, `20 %`;
/// - a number that fills a cell of a table, for which [`alone`] looks.
///
/// A status (`HTTP 402`), a step (`step 3`), a version, and a number in words (`five minutes`, `one cent`) are none.
static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    const MONTH: &str =
        "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    const UNIT: &str = "(?:%|percent|cents?|dollars?|USD|EUR|seconds?|minutes?|hours?|days?|weeks?|months?|years?|requests?|calls?|tokens?|characters?|users?|seats?|members?|credits?|[kKMGT]i?B)";
    let patterns = [
        r"[$€£]\s?\d[\d.,]*\d|[$€£]\s?\d".to_owned(),
        r"\b\d{4}-\d{2}-\d{2}\b".to_owned(),
        format!(r"\b(?:\d{{1,2}}\s+)?{MONTH}\s+(?:\d{{1,2}},?\s+)?\d{{4}}\b"),
        format!(r"\b\d{{1,2}}\s+{MONTH}\b"),
        format!(r"\b\d[\d.,]*\s?{UNIT}(?:\b|$|\s)"),
        r"\b20[1-9]\d\b".to_owned(),
    ];
    Regex::new(&patterns.join("|")).expect("the patterns are well formed")
});

/// Where such figures stand in a text.
pub(crate) fn figures(text: &str) -> impl Iterator<Item = Range<usize>> {
    // Most texts have no digit at all.
    let text = if text.bytes().any(|byte| byte.is_ascii_digit()) { text } else { "" };
    FIGURE
        .find_iter(text)
        .map(|found| found.start()..found.start() + found.as_str().trim_end().len())
}

/// Where the number stands, if a text is a number and nothing else: `1,000`, `2.5`.
pub(crate) fn alone(text: &str) -> Option<Range<usize>> {
    let number = text.trim();
    let start = text.find(number)?;
    let is_number = number.starts_with(|first: char| first.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte));
    is_number.then(|| start..start + number.len())
}

/// What to tell an author who wrote such a figure.
pub(crate) fn by_hand(path: &str, place: Position, figure: &str) -> Problem {
    let hint = "put it into `content/facts.toml`, with its source, and take it by `{{name}}`";
    Problem::at(path, place, format!("`{figure}` is written by hand")).hint(hint.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{alone, figures};

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        assert_eq!(figures(text).map(|at| &text[at]).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn figures_that_change_are_found() {
        case("PRO includes $2.00, or €1 a month", &["$2.00", "€1"]);
        case("since 22 November 2026 and October 2025", &["22 November 2026", "October 2025"]);
        case("On November 22, 2026 (2026-11-22)", &["November 22, 2026", "2026-11-22"]);
        case("1,000 requests in 5 minutes", &["1,000 requests", "5 minutes"]);
        case("20 % of 5 GB", &["20 %", "5 GB"]);
        case("In 2024, before 10 April", &["2024", "10 April"]);
        case("early 2025 (or 2026)", &["2025", "2026"]);
    }

    #[test]
    fn a_number_alone_is_told_from_one_in_a_text() {
        for (text, expected) in [
            ("1,000", Some("1,000")),
            (" 2.5 ", Some("2.5")),
            ("402", Some("402")),
            ("3 and 4", None),
            ("about 5", None),
            ("5xx", None),
            ("", None),
        ] {
            assert_eq!(alone(text).map(|at| &text[at]), expected, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "HTTP 402 and status 403",
            "step 3 of 7",
            "version 3.38 of the library",
            "wait five minutes",
            "about one cent",
            "Llama-3.1-8B",
            "the 24 hexadecimal digits",
            "24h",
            "seconds since 1970",
            "port 2000 of 20,000",
            "Qwen3-4B-Instruct-2507",
            "May I?",
        ] {
            case(text, &[]);
        }
    }
}
