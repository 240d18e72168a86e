// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What changes nothing.

use crate::operation::OperationInfo;
use crate::request::{Object, Target};
use crate::value::setters;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Gives all items of the queue, with their whole sessions: dear on a long queue.
///
/// `GET /api/v1/queue/{queue_id}/list_all`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ListAllQueueItems {
    /// The queue.
    pub queue_id: types::QueueId,
    /// What the results are for, as free text.
    pub destination: Option<String>,
}

impl ListAllQueueItems {
    /// With what cannot be left out.
    pub fn new(queue_id: impl Into<types::QueueId>) -> Self {
        Self {
            queue_id: queue_id.into(),
            destination: None,
        }
    }
}

setters! {
    ListAllQueueItems {
        destination: optional String,
    }
}

impl Operation for ListAllQueueItems {
    type Output = Vec<types::SessionQueueItem>;

    const INFO: OperationInfo =
        OperationInfo::new("list_all_queue_items", "GET", "/api/v1/queue/{queue_id}/list_all")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.0", Access::User)
            .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/list_all")
            .optional("destination", self.destination.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists the ids of all items of the queue.
///
/// `GET /api/v1/queue/{queue_id}/item_ids`, since InvokeAI 6.7.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetQueueItemIds {
    /// The queue.
    pub queue_id: types::QueueId,
    /// In which direction the list is sorted. The server takes `DESC` when it is left out.
    pub order_dir: Option<types::SortDirection>,
}

impl GetQueueItemIds {
    /// With what cannot be left out.
    pub fn new(queue_id: impl Into<types::QueueId>) -> Self {
        Self {
            queue_id: queue_id.into(),
            order_dir: None,
        }
    }
}

setters! {
    GetQueueItemIds {
        order_dir: optional types::SortDirection,
    }
}

impl Operation for GetQueueItemIds {
    type Output = types::ItemIdsResult;

    const INFO: OperationInfo =
        OperationInfo::new("get_queue_item_ids", "GET", "/api/v1/queue/{queue_id}/item_ids")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.7.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/item_ids")
            .optional("order_dir", self.order_dir.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives several items of the queue. Missing ones are left out.
///
/// `POST /api/v1/queue/{queue_id}/items_by_ids`, since InvokeAI 6.7.0; on a multi-user server for those who
/// are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetQueueItemsByItemIds {
    /// The queue.
    pub queue_id: types::QueueId,
    /// The items. At most 1000 of them.
    pub item_ids: Vec<types::ItemId>,
}

impl GetQueueItemsByItemIds {
    /// With everything it needs.
    pub fn new(
        queue_id: impl Into<types::QueueId>,
        item_ids: impl IntoIterator<Item = impl Into<types::ItemId>>,
    ) -> Self {
        Self {
            queue_id: queue_id.into(),
            item_ids: item_ids.into_iter().map(Into::into).collect(),
        }
    }
}

impl Operation for GetQueueItemsByItemIds {
    type Output = Vec<types::SessionQueueItem>;

    const INFO: OperationInfo = OperationInfo::new(
        "get_queue_items_by_item_ids",
        "POST",
        "/api/v1/queue/{queue_id}/items_by_ids",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.7.0", Access::User)
    .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/items_by_ids");
        let body = Object::new().field("item_ids", &self.item_ids).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives several items of the queue without their sessions. Missing ones are left out.
///
/// `POST /api/v1/queue/{queue_id}/item_summaries_by_ids`, since InvokeAI 6.14.2; on a multi-user server for
/// those who are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetQueueItemSummariesByIds {
    /// The queue.
    pub queue_id: types::QueueId,
    /// The items. At most 1000 of them.
    pub item_ids: Vec<types::ItemId>,
}

impl GetQueueItemSummariesByIds {
    /// With everything it needs.
    pub fn new(
        queue_id: impl Into<types::QueueId>,
        item_ids: impl IntoIterator<Item = impl Into<types::ItemId>>,
    ) -> Self {
        Self {
            queue_id: queue_id.into(),
            item_ids: item_ids.into_iter().map(Into::into).collect(),
        }
    }
}

impl Operation for GetQueueItemSummariesByIds {
    type Output = Vec<types::SessionQueueItemSummary>;

