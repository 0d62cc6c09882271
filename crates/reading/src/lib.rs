//! What a pasted error says: text in, observations out.
//!
//! ```text
//! text ─plain─► words without wrapping ─scan─► signs and status ─rules─► Reading
//!   └──────────hosts────────────────────────────┘
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`mod@plain`] | the text without what clients, terminals and JSON put around it |
//! | [`wording`] | the phrases that are known, and which sign each is |
//! | [`mod@scan`] | one pass over the text, which finds every sign and the HTTP status |
//! | [`hosts`] | the addresses in the text, and whose they are |
//! | [`rules`] | what the signs mean together, in one list |
//! | [`find`] | phrases in a text, found without the standard library's searcher |
//! | [`details`] | what else the text tells: host, client, provider, model, request id |
//! | [`snippet`] | code instead of an error: what in it makes calls fail |
//! | [`secret`] | tokens in the text: noticed, and blotted out, never kept |
//!
//! A live call's reply is read by the same [`read`] as a pasted text: one reader, one set of rules.
//!
//! **Invariant:** any text of any size gives a [`Reading`] in linear time, and nothing here panics or does I/O.

pub mod details;
pub mod find;
pub mod hosts;
pub mod plain;
pub mod rules;
pub mod scan;
pub mod secret;
pub mod snippet;
pub mod wording;

use diagnosis::{Payer, Reading, Refusal};
use hosts::Hosts;
use plain::plain;
use scan::{Scan, scan};
use wording::Sign;

/// What the text says, as far as the tree asks.
pub fn read(text: &str) -> Reading {
    let plain = plain(text);
    reading(&scan(&plain), Hosts::of(&plain))
}

/// What the scanned text says.
fn reading(scan: &Scan, hosts: Hosts) -> Reading {
    let refusal = rules::refusal(scan, hosts);
    Reading { refusal, payer: payer(scan, refusal), speaks_of: rules::topic(scan, refusal) }
}

/// Whose credits the text is about.
fn payer(scan: &Scan, refusal: Option<Refusal>) -> Option<Payer> {
    if scan.says(Sign::BehalfOfOrganization) {
        Some(Payer::Organization)
    } else if scan.says(Sign::BehalfOfUser) || refusal == Some(Refusal::CreditsSpentOnFree) {
        Some(Payer::Person)
    } else {
        None
    }
}
