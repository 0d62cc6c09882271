//! One visitor, in any browser: what they do, and what they see.

use crate::driver::{Driver, Hand};
use anyhow::{Context, Result, ensure};
use hub_stub::Stub;
use std::time::{Duration, Instant};

/// Longer than any deadline of the check-up.
pub(crate) const PATIENCE: Duration = Duration::from_secs(45);

pub(crate) struct Visitor {
    pub(crate) driver: Box<dyn Driver>,
    pub(crate) stub: Stub,
    /// The address of the front page.
    pub(crate) url: String,
}

impl Visitor {
    /// Opens a page of the site, given without a slash at its beginning.
    pub(crate) async fn open(&self, path: &str) -> Result<()> {
        let url = format!("{}{path}", self.url);
        self.driver.open(&url).await.with_context(|| format!("opening {url}"))
    }

    /// The value of an expression, worked out under the policy of the page.
    pub(crate) async fn eval<T: serde::de::DeserializeOwned>(&self, script: &str) -> Result<T> {
        let value = self.driver.eval(script).await.with_context(|| format!("in `{script}`"))?;
        Ok(serde_json::from_value(value)?)
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

    /// Puts text into a field of the form.
    pub(crate) async fn fill(&self, field: &str, text: &str) -> Result<()> {
        self.unfold_form().await?;
        self.focus(&format!("[data-checkup=\"form\"] [name=\"{field}\"]")).await?;
        self.driver.act(Hand::Types(text)).await
    }

    /// Presses a key, wherever the focus is.
    pub(crate) async fn press(&self, key: &str) -> Result<()> {
        self.driver.act(Hand::Presses(key)).await
    }

    /// Gives an element the focus, wherever it is folded away.
    pub(crate) async fn focus(&self, selector: &str) -> Result<()> {
        self.reveal(selector).await?;
        let selector = serde_json::to_string(selector)?;
        self.eval(&format!("document.querySelector({selector}).focus()")).await
    }

    /// Opens what an element is folded away in.
    async fn reveal(&self, selector: &str) -> Result<()> {
        let selector = serde_json::to_string(selector)?;
        self.eval(&format!(
            "(() => {{ for (let at = document.querySelector({selector}); at; at = at.parentElement)
                if (at.tagName === 'DETAILS') at.open = true; }})()"
        ))
        .await
    }

    /// Brings the form back that a result has folded.
    pub(crate) async fn unfold_form(&self) -> Result<()> {
        self.eval(
            "(() => { const change = document.querySelector('[data-checkup=\"change\"]');
                if (!change.hidden) change.click(); })()",
        )
        .await
    }

    /// Clicks an element with the mouse, wherever it is folded away.
    pub(crate) async fn click(&self, selector: &str) -> Result<()> {
        self.reveal(selector).await?;
        let quoted = serde_json::to_string(selector)?;
        let place = format!(
            "((one) => {{ one.scrollIntoView({{ block: 'center', inline: 'center', behavior: 'instant' }});
                const box = one.getClientRects()[0];
                return box && [box.x + box.width / 2, box.y + box.height / 2]; }})(document.querySelector({quoted}))"
        );
        let place: Option<(f64, f64)> = self.eval(&place).await?;
        let (x, y) = place.with_context(|| format!("`{selector}` takes no room"))?;
        self.driver.act(Hand::Click(x, y)).await
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

    /// That the page shows this sentence.
    pub(crate) async fn says(&self, sentence: &str) -> Result<()> {
        let text = self.text().await?;
        ensure!(text.contains(sentence), "the page does not say “{sentence}”");
        Ok(())
    }

    /// Whether an element can be seen on the page, wherever that is scrolled to.
    pub(crate) async fn is_shown(&self, selector: &str) -> Result<bool> {
        let selector = serde_json::to_string(selector)?;
        self.eval(&format!("document.querySelector({selector}).checkVisibility()")).await
    }

    /// Waits until the address ends like this.
    pub(crate) async fn arrives(&self, end: &str) -> Result<()> {
        self.holds(&format!("location.href.endsWith({})", serde_json::to_string(end)?)).await
    }

    /// Waits until the address ends like this, and the page is there with all that it loads.
    pub(crate) async fn is_at(&self, end: &str) -> Result<()> {
        let end = serde_json::to_string(end)?;
        self.holds(&format!("location.href.endsWith({end}) && document.readyState === 'complete'"))
            .await
    }

    /// What stood there when a test failed.
    pub(crate) async fn account(&self) -> String {
        let text = self.text().await.unwrap_or_else(|error| error.to_string());
        let address: String = self.eval("location.href").await.unwrap_or_default();
        let told = self.driver.console();
        format!("--- the page at {address}\n{text}\n--- the browser\n{told:#?}")
    }
}
