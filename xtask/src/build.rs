//! `cargo xtask build`: the site, checker included, into a folder.

use crate::checker;
use crate::progress::{Progress, Tone, count};
use anyhow::{Context, Result, anyhow, bail};
use serde_json::json;
use site::{Options, OutputFile, Problem, Sources, Tree};
use std::path::{Path, PathBuf};

/// Hugging Face's Hub.
pub const HUB: &str = "https://huggingface.co";

/// Hugging Face's router of inference calls.
pub const ROUTER: &str = "https://router.huggingface.co";

/// What `build` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// Where the site goes. What is there is replaced, once the new site is whole.
    #[arg(long, default_value = "dist")]
    out: PathBuf,
    /// The address that the site will have, such as <https://name.github.io/repo/>.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The folder with content/, templates/ and static/ [default: the repository].
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The Hub that the checker asks: fixed into the build.
    #[arg(long, value_name = "URL", default_value = HUB)]
    hub_url: String,
    /// The router that the checker asks: fixed into the build.
    #[arg(long, value_name = "URL", default_value = ROUTER)]
    router_url: String,
    /// Say nothing unless something is wrong.
    #[arg(long, conflicts_with = "json")]
    quiet: bool,
    /// Print one JSON object: what was built and how long each stage took, or the problems.
    #[arg(long)]
    json: bool,
}

/// Builds the site and writes it.
///
/// # Errors
/// The author's problems, all at once, or the machine's.
pub fn run(arguments: &Arguments) -> Result<()> {
    let mut progress = Progress::start(match (arguments.quiet, arguments.json) {
        (true, _) => Tone::Quiet,
        (_, true) => Tone::Json,
        _ => Tone::Usual,
    });
    let root = arguments.root.clone().unwrap_or_else(crate::repository);
    let compiled = progress.stage("checker", checker::compile)?;
    let options =
        options(&compiled, arguments.base_url.clone(), &arguments.hub_url, &arguments.router_url)?;
    let files = stages(&root, &options, &mut progress)?;
    let out = &arguments.out;
    progress.stage("write", || site::write(&files, out)).with_context(|| {
        format!("writing {}: what was there before is untouched", out.display())
    })?;

    let pages = files.iter().filter(|file| file.path.ends_with(".html")).count();
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    let (files, kilobytes, folder) = (files.len(), bytes / 1000, out.display());
    progress.done(
        &format!("{pages} pages, {files} files, {kilobytes} kB in {folder}"),
        &json!({ "pages": pages, "files": files, "bytes": bytes, "out": out }),
    );
    Ok(())
}

/// What a build needs to know, with the endpoints fixed into the checker.
///
/// # Errors
/// An endpoint is not an address of the kind that a page may ask.
pub fn options(
    compiled: &checker::Compiled,
    base_url: Option<String>,
    hub_url: &str,
    router_url: &str,
) -> Result<Options> {
    let (hub_url, router_url) = (endpoint(hub_url)?, endpoint(router_url)?);
    Ok(Options {
        base_url,
        checker: Some(compiled.fix(&hub_url, &router_url)),
        hub_url,
        router_url,
    })
}

/// The files of the site under `root`.
///
/// # Errors
/// The author's problems, one a line, or the machine's.
pub fn site(root: &Path, options: &Options) -> Result<Vec<OutputFile>> {
    stages(root, options, &mut Progress::start(Tone::Quiet))
}

/// The same, stage by stage.
fn stages(root: &Path, options: &Options, progress: &mut Progress) -> Result<Vec<OutputFile>> {
    let sources = progress.stage("load", || site::load(root))?;
    let built = understood(&sources, options, progress);
    built.map_err(|problems| {
        progress.problems(&problems, &sources);
        anyhow!(count(&problems))
    })
}

fn understood(
    sources: &Sources,
    options: &Options,
    progress: &mut Progress,
) -> Result<Vec<OutputFile>, Vec<Problem>> {
    let draft = progress.stage("parse", || site::parse(sources))?;
    let linked = progress.stage("link", || site::link(draft, Tree::whole(), sources))?;
    progress.stage("render", || site::render(&linked, sources, options))
}

/// The origin that an address names. A token goes there, so it must be safe on the way: HTTPS, or this very machine.
fn endpoint(url: &str) -> Result<String> {
    let origin = url.trim_end_matches('/');
    let host = origin.strip_prefix("https://").or_else(|| {
        origin.strip_prefix("http://").filter(|rest| {
            let name = rest.split(':').next().unwrap_or_default();
            matches!(name, "127.0.0.1" | "localhost")
        })
    });
    let plain = |host: &str| {
        !host.is_empty()
            && host
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':'))
    };
    match host {
        Some(host) if plain(host) => Ok(origin.to_owned()),
        _ => bail!("`{url}` cannot be an endpoint: give https:// and a host, without a path"),
    }
}

#[cfg(test)]
mod tests {
    use super::endpoint;

    #[test]
    fn endpoints_are_origins_that_are_safe_on_the_way() {
        for good in ["https://huggingface.co", "https://hub.example:8443/", "http://127.0.0.1:4021"]
        {
            assert_eq!(endpoint(good).unwrap(), good.trim_end_matches('/'));
        }
        for bad in [
            "",
            "huggingface.co",
            "http://huggingface.co",
            "https://",
            "https://a.example/path",
            "https://a.example; script-src *",
            "https://a.example 'unsafe-inline'",
            "http://127.0.0.1.example",
        ] {
            assert!(endpoint(bad).is_err(), "`{bad}` passes");
        }
    }
}
