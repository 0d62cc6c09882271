//! The files of the site, put where an earlier output may be.

pub(crate) mod write;
