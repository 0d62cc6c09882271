//! `hf402 read`: what a text says, and what it comes to. Nothing is sent.

use crate::json;
use crate::outcome::{Outcome, Trouble};
use crate::paper::{self, Paper};
use crate::result;
use crate::text::text;
use anyhow::Context;
use checkup::{Checkup, Endpoints, Event, Form, Paste, View};
use std::io::{IsTerminal, Read};
use std::path::Path;

/// Reads the file, or standard input, and prints what it comes to.
///
/// # Errors
/// There is no such file, or it cannot be read; the answer cannot be written.
pub(crate) fn run(file: Option<&Path>, as_json: bool) -> Result<Outcome, Trouble> {
    let bytes = match file {
        Some(file) => std::fs::read(file).map_err(|error| {
            Trouble::WrongUse(format!("error: {} cannot be read: {error}", file.display()))
        })?,
        None => from_standard_input()?,
    };
    let text = text(&bytes);
    let view = told_by(&text);
    if as_json {
        paper::print(&json::line(&json::Read::of(&text)))?;
    } else {
        let mut paper = Paper::new();
        write(&mut paper, &view);
        paper::print(paper.text())?;
    }
    Ok(result::outcome(&view))
}

fn from_standard_input() -> Result<Vec<u8>, Trouble> {
    let mut input = std::io::stdin();
    if input.is_terminal() {
        let end = if cfg!(windows) { "Ctrl-Z and Enter" } else { "Ctrl-D" };
        paper::warn(&format!("Paste the error, then press {end}."));
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).context("reading standard input")?;
    Ok(bytes)
}

/// The check-up of a text, which sends nothing.
pub(crate) fn told_by(text: &str) -> View {
    let mut checkup = Checkup::new(Endpoints::default());
    let form = Form { report: Paste::error(text.to_owned()), ..Form::default() };
    // Without a token, nothing is asked of anybody, and no clock matters.
    let request = checkup.update(Event::Submitted { form, now: 0 });
    debug_assert!(request.is_none(), "an error text sends nothing");
    checkup.view()
}

/// What it comes to, for people.
pub(crate) fn write(paper: &mut Paper, view: &View) {
    result::answer(paper, view);
    result::others(paper, view);
}
