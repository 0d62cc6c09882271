//! One pass over a plain text: what stands where.

use crate::address::{Address, Whose};
use crate::catalogue::PHRASES;
use crate::client::{CLIENTS, Client};
use crate::plain::{Plain, Span};
use crate::status::{Form, MEANINGS, Status, status};
use crate::words::{END, Word, words};
use std::sync::LazyLock;

/// Stands in a phrase for a part that differs.
const GAP: char = '\u{1}';

/// The part that differs is no longer than this, in bytes, and of one clause.
const LONGEST_GAP: usize = 120;

/// It is a name, or a few words: no more blanks than this stand in it.
const WORDS_IN_GAP: usize = 3;

/// Something that was found.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// Where it stands, in the plain text.
    pub span: Span,
    /// Where its line begins.
    pub line: usize,
    pub what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A message of the catalogue, by its place there: the whole of it, or a part.
    Message {
        at: u8,
        whole: bool,
    },
    Client(&'static Client),
    Word(Word),
    Status(Status),
    /// An address, and whether it explains something and takes no calls.
    Address {
        whose: Whose,
        explains: bool,
    },
    /// What a status means, with or without the number.
    Meaning(u16),
    /// A host that is named without an address around it.
    Named(Whose),
}

impl What {
    const fn is_message(self) -> bool {
        matches!(self, What::Message { .. })
    }

    const fn is_word(self) -> bool {
        matches!(self, What::Word(_) | What::Named(_))
    }
}

/// Everything that stands in the text, in its order.
pub(crate) fn scan(plain: &Plain) -> Vec<Mark> {
    scan_for(Index::get(), plain)
}

/// What of an index stands in the text.
fn scan_for(index: &Index, plain: &Plain) -> Vec<Mark> {
    let text = plain.words.as_str();
    let bytes = text.as_bytes();
    let mut scan = Scan { text, marks: Vec::new(), line: 0, ends: Ends::default() };
    let mut lines = plain.lines.iter().copied().chain([text.len()]);
    let mut end_of_line = lines.next().unwrap_or_default();
    let mut found = Vec::new();
    let (mut previous, mut at) = (0..0, 0);
    while let Some(&byte) = bytes.get(at) {
        // Words of other scripts count as one each time, so that a phrase may follow them without a blank.
        if !starts_word(byte) {
            if byte == b':' {
                scan.address(at);
            }
            at += 1;
            continue;
        }
        while at >= end_of_line {
            scan.line = end_of_line;
            end_of_line = lines.next().unwrap_or(usize::MAX);
        }
        let rest = &bytes[at..];
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let word = at..at + if byte < 0x80 { letters.max(1) } else { 1 };
        for phrase in index.from(rest, word.len()) {
            crate::steps::count(1);
            let length = phrase.length(text.get(at..).unwrap_or_default(), end_of_line - at);
            found.extend(length.map(|length| (at + length, phrase.what)));
        }
        if !found.is_empty() {
            scan.phrases(at, &found);
            found.clear();
        }
        // What every status begins with, so that most words are let go at once.
        if matches!(byte, b'2' | b'4' | b'5') {
            scan.status(previous, word.clone());
        }
        at = word.end;
        previous = word;
    }
    scan.marks
}

/// A scan that has come to some place.
struct Scan<'a> {
    text: &'a str,
    marks: Vec<Mark>,
    /// Where the line begins.
    line: usize,
    ends: Ends,
}

/// Where the last of each kind ends: nothing but a longer message counts inside of a message, no word inside of a word,
/// and nothing inside of an address.
#[derive(Default)]
struct Ends {
    message: usize,
    address: usize,
    word: usize,
}

