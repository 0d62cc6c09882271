//! The page that the feed is made from, whose every heading of level 2 names a day.

use crate::base::problem::Problem;
use crate::link::site::Site;
use crate::page::document::Document;
use crate::source::facts::is_date;

/// Where it lies.
pub(crate) const URL: &str = "/feed.xml";

/// The page that the feed is made from.
pub(crate) fn page(site: &Site) -> Option<&Document> {
    site.documents.iter().find(|page| page.front.feed)
}

/// What is wrong with the pages that want to be a feed: there are two, or a heading has no date.
pub(super) fn problems(documents: &[Document]) -> Vec<Problem> {
    let mut feeds = documents.iter().filter(|page| page.front.feed);
    let Some(page) = feeds.next() else {
        return Vec::new();
    };
    let second = feeds.map(|other| {
        let message = format!("a second page with `feed = true`, beside `{}`", page.path);
        Problem::new(&other.path, 1, message)
    });
    let headings = page.body.headings.iter().filter(|heading| heading.level == 2);
    let undated = headings.filter(|heading| date(&heading.title).is_none()).map(|heading| {
        let message = format!(
            "the heading `{}` is an entry of the feed, and has no date like `2026-11-22` or `22 November 2026`",
            heading.title,
        );
        Problem::new(&page.path, heading.line, message)
    });
    second.chain(undated).collect()
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The first day that a heading names, as year, month, day. A month without a day counts from its first, a span of days
/// from its last.
pub(crate) fn date(heading: &str) -> Option<String> {
    let words: Vec<&str> = heading
        .split(|letter: char| letter.is_whitespace() || ",:()".contains(letter))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|at| {
        if is_date(words[at]) {
            return Some(words[at].to_owned());
        }
        let month = MONTHS.iter().position(|month| *month == words[at])? + 1;
        let year = words.get(at + 1).filter(|year| year.len() == 4)?.parse::<u16>().ok()?;
        let day = at.checked_sub(1).map(|before| words[before]);
        let day = day.and_then(|day| day.rsplit(['-', '–']).next()?.parse::<u8>().ok());
        let day = day.filter(|day| (1..=31).contains(day)).unwrap_or(1);
        Some(format!("{year}-{month:02}-{day:02}"))
    })
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_are_found_in_headings() {
        fn case(heading: &str, expected: Option<&str>) {
            assert_eq!(date(heading).as_deref(), expected, "{heading}");
        }
        case("2026-10-08: no credits", Some("2026-10-08"));
        case("No credits (8 October 2026)", Some("2026-10-08"));
        case("About 4–8 October 2026, for free accounts", Some("2026-10-08"));
        case("April 2026", Some("2026-04-01"));
        case("In May", None);
        case("2026-13-01", None);
        case("HTTP 402 March", None);
    }
}
