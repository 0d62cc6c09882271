//! How fast a text is read, and the tree is walked.

use anyhow::{Context, Result};
use diagnosis::{
    Account, Evidence, Holder, Plan, Reading, Refusal, TokenShape, Usage, Verdict, consult,
};
use serde::Deserialize;
use std::fmt::Write;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What the measurement takes.
#[derive(clap::Args)]
// The command that these are flattened into has a group of this name already.
#[group(skip)]
pub(super) struct Arguments {
    /// Labelled reports, one JSON object a line, as for `corpus`: reads them all, too.
    #[arg(long, value_name = "FILE")]
    corpus: Option<PathBuf>,
}

/// How large the texts are, in bytes.
const SIZE: usize = 8_000_000;

/// How often everything is measured; the median counts.
const RUNS: usize = 11;

/// How often the tree is walked in one measurement: one walk is too short for the clock.
const WALKS: u32 = 2_000;

/// What the reader aims at, in bytes a second.
const AIM_READING: &str = "≥ 100 MB/s";

/// What a walk aims at.
const AIM_WALK: &str = "< 5 µs";

/// Measures, and prints a table.
///
/// # Errors
/// The reports cannot be read.
pub(super) fn run(arguments: &Arguments) -> Result<()> {
    println!("{:<44} {:>12} {:>12}   aim", "", "median", "best");
    for (name, text) in [("tracebacks and logs", logs()), ("prose", prose())] {
        let megabytes = megabytes(&text);
        println!("{megabytes:.1} MB of {name}");
        rate("  read", megabytes, AIM_READING, || reading::read(&text));
        rate("  floor: count the lines", megabytes, "", || {
            text.bytes().filter(|byte| *byte == b'\n').count()
        });
        rate("  floor: copy in lower case", megabytes, "", || text.to_ascii_lowercase());
    }
    println!("one walk through the tree");
    for (name, evidence) in [
        ("  no evidence", Evidence::default()),
        ("  a bare 402", bare_402()),
        ("  a bare 402, the token, account and usage", everything()),
    ] {
        time(name, WALKS, AIM_WALK, || consult(&evidence));
    }
    if let Some(file) = &arguments.corpus {
        let reports = reports(file)?;
        println!("{} reports, {:.2} MB", reports.len(), megabytes(&reports.concat()));
        time("  read all and walk with each", 1, "", || verdicts(&reports));
    }
    Ok(())
}

fn rate<T>(name: &str, megabytes: f64, aim: &str, work: impl Fn() -> T) {
    let (median, best) = measure(1, work);
    let rate = |taken: Duration| format!("{:.0} MB/s", megabytes / taken.as_secs_f64());
    println!("{name:<44} {:>12} {:>12}   {aim}", rate(median), rate(best));
}

fn time<T>(name: &str, times: u32, aim: &str, work: impl Fn() -> T) {
    let (median, best) = measure(times, work);
    let each = |taken: Duration| format!("{:.2} µs", taken.as_secs_f64() * 1e6);
    println!("{name:<44} {:>12} {:>12}   {aim}", each(median), each(best));
}

/// The median and the best time for one piece of work that is done so many times in each run.
fn measure<T>(times: u32, work: impl Fn() -> T) -> (Duration, Duration) {
    let mut taken: Vec<_> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            for _ in 0..times {
                black_box(work());
            }
            started.elapsed() / times
        })
        .collect();
    taken.sort();
    (taken[RUNS / 2], taken[0])
}

fn megabytes(text: &str) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "no text is that long")]
    let bytes = text.len() as f64;
    bytes / 1e6
}

/// What a server writes on a bad day: every refusal there is, in tracebacks between lines that say nothing.
fn logs() -> String {
    let refusals: Vec<_> = hub_stub::replies().iter().filter(|reply| reply.status >= 400).collect();
    let mut text = String::with_capacity(SIZE + 10_000);
    let mut at = 0;
    while text.len() < SIZE {
        let reply = refusals[at % refusals.len()];
        let (second, status) = (at % 60, reply.status);
        for line in 0..8 {
            writeln!(
                text,
                "2026-11-22T10:15:{second:02}.{line:03}Z INFO [worker-{line}] app.pipeline: batch {at} of documents is ready, 32 items in {line}.7 s"
            )
            .expect("a string can be written to");
        }
        writeln!(
            text,
            "Traceback (most recent call last):\n  File \"/usr/lib/python3.12/site-packages/httpx/_client.py\", line 914, in send\n    response = self._send_handling_auth(request, auth=auth)\n  File \"/srv/app/pipeline.py\", line {at}, in summarize\n    answer = client.chat.completions.create(model=model, messages=messages)\nopenai.APIStatusError: Error code: {status} - {}\n",
            reply.body
        )
        .expect("a string can be written to");
        at += 1;
    }
    text
}

/// Sentences in an order that does not repeat soon, so that nothing can learn it.
fn prose() -> String {
    const SENTENCES: &[&str] = &[
        "The harbour lay still that morning, and the gulls had gone inland with the plough. ",
        "Nobody remembered who had planted the pear tree, but everyone had an opinion on its age. ",
        "She counted the steps, as she always did, and was one short. ",
        "“It will rain before noon,” he said, and folded his newspaper into a hat.\n\n",
        "A letter came for the schoolmaster, with a stamp that he had not seen before. ",
        "Half of the village walked to the market; the other half was already there. ",
        "In winter the road over the pass is closed, and the café sells twice as many cakes. ",
        "They measured the room in feet, then in hands, and in the end in sheets of paper.\n",
    ];
    let mut text = String::with_capacity(SIZE + 200);
    let mut state = 1_u32;
    while text.len() < SIZE {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text.push_str(SENTENCES[(state >> 29) as usize]);
    }
    text
}

fn bare_402() -> Evidence {
    let reading = Reading { refusal: Some(Refusal::PaymentRequired), ..Reading::default() };
    Evidence { paste: Some(reading), ..Evidence::default() }
}

fn everything() -> Evidence {
    Evidence {
        token: Some(TokenShape::User),
        account: Some(Ok(Account::Known(Holder {
            plan: Some(Plan::Free),
            can_pay: Some(false),
            may_infer: Some(true),
            in_paying_organization: Some(false),
            named_organization: None,
        }))),
        usage: Some(Ok(Usage::CreditSpent)),
        ..bare_402()
    }
}

/// What people pasted.
fn reports(file: &Path) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Report {
        pasted: String,
    }
    let text =
        std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            let report: Report = serde_json::from_str(line)
                .with_context(|| format!("{}:{}: not a report", file.display(), index + 1))?;
            Ok(report.pasted)
        })
        .collect()
}

fn verdicts(reports: &[String]) -> Vec<Verdict> {
    let read = |text: &String| Evidence {
        paste: Some(reading::read(text).reading()),
        ..Evidence::default()
    };
    reports.iter().map(|text| consult(&read(text))).collect()
}
