// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Operations on client state.

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Gives what a client stored under a key, or nothing.
///
/// `GET /api/v1/client_state/{queue_id}/get_by_key`, since InvokeAI 6.3.0; on a multi-user server for those
/// who are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetClientStateByKey {
    /// The queue.
    pub queue_id: types::QueueId,
    /// The key.
    pub key: String,
}

impl GetClientStateByKey {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>, key: impl Into<String>) -> Self {
        Self {
            queue_id: queue_id.into(),
            key: key.into(),
        }
    }
}

impl Operation for GetClientStateByKey {
    type Output = Option<String>;

    const INFO: OperationInfo = OperationInfo::new(
        "get_client_state_by_key",
        "GET",
        "/api/v1/client_state/{queue_id}/get_by_key",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.3.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/client_state/")
            .segment(&self.queue_id)
            .path("/get_by_key")
            .query("key", &self.key);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Stores a text under a key for the user; the queue does not matter.
///
/// `POST /api/v1/client_state/{queue_id}/set_by_key`, since InvokeAI 6.3.0; on a multi-user server for those
/// who are signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SetClientState {
    /// The queue.
    pub queue_id: types::QueueId,
    /// The key.
    pub key: String,
    /// The text to store.
    pub body: String,
}

impl SetClientState {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>, key: impl Into<String>, body: impl Into<String>) -> Self {
        Self {
            queue_id: queue_id.into(),
            key: key.into(),
            body: body.into(),
        }
    }
}

impl Operation for SetClientState {
    type Output = String;

    const INFO: OperationInfo = OperationInfo::new(
        "set_client_state",
        "POST",
        "/api/v1/client_state/{queue_id}/set_by_key",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::Json)
    .since("6.3.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/client_state/")
            .segment(&self.queue_id)
            .path("/set_by_key")
            .query("key", &self.key);
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists the keys that begin like this.
///
/// `GET /api/v1/client_state/{queue_id}/get_keys_by_prefix`, since InvokeAI 6.13.0; on a multi-user server
/// for those who are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetClientStateKeysByPrefix {
    /// The queue.
    pub queue_id: types::QueueId,
    /// How the keys begin.
    pub prefix: String,
}

impl GetClientStateKeysByPrefix {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>, prefix: impl Into<String>) -> Self {
        Self {
            queue_id: queue_id.into(),
            prefix: prefix.into(),
        }
    }
}

impl Operation for GetClientStateKeysByPrefix {
    type Output = Vec<String>;

    const INFO: OperationInfo = OperationInfo::new(
        "get_client_state_keys_by_prefix",
        "GET",
        "/api/v1/client_state/{queue_id}/get_keys_by_prefix",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.13.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/client_state/")
            .segment(&self.queue_id)
            .path("/get_keys_by_prefix")
            .query("prefix", &self.prefix);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Forgets what is stored under a key.
///
/// `POST /api/v1/client_state/{queue_id}/delete_by_key`, since InvokeAI 6.13.0; on a multi-user server for
/// those who are signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteClientStateByKey {
    /// The queue.
    pub queue_id: types::QueueId,
    /// The key.
    pub key: String,
}

impl DeleteClientStateByKey {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>, key: impl Into<String>) -> Self {
        Self {
            queue_id: queue_id.into(),
            key: key.into(),
        }
    }
}

impl Operation for DeleteClientStateByKey {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new(
        "delete_client_state_by_key",
        "POST",
        "/api/v1/client_state/{queue_id}/delete_by_key",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::None)
    .since("6.13.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/client_state/")
            .segment(&self.queue_id)
            .path("/delete_by_key")
            .query("key", &self.key);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Forgets everything that is stored for the user.
///
/// `POST /api/v1/client_state/{queue_id}/delete`, since InvokeAI 6.3.0; on a multi-user server for those who
/// are signed in. It acts on whatever is there when it arrives, so that it may not be repeated blindly.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteClientState {
    /// The queue.
    pub queue_id: types::QueueId,
}

impl DeleteClientState {
    /// With everything it needs.
    pub fn new(queue_id: impl Into<types::QueueId>) -> Self {
        Self {
            queue_id: queue_id.into(),
        }
    }
}

impl Operation for DeleteClientState {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new(
        "delete_client_state",
        "POST",
        "/api/v1/client_state/{queue_id}/delete",
    )
    .class(OperationClass::SweepingWrite)
    .answers(200, Answer::None)
    .since("6.3.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/client_state/")
            .segment(&self.queue_id)
            .path("/delete");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}
