//! A caller for the tests: requests over real sockets, replies as plain values.
#![allow(dead_code, clippy::unwrap_used, reason = "helpers of tests, and each file needs some")]

use std::io::Read;
use std::time::Duration;

use hub_stub::{Stub, scenario};
use ureq::http::{HeaderMap, Request};
use ureq::{Agent, Body};

pub(crate) const HI: &str =
    r#"{"model":"openai/gpt-oss-20b","messages":[{"role":"user","content":"hi"}]}"#;
pub(crate) const USAGE: &str =
    "/api/settings/billing/usage-v2?startDate=1793491200&endDate=1795392000";

/// A status, headers, a body.
#[derive(Debug)]
pub(crate) struct Heard {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Heard {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

pub(crate) fn stub() -> Stub {
    Stub::start(0, 0).unwrap()
}

pub(crate) fn token(name: &str) -> String {
    scenario(name).unwrap_or_else(|| panic!("there is no scenario `{name}`")).token()
}

/// `whoami`, `usage`, `models`, `chat`, `chat for ORG`, or `METHOD /path` at the Hub.
pub(crate) fn ask(stub: &Stub, token: &str, what: &str) -> Result<Heard, ureq::Error> {
    let headers = [("authorization", format!("Bearer {token}"))];
    match what.split_once(' ') {
        None if what == "whoami" => send("GET", stub.hub_url() + "/api/whoami-v2", &headers, ""),
        None if what == "usage" => send("GET", stub.hub_url() + USAGE, &headers, ""),
        None if what == "models" => send("GET", stub.router_url() + "/v1/models", &headers, ""),
        None => send("POST", stub.router_url() + "/v1/chat/completions", &headers, HI),
        Some(("chat", payer)) => {
            let payer = payer.strip_prefix("for ").unwrap().to_owned();
            let headers = [headers[0].clone(), ("x-hf-bill-to", payer)];
            send("POST", stub.router_url() + "/v1/chat/completions", &headers, HI)
        }
        Some((method, path)) => send(method, stub.hub_url() + path, &headers, ""),
    }
}

pub(crate) fn chat(stub: &Stub, token: &str, body: &str) -> Heard {
    let headers = [("authorization", format!("Bearer {token}"))];
    send("POST", stub.router_url() + "/v1/chat/completions", &headers, body).unwrap()
}

pub(crate) fn send(
    method: &str,
    url: String,
    headers: &[(&str, String)],
    body: &str,
) -> Result<Heard, ureq::Error> {
    let mut response = open(method, url, headers, body)?;
    let headers = response.headers().clone();
    let mut read = Vec::new();
    response.body_mut().as_reader().read_to_end(&mut read)?;
    let body = String::from_utf8_lossy(&read).into_owned();
    Ok(Heard { status: response.status().as_u16(), headers, body })
}

/// The headers only: the body is still to be read. Nothing may take longer than a second.
pub(crate) fn open(
    method: &str,
    url: String,
    headers: &[(&str, String)],
    body: &str,
) -> Result<ureq::http::Response<Body>, ureq::Error> {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .allow_non_standard_methods(true)
        .timeout_recv_response(Some(Duration::from_secs(1)))
        .build();
    let request = headers
        .iter()
        .fold(Request::builder().method(method).uri(url), |request, (name, value)| {
            request.header(*name, value)
        });
    Agent::new_with_config(config).run(request.body(body.to_owned()).unwrap())
}
