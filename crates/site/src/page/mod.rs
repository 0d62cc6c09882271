//! Each page understood by itself: front matter, prose, blocks of code.

pub mod document;
pub mod fence;
pub mod figures;
pub mod markdown;
pub mod parse;
pub mod sections;
