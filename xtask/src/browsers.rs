//! The browsers of the tests: where their programs are, and how those that are missing get here.
//!
//! No browser is left out in silence: one that is not here is installed, or the error names it and the command that
//! brings it, or `LEAVE_OUT` names it.

use crate::tools::{on_path, run};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The programs of the browsers, each at its place; none for a browser that `LEAVE_OUT` names.
pub struct Browsers {
    /// Chrome or Chromium, without which most tests cannot be.
    pub chromium: PathBuf,
    /// Firefox.
    pub firefox: Option<PathBuf>,
    /// WebKit, which takes three.
    pub webkit: Option<WebKit>,
}

/// What it takes to run WebKit without a screen.
#[derive(Clone)]
pub struct WebKit {
    /// The one that speaks WebDriver.
    pub driver: PathBuf,
    /// The browser that it starts.
    pub browser: PathBuf,
    /// The one that plays a screen.
    pub screen: PathBuf,
}

/// The variable that names the browsers to leave out, with a comma between them: `firefox`, `webkit`.
const LEAVE_OUT: &str = "LEAVE_OUT";

/// A program: what people call it, the variable that may say where it is, where it usually is (names on the path, then
/// places), and the package of Debian that has it.
struct Program {
    name: &'static str,
    variable: &'static str,
    places: &'static [&'static str],
    package: &'static str,
}

const CHROMIUM: Program = Program {
    name: "Chrome or Chromium",
    variable: "CHROME",
    places: &[
        "chromium",
        "chromium-browser",
        "google-chrome-stable",
        "google-chrome",
        "chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
        "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    ],
    package: "chromium",
};

const FIREFOX: Program = Program {
    name: "Firefox",
    variable: "FIREFOX",
    places: &[
        "firefox-esr",
        "firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:/Program Files/Mozilla Firefox/firefox.exe",
    ],
    package: "firefox-esr",
};

const DRIVER: Program = Program {
    name: "WebKitWebDriver",
    variable: "WEBKIT_DRIVER",
    places: &["WebKitWebDriver"],
    package: "webkit2gtk-driver",
};

const MINI_BROWSER: Program = Program {
    name: "WebKitGTK's MiniBrowser",
    variable: "WEBKIT_BROWSER",
    places: &[
        "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/webkit2gtk-4.1/MiniBrowser",
    ],
    package: "libwebkit2gtk-4.1-0",
};

const SCREEN: Program =
    Program { name: "Xvfb", variable: "XVFB", places: &["Xvfb"], package: "xvfb" };

/// The programs that run the browser tests; as root on a Debian-like machine, those that are missing are installed.
///
/// # Errors
/// One is missing and cannot be installed; the text says what to type.
pub fn ensure() -> Result<Browsers> {
    let left_out = std::env::var(LEAVE_OUT).unwrap_or_default();
    let left_out: Vec<&str> = left_out.split(',').filter(|name| !name.is_empty()).collect();
    for name in &left_out {
        ensure!(
            ["firefox", "webkit"].contains(name),
            "{LEAVE_OUT} can name `firefox` and `webkit`, and not `{name}`"
        );
    }
    let is_in = |name: &str| !left_out.contains(&name);
    let mut wanted = vec![&CHROMIUM];
    wanted.extend(is_in("firefox").then_some(&FIREFOX));
    wanted
        .extend(is_in("webkit").then_some([&DRIVER, &MINI_BROWSER, &SCREEN]).into_iter().flatten());
    let mut missing = Vec::new();
    for program in wanted {
        if program.find()?.is_none() {
            missing.push(program);
        }
    }
    install(&missing)?;
    let there = |program: &Program| program.find()?.with_context(|| program.lack());
    let webkit = || {
        anyhow::Ok(WebKit {
            driver: there(&DRIVER)?,
            browser: there(&MINI_BROWSER)?,
            screen: there(&SCREEN)?,
        })
    };
    Ok(Browsers {
        chromium: there(&CHROMIUM)?,
        firefox: is_in("firefox").then(|| there(&FIREFOX)).transpose()?,
        webkit: is_in("webkit").then(webkit).transpose()?,
    })
}

impl Program {
    /// Where it is, if it is here.
    fn find(&self) -> Result<Option<PathBuf>> {
        let Some(named) = std::env::var_os(self.variable) else {
            return Ok(self.places.iter().find_map(|place| on_path(Path::new(place))));
        };
        let found = on_path(Path::new(&named));
        ensure!(found.is_some(), "{} names {}, which is not there", self.variable, named.display());
        Ok(found)
    }

    fn lack(&self) -> String {
        format!("{} is not here, or not where it is looked for: set {}", self.name, self.variable)
    }
}

fn install(missing: &[&Program]) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let list = |part: fn(&Program) -> &str, between: &str| {
        missing.iter().map(|program| part(program)).collect::<Vec<_>>().join(between)
    };
    let names = list(|program| program.name, ", ");
    let packages = list(|program| program.package, " ");
    let debian = on_path(Path::new("apt-get")).is_some();
    ensure!(
        debian && is_root(),
        "the browser tests need what is not here: {names}. {}, or say where it is by {}; {LEAVE_OUT}=firefox,webkit does \
         without these two",
        if debian {
            format!("Type: sudo apt-get install {packages}")
        } else {
            "Install it".to_owned()
        },
        list(|program| program.variable, ", "),
    );
    println!("▸ not here yet: {names}: apt-get installs {packages} for the browser tests");
    run(Command::new("apt-get").args(["update", "--quiet"]))?;
    run(Command::new("apt-get")
        .args(["install", "--quiet", "--yes", "--no-install-recommends"])
        .args(packages.split(' '))
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").stderr(Stdio::null()).output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
