//! The two origins, their weather, and what they were sent.

/// One of the two hosts that are played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Plays `https://huggingface.co`: accounts, billing, models.
    Hub,
    /// Plays `https://router.huggingface.co`: the calls themselves.
    Router,
}

/// What goes wrong for everyone at an origin, whatever token they bring.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weather {
    /// Nothing goes wrong.
    #[default]
    Fair,
    /// A preflight allows Hugging Face's own pages only, so a browser sends nothing more.
    PreflightRefused,
    /// A preflight allows every header but `X-HF-Bill-To`.
    BillToRefused,
    /// Everything is answered, but no reply may be read by another site's page.
    NoCorsHeaders,
    /// The edge answers every request, preflights too, with a page of HTML and status 502.
    EdgeDown,
    /// Every connection is closed without a reply.
    ConnectionDropped,
}

/// A request as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Where it arrived.
    pub origin: Origin,
    /// `GET`, `POST`, `OPTIONS` and so on.
    pub method: String,
    /// The path, and the query if there was one: `/api/models/a/b?expand[]=inference`.
    pub path_and_query: String,
    /// Names in lower case, in the order of arrival.
    pub headers: Vec<(String, String)>,
    /// The whole body; bytes that are not UTF-8 are replaced.
    pub body: String,
}
