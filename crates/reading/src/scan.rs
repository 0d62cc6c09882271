//! One pass over the text, which finds every sign and the HTTP status.

mod status;

use crate::find::has;
use crate::wording::{END, Sign, phrases};
use status::Statuses;
use std::sync::LazyLock;

/// What one pass found.
#[derive(Clone, Copy, Debug)]
pub struct Scan {
    /// By sign. One byte each takes less code to look up than one bit.
    signs: [bool; Sign::COUNT],
    /// The HTTP status, if the text names one: rather one that is said to be a status than a number that may be one.
    pub status: Option<u16>,
    /// The first 4xx but a 400 that is said to be a status, whatever else is.
    pub refused: Option<u16>,
    /// Whether the status is said to be Hugging Face's.
    pub is_hugging_faces: bool,
    /// Whether its neighbours say that this number is a status.
    pub is_said: bool,
    /// Whether the text asks how something is, and tells of nothing that went wrong.
    pub asks: bool,
    /// Whether credits or a quota are said to be used up: the two words stand in one clause.
    pub spent: bool,
    /// Whether a token of Hugging Face is said to be missing, in the same way.
    pub unset: bool,
    /// Whether a token is said to have expired.
    pub expired: bool,
}

impl Scan {
    /// Nothing was found.
    pub const NOTHING: Self = Self {
        signs: [false; Sign::COUNT],
        status: None,
        refused: None,
        is_hugging_faces: false,
        is_said: false,
        asks: false,
        spent: false,
        unset: false,
        expired: false,
    };

    /// Whether the text says this.
    pub fn says(&self, sign: Sign) -> bool {
        self.signs[sign as usize]
    }
}

/// Reads [`plain`](mod@crate::plain) text. Phrases count only from the beginning of a word.
pub fn scan(plain: &str) -> Scan {
    let index = Index::get();
    let bytes = plain.as_bytes();
    let mut scan = Scan { asks: asks(plain), ..Scan::NOTHING };
    let mut statuses = Statuses::default();
    let [mut spent, mut unset, mut expired] = [Pair::default(); 3];
    let mut previous = 0..0;
    let mut at = 0;
    while at < bytes.len() {
        // Words of other scripts count as one each time, so that a phrase may follow them without a blank.
        if !starts_word(bytes[at]) {
            at += 1;
            continue;
        }
        for (phrase, sign) in index.from(&bytes[at..]) {
            if stands_at(phrase, &bytes[at..]) {
                scan.signs[*sign as usize] = true;
                match sign {
                    Sign::CreditWords | Sign::QuotaWords => spent.see(0, at, plain),
                    Sign::UsedUp => spent.see(1, at, plain),
                    Sign::TokenWords => unset.see(0, at, plain),
                    Sign::Missing => unset.see(1, at, plain),
                    Sign::TokenNoun => expired.see(0, at, plain),
                    Sign::HasExpired => expired.see(1, at, plain),
                    _ => {}
                }
            }
        }
        let length = if bytes[at] < 0x80 {
            bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count().max(1)
        } else {
            1
        };
        let word = at..at + length;
        statuses.look(plain, previous, word.clone());
        at = word.end;
        previous = word;
    }
    statuses.tell(&mut scan);
    Scan { spent: spent.met, unset: unset.met, expired: expired.met, ..scan }
}

/// How questions begin that tell of nothing that went wrong; those that ask why do.
const QUESTIONS: &[&str] = &[
    "are there ",
    "can ",
    "do ",
    "does ",
    "how can ",
    "how do ",
    "how long ",
    "how many ",
    "how much ",
    "how to ",
    "is it possible ",
    "is there ",
    "what are ",
    "what is ",
    "what rate ",
];

/// Whether the text is one short question of that kind, and not how to mend something.
fn asks(plain: &str) -> bool {
    let begins = QUESTIONS.iter().any(|begin| plain.trim_start().starts_with(begin));
    begins
        && !plain.contains(':')
        && plain.len() < 160
        && !["fix", "solve", "error", "help", "happening", "get rid", "user access token", "this"]
            .iter()
            .any(|word| has(plain, word))
}

/// How far apart two words of a clause stand at most, in bytes.
const CLAUSE: usize = 64;

/// Two kinds of words that say more in one clause.
#[derive(Clone, Copy, Default)]
struct Pair {
    /// Where each stood last.
    places: [Option<usize>; 2],
    /// Whether they stood in one clause.
    met: bool,
}

impl Pair {
    /// Takes in that one of the two stands here.
    fn see(&mut self, which: usize, at: usize, plain: &str) {
        self.places[which] = Some(at);
        if let [Some(one), Some(other)] = self.places {
            self.met |= are_in_one_clause(plain, one, other);
        }
    }
}

/// Whether nothing between two places ends a clause.
fn are_in_one_clause(plain: &str, place: usize, other: usize) -> bool {
    let between = plain.get(place.min(other)..place.max(other)).unwrap_or_default();
    let ends = |c| {
        matches!(
            c,
            '.' | ',' | ';' | ':' | '?' | '!' | '|' | '。' | '，' | '；' | '：' | '？' | '！'
        )
    };
    between.len() <= CLAUSE && !between.chars().any(ends) && !has(between, " but ")
}

