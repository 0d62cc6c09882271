//! `cargo xtask test`: every check and test, from the quickest to the slowest.

use crate::tools::{self, cargo, shown};
use crate::{arrows, browsers, checker, rustc};
use anyhow::Result;
use std::process::Command;

/// What `test` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// Run only the tests that have this in their name, and none of the other checks.
    filter: Option<String>,
}

/// Runs it all, and stops at the first failure.
///
/// # Errors
/// A check fails, or something that it needs cannot be had.
pub fn run(arguments: &Arguments) -> Result<()> {
    rustc::ensure_target(checker::TARGET)?;
    browsers::ensure()?;
    if arguments.filter.is_none() {
        check()?;
    }
    // Unit, integration and doc tests; the content's checks are among `site`'s, the browser's among `xtask`'s.
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--"]).args(&arguments.filter);
    step(&mut tests)
}

/// What is not a test: form, lints, documentation, arrows.
fn check() -> Result<()> {
    step(cargo().args(["fmt", "--all", "--check"]))?;
    let clippy = ["clippy", "--quiet", "--workspace", "--all-targets"];
    step(cargo().args(clippy).args(["--", "--deny", "warnings"]))?;
    step(checker::cargo("clippy")?.args(["--", "--deny", "warnings"]))?;
    let doc = ["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"];
    step(cargo().args(doc).env("RUSTDOCFLAGS", "--deny warnings"))?;

    println!("▸ the arrows between the crates");
    arrows::check()
}

fn step(command: &mut Command) -> Result<()> {
    println!("▸ {}", shown(command));
    tools::run(command)
}
