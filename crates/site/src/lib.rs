//! The generator: markdown, templates and the decision tree in, a static site out.
//!
//! ```text
//! disk ─load─► Sources ─parse─► Draft ─link─► Site ─render─► [OutputFile] ─write─► disk
//!                                       ▲
//!                          Tree ────────┘
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`mod@load`] | the files, read; nothing understood yet |
//! | [`mod@parse`] | each file understood by itself: [`settings`], [`document`], [`markdown`], [`fence`], [`mod@sections`], [`samples`], [`messages`] |
//! | [`mod@link`] | the pages understood together: their [`alternatives`]; [`mod@sync`] holds them to the decision [`tree`] |
//! | [`mod@render`] | templates filled from one [`context`] each; [`html`] and [`highlight`] write the prose |
//! | [`mod@write`] | the output, swapped in as a whole |
//! | [`mod@outline`], [`mod@drawing`] | the decision tree as a nested list, and as a picture |
//! | [`machine`] | the same site for programs: feed, sitemap, markdown twins, data, headers |
//! | [`theme`], [`mod@minify`] | the site's own colours, put into the style sheet; sheets and pages made small |
//! | [`problem`] | what an author has to mend, and where |
//!
//! **Invariant:** between `load` and `write` nothing touches the disk, reads a clock or depends on chance, so two builds
//! are the same bytes; and whoever holds a [`Site`] needs no link check.

pub mod alternatives;
pub mod asset;
pub mod context;
pub mod document;
pub mod drawing;
pub mod facts;
pub mod fence;
mod figures;
pub mod highlight;
mod hosts;
pub mod html;
pub mod link;
pub mod load;
pub mod machine;
pub mod markdown;
pub mod messages;
mod minify;
mod navigation;
pub mod options;
pub mod outline;
pub mod parse;
pub mod place;
pub mod problem;
pub mod redirect;
pub mod render;
pub mod samples;
pub mod secret;
pub mod sections;
pub mod settings;
pub mod sync;
mod templates;
pub mod theme;
pub mod tree;
mod unused;
pub mod write;

use std::path::Path;

pub use asset::Asset;
pub use document::Document;
pub use fence::Fence;
pub use link::{Site, link};
pub use load::{Sources, load};
pub use messages::Message;
pub use options::{Checker, Options};
pub use parse::{Draft, parse};
pub use place::Place;
pub use problem::{BuildError, Problem};
pub use render::{OutputFile, render};
pub use samples::{Need, Sample};
pub use secret::{TO_WRITE, looks_like_a_token};
pub use sync::sync;
pub use tree::Tree;
pub use write::write;

/// The whole site of a directory with `content/`, `templates/` and `static/`, built on the whole decision tree.
pub fn build(root: &Path, options: &Options) -> Result<Vec<OutputFile>, BuildError> {
    let sources = load(root).map_err(BuildError::Machine)?;
    let files = assemble(&sources, Tree::whole(), options).map_err(BuildError::Problems)?;
    Ok(machine::manifest::with_manifest(files, options))
}

/// What makes the site in a directory the site of its host, read from its settings alone.
pub fn own(root: &Path) -> Result<settings::Own, BuildError> {
    let settings = load::settings(root).map_err(BuildError::Machine)?;
    let settings = settings::Settings::parse(&settings).map_err(BuildError::Problems)?;
    Ok(settings.own)
}

/// The three pure stages in one go.
pub fn assemble(
    sources: &Sources,
    tree: Tree,
    options: &Options,
) -> Result<Vec<OutputFile>, Vec<Problem>> {
    let site = link(parse(sources)?, tree, sources)?;
    render(&site, sources, options)
}
