//! What a check-up remembers beside the evidence.

use crate::hub::{Books, Lane, Profile};
use crate::opening::Opening;
use crate::paste::Pasted;
use crate::quote::Quote;
use crate::request::{Asked, Request};
use crate::sources::Listing;
use crate::token::Flaw;
use diagnosis::{Observed, Question, Reading};
use reading::Details;

/// Where a check-up stands.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Phase {
    /// Nothing was sent off yet.
    Idle,
    /// Waiting for a reply.
    Checking(Asked),
    /// Waiting for the visitor.
    Asking(Query),
    /// All that can be known without a new paste is known.
    Done,
}

/// What the visitor is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Query {
    /// What comes before the tree.
    Opening(&'static Opening),
    /// A question of the tree.
    Tree(&'static Question),
}

/// The live call, as the visitor wants it.
#[derive(Clone, Debug, Default)]
pub(crate) struct LiveCall {
    /// Whether it may be made.
    pub(super) consent: bool,
    /// Whether nothing may be sent any more.
    pub(super) stopped: bool,
    pub(crate) model: Option<String>,
    pub(crate) bill_to: Option<String>,
}

/// What the page may show beside what the tree knows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) taken: Option<Pasted>,
    /// Where the answers came from that the check-up began with, if it was an address.
    pub(crate) came_by: Option<CameBy>,
    /// Whether a part of that address is nothing that is known.
    pub(crate) link_is_broken: bool,
    /// Whether the middle of the pasted text was left out.
    pub(crate) report_is_cut: bool,
    /// Whether a secret stood in a field that is for a name.
    pub(crate) misplaced: bool,
    pub(crate) flaw: Option<Flaw>,
    pub(crate) details: Details,
    /// What the text says to the tree.
    pub(crate) read: Option<Reading>,
    /// The words of it that say so.
    pub(crate) quotes: Vec<Quote>,
    pub(crate) report_unread: bool,
    pub(crate) profile: Profile,
    pub(crate) books: Books,
    pub(crate) lanes: Option<Observed<Vec<Lane>>>,
    pub(crate) listing: Option<Listing>,
    pub(crate) by_hand: bool,
    pub(crate) sent: Vec<Sent>,
    pub(crate) before: Option<Before>,
}

/// How answers came with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CameBy {
    /// The visitor was here before.
    OwnAddress,
    /// Somebody passed it on.
    Somebody,
    /// There was nothing in it that is known.
    NothingKnown,
}

/// A request that was really sent, and how it ended.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) request: Request,
    /// The status or why there is none, and the milliseconds that it took; `None` while it is waited for.
    pub(crate) outcome: Option<(Observed<u16>, u32)>,
}

/// How things stood before the visitor mended something.
#[derive(Clone, Debug)]
pub(crate) struct Before {
    pub(crate) title: &'static str,
    pub(crate) books: Books,
}
