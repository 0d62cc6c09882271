//! What has to be on the machine, and how it gets there.

use anyhow::{Context, Result, bail, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs a command to its end, showing what it prints.
///
/// # Errors
/// It cannot be started, or ends with a failure.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("starting `{shown}`"))?;
    ensure!(status.success(), "`{shown}` failed ({status})");
    Ok(())
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

/// `cargo`, the one that runs us.
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(crate::repository());
    cargo
}

/// Where a Chrome or Chromium usually is: names on the path, then places.
const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
];

/// A Chrome or Chromium for the browser tests: the one that `CHROME` names, one in the usual places, or, as root on a
/// Debian-like machine, Chromium from its packages.
///
/// # Errors
/// There is none; the text says what to type.
pub fn ensure_browser() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROME") {
        return on_path(Path::new(&named))
            .with_context(|| format!("CHROME names {}, which is not there", named.display()));
    }
    if let Some(found) = usual_browser() {
        return Ok(found);
    }
    let debian = on_path(Path::new("apt-get")).is_some();
    if debian && is_root() {
        println!(
            "▸ no Chrome or Chromium is here: apt-get installs Chromium for the browser tests"
        );
        run(Command::new("apt-get").args(["update", "--quiet"]))?;
        run(Command::new("apt-get")
            .args(["install", "--quiet", "--yes", "--no-install-recommends", "chromium"])
            .env("DEBIAN_FRONTEND", "noninteractive"))?;
        return usual_browser().context("Chromium was installed, and is still not on the path");
    }
    bail!(
        "the browser tests need Chrome or Chromium, and none is here. {}, or set CHROME to where one is",
        if debian { "Type: sudo apt-get install chromium" } else { "Install one" },
    )
}

fn usual_browser() -> Option<PathBuf> {
    BROWSERS.iter().find_map(|browser| on_path(Path::new(browser)))
}

/// The file that this name or path stands for.
pub fn on_path(name: &Path) -> Option<PathBuf> {
    if name.components().count() > 1 {
        return name.is_file().then(|| name.to_owned());
    }
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").stderr(Stdio::null()).output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
