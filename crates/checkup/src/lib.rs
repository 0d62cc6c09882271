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
//! | [`hub`] | the only module that knows Hugging Face's addresses and JSON |
//! | [`request`] | a request and its reply, as values |
//! | [`token`] | the token: nothing prints it, nothing stores it |
//! | [`view`] | what the page shows, as data |
//! | [`month`] | the calendar month in UTC, which is the billing period |
//!
//! **Invariant:** nothing here sends, reads a clock or touches a page; the token leaves [`token`] only as a header value.

pub mod app;
pub mod hub;
pub mod month;
pub mod request;
pub mod token;
pub mod view;

pub use app::{Checkup, Event, Form};
pub use hub::Endpoints;
pub use request::{Method, Reply, Request};
pub use token::Token;
pub use view::{State, View};
