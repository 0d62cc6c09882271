//! `cargo xtask audit`: what Lighthouse says of the site, on a simulated phone.
//!
//! It deliberately is no part of `cargo xtask test`: Lighthouse comes from npm and needs Node, which nothing else here
//! does.

use crate::tools::{self, run as run_command};
use crate::{build, checker, repository, server};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The version that is installed, so that a score means the same everywhere: the last that runs on Node 18 and 20, too.
const LIGHTHOUSE: &str = "12.8.2";

/// What is looked at: a name for the report, and the address behind the front page's.
const PAGES: &[(&str, &str)] =
    &[("front", ""), ("diagnosis", "diagnoses/credits-depleted-pro/"), ("checker", "checkup/")];

/// What is asked of every page, in the words of Lighthouse.
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// How often a page is looked at: a busy machine makes it look slow, so the best time counts.
const TRIES: usize = 3;

/// Looks at the pages, and demands a full score in every category.
///
/// # Errors
/// A score is not full, or Lighthouse cannot be had.
pub fn run() -> Result<()> {
    let (Some(node), Some(npm)) = (tools::found("node"), tools::found("npm")) else {
        bail!(
            "Lighthouse runs on Node, and `node` and `npm` are not both here: install Node 18.16 or later, and try again"
        );
    };
    let browser = tools::ensure_browser()?;
    let folder = repository().join("target/lighthouse");
    install(&npm, &folder)?;

    let runtime = tokio::runtime::Runtime::new().context("starting the server's threads")?;
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))?;
    let url = format!("http://{}/", listener.local_addr()?);
    let (hub, router) = build::endpoints(&repository(), None, None)?;
    let options = build::options(&checker::compile()?, Some(url.clone()), &hub, &router)?;
    let files = server::Files::default();
    files.replace(build::site(&repository(), &options)?, "");
    runtime.spawn(async move { axum::serve(listener, server::router(files, "/")).await });

    let mut faults = Vec::new();
    for (name, path) in PAGES {
        let report = folder.join(format!("{name}.json"));
        let mut looked = Vec::new();
        while looked.len() < TRIES && !looked.last().is_some_and(is_full) {
            let mut command = Command::new(&node);
            command.arg(folder.join("node_modules/lighthouse/cli/index.js"));
            command.arg(format!("{url}{path}")).args(["--quiet", "--output=json"]);
            command.args(["--form-factor=mobile", "--output-path"]).arg(&report);
            command.arg(format!("--only-categories={}", CATEGORIES.join(",")));
            // Debian's Chromium does not start as root with a sandbox, and only our own pages are loaded.
            command.arg("--chrome-flags=--headless=new --no-sandbox").env("CHROME_PATH", &browser);
            run_command(&mut command)?;
            looked.push(read(&report)?);
        }
        let best = looked.into_iter().max_by(|one, other| total(one).total_cmp(&total(other)));
        let best = best.context("no page was looked at")?;
        let scores = CATEGORIES.map(|category| {
            format!("{category} {:.0}", 100.0 * score(&best["categories"][category]))
        });
        println!("▸ {name}: {}", scores.join(", "));
        faults.extend(wanting(&best).into_iter().map(|fault| format!("  {name}: {fault}")));
    }
    if faults.is_empty() { Ok(()) } else { bail!("not every score is 100\n{}", faults.join("\n")) }
}

/// Puts Lighthouse below `target/`, unless this very version is there.
fn install(npm: &Path, folder: &Path) -> Result<()> {
    let package = folder.join("node_modules/lighthouse/package.json");
    if read(&package).is_ok_and(|package| package["version"] == LIGHTHOUSE) {
        return Ok(());
    }
    println!("▸ npm installs Lighthouse {LIGHTHOUSE} below target/");
    let mut command = Command::new(npm);
    command.args(["install", "--silent", "--no-save", "--no-audit", "--no-fund"]);
    command.arg("--ignore-scripts").arg("--prefix").arg(folder);
    run_command(command.arg(format!("lighthouse@{LIGHTHOUSE}")))
}

fn read(file: &Path) -> Result<Value> {
    let text =
        std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", file.display()))
}

/// From 0 to 1; what has no score is not full.
fn score(scored: &Value) -> f64 {
    scored["score"].as_f64().unwrap_or(0.0)
}

fn total(report: &Value) -> f64 {
    CATEGORIES.iter().map(|category| score(&report["categories"][category])).sum()
}

fn is_full(report: &Value) -> bool {
    CATEGORIES.iter().all(|category| score(&report["categories"][category]) >= 1.0)
}

/// What keeps the categories of a report from being full: those checks that count.
fn wanting(report: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for category in CATEGORIES {
        let whole = &report["categories"][category];
        if score(whole) >= 1.0 {
            continue;
        }
        let checks = whole["auditRefs"].as_array().map(Vec::as_slice).unwrap_or_default();
        let counts = |check: &&Value| check["weight"].as_f64().unwrap_or(0.0) > 0.0;
        let before = faults.len();
        for check in checks.iter().filter(counts) {
            let audit = &report["audits"][check["id"].as_str().unwrap_or_default()];
            // A check that does not apply to a page has no score.
            if audit["score"].as_f64().is_some_and(|score| score < 1.0) {
                let title = audit["title"].as_str().unwrap_or_default();
                let value = audit["displayValue"].as_str().unwrap_or_default();
                faults.push(format!("{category}: {title} {value}").trim_end().to_owned());
            }
        }
        if faults.len() == before {
            faults.push(format!("{category}: Lighthouse gives no reason"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_counts_and_is_not_full_is_told() {
        let full = json!({"score": 1, "auditRefs": []});
        let mut report = json!({
            "categories": {
                "performance": {"score": 0.98, "auditRefs": [
                    {"id": "lcp", "weight": 25},
                    {"id": "hint", "weight": 0},
                    {"id": "none", "weight": 1},
                ]},
                "accessibility": full, "best-practices": full, "seo": full,
            },
            "audits": {
                "lcp": {"score": 0.9, "title": "Largest Contentful Paint", "displayValue": "2 s"},
                "hint": {"score": 0, "title": "A hint"},
                "none": {"score": null, "title": "Does not apply"},
            },
        });
        assert!(!is_full(&report));
        assert_eq!(wanting(&report), ["performance: Largest Contentful Paint 2 s"]);
        report["categories"]["performance"] = full;
        assert!(is_full(&report) && wanting(&report).is_empty());
        report["categories"]["seo"] = json!({"score": null});
        assert_eq!(wanting(&report), ["seo: Lighthouse gives no reason"]);
    }
}
