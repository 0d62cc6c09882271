//! Who may read a reply: the CORS headers and the preflight, as fair weather or worse has them.

use axum::body::Body;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS, ORIGIN,
    VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;

use crate::origin::{Origin, Weather};

/// What a page's script may read beside the body; `Retry-After` is not among it.
const EXPOSED: &str = "X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,\
    Link,Accept-Ranges,Content-Range,X-Linked-Size,X-Linked-ETag,X-Xet-Hash";

/// Whom the Hub allows when nobody asks.
const OWN_PAGES: HeaderValue = HeaderValue::from_static("https://huggingface.co");

const ONE_DAY: HeaderValue = HeaderValue::from_static("86400");

/// The answer to a preflight. None has been recorded: this is what its usual software would say.
pub(crate) fn preflight(origin: Origin, weather: Weather, request: &HeaderMap) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    if weather == Weather::NoCorsHeaders {
        return response;
    }
    let headers = response.headers_mut();
    let allowed = match weather {
        Weather::PreflightRefused => OWN_PAGES,
        _ => allowed_origin(origin, request),
    };
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
    let methods = HeaderValue::from_static("GET,HEAD,PUT,PATCH,POST,DELETE");
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, methods);
    let asked = request.get(ACCESS_CONTROL_REQUEST_HEADERS).cloned();
    let names = match weather {
        Weather::BillToRefused => Some(HeaderValue::from_static("authorization,content-type")),
        _ => asked,
    };
    headers.extend(names.map(|names| (ACCESS_CONTROL_ALLOW_HEADERS, names)));
    headers.insert(ACCESS_CONTROL_MAX_AGE, ONE_DAY);
    headers.insert(VARY, HeaderValue::from_static("Origin, Access-Control-Request-Headers"));
    response
}

/// The headers of every other reply, unless the edge gives it.
pub(crate) fn allow(origin: Origin, request: &HeaderMap, response: &mut HeaderMap) {
    response.insert(ACCESS_CONTROL_ALLOW_ORIGIN, allowed_origin(origin, request));
    response.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
    response.insert(VARY, HeaderValue::from_static("Origin"));
    if origin == Origin::Hub {
        response.insert(ACCESS_CONTROL_MAX_AGE, ONE_DAY);
    }
}

fn allowed_origin(origin: Origin, request: &HeaderMap) -> HeaderValue {
    match origin {
        Origin::Hub => request.get(ORIGIN).cloned().unwrap_or(OWN_PAGES),
        Origin::Router => HeaderValue::from_static("*"),
    }
}
