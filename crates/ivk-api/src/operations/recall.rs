// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Operations on recall.

use indexmap::IndexMap;

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::value::setters;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Sends generation parameters to the open editors of the user.
///
/// `POST /api/v1/recall/{queue_id}`, since InvokeAI 6.12.0; on a multi-user server for those who are signed
/// in. Each repetition does it once more.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateRecallParameters {
    /// The queue.
    pub queue_id: types::QueueId,
    /// Whether what is left out is taken back to its default. The server takes `false` when it is left out.
    pub strict: Option<bool>,
    /// Whether lists are added to what is there. It excludes `strict`. The server takes `false` when it is
    /// left out.
    pub append: Option<bool>,
    /// What is sent.
    pub body: types::RecallParameter,
}

impl UpdateRecallParameters {
    /// With what cannot be left out.
    pub fn new(queue_id: impl Into<types::QueueId>, body: types::RecallParameter) -> Self {
        Self {
            queue_id: queue_id.into(),
            body,
            strict: None,
            append: None,
        }
    }
}

setters! {
    UpdateRecallParameters {
        strict: optional bool,
        append: optional bool,
    }
}

impl Operation for UpdateRecallParameters {
    type Output = IndexMap<String, types::RawJson>;

    const INFO: OperationInfo =
        OperationInfo::new("update_recall_parameters", "POST", "/api/v1/recall/{queue_id}")
            .class(OperationClass::PlainCreate)
            .answers(200, Answer::Json)
            .since("6.12.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/recall/")
            .segment(&self.queue_id)
            .optional("strict", self.strict.as_ref())
            .optional("append", self.append.as_ref());
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives a note that parameters cannot be read back.
///
/// `GET /api/v1/recall/{queue_id}`, since InvokeAI 6.12.0; on a multi-user server for those who are signed
/// in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetRecallParameters {
    /// The queue.
    pub queue_id: types::QueueId,
}

impl GetRecallParameters {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>) -> Self {
        Self {
            queue_id: queue_id.into(),
        }
    }
}

impl Operation for GetRecallParameters {
    type Output = IndexMap<String, types::RawJson>;

    const INFO: OperationInfo =
        OperationInfo::new("get_recall_parameters", "GET", "/api/v1/recall/{queue_id}")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.12.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/recall/").segment(&self.queue_id);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
