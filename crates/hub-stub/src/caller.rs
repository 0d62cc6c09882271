//! Who calls, as far as the token tells.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use crate::scenario::Scenario;
use crate::scenarios::played_by;

/// Who calls.
#[derive(Clone, Copy)]
pub(crate) enum Caller {
    /// No token, or an empty one.
    Nobody,
    /// A token that nobody was given.
    Stranger,
    /// The token of a scenario.
    Played(&'static Scenario),
}

impl Caller {
    pub(crate) fn scenario(self) -> Option<&'static Scenario> {
        match self {
            Caller::Played(scenario) => Some(scenario),
            Caller::Nobody | Caller::Stranger => None,
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let token = token(&parts.headers);
        Ok(match played_by(token) {
            Some(scenario) => Caller::Played(scenario),
            None if token.is_empty() => Caller::Nobody,
            None => Caller::Stranger,
        })
    }
}

/// Whose token stands in the headers, if it is anyone's.
pub(crate) fn scenario_of(headers: &HeaderMap) -> Option<&'static Scenario> {
    played_by(token(headers))
}

/// The token in the headers; empty if there is none.
fn token(headers: &HeaderMap) -> &str {
    let header = headers.get(AUTHORIZATION).and_then(|header| header.to_str().ok());
    let (scheme, token) = header.unwrap_or_default().split_once(' ').unwrap_or_default();
    if scheme.eq_ignore_ascii_case("bearer") { token.trim() } else { "" }
}
