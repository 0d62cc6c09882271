//! The compiler that `rust-toolchain.toml` names: which one is here, and where its files lie.

use crate::tools::run;
use anyhow::{Context, Result, ensure};
use std::path::PathBuf;
use std::process::Command;

/// What the compiler calls itself: its version, commit and date, the same on every machine.
///
/// # Errors
/// It cannot be asked.
pub fn version() -> Result<String> {
    ask(&["--version"])
}

/// Where the sources of the standard library lie if they are installed, and what the compiler calls that folder if
/// they are not.
///
/// # Errors
/// It cannot be asked.
pub fn library_paths() -> Result<(PathBuf, String)> {
    let sources = PathBuf::from(ask(&["--print", "sysroot"])?).join("lib/rustlib/src/rust");
    let about = ask(&["--version", "--verbose"])?;
    let commit = about.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    let commit = commit.context("rustc does not say of which commit it is")?;
    Ok((sources, format!("/rustc/{commit}")))
}

/// Sees to it that there is a standard library for this target. rustup brings it along with the compiler, unless it
/// was told to install nothing by itself.
///
/// # Errors
/// There is none, and rustup cannot add it.
pub fn ensure_target(target: &str) -> Result<()> {
    if PathBuf::from(ask(&["--print", "target-libdir", "--target", target])?).is_dir() {
        return Ok(());
    }
    println!("▸ Rust cannot compile for {target} yet: rustup adds it");
    let mut add = Command::new("rustup");
    add.args(["target", "add", target]).current_dir(crate::repository());
    run(&mut add).with_context(|| {
        format!("the checker is compiled for {target}. Install that with your Rust, for example: rustup target add {target}")
    })
}

fn ask(arguments: &[&str]) -> Result<String> {
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let output = rustc.args(arguments).current_dir(crate::repository()).output();
    let output = output.context("starting rustc")?;
    ensure!(output.status.success(), "rustc does not know {}", arguments.join(" "));
    Ok(String::from_utf8(output.stdout).context("what rustc says of itself")?.trim().to_owned())
}
