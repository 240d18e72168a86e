//! Says everything that is wrong with a draft, at once.

mod batch;
mod nodes;
mod report;

#[cfg(feature = "remote")]
pub(crate) use report::UNRESOLVED_MODEL;
pub use report::{Problem, Report, Severity};

use crate::batch::EnqueueOptions;
use crate::draft::Draft;
use crate::draft::roles::Role;

impl Draft {
    /// Looks for everything that would make a run fail or do something else than the workflow says.
    ///
    /// That is what the editor looks for before it enqueues, and more: limits inside nullable types, options,
    /// schedulers, inputs that the file does not have, values of a wrong type, batches whose values do not fit.
    pub fn check(&self) -> Report {
        self.check_for(&EnqueueOptions::default())
    }

    /// As [`Draft::check`], with the runs and the answers for generators of a certain request.
    pub fn check_for(&self, options: &EnqueueOptions) -> Report {
        let mut report = Report::default();
        let runs = self
            .layout()
            .nodes
            .iter()
            .any(|state| matches!(state.role, Role::Runs | Role::Unknown));
        if !runs {
            report.push(Problem::error("no-nodes", "The workflow has no node that runs."));
        }
        batch::check(self, options, &mut report);
        for (index, node) in self.document().nodes.iter().enumerate() {
            let Some(invocation) = node.invocation() else {
                continue;
            };
            let node_id = self.document().str(node.id);
            nodes::check(self, index as u32, node_id, invocation, &mut report);
        }
        for warning in self.warnings() {
            if matches!(
                warning.code,
                "edge-dropped" | "node-version" | "duplicate-node-id" | "form-field-dropped"
            ) {
                report.push(Problem::from_warning(warning));
            }
        }
        report
    }
}
