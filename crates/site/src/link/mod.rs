//! The pages understood together, and held to each other, to the tree and to their settings.

pub(crate) mod alternatives;
pub(crate) mod feed;
pub(crate) mod messages;
pub(crate) mod quoted;
pub(crate) mod redirects;
pub(crate) mod samples;
pub(crate) mod site;
pub mod sync;
pub(crate) mod theme;
pub(crate) mod unused;
