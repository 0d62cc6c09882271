//! What everything stands on: places, problems, options, assets. It knows nothing of sites.

pub(crate) mod asset;
pub(crate) mod escape;
pub(crate) mod file;
pub mod options;
pub(crate) mod place;
pub(crate) mod problem;
pub(crate) mod secret;
