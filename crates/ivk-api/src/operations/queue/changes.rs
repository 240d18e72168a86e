// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What changes or deletes something that is there.

use crate::operation::OperationInfo;
use crate::request::{Object, Target};
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Lets the processor go on with the queue.
///
/// `PUT /api/v1/queue/{queue_id}/processor/resume`, since InvokeAI 6.0; on a multi-user server for
/// administrators. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Resume {
    /// The queue.
    pub queue_id: types::QueueId,
}

impl Resume {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>) -> Self {
        Self {
            queue_id: queue_id.into(),
        }
    }
}

impl Operation for Resume {
    type Output = types::SessionProcessorStatus;

    const INFO: OperationInfo =
        OperationInfo::new("resume", "PUT", "/api/v1/queue/{queue_id}/processor/resume")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::Json)
            .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/processor/resume");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lets the processor stop after the item it is working on.
///
/// `PUT /api/v1/queue/{queue_id}/processor/pause`, since InvokeAI 6.0; on a multi-user server for
/// administrators. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Pause {
    /// The queue.
    pub queue_id: types::QueueId,
}

impl Pause {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>) -> Self {
        Self {
            queue_id: queue_id.into(),
        }
    }
}

impl Operation for Pause {
    type Output = types::SessionProcessorStatus;

    const INFO: OperationInfo =
        OperationInfo::new("pause", "PUT", "/api/v1/queue/{queue_id}/processor/pause")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::Json)
            .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/processor/pause");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Cancels every item that has not begun.
///
/// `PUT /api/v1/queue/{queue_id}/cancel_all_except_current`, since InvokeAI 6.0; on a multi-user server for
/// those who are signed in. It acts on whatever is there when it arrives, so that it may not be repeated
/// blindly.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CancelAllExceptCurrent {
    /// The queue.
    pub queue_id: types::QueueId,
}

impl CancelAllExceptCurrent {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>) -> Self {
        Self {
            queue_id: queue_id.into(),
        }
    }
}

impl Operation for CancelAllExceptCurrent {
    type Output = types::CancelAllExceptCurrentResult;

    const INFO: OperationInfo = OperationInfo::new(
        "cancel_all_except_current",
        "PUT",
        "/api/v1/queue/{queue_id}/cancel_all_except_current",
    )
    .class(OperationClass::SweepingWrite)
    .answers(200, Answer::Json)
    .since("6.0", Access::User)
    .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/cancel_all_except_current");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes every item but the one in progress.
///
/// `PUT /api/v1/queue/{queue_id}/delete_all_except_current`, since InvokeAI 6.0; on a multi-user server for
/// those who are signed in. It acts on whatever is there when it arrives, so that it may not be repeated
/// blindly.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteAllExceptCurrent {
    /// The queue.
    pub queue_id: types::QueueId,
}

impl DeleteAllExceptCurrent {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>) -> Self {
        Self {
            queue_id: queue_id.into(),
        }
    }
}

impl Operation for DeleteAllExceptCurrent {
    type Output = types::DeleteAllExceptCurrentResult;

    const INFO: OperationInfo = OperationInfo::new(
        "delete_all_except_current",
        "PUT",
        "/api/v1/queue/{queue_id}/delete_all_except_current",
    )
    .class(OperationClass::SweepingWrite)
    .answers(200, Answer::Json)
    .since("6.0", Access::User)
    .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/delete_all_except_current");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Cancels the items of some batches.
///
/// `PUT /api/v1/queue/{queue_id}/cancel_by_batch_ids`, since InvokeAI 6.0; on a multi-user server for those
/// who are signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CancelByBatchIds {
    /// The queue.
    pub queue_id: types::QueueId,
    /// The batches.
    pub batch_ids: Vec<types::BatchId>,
}

impl CancelByBatchIds {
    /// With everything it needs.
    pub fn new(
        queue_id: impl Into<types::QueueId>,
        batch_ids: impl IntoIterator<Item = impl Into<types::BatchId>>,
    ) -> Self {
        Self {
            queue_id: queue_id.into(),
            batch_ids: batch_ids.into_iter().map(Into::into).collect(),
        }
    }
}

impl Operation for CancelByBatchIds {
    type Output = types::CancelByBatchIdsResult;

    const INFO: OperationInfo = OperationInfo::new(
        "cancel_by_batch_ids",
        "PUT",
        "/api/v1/queue/{queue_id}/cancel_by_batch_ids",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::Json)
    .since("6.0", Access::User)
    .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/cancel_by_batch_ids");
        let body = Object::new().field("batch_ids", &self.batch_ids).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Cancels the items with a destination.
///
/// `PUT /api/v1/queue/{queue_id}/cancel_by_destination`, since InvokeAI 6.0; on a multi-user server for those
/// who are signed in. It acts on whatever is there when it arrives, so that it may not be repeated blindly.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CancelByDestination {
    /// The queue.
    pub queue_id: types::QueueId,
    /// What the results are for, as free text.
    pub destination: String,
}

impl CancelByDestination {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>, destination: impl Into<String>) -> Self {
        Self {
            queue_id: queue_id.into(),
            destination: destination.into(),
        }
    }
}

impl Operation for CancelByDestination {
    type Output = types::CancelByDestinationResult;

