//! `cargo xtask clients`: the published clients against the stand-in, and the guide's code in their hands.
//!
//! | module | holds |
//! |---|---|
//! | [`rooms`] | the clients, installed below `target/clients/` and nowhere else |
//! | [`workers`] | jobs for a room, and what came of them |
//! | [`cases`] | `xtask/clients/cases.toml`: what each client makes of each refusal |
//! | [`samples`] | `content/samples/`: parsed and type-checked for every reader, and run |
//! | [`blocks`] | the blocks of code in the guide's pages: parsed, and what calls Hugging Face is run |
//!
//! **Invariant:** no request leaves this machine: what is for Hugging Face goes to the stand-in, all else is an error.

pub mod blocks;
pub mod cases;
pub mod rooms;
pub mod samples;
pub mod workers;

use anyhow::{Context, Result, bail};
use hub_stub::Stub;
use std::path::PathBuf;
use std::time::Instant;

/// What a check finds wrong, a line or a few each; empty when all is well.
pub type Wrong = Vec<String>;

/// Installs the clients if need be, and checks everything. All that is wrong is said at once.
///
/// # Errors
/// Python or Node.js is missing, the clients cannot be installed, or something is wrong.
pub fn run() -> Result<()> {
    let started = Instant::now();
    let rooms = rooms::Rooms::ready()?;
    println!("  the clients are there ({} s)", started.elapsed().as_secs());

    let stub = Stub::start(0, 0).context("starting the stand-in")?;
    let cases = cases::Cases::read()?;
    let sources = site::load(&crate::repository())?;
    let draft = site::parse(&sources).map_err(|problems| anyhow::anyhow!("{problems:#?}"))?;

    let mut plan = workers::Plan::default();
    let refusals = cases.plan(&mut plan)?;
    let programs = samples::Programs::plan(&draft.samples, &cases, &rooms, &mut plan)?;
    let blocks = blocks::Blocks::plan(&draft.documents, &cases, &mut plan)?;
    let (answers, mut wrong) = plan.carry_out(&rooms, &stub, || {
        let (wrong, checked) = (programs.type_check(&rooms)?, started.elapsed().as_secs());
        println!("  types are checked ({checked} s)");
        Ok(wrong)
    })?;

    wrong.extend(refusals.compare(&answers));
    wrong.extend(programs.compare(&answers));
    wrong.extend(blocks.compare(&answers));
    println!(
        "▸ {} refusals, {} runs of {} samples, {} blocks of code ({} s)",
        refusals.len(),
        programs.len(),
        draft.samples.len(),
        blocks.len(),
        started.elapsed().as_secs(),
    );
    match wrong.len() {
        0 => Ok(()),
        count => bail!("{count} of these are not as they should be:\n{}", wrong.join("\n")),
    }
}

/// Where the clients, and all that is made for them, lie.
fn folder() -> PathBuf {
    crate::repository().join("target/clients")
}

/// Where their pins and their helpers lie.
fn pins() -> PathBuf {
    crate::repository().join("xtask/clients")
}
