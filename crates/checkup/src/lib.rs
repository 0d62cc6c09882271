//! The check-up without the browser: what to ask next, what the replies mean, what the page shows.
//!
//! ```text
//! Event ──► Checkup::update ──► requests ──► (the shell sends them) ──► Event
//!                 └──► Checkup::view ──► View ──► (the shell paints it)
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`app`] | the loop: [`Checkup`], [`Event`], `update` |
//! | [`form`] | what the visitor puts in |
//! | [`link`] | the address that brings the same result |
//! | [`opening`] | what is asked before the tree of who has no text |
//! | [`quote`] | the words of a text that a reading rests on |
//! | [`paste`] | what was pasted into the box that takes anything |
//! | [`plan`] | what would be sent, before anything is |
//! | `questions` | the questions of the tree that the check-up knows by name |
//! | [`hub`] | the only module that knows Hugging Face's addresses and JSON |
//! | `known` | names that may be passed on: those of lists that are known |
//! | `json` | JSON, looked into by name |
//! | [`request`] | a request and its reply, as values |
//! | [`token`] | the token: nothing prints it, nothing stores it |
//! | [`view`] | what the page shows, as data |
//! | [`report`] | the check-up as text, to pass on: names and ids only if the visitor wants them |
//! | [`replies`] | asking by hand: commands for a shell, and their output |
//! | [`samples`] | one whole program for each client, with the lines that the visitor needs |
//! | [`seekers`] | where each client looks for a token when the code passes none |
//! | [`sources`] | which of the tokens on a machine the visitor's code uses |
//! | [`budget`] | how many calls an amount buys |
//! | [`money`] | amounts in words |
//! | [`month`] | the calendar month in UTC, which is the billing period |
//!
//! **Invariant:** nothing here sends, reads a clock or touches a page; the token leaves [`token`] only as a header value.

pub mod app;
pub mod budget;
pub mod form;
pub mod hub;
mod json;
mod known;
pub mod link;
pub mod money;
pub mod month;
pub mod opening;
pub mod paste;
pub mod plan;
mod questions;
pub mod quote;
pub mod replies;
pub mod report;
pub mod request;
pub mod samples;
pub mod seekers;
pub mod sources;
pub mod token;
pub mod view;

pub use app::{Checkup, Event};
pub use form::{Form, Intent};
pub use hub::Endpoints;
pub use paste::Paste;
pub use quote::Quote;
pub use request::{Asked, Method, Reply, Request};
pub use token::Token;
pub use view::{State, View};