impl Scan<'_> {
    fn mark(&mut self, span: Span, what: What) {
        self.marks.push(Mark { span, line: self.line, what });
    }

    /// Looks for an address at a colon.
    fn address(&mut self, at: usize) {
        let address = self.text.get(at..).filter(|_| at >= self.ends.address);
        if let Some(address) = address.and_then(Address::behind_colon) {
            self.ends.address = at + address.length;
            if at >= self.ends.message {
                let what = What::Address { whose: address.whose(), explains: address.explains() };
                self.mark(at..self.ends.address, what);
            }
        }
    }

    /// Takes those of the phrases that stand here which count.
    fn phrases(&mut self, at: usize, found: &[(usize, What)]) {
        // What is longer stands in for what is shorter.
        let longest =
            |of: fn(What) -> bool| found.iter().filter(|it| of(it.1)).map(|it| it.0).max();
        let (message, word) = (longest(What::is_message), longest(What::is_word));
        let meaning = longest(|what| matches!(what, What::Meaning(_)));
        let free = at >= self.ends.message.max(self.ends.address);
        for (end, what) in found {
            let counts = match what {
                What::Message { .. } => Some(*end) == message && *end > self.ends.message,
                What::Word(Word::HuggingFace | Word::Company) => Some(*end) == word,
                // What makes a clause somebody's own, or denies it, does so inside of other words, too.
                What::Client(_) | What::Word(Word::Own | Word::Not) => at >= self.ends.message,
                What::Meaning(_) => free,
                // The meaning of a status is no word of somebody's.
                _ => meaning.is_none() && free && Some(*end) == word && at >= self.ends.word,
            };
            if counts {
                self.mark(at..*end, *what);
            }
        }
        self.ends.message = self.ends.message.max(message.unwrap_or(0));
        self.ends.word = self.ends.word.max(word.max(meaning).unwrap_or(0));
    }

    /// Looks whether a word is a status, behind another.
    fn status(&mut self, previous: Span, word: Span) {
        let at = word.start;
        if at < self.ends.message.max(self.ends.address) {
            return;
        }
        if let Some(mut status) = status(self.text, self.line, previous, word.clone()) {
            // `https://… 402`
            if self.ends.address > 0 && at <= self.ends.address + 4 {
                status.form = Form::Printed;
            }
            self.mark(word, What::Status(status));
        }
    }
}

/// Where a phrase may begin; `/` for paths.
fn starts_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'[') || byte >= 0xc0
}

/// How many slots there are: more than phrases.
const SLOTS: usize = 1 << 11;

/// The phrases by their slots.
struct Index {
    /// The phrases in the order of their slots.
    phrases: Vec<Phrase>,
    /// For each slot, where in `phrases` its own begin.
    starts: [u16; SLOTS + 1],
    /// The phrases that are too short for a slot of their own: words of one or two letters.
    short: Vec<Phrase>,
}

/// Something that is looked for.
#[derive(Clone, Copy)]
struct Phrase {
    /// What it begins with, up to the first part that differs.
    head: &'static str,
    /// The rest, with a [`GAP`] for each part that differs.
    rest: &'static str,
    /// Whether no word goes on behind it.
    whole: bool,
    what: What,
}

impl Phrase {
    fn of((phrase, what): (&'static str, What)) -> Self {
        let (phrase, whole) = phrase.strip_suffix(END).map_or((phrase, false), |it| (it, true));
        let head = phrase.split(GAP).next().unwrap_or_default();
        let rest = phrase.strip_prefix(head).unwrap_or_default();
        Self { head, rest, whole, what }
    }

    /// How long what it finds is, if it stands at the beginning of the text; a word ends at the end of its line.
    fn length(&self, text: &str, end_of_line: usize) -> Option<usize> {
        let (bytes, head) = (text.as_bytes(), self.head.as_bytes());
        // Most phrases of a slot are told apart by one byte.
        if bytes.get(head.len().wrapping_sub(1)) != head.last() || !bytes.starts_with(head) {
            return None;
        }
        let mut end = self.head.len();
        for piece in self.rest.split(GAP).skip(1) {
            let near = text.get(end..text.floor_char_boundary(end + LONGEST_GAP + piece.len()))?;
            let gap = crate::find::all(near, piece).next()?;
            let differs = near.get(..gap)?;
            let words = differs.bytes().filter(|byte| *byte == b' ').count();
            let ends = [". ", ": "].iter().any(|end| crate::find::has(differs, end));
            if words > WORDS_IN_GAP || ends {
                return None;
            }
            end += gap + piece.len();
        }
        let goes_on =
            end < end_of_line && text.as_bytes().get(end).is_some_and(u8::is_ascii_alphanumeric);
        (!(self.whole && goes_on)).then_some(end)
    }
}

/// Hosts that are spoken of without an address around them.
const NAMED: &[(&str, Whose)] = &[
    ("router.hugging", Whose::Router),
    ("api-inference", Whose::Retired),
    ("endpoints.huggingface.cloud", Whose::Endpoint),
];

/// All that is looked for.
fn phrases() -> impl Iterator<Item = (&'static str, What)> + Clone {
    let messages = PHRASES
        .iter()
        .map(|(phrase, at, whole)| (*phrase, What::Message { at: *at, whole: *whole }));
    let words = words().map(|(phrase, word)| (phrase, What::Word(word)));
    let clients = CLIENTS
        .iter()
        .flat_map(|client| client.words.iter().map(move |words| (*words, What::Client(client))));
    let hosts = NAMED.iter().map(|(phrase, whose)| (*phrase, What::Named(*whose)));
    let meanings = MEANINGS.iter().map(|(status, words)| (*words, What::Meaning(*status)));
    messages.chain(words).chain(clients).chain(hosts).chain(meanings)
}

impl Index {
    fn get() -> &'static Self {
        static INDEX: LazyLock<Index> = LazyLock::new(|| Index::of(phrases()));
        &INDEX
    }

