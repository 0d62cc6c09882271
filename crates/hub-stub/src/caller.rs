//! Who calls, as far as the token tells.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use crate::scenarios::{Scenario, played_by};

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
        let Some(header) = parts.headers.get(AUTHORIZATION) else {
            return Ok(Caller::Nobody);
        };
        let (scheme, token) =
            header.to_str().unwrap_or_default().split_once(' ').unwrap_or_default();
        let token = if scheme.eq_ignore_ascii_case("bearer") { token.trim() } else { "" };
        Ok(match played_by(token) {
            Some(scenario) => Caller::Played(scenario),
            None if token.is_empty() => Caller::Nobody,
            None => Caller::Stranger,
        })
    }
}
