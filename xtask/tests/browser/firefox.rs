//! Firefox, over WebDriver BiDi, which it speaks by itself: no geckodriver, which Debian has not got, stands between.
//!
//! One Firefox serves all visitors; each has a user context and a window of their own.

use crate::driver::{Doing, Driver, Hand, Process};
use anyhow::{Context, Result, bail};
use async_tungstenite::WebSocketSender;
use async_tungstenite::tokio::{ConnectStream, connect_async};
use async_tungstenite::tungstenite::Message;
use futures_util::StreamExt;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tempfile::TempDir;
use tokio::sync::oneshot;

/// Firefox's own talk with the network has no place in a test.
const QUIET: &str = r#"
user_pref("app.normandy.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.safebrowsing.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,none");
"#;

pub(crate) struct Firefox {
    wire: Arc<Wire>,
    // In this order: the program first, then the folder that it writes to.
    _process: Process,
    _profile: TempDir,
}

impl Firefox {
    pub(crate) async fn launch(program: &Path) -> Result<Self> {
        let profile = tempfile::tempdir()?;
        std::fs::write(profile.path().join("user.js"), QUIET)?;
        let mut process = Command::new(program)
            .args(["--headless", "--no-remote", "--remote-debugging-port=0", "--profile"])
            .arg(profile.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("starting {}", program.display()))?;
        let said = process.stderr.take().context("its messages are piped")?;
        let process = Process(process);
        let mut said = BufReader::new(said).lines().map_while(Result::ok);
        let address = said
            .find_map(|line| line.strip_prefix("WebDriver BiDi listening on ").map(str::to_owned))
            .context("Firefox ended without saying where it listens")?;
        // Who does not read what it goes on to say makes it wait.
        std::thread::spawn(move || said.for_each(drop));
        let wire = Wire::connect(&format!("{address}/session")).await?;
        wire.call("session.new", json!({ "capabilities": {} })).await?;
        wire.call("session.subscribe", json!({ "events": ["log.entryAdded"] })).await?;
        Ok(Self { wire, _process: process, _profile: profile })
    }

    pub(crate) async fn page(&self, (width, height): (u32, u32)) -> Result<Page> {
        let wire = Arc::clone(&self.wire);
        let user = wire.call("browser.createUserContext", json!({})).await?["userContext"].take();
        let create = json!({ "type": "window", "userContext": user });
        let context = wire.call("browsingContext.create", create).await?["context"].take();
        let size = json!({ "context": context, "viewport": { "width": width, "height": height } });
        wire.call("browsingContext.setViewport", size).await?;
        Ok(Page { wire, user, context })
    }
}

/// One visitor's window.
pub(crate) struct Page {
    wire: Arc<Wire>,
    user: Value,
    context: Value,
}

impl Driver for Page {
    fn open<'a>(&'a self, url: &'a str) -> Doing<'a, ()> {
        Box::pin(async move {
            let to = json!({ "context": self.context, "url": url, "wait": "complete" });
            self.wire.call("browsingContext.navigate", to).await.map(drop)
        })
    }

    fn eval<'a>(&'a self, expression: &'a str) -> Doing<'a, Value> {
        Box::pin(async move {
            // As text, because BiDi has a form of its own for values.
            let expression =
                format!("(async () => JSON.stringify((await ({expression})) ?? null))()");
            let target = json!({ "context": self.context });
            let ask = json!({ "expression": expression, "target": target, "awaitPromise": true });
            let reply = self.wire.call("script.evaluate", ask).await?;
            let Some(text) = reply["result"]["value"].as_str() else {
                bail!("{}", reply["exceptionDetails"]["text"]);
            };
            Ok(serde_json::from_str(text)?)
        })
    }

    fn act<'a>(&'a self, hand: Hand<'a>) -> Doing<'a, ()> {
        Box::pin(async move {
            let actions = json!({ "context": self.context, "actions": hand.actions() });
            self.wire.call("input.performActions", actions).await.map(drop)
        })
    }

    fn console(&self) -> Option<Vec<String>> {
        let told = self.wire.told.lock().unwrap_or_else(PoisonError::into_inner);
        let here = told.iter().filter(|entry| entry["source"]["context"] == self.context);
        Some(here.map(ToString::to_string).collect())
    }

    fn end<'a>(&'a self) -> Doing<'a, ()> {
        Box::pin(async move {
            let user = json!({ "userContext": self.user });
            self.wire.call("browser.removeUserContext", user).await.map(drop)
        })
    }
}

/// The line to Firefox: commands go out with a number, replies come back with it, and events between them.
struct Wire {
    out: tokio::sync::Mutex<WebSocketSender<ConnectStream>>,
    waiting: Mutex<HashMap<u64, oneshot::Sender<Value>>>,
    told: Mutex<Vec<Value>>,
    last: AtomicU64,
}

impl Wire {
    async fn connect(address: &str) -> Result<Arc<Self>> {
        let (line, _) = connect_async(address).await.context("calling Firefox")?;
        let (out, mut replies) = line.split();
        let wire = Arc::new(Self {
            out: out.into(),
            waiting: Mutex::default(),
            told: Mutex::default(),
            last: AtomicU64::default(),
        });
        let heard = Arc::downgrade(&wire);
        tokio::spawn(async move {
            while let Some(Ok(message)) = replies.next().await {
                let Some(wire) = heard.upgrade() else { return };
                if let Ok(message) = message.to_text() {
                    wire.hear(serde_json::from_str(message).unwrap_or_default());
                }
            }
            // Whoever still waits is told that no reply will come.
            if let Some(wire) = heard.upgrade() {
                wire.waiting.lock().unwrap_or_else(PoisonError::into_inner).clear();
            }
        });
        Ok(wire)
    }

    fn hear(&self, mut message: Value) {
        if let Some(number) = message["id"].as_u64() {
            let asker = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).remove(&number);
            // Whoever gave up waiting does not hear it.
            let _ = asker.map(|asker| asker.send(message));
        } else {
            let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            told.push(message["params"].take());
        }
    }

    async fn call(&self, method: &str, params: Value) -> Result<Value> {
        let number = self.last.fetch_add(1, Ordering::Relaxed);
        let (reply, replied) = oneshot::channel();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).insert(number, reply);
        let command = json!({ "id": number, "method": method, "params": params });
        self.out.lock().await.send(Message::text(command.to_string())).await?;
        let mut reply = replied.await.with_context(|| format!("Firefox went at `{method}`"))?;
        if reply["type"] == "error" {
            bail!("Firefox refuses `{method}`: {}", reply["message"]);
        }
        Ok(reply["result"].take())
    }
}
