//! `cargo xtask bench`: the benchmarks of the crates, each in the crate that it measures.
//!
//! There are no assertions: a machine that is busy is not a mistake.

use crate::tools;
use anyhow::Result;

/// What `bench` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// Measure only what has this in its name.
    filter: Option<String>,
}

/// Measures, and prints a table.
///
/// # Errors
/// A benchmark cannot be built.
pub fn run(arguments: &Arguments) -> Result<()> {
    let mut cargo = tools::cargo();
    cargo.args(["bench", "--quiet", "--package", "diagnosis", "--package", "reading"]);
    // The unit tests of a crate are built as benchmarks, too, unless it is said which are meant.
    cargo.args(["--bench", "walk", "--bench", "read", "--"]).args(&arguments.filter);
    tools::run(&mut cargo)
}
