//! A submitted run.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::{Arc, Weak};
use std::time::Duration;

use futures_core::Stream;
use ivk_api::types::{BatchId, ItemId};
use tokio::sync::watch;
use tokio::task::AbortHandle;

use super::error::{RunError, RunErrorKind};
use super::event::JobEvent;
use super::http::HttpQueue;
use super::results::{ImageRecords, ItemResult, JobResult, Origins, ResultReader};
use super::server::{QueueServer, ServerError};
use super::status::ItemStatus;
use super::watch::driver::{Verdict, drive};
use super::watch::hub::Hub;
use super::watch::inbox::Inbox;
use super::watch::monitor::{ItemEnd, Monitor};
use super::watch::{Feed, WatchPolicy};
use crate::Draft;

/// A run that the server has taken: one item, or as many as its batch asks for.
///
/// The job is followed in the background from the moment it exists, whether or not anybody reads its events.
/// Dropping it ends the following, not the work; see [`cancel_on_drop`](Self::cancel_on_drop).
///
/// ```no_run
/// # async fn show(mut job: ivk_workflow::remote::Job) -> Result<(), ivk_workflow::remote::RunError> {
/// use ivk_workflow::remote::JobEvent;
///
/// while let Some(event) = job.next().await {
///     if let JobEvent::Progress { node, progress, .. } = event {
///         println!("{}: {}", node.title(), progress.message);
///     }
/// }
/// let result = job.wait().await?;
/// for image in result.images() {
///     println!("{image}");
/// }
/// # Ok(())
/// # }
/// ```
pub struct Job {
    shared: Arc<Shared>,
    following: AbortHandle,
    cancel_on_drop: bool,
}

struct Shared {
    batch: BatchId,
    items: Vec<ItemId>,
    server: Arc<HttpQueue>,
    origins: Origins,
    images: Option<Arc<dyn ImageRecords>>,
    inbox: Inbox,
    verdict: watch::Receiver<Option<Verdict>>,
    /// It lives as long as the job is followed.
    hub: Weak<Hub>,
}

/// Reads the results of single items of a [`Job`] while others still run.
///
/// It is apart from the job, so that a task of its own can read what came out while [`Job::next`] goes on.
#[derive(Clone)]
pub struct ItemReader {
    shared: Arc<Shared>,
}

impl ItemReader {
    /// The results of those of these items that have ended, in the order of the batch.
    ///
    /// Cancel safe: it can be called again.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub async fn read(&self, ids: &[ItemId]) -> Result<Vec<ItemResult>, RunError> {
        let wanted: HashSet<ItemId> = ids.iter().copied().collect();
        let items = self.shared.items.iter().enumerate();
        let wanted: Vec<_> = items.filter(|(_, id)| wanted.contains(id)).collect();
        let ids: Vec<ItemId> = wanted.iter().map(|(_, id)| **id).collect();
        let records = self.shared.records(&ids).await?;
        let ended: HashMap<ItemId, ItemStatus> = records
            .iter()
            .map(|record| (record.item_id, ItemStatus::from(record.status.clone())))
            .filter(|(_, status)| status.is_final())
            .collect();
        let (places, ends): (Vec<usize>, Vec<ItemEnd>) = wanted
            .into_iter()
            .filter_map(|(place, id)| {
                let end = ItemEnd {
                    item: *id,
                    status: ended.get(id)?.clone(),
                    failure: None,
                };
                Some((place, end))
            })
            .unzip();
        let results = self.shared.results(&ends, records).await?;
        let placed = places.into_iter().zip(results);
        Ok(placed
            .map(|(index, result)| ItemResult { index, ..result })
            .collect())
    }
}

impl fmt::Debug for ItemReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemReader")
            .field("batch_id", &self.shared.batch)
            .finish_non_exhaustive()
    }
}

/// What becomes of the job when the time for waiting is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OnTimeout {
    /// It goes on.
    Leave,
    /// It is canceled.
    Cancel,
}

/// Everything that a job is made of.
pub(crate) struct Beginning {
    pub(crate) batch: BatchId,
    pub(crate) items: Vec<ItemId>,
    pub(crate) server: Arc<HttpQueue>,
    /// Kept as long as the job is followed, since it feeds it.
    pub(crate) hub: Arc<Hub>,
    pub(crate) feed: tokio::sync::mpsc::UnboundedReceiver<Feed>,
    /// Events have arrived since before the batch was sent.
    pub(crate) listening: bool,
    pub(crate) origins: Origins,
    pub(crate) images: Option<Arc<dyn ImageRecords>>,
    pub(crate) policy: WatchPolicy,
}

