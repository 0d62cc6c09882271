//! What a browser looks at: CORS, preflights, and the headers around a reply.

mod client;

use client::{Heard, ask, send, stub, token};
use hub_stub::{Origin, Stub, Weather};

const PAGE: &str = "https://example.org";

fn preflight(stub: &Stub, origin: Origin) -> Heard {
    let url = match origin {
        Origin::Hub => stub.hub_url() + "/api/whoami-v2",
        Origin::Router => stub.router_url() + "/v1/chat/completions",
    };
    let headers = [
        ("origin", PAGE.to_owned()),
        ("access-control-request-method", "POST".to_owned()),
        ("access-control-request-headers", "authorization,content-type,x-hf-bill-to".to_owned()),
    ];
    send("OPTIONS", url, &headers, "").expect("a preflight is answered")
}

#[test]
fn a_preflight_allows_what_it_was_asked_for() {
    let stub = stub();
    for (origin, allowed) in [(Origin::Hub, PAGE), (Origin::Router, "*")] {
        let heard = preflight(&stub, origin);
        assert_eq!(heard.status, 204);
        assert_eq!(heard.header("access-control-allow-origin"), Some(allowed));
        let names = heard.header("access-control-allow-headers");
        assert_eq!(names, Some("authorization,content-type,x-hf-bill-to"));
        assert_eq!(heard.header("access-control-max-age"), Some("86400"));
    }
}

#[test]
fn in_bad_weather_a_preflight_refuses() {
    let stub = stub();
    stub.set_weather(Origin::Hub, Weather::PreflightRefused);
    let allowed = preflight(&stub, Origin::Hub);
    assert_eq!(allowed.header("access-control-allow-origin"), Some("https://huggingface.co"));

    stub.set_weather(Origin::Router, Weather::BillToRefused);
    let heard = preflight(&stub, Origin::Router);
    assert_eq!(heard.header("access-control-allow-origin"), Some("*"));
    assert_eq!(heard.header("access-control-allow-headers"), Some("authorization,content-type"));

    stub.set_weather(Origin::Router, Weather::NoCorsHeaders);
    assert_eq!(preflight(&stub, Origin::Router).header("access-control-allow-origin"), None);
    let models = ask(&stub, "", "models").unwrap();
    assert_eq!((models.status, models.header("access-control-allow-origin")), (200, None));

    stub.set_weather(Origin::Router, Weather::EdgeDown);
    let heard = preflight(&stub, Origin::Router);
    assert_eq!((heard.status, heard.header("access-control-allow-origin")), (502, None));

    stub.set_weather(Origin::Hub, Weather::ConnectionDropped);
    assert!(ask(&stub, &token("healthy-pro"), "whoami").is_err());
    stub.set_weather(Origin::Hub, Weather::Fair);
    assert_eq!(ask(&stub, &token("healthy-pro"), "whoami").unwrap().status, 200);
}

#[test]
fn the_hub_allows_whoever_asks_and_the_router_everyone() {
    let stub = stub();
    let from = |url: String, headers: &[(&str, String)]| send("GET", url, headers, "").unwrap();
    let allowed = |heard: &Heard| heard.header("access-control-allow-origin").unwrap().to_owned();
    let page = [("origin", PAGE.to_owned())];
    assert_eq!(allowed(&from(stub.hub_url() + "/api/whoami-v2", &page)), PAGE);
    let own = "https://huggingface.co";
    assert_eq!(allowed(&from(stub.hub_url() + "/api/whoami-v2", &[])), own);
    assert_eq!(allowed(&from(stub.router_url() + "/v1/models", &page)), "*");
}

#[test]
fn a_reply_carries_what_was_recorded() {
    let stub = stub();
    let whoami = ask(&stub, "", "whoami").unwrap();
    let refused = ask(&stub, &token("free-credits-spent-old-wording"), "chat").unwrap();
    let unknown = ask(&stub, "unknown", "chat").unwrap();
    let served = ask(&stub, &token("healthy-pro"), "chat").unwrap();
    let slow_down = ask(&stub, &token("whoami-rate-limited"), "whoami").unwrap();
    let no_model = ask(&stub, &token("healthy-pro"), "GET /api/models/nobody/nothing").unwrap();
    let not_found = ask(&stub, &token("model-not-found"), "chat").unwrap();
    let cases = [
        (&whoami, "x-powered-by", Some("huggingface-moon")),
        (&whoami, "x-error-message", Some("Invalid username or password.")),
        (&whoami, "ratelimit", Some(r#""api";r=999;t=286"#)),
        (&whoami, "referrer-policy", Some("strict-origin-when-cross-origin")),
        (&refused, "etag", Some(r#"W/"bd-Xgguy71A9rbyQyKsf6gZEHU4RgA""#)),
        (&refused, "ratelimit", None),
        (&unknown, "etag", Some(r#"W/"37-2rNK07tH7ceN3XGTWwIATU5bonw""#)),
        (&served, "x-inference-provider", Some("novita")),
        (&served, "x-error-message", None),
        (&slow_down, "retry-after", Some("42")),
        (&slow_down, "ratelimit", Some(r#""api";r=0;t=42"#)),
        (&no_model, "x-error-code", Some("RepoNotFound")),
        (&not_found, "x-error-message", None),
        (&not_found, "etag", Some(r#"W/"8f-5jwhSQGgt4U0j/2elIk2A+5npis""#)),
    ];
    for (heard, name, value) in cases {
        assert_eq!(heard.header(name), value, "{name} of {}", heard.body);
    }
    assert!(whoami.header("x-request-id").is_some_and(|id| id.starts_with("Root=1-")));
    let exposed = whoami.header("access-control-expose-headers").unwrap();
    assert!(exposed.contains("X-Error-Message") && !exposed.contains("Retry-After"));
}
