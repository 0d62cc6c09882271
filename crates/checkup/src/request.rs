//! A request and its reply, as values: the shell sends the one and brings the other.

use diagnosis::{Probe, Unseen};

/// One request to Hugging Face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Which run of the check-up it belongs to: replies to an earlier one are late, and ignored.
    pub run: u32,
    /// What it looks at.
    pub probe: Probe,
    /// The method.
    pub method: Method,
    /// The whole address. It never holds any part of the token.
    pub url: String,
    /// Headers besides `Authorization`, which every request carries.
    pub headers: Vec<(&'static str, String)>,
    /// The body, as JSON.
    pub body: Option<String>,
    /// How long to wait for the whole reply, in milliseconds.
    pub deadline: u32,
}

/// The methods that the check-up uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Asks for an answer of a model.
    Post,
}

impl Method {
    /// The method as it goes over the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
        }
    }
}

/// A reply that came in whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The body; what is not UTF-8 in it is replaced.
    pub body: String,
}

impl Reply {
    /// Why a reply with this status shows nothing, when the status is not one that the question expects.
    pub(crate) fn unseen(&self) -> Unseen {
        match self.status {
            401 | 403 => Unseen::NotPermitted,
            429 => Unseen::TooManyRequests,
            500..=599 => Unseen::ServerFault,
            _ => Unseen::NotUnderstood,
        }
    }
}
