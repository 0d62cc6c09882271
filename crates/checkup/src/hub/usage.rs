//! `GET /api/settings/billing/usage-v2`: what was used this month, and what may be?

use crate::json::{Document, Node};
use crate::request::Reply;
use diagnosis::{Observed, Unseen, Usage};

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
    /// The first day of the period, and the first after it: `2026-11-01`, `2026-12-01`.
    pub period: Option<(String, String)>,
    /// What each provider took, in billionths of a US dollar, in the order of the reply. The names are the Hub's
    /// words, so untrusted.
    pub providers: Vec<(String, i64)>,
    /// How many more there are.
    pub more_providers: usize,
}

/// So many providers are kept: about twice as many as Hugging Face has.
const MOST_PROVIDERS: usize = 40;

/// Reads the reply.
///
/// # Errors
/// The reason why the reply shows nothing.
pub fn usage(reply: &Reply) -> Observed<(Usage, Books)> {
    if reply.status != 200 {
        return Err(reply.unseen());
    }
    let document = Document::read(&reply.body).ok_or(Unseen::NotUnderstood)?;
    let products = document.root().at("usage");
    let routed = products.at("inferenceProviders");
    // What is missing, or no whole number, is not known, and the rest is.
    let amount = |name| routed.at(name).whole();
    let amounts = Amounts {
        used: amount("usedNanoUsd"),
        included: amount("includedNanoUsd"),
        limit: amount("limitNanoUsd"),
    };
    if amounts == Amounts::default() {
        return Err(Unseen::NotUnderstood);
    }
    let day = |name| Some(routed.at(name).text()?.get(..10)?.to_owned()).filter(|it| is_day(it));
    let requests = routed.at("numRequests").whole();
    let mut all = routed.at("providerDetails").items().filter_map(|details| {
        details.at("provider").name().zip(details.at("totalCostNanoUsd").whole())
    });
    let providers = all.by_ref().take(MOST_PROVIDERS).collect();
    let more_providers = all.count();
    let standing = amounts.standing(requests, used_elsewhere(products));
    let period = day("periodStart").zip(day("periodEnd"));
    Ok((standing, Books { amounts, requests, period, providers, more_providers }))
}

/// Whether it has the form of `2026-11-01`.
fn is_day(text: &str) -> bool {
    let form = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.bytes().enumerate().all(form)
}

impl Amounts {
    fn standing(self, requests: Option<i64>, used_elsewhere: bool) -> Usage {
        let (Some(used), Some(limit)) = (self.used, self.limit) else {
            return Usage::NotSaid;
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

/// Whether other services, which share the credits since 2026-08-21, have used some this month.
fn used_elsewhere(products: Node<'_>) -> bool {
    let some = |amount: Node<'_>| amount.whole().is_some_and(|amount| amount > 0);
    let any = |items: Node<'_>| items.items().next().is_some();
    some(products.at("jobs").at("usedMicroUsd"))
        || some(products.at("zeroGpu").at("billedSeconds"))
        || any(products.at("Spaces"))
        || any(products.at("Endpoints"))
}
