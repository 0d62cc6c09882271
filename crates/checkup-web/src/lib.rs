//! The check-up's browser shell: listens to the form, sends what [`checkup`] asks for, paints what it shows.
//!
//! | module | holds |
//! |---|---|
//! | [`shell`] | the loop around [`checkup::Checkup`] |
//! | [`send`] | one request to Hugging Face, with the token in its header |
//! | [`page`] | the page: its elements, and what stands in its fields |
//! | [`paint`] | the page, painted |
//! | [`dom`] | what the browser never refuses |
//! | [`parts`] | its elements, found once |
//! | [`samples`] | the samples of code on it |
//!
//! **Invariant:** nothing is decided here, and no text becomes HTML: everything is set as text.

mod dom;
mod page;
mod paint;
mod parts;
mod samples;
mod send;
mod shell;

use checkup::{Checkup, Endpoints};
use wasm_bindgen::prelude::wasm_bindgen;

/// Memory is given out and taken back in constant time, by less code than the standard allocator's.
#[global_allocator]
static HEAP: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Brings the form to life. Called once by `boot.js`, with the endpoints that the build has fixed, and whether the page is
/// shown inside another one.
///
/// # Errors
/// The name of the element that the page lacks.
#[wasm_bindgen]
pub fn start(hub: String, router: String, framed: bool) -> Result<(), String> {
    let checkup = Checkup::new(Endpoints { hub, router });
    shell::start(if framed { checkup.framed() } else { checkup })
}
