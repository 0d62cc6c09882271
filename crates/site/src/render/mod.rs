//! Every template filled: the pages, and the same site for programs.

pub(crate) mod minify;
pub(crate) mod pages;
pub(crate) mod programs;
pub(crate) mod templates;
