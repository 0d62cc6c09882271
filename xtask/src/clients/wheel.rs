//! The wheel of `hf402`: built by pip, and installed into an environment of its own, as whoever types `pip install` does.

use super::{folder, install};
use crate::tools;
use anyhow::{Context, Result, ensure};
use std::path::PathBuf;
use std::process::Command;

/// The program that the wheel installs.
///
/// # Errors
/// The wheel cannot be built or installed, or the program in it does not run.
pub fn program() -> Result<PathBuf> {
    println!("▸ the wheel of hf402");
    let (wheels, place) = (folder().join("wheels"), folder().join("python/hf402"));
    let python = install::python()?;
    tools::run(
        install::quiet(&python)
            .args(["-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-deps"])
            .args(["--no-cache-dir", "--wheel-dir"])
            .arg(&wheels)
            .arg(crate::repository().join("crates/hf402")),
    )
    .context("building the wheel")?;
    let wheels = wheels.to_string_lossy();
    install::install(&python, &place, &["--no-index", "--find-links", &wheels, "hf402"])?;
    let program = install::inside(&place, "hf402");
    let output = Command::new(&program).arg("--version").output();
    let output = output.with_context(|| format!("starting {}", program.display()))?;
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let expected = concat!("hf402 ", env!("CARGO_PKG_VERSION"));
    ensure!(said == expected, "the program of the wheel says it is `{said}`, not `{expected}`");
    Ok(program)
}
