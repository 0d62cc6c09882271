//! Chromium, over its DevTools protocol; one serves all visitors, each with a profile of their own.

use crate::driver::{Doing, Driver, Hand};
use anyhow::{Context, Result, anyhow};
use chromiumoxide::cdp::browser_protocol::emulation::SetDeviceMetricsOverrideParams;
use chromiumoxide::cdp::browser_protocol::input::InsertTextParams;
use chromiumoxide::cdp::browser_protocol::log::EventEntryAdded;
use chromiumoxide::cdp::browser_protocol::network::{
    EventRequestWillBeSent, EventRequestWillBeSentExtraInfo,
};
use chromiumoxide::cdp::browser_protocol::target::{
    CreateBrowserContextParams, CreateTargetParams,
};
use chromiumoxide::cdp::js_protocol::runtime::{
    EvaluateParams, EventConsoleApiCalled, EventExceptionThrown,
};
use chromiumoxide::layout::Point;
use chromiumoxide::{Browser, BrowserConfig};
use futures_util::StreamExt;
use serde_json::Value;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tempfile::TempDir;

/// Chromium's own talk with the network has no place in a test.
const QUIET: &[&str] = &[
    "disable-background-networking",
    "disable-component-update",
    "disable-quic",
    "disable-sync",
    "no-first-run",
];

pub(crate) struct Chromium {
    browser: Browser,
    // Goes last, when nothing writes to it any more.
    _profile: TempDir,
}

impl Chromium {
    pub(crate) async fn launch(program: &Path) -> Result<Self> {
        let profile = tempfile::tempdir()?;
        let config = BrowserConfig::builder()
            .chrome_executable(program)
            .user_data_dir(profile.path())
            .no_sandbox() // Debian's Chromium does not start as root with it, and only our own pages are loaded.
            .new_headless_mode()
            .args(QUIET.iter().copied())
            .viewport(None)
            .build()
            .map_err(|problem| anyhow!(problem))?;
        let (browser, mut handler) =
            Browser::launch(config).await.context("starting the browser")?;
        tokio::spawn(async move { while handler.next().await.is_some() {} });
        Ok(Self { browser, _profile: profile })
    }

    pub(crate) async fn close(mut self) {
        // Whether it goes in peace or not, it goes with this process.
        let _ = self.browser.close().await;
        let _ = self.browser.wait().await;
    }

    pub(crate) async fn page(&self, (width, height): (u32, u32)) -> Result<Page> {
        let context = CreateBrowserContextParams::default();
        let context = self.browser.create_browser_context(context).await?;
        let mut target = CreateTargetParams::new("about:blank");
        target.browser_context_id = Some(context);
        let page = self.browser.new_page(target).await?;
        let size = SetDeviceMetricsOverrideParams::new(width, height, 1.0, width < 600);
        page.execute(size).await?;
        Page::listen(page).await
    }
}

/// One visitor's page, and all that the browser reported of it: requests with their headers, the console, exceptions,
/// violations of the policy.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) page: chromiumoxide::Page,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Page {
    async fn listen(page: chromiumoxide::Page) -> Result<Self> {
        let heard = Arc::new(Mutex::new(Vec::new()));
        macro_rules! hear {
            ($event:ty, $kind:literal) => {
                let mut events = page.event_listener::<$event>().await?;
                let into = Arc::clone(&heard);
                tokio::spawn(async move {
                    while let Some(event) = events.next().await {
                        let line = format!("{} {event:?}", $kind);
                        into.lock().unwrap_or_else(PoisonError::into_inner).push(line);
                    }
                });
            };
        }
        hear!(EventRequestWillBeSent, "request");
        hear!(EventRequestWillBeSentExtraInfo, "headers");
        hear!(EventConsoleApiCalled, "console");
        hear!(EventEntryAdded, "log");
        hear!(EventExceptionThrown, "exception");
        page.enable_log().await?;
        page.enable_runtime().await?;
        Ok(Self { page, heard })
    }

    /// What the browser reported of this kind: `request`, `headers`, `console`, `log` or `exception`.
    pub(crate) fn heard(&self, kind: &str) -> Vec<String> {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.iter().filter(|line| line.starts_with(kind)).cloned().collect()
    }
}

impl Driver for Page {
    fn open<'a>(&'a self, url: &'a str) -> Doing<'a, ()> {
        Box::pin(async move { Ok(self.page.goto(url).await.map(drop)?) })
    }

    fn eval<'a>(&'a self, expression: &'a str) -> Doing<'a, Value> {
        Box::pin(async move {
            let expression = EvaluateParams::builder()
                .expression(expression)
                .await_promise(true)
                .return_by_value(true)
                .allow_unsafe_eval_blocked_by_csp(false)
                .build()
                .map_err(anyhow::Error::msg)?;
            let result = self.page.evaluate_expression(expression).await?;
            Ok(result.value().cloned().unwrap_or_default())
        })
    }

    fn act<'a>(&'a self, hand: Hand<'a>) -> Doing<'a, ()> {
        Box::pin(async move {
            match hand {
                Hand::Click(x, y) => {
                    self.page.click(Point::new(x, y)).await?;
                }
                Hand::Types(text) => {
                    self.page.execute(InsertTextParams::new(text)).await?;
                }
                Hand::Presses(key) => {
                    self.page.find_element("body").await?.press_key(key).await?;
                }
            }
            Ok(())
        })
    }

    fn console(&self) -> Option<Vec<String>> {
        Some(["console", "log", "exception"].map(|kind| self.heard(kind)).concat())
    }

    fn end<'a>(&'a self) -> Doing<'a, ()> {
        Box::pin(async move { Ok(self.page.clone().close().await?) })
    }
}
