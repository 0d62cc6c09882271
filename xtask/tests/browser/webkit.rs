//! WebKit, as WebKitGTK's MiniBrowser has it, over WebDriver, on a screen of memory.
//!
//! A driver of WebKit holds one session, so each visitor has a driver and a browser of their own.

use crate::driver::{Doing, Driver, Hand, Process, free_port};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use ureq::Agent;
use xtask::browsers::WebKit as Programs;

/// Longer than a loaded machine takes to start a browser, and any page to settle.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct WebKit {
    programs: Programs,
    display: String,
    _screen: Process,
}

impl WebKit {
    pub(crate) fn launch(programs: Programs) -> Result<Self> {
        let mut screen = Command::new(&programs.screen)
            .args(["-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("starting {}", programs.screen.display()))?;
        let said = screen.stdout.take().context("its number is piped")?;
        let screen = Process(screen);
        let mut number = String::new();
        BufReader::new(said).read_line(&mut number)?;
        ensure!(!number.is_empty(), "{} ended without a screen", programs.screen.display());
        Ok(Self { programs, display: format!(":{}", number.trim()), _screen: screen })
    }

    pub(crate) fn page(&self, (width, height): (u32, u32)) -> Result<Page> {
        let port = free_port()?;
        let driver = Command::new(&self.programs.driver)
            .arg(format!("--port={port}"))
            .env("DISPLAY", &self.display)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("starting {}", self.programs.driver.display()))?;
        let driver = Process(driver);
        let agent = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .build()
            .new_agent();
        let mut page = Page { agent, session: format!("http://127.0.0.1:{port}"), _driver: driver };
        let begun = Instant::now();
        while let Err(error) = page.agent.get(format!("{}/status", page.session)).call() {
            ensure!(begun.elapsed() < PATIENCE, "the driver of WebKit does not answer: {error}");
            std::thread::sleep(Duration::from_millis(20));
        }
        let options = json!({ "binary": self.programs.browser, "args": ["--automation"] });
        let wanted = json!({ "webkitgtk:browserOptions": options });
        let begin = json!({ "capabilities": { "alwaysMatch": wanted } });
        let session = page.call("/session", &begin)?;
        let id = session["sessionId"].as_str().context("a session has an id")?;
        page.session = format!("{}/session/{id}", page.session);
        page.call("/window/rect", &json!({ "width": width, "height": height }))?;
        Ok(page)
    }
}

/// One visitor's browser.
pub(crate) struct Page {
    agent: Agent,
    session: String,
    _driver: Process,
}

impl Page {
    /// Waits where it is called: what it waits for runs elsewhere.
    fn call(&self, what: &str, body: &Value) -> Result<Value> {
        let mut reply = self
            .agent
            .post(format!("{}{what}", self.session))
            .send(body.to_string())
            .with_context(|| format!("asking WebKit for `{what}`"))?;
        let ok = reply.status().is_success();
        let mut reply: Value = serde_json::from_str(&reply.body_mut().read_to_string()?)?;
        let value = reply["value"].take();
        ensure!(ok, "WebKit refuses `{what}`: {value}");
        Ok(value)
    }
}

impl Driver for Page {
    fn open<'a>(&'a self, url: &'a str) -> Doing<'a, ()> {
        Box::pin(async move { self.call("/url", &json!({ "url": url })).map(drop) })
    }

    fn eval<'a>(&'a self, expression: &'a str) -> Doing<'a, Value> {
        Box::pin(async move {
            let script = format!(
                "const done = arguments[0]; (async () => [(await ({expression})) ?? null])()
                    .then(done, (error) => done(String(error)))"
            );
            let value = self.call("/execute/async", &json!({ "script": script, "args": [] }))?;
            ensure!(value.is_array(), "{value}");
            Ok(value[0].clone())
        })
    }

    fn act<'a>(&'a self, hand: Hand<'a>) -> Doing<'a, ()> {
        Box::pin(
            async move { self.call("/actions", &json!({ "actions": hand.actions() })).map(drop) },
        )
    }

    fn console(&self) -> Option<Vec<String>> {
        None
    }

    fn end<'a>(&'a self) -> Doing<'a, ()> {
        Box::pin(async move { Ok(self.agent.delete(&self.session).call().map(drop)?) })
    }
}
