//! How it ends: the exit status, or why it could not be done.

use reading::secret;
use std::process::ExitCode;

/// How things stand, as the exit status tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is in order, or was done.
    InOrder,
    /// A cause was found.
    Found,
    /// Several causes are left, or nothing is known.
    Open,
    /// Another program ended so.
    Program(i32),
}

/// Why it could not be done.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// What was typed makes no sense, and why.
    WrongUse(String),
    /// Something could not be read or written.
    Machine(anyhow::Error),
}

impl Outcome {
    pub(crate) fn status(self) -> ExitCode {
        let status = match self {
            Outcome::InOrder => 0,
            Outcome::Found => 1,
            Outcome::Open => 2,
            Outcome::Program(status) => status,
        };
        // On Windows, a status is longer than a byte.
        u8::try_from(status).map_or_else(|_| std::process::exit(status), ExitCode::from)
    }
}

impl Trouble {
    /// Says so, and gives the exit status. A token in what was typed is not said again.
    pub(crate) fn tell(&self) -> ExitCode {
        let (words, status) = match self {
            Trouble::WrongUse(words) => (words.clone(), 64),
            Trouble::Machine(error) => (format!("error: {error:#}"), 74),
        };
        crate::paper::warn(secret::blot(&words).0.trim_end());
        ExitCode::from(status)
    }
}

impl From<anyhow::Error> for Trouble {
    fn from(error: anyhow::Error) -> Self {
        Trouble::Machine(error)
    }
}

/// A panic's message may hold what was read: only its place is told.
pub(crate) fn keep_panics_quiet() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        crate::paper::warn(&format!(
            "hf402 stopped at {place}. This is a mistake in hf402, and not yours."
        ));
    }));
}
