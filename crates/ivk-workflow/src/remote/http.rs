//! The calls that follow a job, over HTTP.

use std::sync::atomic::{AtomicU8, Ordering};

use async_trait::async_trait;
use bytes::Bytes;
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
use super::status::StatusFact;

/// How many summaries the server gives at once.
pub(crate) const SUMMARIES: usize = 1_000;
/// How many whole items are asked for at once. Each holds its graph and its results.
const WHOLE_ITEMS: usize = 50;
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
        for id in ids {
            items.extend(self.item(*id).await?);
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
        let newest_first = GetQueueItemIds::new(&self.queue).order_dir(SortDirection::Desc);
        if let Some(ids) = self.optional(&newest_first).await? {
            return Ok(ids.item_ids);
        }
        // Before 6.7 there is no list of ids.
        let all = call(&self.client, &ListAllQueueItems::new(&self.queue))
            .await
            .map_err(server_error)?;
        let mut ids: Vec<_> = all.into_iter().map(|item| item.item_id).collect();
        ids.sort_unstable_by(|left, right| right.cmp(left));
        Ok(ids)
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
        for part in self.item_ids().await?.chunks(SUMMARIES) {
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
    let reach = match error.transport_error() {
        // The server acted, and its answer cannot be read.
        None => Reach::Unknown,
        Some(transport) => match (transport.kind(), transport.status()) {
            (_, Some(status)) if status.is_server_error() => Reach::Faulted(status.as_u16()),
            (_, Some(status)) => Reach::Refused(status.as_u16()),
            (ErrorKind::Connect | ErrorKind::Tls | ErrorKind::InvalidRequest, None) => Reach::NotSent,
            (_, None) if transport.phase() <= Phase::Connect => Reach::NotSent,
            _ => Reach::Unknown,
        },
    };
    ServerError::new(reach, error)
}
