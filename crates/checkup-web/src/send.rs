//! One request to Hugging Face.

use checkup::{Reply, Request};
use diagnosis::Unseen;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, Headers, ReadableStream, ReadableStreamDefaultReader, ReferrerPolicy,
    RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response, Window,
};

/// Sends the request and waits for the whole reply, no longer than its deadline and until the visitor stops it.
///
/// No cookie and no referrer go with it, no cache keeps it, and a redirect ends it: the header with the token goes to
/// the address in the request and to no other.
///
/// # Errors
/// Why there is no reply.
pub(crate) async fn send(
    window: &Window,
    request: &Request,
    authorization: Option<impl AsRef<str>>,
    stopped: &AbortSignal,
) -> Result<Reply, Unseen> {
    let deadline = AbortSignal::timeout_with_u32(request.deadline);
    let either = AbortSignal::any(&Array::of2(&deadline, stopped));
    let authorization = authorization.as_ref().map(AsRef::as_ref);
    let init = RequestInit::new();
    init.set_method(request.method.name());
    let headers = headers(request, authorization).map_err(|_| Unseen::NotUnderstood)?;
    init.set_headers(&headers.into());
    init.set_signal(Some(&either));
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_cache(RequestCache::NoStore);
    init.set_redirect(RequestRedirect::Error);
    if let Some(body) = &request.body {
        init.set_body(&body.as_str().into());
    }
    let why = || {
        if deadline.aborted() { Unseen::TimedOut } else { Unseen::Unreachable }
    };
    let sent = window.fetch_with_str_and_init(&request.url, &init);
    let response: Response = JsFuture::from(sent).await.map_err(|_| why())?.unchecked_into();
    let body = match response.body() {
        Some(stream) => read(&stream, request.asks.longest_reply())
            .await
            .map_err(|_| why())?
            .ok_or(Unseen::NotUnderstood)?,
        None => Vec::new(),
    };
    Ok(Reply { status: response.status(), body: String::from_utf8_lossy(&body).into_owned() })
}

/// What a file of this site says; `None` if it cannot be had.
pub(crate) async fn load(window: &Window, url: &str) -> Option<String> {
    let response = JsFuture::from(window.fetch_with_str(url)).await.ok()?;
    let text = response.unchecked_into::<Response>().text().ok()?;
    JsFuture::from(text).await.ok()?.as_string()
}

/// The headers, or the browser's refusal of one: its text may hold the value, so it goes no further.
fn headers(request: &Request, authorization: Option<&str>) -> Result<Headers, JsValue> {
    let headers = Headers::new()?;
    if let Some(authorization) = authorization {
        headers.set("Authorization", authorization)?;
    }
    for (name, value) in &request.headers {
        headers.set(name, value)?;
    }
    Ok(headers)
}

/// The body, piece by piece; `None` once it is longer than so many bytes.
async fn read(stream: &ReadableStream, longest: usize) -> Result<Option<Vec<u8>>, JsValue> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut body = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await?;
        if Reflect::get(&piece, &"done".into())?.is_truthy() {
            return Ok(Some(body));
        }
        let bytes: Uint8Array = Reflect::get(&piece, &"value".into())?.unchecked_into();
        if body.len() + bytes.length() as usize > longest {
            // Nobody waits for the end of this; that it could not be cancelled changes nothing.
            let _ = reader.cancel();
            return Ok(None);
        }
        body.extend(bytes.to_vec());
    }
}