/// Whether a phrase stands at the beginning of what follows.
fn stands_at(phrase: &str, bytes: &[u8]) -> bool {
    let (phrase, whole) = phrase.strip_suffix(END).map_or((phrase, false), |it| (it, true));
    let after = bytes.strip_prefix(phrase.as_bytes());
    after.is_some_and(|after| !(whole && after.first().is_some_and(u8::is_ascii_alphanumeric)))
}

/// Where a phrase may begin; `/` for paths.
fn starts_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'/' || byte >= 0xc0
}

/// How many slots there are: more than phrases.
const SLOTS: usize = 1 << 11;

/// The phrases by their slots.
struct Index {
    /// The phrases in the order of their slots.
    phrases: Vec<(&'static str, Sign)>,
    /// For each slot, where in `phrases` its own begin.
    starts: [u16; SLOTS + 1],
}

impl Index {
    fn get() -> &'static Self {
        static INDEX: LazyLock<Index> = LazyLock::new(Index::new);
        &INDEX
    }

    fn new() -> Self {
        let mut index = Self { phrases: phrases().collect(), starts: [0; SLOTS + 1] };
        // Where each slot ends; then, with every phrase that is put into it from there backwards, where it begins.
        for (phrase, _) in phrases() {
            index.starts[slot(phrase.as_bytes())] += 1;
        }
        for at in 1..=SLOTS {
            index.starts[at] += index.starts[at - 1];
        }
        for found in phrases() {
            let start = &mut index.starts[slot(found.0.as_bytes())];
            *start -= 1;
            index.phrases[usize::from(*start)] = found;
        }
        index
    }

    /// The phrases that may begin here.
    fn from(&self, bytes: &[u8]) -> &[(&'static str, Sign)] {
        let slot = slot(bytes);
        &self.phrases[usize::from(self.starts[slot])..usize::from(self.starts[slot + 1])]
    }
}

/// A number made of the first three bytes, which every phrase has.
fn slot(bytes: &[u8]) -> usize {
    let &[first, second, third, ..] = bytes else { return 0 };
    let key = u32::from_be_bytes([0, first, second, third]);
    (key.wrapping_mul(0x9e37_79b1) >> (u32::BITS - SLOTS.ilog2())) as usize
}

#[cfg(test)]
mod tests {
    use super::{END, SLOTS, phrases, scan, stands_at, starts_word};
    use crate::plain::plain;

    #[test]
    fn every_phrase_is_plain_and_found() {
        for (phrase, sign) in phrases() {
            let phrase = phrase.trim_end_matches(END);
            assert_eq!(plain(phrase), phrase, "`{phrase}` is not plain");
            assert!(phrase.len() >= 3, "`{phrase}` is too short for a slot");
            assert!(starts_word(phrase.as_bytes()[0]), "`{phrase}` does not begin with a word");
            assert!(scan(phrase).says(sign), "`{phrase}` is not found");
            assert!(scan(&format!("分({phrase}")).says(sign), "`{phrase}` is not found inside");
        }
    }

    #[test]
    fn there_are_more_slots_than_phrases() {
        assert!(phrases().count() < SLOTS);
    }

    #[test]
    fn no_phrase_is_covered_by_another_of_its_sign() {
        for (at, (phrase, sign)) in phrases().enumerate() {
            // Where a word may go on, it does.
            let text = phrase.strip_suffix(END).map_or(format!("{phrase}x"), str::to_owned);
            let covers = |other: &str| {
                text.match_indices(other.trim_end_matches(END)).any(|(at, _)| {
                    let (before, rest) = text.as_bytes().split_at(at);
                    !before.last().is_some_and(u8::is_ascii_alphanumeric) && stands_at(other, rest)
                })
            };
            let others =
                phrases().enumerate().filter(|(other, (_, of))| *of == sign && *other != at);
            let covering: Vec<_> = others.filter(|(_, (other, _))| covers(other)).collect();
            assert_eq!(covering, [], "covers `{phrase}`");
        }
    }

    #[test]
    fn the_status_is_told_from_other_numbers() {
        for (text, status) in [
            ("Error code: 402 - {'error': …}", Some(402)),
            ("402 Client Error: Payment Required for url", Some(402)),
            ("Client error '402 Payment Required' for url", Some(402)),
            ("402 \"You have depleted …\"", Some(402)),
            ("HTTP/1.1 503 Service Unavailable", Some(503)),
            ("statusCode: 402,", Some(402)),
            ("status=403", Some(403)),
            ("File \"_http.py\", line 402, in hf_raise_for_status", None),
            ("File \"_http.py\", line 402, in hf_raise_for_status … 400 Client Error", Some(400)),
            ("response.raise_for_status() 407 except HTTPError: 403 Client Error", Some(403)),
            ("--> 409 response.raise_for_status() … 503 Server Error", Some(503)),
            (
                "502 Bad Gateway … 404 Client Error: Not Found for url: https://router.huggingface.co/v1",
                Some(404),
            ),
            ("port=443, pid 500123, v4.0.4", None),
            ("took 502ms", None),
            ("the router 504s after two minutes", Some(504)),
            ("it took 500s", None),
        ] {
            assert_eq!(scan(&plain(text)).status, status, "{text}");
        }
    }
}
