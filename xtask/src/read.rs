//! `cargo xtask read`: what a text says, and what it comes to.

use anyhow::{Context, Result};
use diagnosis::{Evidence, Path, Probe, Step, Verdict, consult};
use reading::{Call, Text};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::path::PathBuf;

/// What `read` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// The text; standard input if no file is named.
    file: Option<PathBuf>,
}

/// Prints, as JSON, the calls that the text tells of, the verdict or the candidates in order, and the path.
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
    match writeln!(std::io::stdout(), "{report:#}") {
        // Whoever reads only the beginning has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => written.context("writing the report"),
    }
}

fn report(text: &str) -> Value {
    let text = reading::read(text);
    let reading = text.reading();
    let evidence = Evidence { paste: Some(reading), ..Evidence::default() };
    let details = &text.details;
    let read = json!({
        "refusal": reading.refusal.map(|refusal| format!("{refusal:?}")),
        "because": text.call().and_then(|call| words(&text, call.because.as_ref()?)),
        "suspects": reading.suspects.map(|refusal| format!("{refusal:?}")),
        "suspected_by": text.suspected_by.as_ref().and_then(|span| words(&text, span)),
        "speaks_of": reading.speaks_of.map(|topic| format!("{topic:?}")),
        "payer": reading.payer.map(|payer| format!("{payer:?}")),
        "calls": text.calls.iter().map(|each| call(&text, each)).collect::<Vec<_>>(),
        "status": details.status,
        "host": details.host,
        "client": details.client.map(|client| client.title),
        "version": details.version,
        "provider": details.provider,
        "model": details.model,
        "request_id": details.request_id,
        "tokens": details.tokens,
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

fn call(text: &Text, call: &Call) -> Value {
    json!({
        "status": call.status,
        "host": call.host,
        "answerer": format!("{:?}", call.answerer),
        "message": call.message.map(|message| message.id),
        "refusal": call.refusal.map(|refusal| format!("{refusal:?}")),
        "because": call.because.as_ref().and_then(|span| words(text, span)),
    })
}

/// The words of the text at a place, without any token.
fn words(text: &Text, span: &reading::Span) -> Option<String> {
    text.shown.get(text.place(span)).filter(|words| !words.is_empty()).map(str::to_owned)
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
