//! What a command tells while it works, and at its end: on a terminal the stage it is at; elsewhere plain lines.

use serde_json::{Value, json};
use site::{Problem, Sources};
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// How much a command tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// What is under way, what came of it, and what went wrong.
    Usual,
    /// Only what went wrong.
    Quiet,
    /// One JSON object at the end, on standard output, and nothing else.
    Json,
}

/// The stages of a command, and how long each took.
pub struct Progress {
    tone: Tone,
    started: Instant,
    stages: Vec<(&'static str, Duration)>,
}

impl Progress {
    /// Starts the clock.
    pub fn start(tone: Tone) -> Self {
        Self { tone, started: Instant::now(), stages: Vec::new() }
    }

    /// Does a piece of work, and says so on a terminal for as long as it takes.
    pub fn stage<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let shows = self.tone == Tone::Usual && std::io::stderr().is_terminal();
        if shows {
            eprint!("\r\x1b[K▸ {name} …");
            // A terminal that cannot be written to shows nothing anyway.
            drop(std::io::stderr().flush());
        }
        let started = Instant::now();
        let result = work();
        self.stages.push((name, started.elapsed()));
        if shows {
            eprint!("\r\x1b[K");
        }
        result
    }

    /// Says what came of it: a line for people, numbers for programs.
    pub fn done(&self, line: &str, numbers: &Value) {
        match self.tone {
            Tone::Quiet => {}
            Tone::Usual => println!("▸ {line}\n  {}", self.times()),
            Tone::Json => {
                let mut object = numbers.clone();
                object["stages"] = self
                    .stages
                    .iter()
                    .map(|(name, taken)| json!({ "name": name, "seconds": taken.as_secs_f64() }))
                    .collect();
                object["seconds"] = json!(self.started.elapsed().as_secs_f64());
                println!("{object}");
            }
        }
    }

    /// Shows an author everything that there is to mend.
    pub fn problems(&self, problems: &[Problem], sources: &Sources) {
        if self.tone == Tone::Json {
            println!("{}", json!({ "problems": problems }));
        } else {
            eprintln!("{}", shown(problems, sources));
        }
    }

    /// The stages with their times, in one line.
    fn times(&self) -> String {
        let times = self.stages.iter().map(|(name, taken)| format!("{name} {}", seconds(*taken)));
        let times: Vec<_> = times.collect();
        format!("{} in {}", times.join(", "), seconds(self.started.elapsed()))
    }
}

/// A time as people read it.
pub fn seconds(taken: Duration) -> String {
    match taken.as_millis() {
        0..1_000 => format!("{:.1} ms", taken.as_secs_f64() * 1e3),
        _ => format!("{:.1} s", taken.as_secs_f64()),
    }
}

/// Problems as a terminal shows them, each with its line.
pub fn shown(problems: &[Problem], sources: &Sources) -> String {
    problems.iter().map(|problem| sources.shown(problem)).collect::<Vec<_>>().join("\n\n")
}

/// How many there are, in words.
pub fn count(problems: &[Problem]) -> String {
    match problems.len() {
        1 => "1 problem to mend".to_owned(),
        count => format!("{count} problems to mend"),
    }
}
