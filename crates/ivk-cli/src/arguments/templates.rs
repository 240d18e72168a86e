//! `ivk templates`.

use clap::Args;

use super::TemplateArguments;

#[derive(Debug, Args)]
pub(crate) struct Templates {
    /// Show just this node type
    #[arg(value_name = "TYPE")]
    pub(crate) node_type: Option<String>,
    #[command(flatten)]
    pub(crate) templates: TemplateArguments,
}