impl Job {
    /// Starts to follow.
    pub(crate) fn start(beginning: Beginning) -> Self {
        let Beginning {
            batch,
            items,
            server,
            hub,
            feed,
            listening,
            origins,
            images,
            policy,
        } = beginning;
        let monitor = Monitor::new(batch.clone(), &items, Arc::clone(&origins.labels));
        let (tell, verdict) = watch::channel(None);
        let shared = Arc::new(Shared {
            batch,
            items,
            server,
            origins,
            images,
            inbox: Inbox::default(),
            verdict,
            hub: Arc::downgrade(&hub),
        });
        let followed = Arc::clone(&shared);
        let following = tokio::spawn(async move {
            let (server, batch) = (Arc::clone(&followed.server), followed.batch.clone());
            let verdict = drive(server, batch, monitor, feed, listening, &followed.inbox, &policy).await;
            tell.send_replace(Some(verdict));
            followed.inbox.close();
            drop(hub);
        });
        Self {
            shared,
            following: following.abort_handle(),
            cancel_on_drop: false,
        }
    }

    /// The batch. With it, the job can be found again from elsewhere.
    pub fn batch_id(&self) -> &BatchId {
        &self.shared.batch
    }

    /// The items in the order of the batch.
    pub fn items(&self) -> &[ItemId] {
        &self.shared.items
    }

    /// The workflow with the values that it was submitted with, but for those that the batch varies, which are
    /// with each item ([`ItemResult::field_values`]). `None` when the job was found by its batch and the server has no
    /// workflow of it.
    pub fn draft(&self) -> Option<&Draft> {
        self.shared.origins.draft.as_deref()
    }

    /// Whether dropping the job before it ended cancels it. It does not unless asked to.
    pub fn cancel_on_drop(&mut self, cancel: bool) -> &mut Self {
        self.cancel_on_drop = cancel;
        self
    }

    /// The next event, or `None` when the job has ended and all were read.
    ///
    /// A reader that is slow or absent loses steps of progress first, then the comings and goings of nodes, and
    /// finds a [`Resync`](JobEvent::Resync) in their place. The ends of items are never lost.
    ///
    /// Cancel safe: an event is taken only when it is returned.
    pub async fn next(&mut self) -> Option<JobEvent> {
        self.shared.inbox.next().await
    }

    /// The events as a stream.
    pub fn events(&mut self) -> impl Stream<Item = JobEvent> + Send + '_ {
        futures_util::stream::unfold(self, |job| async move { Some((job.next().await?, job)) })
    }

    /// Waits until every item has completed, and reads the results.
    ///
    /// Cancel safe: it can be called again.
    ///
    /// # Errors
    ///
    /// When an item failed, was canceled or was removed; the error has the results of the others
    /// ([`RunError::result`]). When the job cannot go on without help or its results cannot be read.
    pub async fn wait(&self) -> Result<JobResult, RunError> {
        judge(self.settled().await?)
    }

    /// Waits until every item has ended, however it ended, and reads the results.
    ///
    /// Cancel safe: it can be called again.
    ///
    /// # Errors
    ///
    /// When the job cannot go on without help ([`RunErrorKind::Stuck`]), when the server stays away
    /// ([`RunErrorKind::Connection`]), or when its results cannot be read.
    pub async fn settled(&self) -> Result<JobResult, RunError> {
        let ends = self.ends().await?;
        let items = self.shared.read(&ends).await?;
        Ok(JobResult {
            batch_id: self.shared.batch.clone(),
            items,
        })
    }

    /// Waits until every item has ended, and tells how each did, in the order of the batch. No result is read; for that
    /// there is [`item_reader`](Self::item_reader).
    ///
    /// Cancel safe: it can be called again.
    ///
    /// # Errors
    ///
    /// As for [`settled`](Self::settled), but for the reading.
    pub async fn ended(&self) -> Result<Vec<(ItemId, ItemStatus)>, RunError> {
        let ends = self.ends().await?;
        Ok(ends.into_iter().map(|end| (end.item, end.status)).collect())
    }

    /// Like [`wait`](Self::wait), but not longer than `limit`.
    ///
    /// # Errors
    ///
    /// As for [`wait`](Self::wait), and [`RunErrorKind::TimedOut`].
    pub async fn wait_timeout(&self, limit: Duration, on_timeout: OnTimeout) -> Result<JobResult, RunError> {
        if let Ok(result) = tokio::time::timeout(limit, self.wait()).await {
            return result;
        }
        let timed_out = RunError::new(
            RunErrorKind::TimedOut,
            format!("the job did not end within {} seconds", limit.as_secs_f64()),
        );
        if on_timeout == OnTimeout::Cancel {
            self.cancel().await?;
        }
        Err(timed_out.of_batch(&self.shared.batch))
    }

    /// The result of one item that has ended, while others may still run. `None` when it is not an item of this
    /// job, or has not ended.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub async fn item_result(&self, id: ItemId) -> Result<Option<ItemResult>, RunError> {
        Ok(self.item_reader().read(&[id]).await?.pop())
    }

    /// What [`item_result`](Self::item_result) reads with, apart from the job.
    ///
    /// ```no_run
    /// # async fn show(mut job: ivk_workflow::remote::Job) -> Result<(), ivk_workflow::remote::RunError> {
    /// use ivk_workflow::remote::JobEvent;
    ///
    /// let mut reading = tokio::task::JoinSet::new();
    /// while let Some(event) = job.next().await {
    ///     if let JobEvent::ItemFinished { item, .. } = event {
    ///         let reader = job.item_reader();
    ///         reading.spawn(async move { reader.read(&[item.id]).await });
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn item_reader(&self) -> ItemReader {
        ItemReader {
            shared: Arc::clone(&self.shared),
        }
    }

    /// Stops all items that have not ended. It takes effect between two nodes, or two steps of one that denoises;
    /// wait for the end to see it.
    ///
    /// # Errors
    ///
    /// When the server cannot be told.
    pub async fn cancel(&self) -> Result<(), RunError> {
        let canceled = self.shared.server.cancel_batch(&self.shared.batch).await;
        self.shared.changed(canceled, "canceling the job")
    }

    /// Stops one item.
    ///
    /// # Errors
    ///
    /// When the server cannot be told.
    pub async fn cancel_item(&self, id: ItemId) -> Result<(), RunError> {
        let canceled = self.shared.server.cancel_items(&[id]).await;
        self.shared.changed(canceled, "canceling an item")
    }

    async fn ends(&self) -> Result<Vec<ItemEnd>, RunError> {
        let mut verdict = self.shared.verdict.clone();
        let told = match verdict.wait_for(Option::is_some).await {
            Ok(verdict) => verdict.clone(),
            Err(_) => None,
        };
        let error = match told {
            Some(Verdict::Settled(ends)) => return Ok(ends),
            Some(Verdict::Stuck {
                reason,
                cause: Some(cause),
            }) => RunError::stuck(reason).because(cause.source),
            Some(Verdict::Stuck { reason, cause: None }) => RunError::stuck(reason),
            Some(Verdict::Refused(error)) => RunError::request("following the job", &error),
            None => RunError::new(
                RunErrorKind::Stuck,
                "the job is no longer followed: its runtime has ended",
            ),
        };
        Err(error.of_batch(&self.shared.batch))
    }
}

