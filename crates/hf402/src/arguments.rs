//! What can be typed.

use checkup::Endpoints;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::error::{Error, ErrorKind};
use clap::{Args, CommandFactory, Parser, Subcommand};
use clap_complete::Shell;
use reading::secret;
use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;
use ureq::http::Uri;

/// Why did Hugging Face inference stop, and what do you do next?
///
/// Without a command, it looks where tokens lie on this machine, says which one your clients take, and checks that one
/// with Hugging Face. Before anything is sent it shows what, and asks.
#[derive(Parser)]
#[command(name = "hf402", version, after_help = STATUSES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) check: Check,
    /// Print JSON, for programs
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

/// What `hf402` does besides.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Read an error, name its cause, and mark the words that say so; nothing is sent
    Read {
        /// The text; standard input if no file is named
        file: Option<PathBuf>,
    },
    /// Run a program, pass its output through, and explain the last refusal in it when it fails
    #[command(
        after_help = "The exit status is the program's own. Its output is no terminal to it, so some programs leave their colours out; Python is told by PYTHONUNBUFFERED to print at once."
    )]
    Run {
        /// The program and its arguments
        #[arg(
            required = true,
            trailing_var_arg = true,
            allow_hyphen_values = true,
            value_name = "COMMAND"
        )]
        command: Vec<OsString>,
    },
    /// Print the page of a cause, as the guide has it
    Explain {
        /// The cause
        #[arg(value_parser = causes())]
        id: String,
    },
    /// Print what a shell needs to complete these words
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual, for `man`
    Man,
}

/// Every id of a diagnosis.
fn causes() -> PossibleValuesParser {
    let causes = diagnosis::diagnoses().into_iter();
    causes.map(|cause| PossibleValue::new(cause.id).help(cause.title)).collect::<Vec<_>>().into()
}

/// What a check-up takes.
#[derive(Args, Default, PartialEq)]
pub(crate) struct Check {
    /// Send what a check-up of the token sends, without asking
    #[arg(long, conflicts_with = "offline")]
    pub(crate) yes: bool,
    /// Send nothing
    #[arg(long)]
    pub(crate) offline: bool,
    /// Make one live call for one word, too; about one cent is held for some minutes, and the price is far lower
    #[arg(long, conflicts_with = "offline")]
    pub(crate) live: bool,
    /// The organization that is to pay for the call
    #[arg(long, value_name = "ORGANIZATION", default_value = "", hide_default_value = true)]
    pub(crate) bill_to: String,
    /// The model of the live call; the cheapest if none is named
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) model: String,
    /// Where the token lies: a place that hf402 lists, or any variable; never the token itself
    #[arg(long, value_name = "NAME")]
    pub(crate) token_from: Option<String>,
    /// A stand-in for the Hub on this very machine, for tests
    #[arg(long, hide = true, value_parser = loopback, requires = "router_url")]
    hub_url: Option<String>,
    /// A stand-in for the router on this very machine, for tests
    #[arg(long, hide = true, value_parser = loopback, requires = "hub_url")]
    router_url: Option<String>,
}

impl Arguments {
    /// What was typed.
    ///
    /// # Errors
    /// It makes no sense, or it asks for help or the version.
    pub(crate) fn typed() -> Result<Self, Error> {
        // What stands behind `run` is another program's.
        let own = std::env::args_os().take_while(|argument| argument != "run");
        if own.into_iter().any(|argument| secret::holds(&argument.to_string_lossy())) {
            return Err(Self::command().error(ErrorKind::ValueValidation, A_TOKEN));
        }
        let typed = Self::try_parse()?;
        if typed.command.is_some() && typed.check != Check::default() {
            let words = "options of a check-up stand before another command";
            return Err(Self::command().error(ErrorKind::ArgumentConflict, words));
        }
        Ok(typed)
    }
}

impl Check {
    /// Hugging Face, or the stand-in on this machine.
    pub(crate) fn endpoints(&self) -> Endpoints {
        match (self.hub_url.clone(), self.router_url.clone()) {
            (Some(hub), Some(router)) => Endpoints { hub, router },
            _ => Endpoints::default(),
        }
    }
}

/// An address on this very machine: a token must go nowhere else.
fn loopback(address: &str) -> Result<String, String> {
    let uri: Option<Uri> = address.parse().ok();
    let host = uri.as_ref().and_then(Uri::host).unwrap_or_default();
    let ip: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
    let is_web = uri.as_ref().is_some_and(|uri| matches!(uri.scheme_str(), Some("http" | "https")));
    match is_web && ip.is_some_and(|ip| ip.is_loopback()) && !address.contains('@') {
        true => Ok(address.trim_end_matches('/').to_owned()),
        false => Err("not an address of this machine, as http://127.0.0.1:4021 is".to_owned()),
    }
}

/// What a shell needs to complete these words.
pub(crate) fn completions(shell: Shell) -> Vec<u8> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "hf402", &mut text);
    text
}

/// The manual, as `man` reads it.
pub(crate) fn manual() -> Vec<u8> {
    let mut text = Vec::new();
    clap_mangen::Man::new(Arguments::command()).render(&mut text).expect("memory can be written");
    text
}

const A_TOKEN: &str = "a token was typed as an argument. There every program on this machine can see it, and your shell keeps it: delete it in your token settings. Put a new one into a variable, and name that with --token-from";

const STATUSES: &str = "Exit status: 0 all is in order, 1 a cause was found, 2 it is left open, 64 wrong use, 74 something could not be read or written.";

#[cfg(test)]
mod tests {
    use super::{Arguments, completions, loopback, manual};
    use clap::{CommandFactory, ValueEnum};
    use clap_complete::Shell;

    #[test]
    fn completions_and_the_manual_name_every_command() {
        Arguments::command().debug_assert();
        let of_shells = Shell::value_variants().iter().map(|shell| completions(*shell));
        for text in of_shells.chain([manual()]) {
            let text = String::from_utf8(text).expect("it is text");
            for command in Arguments::command().get_subcommands() {
                assert!(text.contains(command.get_name()), "{}: {text}", command.get_name());
            }
            assert!(text.contains("bill"), "{text}");
        }
    }

    #[test]
    fn a_stand_in_is_on_this_very_machine() {
        for address in ["http://127.0.0.1:4021", "https://[::1]:1/", "http://127.0.0.2:80"] {
            assert!(loopback(address).is_ok(), "{address}");
        }
        for address in [
            "http://127.0.0.1@mirror.example",
            "http://127.0.0.1:1@mirror.example",
            "http://localhost:1",
            "http://127.0.0.1.mirror.example",
            "https://huggingface.co",
            "127.0.0.1",
            "",
        ] {
            assert!(loopback(address).is_err(), "{address}");
        }
    }
}
