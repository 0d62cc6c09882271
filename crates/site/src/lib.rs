//! The generator: markdown, templates and the decision tree in, a static site out.
//!
//! ```text
//! disk ─load─► Sources ─parse─► Draft ─link─► Site ─render─► [OutputFile] ─write─► disk
//!                                       ▲
//!                          Tree ────────┘
//! ```
//!
//! A floor leans on those above it in this table, and on none below; a test reads their imports.
//!
//! | floor | holds |
//! |---|---|
//! | `base` | places, problems, options, assets: nothing of sites |
//! | `source` | the files, read, and what is no prose understood: [`settings`], [`facts`], samples, [`messages`], the [`tree`] |
//! | `page` | each page understood by itself |
//! | `link` | the pages understood together; [`sync`] holds them to the decision tree |
//! | `view` | what templates are given: prose as HTML, code by [`mod@highlight`], navigation, the tree as a drawing |
//! | `render` | templates filled: the pages, and the same site for programs, with its [`manifest`] |
//! | `output` | the files, swapped in as a whole |
//!
//! **Invariant:** between `load` and `write` nothing touches the disk, reads a clock or depends on chance, so two builds
//! are the same bytes; and whoever holds a `Site` needs no link check.

mod base;
mod link;
mod output;
mod page;
mod render;
mod source;
mod view;

use std::path::Path;

pub use base::asset::Asset;
pub use base::file::OutputFile;
pub use base::options::{self, Checker, Options};
pub use base::place::Position;
pub use base::problem::{BuildError, Problem};
pub use base::secret::{TO_WRITE, looks_like_a_token};
use link::site::link;
pub use link::sync;
pub use output::write::write;
pub use page::document::Document;
pub use page::parse::{Draft, parse};
use render::pages::render;
pub use render::programs::manifest;
pub use source::load::{self, Sources, load};
pub use source::samples::{Need, Sample};
pub use source::tree::{self, Tree};
pub use source::{facts, messages, settings};
pub use view::highlight;

/// The whole site of a directory with `content/`, `templates/` and `static/`, built on the whole decision tree.
pub fn build(root: &Path, options: &Options) -> Result<Vec<OutputFile>, BuildError> {
    let sources = load(root).map_err(BuildError::Machine)?;
    assemble(&sources, Tree::whole(), options).map_err(BuildError::Problems)
}

/// The pipeline between disk and disk: every file of the site, or everything that an author has to mend.
pub fn assemble(
    sources: &Sources,
    tree: Tree,
    options: &Options,
) -> Result<Vec<OutputFile>, Vec<Problem>> {
    let draft = parse(sources)?;
    let site = link(draft, tree)?;
    render(&site, options)
}

/// What makes the site in a directory the site of its host, read from its settings alone; `None` if there is something
/// wrong with them, which the build says together with everything else.
pub fn own(root: &Path) -> anyhow::Result<Option<settings::Own>> {
    let settings = settings::Settings::parse(&load::settings(root)?);
    Ok(settings.ok().map(|settings| settings.own))
}
