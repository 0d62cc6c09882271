//! `cargo xtask serve`: the site on this machine, rebuilt and reloaded when it changes.

use crate::progress::{count, seconds, shown};
use crate::{build, checker, server};
use anyhow::{Context, Result};
use axum::Router;
use axum::http::header;
use axum::response::sse::{self, Sse};
use axum::routing::get;
use hub_stub::Stub;
use notify::{RecursiveMode, Watcher};
use site::{Options, Tree};
use std::convert::Infallible;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, watch};

/// What `serve` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// The port on this machine.
    #[arg(long, default_value_t = 4020)]
    port: u16,
    /// Serve the stand-in Hugging Face beside the site, and have the checker ask it.
    #[arg(long)]
    stub: bool,
}

/// The folders whose changes show on the site.
const WATCHED: &[&str] = &["content", "templates", "static"];

/// Editors write a file in several steps: a build waits until nothing has changed for this long.
const QUIET: Duration = Duration::from_millis(20);

/// Loads a page again once the site is another one than the page came from.
const RELOAD_SCRIPT: &str = "const mine = new URL(import.meta.url).search.slice(1);
new EventSource('/reload').onmessage = ({ data }) => { if (data !== mine) location.reload(); };
";

/// Serves the site until Ctrl-C.
///
/// # Errors
/// The port is taken, or the checker cannot be built. An author's problems are shown, and waited for to be mended.
pub fn run(arguments: &Arguments) -> Result<()> {
    let compiled = checker::compile()?;
    let stub =
        arguments.stub.then(|| Stub::start(0, 0)).transpose().context("starting the stand-in")?;
    let (hub, router) = match &stub {
        Some(stub) => (stub.hub_url(), stub.router_url()),
        None => build::endpoints(&crate::repository(), None, None)?,
    };
    let options = build::options(&compiled, None, &hub, &router)?;
    let runtime = tokio::runtime::Runtime::new().context("starting the server's threads")?;
    runtime.block_on(serve(arguments, options, stub.as_ref()))
}

async fn serve(arguments: &Arguments, options: Options, stub: Option<&Stub>) -> Result<()> {
    let root = crate::repository();
    let mut workshop = Workshop::new(root.clone(), options);
    workshop.bring_up_to_date();

    let (reload, reloads) = watch::channel(workshop.version);
    let app = Router::new()
        .route("/reload", get(async move || Sse::new(versions(reloads))))
        .route("/reload.js", get(async || (RELOAD_HEADERS, RELOAD_SCRIPT)))
        .merge(server::router(workshop.files.clone(), "/"));

    let address = format!("127.0.0.1:{}", arguments.port);
    let listener = tokio::net::TcpListener::bind(&address)
        .await
        .with_context(|| format!("{address} is taken, or not to be had: try another --port"))?;
    let (changed, mut changes) = mpsc::unbounded_channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading a file is an event, too.
        if event.is_ok_and(|event| !event.kind.is_access()) {
            // Nobody listens any more once the server has stopped.
            let _ = changed.send(());
        }
    })?;
    for folder in WATCHED {
        watcher
            .watch(&root.join(folder), RecursiveMode::Recursive)
            .with_context(|| format!("watching {folder}"))?;
    }

    // The address comes last, where the eye is.
    if let Some(stub) = stub {
        introduce(stub);
    }
    println!(
        "▸ rebuilt when {} change; start it again after changing Rust code",
        WATCHED.join(", ")
    );
    println!("▸ http://{}/", listener.local_addr()?);
    let rebuilds = async {
        while changes.recv().await.is_some() {
            while tokio::time::timeout(QUIET, changes.recv()).await.is_ok() {}
            workshop.bring_up_to_date();
            reload.send_replace(workshop.version);
        }
    };
    tokio::select! {
        served = async { axum::serve(listener, app).await } => served.context("serving"),
        () = rebuilds => Ok(()),
        stopped = tokio::signal::ctrl_c() => stopped.context("waiting for Ctrl-C"),
    }
}

const RELOAD_HEADERS: [(header::HeaderName, &str); 2] =
    [(header::CONTENT_TYPE, "text/javascript"), (header::CACHE_CONTROL, "no-cache")];

/// The site as it is served, and what it takes to bring it up to date.
struct Workshop {
    root: PathBuf,
    options: Options,
    files: server::Files,
    /// How often the site was brought up to date.
    version: u64,
}

impl Workshop {
    fn new(root: PathBuf, options: Options) -> Self {
        Self { root, options, files: server::Files::default(), version: 0 }
    }

    /// Builds the site, or has every page show what there is to mend.
    fn bring_up_to_date(&mut self) {
        let started = Instant::now();
        self.version += 1;
        let tag = format!("<script type=\"module\" src=\"/reload.js?{}\"></script>", self.version);
        let sources = match site::load(&self.root) {
            Ok(sources) => sources,
            Err(error) => {
                return self.fail("the sources cannot be read", &format!("{error:#}"), tag);
            }
        };
        match site::assemble(&sources, Tree::whole(), &self.options) {
            Ok(files) => {
                println!("▸ built in {}", seconds(started.elapsed()));
                self.files.replace(files, &tag);
            }
            Err(problems) => self.fail(&count(&problems), &shown(&problems, &sources), tag),
        }
    }

    fn fail(&self, title: &str, text: &str, tag: String) {
        eprintln!("{text}\n▸ {title}");
        self.files.fail(problem_page(title, text), tag);
    }
}

/// A page that says what there is to mend; it is loaded again once that is done.
fn problem_page(title: &str, text: &str) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\"><title>{0}</title><h1>{0}</h1><pre>{1}</pre>",
        escaped(title),
        escaped(text),
    )
}

/// The version of the site, at once and after each build.
fn versions(
    mut versions: watch::Receiver<u64>,
) -> impl futures_core::Stream<Item = Result<sse::Event, Infallible>> {
    // At once, because a build may have come between the page and this call.
    versions.mark_changed();
    async_stream::stream! {
        while versions.changed().await.is_ok() {
            let version = *versions.borrow_and_update();
            yield Ok(sse::Event::default().data(version.to_string()));
        }
    }
}

/// The demo tokens, and what each plays.
fn introduce(stub: &Stub) {
    println!("▸ the stand-in Hugging Face, for the terminal with a token in HF_TOKEN:");
    println!("  hf402 --hub-url {} --router-url {}", stub.hub_url(), stub.router_url());
    println!("  paste one of these tokens:");
    for scenario in hub_stub::scenarios() {
        println!("  {}  {}: {}", scenario.token(), scenario.name, scenario.plays);
    }
}
