//! `cargo xtask read`: what a text says, and what it comes to.

use anyhow::{Context, Result};
use diagnosis::{Evidence, Path, Probe, Step, Verdict, consult};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::path::PathBuf;

/// What `read` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// The text; standard input if no file is named.
    file: Option<PathBuf>,
}

/// Prints, as JSON, what was read, the verdict or the candidates in order, and the path.
///
/// # Errors
/// The text cannot be read.
pub fn run(arguments: &Arguments) -> Result<()> {
    let mut bytes = Vec::new();
    match &arguments.file {
        Some(file) => {
            bytes = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
        }
        None => {
            std::io::stdin().read_to_end(&mut bytes).context("reading standard input")?;
        }
    }
    let report = report(&String::from_utf8_lossy(&bytes));
    writeln!(std::io::stdout(), "{report:#}").context("writing the report")
}

fn report(text: &str) -> Value {
    let details = reading::details::details(text);
    let reading = reading::read(text);
    let evidence = Evidence { paste: Some(reading), ..Evidence::default() };
    let read = json!({
        "refusal": reading.refusal.map(|refusal| format!("{refusal:?}")),
        "speaks_of": reading.speaks_of.map(|topic| format!("{topic:?}")),
        "payer": reading.payer.map(|payer| format!("{payer:?}")),
        "status": details.status,
        "host": details.host,
        "client": details.client.map(|client| client.name()),
        "version": details.version,
        "provider": details.provider,
        "model": details.model,
        "request_id": details.request_id,
        "envelope": details.envelope.map(|envelope| format!("{envelope:?}")),
        "tokens": details.tokens,
        "code": findings(text),
        "print_this": details.print_this,
    });
    match consult(&evidence) {
        Verdict::Reached(path) => {
            json!({ "read": read, "verdict": path.diagnosis.id, "path": steps(&path.steps) })
        }
        Verdict::Open { so_far, undecided, candidates } => json!({
            "read": read,
            "verdict": null,
            "candidates": candidates.iter().map(candidate).collect::<Vec<_>>(),
            "question": undecided.first().map(|open| open.question.ask),
            "path": steps(&so_far),
        }),
    }
}

/// What stands in a piece of code, by line.
fn findings(text: &str) -> Vec<Value> {
    if !reading::snippet::is_code(text) {
        return Vec::new();
    }
    let finding = |finding: reading::snippet::Finding| {
        json!({
            "line": finding.line,
            "what": format!("{:?}", finding.what),
            "words": finding.what.words(),
            "excerpt": text.lines().nth(finding.line - 1).map(reading::snippet::excerpt),
        })
    };
    reading::snippet::findings(text).into_iter().map(finding).collect()
}

fn candidate(path: &Path) -> Value {
    let open = path.steps.iter().filter(|step| step.decided_by.is_none());
    let confirmed_by: Vec<_> =
        open.map(|step| json!({ "question": step.question.ask, "answer": step.answer })).collect();
    json!({ "id": path.diagnosis.id, "confirmed_by": confirmed_by })
}

fn steps(steps: &[Step]) -> Vec<Value> {
    let by = |probe: Probe| format!("{probe:?}").to_lowercase();
    let step = |step: &Step| {
        json!({
            "question": step.question.id,
            "answer": step.answer,
            "decided_by": step.decided_by.map(by),
            "contradicted_by": step.contradicted_by.map(by),
        })
    };
    steps.iter().map(step).collect()
}
