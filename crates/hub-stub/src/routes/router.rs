//! What the router answers: which models are served, and the calls themselves.

use axum::Router;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::routing::{get, post};
use serde_json::Value;

use super::{Answer, plain};
use crate::caller::Caller;
use crate::catalogue;
use crate::fault::Call;
use crate::replies::{Check, Reply, reply};
use crate::scenario::Scenario;

/// The host of earlier years, which answers here by its name.
const RETIRED: &str = "api-inference.huggingface.co";

pub(crate) fn routes() -> Router {
    Router::new()
        .route("/v1/models", get(models))
        .route("/v1/models/{*id}", get(model))
        .route("/v1/chat/completions", post(chat))
        // One provider's lane: both clients ask there, once they are told which provider to take.
        .route("/{provider}/v1/chat/completions", post(chat))
        .route("/hf-inference/models/{*id}", post(task))
        .fallback(elsewhere)
        .method_not_allowed_fallback(elsewhere)
}

/// Public: even a wrong token gets the list.
async fn models(caller: Caller) -> Answer {
    plain("models-200").unless_faulty(Call::Models, caller)
}

async fn model(caller: Caller, id: Option<Path<String>>) -> Answer {
    let model = id.as_ref().and_then(|Path(id)| catalogue::model(id));
    let single = model.and_then(|model| model.router);
    plain(single.unwrap_or("router-404-wrong-path")).unless_faulty(Call::Models, caller)
}

async fn chat(caller: Caller, headers: HeaderMap, body: Bytes) -> Answer {
    let reply = match caller {
        Caller::Nobody => reply("chat-401-no-token"),
        Caller::Stranger => reply("chat-401-bad-token"),
        Caller::Played(scenario) => completion(scenario, &headers, &body),
    };
    Answer { reply, fault: None }.unless_faulty(Call::Chat, caller)
}

/// The first check that refuses, has the word: the scenario's, or one on the request itself.
fn completion(scenario: &Scenario, headers: &HeaderMap, body: &[u8]) -> &'static Reply {
    let own = reply(scenario.chat);
    if own.check <= Some(Check::Permission) {
        return own;
    }
    let payer = payer(scenario, headers);
    if payer.check <= Some(Check::Request) {
        return payer;
    }
    let asked: Value = match serde_json::from_slice(body) {
        Ok(asked) => asked,
        Err(_) => return reply("chat-400-not-json"),
    };
    match (asked["model"].as_str(), asked["messages"].is_array()) {
        (None, _) => return reply("chat-400-model-missing"),
        (_, false) => return reply("chat-422"),
        (Some(model), true) if payer.check > Some(Check::Model) => {
            if let Some(objection) = catalogue::objection(model) {
                return objection;
            }
        }
        _ => {}
    }
    match payer.id.as_str() {
        "chat-200" if asked["stream"] == true => reply("chat-200-stream"),
        "chat-200" if asked["max_tokens"] == 1 => reply("chat-200-max-tokens-1"),
        _ => payer,
    }
}

/// What whoever is to pay says: the account, or the organization that is named.
fn payer(scenario: &Scenario, headers: &HeaderMap) -> &'static Reply {
    let Some(target) = headers.get("x-hf-bill-to") else {
        return reply(scenario.chat);
    };
    let named = scenario.organizations.iter().find(|organization| target == organization.name);
    reply(named.map_or("chat-403-no-permission-org", |organization| organization.chat))
}

/// HF Inference serves nothing here: some models no longer, the others never.
async fn task(caller: Caller, id: Option<Path<String>>) -> Answer {
    let gone = id.is_some_and(|Path(id)| id == "stabilityai/stable-diffusion-xl-base-1.0");
    plain(match caller {
        Caller::Nobody => "chat-401-no-token",
        Caller::Stranger => "chat-401-bad-token",
        Caller::Played(_) if gone => "task-410-deprecated-model",
        Caller::Played(_) => "task-400-not-supported-hf-inference",
    })
}

async fn elsewhere(headers: HeaderMap) -> Answer {
    let retired = headers.get(HOST).is_some_and(|host| host == RETIRED);
    plain(if retired { "legacy-410" } else { "router-404-wrong-path" })
}
