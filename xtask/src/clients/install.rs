//! The clients, installed below `target/clients/` and nowhere else: a virtual environment for each set of Python
//! packages that can live together, and one folder for those of Node.js.

use super::{folder, read, tests};
use crate::tools;
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What the pins need at least.
const OLDEST_PYTHON: (u32, u32) = (3, 11);
const OLDEST_NODE: (u32, u32) = (20, 11);

/// Packages that live together, and what runs their tests.
#[derive(Clone, Debug)]
pub struct Room {
    /// That of its pins, `xtask/clients/requirements/<name>.txt`; or `node`.
    pub name: String,
    program: PathBuf,
}

/// Every room, installed. What is installed already stays, as long as its pins do.
///
/// # Errors
/// Python, pip, Node.js, npm, bash or curl is missing or too old, which the text says how to mend; or a package cannot
/// be had.
pub fn everything() -> Result<Vec<Room>> {
    let python = python()?;
    let node = needed("node", "nodejs npm")?;
    for program in ["bash", "curl"] {
        needed(program, program)?;
    }
    let (python_version, node_version) =
        (version(&python, OLDEST_PYTHON)?, version(&node, OLDEST_NODE)?);

    let mut rooms = Vec::new();
    for pins in sorted(&tests().join("requirements"), "txt")? {
        rooms.push(install_python(&python, &python_version, &pins)?);
    }
    rooms.push(install_node(node, &node_version)?);
    Ok(rooms)
}

/// The Python of this machine.
pub(super) fn python() -> Result<PathBuf> {
    needed("python3", "python3 python3-pip")
        .or_else(|missing| tools::on_path(Path::new("python")).ok_or(missing))
}

/// A program in an environment.
pub(super) fn inside(place: &Path, program: &str) -> PathBuf {
    place.join(match cfg!(windows) {
        true => format!("Scripts/{program}.exe"),
        false => format!("bin/{program}"),
    })
}

/// Makes an environment anew, and has pip install there.
pub(super) fn install(python: &Path, place: &Path, arguments: &[&str]) -> Result<()> {
    remove(place)?;
    // Without a pip of its own, which Debian keeps in another package.
    tools::run(quiet(python).args(["-m", "venv", "--without-pip"]).arg(place))?;
    let there = inside(place, "python");
    tools::run(
        quiet(python)
            .args(["-m", "pip", "--disable-pip-version-check", "--python"])
            .arg(there)
            .args(["install", "--quiet", "--no-compile", "--no-deps"])
            .args(arguments),
    )
    .context("is pip there? On Debian, type: sudo apt-get install python3-pip. Elsewhere: python3 -m ensurepip")
}

impl Room {
    /// What runs its tests.
    ///
    /// # Errors
    /// Files cannot be copied.
    pub fn tests(&self) -> Result<Command> {
        let mut command = Command::new(&self.program);
        if self.name == NODE {
            let place = folder().join(NODE);
            let mut files = Vec::new();
            // Packages are looked for from the place of the file that asks for them.
            for file in sorted(&tests(), "mjs")? {
                let name = file.file_name().context("a file has a name")?;
                fs::copy(&file, place.join(name)).context("copying what runs there")?;
                files.extend(
                    name.to_str().filter(|name| name.ends_with(".test.mjs")).map(String::from),
                );
            }
            command
                .args(["--test", "--test-reporter=spec", "--test-timeout=120000"])
                .args(files)
                .current_dir(place);
        } else {
            command.args(["-m", "pytest"]).current_dir(tests());
            // A client's own plugin has no place in its test.
            command.args(["--disable-plugin-autoload"]);
        }
        Ok(command)
    }
}

const NODE: &str = "node";

fn install_python(python: &Path, version: &str, pins: &Path) -> Result<Room> {
    let name = pins.file_stem().context("a file has a name")?.to_string_lossy().into_owned();
    let place = folder().join("python").join(&name);
    let room = Room { name, program: inside(&place, "python") };
    let stamp = format!("{version}\n{}", read(pins)?);
    if is_stamped(&place, &stamp) {
        return Ok(room);
    }
    println!("▸ installing the Python packages of `{}` below target/clients", room.name);
    install(python, &place, &["--requirement", &pins.to_string_lossy()])?;
    fs::write(place.join(STAMP), stamp).context("noting what is installed")?;
    Ok(room)
}

fn install_node(node: PathBuf, version: &str) -> Result<Room> {
    let place = folder().join(NODE);
    let room = Room { name: NODE.to_owned(), program: node };
    let stamp = format!("{version}\n{}", read(&tests().join("package-lock.json"))?);
    if is_stamped(&place, &stamp) {
        return Ok(room);
    }
    println!("▸ installing the packages of Node.js below target/clients");
    remove(&place)?;
    fs::create_dir_all(&place).context("making target/clients/node")?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(tests().join(name), place.join(name))
            .with_context(|| format!("copying {name}"))?;
    }
    tools::run(
        Command::new(needed("npm", "npm")?)
            .args(["ci", "--no-audit", "--no-fund", "--loglevel", "error"])
            .current_dir(&place)
            .stdout(Stdio::null()),
    )?;
    fs::write(place.join(STAMP), stamp).context("noting what is installed")?;
    Ok(room)
}

/// The file that says what was installed; it is written last.
const STAMP: &str = "installed-from.txt";

fn is_stamped(place: &Path, stamp: &str) -> bool {
    fs::read_to_string(place.join(STAMP)).is_ok_and(|found| found == stamp)
}

/// The files of a folder that end so.
fn sorted(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let files = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let files: Result<Vec<_>, _> = files.map(|file| file.map(|file| file.path())).collect();
    let mut files = files.with_context(|| format!("reading {}", folder.display()))?;
    files.retain(|file| file.extension().is_some_and(|found| found == extension));
    files.sort();
    Ok(files)
}

/// The program of this name, or what to type to get it.
fn needed(program: &str, packages: &str) -> Result<PathBuf> {
    tools::on_path(Path::new(program)).with_context(|| {
        format!("the clients are tested with `{program}`, which is not on the path. On Debian, type: sudo apt-get install {packages}. Elsewhere, install {program}")
    })
}

/// What a program says of its version, which is not too old.
fn version(program: &Path, oldest: (u32, u32)) -> Result<String> {
    let output = Command::new(program).arg("--version").output();
    let output = output.with_context(|| format!("asking {} for its version", program.display()))?;
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let mut numbers = said.trim_start_matches(|letter: char| !letter.is_ascii_digit()).split('.');
    let mut number = || numbers.next().and_then(|number| number.parse::<u32>().ok());
    let found = (number(), number());
    let (major, minor) = oldest;
    ensure!(
        found >= (Some(major), Some(minor)),
        "the clients are tested with {major}.{minor} or newer, and `{}` is {said}. Install a newer one, and put it first on the path",
        program.display(),
    );
    Ok(said)
}

pub(super) fn quiet(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.stdout(Stdio::null()).env_remove("PYTHONPATH").env_remove("VIRTUAL_ENV");
    command
}

fn remove(place: &Path) -> Result<()> {
    match fs::remove_dir_all(place) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            bail!("removing {}: {error}", place.display())
        }
        _ => Ok(()),
    }
}
