//! The machine, looked at: the environment, a few files, and which clients are installed. It decides nothing.

use crate::places::{DOTENV, Files, Surroundings};
use checkup::seekers::{Runtime, SEEKERS, Seeker, variables};
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};
use zeroize::Zeroizing;

/// A file with a token in it is shorter, in bytes.
const LONGEST_FILE: u64 = 1 << 16;

/// Python needs no longer to say what is installed.
const PATIENCE: Duration = Duration::from_secs(5);

/// Prints a line for each package that is installed. Nothing of the folder in which it runs is imported.
const VERSIONS: &str = "import sys
sys.path[:] = [p for p in sys.path if p not in ('', '.')]
from importlib import metadata
for package in sys.argv[1:]:
    try: print(package, metadata.version(package))
    except metadata.PackageNotFoundError: pass
";

/// A client that is installed here.
pub(crate) struct Installed {
    pub(crate) seeker: &'static Seeker,
    pub(crate) version: String,
}

/// The variables that bear on tokens, and no others.
pub(crate) fn surroundings(others: &[&str]) -> Surroundings {
    let names = variables().into_iter().chain(others.iter().copied());
    let value = |name: &str| std::env::var(name).ok().map(Zeroizing::new);
    Surroundings {
        variables: names.filter_map(|name| Some((name.to_owned(), value(name)?))).collect(),
        home: std::env::home_dir().filter(|home| !home.as_os_str().is_empty()),
    }
}

/// The files that the surroundings name, and `.env` of this folder. One that cannot be read is as good as none.
pub(crate) fn files(surroundings: &Surroundings) -> Files {
    Files {
        saved_login: surroundings.saved_login().and_then(|path| text(&path)),
        stored_tokens: surroundings.stored_tokens().and_then(|path| text(&path)),
        dotenv: text(Path::new(DOTENV)),
    }
}

fn text(path: &Path) -> Option<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::with_capacity(1 << 12));
    std::fs::File::open(path).ok()?.take(LONGEST_FILE).read_to_string(&mut text).ok()?;
    Some(text)
}

/// The clients that the Python on the path has, and those for Node.js in this folder or above it.
pub(crate) fn installed() -> Vec<Installed> {
    let python = ["python3", "python"].iter().find_map(|python| ask(python)).unwrap_or_default();
    let version = |seeker: &Seeker| match seeker.runtime {
        Runtime::Python => {
            let lines = python.lines().filter_map(|line| line.split_once(' '));
            let mut versions = lines.filter(|(package, _)| *package == seeker.package);
            Some(versions.next()?.1.trim().to_owned())
        }
        Runtime::Node => of_node(seeker.package),
    };
    let installed = |seeker| Some(Installed { version: version(seeker)?, seeker });
    SEEKERS.iter().filter_map(installed).collect()
}

/// What a Python says is installed; no token goes into its environment.
fn ask(python: &str) -> Option<String> {
    let packages = SEEKERS.iter().filter(|seeker| seeker.runtime == Runtime::Python);
    let mut command = Command::new(python);
    command.args(["-c", VERSIONS]).args(packages.map(|seeker| seeker.package));
    for name in variables() {
        command.env_remove(name);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let begun = Instant::now();
    let ended = loop {
        match child.try_wait().ok()? {
            Some(status) => break status,
            None if begun.elapsed() > PATIENCE => {
                // It may have ended by itself meanwhile.
                let _ = child.kill();
                child.wait().ok()?;
                return None;
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    let mut output = String::new();
    child.stdout?.take(LONGEST_FILE).read_to_string(&mut output).ok()?;
    ended.success().then_some(output)
}

/// The version of a package for Node.js, which it looks for in this folder and in all above it.
fn of_node(package: &str) -> Option<String> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().find_map(|folder| {
        let file = folder.join("node_modules").join(package).join("package.json");
        let description: serde_json::Value = serde_json::from_str(&text(&file)?).ok()?;
        Some(description["version"].as_str()?.to_owned())
    })
}

/// The clock, in seconds since 1970.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(0))
}
