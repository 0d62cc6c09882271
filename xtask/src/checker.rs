//! The WASM checker, from source to the two files that a page loads.

use crate::{repository, rustc, tools};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use site::{Asset, Checker};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use wasm_bindgen_cli_support::Bindgen;

/// The crate that becomes the checker.
const CRATE: &str = "checkup-web";

/// What it is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The script that loads it, behind wasm-bindgen's bindings.
const BOOT: &str = include_str!("../../crates/checkup-web/boot.js");

/// What of the standard library is heavy to download, and what does the same.
const HEAVY: [(&str, &str); 2] = [
    ("TwoWaySearcher", "look for phrases with `reading::find`"),
    ("slice_error_fail", "take a part of a text with `get`, and not with brackets or `split_at`"),
];

/// The compiled checker and its bindings, before the endpoints are fixed into it.
pub struct Compiled {
    bindings: String,
    wasm: Vec<u8>,
    toolchain: String,
}

/// Compiles the checker.
///
/// # Errors
/// The target of the checker cannot be had, or the compiler or wasm-bindgen fails.
pub fn compile() -> Result<Compiled> {
    rustc::ensure_target(TARGET)?;
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
    for (heavy, instead) in HEAVY {
        let is_heavy = |name: &String| name.contains(heavy);
        let mut names = output.wasm_mut().funcs.iter().filter_map(|it| it.name.as_ref());
        ensure!(!names.any(is_heavy), "the checker holds `{heavy}`: {instead}");
    }
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "the checker brings scripts of its own, which would load without integrity",
    );
    Ok(Compiled {
        bindings: output.js().to_owned(),
        wasm: output.wasm_mut().emit_wasm(),
        toolchain: rustc::version()?,
    })
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
        let script = Asset::new("checkup", "js", script.into_bytes());
        Checker { script, wasm, toolchain: self.toolchain.clone() }
    }
}

/// A command of cargo on the checker, as the browser gets it.
///
/// # Errors
/// The compiler cannot be asked where its files lie.
pub fn cargo(command: &str) -> Result<Command> {
    let mut cargo = tools::cargo();
    cargo
        .args([command, "--quiet", "--package", CRATE, "--target", TARGET, "--profile", "wasm"])
        .env("CARGO_ENCODED_RUSTFLAGS", remapped_paths()?.join("\u{1f}"));
    Ok(cargo)
}

/// Runs cargo, and gives the module that it made.
fn compiled_module() -> Result<PathBuf> {
    let output = cargo("build")?
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
fn remapped_paths() -> Result<Vec<String>> {
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"))?;
        Some(PathBuf::from(home).join(".cargo"))
    });
    let cargo_home = cargo_home.map(|home| (home, "/cargo".to_owned()));
    let here = (repository(), "/hf402".to_owned());
    let places = cargo_home.into_iter().chain([here, rustc::library_paths()?]);
    Ok(places.map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect())
}