    const INFO: OperationInfo = OperationInfo::new(
        "cancel_by_destination",
        "PUT",
        "/api/v1/queue/{queue_id}/cancel_by_destination",
    )
    .class(OperationClass::SweepingWrite)
    .answers(200, Answer::Json)
    .since("6.0", Access::User)
    .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/cancel_by_destination")
            .query("destination", &self.destination);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Puts failed and canceled items into the queue again, as new items.
///
/// `PUT /api/v1/queue/{queue_id}/retry_items_by_id`, since InvokeAI 6.0; on a multi-user server for those who
/// are signed in. Each repetition does it once more.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RetryItemsById {
    /// The queue.
    pub queue_id: types::QueueId,
    /// The items.
    pub body: Vec<types::ItemId>,
}

impl RetryItemsById {
    /// With everything it needs.
    pub fn new(
        queue_id: impl Into<types::QueueId>,
        body: impl IntoIterator<Item = impl Into<types::ItemId>>,
    ) -> Self {
        Self {
            queue_id: queue_id.into(),
            body: body.into_iter().map(Into::into).collect(),
        }
    }
}

impl Operation for RetryItemsById {
    type Output = types::RetryItemsResult;

    const INFO: OperationInfo = OperationInfo::new(
        "retry_items_by_id",
        "PUT",
        "/api/v1/queue/{queue_id}/retry_items_by_id",
    )
    .class(OperationClass::PlainCreate)
    .answers(200, Answer::Json)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/retry_items_by_id");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes every item, and cancels the one in progress.
///
/// `PUT /api/v1/queue/{queue_id}/clear`, since InvokeAI 6.0; on a multi-user server for those who are signed
/// in. It acts on whatever is there when it arrives, so that it may not be repeated blindly.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Clear {
    /// The queue.
    pub queue_id: types::QueueId,
}

impl Clear {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>) -> Self {
        Self {
            queue_id: queue_id.into(),
        }
    }
}

impl Operation for Clear {
    type Output = types::ClearResult;

    const INFO: OperationInfo = OperationInfo::new("clear", "PUT", "/api/v1/queue/{queue_id}/clear")
        .class(OperationClass::SweepingWrite)
        .answers(200, Answer::Json)
        .since("6.0", Access::User)
        .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/clear");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes every item that is over.
///
/// `PUT /api/v1/queue/{queue_id}/prune`, since InvokeAI 6.0; on a multi-user server for those who are signed
/// in. It acts on whatever is there when it arrives, so that it may not be repeated blindly.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Prune {
    /// The queue.
    pub queue_id: types::QueueId,
}

impl Prune {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>) -> Self {
        Self {
            queue_id: queue_id.into(),
        }
    }
}

impl Operation for Prune {
    type Output = types::PruneResult;

    const INFO: OperationInfo = OperationInfo::new("prune", "PUT", "/api/v1/queue/{queue_id}/prune")
        .class(OperationClass::SweepingWrite)
        .answers(200, Answer::Json)
        .since("6.0", Access::User)
        .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/prune");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes an item, and cancels it first if it has to.
///
/// `DELETE /api/v1/queue/{queue_id}/i/{item_id}`, since InvokeAI 6.0; on a multi-user server for those who
/// are signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteQueueItem {
    /// The queue.
    pub queue_id: types::QueueId,
    /// The item.
    pub item_id: types::ItemId,
}

impl DeleteQueueItem {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>, item_id: impl Into<types::ItemId>) -> Self {
        Self {
            queue_id: queue_id.into(),
            item_id: item_id.into(),
        }
    }
}

impl Operation for DeleteQueueItem {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new(
        "delete_queue_item",
        "DELETE",
        "/api/v1/queue/{queue_id}/i/{item_id}",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::None)
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
        decode::none(Self::INFO.id, body)
    }
}

/// Cancels an item, with the workflows it called.
///
/// `PUT /api/v1/queue/{queue_id}/i/{item_id}/cancel`, since InvokeAI 6.0; on a multi-user server for those
/// who are signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CancelQueueItem {
    /// The queue.
    pub queue_id: types::QueueId,
    /// The item.
    pub item_id: types::ItemId,
}

impl CancelQueueItem {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>, item_id: impl Into<types::ItemId>) -> Self {
        Self {
            queue_id: queue_id.into(),
            item_id: item_id.into(),
        }
    }
}

impl Operation for CancelQueueItem {
    type Output = types::SessionQueueItem;

    const INFO: OperationInfo = OperationInfo::new(
        "cancel_queue_item",
        "PUT",
        "/api/v1/queue/{queue_id}/i/{item_id}/cancel",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::Json)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/i/")
            .segment(&self.item_id)
            .path("/cancel");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes the items with a destination.
///
/// `DELETE /api/v1/queue/{queue_id}/d/{destination}`, since InvokeAI 6.0; on a multi-user server for those
/// who are signed in. It acts on whatever is there when it arrives, so that it may not be repeated blindly.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteByDestination {
    /// The queue.
    pub queue_id: types::QueueId,
    /// What the results are for, as free text.
    pub destination: String,
}

impl DeleteByDestination {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>, destination: impl Into<String>) -> Self {
        Self {
            queue_id: queue_id.into(),
            destination: destination.into(),
        }
    }
}

impl Operation for DeleteByDestination {
    type Output = types::DeleteByDestinationResult;

    const INFO: OperationInfo = OperationInfo::new(
        "delete_by_destination",
        "DELETE",
        "/api/v1/queue/{queue_id}/d/{destination}",
    )
    .class(OperationClass::SweepingWrite)
    .answers(200, Answer::Json)
    .since("6.0", Access::User)
    .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/d/")
            .segment(&self.destination);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
