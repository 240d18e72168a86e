//! The workflow library.

use rusqlite::{OptionalExtension, params};

use super::{Result, Store};

/// A workflow as it is kept. The workflow itself is JSON text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WorkflowRecord {
    pub(crate) workflow_id: String,
    pub(crate) workflow: String,
    pub(crate) created_at: String,
    pub(crate) updated_at: String,
}

impl Store {
    /// Keeps a workflow.
    pub(crate) fn add_workflow(&self, workflow_id: &str, workflow: &str) -> Result<()> {
        self.connection().execute(
            "INSERT INTO workflows (workflow_id, workflow) VALUES (?, ?)",
            params![workflow_id, workflow],
        )?;
        Ok(())
    }

    /// One workflow.
    pub(crate) fn workflow(&self, workflow_id: &str) -> Result<Option<WorkflowRecord>> {
        let query =
            "SELECT workflow_id, workflow, created_at, updated_at FROM workflows WHERE workflow_id = ?";
        Ok(self
            .connection()
            .query_row(query, [workflow_id], |row| {
                Ok(WorkflowRecord {
                    workflow_id: row.get(0)?,
                    workflow: row.get(1)?,
                    created_at: row.get(2)?,
                    updated_at: row.get(3)?,
                })
            })
            .optional()?)
    }

    /// Deletes a workflow, if it is there.
    pub(crate) fn delete_workflow(&self, workflow_id: &str) -> Result<()> {
        self.connection()
            .execute("DELETE FROM workflows WHERE workflow_id = ?", [workflow_id])?;
        Ok(())
    }
}
