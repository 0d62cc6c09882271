//! The program, run as somebody types it, with nothing around it that the test did not put there.

#![allow(dead_code, reason = "no test uses all of it")]

use std::io::Write;
use std::process::{Command, Stdio};

/// What is to be run.
pub(crate) struct Program {
    command: Command,
    stdin: Vec<u8>,
}

/// How it ended.
pub(crate) struct Ended {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The program with these arguments, in an empty environment.
pub(crate) fn hf402(arguments: &[&str]) -> Program {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hf402"));
    command.args(arguments).env_clear();
    // Without it, nothing has a socket on Windows.
    command.envs(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)));
    Program { command, stdin: Vec::new() }
}

impl Program {
    pub(crate) fn stdin(mut self, text: &str) -> Self {
        self.stdin = text.into();
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn folder(mut self, folder: &std::path::Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub(crate) fn run(mut self) -> Ended {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().expect("it starts");
        let mut input = child.stdin.take().expect("it has an input");
        let text = self.stdin;
        let writer = std::thread::spawn(move || {
            // It may end before it has read everything.
            let _ = input.write_all(&text);
        });
        let output = child.wait_with_output().expect("it ends");
        writer.join().expect("the writer ends");
        let text = |bytes| String::from_utf8(bytes).expect("it writes text");
        Ended {
            status: output.status.code().expect("it is not killed"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}
