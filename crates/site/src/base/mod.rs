//! What everything stands on: places, problems, options, assets. It knows nothing of sites.

pub(crate) mod asset;
pub mod options;
pub(crate) mod place;
pub(crate) mod problem;
pub(crate) mod secret;
