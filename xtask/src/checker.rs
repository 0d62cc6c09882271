//! The WASM checker, from source to the two files that a page loads.

use crate::{repository, tools};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use site::{Asset, Checker};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use wasm_bindgen_cli_support::Bindgen;

/// The crate that becomes the checker.
const CRATE: &str = "checkup-web";

/// What it is compiled for.
const TARGET: &str = "wasm32-unknown-unknown";

/// The script that loads it, behind wasm-bindgen's bindings.
const BOOT: &str = include_str!("../../crates/checkup-web/boot.js");

/// What of the standard library the checker does without, and what to do where it comes in unasked.
const UNWANTED: [(&str, &str); 2] = [
    ("TwoWaySearcher", "it is heavy to download: look for phrases with `reading::find`"),
    ("panic_fmt", "a panic would have a message: something undoes `STOP_AT_ONCE`"),
];

/// The compiled checker and its bindings, before the endpoints are fixed into it.
pub struct Compiled {
    bindings: String,
    wasm: Vec<u8>,
}

/// Compiles the checker.
///
/// # Errors
/// The source of the standard library cannot be had, or the compiler or wasm-bindgen fails.
pub fn compile() -> Result<Compiled> {
    tools::ensure_std_source()?;
    let module = compiled_module()?;
    let bytes = std::fs::read(&module).with_context(|| format!("reading {}", module.display()))?;
    let mut output = Bindgen::new()
        .input_bytes("checkup", bytes)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("writing the bindings of the checker")?;
    let functions = output.wasm_mut().funcs.iter().filter_map(|function| function.name.as_ref());
    for name in functions {
        let unwanted = UNWANTED.iter().find(|(part, _)| name.contains(part));
        ensure!(
            unwanted.is_none(),
            "the checker holds `{name}`: {}",
            unwanted.map_or("", |it| it.1)
        );
    }
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "the checker brings scripts of its own, which would load without integrity",
    );
    Ok(Compiled { bindings: output.js().to_owned(), wasm: output.wasm_mut().emit_wasm() })
}

impl Compiled {
    /// The two files of the checker, for these endpoints.
    ///
    /// A page names the script and its integrity; the script names the module, its integrity and the endpoints.
    /// So a page that is what was built loads nothing that was not built with it.
    pub fn fix(&self, hub_url: &str, router_url: &str) -> Checker {
        let wasm = Asset::new("checkup", "wasm", self.wasm.clone());
        let name = wasm.path.rsplit('/').next().expect("a path has a last part");
        let fixed = json!({
            "wasm": name,
            "integrity": wasm.integrity,
            "hub": hub_url,
            "router": router_url,
        });
        let script = format!("{}\n{BOOT}\nboot(__wbg_init, start, {fixed});\n", self.bindings);
        Checker { script: Asset::new("checkup", "js", script.into_bytes()), wasm }
    }
}

/// What the compiler is told so that a panic stops the checker at once: it has no message then, which could hold what
/// was pasted, and none of the code that puts messages together has to be downloaded.
const STOP_AT_ONCE: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// What cargo is told so that the standard library is compiled that way, too.
const WITH_STD: [&str; 2] =
    ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// A command of cargo on the checker, as the browser gets it.
pub fn cargo(command: &str) -> Command {
    let flags = STOP_AT_ONCE.map(str::to_owned).into_iter().chain(remapped_paths());
    let mut cargo = tools::cargo();
    cargo
        .args([command, "--quiet", "--package", CRATE, "--target", TARGET, "--profile", "wasm"])
        .args(WITH_STD)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.collect::<Vec<_>>().join("\u{1f}"))
        // The flags are not stable yet; this lets a stable compiler take them.
        .env("RUSTC_BOOTSTRAP", "1");
    cargo
}

/// Runs cargo, and gives the module that it made.
fn compiled_module() -> Result<PathBuf> {
    let output = cargo("build")
        .args(["--message-format", "json-render-diagnostics"])
        .stderr(Stdio::inherit())
        .output()
        .context("starting cargo for the checker")?;
    ensure!(output.status.success(), "the checker does not compile");
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["reason"] == "compiler-artifact")
        .flat_map(|artifact| artifact["filenames"].as_array().cloned().unwrap_or_default())
        .filter_map(|file| file.as_str().map(PathBuf::from))
        .find(|file| file.extension().is_some_and(|extension| extension == "wasm"))
        .context("cargo says that it built the checker, and names no module")
}

/// Flags that keep this machine's folders out of the module, so that every machine builds the same bytes.
fn remapped_paths() -> impl Iterator<Item = String> {
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"))?;
        Some(PathBuf::from(home).join(".cargo"))
    });
    let here = (repository(), "/hf402");
    let places = cargo_home.map(|home| (home, "/cargo")).into_iter().chain([here]);
    places.map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
}
