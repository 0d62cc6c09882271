//! `cargo xtask build`: the site, checker included, into a folder.

use crate::progress::{Progress, Tone, count};
use crate::{checker, pages};
use anyhow::{Context, Error, Result, anyhow};
use serde_json::json;
use site::{Options, OutputFile, Tree};
use std::path::{Path, PathBuf};
use std::process::Command;

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
    /// Take the address that GitHub Pages gives this repository, by its remote `origin`.
    #[arg(long, conflicts_with = "base_url")]
    pages: bool,
    /// The folder with content/, templates/ and static/ [default: the repository].
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The Hub that the checker asks: fixed into the build [default: site.toml's, or Hugging Face's].
    #[arg(long, value_name = "URL")]
    hub_url: Option<String>,
    /// The router that the checker asks: fixed into the build [default: site.toml's, or Hugging Face's].
    #[arg(long, value_name = "URL")]
    router_url: Option<String>,
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
    let (hub, router) = endpoints(&root, arguments.hub_url.clone(), arguments.router_url.clone())?;
    let base_url = match arguments.pages {
        true => Some(pages::address(&crate::repository())?),
        false => arguments.base_url.clone(),
    };
    let options = options(&compiled, base_url, &hub, &router)?;
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
    let [hub_url, router_url] = [hub_url, router_url].map(site::options::endpoint);
    let (hub_url, router_url) = (hub_url.map_err(Error::msg)?, router_url.map_err(Error::msg)?);
    let base_url = base_url.map(|url| site::options::base_url(&url).map_err(Error::msg));
    Ok(Options {
        pictures: base_url.is_some(),
        base_url: base_url.transpose()?,
        revision: revision(),
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

fn stages(root: &Path, options: &Options, progress: &mut Progress) -> Result<Vec<OutputFile>> {
    let sources = progress.stage("load", || site::load(root))?;
    let built = progress.stage("assemble", || site::assemble(&sources, Tree::whole(), options));
    built.map_err(|problems| {
        progress.problems(&problems, &sources);
        anyhow!(count(&problems))
    })
}

/// The endpoints of the checker: those given, or the ones that the settings of the site name, or Hugging Face's.
///
/// # Errors
/// The file of the settings cannot be read.
pub fn endpoints(
    root: &Path,
    hub: Option<String>,
    router: Option<String>,
) -> Result<(String, String)> {
    let (own_hub, own_router) = site::own(root)?.map(|own| (own.hub_url, own.router_url)).unzip();
    Ok((
        hub.or(own_hub.flatten()).unwrap_or_else(|| HUB.to_owned()),
        router.or(own_router.flatten()).unwrap_or_else(|| ROUTER.to_owned()),
    ))
}

/// The commit that is being built, if git knows it and nothing was changed since.
fn revision() -> Option<String> {
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        let output = git.args(arguments).current_dir(crate::repository()).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| text.trim().to_owned())
    };
    let changes = git(&["status", "--porcelain"])?;
    git(&["rev-parse", "HEAD"]).filter(|_| changes.is_empty())
}
