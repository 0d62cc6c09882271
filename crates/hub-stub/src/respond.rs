//! A reply in bytes, with the headers that Hugging Face sends.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, ETAG, REFERRER_POLICY, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha1::{Digest, Sha1};

use crate::cors;
use crate::fault::{Kind, SLOW};
use crate::origin::{Origin, Weather};
use crate::replies::Reply;
use crate::routes::Answer;

/// Where a reply goes.
pub(crate) struct Envelope<'a> {
    pub(crate) origin: Origin,
    pub(crate) weather: Weather,
    /// The headers of the request.
    pub(crate) request: &'a HeaderMap,
    /// How many requests came before, for a request id of its own.
    pub(crate) number: usize,
}

/// The connection is closed without a reply.
#[derive(Debug)]
pub(crate) struct Dropped;

impl std::fmt::Display for Dropped {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str("the connection is closed without a reply, as the scenario wants it")
    }
}

impl std::error::Error for Dropped {}

/// The bytes, or none.
pub(crate) async fn respond(answer: Answer, envelope: Envelope<'_>) -> Result<Response, Dropped> {
    match answer.fault {
        Some(Kind::Dropped) => return Err(Dropped),
        Some(Kind::Slow) => tokio::time::sleep(SLOW).await,
        _ => {}
    }
    let changed = answer.fault.map(|kind| kind.instead_of(answer.reply));
    let reply = changed.as_ref().unwrap_or(answer.reply);
    let streamed = answer.fault.and_then(Kind::stream);
    let etag = streamed.is_none().then(|| etag(reply)).flatten();
    let mut response = Response::new(streamed.unwrap_or_else(|| Body::from(reply.body.clone())));
    *response.status_mut() = StatusCode::from_u16(reply.status).expect("the files hold real ones");

    let readable = answer.fault != Some(Kind::NoCors) && envelope.weather != Weather::NoCorsHeaders;
    let headers = response.headers_mut();
    headers.extend(etag.map(|etag| (ETAG, etag)));
    if !reply.edge {
        from_hugging_face(reply, &envelope, headers);
        if readable {
            cors::allow(envelope.origin, envelope.request, headers);
        }
    }
    if !reply.body.is_empty() || changed.is_some() {
        headers.insert(CONTENT_TYPE, value(&reply.content_type));
    }
    for (name, text) in &reply.headers {
        let name = HeaderName::try_from(name).expect("the files hold real names");
        headers.insert(name, value(text));
    }
    Ok(response)
}

fn from_hugging_face(reply: &Reply, envelope: &Envelope, headers: &mut HeaderMap) {
    let fixed = |text| HeaderValue::from_static(text);
    headers.insert("x-powered-by", fixed("huggingface-moon"));
    headers.insert("cross-origin-opener-policy", fixed("same-origin"));
    headers.insert(REFERRER_POLICY, fixed("strict-origin-when-cross-origin"));
    headers.insert("x-request-id", value(&request_id(envelope.number)));
    match envelope.origin {
        Origin::Hub => {
            headers.insert("ratelimit", fixed(r#""api";r=999;t=286"#));
            headers.insert("ratelimit-policy", fixed(r#""fixed window";"api";q=1000;w=300"#));
        }
        Origin::Router => {
            headers.insert("x-robots-tag", fixed("none"));
        }
    }
    if let Some(message) = message(reply) {
        headers.insert("x-error-message", value(&message));
    }
    if reply.status == 401 {
        let realm = fixed(r#"Bearer realm="Authentication required", charset="UTF-8""#);
        headers.insert(WWW_AUTHENTICATE, realm);
    }
}

/// Hugging Face's own errors are a plain string, and are repeated in a header.
fn message(reply: &Reply) -> Option<String> {
    let body: Value = serde_json::from_str(&reply.body).ok()?;
    body["error"].as_str().map(str::to_owned)
}

/// The length and the hash of the body, as Hugging Face writes them for what it says itself.
fn etag(reply: &Reply) -> Option<HeaderValue> {
    let passed_on = reply.headers.contains_key("X-Inference-Provider");
    let tagged = reply.content_type.ends_with("json; charset=utf-8") && !passed_on;
    let hash = STANDARD.encode(Sha1::digest(&reply.body));
    (tagged && !reply.body.is_empty())
        .then(|| value(&format!("W/\"{:x}-{}\"", reply.body.len(), &hash[..27])))
}

fn request_id(number: usize) -> String {
    format!("Root=1-6a8f0d1c-{number:024x};1b2c3d4e-5f60-4182-93a4-{number:012x}")
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("the files hold nothing that a header cannot")
}
