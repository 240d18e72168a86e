//! Asks before something is done that cannot be taken back.

use std::io::{self, BufRead, IsTerminal, Write};

use tokio::sync::oneshot;

use super::Context;
use crate::failure::{Exit, Failure};
use crate::output::table;

/// Asks whether to delete something.
pub(crate) async fn destruction(question: &str, yes: bool, context: &Context) -> Result<(), Failure> {
    ask(question, yes, context, "nothing was deleted").await
}

/// Asks whether to change something.
pub(crate) async fn change(question: &str, yes: bool, context: &Context) -> Result<(), Failure> {
    ask(question, yes, context, "nothing was changed").await
}

/// Asks, when a person is there to answer: both to see the question and to type. Programs say `--yes`.
async fn ask(question: &str, yes: bool, context: &Context, refused: &'static str) -> Result<(), Failure> {
    if yes {
        return Ok(());
    }
    let question = table::harmless(question);
    if context.json || !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        let message = format!("{question} Nobody can be asked here: say --yes");
        return Err(Failure::new(Exit::Usage, "unconfirmed", message));
    }
    let unasked = |error: io::Error| {
        Failure::because(
            Exit::Failed,
            "unconfirmed",
            "the question cannot be asked",
            &error,
        )
    };
    let question = format!("{question} [y/N] ");
    let mut stderr = io::stderr();
    stderr.write_all(question.as_bytes()).map_err(unasked)?;
    stderr.flush().map_err(unasked)?;
    // A thread of its own, which nobody waits for: Ctrl-C ends the command although the terminal is still being read.
    let (told, answer) = oneshot::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        let _ = told.send(io::stdin().lock().read_line(&mut line).map(|_| line));
    });
    // What is said after Ctrl-C begins on a line of its own.
    let mut open_line = OpenLine(true);
    let answer = answer.await;
    open_line.0 = false;
    let answer = match answer {
        Ok(answer) => answer.map_err(unasked)?,
        Err(_) => String::new(),
    };
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err(Failure::new(Exit::Failed, "unconfirmed", refused)),
    }
}

/// Ends the line of a question that is dropped without an answer.
struct OpenLine(bool);

impl Drop for OpenLine {
    fn drop(&mut self) {
        if self.0 {
            eprintln!();
        }
    }
}
