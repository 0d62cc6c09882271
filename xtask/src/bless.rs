//! `cargo xtask bless`: the expected outputs, written anew.

use crate::tools::{self, cargo, shown};
use anyhow::Result;

/// Runs the tests that compare whole outputs, all of them, and has them write down what they get.
///
/// # Errors
/// Another test among them fails, or cargo cannot be started.
pub fn run() -> Result<()> {
    let mut tests = cargo();
    // The browser tests expect no files, and take the longest.
    tests
        .args(["test", "--quiet", "--workspace", "--exclude", "xtask", "--no-fail-fast"])
        .env("UPDATE_EXPECT", "1");
    println!("▸ UPDATE_EXPECT=1 {}", shown(&tests));
    tools::run(&mut tests)?;
    println!("▸ read the difference before you commit it: git diff");
    Ok(())
}
