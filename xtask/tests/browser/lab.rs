//! The browsers, and a site with a stand-in of its own for each test.
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

use crate::chromium::Chromium;
use crate::driver::Driver;
use crate::firefox::Firefox;
use crate::visit::Visit;
use crate::visitor::Visitor;
use crate::webkit::WebKit;
use anyhow::{Context, Error, Result};
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hub_stub::Stub;
use libtest_mimic::{Failed, Trial};
use site::Tree;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::sync::Mutex;
use xtask::browsers::{self, Browsers};
use xtask::{build, checker, repository, server};

/// What all tests share: where the sites come from, and one of each browser, begun when a test first needs it.
pub(crate) struct Lab {
    runtime: Runtime,
    sites: Sites,
    programs: Browsers,
    chromium: Mutex<Option<Chromium>>,
    firefox: Mutex<Option<Firefox>>,
    webkit: Mutex<Option<WebKit>>,
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
    /// Lets no script run, as a browser in which somebody has switched JavaScript off.
    NoScript,
}

/// Longer than any test waits.
pub(crate) const FOR_EVER: u64 = 3600;

/// In a folder of its host, as a fork of the project on GitHub Pages: what works there works at the root of a host.
impl Default for Setting {
    fn default() -> Self {
        Self { base: "/our-help/", size: (1280, 900), settings: "", host: Host::Good }
    }
}

impl Lab {
    pub(crate) fn open() -> Result<Arc<Self>> {
        let programs = browsers::ensure()?;
        let sites = match std::env::var(SITE) {
            Ok(url) => Sites::Standing(site::options::base_url(&url).map_err(Error::msg)?),
            Err(_) => Sites::Built(checker::compile()?),
        };
        Ok(Arc::new(Self {
            runtime: Runtime::new()?,
            sites,
            programs,
            chromium: Mutex::default(),
            firefox: Mutex::default(),
            webkit: Mutex::default(),
        }))
    }

    pub(crate) fn close(&self) {
        self.runtime.block_on(async {
            if let Some(chromium) = self.chromium.lock().await.take() {
                chromium.close().await;
            }
            drop(self.firefox.lock().await.take());
            drop(self.webkit.lock().await.take());
        });
    }

    /// A site in its own place, with its own stand-in.
    async fn site(&self, setting: Setting) -> Result<(Stub, String)> {
        match &self.sites {
            Sites::Built(compiled) => serve(compiled, setting).await,
            Sites::Standing(url) => Ok((Stub::start(STANDING.0, STANDING.1)?, url.clone())),
        }
    }

    /// A visitor with an empty profile of Chromium before a site.
    async fn visit(&self, setting: Setting) -> Result<Visit> {
        let (stub, url) = self.site(setting).await?;
        let page = self.chromium(setting).await?;
        Ok(Visit::new(page.clone(), Visitor { driver: Box::new(page), stub, url }))
    }

    async fn chromium(&self, setting: Setting) -> Result<crate::chromium::Page> {
        let mut chromium = self.chromium.lock().await;
        if chromium.is_none() {
            *chromium = Some(Chromium::launch(&self.programs.chromium).await?);
        }
        chromium.as_ref().context("it was begun just now")?.page(setting.size).await
    }

    /// A visitor with an empty profile of this browser before a site.
    async fn visitor(&self, browser: Browser, setting: Setting) -> Result<Visitor> {
        let (stub, url) = self.site(setting).await?;
        let driver: Box<dyn Driver> = match browser {
            Browser::Chromium => Box::new(self.chromium(setting).await?),
            Browser::Firefox => {
                let program = self.programs.firefox.as_ref().context("Firefox is left out")?;
                let mut firefox = self.firefox.lock().await;
                if firefox.is_none() {
                    *firefox = Some(Firefox::launch(program).await?);
                }
                Box::new(
                    firefox.as_ref().context("it was begun just now")?.page(setting.size).await?,
                )
            }
            Browser::WebKit => {
                let programs = self.programs.webkit.clone().context("WebKit is left out")?;
                let mut webkit = self.webkit.lock().await;
                if webkit.is_none() {
                    *webkit = Some(WebKit::launch(programs)?);
                }
                Box::new(webkit.as_ref().context("it was begun just now")?.page(setting.size)?)
            }
        };
        Ok(Visitor { driver, stub, url })
    }
}

