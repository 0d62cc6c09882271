//! The files, read, and what is no prose understood: settings, facts, samples, messages, the tree.

pub mod facts;
pub mod hosts;
pub mod load;
pub mod messages;
pub mod samples;
pub mod settings;
pub mod tree;
