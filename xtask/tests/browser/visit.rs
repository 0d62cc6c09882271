//! One visitor: what they do, what they see, and what the browser sends and keeps for them.

use crate::lab::Setting;
use anyhow::{Context, Result, ensure};
use chromiumoxide::cdp::browser_protocol::dom::{GetBoxModelParams, ScrollIntoViewIfNeededParams};
use chromiumoxide::cdp::browser_protocol::emulation::SetDeviceMetricsOverrideParams;
use chromiumoxide::cdp::browser_protocol::input::InsertTextParams;
use chromiumoxide::cdp::browser_protocol::log::EventEntryAdded;
use chromiumoxide::cdp::browser_protocol::network::{
    EmulateNetworkConditionsByRuleParams, EventRequestWillBeSent, EventRequestWillBeSentExtraInfo,
    NetworkConditions,
};
use chromiumoxide::cdp::browser_protocol::page::GetNavigationHistoryParams;
use chromiumoxide::cdp::js_protocol::runtime::{
    EvaluateParams, EventConsoleApiCalled, EventExceptionThrown,
};
use chromiumoxide::{Element, Page};
use futures_util::StreamExt;
use hub_stub::Stub;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Longer than any deadline of the check-up.
const PATIENCE: Duration = Duration::from_secs(45);

pub(crate) struct Visit {
    pub(crate) page: Page,
    pub(crate) stub: Stub,
    /// The address of the front page.
    pub(crate) url: String,
    /// All that the browser reported: requests with their headers, the console, exceptions, violations of the policy.
    heard: Arc<Mutex<Vec<String>>>,
}

