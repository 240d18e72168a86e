//! Runs of workflows.

use std::sync::Arc;

use ivk_fields::Templates;
use ivk_workflow::Workflow;
use ivk_workflow::remote::{self, BatchId, ItemId, ItemResult};

use super::{Job, Run, runtime::Runtime};
use crate::error::Error;

/// Prepares and submits runs of workflows, and finds submitted ones again; see [`remote::Workflows`].
#[derive(Debug, Clone)]
pub struct Workflows {
    inner: remote::Workflows,
    runtime: Runtime,
}

impl Workflows {
    pub(super) fn new(inner: remote::Workflows, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    /// As [`remote::Workflows::prepare`].
    ///
    /// # Errors
    ///
    /// As there, and inside a runtime.
    pub fn prepare(&self, workflow: &Workflow) -> Result<Run, Error> {
        let run = self.runtime.try_wait(self.inner.prepare(workflow))?;
        Ok(Run::new(run, self.runtime.clone()))
    }

    /// As [`remote::Workflows::prepare_with`].
    pub fn prepare_with(&self, workflow: &Workflow, templates: impl Into<Arc<Templates>>) -> Run {
        Run::new(self.inner.prepare_with(workflow, templates), self.runtime.clone())
    }

    /// As [`remote::Workflows::templates`].
    ///
    /// # Errors
    ///
    /// As there, and inside a runtime.
    pub fn templates(&self) -> Result<Arc<Templates>, Error> {
        self.runtime.try_wait(self.inner.templates())
    }

    /// As [`remote::Workflows::attach`].
    ///
    /// # Errors
    ///
    /// As there, and inside a runtime.
    pub fn attach(&self, batch: impl Into<BatchId>) -> Result<Job, Error> {
        let job = self.runtime.try_wait(self.inner.attach(batch))?;
        Ok(Job::new(job, self.runtime.clone()))
    }

    /// As [`remote::Workflows::item_result`].
    ///
    /// # Errors
    ///
    /// As there, and inside a runtime.
    pub fn item_result(&self, id: impl Into<ItemId>) -> Result<ItemResult, Error> {
        self.runtime.try_wait(self.inner.item_result(id))
    }
}
