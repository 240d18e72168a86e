//! The calls that follow a job, over HTTP.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU8, Ordering};

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::StreamExt;
use ivk_api::operations::queue::{
    CancelByBatchIds, CancelQueueItem, EnqueueBatch, GetBatchStatus, GetNextQueueItem, GetQueueItem,
    GetQueueItemIds, GetQueueItemSummariesByIds, GetQueueItemsByItemIds, GetQueueStatus, ListAllQueueItems,
};
use ivk_api::transport::{CallError, call};
use ivk_api::types::{
    Batch, BatchId, EnqueueBatchResult, ItemId, QueueId, QueueItemStatus, SessionQueueItem,
    SessionQueueItemSummary, SortDirection,
};
use ivk_api::{DecodeError, Operation, OperationInfo, Request, RequestBody};
use ivk_transport::http::{Client, ErrorKind, Phase};

use super::event::Failure;
use super::server::{BatchTally, Enqueued, QueueServer, Reach, ServerError, WorkerState};
use super::status::{ItemStatus, StatusFact};

/// How many summaries the server gives at once.
pub(crate) const SUMMARIES: usize = 1_000;
/// How many whole items are asked for at once. Each holds its graph and its results.
const WHOLE_ITEMS: usize = 50;
/// How many items are read at the same time where they must be read one by one.
const AT_ONCE: usize = 8;
/// Up to this many items are read one by one, which is the only way to learn their sequence numbers.
const SINGLE_ITEMS: usize = 2;

/// One queue of one server.
#[derive(Debug)]
pub(crate) struct HttpQueue {
    client: Client,
    queue: QueueId,
    /// The best way to read many items, as far as this server has it.
    lists: AtomicU8,
}

/// Ways to read many items, the best first.
const BY_SUMMARY: u8 = 0;
const BY_ITEM_LIST: u8 = 1;
const ONE_BY_ONE: u8 = 2;

