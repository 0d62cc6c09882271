//! The browser, and a site with a stand-in of its own for each test.
//!
//! With the variable `SITE` the tests go to a site that stands somewhere already, one after the other, because it asks
//! one stand-in. Any server of plain files will do, below any path:
//!
//! ```bash
//! cargo xtask build --base-url http://127.0.0.1:8000/our-help/ --out /tmp/site/our-help \
//!     --hub-url http://127.0.0.1:4021 --router-url http://127.0.0.1:4022
//! python3 -m http.server 8000 --bind 127.0.0.1 --directory /tmp/site &
//! SITE=http://127.0.0.1:8000/our-help/ cargo test --package xtask --test browser
//! ```

use crate::visit::Visit;
use anyhow::{Context, Error, Result, anyhow};
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chromiumoxide::cdp::browser_protocol::target::{
    CreateBrowserContextParams, CreateTargetParams,
};
use chromiumoxide::{Browser, BrowserConfig};
use futures_util::StreamExt;
use hub_stub::Stub;
use libtest_mimic::{Failed, Trial};
use site::Tree;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;
use xtask::{build, checker, repository, server, tools};

/// What all tests share: where the sites come from, and one browser.
pub(crate) struct Lab {
    runtime: Runtime,
    sites: Sites,
    browser: tokio::sync::Mutex<Browser>,
}

/// Where the site of a test comes from.
enum Sites {
    /// Each test builds its own around this checker, and serves it itself.
    Built(checker::Compiled),
    /// There is one for all of them at this address.
    Standing(String),
}

/// The variable that names the address of a site that stands already.
const SITE: &str = "SITE";

/// Whether the site of every test stands already.
pub(crate) fn stands_already() -> bool {
    std::env::var_os(SITE).is_some()
}

/// The ports at which a site that stands already looks for its stand-in.
const STANDING: (u16, u16) = (4021, 4022);

/// Where the site lies and how the visitor comes to it.
#[derive(Clone, Copy)]
pub(crate) struct Setting {
    /// The path of the front page.
    pub(crate) base: &'static str,
    /// The size of the window.
    pub(crate) size: (u32, u32),
    /// What stands behind the settings of this repository.
    pub(crate) settings: &'static str,
    /// What the host of the site does wrong.
    pub(crate) host: Host,
}

