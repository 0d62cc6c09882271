//! One visitor in Chromium, which tells more than the others: what it sends, what it keeps, and what it was told.

use crate::chromium::Page;
use crate::visitor::{PATIENCE, Visitor};
use anyhow::{Result, ensure};
use chromiumoxide::cdp::browser_protocol::network::{
    EmulateNetworkConditionsByRuleParams, NetworkConditions,
};
use std::ops::Deref;
use std::time::{Duration, Instant};

pub(crate) struct Visit {
    pub(crate) page: chromiumoxide::Page,
    chromium: Page,
    visitor: Visitor,
}

impl Deref for Visit {
    type Target = Visitor;

    fn deref(&self) -> &Visitor {
        &self.visitor
    }
}

impl Visit {
    pub(crate) fn new(chromium: Page, visitor: Visitor) -> Self {
        Self { page: chromium.page.clone(), chromium, visitor }
    }

    /// Begins to open a page, and gives it back as soon as its form is there, whatever is still being loaded.
    pub(crate) async fn begin_to_open(&self, path: &str) -> Result<()> {
        let url = format!("{}{path}", self.url);
        // A navigation that is asked for in another way is waited for until all is loaded.
        let _: bool =
            self.eval(&format!("(window.left = true, location.href = '{url}', true)")).await?;
        self.holds("!('left' in window) && document.readyState !== 'loading'").await
    }

    /// Cuts the browser off from every host.
    pub(crate) async fn go_offline(&self) -> Result<()> {
        let everything = NetworkConditions::new(String::new(), 0.0, -1.0, -1.0);
        self.page
            .execute(EmulateNetworkConditionsByRuleParams::new(true, vec![everything]))
            .await?;
        Ok(())
    }

    /// What the browser reported of this kind: `request`, `headers`, `console`, `log` or `exception`.
    pub(crate) fn heard(&self, kind: &str) -> Vec<String> {
        self.chromium.heard(kind)
    }

    /// Waits until the browser reports a line of this kind: its reports come in beside its answers.
    pub(crate) async fn hears(&self, kind: &str, is_it: impl Fn(&String) -> bool) -> Result<()> {
        let begun = Instant::now();
        while !self.heard(kind).iter().any(&is_it) {
            ensure!(begun.elapsed() < PATIENCE, "no such {kind}: {:#?}", self.heard(kind));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }
}
