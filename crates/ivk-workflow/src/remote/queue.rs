//! The queue itself: what is in it, and what can be done to it.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use futures_core::Stream;
use ivk_api::Operation;
use ivk_api::operations::queue::{
    CancelAllExceptCurrent, CancelByBatchIds, CancelByDestination, CancelQueueItem, Clear,
    CountsByDestination, DeleteAllExceptCurrent, DeleteByDestination, DeleteQueueItem, GetBatchStatus,
    GetCurrentQueueItem, GetNextQueueItem, GetQueueItem, GetQueueStatus, Pause, Prune, Resume,
    RetryItemsById,
};
use ivk_api::transport::call;
use ivk_api::types::{
    BatchId, BatchStatus, ItemId, QueueId, SessionProcessorStatus, SessionQueueAndProcessorStatus,
    SessionQueueCountsByDestination, SessionQueueItem, SessionQueueItemSummary,
};

use super::error::RunError;
use super::http::{HttpQueue, SUMMARIES, server_error};

/// One queue of a server. Cheap to clone; every question is asked anew.
///
/// The worker of a server serves all its queues, and its counts are those of all of them.
///
/// ```no_run
/// # async fn show(queue: ivk_workflow::remote::Queue) -> Result<(), ivk_workflow::remote::RunError> {
/// let status = queue.status().await?;
/// println!("{} wait, {} run", status.queue.pending, status.queue.in_progress);
/// let pruned = queue.prune().await?;
/// println!("{pruned} ended items were removed");
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Queue {
    server: Arc<HttpQueue>,
}

/// An item that runs again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RetriedItem {
    /// The item that had failed or been canceled.
    pub old: ItemId,
    /// The item that runs in its place, in the same batch; `None` when the server has it under no id that can be
    /// found (before 6.7).
    pub new: Option<ItemId>,
}

impl Queue {
    pub(crate) fn new(server: Arc<HttpQueue>) -> Self {
        Self { server }
    }

    /// Its name.
    pub fn id(&self) -> &QueueId {
        self.server.queue()
    }

    async fn call<O: Operation>(&self, doing: &str, operation: O) -> Result<O::Output, RunError> {
        let answer = call(self.server.client(), &operation).await;
        answer.map_err(|error| RunError::request(doing, &server_error(error)))
    }

