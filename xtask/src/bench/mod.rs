//! `cargo xtask bench`: how fast a text is read, the tree is walked, and a site is built.
//!
//! There are no assertions: a machine that is busy is not a mistake. A floor in the same run says what the machine
//! does at all.
//!
//! | module | measures |
//! |---|---|
//! | [`checker`] | reading a text, and walking the tree |
//! | [`site`] | building a site, on the [`pages`] that it makes up |

mod checker;
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
    #[command(flatten)]
    checker: checker::Arguments,
}

/// What can be measured besides the checker.
#[derive(clap::Subcommand)]
enum What {
    /// Measure how fast sites of 10, 1,000 and 10,000 pages are built, stage by stage.
    Site(site::Arguments),
}

/// Measures, and prints a table.
///
/// # Errors
/// A file cannot be read or written, or the optimized build fails.
pub fn run(arguments: &Arguments) -> Result<()> {
    if cfg!(debug_assertions) {
        return again_optimized();
    }
    match &arguments.what {
        None => checker::run(&arguments.checker),
        Some(What::Site(arguments)) => site::run(arguments),
    }
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
