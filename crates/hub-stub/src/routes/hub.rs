//! What the Hub answers: who one is, what one has used, which models there are.

use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::routing::get;

use super::{Answer, plain};
use crate::caller::Caller;
use crate::catalogue;
use crate::fault::Call;
use crate::replies::reply;
use crate::scenario::Scenario;

/// Above this, seconds are milliseconds.
const NO_DATE_IN_SECONDS: u64 = 100_000_000_000;

pub(crate) fn routes() -> Router {
    Router::new()
        .route("/api/whoami-v2", get(whoami))
        .route("/api/settings/billing/usage-v2", get(usage))
        .route("/api/organizations/{name}/billing/usage-v2", get(organization_usage))
        .route("/api/models/{*id}", get(model))
        .fallback(async || plain("status-404"))
        .method_not_allowed_fallback(async || plain("status-404"))
}

async fn whoami(caller: Caller) -> Answer {
    plain(match caller {
        Caller::Nobody => "whoami-401-anonymous",
        Caller::Stranger => "whoami-401-bad-token",
        Caller::Played(scenario) => scenario.whoami,
    })
    .unless_faulty(Call::Whoami, caller)
}

async fn usage(caller: Caller, RawQuery(query): RawQuery) -> Answer {
    let id = billing(caller, |scenario| scenario.usage);
    plain(dated(id, query.as_deref())).unless_faulty(Call::Usage, caller)
}

async fn organization_usage(
    caller: Caller,
    name: Option<Path<String>>,
    RawQuery(query): RawQuery,
) -> Answer {
    let name = name.map(|Path(name)| name).unwrap_or_default();
    let id = billing(caller, |scenario| {
        let mut organizations = scenario.organizations.iter();
        let named = organizations.find(|organization| organization.name == name);
        named.map_or("billing-403-no-billing-read", |organization| organization.usage)
    });
    plain(dated(id, query.as_deref()))
}

/// A model is public, but a bad token spoils even that.
async fn model(caller: Caller, id: Option<Path<String>>) -> Answer {
    let model = id.as_ref().and_then(|Path(id)| catalogue::model(id));
    let known = |absent| model.map_or(absent, |model| model.hub);
    plain(match caller {
        Caller::Nobody => known("hub-model-401"),
        Caller::Stranger => "whoami-401-bad-token-variant",
        Caller::Played(scenario) if reply(scenario.whoami).status == 401 => scenario.whoami,
        Caller::Played(_) => known("hub-model-404"),
    })
    .unless_faulty(Call::Models, caller)
}

/// What needs a token: the scenario decides, once there is one.
fn billing(caller: Caller, reply: impl Fn(&Scenario) -> &'static str) -> &'static str {
    caller.scenario().map_or("billing-401", reply)
}

/// A good reply to a question about a period has to be asked for in seconds.
fn dated(id: &'static str, query: Option<&str>) -> &'static str {
    let parameters = query.unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    let date = |name| {
        let mut values = parameters.clone().filter(|&(key, _)| key == name);
        values.next().and_then(|(_, value)| value.parse::<u64>().ok())
    };
    match (date("startDate"), date("endDate")) {
        _ if reply(id).status != 200 => id,
        (Some(start), Some(end)) if start.max(end) > NO_DATE_IN_SECONDS => "billing-500-millis",
        (Some(_), Some(_)) => id,
        _ => "billing-400-dates-missing",
    }
}
