//! What can happen to a check-up.

use crate::form::Form;
use crate::link::Link;
use crate::month::UnixSeconds;
use crate::request::{Asked, Reply};
use diagnosis::Observed;

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// The visitor sent the form off.
    Submitted {
        /// What stands in it.
        form: Form,
        /// The visitor's clock.
        now: UnixSeconds,
    },
    /// The visitor came by an address that carries answers.
    Linked {
        /// What it carries.
        link: Link,
        /// The visitor's clock.
        now: UnixSeconds,
    },
    /// A request of this run has ended.
    Ended {
        /// The run that it belongs to.
        run: u32,
        /// What it asked for.
        asked: Asked,
        /// The reply, or why there is none.
        outcome: Observed<Reply>,
        /// How long it took, in milliseconds.
        took: u32,
    },
    /// The visitor answered the question that was asked, with one of its choices by name.
    Answered(String),
    /// The visitor wants to be asked more.
    WantsQuestions,
    /// The visitor takes the last answer back.
    TookBack,
    /// The visitor wants nothing more to be sent.
    Cancelled,
    /// The visitor mended something, and wants to know whether it helped.
    CheckedAgain {
        /// The visitor's clock.
        now: UnixSeconds,
    },
    /// The visitor wants to know what would work right now.
    WantsCatalogue,
    /// The visitor consents to one live call.
    Consented {
        /// The model to call; empty for the cheapest.
        model: String,
        /// The organization to bill; empty for the person.
        bill_to: String,
    },
    /// The visitor wants everything forgotten.
    Cleared,
}
