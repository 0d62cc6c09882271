//! `cargo xtask bench`: the benchmarks of the crates, each in the crate that it measures; and how fast a site is built.
//!
//! There are no assertions: a machine that is busy is not a mistake.
//!
//! | module | measures |
//! |---|---|
//! | [`site`] | building a site, on the [`pages`] that it makes up |

pub mod pages;
mod site;

use crate::tools::{self, run as run_command};
use anyhow::Result;
use std::ffi::OsString;

/// What `bench` takes.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    what: Option<What>,
    /// Measure only what has this in its name.
    filter: Option<String>,
}

/// What can be measured besides the benchmarks of the crates.
#[derive(clap::Subcommand)]
enum What {
    /// Measure how fast sites of 10, 1,000 and 10,000 pages are built, stage by stage.
    Site(site::Arguments),
}

/// Measures, and prints a table.
///
/// # Errors
/// A benchmark cannot be built, or a file cannot be read or written.
pub fn run(arguments: &Arguments) -> Result<()> {
    let Some(What::Site(site)) = &arguments.what else {
        let mut cargo = tools::cargo();
        cargo.args(["bench", "--quiet", "--package", "diagnosis", "--package", "reading"]);
        // The unit tests of a crate are built as benchmarks, too, unless it is said which are meant.
        cargo.args(["--bench", "walk", "--bench", "read", "--"]).args(&arguments.filter);
        return run_command(&mut cargo);
    };
    if cfg!(debug_assertions) { again_optimized() } else { site::run(site) }
}

/// An unoptimized build measures nothing of interest.
fn again_optimized() -> Result<()> {
    let mut cargo = tools::cargo();
    // Paths among the words are meant from where one stands.
    cargo.current_dir(std::env::current_dir()?);
    let manifest = crate::repository().join("Cargo.toml");
    cargo.args(["run", "--quiet", "--release", "--package", "xtask", "--manifest-path"]);
    cargo.arg(manifest).arg("--").args(std::env::args_os().skip(1).collect::<Vec<OsString>>());
    println!("▸ once more, optimized: {}", tools::shown(&cargo));
    run_command(&mut cargo)
}
