//! hf402 in the terminal: the second thin shell around [`checkup`], beside the one for browsers.
//!
//! | module | holds |
//! |---|---|
//! | [`arguments`] | what can be typed |
//! | [`outcome`] | how it ends: the exit status, or why it could not be done |
//! | [`check`] | `hf402` itself: the check-up, from the plan to the last answer |
//! | [`around`] | what was found on this machine, and who takes what of it |
//! | [`places`], [`notes`] | the rules for that, pure |
//! | [`machine`] | the environment, files and installed clients, looked at |
//! | [`send`] | one request to Hugging Face |
//! | [`person`] | whoever sits at the keyboard, asked |
//! | [`read`] | `hf402 read`: what a text says, and what it comes to |
//! | [`mod@run`] | `hf402 run`: another program, passed through, and its refusal explained |
//! | [`explain`], [`markdown`] | `hf402 explain`: the page of a diagnosis |
//! | [`text`] | bytes of a file or a program, as text |
//! | [`result`] | what the check-up shows, for people |
//! | [`marks`] | the words that decided, marked in their text |
//! | [`json`] | the same for programs |
//! | [`paper`] | lines for a terminal: as wide as it is, in its colours, with nothing in them that it would obey |
//!
//! **Invariant:** nothing is decided here, and no token is printed, stored, or put anywhere but into one header.

mod arguments;
mod around;
mod check;
mod explain;
mod json;
mod machine;
mod markdown;
mod marks;
mod notes;
mod outcome;
mod paper;
mod person;
mod places;
mod read;
mod result;
mod run;
mod send;
mod text;

use arguments::{Arguments, Command};
use clap::error::ErrorKind;
use outcome::{Outcome, Trouble};
use std::process::ExitCode;

fn main() -> ExitCode {
    outcome::keep_panics_quiet();
    let outcome = match Arguments::typed() {
        Ok(arguments) => obey(&arguments),
        Err(error)
            if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) =>
        {
            paper::print(&error.render().ansi().to_string()).map(|()| Outcome::InOrder)
        }
        Err(error) => Err(Trouble::WrongUse(error.render().to_string())),
    };
    match outcome {
        Ok(outcome) => outcome.status(),
        Err(trouble) => trouble.tell(),
    }
}

fn obey(arguments: &Arguments) -> Result<Outcome, Trouble> {
    match &arguments.command {
        None => check::run(&arguments.check, arguments.json),
        Some(Command::Read { file }) => read::run(file.as_deref(), arguments.json),
        Some(Command::Run { command }) => run::run(command, arguments.json),
        Some(Command::Explain { id }) => explain::run(id, arguments.json),
        Some(Command::Completions { shell }) => print_all(&arguments::completions(*shell)),
        Some(Command::Man) => print_all(&arguments::manual()),
    }
}

fn print_all(text: &[u8]) -> Result<Outcome, Trouble> {
    paper::print(&String::from_utf8_lossy(text)).map(|()| Outcome::InOrder)
}