/// What the host of a site does with its files.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    /// Serves them.
    Good,
    /// Serves the pages without the policy in them.
    NoPolicy,
    /// Holds the checker's files with this ending back for so many seconds, and serves the pages without the policy.
    Holds(&'static str, u64),
    /// Has not got the checker's file with this ending.
    Lacks(&'static str),
    /// Serves other bytes for the checker's file with this ending.
    Changes(&'static str),
}

/// Longer than any test waits.
pub(crate) const FOR_EVER: u64 = 3600;

/// In a folder of its host, as a fork of the project on GitHub Pages: what works there works at the root of a host.
impl Default for Setting {
    fn default() -> Self {
        Self { base: "/our-help/", size: (1280, 900), settings: "", host: Host::Good }
    }
}

/// Chromium's own talk with the network has no place in a test.
const QUIET: &[&str] = &[
    "disable-background-networking",
    "disable-component-update",
    "disable-quic",
    "disable-sync",
    "no-first-run",
];

impl Lab {
    pub(crate) fn open() -> Result<Arc<Self>> {
        let chrome = tools::ensure_browser()?;
        let sites = match std::env::var(SITE) {
            Ok(url) => Sites::Standing(site::options::base_url(&url).map_err(Error::msg)?),
            Err(_) => Sites::Built(checker::compile()?),
        };
        let runtime = Runtime::new()?;
        let browser = runtime.block_on(async {
            let profile =
                std::env::temp_dir().join(format!("hf402-browser-{}", std::process::id()));
            let config = BrowserConfig::builder()
                .chrome_executable(chrome)
                .user_data_dir(profile)
                .no_sandbox() // Debian's Chromium does not start as root with it, and only our own pages are loaded.
                .new_headless_mode()
                .args(QUIET.iter().copied())
                .viewport(None)
                .build()
                .map_err(|problem| anyhow!(problem))?;
            let (browser, mut handler) =
                Browser::launch(config).await.context("starting the browser")?;
            tokio::spawn(async move { while handler.next().await.is_some() {} });
            anyhow::Ok(browser)
        })?;
        Ok(Arc::new(Self { runtime, sites, browser: browser.into() }))
    }

    pub(crate) fn close(&self) {
        self.runtime.block_on(async {
            let mut browser = self.browser.lock().await;
            let profile = browser.config().and_then(|config| config.user_data_dir.clone());
            // Whether it goes in peace or not, it goes with this process.
            let _ = browser.close().await;
            let _ = browser.wait().await;
            if let Some(profile) = profile {
                let _ = std::fs::remove_dir_all(profile);
            }
        });
    }

    /// A site in its own place, with its own stand-in, and a visitor with an empty browser profile before it.
    pub(crate) async fn visit(&self, setting: Setting) -> Result<Visit> {
        let (stub, url) = match &self.sites {
            Sites::Built(compiled) => serve(compiled, setting).await?,
            Sites::Standing(url) => (Stub::start(STANDING.0, STANDING.1)?, url.clone()),
        };
        let browser = self.browser.lock().await;
        let context = browser.create_browser_context(CreateBrowserContextParams::default()).await?;
        let mut target = CreateTargetParams::new("about:blank");
        target.browser_context_id = Some(context);
        let page = browser.new_page(target).await?;
        drop(browser);
        Visit::begin(page, stub, url, setting).await
    }
}

/// A site in its setting, with its own stand-in.
async fn serve(compiled: &checker::Compiled, setting: Setting) -> Result<(Stub, String)> {
    let base = setting.base;
    let stub = Stub::start(0, 0)?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}{base}", listener.local_addr()?);
    let options = build::options(compiled, Some(url.clone()), &stub.hub_url(), &stub.router_url())?;
    let files = server::Files::default();
    let mut sources = site::load(&repository())?;
    sources.settings.text += setting.settings;
    let built = site::assemble(&sources, Tree::whole(), &options);
    files.replace(built.map_err(site::BuildError::Problems)?, "");
    let host = setting.host;
    let app = server::router(files, base).layer(axum::middleware::from_fn(
        move |request: Request, next: Next| serve_badly(host, request, next),
    ));
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok((stub, url))
}

/// One file, as this host serves it.
async fn serve_badly(host: Host, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let of_checker = |end: &str| path.contains("/checkup.") && path.ends_with(end);
    let response = next.run(request).await;
    match host {
        Host::Holds(end, seconds) if of_checker(end) => {
            tokio::time::sleep(Duration::from_secs(seconds)).await;
            response
        }
        Host::Lacks(end) if of_checker(end) => StatusCode::NOT_FOUND.into_response(),
        Host::Changes(end) if of_checker(end) => {
            let (parts, body) = response.into_parts();
            let mut bytes = to_bytes(body, usize::MAX).await.unwrap_or_default().to_vec();
            bytes.push(b'\n');
            Response::from_parts(parts, bytes.into())
        }
        Host::NoPolicy | Host::Holds(..) if path.ends_with('/') => {
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
            let page =
                String::from_utf8_lossy(&bytes).replace("Content-Security-Policy", "no-policy");
            Response::from_parts(parts, page.into())
        }
        _ => response,
    }
}

/// A test: a visitor before the front page, and what they do.
pub(crate) fn trial<F>(lab: &Arc<Lab>, name: impl Into<String>, setting: Setting, story: F) -> Trial
where
    F: AsyncFnOnce(&Visit) -> Result<()> + Send + 'static,
{
    let lab = Arc::clone(lab);
    // A site that stands already has settings of its own.
    let is_own = !setting.settings.is_empty() || setting.host != Host::Good;
    let is_elsewhere = is_own && stands_already();
    let trial = Trial::test(name, move || {
        lab.runtime.block_on(async {
            let visit = lab.visit(setting).await?;
            let outcome = story(&visit).await;
            let account = match outcome {
                Ok(()) => None,
                Err(error) => Some(format!("{error:#}\n{}", visit.account().await)),
            };
            visit.end().await;
            account.map_or(Ok(()), |account| Err(Failed::from(account)))
        })
    });
    trial.with_ignored_flag(is_elsewhere)
}
