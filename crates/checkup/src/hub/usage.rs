//! `GET /api/settings/billing/usage-v2`: what was used this month, and what may be?

use super::Anything;
use crate::request::Reply;
use diagnosis::{Observed, Unseen, Usage};
use miniserde::Deserialize;

/// What is set aside for each call until its provider tells its price: one cent, as measured by several people in
/// 2026. A call is refused when it does not fit under the limit.
pub const HOLD: i64 = 10_000_000;

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

/// What the reply tells the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Books {
    /// The amounts of inference.
    pub amounts: Amounts,
    /// How many calls were made.
    pub requests: Option<i64>,
    /// What each provider took, in billionths of a US dollar, in the order of the reply. The names are the Hub's
    /// words, so untrusted.
    pub providers: Vec<(String, i64)>,
}

/// Reads the reply.
///
/// # Errors
/// The reason why the reply shows nothing.
pub fn usage(reply: &Reply) -> Observed<(Usage, Books)> {
    if reply.status != 200 {
        return Err(reply.unseen());
    }
    let body: Body = miniserde::json::from_str(&reply.body).map_err(|_| Unseen::NotUnderstood)?;
    let routed = &body.usage.inference_providers;
    let amounts = Amounts {
        used: routed.used_nano_usd,
        included: routed.included_nano_usd,
        limit: routed.limit_nano_usd,
    };
    let standing = amounts.standing(routed.num_requests, body.usage.used_elsewhere());
    let providers = body.usage.inference_providers.provider_details.into_iter().flatten();
    let providers = providers.filter_map(|details| Some((details.provider?, details.cost?)));
    let requests = body.usage.inference_providers.num_requests;
    Ok((standing, Books { amounts, requests, providers: providers.collect() }))
}

impl Amounts {
    fn standing(self, requests: Option<i64>, used_elsewhere: bool) -> Usage {
        let (Some(used), Some(limit)) = (self.used, self.limit) else {
            return Usage::LimitNotSaid;
        };
        if used.saturating_add(HOLD) <= limit {
            return if used_elsewhere { Usage::UsedElsewhere } else { Usage::CreditLeft };
        }
        if requests.is_some_and(|requests| is_mostly_held(used, requests)) {
            Usage::Held
        } else if limit <= self.included.unwrap_or(0) {
            Usage::CreditSpent
        } else {
            Usage::AllowanceSpent
        }
    }
}

/// Whether the average request stands there at the price of a hold, within a tenth: real prices are far lower or vary.
fn is_mostly_held(used: i64, requests: i64) -> bool {
    let held = i128::from(requests) * i128::from(HOLD);
    requests > 0 && (i128::from(used) - held).abs() * 10 <= held
}

#[derive(Deserialize)]
struct Body {
    usage: Products,
}

#[derive(Deserialize)]
struct Products {
    #[serde(rename = "inferenceProviders")]
    inference_providers: Routed,
    jobs: Option<Jobs>,
    #[serde(rename = "zeroGpu")]
    zero_gpu: Option<ZeroGpu>,
    #[serde(rename = "Spaces")]
    spaces: Option<Vec<Anything>>,
    #[serde(rename = "Endpoints")]
    endpoints: Option<Vec<Anything>>,
}

#[derive(Deserialize)]
struct Routed {
    #[serde(rename = "usedNanoUsd")]
    used_nano_usd: Option<i64>,
    #[serde(rename = "includedNanoUsd")]
    included_nano_usd: Option<i64>,
    #[serde(rename = "limitNanoUsd")]
    limit_nano_usd: Option<i64>,
    #[serde(rename = "numRequests")]
    num_requests: Option<i64>,
    #[serde(rename = "providerDetails")]
    provider_details: Option<Vec<ProviderDetails>>,
}

#[derive(Deserialize)]
struct ProviderDetails {
    provider: Option<String>,
    #[serde(rename = "totalCostNanoUsd")]
    cost: Option<i64>,
}

#[derive(Deserialize)]
struct Jobs {
    #[serde(rename = "usedMicroUsd")]
    used_micro_usd: Option<i64>,
}

#[derive(Deserialize)]
struct ZeroGpu {
    #[serde(rename = "billedSeconds")]
    billed_seconds: Option<i64>,
}

impl Products {
    /// Whether other services, which share the credits since 2026-08-21, have used some this month.
    fn used_elsewhere(&self) -> bool {
        let some = |amount: Option<i64>| amount.is_some_and(|amount| amount > 0);
        let any =
            |items: &Option<Vec<Anything>>| items.as_ref().is_some_and(|items| !items.is_empty());
        some(self.jobs.as_ref().and_then(|jobs| jobs.used_micro_usd))
            || some(self.zero_gpu.as_ref().and_then(|gpu| gpu.billed_seconds))
            || any(&self.spaces)
            || any(&self.endpoints)
    }
}
