//! One request to Hugging Face, with the token in its header.

use checkup::{Method, Reply, Request};
use diagnosis::Unseen;
use std::time::Duration;
use ureq::http::header::AUTHORIZATION;
use ureq::http::{HeaderValue, Uri};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Error, Proxy};

/// Sends the request and waits for the whole reply, no longer than its deadline.
///
/// The connection is TLS with the certificates that the system trusts, and goes through the proxy that the environment
/// names. A redirect ends it: the header with the token goes to the address in the request and to no other.
///
/// # Errors
/// Why there is no reply.
pub(crate) fn send(request: &Request, authorization: Option<&str>) -> Result<Reply, Unseen> {
    let uri: Uri = request.url.parse().map_err(|_| Unseen::NotUnderstood)?;
    let is_encrypted = uri.scheme_str() == Some("https");
    let agent: Agent = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(Duration::from_millis(request.deadline.into())))
        .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
        // What is not encrypted would be open to a proxy.
        .proxy(if is_encrypted { Proxy::try_from_env() } else { None })
        .user_agent(concat!("hf402/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let mut builder = ureq::http::Request::builder().method(request.method.name()).uri(uri);
    if let Some(authorization) = authorization {
        let mut value = HeaderValue::from_str(authorization).map_err(|_| Unseen::NotUnderstood)?;
        value.set_sensitive(true);
        builder = builder.header(AUTHORIZATION, value);
    }
    for (name, value) in &request.headers {
        builder = builder.header(*name, value);
    }
    let outcome = match (&request.method, &request.body) {
        (Method::Post, Some(body)) => {
            agent.run(builder.body(body.as_str()).map_err(|_| Unseen::NotUnderstood)?)
        }
        _ => agent.run(builder.body(()).map_err(|_| Unseen::NotUnderstood)?),
    };
    let mut reply = outcome.map_err(|error| why(&error))?;
    let status = reply.status().as_u16();
    if reply.status().is_redirection() {
        return Err(Unseen::NotUnderstood);
    }
    let longest = request.asks.longest_reply() as u64;
    let body = reply.body_mut().with_config().limit(longest).read_to_vec();
    let body = body.map_err(|error| why(&error))?;
    Ok(Reply { status, body: String::from_utf8_lossy(&body).into_owned() })
}

/// Why there is no reply. The error's own words may hold what was sent, so they go no further.
fn why(error: &Error) -> Unseen {
    match error {
        Error::Timeout(_) => Unseen::TimedOut,
        Error::BodyExceedsLimit(_) | Error::Http(_) => Unseen::NotUnderstood,
        _ => Unseen::Unreachable,
    }
}
