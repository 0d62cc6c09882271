//! What loose words make likelier. Nothing here settles anything.

use crate::catalogue::MESSAGES;
use crate::plain::Span;
use crate::scan::{Mark, What};
use crate::speaker::{Around, in_one_clause, neighbours};
use crate::verdict::Names;
use crate::words::Word;
use diagnosis::{Refusal, Topic};

/// What loose words speak for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hints {
    /// The refusal that they would fit, and their place.
    pub suspects: Option<(Refusal, Span)>,
    /// Whether that is a part of a message, which says more than a status that somebody speaks of.
    pub is_quoted: bool,
    /// What their writer speaks of besides.
    pub topic: Option<Topic>,
}

/// Two kinds of words that say something in one clause, and what: where Hugging Face is named, and where it is not. What
/// says more comes first.
const PAIRS: &[(Word, Word, Refusal, Option<Refusal>)] = &[
    (Word::Limit, Word::Spent, Refusal::SpendingLimit, Some(Refusal::SomeSpendingLimit)),
    (Word::Right, Word::Missing, Refusal::NoPermission, Some(Refusal::Forbidden)),
    (Word::Right, Word::Not, Refusal::NoPermission, Some(Refusal::Forbidden)),
    (Word::Token, Word::Expired, Refusal::ExpiredToken, Some(Refusal::SomeKeyRefused)),
    (Word::OwnToken, Word::Overrides, Refusal::OtherTokenInUse, None),
    (Word::OwnToken, Word::Missing, Refusal::NoToken, Some(Refusal::NoToken)),
    (Word::OwnToken, Word::Invalid, Refusal::BadToken, Some(Refusal::BadToken)),
    (Word::Credit, Word::Spent, Refusal::CreditsSpent, Some(Refusal::SomeBill)),
    (Word::Quota, Word::Spent, Refusal::CreditsSpent, None),
    (Word::Token, Word::Missing, Refusal::NoToken, Some(Refusal::NoToken)),
    (Word::Token, Word::Invalid, Refusal::BadToken, Some(Refusal::SomeKeyRefused)),
    (Word::Credit, Word::Pay, Refusal::CreditsSpent, Some(Refusal::SomeBill)),
];

/// Words that say something by themselves: the same.
const SINGLE: &[(Word, Refusal, Option<Refusal>)] = &[
    (Word::Hosting, Refusal::SpaceHosting, Some(Refusal::SpaceHosting)),
    (Word::Endpoint, Refusal::EndpointDown, Some(Refusal::EndpointDown)),
    (Word::Card, Refusal::CardRefused, Some(Refusal::CardRefused)),
    (Word::Gpu, Refusal::SpaceQuota, Some(Refusal::SpaceQuota)),
    (Word::Storage, Refusal::Storage, Some(Refusal::Storage)),
    (Word::NotServed, Refusal::ModelNotServed, Some(Refusal::Unprocessable)),
    (Word::Gated, Refusal::Gated, Some(Refusal::Gated)),
    (Word::Placeholder, Refusal::MalformedToken, Some(Refusal::MalformedToken)),
    (Word::NoToken, Refusal::NoToken, None),
    (Word::OtherToken, Refusal::OtherTokenInUse, None),
    (Word::Limit, Refusal::SpendingLimit, Some(Refusal::SomeSpendingLimit)),
    (Word::Rate, Refusal::TooManyRequests, Some(Refusal::TooManyRequests)),
    (Word::Loading, Refusal::ModelLoading, Some(Refusal::ModelLoading)),
    (Word::Timeout, Refusal::TimedOut, Some(Refusal::TimedOut)),
    (Word::Between, Refusal::Obstructed, Some(Refusal::Obstructed)),
    (Word::NoConnection, Refusal::NoConnection, Some(Refusal::NoConnection)),
    (Word::Form, Refusal::WrongRequest, Some(Refusal::WrongRequest)),
    (Word::Down, Refusal::Incident, Some(Refusal::ServerFault)),
    (Word::Fault, Refusal::ServerFault, Some(Refusal::ServerFault)),
    (Word::Right, Refusal::Forbidden, Some(Refusal::Forbidden)),
    (Word::Pay, Refusal::CreditsSpent, Some(Refusal::SomeBill)),
];

/// So many calls that went well, beside one that failed, tell of a refusal that comes and goes.
const FINE: usize = 3;

/// Looks for them. Beside a call that was found, what somebody says of themselves is no hint.
pub(crate) fn hints(plain: &str, marks: &[Mark], names: Names, has_call: bool) -> Hints {
    let seen = Seen { plain, marks, has_call };
    let quoted = seen.quoted(names);
    Hints {
        is_quoted: quoted.is_some(),
        suspects: quoted.or_else(|| seen.suspects(names)),
        topic: seen.topic(names),
    }
}

struct Seen<'a> {
    plain: &'a str,
    marks: &'a [Mark],
    has_call: bool,
}

