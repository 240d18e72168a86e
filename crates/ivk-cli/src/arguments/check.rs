//! `ivk check`.

use clap::Args;

use super::{BuildArguments, TemplateArguments, WorkflowArguments};

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) workflow: WorkflowArguments,
    #[command(flatten)]
    pub(crate) build: BuildArguments,
    #[command(flatten)]
    pub(crate) templates: TemplateArguments,
}
