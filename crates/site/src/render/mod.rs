//! Every template filled: the pages, and the same site for programs.

pub mod minify;
pub mod pages;
pub mod programs;
pub mod redirect;
pub mod templates;
