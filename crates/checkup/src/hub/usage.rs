//! `GET /api/settings/billing/usage-v2`: what was used this month, and what may be?

use crate::request::Reply;
use diagnosis::{Observed, Unseen, Usage};
use serde::Deserialize;

/// What is set aside for each call until its provider tells its price: one cent, as measured by several people in
/// 2026. A call is refused when it does not fit under the limit.
const HOLD: i64 = 10_000_000;

/// Amounts of this month, in billionths of a US dollar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// Used so far, calls in flight included.
    pub used: Option<i64>,
    /// Included in the subscription.
    pub included: Option<i64>,
    /// What may be used in all.
    pub limit: Option<i64>,
}

/// Reads the reply.
///
/// # Errors
/// The reason why the reply shows nothing.
pub fn usage(reply: &Reply) -> Observed<(Usage, Amounts)> {
    if reply.status != 200 {
        return Err(reply.unseen());
    }
    let body: Body = serde_json::from_str(&reply.body).map_err(|_| Unseen::NotUnderstood)?;
    let Routed {
        used_nano_usd: used,
        included_nano_usd: included,
        limit_nano_usd: limit,
    } = body.usage.inference_providers;
    let amounts = Amounts {
        used,
        included,
        limit,
    };
    Ok((amounts.standing(), amounts))
}

impl Amounts {
    fn standing(self) -> Usage {
        match (self.used, self.limit) {
            (Some(used), Some(limit)) if used.saturating_add(HOLD) <= limit => Usage::CreditLeft,
            (Some(_), Some(limit)) if limit <= self.included.unwrap_or(0) => Usage::CreditSpent,
            (Some(_), Some(_)) => Usage::AllowanceSpent,
            _ => Usage::LimitNotSaid,
        }
    }
}

#[derive(Deserialize)]
struct Body {
    usage: Products,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Products {
    inference_providers: Routed,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Routed {
    used_nano_usd: Option<i64>,
    included_nano_usd: Option<i64>,
    limit_nano_usd: Option<i64>,
}
