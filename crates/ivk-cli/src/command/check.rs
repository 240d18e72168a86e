//! `ivk check`: whether a workflow is ready, and what is missing.

use serde::Serialize;

use super::problems::{self, Problem};
use super::{Context, draft};
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::output;

/// What `--json` prints: a public interface.
#[derive(Serialize)]
struct Answer {
    ready: bool,
    problems: Vec<Problem>,
}

pub(crate) async fn run(arguments: &arguments::Check, context: &Context) -> Result<Exit, Failure> {
    let prepared = draft::prepare(&arguments.workflow.file, &arguments.templates, &arguments.build).await?;
    let problems = problems::of(&prepared);
    let count = problems.iter().filter(|problem| problem.prevents).count();
    if context.json {
        output::json_line(&Answer {
            ready: count == 0,
            problems,
        })?;
    } else {
        for problem in &problems {
            let word = if problem.prevents {
                context.style.error("problem:")
            } else {
                context.style.warning("note:")
            };
            // Two nodes may share their names: the index is what `--set` takes.
            let index = problem
                .index
                .map(|index| format!("[{index}] "))
                .unwrap_or_default();
            output::text(&format!("{word} {index}{}\n", problem.message))?;
        }
        let verdict = match count {
            0 => context.style.good("ready to run"),
            1 => "not ready: 1 problem".to_owned(),
            _ => format!("not ready: {count} problems"),
        };
        output::text(&format!("{verdict}\n"))?;
    }
    Ok(if count == 0 { Exit::Done } else { Exit::Failed })
}
