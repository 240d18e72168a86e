//! What the command says: lines of JSON for programs, text for people.

pub(crate) mod event;
pub(crate) mod metadata;
pub(crate) mod picture;
pub(crate) mod progress;
pub(crate) mod style;
pub(crate) mod table;
pub(crate) mod terminal;
pub(crate) mod words;

use std::io::{self, Write};

use serde::Serialize;

use crate::failure::{Exit, Failure};

/// Writes one JSON document on a line of its own.
///
/// A reader that went away (`ivk … | head`) ends the command quietly, as it does other commands.
pub(crate) fn json_line(value: &impl Serialize) -> Result<(), Failure> {
    let mut text = serde_json::to_vec(value)
        .map_err(|error| Failure::because(Exit::Failed, "output", "the answer cannot be written", &error))?;
    text.push(b'\n');
    bytes(&text)
}

/// Writes text as it is.
pub(crate) fn text(text: &str) -> Result<(), Failure> {
    bytes(text.as_bytes())
}

fn bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => Err(Failure::because(
            Exit::Failed,
            "output",
            "the output cannot be written",
            &error,
        )),
    }
}

/// Tells a person something on stderr.
pub(crate) fn notice(text: &str) {
    eprintln!("{text}");
}

/// Tells a warning on stderr.
pub(crate) fn warning(style: style::Style, message: &str) {
    eprintln!("{} {message}", style.warning("warning:"));
}

/// Tells a failure on stderr, and in the stream of events for programs.
pub(crate) fn failure(json: bool, style: style::Style, failure: &Failure) {
    eprintln!("{} {failure}", style.error("error:"));
    if json {
        // The failure itself is being reported: a second one, of this line, has no better place to go.
        let _ = json_line(&event::Event::Error {
            code: failure.code,
            message: &failure.sentence(),
        });
    }
}
