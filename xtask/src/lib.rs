//! Everything that one does with this repository, as a library: `main` is one match over it, and the browser tests
//! build and serve the site with the very same code.
//!
//! | module | holds |
//! |---|---|
//! | [`build`] | `cargo xtask build`: the site, checker included, into a folder |
//! | [`serve`] | `cargo xtask serve`: the site on this machine, rebuilt and reloaded when it changes |
//! | [`mod@test`] | `cargo xtask test`: every check and test |
//! | [`bless`] | `cargo xtask bless`: the expected outputs, written anew |
//! | [`new_diagnosis`] | `cargo xtask new-diagnosis`: the files of a new diagnosis, begun |
//! | [`mod@clients`] | `cargo xtask clients`: the published clients against the stand-in, and the guide's code |
//! | [`corpus`] | `cargo xtask corpus`: how well the tree names the cause of labelled reports |
//! | [`facts`] | `cargo xtask facts`: how old the facts are, and whether their sources still answer |
//! | [`mod@bench`] | `cargo xtask bench`: the benchmarks of the crates |
//! | [`verify`] | `cargo xtask verify`: is a hosted site what these sources make |
//! | [`pages`] | the address that GitHub Pages gives the repository |
//! | [`arrows`] | which crate may lean on which |
//! | [`progress`] | what a command tells while it works, and at its end |
//! | [`checker`] | the WASM checker, from source to the two files that a page loads |
//! | [`mod@rustc`] | the compiler: which one it is, and where its files lie |
//! | [`server`] | a static file server over files in memory |
//! | [`browsers`] | the browsers of the tests, and how those that are missing get here |
//! | [`tools`] | programs of the machine: where they are, and how they are run |
//!
//! **Invariant:** whatever a command needs it gets by itself and says so, or fails with the command to type.

#![allow(clippy::print_stdout, clippy::print_stderr)] // Talking to the terminal is what commands are for.

pub mod arrows;
pub mod bench;
pub mod bless;
pub mod browsers;
pub mod build;
pub mod checker;
pub mod clients;
pub mod corpus;
pub mod facts;
pub mod new_diagnosis;
pub mod pages;
pub mod progress;
pub mod rustc;
pub mod serve;
pub mod server;
pub mod test;
pub mod tools;
pub mod verify;

use std::path::{Path, PathBuf};

/// The top of the repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository").to_owned()
}