    fn of(phrases: impl Iterator<Item = (&'static str, What)>) -> Self {
        let is_short = |phrase: &Phrase| phrase.head.len() < 3;
        let all: Vec<Phrase> = phrases.map(Phrase::of).collect();
        let short = all.iter().copied().filter(is_short).collect();
        let long = || all.iter().copied().filter(|phrase| !is_short(phrase));
        let mut index = Self { phrases: long().collect(), starts: [0; SLOTS + 1], short };
        // Where each slot ends; then, with every phrase that is put into it from there backwards, where it begins.
        for phrase in long() {
            index.starts[slot(phrase.head.as_bytes())] += 1;
        }
        for at in 1..=SLOTS {
            index.starts[at] += index.starts[at - 1];
        }
        for phrase in long() {
            let start = &mut index.starts[slot(phrase.head.as_bytes())];
            *start -= 1;
            index.phrases[usize::from(*start)] = phrase;
        }
        index
    }

    /// The phrases that may begin with a word of so many bytes.
    fn from(&self, bytes: &[u8], word: usize) -> impl Iterator<Item = &Phrase> {
        let slot = slot(bytes);
        let long = usize::from(self.starts[slot])..usize::from(self.starts[slot + 1]);
        let short: &[_] = if word < 3 { &self.short } else { &[] };
        self.phrases[long].iter().chain(short)
    }
}

/// A number made of the first three bytes.
fn slot(bytes: &[u8]) -> usize {
    let &[first, second, third, ..] = bytes else { return 0 };
    let key = u32::from_be_bytes([0, first, second, third]);
    (key.wrapping_mul(0x9e37_79b1) >> (u32::BITS - SLOTS.ilog2())) as usize
}

#[cfg(test)]
mod tests {
    use super::{END, GAP, Index, SLOTS, phrases, scan, scan_for, starts_word};
    use crate::plain::{Plain, plain};

    #[test]
    fn every_phrase_is_plain_and_found() {
        let found = |text: &str, what| scan(&Plain::of(text)).iter().any(|mark| mark.what == what);
        let mut wrong = Vec::new();
        for (phrase, what) in phrases() {
            let words = phrase.trim_end_matches(END).replace(GAP, "x");
            if plain(&words) != words || !starts_word(words.as_bytes()[0]) {
                wrong.push(format!("`{phrase}` is not plain, or does not begin with a word"));
            } else if !found(&words, what) || !found(&format!("分({words}"), what) {
                wrong.push(format!("`{phrase}` is not found: something longer stands in for it"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn there_are_more_slots_than_phrases() {
        assert!(phrases().count() < SLOTS);
    }

    #[test]
    fn every_phrase_is_needed() {
        let all: Vec<_> = phrases().collect();
        let mut needless = Vec::new();
        for (at, (phrase, what)) in all.iter().enumerate() {
            // Where a word may go on, it does.
            let words = phrase.strip_suffix(END).map_or(format!("{phrase}x"), str::to_owned);
            let words = Plain::of(&words.replace(GAP, "x"));
            let others = all.iter().enumerate().filter(|(other, _)| *other != at);
            let index = Index::of(others.map(|(_, found)| *found));
            let found = scan_for(&index, &words);
            if found.iter().any(|mark| mark.what == *what) {
                needless.push(*phrase);
            }
        }
        assert!(needless.is_empty(), "found without themselves, so they can go: {needless:#?}");
    }
}
