//! One match over the commands.

#![allow(clippy::print_stderr)]

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use xtask::{bench, bless, build, clients, corpus, facts, new_diagnosis, serve, test, verify};

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
    /// Run every check and test, or only the tests that have a word in their name.
    Test(test::Arguments),
    /// Accept what the generator, the tree and the stand-in now give as what is expected.
    Bless,
    /// Begin a diagnosis: its row, its page, and a person of the stand-in who has it.
    NewDiagnosis(new_diagnosis::Arguments),
    /// Run the published clients, the samples and the guide's code against the stand-in.
    Clients(clients::Arguments),
    /// List the facts by age, and ask their sources whether they still answer.
    Facts(facts::Arguments),
    /// Say how well the tree names the cause of labelled reports.
    Corpus(corpus::Arguments),
    /// Run the benchmarks: how fast a text is read, and the tree is walked.
    Bench(bench::Arguments),
    /// Build again, and compare every file with those of a hosted site or a folder.
    Verify(verify::Arguments),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Test(arguments) => test::run(&arguments),
        Command::Bless => bless::run(),
        Command::NewDiagnosis(arguments) => new_diagnosis::run(&arguments),
        Command::Clients(arguments) => clients::run(&arguments),
        Command::Facts(arguments) => facts::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
