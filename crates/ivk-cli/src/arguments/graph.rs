//! `ivk graph`.

use clap::Args;

use super::{BuildArguments, TemplateArguments, WorkflowArguments};

#[derive(Debug, Args)]
pub(crate) struct Graph {
    #[command(flatten)]
    pub(crate) workflow: WorkflowArguments,
    #[command(flatten)]
    pub(crate) build: BuildArguments,
    #[command(flatten)]
    pub(crate) templates: TemplateArguments,

    /// Draw the workflow as a Mermaid diagram
    #[arg(long, conflicts_with = "svg")]
    pub(crate) mermaid: bool,

    /// Draw the workflow as SVG, nodes where the editor has them
    #[arg(long)]
    pub(crate) svg: bool,
}
