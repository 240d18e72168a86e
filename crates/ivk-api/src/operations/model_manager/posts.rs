// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What creates something, or sets something going.

use crate::operation::OperationInfo;
use crate::request::{Object, Target};
use crate::value::setters;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Looks at a model's files again to find out what it is.
///
/// `POST /api/v2/models/i/{key}/reidentify`, since InvokeAI 6.9.0; on a multi-user server for administrators.
/// It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ReidentifyModel {
    /// The key of the model.
    pub key: types::ModelKey,
}

impl ReidentifyModel {
    /// With everything it needs.
    pub fn new(key: impl Into<types::ModelKey>) -> Self {
        Self { key: key.into() }
    }
}

impl Operation for ReidentifyModel {
    type Output = types::ModelConfig;

    const INFO: OperationInfo =
        OperationInfo::new("reidentify_model", "POST", "/api/v2/models/i/{key}/reidentify")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::Json)
            .since("6.9.0", Access::Admin)
            .patience(300);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/i/")
            .segment(&self.key)
            .path("/reidentify");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes several models.
///
/// `POST /api/v2/models/i/bulk_delete`, since InvokeAI 6.10.0; on a multi-user server for administrators. It
/// may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BulkDeleteModels {
    /// What is sent.
    pub body: types::BulkDeleteModelsRequest,
}

impl BulkDeleteModels {
    /// With everything it needs.
    pub fn new(body: types::BulkDeleteModelsRequest) -> Self {
        Self { body }
    }
}

impl Operation for BulkDeleteModels {
    type Output = types::BulkDeleteModelsResponse;

    const INFO: OperationInfo =
        OperationInfo::new("bulk_delete_models", "POST", "/api/v2/models/i/bulk_delete")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::Json)
            .since("6.10.0", Access::Admin)
            .patience(300);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/i/bulk_delete");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Looks at the files of several models again.
///
/// `POST /api/v2/models/i/bulk_reidentify`, since InvokeAI 6.13.0; on a multi-user server for administrators.
/// It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BulkReidentifyModels {
    /// What is sent.
    pub body: types::BulkReidentifyModelsRequest,
}

impl BulkReidentifyModels {
    /// With everything it needs.
    pub fn new(body: types::BulkReidentifyModelsRequest) -> Self {
        Self { body }
    }
}

impl Operation for BulkReidentifyModels {
    type Output = types::BulkReidentifyModelsResponse;

    const INFO: OperationInfo = OperationInfo::new(
        "bulk_reidentify_models",
        "POST",
        "/api/v2/models/i/bulk_reidentify",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::Json)
    .since("6.13.0", Access::Admin)
    .patience(600);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/i/bulk_reidentify");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Starts to install a model from a path, an address or a repository.
///
/// `POST /api/v2/models/install`, since InvokeAI 6.0; on a multi-user server for administrators. Before it is
/// repeated, look up whether the first attempt arrived. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct InstallModel {
    /// A path, an address, or a repository.
    pub source: String,
    /// Whether the files stay where they are. The server takes `false` when it is left out.
    pub inplace: Option<bool>,
    /// A token for the place where the model is.
    pub access_token: Option<types::Secret>,
    /// What is sent.
    pub body: types::ModelRecordChanges,
}

impl InstallModel {
    /// With what cannot be left out.
    pub fn new(source: impl Into<String>, body: types::ModelRecordChanges) -> Self {
        Self {
            source: source.into(),
            body,
            inplace: None,
            access_token: None,
        }
    }
}

setters! {
    InstallModel {
        inplace: optional bool,
        access_token: optional types::Secret,
    }
}

impl Operation for InstallModel {
    type Output = types::ModelInstallJob;

    const INFO: OperationInfo = OperationInfo::new("install_model", "POST", "/api/v2/models/install")
        .class(OperationClass::ReconcilableCreate)
        .answers(201, Answer::Json)
        .since("6.0", Access::Admin)
        .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/install")
            .query("source", &self.source)
            .optional("inplace", self.inplace.as_ref())
            .optional(
                "access_token",
                self.access_token.as_ref().map(types::Secret::expose).as_ref(),
            );
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Pauses an install job.
///
/// `POST /api/v2/models/install/{id}/pause`, since InvokeAI 6.12.0; on a multi-user server for
/// administrators. It may be repeated. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PauseModelInstallJob {
    /// Its id.
    pub id: types::ModelInstallId,
}

