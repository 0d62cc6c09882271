//! Who asks what, and what they hear.

mod client;

use client::{ask, chat, send, stub, token};
use hub_stub::{Stub, replies, scenarios};

#[test]
fn the_token_picks_the_scenario() {
    let stub = stub();
    let cases = [
        ("healthy-pro", "whoami", 200, r#""isPro":true"#),
        ("healthy-pro", "usage", 200, r#""limitNanoUsd":302000000000"#),
        ("healthy-pro", "chat", 200, r#""content":"Hello.""#),
        ("healthy-pro", "chat for acme-team", 403, "on behalf of org"),
        ("healthy-free-prepaid", "usage", 200, r#""limitNanoUsd":10000000000"#),
        ("healthy-write-token", "whoami", 200, r#""billingMode":"postpaid""#),
        (
            "global-inference-permission",
            "whoami",
            200,
            r#""global":["inference.serverless.write"]"#,
        ),
        ("inference-only-token", "usage", 403, "not the required permissions"),
        ("free-credits-spent", "usage", 200, r#""limitNanoUsd":0"#),
        ("free-credits-spent", "chat", 402, "You have no remaining credits."),
        ("free-credits-spent-old-wording", "chat", 402, "PRO to get 20x more included usage."),
        ("pro-credits-spent", "whoami", 200, r#""canPay":true"#),
        ("pro-credits-spent", "usage", 200, r#""limitNanoUsd":2000000000,"usedNanoUsd":2003"#),
        ("pro-credits-spent", "chat", 402, "You have depleted your monthly included credits."),
        ("pro-cannot-pay", "whoami", 200, r#""canPay":false"#),
        ("pro-cannot-pay", "chat", 402, "You have depleted"),
        ("pro-finegrained-no-billing", "usage", 403, "not the required permissions"),
        ("pro-finegrained-no-billing", "chat", 402, "You have depleted"),
        ("pending-holds", "usage", 200, r#""usedNanoUsd":1995000000"#),
        ("pending-holds", "chat", 402, "You have depleted"),
        ("spending-limit", "chat", 403, "exceeded your monthly spending limit"),
        ("payg-not-enabled", "chat", 402, "Pay-as-you go is not enabled"),
        ("token-expired", "whoami", 401, "is expired"),
        ("token-expired", "chat", 401, "is expired"),
        ("token-expired", "chat for acme-team", 401, "is expired"),
        ("token-invalid", "whoami", 401, "Invalid username or password."),
        ("token-invalid", "usage", 401, "Invalid username or password."),
        ("token-invalid", "chat", 401, "Invalid credentials in Authorization header"),
        ("token-invalid", "models", 200, r#""object":"list""#),
        ("no-inference-permission", "whoami", 200, "read-my-repos"),
        ("no-inference-permission", "chat", 403, "on behalf of user jane-doe"),
        ("org-token", "whoami", 200, r#""type":"org""#),
        ("app-token", "whoami", 200, r#""type":"app""#),
        ("oauth-token", "whoami", 200, r#""type":"oauth""#),
        ("wrong-billing-target", "chat", 402, "You have no remaining credits."),
        ("wrong-billing-target", "chat for acme-team", 200, "Hello."),
        ("org-credits-spent", "chat", 402, "subscribe to PRO"),
        ("org-credits-spent", "chat for acme-team", 402, r#"Inference Providers."}"#),
        ("org-spending-limit", "chat for acme-team", 403, "monthly spending limit"),
        ("bill-to-not-allowed", "chat", 200, "Hello."),
        ("bill-to-not-allowed", "chat for acme-team", 200, "Hello."),
        ("bill-to-not-allowed", "chat for globex", 403, "on behalf of org globex"),
        ("org-restricted", "whoami", 200, "securityRestrictions"),
        ("org-restricted", "chat for globex", 403, "organization token policy"),
        ("whoami-rate-limited", "whoami", 429, "Too Many Requests"),
        ("whoami-rate-limited", "usage", 200, "inferenceProviders"),
        ("usage-limit-missing", "usage", 200, r#""includedNanoUsd":0,"usedNanoUsd":0"#),
        ("model-not-supported", "chat", 400, "not supported by any provider"),
        ("model-not-found", "chat", 400, "model_not_found"),
        ("model-deprecated", "chat", 410, "deprecated"),
        ("gated-model", "chat", 403, "not in the authorized list"),
        ("provider-bad-request", "chat", 400, "INVALID_REQUEST_BODY"),
        ("provider-500", "chat", 500, "unknown error in the model inference server"),
        ("provider-overloaded", "chat", 429, "overloaded"),
        ("router-rate-limited", "chat", 429, "Too Many Requests"),
        ("loading-503", "chat", 503, "currently loading"),
        ("gateway-timeout-504", "chat", 504, "504 Gateway Time-out"),
    ];
    for (name, what, status, fragment) in cases {
        let heard = ask(&stub, &token(name), what).unwrap();
        assert_eq!(heard.status, status, "{name}, {what}: {}", heard.body);
        assert!(heard.body.contains(fragment), "{name}, {what}: {}", heard.body);
    }
}

#[test]
fn without_a_known_token_nothing_is_told() {
    let stub = stub();
    let stranger = token("healthy-pro").replace('0', "1");
    let (hub, router) = ("Invalid username or password.", "Invalid credentials in Authorization");
    let cases = [
        ("", "whoami", hub),
        (&*stranger, "whoami", hub),
        ("", "usage", hub),
        (&*stranger, "usage", hub),
        ("", "chat", hub),
        (&*stranger, "chat", router),
        ("", "GET /api/models/nobody/nothing", hub),
        (&*stranger, "GET /api/models/openai/gpt-oss-20b", router),
    ];
    for (token, what, message) in cases {
        let heard = ask(&stub, token, what).unwrap();
        assert_eq!(heard.status, 401, "{what}: {}", heard.body);
        assert!(heard.body.contains(message), "{what}: {}", heard.body);
        assert!(heard.header("www-authenticate").is_some_and(|value| value.starts_with("Bearer")));
    }
    assert_eq!(ask(&stub, &stranger, "models").unwrap().status, 200);
}

#[test]
fn the_hub_has_models_and_organizations() {
    let stub = stub();
    let org = "/api/organizations/acme-team";
    let dates = "startDate=1793491200&endDate=1795392000";
    let cases = [
        (
            "GET /api/models/openai/gpt-oss-20b?expand[]=inferenceProviderMapping",
            200,
            r#":{"nscale":{"#,
        ),
        ("GET /api/models/meta-llama/Llama-3.1-8B-Instruct", 200, r#"[{"provider":"novita""#),
        ("GET /api/models/nobody/nothing", 404, "Repository not found"),
        (&format!("GET {org}/billing/usage-v2?{dates}"), 200, r#""usedNanoUsd":3250000000"#),
        (&format!("GET /api/organizations/globex/billing/usage-v2?{dates}"), 403, "permissions"),
        ("GET /api/nothing", 404, "Not Found"),
        ("DELETE /api/whoami-v2", 404, "Not Found"),
    ];
    for (what, status, fragment) in cases {
        let heard = ask(&stub, &token("wrong-billing-target"), what).unwrap();
        assert_eq!(heard.status, status, "{what}: {}", heard.body);
        assert!(heard.body.contains(fragment), "{what}: {}", heard.body);
    }
}

#[test]
fn usage_wants_both_dates_in_seconds() {
    let stub = stub();
    let usage = |query: &str| {
        let what = format!("GET /api/settings/billing/usage-v2{query}");
        ask(&stub, &token("healthy-pro"), &what).unwrap().status
    };
    assert_eq!(usage("?startDate=1793491200&endDate=1795392000"), 200);
    assert_eq!(usage("?startDate=1793491200000&endDate=1795392000000"), 500);
    assert_eq!(usage("?startDate=1793491200"), 400);
    assert_eq!(usage("?startDate=today&endDate=tomorrow"), 400);
    assert_eq!(usage(""), 400);
}

#[test]
fn a_call_is_checked_before_it_is_served() {
    let stub = stub();
    let hello = |model: &str| format!(r#"{{"model":"{model}","messages":[]}}"#);
    let cases = [
        ("healthy-pro", "no json".to_owned(), 400, "Invalid JSON"),
        ("healthy-pro", r#"{"messages":[]}"#.to_owned(), 400, "'model' is required"),
        ("healthy-pro", r#"{"model":"a/b"}"#.to_owned(), 422, "Field required"),
        ("healthy-pro", hello("does-not/exist"), 400, "does not exist"),
        ("healthy-pro", hello("google/gemma-2-2b-it"), 400, "any provider you have enabled"),
        ("healthy-pro", hello("openai/gpt-oss-20b:cohere"), 400, "not supported by provider"),
        ("healthy-pro", hello("openai/gpt-oss-20b:groq"), 200, "Hello."),
        ("healthy-pro", hello("openai/gpt-oss-20b:cheapest"), 200, "Hello."),
        ("free-credits-spent", hello("does-not/exist"), 400, "does not exist"),
        ("no-inference-permission", hello("does-not/exist"), 403, "on behalf of user"),
        ("token-expired", "no json".to_owned(), 401, "is expired"),
    ];
    for (name, body, status, fragment) in cases {
        let heard = chat(&stub, &token(name), &body);
        assert_eq!(heard.status, status, "{name}, {body}: {}", heard.body);
        assert!(heard.body.contains(fragment), "{name}, {body}: {}", heard.body);
    }
}

#[test]
fn a_completion_can_be_streamed_or_cut_short() {
    let stub = stub();
    let hello = |more: &str| {
        let body = format!(r#"{{"model":"openai/gpt-oss-20b","messages":[],{more}}}"#);
        chat(&stub, &token("healthy-pro"), &body)
    };
    let streamed = hello(r#""stream":true"#);
    assert!(streamed.header("content-type").is_some_and(|t| t.starts_with("text/event-stream")));
    assert!(streamed.body.starts_with("data: {") && streamed.body.ends_with("data: [DONE]\n\n"));
    assert!(hello(r#""max_tokens":1"#).body.contains(r#""finish_reason":"length""#));
}

#[test]
fn the_router_has_models_and_nothing_else() {
    let stub = stub();
    let router = |method: &str, path: &str, host: &[(&str, String)]| {
        send(method, stub.router_url() + path, host, "").unwrap()
    };
    assert!(router("GET", "/v1/models", &[]).body.contains("openai/gpt-oss-20b"));
    assert!(
        router("GET", "/v1/models/openai/gpt-oss-20b", &[]).body.starts_with(r#"{"id":"openai"#)
    );
    assert_eq!(router("GET", "/v1/models/nobody/nothing", &[]).status, 404);
    let lost = router("POST", "/models/gpt2", &[]);
    assert_eq!((lost.status, &*lost.body), (404, "Not Found"));
    let retired = [("host", "api-inference.huggingface.co".to_owned())];
    let gone = router("POST", "/models/gpt2", &retired);
    assert_eq!(gone.status, 410);
    assert!(gone.body.contains("is no longer supported"));
}

#[test]
fn every_scenario_without_a_fault_answers_everything() {
    let stub = stub();
    for scenario in scenarios().iter().filter(|scenario| !scenario.name.starts_with("fault-")) {
        for what in ["whoami", "usage", "chat", "models", "chat for acme-team"] {
            let heard = ask(&stub, &scenario.token(), what);
            assert!(heard.is_ok(), "{}, {what}: {heard:?}", scenario.name);
        }
    }
}

#[test]
fn a_body_is_sent_as_its_file_has_it() {
    let stub: Stub = stub();
    let reply = replies().iter().find(|reply| reply.id == "chat-402-depleted").unwrap();
    assert_eq!(ask(&stub, &token("pro-credits-spent"), "chat").unwrap().body, reply.body);
}
