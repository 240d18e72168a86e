//! `ivk graph`: the request that would be sent.

use super::{Context, draft};
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::output;

pub(crate) async fn run(arguments: &arguments::Graph, context: &Context) -> Result<Exit, Failure> {
    let workflow = draft::workflow(&arguments.workflow.file)?;
    let mut draft = workflow.open(draft::templates(&arguments.templates).await?);
    draft::apply(&mut draft, &arguments.build)?;
    if arguments.mermaid || arguments.svg {
        let drawing = if arguments.svg {
            draft.to_svg()
        } else {
            draft.to_mermaid()
        };
        output::text(&drawing)?;
        return Ok(Exit::Done);
    }
    for problem in draft.check().problems() {
        output::warning(context.error_style, &problem.message);
    }
    let body = draft.enqueue_body(&draft::enqueue_options(&arguments.build));
    output::text(&format!("{}\n", body.as_str()))?;
    Ok(Exit::Done)
}