impl Seen<'_> {
    /// A part of a message that a person quotes.
    fn quoted(&self, names: Names) -> Option<(Refusal, Span)> {
        self.marks.iter().enumerate().find_map(|(at, mark)| match mark.what {
            What::Message { at: message, whole: false } if self.counts(at) => {
                let message = &MESSAGES[usize::from(message)];
                let refusal = message.elsewhere.filter(|_| !names.us).or(message.cut)?;
                Some((refusal, mark.span.clone()))
            }
            _ => None,
        })
    }

    fn suspects(&self, names: Names) -> Option<(Refusal, Span)> {
        let ours = |refusal: Refusal, elsewhere: Option<Refusal>| match elsewhere {
            _ if names.us => Some(refusal),
            _ if names.others => Some(Refusal::OtherCompany),
            elsewhere => elsewhere,
        };
        let paired = || {
            PAIRS.iter().find_map(|(one, other, refusal, elsewhere)| {
                let span = self.near(*one, *other)?;
                // Anything may have a quota.
                if *one == Word::Quota {
                    self.near(Word::HuggingFace, *one)?;
                }
                Some((ours(*refusal, *elsewhere)?, span))
            })
        };
        let single = || {
            SINGLE.iter().find_map(|(word, refusal, elsewhere)| {
                let at = self.all(*word).find(|at| self.counts(*at))?;
                Some((ours(*refusal, *elsewhere)?, self.marks[at].span.clone()))
            })
        };
        paired().or_else(single)
    }

    fn topic(&self, names: Names) -> Option<Topic> {
        let says = |word| self.all(word).next().is_some();
        let organization = || self.near(Word::Organization, Word::Bills).is_some();
        let pro = || {
            self.all(Word::Pro).any(|at| {
                !self.is_denied_nearby(at)
                    && !neighbours(self.marks, at).any(|other| {
                        other.what == What::Word(Word::Offer)
                            && in_one_clause(self.plain, other, &self.marks[at])
                    })
            })
        };
        let often_fine = || self.all(Word::Fine).take(FINE).count() == FINE;
        if says(Word::Sometimes) || often_fine() || self.near(Word::While, Word::Again).is_some() {
            Some(Topic::Sometimes)
        } else if says(Word::BillTo) {
            Some(Topic::BillTo)
        } else if organization() {
            Some(Topic::Organization)
        } else if pro() {
            Some(Topic::Pro)
        } else if says(Word::OtherToken) {
            Some(Topic::OtherToken)
        } else if names.us && (says(Word::Credit) || says(Word::Pay)) {
            Some(Topic::Credits)
        } else {
            None
        }
    }

    fn all(&self, word: Word) -> impl Iterator<Item = usize> + '_ {
        let is = move |(at, mark): (usize, &Mark)| {
            crate::steps::count(1);
            (mark.what == What::Word(word)).then_some(at)
        };
        self.marks.iter().enumerate().filter_map(is)
    }

    /// Whether the opposite is said right before: `without PRO`, `never had PRO`.
    fn is_denied_nearby(&self, at: usize) -> bool {
        let start = self.marks[at].span.start;
        neighbours(self.marks, at).any(|other| {
            other.what == What::Word(Word::Not)
                && (other.span.end..other.span.end + 12).contains(&start)
        })
    }

    /// Whether it is a part of a longer name, or a setting.
    fn is_joined(&self, at: usize) -> bool {
        let (mark, bytes) = (&self.marks[at], self.plain.as_bytes());
        let before = mark.span.start.checked_sub(1).and_then(|before| bytes.get(before));
        let behind = bytes.get(mark.span.end);
        matches!(before, Some(b'_' | b'-' | b'/')) || matches!(behind, Some(b'_' | b'=' | b'/'))
    }

    /// Whether what stands there hints at anything: not where the opposite is said, and beside a call not where somebody
    /// speaks of themselves.
    fn counts(&self, at: usize) -> bool {
        let around = Around::of(self.plain, self.marks, at);
        if self.is_joined(at) {
            return false;
        }
        !(around.denied || around.own && self.has_call)
    }

    /// Where two kinds of words stand in one clause.
    fn near(&self, one: Word, other: Word) -> Option<Span> {
        let mut last: [Option<usize>; 2] = [None, None];
        for (at, mark) in self.marks.iter().enumerate() {
            crate::steps::count(1);
            let What::Word(word) = mark.what else { continue };
            if word == Word::Organization && self.is_joined(at) {
                continue;
            }
            let which = match word {
                _ if word == one || (word == Word::OwnToken && one == Word::Token) => 0,
                _ if word == other => 1,
                _ => continue,
            };
            last[which] = Some(at);
            if let [Some(first), Some(second)] = last
                && in_one_clause(self.plain, &self.marks[first], &self.marks[second])
                && self.counts(second)
            {
                let (start, end) =
                    (&self.marks[first.min(second)].span, &self.marks[first.max(second)].span);
                return Some(start.start..end.end);
            }
        }
        None
    }
}