impl PauseModelInstallJob {
    /// With everything it needs.
    pub fn new(id: impl Into<types::ModelInstallId>) -> Self {
        Self { id: id.into() }
    }
}

impl Operation for PauseModelInstallJob {
    type Output = types::ModelInstallJob;

    const INFO: OperationInfo = OperationInfo::new(
        "pause_model_install_job",
        "POST",
        "/api/v2/models/install/{id}/pause",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(201, Answer::Json)
    .since("6.12.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/install/")
            .segment(&self.id)
            .path("/pause");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Resumes a paused install job.
///
/// `POST /api/v2/models/install/{id}/resume`, since InvokeAI 6.12.0; on a multi-user server for
/// administrators. It may be repeated. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ResumeModelInstallJob {
    /// Its id.
    pub id: types::ModelInstallId,
}

impl ResumeModelInstallJob {
    /// With everything it needs.
    pub fn new(id: impl Into<types::ModelInstallId>) -> Self {
        Self { id: id.into() }
    }
}

impl Operation for ResumeModelInstallJob {
    type Output = types::ModelInstallJob;

    const INFO: OperationInfo = OperationInfo::new(
        "resume_model_install_job",
        "POST",
        "/api/v2/models/install/{id}/resume",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(201, Answer::Json)
    .since("6.12.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/install/")
            .segment(&self.id)
            .path("/resume");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Downloads the parts of an install job again that failed.
///
/// `POST /api/v2/models/install/{id}/restart_failed`, since InvokeAI 6.12.0; on a multi-user server for
/// administrators. Each repetition does it once more. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RestartFailedModelInstallJob {
    /// Its id.
    pub id: types::ModelInstallId,
}

impl RestartFailedModelInstallJob {
    /// With everything it needs.
    pub fn new(id: impl Into<types::ModelInstallId>) -> Self {
        Self { id: id.into() }
    }
}

impl Operation for RestartFailedModelInstallJob {
    type Output = types::ModelInstallJob;

    const INFO: OperationInfo = OperationInfo::new(
        "restart_failed_model_install_job",
        "POST",
        "/api/v2/models/install/{id}/restart_failed",
    )
    .class(OperationClass::PlainCreate)
    .answers(201, Answer::Json)
    .since("6.12.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/install/")
            .segment(&self.id)
            .path("/restart_failed");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Downloads one file of an install job again.
///
/// `POST /api/v2/models/install/{id}/restart_file`, since InvokeAI 6.12.0; on a multi-user server for
/// administrators. Each repetition does it once more. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RestartModelInstallFile {
    /// Its id.
    pub id: types::ModelInstallId,
    /// The address of the file.
    pub body: String,
}

impl RestartModelInstallFile {
    /// With everything it needs.
    pub fn new(id: impl Into<types::ModelInstallId>, body: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            body: body.into(),
        }
    }
}

impl Operation for RestartModelInstallFile {
    type Output = types::ModelInstallJob;

    const INFO: OperationInfo = OperationInfo::new(
        "restart_model_install_file",
        "POST",
        "/api/v2/models/install/{id}/restart_file",
    )
    .class(OperationClass::PlainCreate)
    .answers(201, Answer::Json)
    .since("6.12.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/install/")
            .segment(&self.id)
            .path("/restart_file");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Takes all models out of memory that are not in use.
///
/// `POST /api/v2/models/empty_model_cache`, since InvokeAI 6.0; on a multi-user server for administrators. It
/// may be repeated.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct EmptyModelCache {}

impl EmptyModelCache {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for EmptyModelCache {
    type Output = ();

    const INFO: OperationInfo =
        OperationInfo::new("empty_model_cache", "POST", "/api/v2/models/empty_model_cache")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::None)
            .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/empty_model_cache");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Signs the server in to Hugging Face.
///
/// `POST /api/v2/models/hf_login`, since InvokeAI 6.0; on a multi-user server for administrators. It may be
/// repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DoHfLogin {
    /// The token.
    pub token: types::Secret,
}

impl DoHfLogin {
    /// With everything it needs.
    pub fn new(token: impl Into<types::Secret>) -> Self {
        Self { token: token.into() }
    }
}

impl Operation for DoHfLogin {
    type Output = types::HfTokenStatus;

    const INFO: OperationInfo = OperationInfo::new("do_hf_login", "POST", "/api/v2/models/hf_login")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/hf_login");
        let body = Object::new().field("token", &self.token).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
