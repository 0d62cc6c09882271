//! What templates are given: prose as HTML, the way around, the tree as a list and as a drawing.

pub(crate) mod assets;
pub(crate) mod context;
pub(crate) mod drawing;
pub(crate) mod head;
pub mod highlight;
pub(crate) mod html;
pub(crate) mod navigation;
pub(crate) mod outline;
pub(crate) mod structured;
