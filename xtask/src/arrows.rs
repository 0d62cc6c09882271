//! Which crate may lean on which.

use crate::tools;
use anyhow::{Context, Result, ensure};

/// Our own crates that each crate may use outside of its tests; all of them, and nothing else of ours.
const ARROWS: &[(&str, &[&str])] = &[
    ("diagnosis", &[]),
    ("reading", &["diagnosis"]),
    ("checkup", &["diagnosis", "reading"]),
    ("checkup-web", &["checkup", "diagnosis", "reading"]),
    ("hf402", &["checkup", "diagnosis", "reading"]),
    ("hub-stub", &[]),
    ("site", &["diagnosis", "reading"]),
];

/// Crates that know the browser: only the shell may.
const BROWSER: &[&str] = &["web-sys"];

/// Checks every arrow.
///
/// # Errors
/// The first crate that leans where it must not.
pub fn check() -> Result<()> {
    for (name, allowed) in ARROWS {
        let below = below(name)?;
        let ours = |found: &&String| ARROWS.iter().any(|(ours, _)| ours == *found);
        for found in below.iter().filter(ours) {
            ensure!(allowed.contains(&found.as_str()), "`{name}` must not lean on `{found}`");
        }
        for found in below.iter().filter(|found| BROWSER.contains(&found.as_str())) {
            ensure!(
                *name == "checkup-web",
                "`{name}` must not know the browser, and leans on `{found}`"
            );
        }
        ensure!(
            *name != "diagnosis" || below.is_empty(),
            "`diagnosis` must lean on nothing, and leans on {below:?}",
        );
    }
    Ok(())
}

/// Every crate below this one, tests left out.
fn below(name: &str) -> Result<Vec<String>> {
    let output = tools::cargo()
        .args(["tree", "--quiet", "--package", name, "--edges", "normal,build"])
        .args(["--prefix", "none", "--format", "{p}", "--target", "all"])
        .output()
        .context("starting cargo tree")?;
    ensure!(
        output.status.success(),
        "cargo tree fails for `{name}`: {}",
        String::from_utf8_lossy(&output.stderr),
    );
    let names = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| line.split(' ').next().map(str::to_owned))
        .filter(|found| found != name && !found.is_empty())
        .collect();
    Ok(names)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_crate_of_ours_has_its_arrows() {
        let mut folders: Vec<_> = std::fs::read_dir(crate::repository().join("crates"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        folders.sort();
        let mut listed: Vec<_> = super::ARROWS.iter().map(|(name, _)| (*name).to_owned()).collect();
        listed.sort();
        assert_eq!(folders, listed, "ARROWS in xtask/src/arrows.rs lists every crate");
    }
}
