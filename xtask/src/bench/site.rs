//! How fast a site is built, stage by stage, beside the floor: reading, `pulldown-cmark`, writing, and nothing else.

use super::pages::{name, page, write_site};
use anyhow::{Context, Result, ensure};
use site::{Memory, Options, Tree};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// What the measurement takes.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// How many pages are made up; without it, 10, then 1,000, then 10,000, each in a process of its own.
    #[arg(long)]
    pages: Option<usize>,
}

/// How often everything is measured; the median counts.
const RUNS: usize = 3;

/// Measures the sizes one after the other.
///
/// # Errors
/// A file cannot be read or written.
pub(super) fn run(arguments: &Arguments) -> Result<()> {
    if let Some(pages) = arguments.pages {
        return measure(pages);
    }
    // The peak of the memory is that of a process.
    for pages in [10, 1_000, 10_000] {
        let me = std::env::current_exe().context("finding this program")?;
        let status = Command::new(me)
            .args(["bench", "site", "--pages", &pages.to_string()])
            .status()
            .context("starting the measurement")?;
        ensure!(status.success(), "the measurement of {pages} pages failed");
    }
    Ok(())
}

/// One build: what each stage took.
#[derive(Default)]
struct Stages {
    names: Vec<&'static str>,
    /// One row for each run.
    taken: Vec<Vec<Duration>>,
}

fn measure(pages: usize) -> Result<()> {
    let scratch = tempfile::tempdir().context("making a scratch folder")?;
    let root = scratch.path().join("site");
    write_site(&root, pages)?;

    let mut floor = Vec::new();
    let mut stages = Stages::default();
    let mut output = 0;
    // In turn, so that a neighbour's work on the machine meets both.
    for run in 0..RUNS {
        let started = Instant::now();
        let written = self::floor(&root, &scratch.path().join(format!("floor{run}")))?;
        floor.push(started.elapsed());
        if run == 0 {
            println!("▸ {written} pages, of which {pages} are made up");
        }
        output = cold(&root, &scratch.path().join(format!("dist{run}")), &mut stages)?;
    }
    let floor = median(&mut floor);
    let mut whole = Duration::ZERO;
    for (position, name) in stages.names.iter().enumerate() {
        let mut taken: Vec<_> = stages.taken.iter().map(|run| run[position]).collect();
        let taken = median(&mut taken);
        whole += taken;
        row(name, taken, "");
    }
    let times = whole.as_secs_f64() / floor.as_secs_f64();
    row("whole build", whole, &format!("{times:.2} × the floor; the aim is 3"));
    row("floor: read, markdown to HTML, write", floor, "");
    println!("  {:<40} {:>9.1} MB", "output", bytes(output) / 1e6);
    peak_row("peak memory of a build");
    if pages > 0 {
        warm(&root, &scratch.path().join("dist0"), pages)?;
    }
    Ok(())
}

fn row(name: &str, taken: Duration, note: &str) {
    println!("  {name:<40} {:>9.1} ms   {note}", taken.as_secs_f64() * 1e3);
}

/// What any generator has to do: read every page, turn it into HTML, write it.
fn floor(root: &Path, out: &Path) -> Result<usize> {
    let mut open = vec![root.join("content")];
    let mut pages = 0;
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let text = fs::read_to_string(&path)?;
                let mut html = String::with_capacity(text.len() * 2);
                let parser = pulldown_cmark::Parser::new_ext(&text, pulldown_cmark::Options::all());
                pulldown_cmark::html::push_html(&mut html, parser);
                let below = path.strip_prefix(root.join("content"))?.with_extension("");
                let folder = out.join(below);
                fs::create_dir_all(&folder)?;
                fs::write(folder.join("index.html"), html)?;
                pages += 1;
            }
        }
    }
    Ok(pages)
}

/// A build from nothing, as `cargo xtask build` does it, without the checker.
fn cold(root: &Path, out: &Path, stages: &mut Stages) -> Result<usize> {
    let options = Options::default();
    let mut clock = Clock::default();
    let sources = site::load(root)?;
    clock.lap("load");
    let draft = site::parse(&sources).map_err(problems)?;
    clock.lap("parse");
    let linked = site::link(draft, Tree::default(), &sources).map_err(problems)?;
    clock.lap("link");
    let files = site::render(&linked, &sources, &options).map_err(problems)?;
    clock.lap("render");
    site::write(&files, out)?;
    clock.lap("write");
    stages.names = clock.names;
    stages.taken.push(clock.taken);
    Ok(files.iter().map(|file| file.bytes.len()).sum())
}

/// A page is changed, and the site brought up to date: as `cargo xtask serve` does it, and onto the disk.
fn warm(root: &Path, out: &Path, pages: usize) -> Result<()> {
    let mut memory = Memory::new(Tree::default(), Options::default());
    memory.build(root)?;
    let changed = root.join(format!("content/{}.md", name(pages / 2)));
    let mut taken = Vec::new();
    let mut written = 0;
    for round in 0..RUNS * 3 {
        // Another word each time; a figure would be a mistake.
        let word = "o".repeat(round + 1);
        let text = page(pages / 2, pages).replace("The ", &format!("The {word} "));
        fs::write(&changed, text)?;
        let started = Instant::now();
        let changes = memory.build(root)?;
        taken.push(started.elapsed());
        written = changes.files.iter().filter(|file| file.path.ends_with(".html")).count();
    }
    let note = format!("{written} written anew; the aim for 1,000 is 50 ms");
    row("one page changed, load to render", median(&mut taken), &note);
    let files = site::assemble(&site::load(root)?, Tree::default(), &Options::default());
    let files = files.map_err(problems)?;
    let started = Instant::now();
    site::write(&files, out)?;
    row("the same, swapped in on the disk", started.elapsed(), "what is the same is linked");
    peak_row("peak memory with what is remembered");
    Ok(())
}

struct Clock {
    last: Instant,
    names: Vec<&'static str>,
    taken: Vec<Duration>,
}

impl Default for Clock {
    fn default() -> Self {
        Self { last: Instant::now(), names: Vec::new(), taken: Vec::new() }
    }
}

impl Clock {
    fn lap(&mut self, name: &'static str) {
        self.names.push(name);
        self.taken.push(self.last.elapsed());
        self.last = Instant::now();
    }
}

fn problems(problems: Vec<site::Problem>) -> anyhow::Error {
    site::BuildError::Problems(problems).into()
}

fn median(taken: &mut [Duration]) -> Duration {
    taken.sort();
    taken[taken.len() / 2]
}

fn bytes(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "no site is that large")]
    let count = count as f64;
    count
}

fn peak_row(name: &str) {
    match peak() {
        Some(kilobytes) => println!("  {name:<40} {:>9.1} MB", bytes(kilobytes) / 1e3),
        None => println!("  {name:<40} not known on this system"),
    }
}

/// The most memory that this process ever held, in kilobytes, where the system says so.
fn peak() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