impl HttpQueue {
    pub(crate) fn new(client: Client, queue: QueueId) -> Self {
        Self {
            client,
            queue,
            lists: AtomicU8::new(BY_SUMMARY),
        }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    pub(crate) fn queue(&self) -> &QueueId {
        &self.queue
    }

    /// Whole items with their sessions. Those that do not exist are left out.
    pub(crate) async fn items(&self, ids: &[ItemId]) -> Result<Vec<SessionQueueItem>, ServerError> {
        let mut items = Vec::with_capacity(ids.len());
        if ids.len() > SINGLE_ITEMS && self.lists.load(Ordering::Relaxed) < ONE_BY_ONE {
            let mut lists = true;
            for part in ids.chunks(WHOLE_ITEMS) {
                let operation = GetQueueItemsByItemIds::new(&self.queue, part.iter().copied());
                match self.optional(&operation).await? {
                    Some(found) => items.extend(found),
                    None => {
                        lists = false;
                        break;
                    }
                }
            }
            if lists {
                return Ok(items);
            }
            self.lists.store(ONE_BY_ONE, Ordering::Relaxed);
            items.clear();
        }
        let mut reading = futures_util::stream::iter(ids.to_vec())
            .map(|id| self.item(id))
            .buffered(AT_ONCE);
        while let Some(item) = reading.next().await {
            items.extend(item?);
        }
        Ok(items)
    }

    async fn item(&self, id: ItemId) -> Result<Option<SessionQueueItem>, ServerError> {
        match call(&self.client, &GetQueueItem::new(&self.queue, id)).await {
            Ok(item) => Ok(Some(item)),
            Err(error) if error.is_not_found() => Ok(None),
            Err(error) => Err(server_error(error)),
        }
    }

    /// Calls an operation that an older server may not have; `None` says that it has not.
    async fn optional<O: Operation>(&self, operation: &O) -> Result<Option<O::Output>, ServerError> {
        match call(&self.client, operation).await {
            Ok(output) => Ok(Some(output)),
            Err(error) if is_unsupported(&error) => Ok(None),
            Err(error) => Err(server_error(error)),
        }
    }

    /// The ids of all items, the newest first.
    pub(crate) async fn item_ids(&self) -> Result<Vec<ItemId>, ServerError> {
        if let Some(ids) = self.listed_ids().await? {
            return Ok(ids);
        }
        let mut ids: Vec<_> = self
            .all_items()
            .await?
            .into_iter()
            .map(|item| item.item_id)
            .collect();
        ids.sort_unstable_by(|left, right| right.cmp(left));
        Ok(ids)
    }

    /// The ids of all items, the newest first. `None` before 6.7, where there is no list of ids.
    async fn listed_ids(&self) -> Result<Option<Vec<ItemId>>, ServerError> {
        let newest_first = GetQueueItemIds::new(&self.queue).order_dir(SortDirection::Desc);
        let listed = self.optional(&newest_first).await?;
        Ok(listed.map(|listed| listed.item_ids))
    }

    /// All items with their sessions: the only list before 6.7, and a big one.
    async fn all_items(&self) -> Result<Vec<SessionQueueItem>, ServerError> {
        call(&self.client, &ListAllQueueItems::new(&self.queue))
            .await
            .map_err(server_error)
    }

    /// The items of a batch with those that were retried given up for those that repeat them.
    pub(crate) async fn without_repeated(&self, items: Vec<ItemId>) -> Result<Vec<ItemId>, ServerError> {
        let may_be_repeated =
            |fact: &StatusFact| matches!(fact.status, ItemStatus::Failed | ItemStatus::Canceled);
        let states = self.snapshot(&items).await?;
        let first = states
            .iter()
            .filter(|fact| may_be_repeated(fact))
            .map(|fact| fact.item)
            .min();
        let Some(first) = first else { return Ok(items) };
        let later: Vec<_> = items.iter().copied().filter(|id| *id > first).collect();
        let repeating = self.items(&later).await?.into_iter();
        Ok(replace_repeated(
            &items,
            repeating.filter_map(|item| Some((item.retried_from_item_id?, item.item_id))),
        ))
    }

    /// The newest item.
    pub(crate) async fn newest_item(&self) -> Result<Option<ItemId>, ServerError> {
        Ok(self.item_ids().await?.into_iter().max())
    }

    /// Items without their sessions. Those that do not exist are left out.
    pub(crate) async fn summaries(
        &self,
        ids: &[ItemId],
    ) -> Result<Vec<SessionQueueItemSummary>, ServerError> {
        if self.lists.load(Ordering::Relaxed) == BY_SUMMARY {
            let mut summaries = Vec::with_capacity(ids.len());
            let mut parts = ids.chunks(SUMMARIES);
            loop {
                let Some(part) = parts.next() else {
                    return Ok(summaries);
                };
                let operation = GetQueueItemSummariesByIds::new(&self.queue, part.iter().copied());
                match self.optional(&operation).await? {
                    Some(found) => summaries.extend(found),
                    None => break,
                }
            }
            self.lists.fetch_max(BY_ITEM_LIST, Ordering::Relaxed);
        }
        Ok(self.items(ids).await?.into_iter().map(summary).collect())
    }

    /// What decides about many items, without their sessions where the server can leave them out.
    async fn outlines(&self, ids: &[ItemId]) -> Result<Vec<Outline>, ServerError> {
        if self.lists.load(Ordering::Relaxed) == BY_SUMMARY {
            return Ok(self
                .summaries(ids)
                .await?
                .into_iter()
                .map(Outline::from)
                .collect());
        }
        Ok(self.items(ids).await?.into_iter().map(Outline::from).collect())
    }
}

/// What a newer server would have sent instead of the whole item.
fn summary(item: SessionQueueItem) -> SessionQueueItemSummary {
    let mut summary = SessionQueueItemSummary::default();
    summary.item_id = item.item_id;
    summary.created_at = item.created_at;
    summary.status = item.status;
    summary.device = item.device;
    summary.started_at = item.started_at;
    summary.completed_at = item.completed_at;
    summary.origin = item.origin;
    summary.destination = item.destination;
    summary.batch_id = item.batch_id;
    summary.user_id = item.user_id;
    summary.user_display_name = item.user_display_name;
    summary.user_email = item.user_email;
    summary.field_values = item.field_values;
    summary.parent_item_id = item.parent_item_id;
    summary
}

/// An item without its session.
struct Outline {
    batch: BatchId,
    parent: Option<ItemId>,
    fact: StatusFact,
}

impl From<SessionQueueItemSummary> for Outline {
    fn from(summary: SessionQueueItemSummary) -> Self {
        let fact = StatusFact {
            item: summary.item_id,
            status: summary.status.into(),
            sequence: None,
            failure: None,
        };
        Self {
            batch: summary.batch_id,
            parent: summary.parent_item_id,
            fact,
        }
    }
}

impl From<SessionQueueItem> for Outline {
    fn from(item: SessionQueueItem) -> Self {
        let failure = (item.status == QueueItemStatus::Failed).then(|| {
            let (error_type, message) = (item.error_type, item.error_message);
            Failure::told(error_type, message, item.error_traceback)
        });
        let fact = StatusFact {
            item: item.item_id,
            status: item.status.into(),
            sequence: item.status_sequence,
            failure,
        };
        Self {
            batch: item.batch_id,
            parent: item.parent_item_id,
            fact,
        }
    }
}

#[async_trait]
impl QueueServer for HttpQueue {
    async fn enqueue(&self, body: &Bytes) -> Result<Enqueued, ServerError> {
        let answer = call(
            &self.client,
            &SendBatch {
                queue: &self.queue,
                body,
            },
        )
        .await
        .map_err(server_error)?;
        Ok(Enqueued {
            enqueued: unsigned(answer.enqueued),
            requested: unsigned(answer.requested),
            items: answer.item_ids,
        })
    }