impl Shared {
    /// Looks at once what became of a change, if the server made it.
    fn changed(&self, outcome: Result<(), ServerError>, doing: &str) -> Result<(), RunError> {
        outcome.map_err(|error| RunError::request(doing, &error).of_batch(&self.batch))?;
        if let Some(hub) = self.hub.upgrade() {
            hub.changed(&self.batch);
        }
        Ok(())
    }

    async fn read(&self, ends: &[ItemEnd]) -> Result<Vec<ItemResult>, RunError> {
        let ids: Vec<ItemId> = ends.iter().map(|end| end.item).collect();
        let records = self.records(&ids).await?;
        self.results(ends, records).await
    }

    async fn records(&self, ids: &[ItemId]) -> Result<Vec<ivk_api::types::SessionQueueItem>, RunError> {
        self.server.items(ids).await.map_err(|error| {
            RunError::request("reading the results", &error)
                .with_kind(RunErrorKind::Results)
                .of_batch(&self.batch)
        })
    }

    async fn results(
        &self,
        ends: &[ItemEnd],
        records: Vec<ivk_api::types::SessionQueueItem>,
    ) -> Result<Vec<ItemResult>, RunError> {
        let reader = ResultReader {
            origins: &self.origins,
            images: self.images.as_deref(),
        };
        reader.read(ends, records).await.map_err(|error| {
            RunError::new(
                RunErrorKind::Results,
                "the job ended, and the records of its images cannot be read",
            )
            .because(Arc::from(error))
            .of_batch(&self.batch)
        })
    }
}

/// A result in which everything completed, or the first thing that did not.
fn judge(result: JobResult) -> Result<JobResult, RunError> {
    let Some(bad) = result.items.iter().find(|item| !item.is_completed()) else {
        return Ok(result);
    };
    let which = match result.items.len() {
        1 => "the run".to_owned(),
        count => format!("item {} of {count}", bad.index + 1),
    };
    let failure = bad.failure.clone();
    let error = match (&bad.status, &failure) {
        (ItemStatus::Failed, Some(failure)) => {
            RunError::new(RunErrorKind::Failed, format!("{which} failed: {failure}"))
        }
        (ItemStatus::Canceled, _) => RunError::new(RunErrorKind::Canceled, format!("{which} was canceled")),
        (ItemStatus::Removed, _) => {
            let message = format!("{which} was removed from the queue before its results could be read");
            RunError::new(RunErrorKind::Removed, message)
        }
        _ => RunError::new(
            RunErrorKind::Failed,
            format!("{which} failed and the server does not say why"),
        ),
    };
    Err(error.with_failure(failure).with_result(result))
}

impl Drop for Job {
    fn drop(&mut self) {
        self.following.abort();
        let ended = self.shared.verdict.borrow().is_some();
        if self.cancel_on_drop
            && !ended
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            let shared = Arc::clone(&self.shared);
            runtime.spawn(async move {
                if let Err(error) = shared.server.cancel_batch(&shared.batch).await {
                    tracing::warn!(batch = %shared.batch, %error, "a dropped job could not be canceled");
                }
            });
        }
    }
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job")
            .field("batch_id", &self.shared.batch)
            .field("items", &self.shared.items)
            .finish_non_exhaustive()
    }
}
