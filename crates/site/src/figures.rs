//! Figures that change with time, found in prose: amounts of money, dates, limits.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// What counts as such a figure:
///
/// - money: `$2.00`, `30 cents`;
/// - dates: `2026-11-22`, `22 November 2026`, `November 2026`, `November 22, 2026`;
/// - limits, a number with its unit: `60 minutes`, `1,000 requests`, `5 GB`, `20 %`.
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
        format!(r"\b\d[\d.,]*\s?{UNIT}(?:\b|$|\s)"),
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

#[cfg(test)]
mod tests {
    use super::figures;

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
        ] {
            case(text, &[]);
        }
    }
}
