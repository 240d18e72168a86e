//! `ivk check`: whether a workflow is ready, and what is missing.

use ivk_workflow::{Problem, Severity};
use serde::Serialize;

use super::{Context, draft};
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::output;

/// What `--json` prints: a public interface.
#[derive(Serialize)]
struct Answer<'a> {
    ready: bool,
    problems: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    code: &'a str,
    message: &'a str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    node_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
}

impl<'a> Told<'a> {
    fn new(problem: &'a Problem) -> Self {
        Self {
            code: problem.code,
            message: &problem.message,
            severity: if problem.severity == Severity::Error {
                "error"
            } else {
                "warning"
            },
            node_id: problem.node_id.as_deref(),
            field: problem.field.as_deref(),
            index: problem.index,
        }
    }
}

pub(crate) async fn run(arguments: &arguments::Check, context: &Context) -> Result<Exit, Failure> {
    let workflow = draft::workflow(&arguments.workflow.file)?;
    let mut draft = workflow.open(draft::templates(&arguments.templates).await?);
    draft::apply(&mut draft, &arguments.build)?;
    let report = draft.check();
    if context.json {
        output::json_line(&Answer {
            ready: report.is_ready(),
            problems: report.problems().iter().map(Told::new).collect(),
        })?;
    } else {
        for problem in report.problems() {
            let word = match problem.severity {
                Severity::Error => context.style.error("problem:"),
                _ => context.style.warning("note:"),
            };
            // Two nodes may share their names: the index is what `--set` takes.
            let index = problem
                .index
                .map(|index| format!("[{index}] "))
                .unwrap_or_default();
            output::text(&format!("{word} {index}{}\n", problem.message))?;
        }
        let count = report.errors().count();
        let verdict = match count {
            0 => context.style.good("ready to run"),
            1 => "not ready: 1 problem".to_owned(),
            _ => format!("not ready: {count} problems"),
        };
        output::text(&format!("{verdict}\n"))?;
    }
    Ok(if report.is_ready() {
        Exit::Done
    } else {
        Exit::Failed
    })
}
