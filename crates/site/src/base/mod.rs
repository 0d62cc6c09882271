//! What everything stands on: places, problems, options, assets. It knows nothing of sites.

pub mod asset;
pub mod options;
pub mod place;
pub mod problem;
pub mod secret;
