//! The WASM checker, from source to the two files that a page loads.

use crate::{repository, tools};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use site::{Asset, Checker};
use std::path::PathBuf;
use std::process::Stdio;
use wasm_bindgen_cli_support::Bindgen;

/// The crate that becomes the checker.
const CRATE: &str = "checkup-web";

/// The script that loads it, behind wasm-bindgen's bindings.
const BOOT: &str = include_str!("../../crates/checkup-web/boot.js");

/// What the standard library brings along unasked, and is too heavy to download: how to do without it.
const TOO_HEAVY: [(&str, &str); 2] = [
    ("TwoWaySearcher", "look for phrases with `reading::find`"),
    ("slice_error_fail", "take parts of strings with `get`"),
];

/// The compiled checker and its bindings, before the endpoints are fixed into it.
pub struct Compiled {
    bindings: String,
    wasm: Vec<u8>,
}

/// Compiles the checker.
///
/// # Errors
/// The target cannot be had, or the compiler or wasm-bindgen fails.
pub fn compile() -> Result<Compiled> {
    tools::ensure_wasm_target()?;
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
        let heavy = TOO_HEAVY.iter().find(|(part, _)| name.contains(part));
        ensure!(heavy.is_none(), "the checker holds `{name}`: {}", heavy.map_or("", |it| it.1));
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

/// Runs cargo, and gives the module that it made.
fn compiled_module() -> Result<PathBuf> {
    let output = tools::cargo()
        .args(["build", "--quiet", "--package", CRATE, "--target", tools::WASM_TARGET])
        .args(["--profile", "wasm", "--message-format", "json-render-diagnostics"])
        .env("CARGO_ENCODED_RUSTFLAGS", remapped_paths())
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
fn remapped_paths() -> String {
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"))?;
        Some(PathBuf::from(home).join(".cargo"))
    });
    let here = (repository(), "/hf402");
    let flags = cargo_home.map(|home| (home, "/cargo")).into_iter().chain([here]);
    flags
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect::<Vec<_>>()
        .join("\u{1f}")
}
