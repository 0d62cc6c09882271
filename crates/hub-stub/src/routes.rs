//! Which request gets which reply: one router for each origin.

pub(crate) mod hub;
pub(crate) mod router;

use axum::body::Body;
use axum::response::{IntoResponse, Response};

use crate::caller::Caller;
use crate::fault::{Call, Kind};
use crate::replies::{Reply, reply};

/// What a route decides; [`respond`](crate::respond) turns it into bytes.
#[derive(Clone, Copy)]
pub(crate) struct Answer {
    pub(crate) reply: &'static Reply,
    pub(crate) fault: Option<Kind>,
}

/// The reply with this id, and nothing goes wrong.
pub(crate) fn plain(id: &str) -> Answer {
    Answer { reply: reply(id), fault: None }
}

impl Answer {
    /// Goes wrong, if that is what the caller's scenario is about.
    fn unless_faulty(self, call: Call, caller: Caller) -> Answer {
        let fault = caller.scenario().and_then(|scenario| scenario.fault);
        let kind = fault.filter(|fault| fault.call == call).map(|fault| fault.kind);
        Answer { fault: kind, ..self }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut carrier = Response::new(Body::empty());
        carrier.extensions_mut().insert(self);
        carrier
    }
}
