//! The `ivk` command.

mod arguments;
mod command;
mod failure;
mod lists;
mod output;
mod settings;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;
use command::Context;
use failure::{Exit, Failure};
use output::style::Style;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let context = Context {
        json: arguments.json,
        style: Style::new(arguments.color, &io::stdout()),
        error_style: Style::new(arguments.color, &io::stderr()),
    };
    log_to_stderr(arguments.verbose, context.error_style);
    match run(&arguments, &context) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            output::failure(context.json, context.error_style, &failure);
            failure.exit.into()
        }
    }
}

fn run(arguments: &Arguments, context: &Context) -> Result<Exit, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::because(Exit::Failed, "runtime", "the runtime cannot be started", &error))?
        .block_on(command::run(arguments, context))
}

/// What goes over the wire, for whoever asks with `-v`.
fn log_to_stderr(verbose: u8, style: Style) {
    let level = match verbose {
        0 => return,
        1 => "info",
        2 => "debug",
        _ => "trace",
    };
    let directives = [
        "ivk_transport",
        "ivk_workflow",
        "ivk_boards",
        "ivk_models",
        "ivk_client",
        "ivk_embedded",
    ]
    .map(|name| format!("{name}={level}"))
    .join(",");
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new(directives))
        .with_writer(io::stderr)
        .with_ansi(style.is_colored())
        .init();
}
