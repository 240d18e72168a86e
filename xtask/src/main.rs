//! Chores of the workspace, run as `cargo xtask CHORE`.

#[cfg(unix)]
mod bench_python;
mod ci;
mod codegen;
mod examples;
mod failure;
#[cfg(unix)]
mod lab;
#[cfg(unix)]
mod peers;
mod verify;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Chores of the ivk workspace"
)]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// The parts of ivk-api that follow from the server's OpenAPI document
    Codegen(codegen::Codegen),
    /// A real InvokeAI server with tiny models, for the tests that need one
    #[cfg(unix)]
    #[command(subcommand)]
    Lab(lab::Verb),
    /// Calls the operations of a real server and reads what it answers
    Verify(verify::Verify),
    /// The same workflow files through ivk and through the Python client, side by side
    #[cfg(unix)]
    BenchPython(bench_python::BenchPython),
    /// The socket with the Socket.IO servers of Python and Node, which it installs
    #[cfg(unix)]
    Peers(peers::Peers),
    /// Runs the programs in `examples/`
    Examples,
    /// Makes the checks that every change must pass
    Ci(ci::Options),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().chore {
        Chore::Codegen(chore) => chore.run(),
        #[cfg(unix)]
        Chore::Lab(verb) => lab::run(verb),
        Chore::Verify(chore) => chore.run(),
        #[cfg(unix)]
        Chore::BenchPython(chore) => chore.run(),
        #[cfg(unix)]
        Chore::Peers(chore) => chore.run(),
        Chore::Examples => examples::run(),
        Chore::Ci(options) => ci::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{}", failure.report());
            ExitCode::FAILURE
        }
    }
}
