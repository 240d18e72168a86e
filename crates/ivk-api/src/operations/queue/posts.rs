// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What creates something, or sets something going.

use crate::operation::OperationInfo;
use crate::request::{Object, Target};
use crate::value::setters;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, decode, types};

/// Puts a batch into the queue. When the queue is full the server drops what is too much and says so only in
/// the counts.
///
/// `POST /api/v1/queue/{queue_id}/enqueue_batch`, since InvokeAI 6.0; on a multi-user server for those who
/// are signed in. Before it is repeated, look up whether the first attempt arrived.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct EnqueueBatch {
    /// The queue.
    pub queue_id: types::QueueId,
    /// The batch.
    pub batch: types::Batch,
    /// Whether it goes before everything that is pending. The server takes `false` when it is left out.
    pub prepend: Option<bool>,
}

impl EnqueueBatch {
    /// With what cannot be left out.
    pub fn new(queue_id: impl Into<types::QueueId>, batch: types::Batch) -> Self {
        Self {
            queue_id: queue_id.into(),
            batch,
            prepend: None,
        }
    }
}

setters! {
    EnqueueBatch {
        prepend: optional bool,
    }
}

impl Operation for EnqueueBatch {
    type Output = types::EnqueueBatchResult;

    const INFO: OperationInfo =
        OperationInfo::new("enqueue_batch", "POST", "/api/v1/queue/{queue_id}/enqueue_batch")
            .class(OperationClass::ReconcilableCreate)
            .answers(200, Answer::Json)
            .since("6.0", Access::User)
            .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/queue/")
            .segment(&self.queue_id)
            .path("/enqueue_batch");
        let body = Object::new()
            .field("batch", &self.batch)
            .optional("prepend", self.prepend.as_ref())
            .finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
