//! What a browser does for a visitor, in whichever browser: the one seam between the cases and the three of them.
//!
//! What a case needs beyond this it finds out by an expression in the page, which every browser works out, or by the
//! hosts, which are ours. Chromium alone can do more; the tests that need it take a [`crate::visit::Visit`].

use anyhow::{Context, Result};
use futures_util::future::LocalBoxFuture;
use serde_json::{Value, json};
use std::net::TcpListener;

pub(crate) type Doing<'a, T> = LocalBoxFuture<'a, Result<T>>;

/// One page of one browser, with a profile that nobody used before.
pub(crate) trait Driver {
    /// Opens an address, and comes back when all of it is loaded.
    fn open<'a>(&'a self, url: &'a str) -> Doing<'a, ()>;

    /// The value of an expression in the page, promises awaited.
    fn eval<'a>(&'a self, expression: &'a str) -> Doing<'a, Value>;

    /// What a hand does, as the browser takes it from its window.
    fn act<'a>(&'a self, hand: Hand<'a>) -> Doing<'a, ()>;

    /// What the page told the console, and what the browser told it of the page; `None` from a browser that keeps that
    /// to itself.
    fn console(&self) -> Option<Vec<String>>;

    /// Closes the page.
    fn end<'a>(&'a self) -> Doing<'a, ()>;
}

#[derive(Clone, Copy)]
pub(crate) enum Hand<'a> {
    /// A click at this point of the window.
    Click(f64, f64),
    /// Text, wherever the focus is.
    Types(&'a str),
    /// A key, by the name that a page has for it, wherever the focus is.
    Presses(&'a str),
}

impl Hand<'_> {
    /// As the two WebDriver protocols write it.
    pub(crate) fn actions(self) -> Value {
        let key =
            |value: &str| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": value }));
        let keys =
            |actions: Vec<Value>| json!([{ "type": "key", "id": "keys", "actions": actions }]);
        match self {
            Hand::Click(x, y) => json!([{ "type": "pointer", "id": "mouse", "actions": [
                { "type": "pointerMove", "x": x.round(), "y": y.round() },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ] }]),
            Hand::Types(text) => {
                keys(text.chars().flat_map(|letter| key(&letter.to_string())).collect())
            }
            Hand::Presses("Enter") => keys(key("\u{e007}").into()),
            Hand::Presses("Tab") => keys(key("\u{e004}").into()),
            Hand::Presses(letter) => keys(key(letter).into()),
        }
    }
}

/// A program that goes with whoever started it.
pub(crate) struct Process(pub(crate) std::process::Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have gone before.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A port of this machine that nothing listens on.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("looking for a free port")?;
    Ok(listener.local_addr()?.port())
}
