//! What a pasted error says: text in, the calls that it tells of out.
//!
//! ```text
//! text ─plain─► words and lines ─scan─► marks ─calls─► a draft for each call ─verdict─► Text { calls, which failed }
//!                                         └─────hints─────► what loose words make likelier
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`mod@plain`] | the text without what clients, terminals and JSON put around it |
//! | `catalogue` | every known message, compiled from `content/messages/*.toml` |
//! | `words` | loose words, which only order what is left |
//! | `scan` | one pass over the text: which of these stands where, with statuses and addresses |
//! | `speaker` | whether a machine, a person or a piece of code says it |
//! | `calls` | what belongs to one call |
//! | `verdict` | what a call was refused for |
//! | `hints` | what loose words make likelier |
//! | `details` | client, version, provider, model and request id |
//! | `client` | the clients, compiled from the front matter of `content/clients/*.md` |
//! | [`secret`] | tokens in the text: noticed, and blotted out, never kept |
//! | [`find`] | phrases in a text, found without the standard library's searcher |
//!
//! From strong to weak: a message of the catalogue in a call; the status and the host of a call; a status alone. What a
//! person says only orders what is left.
//!
//! **Invariant:** any text of any size gives a [`Text`] in linear time, and nothing here panics or does I/O.

mod address;
mod calls;
mod catalogue;
mod client;
mod details;
pub mod find;
mod hints;
pub mod plain;
mod scan;
pub mod secret;
mod speaker;
mod status;
mod steps;
mod verdict;
mod words;

pub use address::is_hugging_face;
pub use catalogue::{By, Message, Role};
pub use client::{CLIENTS, Client};
pub use details::Details;
pub use plain::{Span, plain};
pub use speaker::is_code;
pub use verdict::Answerer;

use address::Whose;
use calls::{Draft, calls};
use diagnosis::{Payer, Reading, Refusal, Topic};
use hints::hints;
use plain::{Plain, span_in};
use scan::{What, scan};
use status::Form;
use std::ops::Range;
use verdict::{Judged, Names};
use words::Word;

/// What a text says.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The text with every token in it blotted out. [`Text::place`] says where in it something stands.
    pub shown: String,
    /// The calls that it tells of, in its order; at most 64, the last.
    pub calls: Vec<Call>,
    /// The place in `calls` of the one that is diagnosed: of Hugging Face's the last, if there is one.
    pub failed: Option<usize>,
    /// What loose words would fit, where no call says more.
    pub suspects: Option<Refusal>,
    /// The place of those words.
    pub suspected_by: Option<Span>,
    /// What its writer speaks of besides.
    pub speaks_of: Option<Topic>,
    /// What else it tells. Names in it are the text's own words, so untrusted.
    pub details: Details,
}

/// What a text says of one call.
#[derive(Clone, Debug)]
pub struct Call {
    /// Where it stands.
    pub span: Span,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The message that says why, if it is one of the catalogue.
    pub message: Option<&'static Message>,
    /// Whose the answer is.
    pub answerer: Answerer,
    /// The host that was called, if its address stands there.
    pub host: Option<String>,
    /// What it was refused for.
    pub refusal: Option<Refusal>,
    /// The place of the words that say so.
    pub because: Option<Span>,
    /// Whose credits or permission it is about.
    pub payer: Option<Payer>,
}

