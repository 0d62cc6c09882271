//! `hf402 run`: another program, passed through unchanged, and its refusal explained when it fails.

use crate::json;
use crate::outcome::{Outcome, Trouble};
use crate::paper::{self, Paper};
use crate::read::{self, told_by};
use crate::result::says_something;
use crate::text::text;
use anyhow::Context;
use std::ffi::OsString;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// So much of the end of each stream is read for a refusal, in bytes.
const KEPT: usize = 1 << 20;

/// What a program started may keep its output open for longer than itself. It is waited for no longer than this.
const PATIENCE: Duration = Duration::from_secs(1);

/// Runs the program to its end, and gives its exit status.
///
/// # Errors
/// It cannot be started, or not be waited for.
pub(crate) fn run(command: &[OsString], as_json: bool) -> Result<Outcome, Trouble> {
    let (program, arguments) =
        command.split_first().expect("the parser of the options asks for one");
    let mut command = Command::new(program);
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    // Without a terminal, Python would hold its output back until it ends.
    if std::env::var_os("PYTHONUNBUFFERED").is_none() {
        command.env("PYTHONUNBUFFERED", "1");
    }
    let mut child = command.spawn().map_err(|error| {
        let program = program.to_string_lossy();
        Trouble::WrongUse(format!("error: `{program}` cannot be started: {error}"))
    })?;
    signals::leave_to(&child)?;
    let output = child.stdout.take().map(|stream| pass(stream, std::io::stdout()));
    let errors = child.stderr.take().map(|stream| pass(stream, std::io::stderr()));
    let ended = child.wait().context("waiting for the program")?;
    let streams = [errors, output].map(|stream| stream.map_or_else(Vec::new, Tail::end));
    if !ended.success() {
        explain(&streams, as_json);
    }
    Ok(Outcome::Program(ended.code().unwrap_or_else(|| signals::status(ended))))
}

/// Says what the last refusal in the streams comes to; what goes to standard error comes first.
fn explain(streams: &[Vec<u8>], as_json: bool) {
    let texts: Vec<String> = streams.iter().map(|bytes| text(bytes)).collect();
    let mut told = texts.iter().map(|text| (text, told_by(text)));
    let told = told.find(|(_, view)| says_something(view));
    if as_json {
        let text = told.map_or("", |(text, _)| text);
        paper::warn(json::line(&json::Read::of(text)).trim_end());
        return;
    }
    let mut paper = Paper::new();
    match told {
        Some((_, view)) => {
            paper.heading("hf402: why it failed");
            read::write(&mut paper, &view);
        }
        None => paper.paragraph("hf402: nothing in its output tells of a refusal that is known."),
    }
    paper::warn(&format!("\n{}", paper.text().trim_end()));
}

/// The end of a stream that is being passed through.
struct Tail {
    bytes: Arc<Mutex<Vec<u8>>>,
    ended: Receiver<()>,
}

/// Passes a stream through as it comes, byte for byte, and keeps its end.
fn pass(mut from: impl Read + Send + 'static, mut to: impl Write + Send + 'static) -> Tail {
    let bytes = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&bytes);
    let (end, ended) = mpsc::channel();
    thread::spawn(move || {
        let mut buffer = [0; 1 << 13];
        loop {
            let read = match from.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => &buffer[..read],
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(_) => break,
            };
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.extend_from_slice(read);
            if kept.len() > 2 * KEPT {
                let before = kept.len() - KEPT;
                kept.drain(..before);
            }
            drop(kept);
            // Whoever read our output is gone: the program shall hear of it from its own.
            if to.write_all(read).and_then(|()| to.flush()).is_err() {
                break;
            }
        }
        drop(end);
    });
    Tail { bytes, ended }
}

impl Tail {
    /// What was kept, once the stream has ended.
    fn end(self) -> Vec<u8> {
        // It ends with an error either way: the sender is gone, or the time is up.
        let _ = self.ended.recv_timeout(PATIENCE);
        let mut bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut bytes)
    }
}

#[cfg(unix)]
mod signals {
    use super::{Child, Context, Trouble, thread};
    use rustix::process::{Pid, Signal, kill_process};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;
    use std::os::unix::process::ExitStatusExt;
    use std::process::ExitStatus;

    /// Leaves it to the program what a signal does: the keyboard's reach it by themselves, the others are handed on.
    pub(super) fn leave_to(child: &Child) -> Result<(), Trouble> {
        let mut signals =
            Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM]).context("listening for signals")?;
        let child = Pid::from_child(child);
        thread::spawn(move || {
            for signal in signals.forever() {
                let handed_on = match signal {
                    SIGTERM => Signal::TERM,
                    SIGHUP => Signal::HUP,
                    _ => continue,
                };
                // It may have ended meanwhile.
                let _ = kill_process(child, handed_on);
            }
        });
        Ok(())
    }

    /// The exit status of a program that a signal ended, as shells tell it.
    pub(super) fn status(ended: ExitStatus) -> i32 {
        128 + ended.signal().unwrap_or_default()
    }
}

#[cfg(not(unix))]
mod signals {
    use super::{Child, Context, Trouble};
    use std::process::ExitStatus;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    /// Leaves it to the program what Ctrl-C does.
    pub(super) fn leave_to(_: &Child) -> Result<(), Trouble> {
        let seen = Arc::new(AtomicBool::new(false));
        signal_hook::flag::register(signal_hook::consts::SIGINT, seen)
            .context("listening for Ctrl-C")?;
        Ok(())
    }

    /// Every program has an exit status here.
    pub(super) fn status(_: ExitStatus) -> i32 {
        1
    }
}
