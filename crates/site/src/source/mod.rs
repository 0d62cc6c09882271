//! The files, read, and what is no prose understood: settings, facts, samples, messages, the tree.

pub mod facts;
pub(crate) mod filled;
pub(crate) mod hosts;
pub mod load;
pub mod messages;
pub(crate) mod samples;
pub mod settings;
pub mod tree;
