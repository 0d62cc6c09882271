//! One match over the commands.

#![allow(clippy::print_stderr)]

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use xtask::{bench, build, corpus, read, serve, test};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Everything one does with this repository")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write the site for hosting.
    Build(build::Arguments),
    /// Serve the site on this machine, and rebuild it when content, templates or static files change.
    Serve(serve::Arguments),
    /// Run everything that CI runs.
    Test,
    /// Print as JSON what a text says, and what it comes to.
    Read(read::Arguments),
    /// Say how well the tree names the cause of labelled reports.
    Corpus(corpus::Arguments),
    /// Measure how fast a text is read, and the tree is walked.
    Bench(bench::Arguments),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Test => test::run_all(),
        Command::Read(arguments) => read::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
