//! Each page understood by itself: front matter, prose, blocks of code.

pub(crate) mod document;
pub(crate) mod fence;
pub(crate) mod figures;
pub(crate) mod language;
pub(crate) mod markdown;
pub(crate) mod parse;
pub(crate) mod sections;
