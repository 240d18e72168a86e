// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What changes or deletes something that is there.

use crate::operation::OperationInfo;
use crate::request::{Form, Target};
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Changes what is recorded about a model.
///
/// `PATCH /api/v2/models/i/{key}`, since InvokeAI 6.0; on a multi-user server for administrators. It may be
/// repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateModelRecord {
    /// The key of the model.
    pub key: types::ModelKey,
    /// What is sent.
    pub body: types::ModelRecordChanges,
}

impl UpdateModelRecord {
    /// With everything it needs.
    pub fn new(key: impl Into<types::ModelKey>, body: types::ModelRecordChanges) -> Self {
        Self {
            key: key.into(),
            body,
        }
    }
}

impl Operation for UpdateModelRecord {
    type Output = types::ModelConfig;

    const INFO: OperationInfo = OperationInfo::new("update_model_record", "PATCH", "/api/v2/models/i/{key}")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/i/").segment(&self.key);
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes a model, with its files when they lie in the server's own folder.
///
/// `DELETE /api/v2/models/i/{key}`, since InvokeAI 6.0; on a multi-user server for administrators. It may be
/// repeated. Success is `204`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteModel {
    /// The key of the model.
    pub key: types::ModelKey,
}

impl DeleteModel {
    /// With everything it needs.
    pub fn new(key: impl Into<types::ModelKey>) -> Self {
        Self { key: key.into() }
    }
}

impl Operation for DeleteModel {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new("delete_model", "DELETE", "/api/v2/models/i/{key}")
        .class(OperationClass::IdempotentWrite)
        .answers(204, Answer::None)
        .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/i/").segment(&self.key);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Sets the picture that stands for a model.
///
/// `PATCH /api/v2/models/i/{key}/image`, since InvokeAI 6.0; on a multi-user server for administrators. It
/// may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateModelImage {
    /// The key of the model.
    pub key: types::ModelKey,
}

impl UpdateModelImage {
    /// With everything it needs.
    pub fn new(key: impl Into<types::ModelKey>) -> Self {
        Self { key: key.into() }
    }
}

impl Operation for UpdateModelImage {
    type Output = ();

    const INFO: OperationInfo =
        OperationInfo::new("update_model_image", "PATCH", "/api/v2/models/i/{key}/image")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::None)
            .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/i/").segment(&self.key).path("/image");
        let body = Form::new("image", true).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Takes the picture that stands for a model away.
///
/// `DELETE /api/v2/models/i/{key}/image`, since InvokeAI 6.0; on a multi-user server for administrators. It
/// may be repeated. Success is `204`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteModelImage {
    /// The key of the model.
    pub key: types::ModelKey,
}

impl DeleteModelImage {
    /// With everything it needs.
    pub fn new(key: impl Into<types::ModelKey>) -> Self {
        Self { key: key.into() }
    }
}

impl Operation for DeleteModelImage {
    type Output = ();

    const INFO: OperationInfo =
        OperationInfo::new("delete_model_image", "DELETE", "/api/v2/models/i/{key}/image")
            .class(OperationClass::IdempotentWrite)
            .answers(204, Answer::None)
            .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/i/").segment(&self.key).path("/image");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Forgets the install jobs that are over.
///
/// `DELETE /api/v2/models/install`, since InvokeAI 6.0; on a multi-user server for administrators. It acts on
/// whatever is there when it arrives, so that it may not be repeated blindly. Success is `204`.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PruneModelInstallJobs {}

impl PruneModelInstallJobs {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for PruneModelInstallJobs {
    type Output = ();

    const INFO: OperationInfo =
        OperationInfo::new("prune_model_install_jobs", "DELETE", "/api/v2/models/install")
            .class(OperationClass::SweepingWrite)
            .answers(204, Answer::None)
            .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/install");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Starts to install a model from Hugging Face; made for links in browsers, so it is a `GET` and answers a
/// page.
///
/// `GET /api/v2/models/install/huggingface`, since InvokeAI 6.0; on a multi-user server for administrators.
/// Before it is repeated, look up whether the first attempt arrived. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct InstallHuggingFaceModel {
    /// Where it comes from.
    pub source: String,
}

impl InstallHuggingFaceModel {
    /// With everything it needs.
    pub fn new(source: impl Into<String>) -> Self {
        Self {
            source: source.into(),
        }
    }
}

impl Operation for InstallHuggingFaceModel {
    type Output = String;

    const INFO: OperationInfo = OperationInfo::new(
        "install_hugging_face_model",
        "GET",
        "/api/v2/models/install/huggingface",
    )
    .class(OperationClass::ReconcilableCreate)
    .answers(201, Answer::Text)
    .since("6.0", Access::Admin)
    .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/install/huggingface").query("source", &self.source);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::text(Self::INFO.id, body)
    }
}

/// Cancels an install job.
///
/// `DELETE /api/v2/models/install/{id}`, since InvokeAI 6.0; on a multi-user server for administrators. It
/// may be repeated. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CancelModelInstallJob {
    /// Its id.
    pub id: types::ModelInstallId,
}

impl CancelModelInstallJob {
    /// With everything it needs.
    pub fn new(id: impl Into<types::ModelInstallId>) -> Self {
        Self { id: id.into() }
    }
}

impl Operation for CancelModelInstallJob {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new(
        "cancel_model_install_job",
        "DELETE",
        "/api/v2/models/install/{id}",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(201, Answer::None)
    .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/install/").segment(&self.id);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Converts a model to the format of diffusers, in place.
///
/// `PUT /api/v2/models/convert/{key}`, since InvokeAI 6.0; on a multi-user server for administrators. Each
/// repetition does it once more.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ConvertModel {
    /// The key of the model.
    pub key: types::ModelKey,
}

impl ConvertModel {
    /// With everything it needs.
    pub fn new(key: impl Into<types::ModelKey>) -> Self {
        Self { key: key.into() }
    }
}

impl Operation for ConvertModel {
    type Output = types::ModelConfig;

    const INFO: OperationInfo = OperationInfo::new("convert_model", "PUT", "/api/v2/models/convert/{key}")
        .class(OperationClass::PlainCreate)
        .answers(200, Answer::Json)
        .since("6.0", Access::Admin)
        .patience(1800);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/convert/").segment(&self.key);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Signs the server out of Hugging Face.
///
/// `DELETE /api/v2/models/hf_login`, since InvokeAI 6.0; on a multi-user server for administrators. It may be
/// repeated.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ResetHfToken {}

impl ResetHfToken {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for ResetHfToken {
    type Output = types::HfTokenStatus;

    const INFO: OperationInfo = OperationInfo::new("reset_hf_token", "DELETE", "/api/v2/models/hf_login")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/hf_login");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes folders of models that no record knows.
///
/// `DELETE /api/v2/models/sync/orphaned`, since InvokeAI 6.12.0; on a multi-user server for administrators.
/// It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteOrphanedModels {
    /// What is sent.
    pub body: types::DeleteOrphanedModelsRequest,
}

impl DeleteOrphanedModels {
    /// With everything it needs.
    pub fn new(body: types::DeleteOrphanedModelsRequest) -> Self {
        Self { body }
    }
}

impl Operation for DeleteOrphanedModels {
    type Output = types::DeleteOrphanedModelsResponse;

    const INFO: OperationInfo =
        OperationInfo::new("delete_orphaned_models", "DELETE", "/api/v2/models/sync/orphaned")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::Json)
            .since("6.12.0", Access::Admin)
            .patience(300);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/sync/orphaned");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
