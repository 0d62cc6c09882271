//! The clients, installed below `target/clients/` and nowhere else: a virtual environment for each set of Python
//! packages that can live together, and one folder for those of Node.js.

use super::{folder, pins};
use crate::tools;
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The rooms of Python: the packages of each are in `xtask/clients/<room>.txt`.
pub const PYTHON: [&str; 4] = ["frameworks", "newest", "older", "openai-3-37"];

/// The room of Node.js.
pub const NODE: &str = "node";

/// The room of what needs neither.
pub const SHELL: &str = "shell";

/// The room that has mypy besides.
pub const TYPES: &str = "newest";

/// What the pins need at least.
const OLDEST_PYTHON: (u32, u32) = (3, 11);
const OLDEST_NODE: u32 = 20;

/// The programs that the rooms are used with.
#[derive(Clone, Debug)]
pub struct Rooms {
    node: PathBuf,
}

impl Rooms {
    /// Every room, installed. What is installed already stays, as long as its pins do.
    ///
    /// # Errors
    /// Python, pip, Node.js, npm, bash or curl is missing or too old, which the text says how to mend; or a package
    /// cannot be had.
    pub fn ready() -> Result<Self> {
        let python = python()?;
        let rooms = Rooms { node: node()? };
        for program in ["bash", "curl"] {
            needed(program, program)?;
        }
        fs::create_dir_all(folder()).context("making target/clients")?;
        // The largest room takes as long as all the others.
        let (largest, others) = (PYTHON[0], &PYTHON[1..]);
        std::thread::scope(|scope| {
            let largest = scope.spawn(|| rooms.install_python(&python, largest));
            rooms.install_node()?;
            for room in others {
                rooms.install_python(&python, room)?;
            }
            largest.join().expect("what installs does not panic")
        })?;
        Ok(rooms)
    }

    /// The Python of a room.
    pub fn python(&self, room: &str) -> PathBuf {
        let inside = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
        folder().join("python").join(room).join(inside)
    }

    /// Node.js itself.
    pub fn node(&self) -> &Path {
        &self.node
    }

    /// The folder of the packages of Node.js; what is below it finds them.
    pub fn node_folder(&self) -> PathBuf {
        folder().join(NODE)
    }

    fn install_python(&self, python: &Path, room: &str) -> Result<()> {
        let pins = pins().join(format!("{room}.txt"));
        let packages = read(&pins)?;
        let place = folder().join("python").join(room);
        let stamp = format!("{}\n{packages}", version(python)?);
        if is_stamped(&place, &stamp) {
            return Ok(());
        }
        println!("▸ installing the Python packages of `{room}` below target/clients");
        remove(&place)?;
        let pip = pip(python)?;
        // Without its own pip, which Debian keeps in a package of its own.
        tools::run(quiet(python).args(["-m", "venv", "--without-pip"]).arg(&place))?;
        tools::run(
            quiet(&pip)
                .args(["-m", "pip", "--python"])
                .arg(self.python(room))
                .args(["install", "--quiet", "--no-deps", "--no-compile"])
                .args(["--disable-pip-version-check", "--requirement"])
                .arg(&pins),
        )?;
        fs::write(place.join(STAMP), stamp).context("noting what is installed")
    }

    fn install_node(&self) -> Result<()> {
        let place = self.node_folder();
        let lock = read(&pins().join("package-lock.json"))?;
        let stamp = format!("{}\n{lock}", version(&self.node)?);
        if is_stamped(&place, &stamp) {
            return Ok(());
        }
        println!("▸ installing the packages of Node.js below target/clients");
        remove(&place)?;
        fs::create_dir_all(&place).context("making target/clients/node")?;
        for name in ["package.json", "package-lock.json"] {
            fs::copy(pins().join(name), place.join(name))
                .with_context(|| format!("copying {name}"))?;
        }
        let npm = needed("npm", "npm")?;
        tools::run(
            Command::new(npm)
                .args(["ci", "--no-audit", "--no-fund", "--loglevel", "error"])
                .current_dir(&place)
                .stdout(Stdio::null()),
        )?;
        fs::write(place.join(STAMP), stamp).context("noting what is installed")
    }
}

/// The file that says what was installed; it is written last.
const STAMP: &str = "installed-from.txt";

fn is_stamped(place: &Path, stamp: &str) -> bool {
    fs::read_to_string(place.join(STAMP)).is_ok_and(|found| found == stamp)
}

fn python() -> Result<PathBuf> {
    let python = needed("python3", "python3 python3-pip")
        .or_else(|missing| tools::on_path(Path::new("python")).ok_or(missing))?;
    let version = version(&python)?;
    let mut numbers = version.trim_start_matches("Python ").split('.').map(str::parse::<u32>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) if (major, minor) >= OLDEST_PYTHON => Ok(python),
        _ => {
            let (major, minor) = OLDEST_PYTHON;
            bail!(
                "the clients are tested with Python {major}.{minor} or newer, and `{}` is {version}. Install a newer one, and put it first on the path",
                python.display(),
            )
        }
    }
}

fn node() -> Result<PathBuf> {
    let node = needed("node", "nodejs npm")?;
    let version = version(&node)?;
    let major = version.trim_start_matches('v').split('.').next().map(str::parse::<u32>);
    match major {
        Some(Ok(major)) if major >= OLDEST_NODE => Ok(node),
        _ => bail!(
            "the clients are tested with Node.js {OLDEST_NODE} or newer, and `{}` is {version}. Install a newer one, and put it first on the path",
            node.display(),
        ),
    }
}

/// A Python that has a pip: the one that is there, or one made below `target/clients/`.
fn pip(python: &Path) -> Result<PathBuf> {
    let works = |python: &Path| {
        let asked = Command::new(python).args(["-m", "pip", "--version"]).output();
        asked.is_ok_and(|output| output.status.success())
    };
    if works(python) {
        return Ok(python.to_owned());
    }
    let place = folder().join("pip");
    let made = Command::new(python).args(["-m", "venv"]).arg(&place).output();
    let own = place.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    ensure!(
        made.is_ok_and(|output| output.status.success()) && works(&own),
        "`{}` has no pip, and cannot make one. On Debian, type: sudo apt-get install python3-pip. Elsewhere: python3 -m ensurepip",
        python.display(),
    );
    Ok(own)
}

/// The program of this name, or what to type to get it.
fn needed(program: &str, packages: &str) -> Result<PathBuf> {
    tools::on_path(Path::new(program)).with_context(|| {
        format!("the clients are tested with `{program}`, which is not on the path. On Debian, type: sudo apt-get install {packages}. Elsewhere, install {program}")
    })
}

fn version(program: &Path) -> Result<String> {
    let output = Command::new(program).arg("--version").output();
    let output = output.with_context(|| format!("asking {} for its version", program.display()))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn quiet(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.stdout(Stdio::null()).env_remove("PYTHONPATH").env_remove("VIRTUAL_ENV");
    command
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

fn remove(place: &Path) -> Result<()> {
    match fs::remove_dir_all(place) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("removing {}", place.display()))
        }
        _ => Ok(()),
    }
}
