//! What a build comes to.

/// One file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// From the root of the site, with forward slashes.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}
