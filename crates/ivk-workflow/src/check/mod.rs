//! Says everything that is wrong with a draft, at once.

mod nodes;
mod report;

pub use report::{Problem, Report, Severity};

use ivk_fields::InputTemplate;

use crate::document::json::Json;
use crate::draft::Draft;
use crate::draft::roles::Role;

impl Draft {
    /// Looks for everything that would make a run fail or do something else than the workflow says.
    ///
    /// That is what the editor looks for before it enqueues, and more: limits inside nullable types, options,
    /// inputs that the file does not have, values that no field can have.
    pub fn check(&self) -> Report {
        let mut report = Report::default();
        let runs = self
            .layout()
            .nodes
            .iter()
            .any(|state| matches!(state.role, Role::Runs | Role::Unknown));
        if !runs {
            report.push(Problem::error("no-nodes", "The workflow has no node that runs."));
        }
        for (index, node) in self.document().nodes.iter().enumerate() {
            if let Some(invocation) = node.invocation() {
                nodes::check(
                    self,
                    index as u32,
                    self.document().str(node.id),
                    invocation,
                    &mut report,
                );
            }
        }
        for warning in self.warnings() {
            if matches!(
                warning.code,
                "edge-dropped" | "node-version" | "duplicate-node-id"
            ) {
                report.push(Problem::from_warning(warning));
            }
        }
        report
    }
}

/// Why an item of a batch does not fit the field that it goes into.
pub(crate) fn batch_item(_template: &InputTemplate, _item: Json<'_>) -> Option<String> {
    None
}
