//! A submitted run.

use std::time::Duration;

use ivk_workflow::Draft;
use ivk_workflow::remote::{self, BatchId, ItemId, ItemResult, JobEvent, JobResult, OnTimeout};

use super::runtime::Runtime;
use crate::error::Error;

/// A run that the server has taken; see [`remote::Job`].
///
/// It is followed in the background from the moment it exists, whether or not anybody reads its events or waits.
#[derive(Debug)]
pub struct Job {
    inner: remote::Job,
    runtime: Runtime,
}

impl Job {
    pub(super) fn new(inner: remote::Job, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    /// The batch. With it, the job can be found again from elsewhere.
    pub fn batch_id(&self) -> &BatchId {
        self.inner.batch_id()
    }

    /// The items in the order of the batch.
    pub fn items(&self) -> &[ItemId] {
        self.inner.items()
    }

    /// The workflow with the values that it was submitted with; see [`remote::Job::draft`].
    pub fn draft(&self) -> Option<&Draft> {
        self.inner.draft()
    }

    /// The next event, or `None` when the job has ended and all were read.
    ///
    /// # Errors
    ///
    /// Inside a runtime.
    pub fn next_event(&mut self) -> Result<Option<JobEvent>, Error> {
        self.runtime.wait(self.inner.next())
    }

    /// The events, each waited for. They end with the job, and at once inside a runtime, where nothing can be waited for.
    pub fn events(&mut self) -> Events<'_> {
        Events(self)
    }

    /// Waits until every item has completed, and reads the results; see [`remote::Job::wait`].
    ///
    /// # Errors
    ///
    /// As there, and inside a runtime.
    pub fn wait(&self) -> Result<JobResult, Error> {
        self.runtime.try_wait(self.inner.wait())
    }

    /// Waits until every item has ended, however it ended; see [`remote::Job::settled`].
    ///
    /// # Errors
    ///
    /// As there, and inside a runtime.
    pub fn settled(&self) -> Result<JobResult, Error> {
        self.runtime.try_wait(self.inner.settled())
    }

    /// Like [`wait`](Self::wait), but not longer than `limit`; see [`remote::Job::wait_timeout`].
    ///
    /// # Errors
    ///
    /// As there, and inside a runtime.
    pub fn wait_timeout(&self, limit: Duration, on_timeout: OnTimeout) -> Result<JobResult, Error> {
        self.runtime.try_wait(self.inner.wait_timeout(limit, on_timeout))
    }

    /// The result of one item that has ended, while others may still run; see [`remote::Job::item_result`].
    ///
    /// # Errors
    ///
    /// As there, and inside a runtime.
    pub fn item_result(&self, id: ItemId) -> Result<Option<ItemResult>, Error> {
        self.runtime.try_wait(self.inner.item_result(id))
    }

    /// Stops all items that have not ended; see [`remote::Job::cancel`].
    ///
    /// # Errors
    ///
    /// As there, and inside a runtime.
    pub fn cancel(&self) -> Result<(), Error> {
        self.runtime.try_wait(self.inner.cancel())
    }

    /// Stops one item.
    ///
    /// # Errors
    ///
    /// When the server cannot be told, and inside a runtime.
    pub fn cancel_item(&self, id: ItemId) -> Result<(), Error> {
        self.runtime.try_wait(self.inner.cancel_item(id))
    }
}

/// The events of a job, as [`Job::events`] gives them.
#[derive(Debug)]
pub struct Events<'a>(&'a mut Job);

impl Iterator for Events<'_> {
    type Item = JobEvent;

    fn next(&mut self) -> Option<JobEvent> {
        self.0.next_event().ok().flatten()
    }
}