    const INFO: OperationInfo = OperationInfo::new(
        "get_queue_item_summaries_by_ids",
        "POST",
        "/api/v1/queue/{queue_id}/item_summaries_by_ids",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.14.2", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/item_summaries_by_ids");
        let body = Object::new().field("item_ids", &self.item_ids).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives the item in progress, if there is one.
///
/// `GET /api/v1/queue/{queue_id}/current`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetCurrentQueueItem {
    /// The queue.
    pub queue_id: types::QueueId,
}

impl GetCurrentQueueItem {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>) -> Self {
        Self {
            queue_id: queue_id.into(),
        }
    }
}

impl Operation for GetCurrentQueueItem {
    type Output = Option<types::SessionQueueItem>;

    const INFO: OperationInfo = OperationInfo::new(
        "get_current_queue_item",
        "GET",
        "/api/v1/queue/{queue_id}/current",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/current");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives the item that will be next, if there is one.
///
/// `GET /api/v1/queue/{queue_id}/next`, since InvokeAI 6.0; on a multi-user server for those who are signed
/// in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetNextQueueItem {
    /// The queue.
    pub queue_id: types::QueueId,
}

impl GetNextQueueItem {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>) -> Self {
        Self {
            queue_id: queue_id.into(),
        }
    }
}

impl Operation for GetNextQueueItem {
    type Output = Option<types::SessionQueueItem>;

    const INFO: OperationInfo =
        OperationInfo::new("get_next_queue_item", "GET", "/api/v1/queue/{queue_id}/next")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/").segment(&self.queue_id).path("/next");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Tells how many items there are of each status, and how the processor does.
///
/// `GET /api/v1/queue/{queue_id}/status`, since InvokeAI 6.0; on a multi-user server for those who are signed
/// in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetQueueStatus {
    /// The queue.
    pub queue_id: types::QueueId,
}

impl GetQueueStatus {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>) -> Self {
        Self {
            queue_id: queue_id.into(),
        }
    }
}

impl Operation for GetQueueStatus {
    type Output = types::SessionQueueAndProcessorStatus;

    const INFO: OperationInfo =
        OperationInfo::new("get_queue_status", "GET", "/api/v1/queue/{queue_id}/status")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/status");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Tells how many items of a batch there are of each status. An unknown batch has none.
///
/// `GET /api/v1/queue/{queue_id}/b/{batch_id}/status`, since InvokeAI 6.0; on a multi-user server for those
/// who are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetBatchStatus {
    /// The queue.
    pub queue_id: types::QueueId,
    /// The batch.
    pub batch_id: types::BatchId,
}

impl GetBatchStatus {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>, batch_id: impl Into<types::BatchId>) -> Self {
        Self {
            queue_id: queue_id.into(),
            batch_id: batch_id.into(),
        }
    }
}

impl Operation for GetBatchStatus {
    type Output = types::BatchStatus;

    const INFO: OperationInfo = OperationInfo::new(
        "get_batch_status",
        "GET",
        "/api/v1/queue/{queue_id}/b/{batch_id}/status",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/b/")
            .segment(&self.batch_id)
            .path("/status");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives one item with its session. Asked for in the wrong queue it is `500` (6.14.2).
///
/// `GET /api/v1/queue/{queue_id}/i/{item_id}`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetQueueItem {
    /// The queue.
    pub queue_id: types::QueueId,
    /// The item.
    pub item_id: types::ItemId,
}

impl GetQueueItem {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>, item_id: impl Into<types::ItemId>) -> Self {
        Self {
            queue_id: queue_id.into(),
            item_id: item_id.into(),
        }
    }
}

impl Operation for GetQueueItem {
    type Output = types::SessionQueueItem;

    const INFO: OperationInfo =
        OperationInfo::new("get_queue_item", "GET", "/api/v1/queue/{queue_id}/i/{item_id}")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/i/")
            .segment(&self.item_id);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Tells how many items with a destination there are of each status.
///
/// `GET /api/v1/queue/{queue_id}/counts_by_destination`, since InvokeAI 6.0; on a multi-user server for those
/// who are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CountsByDestination {
    /// The queue.
    pub queue_id: types::QueueId,
    /// What the results are for, as free text.
    pub destination: String,
}

impl CountsByDestination {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>, destination: impl Into<String>) -> Self {
        Self {
            queue_id: queue_id.into(),
            destination: destination.into(),
        }
    }
}

impl Operation for CountsByDestination {
    type Output = types::SessionQueueCountsByDestination;

    const INFO: OperationInfo = OperationInfo::new(
        "counts_by_destination",
        "GET",
        "/api/v1/queue/{queue_id}/counts_by_destination",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/counts_by_destination")
            .query("destination", &self.destination);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
