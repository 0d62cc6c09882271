//! `cargo xtask serve`: the site on this machine, rebuilt and reloaded when it changes.

use crate::{build, checker, server};
use anyhow::{Context, Result};
use axum::Router;
use axum::http::header;
use axum::response::sse::{self, Sse};
use axum::routing::get;
use hub_stub::Stub;
use notify::{RecursiveMode, Watcher};
use site::{Options, OutputFile};
use std::convert::Infallible;
use std::path::Path;
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
const QUIET: Duration = Duration::from_millis(30);

/// What every page gets while it is served here: the policy of the page allows scripts that are files of its own host.
const RELOAD_TAG: &str = "<script type=\"module\" src=\"/reload.js\"></script>";
const RELOAD_SCRIPT: &str = "new EventSource('/reload').onmessage = () => location.reload();\n";

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
        None => (build::HUB.to_owned(), build::ROUTER.to_owned()),
    };
    let options = build::options(&compiled, None, &hub, &router)?;
    let runtime = tokio::runtime::Runtime::new().context("starting the server's threads")?;
    runtime.block_on(serve(arguments, &options, stub.as_ref()))
}

async fn serve(arguments: &Arguments, options: &Options, stub: Option<&Stub>) -> Result<()> {
    let root = crate::repository();
    let files = server::Files::default();
    files.replace(built(&root, options), RELOAD_TAG);

    let (reload, reloads) = watch::channel(());
    let app = Router::new()
        .route("/reload", get(async move || Sse::new(events(reloads))))
        .route(
            "/reload.js",
            get(async || ([(header::CONTENT_TYPE, "text/javascript")], RELOAD_SCRIPT)),
        )
        .merge(server::router(files.clone(), "/"));

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

    println!("▸ http://{}/", listener.local_addr()?);
    println!(
        "  rebuilt when {} change; start it again after changing Rust code",
        WATCHED.join(", ")
    );
    if let Some(stub) = stub {
        introduce(stub);
    }
    let rebuilds = async {
        while changes.recv().await.is_some() {
            while tokio::time::timeout(QUIET, changes.recv()).await.is_ok() {}
            files.replace(built(&root, options), RELOAD_TAG);
            reload.send_replace(());
        }
    };
    tokio::select! {
        served = async { axum::serve(listener, app).await } => served.context("serving"),
        () = rebuilds => Ok(()),
        stopped = tokio::signal::ctrl_c() => stopped.context("waiting for Ctrl-C"),
    }
}

/// The site, or a page that shows what there is to mend.
fn built(root: &Path, options: &Options) -> Vec<OutputFile> {
    let started = Instant::now();
    match site::build(root, options) {
        Ok(files) => {
            println!("▸ built in {} ms", started.elapsed().as_millis());
            files
        }
        Err(error) => {
            eprintln!("{error}");
            vec![
                problem_page(&error.to_string(), "index.html"),
                problem_page(&error.to_string(), "404.html"),
            ]
        }
    }
}

fn problem_page(problems: &str, path: &str) -> OutputFile {
    let escaped = problems.replace('&', "&amp;").replace('<', "&lt;");
    let page = format!(
        "<!doctype html><meta charset=\"utf-8\"><title>To mend</title><h1>To mend</h1><pre>{escaped}</pre>"
    );
    OutputFile { path: path.to_owned(), bytes: page.into_bytes() }
}

/// One event after each rebuild.
fn events(
    mut reloads: watch::Receiver<()>,
) -> impl futures_core::Stream<Item = Result<sse::Event, Infallible>> {
    reloads.mark_unchanged();
    async_stream::stream! {
        while reloads.changed().await.is_ok() {
            yield Ok(sse::Event::default().data("reload"));
        }
    }
}

/// The demo tokens, and what each plays.
fn introduce(stub: &Stub) {
    println!("▸ the stand-in Hugging Face: {} and {}", stub.hub_url(), stub.router_url());
    println!("  paste one of these tokens:");
    for scenario in hub_stub::scenarios() {
        println!("  {}  {}: {}", scenario.token(), scenario.name, scenario.plays);
    }
}