    async fn tally(&self, batch: &BatchId) -> Result<BatchTally, ServerError> {
        let status = call(&self.client, &GetBatchStatus::new(&self.queue, batch))
            .await
            .map_err(server_error)?;
        Ok(BatchTally {
            ended: unsigned(status.completed + status.failed + status.canceled),
            running: unsigned(status.in_progress + status.waiting),
            total: unsigned(status.total),
        })
    }

    async fn find_items(&self, batch: &BatchId, expected: usize) -> Result<Vec<ItemId>, ServerError> {
        let mut found = Vec::new();
        let Some(ids) = self.listed_ids().await? else {
            let all = self.all_items().await?.into_iter().map(Outline::from).collect();
            found.extend(members(all, batch));
            found.sort_unstable();
            return Ok(found);
        };
        for part in ids.chunks(SUMMARIES) {
            let before = found.len();
            found.extend(members(self.outlines(part).await?, batch));
            // The items of a batch stand together, newest first.
            if found.len() >= expected && found.len() == before {
                break;
            }
        }
        found.sort_unstable();
        Ok(found)
    }

    async fn snapshot(&self, items: &[ItemId]) -> Result<Vec<StatusFact>, ServerError> {
        let outlines = if items.len() <= SINGLE_ITEMS {
            self.items(items).await?.into_iter().map(Outline::from).collect()
        } else {
            self.outlines(items).await?
        };
        Ok(outlines.into_iter().map(|outline| outline.fact).collect())
    }

    async fn worker(&self) -> Result<WorkerState, ServerError> {
        let status = call(&self.client, &GetQueueStatus::new(&self.queue))
            .await
            .map_err(server_error)?;
        Ok(WorkerState {
            is_started: status.processor.is_started,
            is_processing: status.processor.is_processing,
            pending: unsigned(status.queue.pending),
            ended: [status.queue.completed, status.queue.failed, status.queue.canceled]
                .map(unsigned)
                .into_iter()
                .fold(0, u64::saturating_add),
        })
    }

    async fn next_is_readable(&self) -> Result<bool, ServerError> {
        match call(&self.client, &GetNextQueueItem::new(&self.queue)).await {
            Ok(_) => Ok(true),
            Err(error) if status(&error) == Some(500) => Ok(false),
            Err(error) => Err(server_error(error)),
        }
    }

    async fn cancel_items(&self, items: &[ItemId]) -> Result<(), ServerError> {
        for item in items {
            match call(&self.client, &CancelQueueItem::new(&self.queue, *item)).await {
                Err(error) if !error.is_not_found() => return Err(server_error(error)),
                _ => {}
            }
        }
        Ok(())
    }

