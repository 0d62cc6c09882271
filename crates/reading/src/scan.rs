//! One pass over a plain text: what stands where.

use crate::address::{Address, Whose};
use crate::catalogue::PHRASES;
use crate::client::Client;
use crate::plain::{Plain, Span};
use crate::status::{Form, MEANINGS, Status, status};
use crate::words::{END, Word, words};
use std::sync::LazyLock;

/// Stands in a phrase for a part that differs.
const GAP: char = '\u{1}';

/// The part that differs is no longer than this, in bytes, and of one sentence.
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
    Client(Client),
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
    let mut lines = plain.lines.iter().copied().peekable();
    let mut marks: Vec<Mark> = Vec::new();
    let mut found = Vec::new();
    let (mut line, mut previous, mut at) = (0, 0..0, 0);
    // Nothing but a longer message counts inside of a message, no word inside of a word, and nothing inside of an address.
    let (mut message_end, mut address_end, mut word_end) = (0, 0, 0);
    while at < bytes.len() {
        while let Some(next) = lines.next_if(|next| *next <= at) {
            line = next;
        }
        if bytes[at] == b':'
            && at >= address_end
            && let Some(address) = text.get(at..).and_then(Address::behind_colon)
        {
            address_end = at + address.length;
            if at >= message_end {
                let what = What::Address { whose: address.whose(), explains: address.explains() };
                marks.push(Mark { span: at..address_end, line, what });
            }
        }
        // Words of other scripts count as one each time, so that a phrase may follow them without a blank.
        if !starts_word(bytes[at]) {
            at += 1;
            continue;
        }
        found.clear();
        let end_of_line = lines.peek().map_or(text.len(), |next| *next) - at;
        for (phrase, what) in index.from(&bytes[at..]) {
            crate::steps::count(1);
            found.extend(
                length_of(phrase, &text[at..], end_of_line).map(|length| (at + length, *what)),
            );
        }
        // What is longer stands in for what is shorter.
        let longest =
            |of: fn(What) -> bool| found.iter().filter(|it| of(it.1)).map(|it| it.0).max();
        let (message, word) = (longest(What::is_message), longest(What::is_word));
        let meaning = longest(|what| matches!(what, What::Meaning(_)));
        for (end, what) in &found {
            let counts = match what {
                What::Message { .. } => Some(*end) == message && *end > message_end,
                What::Word(Word::HuggingFace | Word::Company) => Some(*end) == word,
                // What makes a clause somebody's own, or denies it, does so inside of other words, too.
                What::Client(_) | What::Word(Word::Own | Word::Not) => at >= message_end,
                What::Meaning(_) => at >= message_end.max(address_end),
                // The meaning of a status is no word of somebody's.
                _ if meaning.is_some() => false,
                _ => Some(*end) == word && at >= message_end.max(address_end).max(word_end),
            };
            if counts {
                marks.push(Mark { span: at..*end, line, what: *what });
            }
        }
        message_end = message_end.max(message.unwrap_or(0));
        word_end = word_end.max(word.unwrap_or(0)).max(meaning.unwrap_or(0));
        let length = if bytes[at] < 0x80 {
            bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count().max(1)
        } else {
            1
        };
        let here = at..at + length;
        if at >= address_end
            && at >= message_end
            && let Some(mut status) = status(text, line, previous, here.clone())
        {
            // `https://… 402`
            if at <= address_end + 4 && address_end > 0 {
                status.form = Form::Printed;
            }
            marks.push(Mark { span: here.clone(), line, what: What::Status(status) });
        }
        at = here.end;
        previous = here;
    }
    marks
}

/// How long what a phrase finds is, if it stands at the beginning of the text; a word ends at the end of its line.
fn length_of(phrase: &str, text: &str, end_of_line: usize) -> Option<usize> {
    let (phrase, whole) = phrase.strip_suffix(END).map_or((phrase, false), |it| (it, true));
    let mut pieces = phrase.split(GAP);
    let mut end = text.strip_prefix(pieces.next()?).map(|rest| text.len() - rest.len())?;
    for piece in pieces {
        let near = text.get(end..text.floor_char_boundary(end + LONGEST_GAP + piece.len()))?;
        let gap = crate::find::all(near, piece).next()?;
        let differs = near.get(..gap)?;
        let words = differs.bytes().filter(|byte| *byte == b' ').count();
        if words > WORDS_IN_GAP || crate::find::has(differs, ". ") {
            return None;
        }
        end += gap + piece.len();
    }
    let goes_on =
        end < end_of_line && text.as_bytes().get(end).is_some_and(u8::is_ascii_alphanumeric);
    (!(whole && goes_on)).then_some(end)
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
    phrases: Vec<(&'static str, What)>,
    /// For each slot, where in `phrases` its own begin.
    starts: [u16; SLOTS + 1],
}

/// Hosts that are spoken of without an address around them.
const NAMED: &[(&str, Whose)] = &[
    ("router.hugging", Whose::Router),
    ("api-inference.huggingface", Whose::Retired),
    ("endpoints.huggingface.cloud", Whose::Endpoint),
];

/// All that is looked for.
fn phrases() -> impl Iterator<Item = (&'static str, What)> + Clone {
    let messages = PHRASES
        .iter()
        .map(|(phrase, at, whole)| (*phrase, What::Message { at: *at, whole: *whole }));
    let words = words().map(|(phrase, word)| (phrase, What::Word(word)));
    let clients = Client::words().map(|(phrase, client)| (phrase, What::Client(client)));
    let hosts = NAMED.iter().map(|(phrase, whose)| (*phrase, What::Named(*whose)));
    let meanings = MEANINGS.iter().map(|(status, words)| (*words, What::Meaning(*status)));
    messages.chain(words).chain(clients).chain(hosts).chain(meanings)
}

impl Index {
    fn get() -> &'static Self {
        static INDEX: LazyLock<Index> = LazyLock::new(|| Index::of(phrases()));
        &INDEX
    }

    fn of(phrases: impl Iterator<Item = (&'static str, What)> + Clone) -> Self {
        let mut index = Self { phrases: phrases.clone().collect(), starts: [0; SLOTS + 1] };
        // Where each slot ends; then, with every phrase that is put into it from there backwards, where it begins.
        for (phrase, _) in phrases.clone() {
            index.starts[slot(phrase.as_bytes())] += 1;
        }
        for at in 1..=SLOTS {
            index.starts[at] += index.starts[at - 1];
        }
        for found in phrases {
            let start = &mut index.starts[slot(found.0.as_bytes())];
            *start -= 1;
            index.phrases[usize::from(*start)] = found;
        }
        index
    }

    /// The phrases that may begin here.
    fn from(&self, bytes: &[u8]) -> &[(&'static str, What)] {
        let slot = slot(bytes);
        &self.phrases[usize::from(self.starts[slot])..usize::from(self.starts[slot + 1])]
    }
}

/// A number made of the first two bytes.
fn slot(bytes: &[u8]) -> usize {
    let &[first, second, ..] = bytes else { return 0 };
    let key = u32::from_be_bytes([0, 0, first, second]);
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