impl Visit {
    pub(crate) async fn begin(
        page: Page,
        stub: Stub,
        url: String,
        setting: Setting,
    ) -> Result<Self> {
        let heard = Arc::new(Mutex::new(Vec::new()));
        macro_rules! hear {
            ($event:ty, $kind:literal) => {
                let mut events = page.event_listener::<$event>().await?;
                let into = Arc::clone(&heard);
                tokio::spawn(async move {
                    while let Some(event) = events.next().await {
                        let line = format!("{} {event:?}", $kind);
                        into.lock().expect("no listener panics").push(line);
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
        let (width, height) = setting.size;
        page.execute(SetDeviceMetricsOverrideParams::new(width, height, 1.0, width < 600)).await?;
        Ok(Self { page, stub, url, heard })
    }

    pub(crate) async fn end(self) {
        // The browser goes with the tests; a page that does not close is closed with it.
        let _ = self.page.close().await;
    }

    /// Opens a page of the site, given without a slash at its beginning.
    pub(crate) async fn open(&self, path: &str) -> Result<()> {
        let url = format!("{}{path}", self.url);
        self.page.goto(url.as_str()).await.with_context(|| format!("opening {url}"))?;
        Ok(())
    }

    /// Begins to open a page, and gives it back as soon as its form is there, whatever is still being loaded.
    pub(crate) async fn begin_to_open(&self, path: &str) -> Result<()> {
        let url = format!("{}{path}", self.url);
        // A navigation that is asked for in another way is waited for until all is loaded.
        let _: bool =
            self.eval(&format!("(window.left = true, location.href = '{url}', true)")).await?;
        self.holds("!('left' in window) && document.readyState !== 'loading'").await
    }

    /// Waits until an expression is true.
    pub(crate) async fn holds(&self, script: &str) -> Result<()> {
        let begun = Instant::now();
        // Between two pages there is none to ask.
        while !self.eval::<bool>(script).await.unwrap_or(false) {
            ensure!(begun.elapsed() < PATIENCE, "it never holds that {script}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// The path of a page of the site, given without a slash at its beginning, on its host.
    pub(crate) fn path(&self, page: &str) -> String {
        let (_, base) = self.url.split_once("://").expect("the address is whole");
        let (_, base) = base.split_once('/').expect("the address ends with a slash");
        format!("/{base}{page}")
    }

    /// Puts text into a field of the form, as a paste does.
    pub(crate) async fn fill(&self, field: &str, text: &str) -> Result<()> {
        let selector = format!("[data-checkup=\"form\"] [name=\"{field}\"]");
        self.unfold_form().await?;
        self.reveal(&selector).await?;
        self.on(&selector, async |element| element.focus().await.map(drop)).await?;
        self.page.execute(InsertTextParams::new(text)).await?;
        Ok(())
    }

    /// Clicks an element with the mouse, wherever it is folded away.
    pub(crate) async fn click(&self, selector: &str) -> Result<()> {
        self.reveal(selector).await?;
        self.on(selector, async |element| element.click().await.map(drop)).await
    }

    /// Opens what an element is folded away in.
    async fn reveal(&self, selector: &str) -> Result<()> {
        let selector = serde_json::to_string(selector)?;
        let open = format!(
            "(() => {{ for (let at = document.querySelector({selector}); at; at = at.parentElement) \
             if (at.tagName === 'DETAILS') at.open = true; return true; }})()"
        );
        self.eval::<bool>(&open).await.map(drop)
    }

    /// Brings the form back that a result has folded.
    pub(crate) async fn unfold_form(&self) -> Result<()> {
        const CHANGE: &str = "(() => { const change = document.querySelector('[data-checkup=\"change\"]'); \
             if (!change.hidden) change.click(); return true; })()";
        self.eval::<bool>(CHANGE).await.map(drop)
    }

    /// Does something with an element, once more if the browser has numbered the elements anew in between, as it does
    /// while a page is being loaded.
    async fn on(
        &self,
        selector: &str,
        act: impl AsyncFn(&Element) -> chromiumoxide::error::Result<()>,
    ) -> Result<()> {
        let begun = Instant::now();
        loop {
            let done = async { act(&self.page.find_element(selector).await?).await }.await;
            match done {
                Err(error) if error.to_string().contains("Could not find node") => {
                    ensure!(begun.elapsed() < PATIENCE, "`{selector}` does not stay: {error}");
                }
                done => {
                    return done.with_context(|| format!("nothing can be done with `{selector}`"));
                }
            }
        }
    }

    /// Presses a key, wherever the focus is.
    pub(crate) async fn press(&self, key: &str) -> Result<()> {
        self.page.find_element("body").await?.press_key(key).await?;
        Ok(())
    }

    /// Sends the form off, and waits until the check-up wants something or is done.
    pub(crate) async fn submit(&self) -> Result<String> {
        self.unfold_form().await?;
        self.click("[data-checkup=\"form\"] [type=\"submit\"]").await?;
        self.settled().await
    }

    /// Answers the question that is asked, and waits again.
    pub(crate) async fn answer(&self, answer: &str) -> Result<String> {
        self.click(&format!("[data-answer-with=\"{answer}\"]")).await?;
        self.settled().await
    }

    /// Waits until the check-up asks something or is done, and gives the state.
    pub(crate) async fn settled(&self) -> Result<String> {
        let begun = Instant::now();
        loop {
            let state: String = self
                .eval("document.querySelector('[data-checkup=\"state\"]').dataset.state")
                .await?;
            if state == "asking" || state == "done" {
                return Ok(state);
            }
            ensure!(begun.elapsed() < PATIENCE, "the check-up is still {state}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The diagnosis that the page names.
    pub(crate) async fn diagnosis(&self) -> Result<Option<String>> {
        let id: String = self
            .eval("document.querySelector('[data-checkup=\"verdict\"]').dataset.diagnosis ?? ''")
            .await?;
        Ok(Some(id).filter(|id| !id.is_empty()))
    }

    pub(crate) async fn candidates(&self) -> Result<Vec<String>> {
        self.eval("[...document.querySelectorAll('[data-candidate]')].map((one) => one.dataset.candidate)").await
    }

    /// The steps, as `question=answer`.
    pub(crate) async fn steps(&self) -> Result<Vec<String>> {
        self.eval("[...document.querySelectorAll('[data-step]')].map((one) => `${one.dataset.step}=${one.dataset.answer}`)").await
    }

    /// The text that the page shows.
    pub(crate) async fn text(&self) -> Result<String> {
        self.eval("document.body.innerText").await
    }

    /// Waits until the address ends like this.
    pub(crate) async fn arrives(&self, end: &str) -> Result<()> {
        let begun = Instant::now();
        loop {
            // While one page gives way to the next, there is none to ask.
            let history = self.page.execute(GetNavigationHistoryParams::default()).await.ok();
            let url = history.and_then(|history| {
                let at = usize::try_from(history.result.current_index).ok()?;
                Some(history.result.entries.get(at)?.url.clone())
            });
            if url.as_deref().is_some_and(|url| url.ends_with(end)) {
                return Ok(());
            }
            ensure!(begun.elapsed() < PATIENCE, "the address is {url:?}, and not …{end}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until the address ends like this, and the page is there with all that it loads.
    pub(crate) async fn is_at(&self, end: &str) -> Result<()> {
        self.arrives(end).await?;
        let begun = Instant::now();
        loop {
            let ready = self.eval::<bool>("document.readyState === 'complete'").await;
            if ready.unwrap_or(false) {
                return Ok(());
            }
            ensure!(begun.elapsed() < PATIENCE, "…{end} is not loaded");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Whether an element takes any room on the page. Needs no JavaScript on it.
    pub(crate) async fn is_shown(&self, selector: &str) -> Result<bool> {
        let element = self
            .page
            .find_element(selector)
            .await
            .with_context(|| format!("nothing is `{selector}`"))?;
        let boxed = GetBoxModelParams::builder().backend_node_id(element.backend_node_id).build();
        Ok(self.page.execute(boxed).await.is_ok())
    }

    /// Clicks by moving the mouse there. Needs no JavaScript on the page.
    pub(crate) async fn point_at(&self, selector: &str) -> Result<()> {
        let element = self
            .page
            .find_element(selector)
            .await
            .with_context(|| format!("nothing is `{selector}`"))?;
        let node = element.backend_node_id;
        self.page
            .execute(ScrollIntoViewIfNeededParams::builder().backend_node_id(node).build())
            .await?;
        let point = element.clickable_point().await?;
        self.page.click(point).await?;
        Ok(())
    }

    /// Cuts the browser off from every host.
    pub(crate) async fn go_offline(&self) -> Result<()> {
        let everything = NetworkConditions::new(String::new(), 0.0, -1.0, -1.0);
        self.page
            .execute(EmulateNetworkConditionsByRuleParams::new(true, vec![everything]))
            .await?;
        Ok(())
    }

    /// The value of an expression, worked out under the policy of the page.
    pub(crate) async fn eval<T: serde::de::DeserializeOwned>(&self, script: &str) -> Result<T> {
        let expression = EvaluateParams::builder()
            .expression(script)
            .await_promise(true)
            .return_by_value(true)
            .allow_unsafe_eval_blocked_by_csp(false)
            .build()
            .map_err(anyhow::Error::msg)?;
        let result = self.page.evaluate_expression(expression).await;
        Ok(result.with_context(|| format!("in `{script}`"))?.into_value()?)
    }

    /// What the browser reported of this kind: `request`, `headers`, `console`, `log` or `exception`.
    pub(crate) fn heard(&self, kind: &str) -> Vec<String> {
        let heard = self.heard.lock().expect("no listener panics");
        heard.iter().filter(|line| line.starts_with(kind)).cloned().collect()
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

    /// What stood there when a test failed.
    pub(crate) async fn account(&self) -> String {
        let text = self.text().await.unwrap_or_else(|error| error.to_string());
        let heard = self.heard.lock().expect("no listener panics");
        let said: Vec<_> = heard.iter().filter(|line| !line.starts_with(['r', 'h'])).collect();
        format!("--- the page\n{text}\n--- the browser\n{said:#?}")
    }
}
