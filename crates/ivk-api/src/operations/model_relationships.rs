// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Operations on model relationships.

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Lists the models that are related to a model.
///
/// `GET /api/v1/model_relationships/i/{model_key}`, since InvokeAI 6.0; on a multi-user server for those who
/// are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetRelatedModels {
    /// The model.
    pub model_key: types::ModelKey,
}

impl GetRelatedModels {
    /// With everything it needs.
    pub fn new(model_key: impl Into<types::ModelKey>) -> Self {
        Self {
            model_key: model_key.into(),
        }
    }
}

impl Operation for GetRelatedModels {
    type Output = Vec<types::ModelKey>;

    const INFO: OperationInfo = OperationInfo::new(
        "get_related_models",
        "GET",
        "/api/v1/model_relationships/i/{model_key}",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/model_relationships/i/").segment(&self.model_key);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Relates two models. Unknown keys give `500` in plain text (6.14.2).
///
/// `POST /api/v1/model_relationships/`, since InvokeAI 6.0; on a multi-user server for administrators. It may
/// be repeated. Success is `204`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AddModelRelationship {
    /// What is sent.
    pub body: types::ModelRelationshipCreateRequest,
}

impl AddModelRelationship {
    /// With everything it needs.
    pub fn new(body: types::ModelRelationshipCreateRequest) -> Self {
        Self { body }
    }
}

impl Operation for AddModelRelationship {
    type Output = ();

    const INFO: OperationInfo =
        OperationInfo::new("add_model_relationship", "POST", "/api/v1/model_relationships/")
            .class(OperationClass::IdempotentWrite)
            .answers(204, Answer::None)
            .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/model_relationships/");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Ends the relation of two models.
///
/// `DELETE /api/v1/model_relationships/`, since InvokeAI 6.0; on a multi-user server for administrators. It
/// may be repeated. Success is `204`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RemoveModelRelationship {
    /// What is sent.
    pub body: types::ModelRelationshipCreateRequest,
}

impl RemoveModelRelationship {
    /// With everything it needs.
    pub fn new(body: types::ModelRelationshipCreateRequest) -> Self {
        Self { body }
    }
}

impl Operation for RemoveModelRelationship {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new(
        "remove_model_relationship",
        "DELETE",
        "/api/v1/model_relationships/",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(204, Answer::None)
    .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/model_relationships/");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Lists the models that are related to any of several models.
///
/// `POST /api/v1/model_relationships/batch`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetRelatedModelsBatch {
    /// What is sent.
    pub body: types::ModelRelationshipBatchRequest,
}

impl GetRelatedModelsBatch {
    /// With everything it needs.
    pub fn new(body: types::ModelRelationshipBatchRequest) -> Self {
        Self { body }
    }
}

impl Operation for GetRelatedModelsBatch {
    type Output = Vec<types::ModelKey>;

    const INFO: OperationInfo = OperationInfo::new(
        "get_related_models_batch",
        "POST",
        "/api/v1/model_relationships/batch",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/model_relationships/batch");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
