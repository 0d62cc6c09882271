//! What raised an error, as far as its form tells: compiled from the front matter of `content/clients/*.md`.

/// A client.
#[derive(Debug, PartialEq, Eq)]
pub struct Client {
    /// The name of its page in the guide, and of its sample.
    pub page: &'static str,
    /// Its name, as its users know it.
    pub title: &'static str,
    /// The name of its package.
    pub(crate) package: &'static str,
    /// Code that prints the body of the reply, where the client does not show it by itself.
    pub prints: &'static str,
    /// The words by which it is known.
    pub(crate) words: &'static [&'static str],
    /// How many clients lie one upon another below it: their words stand in its errors, too.
    pub(crate) depth: usize,
    /// Whether it prints the meaning of a status and nothing else.
    pub(crate) bare: bool,
}

include!(concat!(env!("OUT_DIR"), "/clients.rs"));