/// The browsers that the contract of the page is held in.
#[derive(Clone, Copy, Debug)]
enum Browser {
    Chromium,
    Firefox,
    WebKit,
}

/// A site in its setting, with its own stand-in.
async fn serve(compiled: &checker::Compiled, setting: Setting) -> Result<(Stub, String)> {
    let base = setting.base;
    let stub = Stub::start(0, 0)?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}{base}", listener.local_addr()?);
    let options = build::options(compiled, Some(url.clone()), &stub.hub_url(), &stub.router_url())?;
    let options = site::Options { pictures: false, ..options };
    let files = server::Files::default();
    let mut sources = site::load(&repository())?;
    sources.settings.text = of_nobody(&sources.settings.text)? + setting.settings;
    let built = site::assemble(&sources, Tree::whole(), &options);
    files.replace(built.map_err(site::BuildError::Problems)?, "");
    let host = setting.host;
    let app = server::router(files, base).layer(axum::middleware::from_fn(
        move |request: Request, next: Next| serve_badly(host, request, next),
    ));
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok((stub, url))
}

/// The settings without what changes the checker: what is tested of it is the same on every fork.
fn of_nobody(settings: &str) -> Result<String> {
    let mut settings: toml::Table = settings.parse().context("reading the settings")?;
    settings.retain(|key, _| !["bill-to", "hub-url", "router-url", "checker"].contains(&key));
    Ok(settings.to_string())
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
        Host::NoScript => {
            let sandbox =
                HeaderValue::from_static("sandbox allow-same-origin allow-top-navigation");
            let mut response = response;
            response.headers_mut().append(CONTENT_SECURITY_POLICY, sandbox);
            response
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

/// A test in Chromium: a visitor before the front page, and what they do.
pub(crate) fn trial<F>(lab: &Arc<Lab>, name: impl Into<String>, setting: Setting, story: F) -> Trial
where
    F: AsyncFnOnce(&Visit) -> Result<()> + Send + 'static,
{
    let own = Arc::clone(lab);
    let trial = Trial::test(name, move || {
        own.runtime.block_on(async {
            let visit = own.visit(setting).await?;
            told(&visit, story(&visit).await).await
        })
    });
    trial.with_ignored_flag(is_elsewhere(setting))
}

/// A test in every browser: a visitor before the front page, and what they do.
pub(crate) fn everywhere<F>(
    lab: &Arc<Lab>,
    name: impl Into<String>,
    setting: Setting,
    story: F,
) -> impl Iterator<Item = Trial>
where
    F: AsyncFn(&Visitor) -> Result<()> + Clone + Send + 'static,
{
    let name = name.into();
    let browsers = [
        (Browser::Chromium, true),
        (Browser::Firefox, lab.programs.firefox.is_some()),
        (Browser::WebKit, lab.programs.webkit.is_some()),
    ];
    let lab = Arc::clone(lab);
    browsers.into_iter().map(move |(browser, is_here)| {
        let (lab, story) = (Arc::clone(&lab), story.clone());
        let trial = Trial::test(&name, move || {
            lab.runtime.block_on(async {
                let visitor = lab.visitor(browser, setting).await?;
                told(&visitor, story(&visitor).await).await
            })
        });
        let is_ignored = !is_here || is_elsewhere(setting);
        trial.with_kind(format!("{browser:?}")).with_ignored_flag(is_ignored)
    })
}

/// Whether this setting cannot be had, because a site that stands already has one of its own.
fn is_elsewhere(setting: Setting) -> bool {
    stands_already() && (!setting.settings.is_empty() || setting.host != Host::Good)
}

/// Ends the visit, and gives the outcome, with what stood there if it failed.
async fn told(visitor: &Visitor, outcome: Result<()>) -> Result<(), Failed> {
    let account = match outcome {
        Ok(()) => None,
        Err(error) => Some(format!("{error:#}\n{}", visitor.account().await)),
    };
    // A page that does not close is closed with its browser.
    let _ = visitor.driver.end().await;
    account.map_or(Ok(()), |account| Err(Failed::from(account)))
}
