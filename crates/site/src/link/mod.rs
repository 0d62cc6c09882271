//! The pages understood together, and held to each other, to the tree and to their settings.

pub mod alternatives;
pub mod site;
pub mod sync;
pub mod theme;
pub mod unused;
