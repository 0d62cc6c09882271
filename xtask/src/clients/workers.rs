//! Jobs for the rooms, and what came of them: one process for each room, so that a library is loaded once.

use super::rooms::{NODE, PYTHON, Rooms, SHELL};
use super::{Wrong, folder, pins};
use anyhow::{Context, Result, bail, ensure};
use hub_stub::{Origin, Stub, scenario};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long a room may take for all of its jobs: a client that waits and tries again would take longer.
const PATIENCE: Duration = Duration::from_secs(300);

/// One thing to do in a room.
#[derive(Clone, Debug, Serialize)]
pub struct Job {
    id: usize,
    token: String,
    #[serde(flatten)]
    work: Work,
}

/// What is to be done.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Work {
    /// A file is run.
    File(PathBuf),
    /// A client is called, and refused.
    Client(String),
    /// Python is parsed.
    Python(String),
    /// JavaScript is parsed.
    Javascript(String),
    /// A shell script is parsed, and run if it calls Hugging Face.
    Script(String),
    /// The scripts in a workflow are parsed and run.
    Workflow(String),
}

/// What came of a job.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Answer {
    id: usize,
    /// The class of what a client raised.
    #[serde(default)]
    pub raises: String,
    /// What can be read of it, by the expression that reads it; `text` is what it says itself.
    #[serde(default)]
    pub reads: BTreeMap<String, String>,
    /// What a file or a script printed.
    #[serde(default)]
    pub printed: String,
    /// What is wrong with a piece of code: the line and the words.
    pub wrong: Option<(usize, String)>,
    /// The HTTP statuses that the calls of a script were answered with.
    #[serde(default)]
    pub statuses: Vec<u16>,
    #[serde(default)]
    scripts: Vec<String>,
}

/// All jobs, by room.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    rooms: BTreeMap<String, Vec<Job>>,
    count: usize,
}

/// What came of all jobs.
pub struct Answers(BTreeMap<usize, Answer>);

impl Answers {
    /// What came of the job of this number.
    pub fn of(&self, job: usize) -> &Answer {
        &self.0[&job]
    }
}

impl Plan {
    /// Adds a job for someone whom the stand-in knows, and gives its number.
    pub fn add(&mut self, room: &str, person: &str, work: Work) -> Result<usize> {
        let known = PYTHON.contains(&room) || [NODE, SHELL].contains(&room);
        ensure!(known, "`{room}` in xtask/clients/cases.toml is no room");
        let person = scenario(person).with_context(|| {
            format!("`{person}` in xtask/clients/cases.toml is nobody whom the stand-in knows")
        })?;
        self.count += 1;
        let job = Job { id: self.count, token: person.token(), work };
        self.rooms.entry(room.to_owned()).or_default().push(job);
        Ok(self.count)
    }

    /// Does all jobs, and something else at the same time, whose findings are handed on.
    ///
    /// # Errors
    /// A room fails as a whole, or does not come to an end.
    pub fn carry_out(
        &self,
        rooms: &Rooms,
        stub: &Stub,
        meanwhile: impl FnOnce() -> Result<Wrong> + Send,
    ) -> Result<(Answers, Wrong)> {
        let work = folder().join("work");
        fs::create_dir_all(&work).context("making target/clients/work")?;
        std::thread::scope(|scope| {
            let meanwhile = scope.spawn(meanwhile);
            let mut answers = Vec::new();
            for (room, jobs) in &self.rooms {
                let answered = match room.as_str() {
                    SHELL => jobs.iter().map(|job| in_shell(job, stub)).collect::<Result<_>>(),
                    room => in_process(room, jobs, rooms, stub),
                };
                answers.extend(answered.with_context(|| format!("in the room `{room}`"))?);
            }
            let wrong = meanwhile.join().expect("what checks types does not panic")?;
            let answers = answers.into_iter().map(|answer| (answer.id, answer));
            Ok((Answers(answers.collect()), wrong))
        })
    }
}

/// The jobs of a room of Python or Node.js.
fn in_process(room: &str, jobs: &[Job], rooms: &Rooms, stub: &Stub) -> Result<Vec<Answer>> {
    let work = folder().join("work");
    let mut command = match room {
        NODE => {
            // Packages are looked for from the place of the file that asks for them.
            let place = rooms.node_folder();
            for name in ["redirect.mjs", "run.mjs"] {
                fs::copy(pins().join(name), place.join(name)).context("copying what runs there")?;
            }
            let mut command = Command::new(rooms.node());
            // The flag is for parsing without running.
            command.args(["--experimental-vm-modules", "--import", "./redirect.mjs", "run.mjs"]);
            command.current_dir(place);
            command
        }
        room => {
            let mut command = Command::new(rooms.python(room));
            command.arg(pins().join("run.py")).current_dir(&work);
            command
        }
    };
    at_home(&mut command, stub);
    command
        .env("PYTHONPATH", pins())
        .env("PYTHONPYCACHEPREFIX", folder().join("pycache").join(room))
        .env("HF_HUB_DISABLE_TELEMETRY", "1")
        // Otherwise it asks GitHub for prices.
        .env("LITELLM_LOCAL_MODEL_COST_MAP", "True");
    let asked = work.join(format!("{room}-jobs.json"));
    fs::write(&asked, serde_json::to_vec(jobs)?).context("writing the jobs")?;
    command.stdin(File::open(&asked).context("reading the jobs")?);
    let printed = finished(&mut command, &work.join(room))?;
    let mut answers = parsed(&printed)?;
    for answer in &mut answers {
        // A workflow is read in the room, and what it runs, is run in a shell.
        let job = jobs.iter().find(|job| job.id == answer.id);
        for script in std::mem::take(&mut answer.scripts) {
            let job =
                Job { work: Work::Script(script), ..job.expect("answers have a job").clone() };
            let ran = in_shell(&job, stub)?;
            answer.printed += &ran.printed;
            answer.statuses.extend(ran.statuses);
            answer.wrong = answer.wrong.take().or(ran.wrong);
        }
    }
    Ok(answers)
}

