//! `ivk graph`: the request that would be sent.

use super::{Context, draft, problems};
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::output;

pub(crate) async fn run(arguments: &arguments::Graph, context: &Context) -> Result<Exit, Failure> {
    let prepared = draft::prepare(&arguments.workflow.file, &arguments.templates, &arguments.build).await?;
    let draft = &prepared.draft;
    if arguments.mermaid || arguments.svg {
        let drawing = if arguments.svg {
            draft.to_svg()
        } else {
            draft.to_mermaid()
        };
        output::text(&drawing)?;
        return Ok(Exit::Done);
    }
    for problem in problems::of(&prepared) {
        output::warning(context.error_style, &problem.message);
    }
    let body = draft.enqueue_body(&prepared.options);
    output::text(&format!("{}\n", body.as_str()))?;
    Ok(Exit::Done)
}
