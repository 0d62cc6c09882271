//! What the browser's shell does, over real sockets: sends what the check-up asks for, and brings the replies.

use checkup::{Checkup, Endpoints, Event, Form, Method, Reply, Request, Token};
use diagnosis::Unseen;
use hub_stub::{Scenario, Stub};
use std::time::Duration;

/// 2026-11-23T12:00:00Z
pub(crate) const NOW: i64 = 1_795_435_200;

/// A check-up of this scenario's token, from the form to the last reply.
pub(crate) fn check(stub: &Stub, scenario: &Scenario, form: Form) -> Checkup {
    let endpoints = Endpoints { hub: stub.hub_url(), router: stub.router_url() };
    let mut checkup = Checkup::new(endpoints);
    let form = Form { token: Token::new(scenario.token()), ..form };
    go_on(&mut checkup, Event::Submitted { form, now: NOW });
    checkup
}

/// From an event to the last reply that it brings about.
pub(crate) fn go_on(checkup: &mut Checkup, event: Event) {
    let mut next = checkup.update(event);
    while let Some(request) = next {
        let token = checkup.token().filter(|_| request.asks.needs_token());
        let outcome = send(&request, token.map(Token::authorization).as_deref());
        let ended = Event::Ended { run: request.run, asked: request.asks, outcome, took: 1 };
        next = checkup.update(ended);
    }
}

fn send(request: &Request, authorization: Option<&String>) -> Result<Reply, Unseen> {
    let agent = ureq::Agent::new_with_config(
        ureq::Agent::config_builder()
            .http_status_as_error(false)
            // A stand-in on this machine answers at once or not in time.
            .timeout_global(Some(Duration::from_millis(1500)))
            .build(),
    );
    let mut builder = ureq::http::Request::builder()
        .method(match request.method {
            Method::Get => "GET",
            Method::Post => "POST",
        })
        .uri(&request.url)
        .header("Origin", "https://guide.example");
    if let Some(authorization) = authorization {
        builder = builder.header("Authorization", authorization);
    }
    for (name, value) in &request.headers {
        builder = builder.header(*name, value);
    }
    let why = |error: ureq::Error| match error {
        ureq::Error::Timeout(_) => Unseen::TimedOut,
        _ => Unseen::Unreachable,
    };
    let ready = builder.body(request.body.clone().unwrap_or_default()).expect("a request is whole");
    let mut reply = agent.run(ready).map_err(why)?;
    if !reply.headers().contains_key("access-control-allow-origin") {
        // The browser would not hand it over.
        return Err(Unseen::Unreachable);
    }
    let status = reply.status().as_u16();
    let body =
        reply.body_mut().with_config().limit(request.asks.longest_reply() as u64).read_to_vec();
    match body {
        Ok(body) => Ok(Reply { status, body: String::from_utf8_lossy(&body).into_owned() }),
        Err(ureq::Error::BodyExceedsLimit(_)) => Err(Unseen::NotUnderstood),
        Err(error) => Err(why(error)),
    }
}
