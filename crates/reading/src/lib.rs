//! What a pasted error says: text in, observations out.
//!
//! | module | holds |
//! |---|---|
//! | [`plain`] | the text without what clients, terminals and JSON put around it |
//! | [`wording`] | the sentences that Hugging Face is known to say, and what each means |
//! | [`secret`] | tokens in the text: noticed, and blotted out, never kept |
//!
//! A live call's reply is read by the same [`read`] as a pasted text: one reader, one set of rules.
//!
//! **Invariant:** any text of any size gives a [`Reading`] in linear time, and nothing here panics or does I/O.

pub mod plain;
pub mod secret;
pub mod wording;

use diagnosis::{Payer, Reading, Refusal};

/// What the text says, as far as the tree asks.
pub fn read(text: &str) -> Reading {
    let plain = plain::plain(text);
    Reading {
        refusal: wording::refusal(&plain),
        payer: payer(&plain),
    }
}

/// Whose credits the text is about.
fn payer(plain: &str) -> Option<Payer> {
    let says = |words: &str| plain.contains(words);
    if says("on behalf of org ") || says("on behalf of organization ") {
        Some(Payer::Organization)
    } else if says("on behalf of user ")
        || wording::refusal(plain) == Some(Refusal::CreditsSpentOnFree)
    {
        Some(Payer::Person)
    } else {
        None
    }
}