fn parsed(printed: &str) -> Result<Vec<Answer>> {
    let start = printed.find("[{\"id\"").unwrap_or(0); // A library may have something to say before.
    serde_json::from_str(&printed[start..]).with_context(|| format!("understanding `{printed}`"))
}

/// A shell script: parsed, and run if it calls Hugging Face, with the stand-in's addresses in place of the real ones.
fn in_shell(job: &Job, stub: &Stub) -> Result<Answer> {
    let Work::Script(script) = &job.work else { bail!("a shell runs scripts, and not {job:?}") };
    let script = script
        .replace("https://router.huggingface.co", &stub.router_url())
        .replace("https://huggingface.co", &stub.hub_url());
    let calls = [Origin::Router, Origin::Hub].map(|origin| match origin {
        Origin::Router => stub.router_url(),
        Origin::Hub => stub.hub_url(),
    });
    let work = folder().join("work");
    let file = work.join(format!("{}.sh", job.id));
    fs::write(&file, &script).context("writing a script")?;
    let mut answer = Answer { id: job.id, ..Answer::default() };

    let checked = Command::new("bash").arg("-n").arg(&file).output().context("starting bash")?;
    if !checked.status.success() {
        let said = String::from_utf8_lossy(&checked.stderr);
        answer.wrong = Some((1, said.trim().replace(&*file.to_string_lossy(), "bash")));
        return Ok(answer);
    }
    if !script.contains("curl") || !calls.iter().any(|address| script.contains(address)) {
        return Ok(answer);
    }
    // The last word on what is written is ours: once for the page, and once where no pipe takes it.
    let shim = "curl() { command curl --noproxy '*' --max-time 20 \"$@\" --write-out '\\nHTTP %{http_code}\\n%{stderr}HTTP %{http_code}\\n'; }\n".to_owned();
    fs::write(&file, shim + &script).context("writing a script")?;
    let mut command = Command::new("bash");
    command.arg(&file).env("HF_TOKEN", &job.token).current_dir(&work).stdin(Stdio::null());
    at_home(&mut command, stub);
    command.env("HF_TOKEN", &job.token);
    let files = work.join(job.id.to_string());
    answer.printed = printed(&mut command, &files)?.0;
    let said = fs::read_to_string(files.with_extension("err")).context("reading the statuses")?;
    let statuses = said.lines().filter_map(|line| line.strip_prefix("HTTP ")?.trim().parse().ok());
    answer.statuses = statuses.collect();
    Ok(answer)
}

/// Nothing of the developer's own is there: no token, no endpoint, no proxy.
fn at_home(command: &mut Command, stub: &Stub) {
    let kept = ["PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG"];
    let kept: Vec<_> =
        kept.iter().filter_map(|name| Some((name, std::env::var_os(name)?))).collect();
    command
        .env_clear()
        .envs(kept)
        .env("HOME", folder().join("home"))
        .env("STAND_IN_HUB", stub.hub_url())
        .env("STAND_IN_ROUTER", stub.router_url());
}

/// Runs to the end, and gives what was printed.
fn finished(command: &mut Command, files: &Path) -> Result<String> {
    let (out, success) = printed(command, files)?;
    let said = fs::read_to_string(files.with_extension("err")).unwrap_or_default();
    ensure!(success, "it ended with a failure, and said: {}", said.trim());
    Ok(out)
}

/// Runs to the end, and gives what was printed and whether all went well.
fn printed(command: &mut Command, files: &Path) -> Result<(String, bool)> {
    let (out, err) = (files.with_extension("out"), files.with_extension("err"));
    let mut child = command
        .stdout(File::create(&out).context("making a file for what is printed")?)
        .stderr(File::create(&err).context("making a file for errors")?)
        .spawn()
        .context("starting it")?;
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait().context("waiting for it")? {
            let out = fs::read(&out).context("reading what was printed")?;
            return Ok((String::from_utf8_lossy(&out).into_owned(), status.success()));
        }
        if started.elapsed() > PATIENCE {
            child.kill().context("ending it")?;
            child.wait().context("waiting for its end")?;
            bail!("it took more than {} s: does a client wait, and try again?", PATIENCE.as_secs());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
