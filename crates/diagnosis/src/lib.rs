//! What is wrong, given what we know: one decision tree, and the ways to read it.
//!
//! | module | holds |
//! |---|---|
//! | [`evidence`] | what can be known about a failed call, as small closed enums |
//! | [`mod@diagnoses`] | the leaves: what is wrong, and the one next thing to do |
//! | [`tree`] | the questions, in the order in which they are asked |
//! | `favour` | which of several causes a wording makes likelier |
//! | [`walk`] | [`consult`] the tree with evidence; list its [`paths`] |
//!
//! The guide, the browser and the tests all read this one tree, so they cannot disagree.
//!
//! ```
//! use diagnosis::{Evidence, Reading, Refusal, Verdict, consult};
//!
//! let evidence = Evidence {
//!     paste: Some(Reading { refusal: Some(Refusal::SpendingLimit), ..Reading::default() }),
//!     ..Evidence::default()
//! };
//! let Verdict::Reached(path) = consult(&evidence) else { panic!("the text says it all") };
//! assert_eq!(path.diagnosis.id, "spending-limit-reached");
//! ```
//!
//! **Invariant:** this crate does no I/O, reads no clock and depends on nothing, so it cannot fail.

pub mod diagnoses;
pub mod evidence;
mod favour;
pub mod tree;
pub mod walk;

pub use diagnoses::{Change, Diagnosis, Group, Mender, Place};
pub use evidence::{
    Account, Answer, Answers, Chat, Evidence, Holder, Observed, Payer, Plan, Probe, Probes,
    Reading, Refusal, Standing, TokenShape, Topic, Unseen, Usage,
};
pub use tree::{Next, Question, ROOT, Test};
pub use walk::{Path, Step, Undecided, Verdict, consult, diagnoses, paths, questions};