/// Reads a text.
pub fn read(text: &str) -> Text {
    let (blotted, tokens) = secret::blot(text);
    let plain = Plain::of(&blotted);
    let marks = scan(&plain);
    let says = |word| marks.iter().any(|mark| mark.what == What::Word(word));
    let named = marks.iter().any(|mark| {
        matches!(
            mark.what,
            What::Named(_)
                | What::Address {
                    whose: Whose::Router | Whose::Retired | Whose::Endpoint | Whose::Hub,
                    ..
                }
        )
    });
    let calls_others = marks
        .iter()
        .any(|mark| matches!(mark.what, What::Address { whose: Whose::Other, explains: false }));
    let names = Names {
        us: named || says(Word::HuggingFace) || says(Word::OwnToken),
        others: says(Word::Company) || calls_others,
    };
    let told = calls(&plain, &marks);
    let judge = |drafts: Vec<Draft>| -> Vec<Judged> {
        drafts.into_iter().map(|draft| Judged::of(draft, &plain.words, names)).collect()
    };
    let printed = judge(told.calls);
    let tells = |call: &Judged| call.draft.hidden || call.refusal.is_some();
    let judged = if printed.iter().any(tells) { printed } else { judge(told.quoted) };
    let failed = failed(&judged);
    let diagnosed = failed.map(|at| &judged[at]);
    let hints = hints(&plain.words, &marks, names, diagnosed.is_some());
    let details = Details::of(
        &blotted,
        &plain.words,
        &marks,
        diagnosed.map(|call| &call.draft),
        tokens,
        told.spoken.as_ref().map(|it| it.0.number),
    );
    // A status that somebody speaks of is a hint, too, and says more than a loose word does.
    let spoken = told.spoken.as_ref().and_then(|(status, span)| {
        // A bare number may be anything, where nobody is named.
        if status.form == Form::Maybe && !names.us {
            return None;
        }
        let draft = Draft { status: Some((status.number, span.clone())), ..Draft::default() };
        Judged::of(draft, &plain.words, names).refusal
    });
    let retired = told.names_retired.then_some((Refusal::RetiredHost, 0..0));
    let suspects = match (hints.suspects, spoken) {
        (Some((word, _)), Some(status)) if !hints.is_quoted && !word.overlaps(status.0) => {
            Some(status)
        }
        (word, status) => word.or(status),
    };
    let suspects = retired
        .filter(|_| {
            matches!(
                suspects,
                None | Some((
                    Refusal::NotFound | Refusal::NoConnection | Refusal::Unprocessable,
                    _
                ))
            )
        })
        .or(suspects);
    // Beside a call, loose words count where they tell of fewer causes than it does.
    let suspects = suspects.filter(|(suspect, _)| match diagnosed {
        Some(Judged { refusal: Some((refusal, _)), .. }) => suspect.narrows(*refusal),
        Some(call) => !call.draft.hidden,
        None => true,
    });
    let call = |judged: &Judged| {
        let Judged { draft, answerer, refusal } = judged;
        let refused_for = refusal.as_ref().map(|(refusal, _)| *refusal);
        Call {
            span: draft.span.clone(),
            status: draft.status.as_ref().map(|(status, _)| *status),
            message: draft.message.as_ref().map(|said| said.message),
            answerer: *answerer,
            host: draft
                .host
                .as_ref()
                .and_then(|(_, span)| details::host(plain.words.get(span.start..)?)),
            refusal: refused_for,
            because: refusal.as_ref().map(|(_, span)| span.clone()),
            payer: draft.payer(refused_for),
        }
    };
    let calls = judged.iter().map(call).collect();
    let suspected_by = suspects.as_ref().map(|(_, span)| span.clone());
    Text {
        calls,
        failed,
        suspects: suspects.map(|(refusal, _)| refusal),
        suspected_by,
        shown: blotted,
        speaks_of: hints.topic,
        details,
    }
}

/// Reads the reply to a call that was made to Hugging Face's router: its status and its body.
pub fn reply(status: u16, body: &str) -> Reading {
    let plain = Plain::of(body);
    let told = calls(&plain, &scan(&plain));
    let said = told.calls.into_iter().chain(told.quoted).filter_map(|draft| draft.message);
    let draft = Draft {
        status: Some((status, 0..0)),
        // Words of a provider's come through the router, too: what says more than a status is taken.
        message: said.reduce(|first, next| if first.whole { first } else { next }),
        host: Some((Whose::Router, 0..0)),
        ..Draft::default()
    };
    let refusal = draft.refusal("", Answerer::HuggingFace).map(|(refusal, _)| refusal);
    Reading { refusal, payer: draft.payer(refusal), ..Reading::default() }
}

/// Which of the calls is diagnosed: one of Hugging Face's, or else the one of which most is known; of equals the last.
fn failed(calls: &[Judged]) -> Option<usize> {
    let rank = |call: &Judged| {
        let ours = call.answerer == Answerer::HuggingFace;
        let strength = call.draft.strength();
        (call.refusal.is_some(), ours, if ours { strength.min(2) } else { strength }, call.answerer)
    };
    (0..calls.len()).max_by_key(|at| rank(&calls[*at]))
}

impl Text {
    /// The call that is diagnosed.
    pub fn call(&self) -> Option<&Call> {
        self.calls.get(self.failed?)
    }

    /// Where something stands in the text that is [shown](Self::shown), in bytes. It reads the text again up to there.
    pub fn place(&self, span: &Span) -> Range<usize> {
        span_in(&self.shown, span)
    }

    /// What of it the decision tree asks.
    pub fn reading(&self) -> Reading {
        let call = self.call();
        let sometimes = self.speaks_of == Some(Topic::Sometimes);
        Reading {
            refusal: call.and_then(|call| call.refusal).map(|refusal| match refusal {
                // What is held for calls in flight counts against the limit, too.
                Refusal::SpendingLimit if sometimes => Refusal::SpendingLimitAtTimes,
                _ => refusal,
            }),
            payer: call.and_then(|call| call.payer),
            speaks_of: self.speaks_of,
            suspects: self.suspects,
        }
    }
}
