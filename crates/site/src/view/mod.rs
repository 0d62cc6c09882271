//! What templates are given: prose as HTML, the way around, the tree as a list and as a drawing.

pub mod context;
pub mod drawing;
pub mod highlight;
pub mod html;
pub mod navigation;
pub mod outline;
