//! A static file server over files in memory: what any host of the built site does, and no more.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use site::OutputFile;
use std::collections::HashMap;
use std::sync::{Arc, RwLock};

/// The files that are served, by path; they can be exchanged while the server runs.
#[derive(Clone, Default)]
pub struct Files(Arc<RwLock<Served>>);

#[derive(Default)]
struct Served {
    files: HashMap<String, Vec<u8>>,
    /// Put at the end of every page.
    appendix: String,
    /// Shown in the place of every page, while there is something to mend.
    trouble: Option<String>,
}

impl Files {
    /// Serves these files from now on, with `appendix` at the end of every page.
    pub fn replace(&self, files: Vec<OutputFile>, appendix: &str) {
        let mut served = self.0.write().expect("no writer panics");
        *served = Served {
            files: files.into_iter().map(|file| (file.path, file.bytes)).collect(),
            appendix: appendix.to_owned(),
            trouble: None,
        };
    }

    /// Shows this page in the place of every page, until the next `replace`.
    pub fn fail(&self, page: String, appendix: String) {
        let mut served = self.0.write().expect("no writer panics");
        (served.appendix, served.trouble) = (appendix, Some(page));
    }

    /// The reply to a path below the site's base, without a slash at its beginning.
    fn reply(&self, path: &str) -> Response {
        let served = self.0.read().expect("no writer panics");
        let page = |path: &str| match path {
            "" => "index.html".to_owned(),
            folder if folder.ends_with('/') => format!("{folder}index.html"),
            file => file.to_owned(),
        };
        let (status, name) = if served.files.contains_key(&page(path)) {
            (StatusCode::OK, page(path))
        } else if served.files.contains_key(&format!("{path}/index.html")) {
            return (
                StatusCode::MOVED_PERMANENTLY,
                [(header::LOCATION, format!("{}/", last(path)))],
            )
                .into_response();
        } else {
            (StatusCode::NOT_FOUND, "404.html".to_owned())
        };
        let is_page = name.ends_with(".html");
        let trouble = served.trouble.as_ref().filter(|_| is_page);
        let (status, mut body) = match trouble {
            Some(page) => (StatusCode::INTERNAL_SERVER_ERROR, page.clone().into_bytes()),
            None => (status, served.files.get(&name).cloned().unwrap_or_default()),
        };
        if is_page {
            body.extend(served.appendix.as_bytes());
        }
        let kind = HeaderValue::from_static(content_type(&name));
        let fresh = HeaderValue::from_static("no-cache");
        (status, [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, fresh)], body)
            .into_response()
    }
}

/// The last part of a path: a redirect from `…/a` to `…/a/` is `a/`, wherever the site lies.
fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The routes that serve the files below `base`, which begins and ends with a slash.
pub fn router(files: Files, base: &'static str) -> Router {
    Router::new()
        .fallback(async move |State(files): State<Files>, request: Request| {
            let below = request.uri().path().strip_prefix(base).map(str::to_owned);
            below.map_or_else(|| StatusCode::NOT_FOUND.into_response(), |path| files.reply(&path))
        })
        .with_state(files)
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("md") => "text/markdown; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("xml") => "application/xml",
        _ => "application/octet-stream",
    }
}
