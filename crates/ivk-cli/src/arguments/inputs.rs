//! `ivk inputs`.

use clap::Args;

use super::{TemplateArguments, WorkflowArguments};

#[derive(Debug, Args)]
pub(crate) struct Inputs {
    #[command(flatten)]
    pub(crate) workflow: WorkflowArguments,
    #[command(flatten)]
    pub(crate) templates: TemplateArguments,
}
