//! A request and its reply, as values: the shell sends the one and brings the other.

use diagnosis::Unseen;

/// One request to Hugging Face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Which run of the check-up it belongs to: replies to an earlier one are late, and ignored.
    pub run: u32,
    /// What it asks for.
    pub asks: Asked,
    /// The method.
    pub method: Method,
    /// The whole address. It never holds any part of the token.
    pub url: String,
    /// Headers besides `Authorization`, which every request carries that [needs the token](Asked::needs_token).
    pub headers: Vec<(&'static str, String)>,
    /// The body, as JSON.
    pub body: Option<String>,
    /// How long to wait for the whole reply, in milliseconds.
    pub deadline: u32,
}

/// What a request asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Whose token this is.
    Account,
    /// What was used this month.
    Usage,
    /// Which models are served, by whom and at what price: a public list.
    Catalogue,
    /// One word of a model.
    Chat,
}

impl Asked {
    /// Whether the token goes with it.
    pub const fn needs_token(self) -> bool {
        !matches!(self, Asked::Catalogue)
    }

    /// A reply longer than this, in bytes, is none that the check-up asks for, and reading it could stop the page. The
    /// list of all models is the longest.
    pub const fn longest_reply(self) -> usize {
        match self {
            Asked::Catalogue => 1 << 20,
            Asked::Account | Asked::Usage => 1 << 19,
            Asked::Chat => 1 << 17,
        }
    }
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

/// An error says what it is in fewer bytes.
const LONGEST_ERROR: usize = 32 << 10;

impl Reply {
    /// What of the body is read as an error.
    pub(crate) fn error(&self) -> &str {
        let end = self.body.floor_char_boundary(LONGEST_ERROR);
        self.body.get(..end).unwrap_or_default()
    }

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