    /// Counts by state, what runs, and whether the worker works.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn status(&self) -> Result<SessionQueueAndProcessorStatus, RunError> {
        self.call(
            "asking for the state of the queue",
            GetQueueStatus::new(self.id()),
        )
        .await
    }

    /// Counts of one batch by state. Items of workflows that it called are counted too, and a batch that does not
    /// exist has none.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn batch_status(&self, batch: impl Into<BatchId>) -> Result<BatchStatus, RunError> {
        self.call(
            "asking for the state of a batch",
            GetBatchStatus::new(self.id(), batch.into()),
        )
        .await
    }

    /// Counts of a destination by state.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn counts_by_destination(
        &self,
        destination: &str,
    ) -> Result<SessionQueueCountsByDestination, RunError> {
        self.call(
            "counting by destination",
            CountsByDestination::new(self.id(), destination),
        )
        .await
    }

    /// The ids of all items, the newest first.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn item_ids(&self) -> Result<Vec<ItemId>, RunError> {
        let ids = self.server.item_ids().await;
        ids.map_err(|error| RunError::request("listing the queue", &error))
    }

    /// What these items are doing, without their graphs. Those that do not exist are left out.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn summaries(&self, ids: &[ItemId]) -> Result<Vec<SessionQueueItemSummary>, RunError> {
        let summaries = self.server.summaries(ids).await;
        summaries.map_err(|error| RunError::request("reading items of the queue", &error))
    }

    /// All items, the newest first. The ids are read first, so that the list stands still while it is read.
    pub fn list(&self) -> impl Stream<Item = Result<SessionQueueItemSummary, RunError>> + Send + use<> {
        let start = (self.clone(), None::<VecDeque<ItemId>>, Vec::new().into_iter());
        futures_util::stream::unfold(start, |(queue, ids, mut read)| async move {
            if let Some(summary) = read.next() {
                return Some((Ok(summary), (queue, ids, read)));
            }
            match queue.more(ids).await {
                Ok((rest, mut read)) => {
                    let summary = read.next()?;
                    Some((Ok(summary), (queue, Some(rest), read)))
                }
                Err(error) => Some((Err(error), (queue, Some(VecDeque::new()), read))),
            }
        })
    }

    /// The next piece of a list; an empty one is the end.
    async fn more(
        &self,
        ids: Option<VecDeque<ItemId>>,
    ) -> Result<(VecDeque<ItemId>, std::vec::IntoIter<SessionQueueItemSummary>), RunError> {
        let mut ids = match ids {
            Some(ids) => ids,
            None => self.item_ids().await?.into(),
        };
        while !ids.is_empty() {
            let part: Vec<_> = ids.drain(..ids.len().min(SUMMARIES)).collect();
            let read = self.summaries(&part).await?;
            // All of a piece may have been deleted meanwhile.
            if !read.is_empty() {
                return Ok((ids, read.into_iter()));
            }
        }
        Ok((ids, Vec::new().into_iter()))
    }

    /// One item with its graph and, when it has ended, its results.
    ///
    /// # Errors
    ///
    /// When there is no such item, or the server cannot be asked.
    pub async fn get(&self, id: impl Into<ItemId>) -> Result<SessionQueueItem, RunError> {
        let id = id.into();
        self.call(&format!("reading item {id}"), GetQueueItem::new(self.id(), id))
            .await
    }

    /// The item that runs.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn current(&self) -> Result<Option<SessionQueueItem>, RunError> {
        self.call("reading the item that runs", GetCurrentQueueItem::new(self.id()))
            .await
    }

    /// The item that runs next.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked, and when it cannot read that item: then the queue is blocked until the item
    /// is canceled by its batch.
    pub async fn next(&self) -> Result<Option<SessionQueueItem>, RunError> {
        self.call(
            "reading the item that runs next",
            GetNextQueueItem::new(self.id()),
        )
        .await
    }

    /// Stops an item, and those it called. An item that has ended stays as it is.
    ///
    /// # Errors
    ///
    /// When there is no such item, or the server cannot be asked.
    pub async fn cancel(&self, id: impl Into<ItemId>) -> Result<SessionQueueItem, RunError> {
        let id = id.into();
        self.call(
            &format!("canceling item {id}"),
            CancelQueueItem::new(self.id(), id),
        )
        .await
    }

    /// Stops all items of a batch, and tells how many those were. It works on items that the server cannot read.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn cancel_batch(&self, batch: impl Into<BatchId>) -> Result<u64, RunError> {
        let operation = CancelByBatchIds::new(self.id(), [batch.into()]);
        Ok(count(self.call("canceling a batch", operation).await?.canceled))
    }

    /// Stops all items with this destination, and tells how many those were.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn cancel_destination(&self, destination: &str) -> Result<u64, RunError> {
        let operation = CancelByDestination::new(self.id(), destination);
        Ok(count(
            self.call("canceling a destination", operation).await?.canceled,
        ))
    }

    /// Stops everything that waits, and tells how many items those were.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn cancel_waiting(&self) -> Result<u64, RunError> {
        let operation = CancelAllExceptCurrent::new(self.id());
        Ok(count(
            self.call("canceling what waits", operation).await?.canceled,
        ))
    }

    /// Deletes an item, after stopping it. Its images stay.
    ///
    /// # Errors
    ///
    /// When there is no such item, or the server cannot be asked.
    pub async fn delete(&self, id: impl Into<ItemId>) -> Result<(), RunError> {
        let id = id.into();
        self.call(
            &format!("deleting item {id}"),
            DeleteQueueItem::new(self.id(), id),
        )
        .await?;
        Ok(())
    }

    /// Deletes all items with this destination, and tells how many those were.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn delete_destination(&self, destination: &str) -> Result<u64, RunError> {
        let operation = DeleteByDestination::new(self.id(), destination);
        Ok(count(
            self.call("deleting a destination", operation).await?.deleted,
        ))
    }

    /// Deletes everything but what runs, and tells how many items those were.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn delete_all_but_current(&self) -> Result<u64, RunError> {
        let operation = DeleteAllExceptCurrent::new(self.id());
        Ok(count(
            self.call("deleting the queue but for what runs", operation)
                .await?
                .deleted,
        ))
    }

    /// Runs items again that failed or were canceled, and finds the new items. Items in another state are passed
    /// over by the server, and are not in the answer.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn retry(&self, ids: &[ItemId]) -> Result<Vec<RetriedItem>, RunError> {
        let doing = "retrying items";
        let failed = |error| RunError::request(doing, &error);
        // The server remembers only the first ancestor of an item that is retried again and again.
        let old = self.server.items(ids).await.map_err(failed)?;
        let ancestor: HashMap<ItemId, ItemId> = old
            .iter()
            .map(|item| (item.item_id, item.retried_from_item_id.unwrap_or(item.item_id)))
            .collect();
        let newest = self.server.newest_item().await.map_err(failed)?;
        let retried = self
            .call(doing, RetryItemsById::new(self.id(), ids.iter().copied()))
            .await?
            .retried_item_ids;
        if retried.is_empty() {
            return Ok(Vec::new());
        }
        let mut since = self.server.item_ids().await.map_err(failed)?;
        since.retain(|id| newest.is_none_or(|newest| *id > newest));
        let mut new = self.server.items(&since).await.map_err(failed)?;
        new.sort_by_key(|item| item.item_id);
        let find = |old: ItemId| {
            let ancestor = ancestor.get(&old).copied().unwrap_or(old);
            let descends = |item: &&SessionQueueItem| item.retried_from_item_id == Some(ancestor);
            RetriedItem {
                old,
                new: new.iter().find(descends).map(|item| item.item_id),
            }
        };
        Ok(retried.into_iter().map(find).collect())
    }

    /// Deletes all items that have ended, and tells how many those were. Their images stay.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn prune(&self) -> Result<u64, RunError> {
        Ok(count(
            self.call("pruning the queue", Prune::new(self.id()))
                .await?
                .deleted,
        ))
    }

    /// Stops what runs and deletes everything, and tells how many items those were.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn clear(&self) -> Result<u64, RunError> {
        Ok(count(
            self.call("clearing the queue", Clear::new(self.id()))
                .await?
                .deleted,
        ))
    }

    /// Lets the worker take no further item. What runs goes on to its end.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked; it needs an administrator on a multi-user server.
    pub async fn pause(&self) -> Result<SessionProcessorStatus, RunError> {
        self.call("pausing the queue", Pause::new(self.id())).await
    }

    /// Lets the worker go on.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked; it needs an administrator on a multi-user server.
    pub async fn resume(&self) -> Result<SessionProcessorStatus, RunError> {
        self.call("resuming the queue", Resume::new(self.id())).await
    }
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
