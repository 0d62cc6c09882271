//! What goes wrong on the way, and how far it goes.

mod client;

use std::io::Read;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use client::{Heard, ask, open, stub, token};
use hub_stub::{Origin, Stub, scenarios};
use serde_json::Value;

const CALLS: [&str; 4] = ["whoami", "usage", "chat", "models"];

/// What one request hears when it goes wrong in this way.
fn faulty(stub: &Stub, call: &str, kind: &str) -> Result<Heard, ureq::Error> {
    ask(stub, &token(&format!("fault-{call}-{kind}")), call)
}

#[test]
fn there_is_every_fault_for_every_request() {
    let count = scenarios().iter().filter(|scenario| scenario.name.starts_with("fault-")).count();
    assert_eq!(count, 4 * 19);
}

#[test]
fn the_other_requests_stay_in_good_order() {
    let stub = stub();
    for faulty in CALLS {
        for other in CALLS.iter().filter(|call| **call != faulty) {
            let heard = ask(&stub, &token(&format!("fault-{faulty}-dropped")), other).unwrap();
            assert_eq!(heard.status, 200, "{other}, when {faulty} goes wrong");
        }
    }
}

#[test]
fn replies_that_end() {
    let stub = stub();
    let json = |body: &str| serde_json::from_str::<Value>(body);
    for call in CALLS {
        let heard = |kind: &str| faulty(&stub, call, kind).unwrap();
        for status in [401, 403, 404, 429, 500, 503] {
            let heard = heard(&status.to_string());
            assert_eq!(heard.status, status, "{call}");
            assert!(heard.header("access-control-allow-origin").is_some(), "{call}");
        }
        let page = heard("html-502");
        assert_eq!((page.status, page.header("content-type")), (502, Some("text/html")), "{call}");
        assert_eq!(page.header("access-control-allow-origin"), None, "{call}");

        let unreadable = heard("no-cors");
        assert!(json(&unreadable.body).is_ok(), "{call}");
        assert_eq!(unreadable.header("access-control-allow-origin"), None, "{call}");

        assert!(json(&heard("truncated-json").body).is_err(), "{call}");
        assert!(json(&heard("garbage").body).is_err(), "{call}");
        assert_eq!(heard("empty").body, "", "{call}");
        assert!(heard("unknown-fields").body.contains("addedLater"), "{call}");
        let wrong = heard("wrong-types").body;
        assert!(json(&wrong).is_ok() && wrong.contains("seven"), "{call}: {wrong}");
    }
}

#[test]
fn a_dropped_connection_gives_no_reply() {
    let stub = stub();
    for call in CALLS {
        assert!(faulty(&stub, call, "dropped").is_err(), "{call}");
    }
    assert_eq!(stub.requests().len(), CALLS.len(), "they arrived, and only once");
}

#[test]
fn a_reply_that_never_ends_has_headers_and_goes_on() {
    let stub = stub();
    let headers = [("authorization", format!("Bearer {}", token("fault-whoami-never-ends")))];
    let url = stub.hub_url() + "/api/whoami-v2";
    let mut response = open("GET", url, &headers, "").unwrap();
    assert_eq!(response.status(), 200);
    let mut three = [0; 3];
    response.body_mut().as_reader().read_exact(&mut three).unwrap();
    assert_eq!(&three, b"   ");
}

#[test]
fn a_slow_reply_lets_one_wait() {
    let stub = stub();
    let asked = Instant::now();
    assert!(faulty(&stub, "models", "slow").is_err(), "the client waits for one second only");
    assert!(asked.elapsed() >= Duration::from_secs(1));
}

#[test]
fn a_huge_reply_is_a_hundred_megabytes() {
    let stub = stub();
    let headers = [("authorization", format!("Bearer {}", token("fault-models-huge")))];
    let mut response = open("GET", stub.router_url() + "/v1/models", &headers, "").unwrap();
    let mut reader = response.body_mut().with_config().limit(u64::MAX).reader();
    let size = std::io::copy(&mut reader, &mut std::io::sink()).unwrap();
    assert!(size > 100 << 20, "{size}");
}

#[test]
fn every_request_is_recorded_in_order() {
    let stub = stub();
    ask(&stub, &token("healthy-pro"), "usage").unwrap();
    ask(&stub, &token("wrong-billing-target"), "chat for acme-team").unwrap();
    let [usage, chat] = &stub.requests()[..] else { panic!("two requests") };
    assert_eq!((usage.origin, &*usage.method), (Origin::Hub, "GET"));
    assert_eq!(usage.path_and_query, client::USAGE);
    assert_eq!((chat.origin, &*chat.method), (Origin::Router, "POST"));
    assert_eq!(chat.body, client::HI);
    assert!(chat.headers.contains(&("x-hf-bill-to".to_owned(), "acme-team".to_owned())));
    stub.forget_requests();
    assert_eq!(stub.requests(), []);
}

#[test]
fn a_dropped_stub_stops_listening_and_talking() {
    let stub = stub();
    let address = stub.hub_url().replace("http://", "");
    let headers = [("authorization", format!("Bearer {}", token("fault-whoami-never-ends")))];
    let url = stub.hub_url() + "/api/whoami-v2";
    let mut endless = open("GET", url, &headers, "").unwrap();
    drop(stub);
    assert!(TcpStream::connect(address).is_err());
    let mut rest = Vec::new();
    assert!(endless.body_mut().as_reader().read_to_end(&mut rest).is_err(), "it was cut off");
}

#[tokio::test]
async fn async_callers_may_start_and_drop_it_too() {
    let stub = stub();
    let address = stub.router_url().replace("http://", "");
    assert!(tokio::net::TcpStream::connect(&address).await.is_ok());
    drop(stub);
    assert!(tokio::net::TcpStream::connect(&address).await.is_err());
}
