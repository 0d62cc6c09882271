//! `cargo xtask clients`: the published clients against the stand-in, and the guide's code in their hands.
//!
//! `pytest` and `node --test` do the work, in `xtask/clients/`; here is what they need.
//!
//! | module | holds |
//! |---|---|
//! | [`install`] | the clients, installed below `target/clients/` and nowhere else |
//! | [`wheel`] | the wheel of `hf402`, built and installed; its program explains what the clients print |
//! | [`code`] | the guide's samples and blocks of code, handed over |
//! | [`pages`] | the same in the guide |
//! | [`table`] | `xtask/clients/printed.json`: what each client prints for each refusal |
//!
//! **Invariant:** no request leaves this machine: what is for Hugging Face goes to the stand-in, all else is an error.

pub mod code;
pub mod install;
pub mod pages;
pub mod table;
pub mod wheel;

use crate::tools;
use anyhow::{Context, Result, bail};
use hub_stub::{Stub, scenarios};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How it is run.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Accept what the clients now print: it is written to `xtask/clients/printed.json`, and to the guide.
    #[arg(long)]
    bless: bool,
}

/// Installs the clients if need be, and runs every test, also when one before has failed.
///
/// # Errors
/// Python or Node.js is missing, the clients cannot be installed, or a test fails.
pub fn run(arguments: &Arguments) -> Result<()> {
    let rooms = install::everything()?;
    let program = wheel::program()?;
    code::hand_over(&work())?;
    table::forget(&work())?;
    let stub = Stub::start(0, 0).context("starting the stand-in")?;
    let tokens: BTreeMap<_, _> =
        scenarios().iter().map(|scenario| (scenario.name, scenario.token())).collect();
    let tokens = serde_json::to_string(&tokens)?;

    let mut failed = Vec::new();
    for room in rooms {
        println!("▸ {}", room.name);
        let mut command = room.tests()?;
        command.env_clear().envs(kept()).envs([
            ("STAND_IN_HUB", stub.hub_url()),
            ("STAND_IN_ROUTER", stub.router_url()),
            ("STAND_IN_TOKENS", tokens.clone()),
            ("CLIENTS_ROOM", room.name.clone()),
        ]);
        command.env("PYTHONPYCACHEPREFIX", folder().join("pycache").join(&room.name));
        command.env("HOME", folder().join("home")).env("CLIENTS_WORK", work());
        command.env("CLIENTS_REFUSALS", tests().join("refusals.json"));
        command.env("CLIENTS_TABLE", table::path()).env("CLIENTS_HF402", &program);
        if arguments.bless {
            command.env("CLIENTS_BLESS", "1");
        }
        if let Err(error) = tools::run(&mut command) {
            failed.push(format!("{}: {error:#}", room.name));
        }
    }
    table::finish(&work(), arguments.bless, failed.is_empty())?;
    match failed.len() {
        0 => Ok(()),
        _ => bail!("not everything is as it should be:\n{}", failed.join("\n")),
    }
}

/// What the clients get of the developer's own: no token, no endpoint, no proxy.
fn kept() -> impl Iterator<Item = (&'static str, std::ffi::OsString)> {
    let kept = ["PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG"];
    kept.into_iter().filter_map(|name| Some((name, std::env::var_os(name)?)))
}

/// Where the clients, and all that is made for them, lie.
fn folder() -> PathBuf {
    crate::repository().join("target/clients")
}

/// Where the tests leave and find what is for each other.
fn work() -> PathBuf {
    folder().join("work")
}

/// Where the tests and the pins lie.
fn tests() -> PathBuf {
    crate::repository().join("xtask/clients")
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}