    async fn cancel_batch(&self, batch: &BatchId) -> Result<(), ServerError> {
        call(&self.client, &CancelByBatchIds::new(&self.queue, [batch]))
            .await
            .map_err(server_error)?;
        Ok(())
    }
}

/// `repeating` holds pairs of the first item of a line of retries, and one that repeats it.
fn replace_repeated(items: &[ItemId], repeating: impl Iterator<Item = (ItemId, ItemId)>) -> Vec<ItemId> {
    let mut newest: HashMap<ItemId, ItemId> = HashMap::new();
    let mut repeats = HashSet::new();
    for (first, repeat) in repeating {
        // Where the first item was deleted, the other stands for itself.
        if items.contains(&first) {
            repeats.insert(repeat);
            newest
                .entry(first)
                .and_modify(|known| *known = repeat.max(*known))
                .or_insert(repeat);
        }
    }
    items
        .iter()
        .filter(|id| !repeats.contains(id))
        .map(|id| newest.get(id).copied().unwrap_or(*id))
        .collect()
}

/// The batch's own items, without those that a called workflow added.
fn members(outlines: Vec<Outline>, batch: &BatchId) -> impl Iterator<Item = ItemId> {
    outlines
        .into_iter()
        .filter(move |outline| outline.batch == *batch && outline.parent.is_none())
        .map(|outline| outline.fact.item)
}

fn unsigned(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}

/// Enqueues a body that is JSON text already.
struct SendBatch<'a> {
    queue: &'a QueueId,
    body: &'a Bytes,
}

impl Operation for SendBatch<'_> {
    type Output = EnqueueBatchResult;

    const INFO: OperationInfo = EnqueueBatch::INFO;

    fn request(&self) -> Request {
        let mut request = EnqueueBatch::new(self.queue, Batch::default()).request();
        request.body = RequestBody::Json(self.body.clone());
        request
    }

    fn decode(body: &[u8]) -> Result<EnqueueBatchResult, DecodeError> {
        EnqueueBatch::decode(body)
    }
}

fn status(error: &CallError) -> Option<u16> {
    error.transport_error()?.status().map(|status| status.as_u16())
}

/// Whether the server does not have the route: it says so in HTML since 6.12, with 404 or 405 before.
fn is_unsupported(error: &CallError) -> bool {
    let no_route = |error: &ivk_transport::http::Error| error.kind() == ErrorKind::NoSuchRoute;
    error.transport_error().is_some_and(no_route) || matches!(status(error), Some(404 | 405))
}

/// Sorts a failure by how far the request got.
pub(crate) fn server_error(error: CallError) -> ServerError {
    ServerError::new(reach_of(&error), error)
}

/// How far a failed call got.
pub(crate) fn reach_of(error: &CallError) -> Reach {
    let Some(transport) = error.transport_error() else {
        // The server acted, and its answer cannot be read.
        return Reach::Unknown;
    };
    match (transport.kind(), transport.status()) {
        // The answer broke off after its head: the server acted, and what it said is lost.
        (_, Some(status)) if status.is_success() => Reach::Unknown,
        (_, Some(status)) if status.is_server_error() => Reach::Faulted(status.as_u16()),
        (_, Some(status)) => Reach::Refused(status.as_u16()),
        (ErrorKind::Connect | ErrorKind::Tls | ErrorKind::InvalidRequest, None) => Reach::NotSent,
        (_, None) if transport.phase() <= Phase::Connect => Reach::NotSent,
        _ => Reach::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_retried_gives_its_place_to_the_newest_repeat() {
        let ids = |numbers: &[i64]| -> Vec<ItemId> { numbers.iter().copied().map(ItemId::new).collect() };
        let check = |items: &[i64], repeating: &[(i64, i64)], expected: &[i64]| {
            let pairs = repeating
                .iter()
                .map(|(first, repeat)| (ItemId::new(*first), ItemId::new(*repeat)));
            assert_eq!(
                replace_repeated(&ids(items), pairs),
                ids(expected),
                "{items:?} {repeating:?}"
            );
        };
        check(&[1, 2, 3], &[], &[1, 2, 3]);
        check(&[1, 2, 3, 4], &[(2, 4)], &[1, 4, 3]);
        check(&[1, 2, 3, 4], &[(1, 3), (1, 4)], &[4, 2]);
        // The first was pruned.
        check(&[2, 3], &[(1, 3)], &[2, 3]);
    }
}
