// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What changes nothing.

use bytes::Bytes;

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::value::setters;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Lists installed models.
///
/// `GET /api/v2/models/`, since InvokeAI 6.0; on a multi-user server for those who are signed in. It changes
/// nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListModelRecords {
    /// Only those of these bases.
    pub base_models: Vec<types::BaseModelType>,
    /// Only those of this type.
    pub model_type: Option<types::ModelType>,
    /// The name of the model.
    pub model_name: Option<String>,
    /// Only those of this format.
    pub model_format: Option<types::ModelFormat>,
    /// What the list is sorted by. The server takes `name` when it is left out.
    pub order_by: Option<types::ModelRecordOrderBy>,
    /// In which direction the list is sorted. The server takes `ASC` when it is left out.
    pub direction: Option<types::SortDirection>,
}

impl ListModelRecords {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

setters! {
    ListModelRecords {
        base_models: list types::BaseModelType,
        model_type: optional types::ModelType,
        model_name: optional String,
        model_format: optional types::ModelFormat,
        order_by: optional types::ModelRecordOrderBy,
        direction: optional types::SortDirection,
    }
}

impl Operation for ListModelRecords {
    type Output = types::ModelsList;

    const INFO: OperationInfo = OperationInfo::new("list_model_records", "GET", "/api/v2/models/")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/")
            .all("base_models", &self.base_models)
            .optional("model_type", self.model_type.as_ref())
            .optional("model_name", self.model_name.as_ref())
            .optional("model_format", self.model_format.as_ref())
            .optional("order_by", self.order_by.as_ref())
            .optional("direction", self.direction.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists models whose files are gone.
///
/// `GET /api/v2/models/missing`, since InvokeAI 6.12.0; on a multi-user server for those who are signed in.
/// It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListMissingModels {}

impl ListMissingModels {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for ListMissingModels {
    type Output = types::ModelsList;

    const INFO: OperationInfo = OperationInfo::new("list_missing_models", "GET", "/api/v2/models/missing")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.12.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/missing");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Finds the model with this name, type and base.
///
/// `GET /api/v2/models/get_by_attrs`, since InvokeAI 6.0; on a multi-user server for those who are signed in.
/// It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetModelRecordsByAttrs {
    /// The name.
    pub name: String,
    /// What it is.
    pub r#type: types::ModelType,
    /// The base of the model.
    pub base: types::BaseModelType,
}

impl GetModelRecordsByAttrs {
    /// With everything it needs.
    pub fn new(name: impl Into<String>, r#type: types::ModelType, base: types::BaseModelType) -> Self {
        Self {
            name: name.into(),
            r#type,
            base,
        }
    }
}

impl Operation for GetModelRecordsByAttrs {
    type Output = types::ModelConfig;

    const INFO: OperationInfo =
        OperationInfo::new("get_model_records_by_attrs", "GET", "/api/v2/models/get_by_attrs")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/get_by_attrs")
            .query("name", &self.name)
            .query("type", &self.r#type)
            .query("base", &self.base);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Finds the model whose files have this hash.
///
/// `GET /api/v2/models/get_by_hash`, since InvokeAI 6.12.0; on a multi-user server for those who are signed
/// in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetModelRecordsByHash {
    /// The hash of its files.
    pub hash: String,
}

impl GetModelRecordsByHash {
    /// With everything it needs.
    pub fn new(hash: impl Into<String>) -> Self {
        Self { hash: hash.into() }
    }
}

impl Operation for GetModelRecordsByHash {
    type Output = types::ModelConfig;

    const INFO: OperationInfo =
        OperationInfo::new("get_model_records_by_hash", "GET", "/api/v2/models/get_by_hash")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.12.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/get_by_hash").query("hash", &self.hash);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives one model.
///
/// `GET /api/v2/models/i/{key}`, since InvokeAI 6.0; on a multi-user server for those who are signed in. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetModelRecord {
    /// The key of the model.
    pub key: types::ModelKey,
}

impl GetModelRecord {
    /// With everything it needs.
    pub fn new(key: impl Into<types::ModelKey>) -> Self {
        Self { key: key.into() }
    }
}

impl Operation for GetModelRecord {
    type Output = types::ModelConfig;

    const INFO: OperationInfo = OperationInfo::new("get_model_record", "GET", "/api/v2/models/i/{key}")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/i/").segment(&self.key);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists the models in a folder of the server.
///
/// `GET /api/v2/models/scan_folder`, since InvokeAI 6.0; on a multi-user server for administrators. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ScanForModels {
    /// The folder on the server.
    pub scan_path: Option<String>,
}

impl ScanForModels {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

setters! {
    ScanForModels {
        scan_path: optional String,
    }
}

impl Operation for ScanForModels {
    type Output = Vec<types::FoundModel>;

    const INFO: OperationInfo = OperationInfo::new("scan_for_models", "GET", "/api/v2/models/scan_folder")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::Admin)
        .patience(300);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/scan_folder").optional("scan_path", self.scan_path.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists the models in a repository of Hugging Face.
///
/// `GET /api/v2/models/hugging_face`, since InvokeAI 6.0; on a multi-user server for administrators. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetHuggingFaceModels {
    /// The name of the repository.
    pub hugging_face_repo: Option<String>,
}

impl GetHuggingFaceModels {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

setters! {
    GetHuggingFaceModels {
        hugging_face_repo: optional String,
    }
}

impl Operation for GetHuggingFaceModels {
    type Output = types::HuggingFaceModels;

    const INFO: OperationInfo =
        OperationInfo::new("get_hugging_face_models", "GET", "/api/v2/models/hugging_face")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/hugging_face")
            .optional("hugging_face_repo", self.hugging_face_repo.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives the picture that stands for a model. A model without one gives `500` in plain text (6.14.2).
///
/// `GET /api/v2/models/i/{key}/image`, since InvokeAI 6.0; anybody may call it. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetModelImage {
    /// The key of the model.
    pub key: types::ModelKey,
}

impl GetModelImage {
    /// With everything it needs.
    pub fn new(key: impl Into<types::ModelKey>) -> Self {
        Self { key: key.into() }
    }
}

impl Operation for GetModelImage {
    type Output = Bytes;

    const INFO: OperationInfo = OperationInfo::new("get_model_image", "GET", "/api/v2/models/i/{key}/image")
        .class(OperationClass::Read)
        .answers(200, Answer::Bytes)
        .since("6.0", Access::Public);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/i/").segment(&self.key).path("/image");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::bytes(Self::INFO.id, body)
    }
}

/// Lists the jobs that install models.
///
/// `GET /api/v2/models/install`, since InvokeAI 6.0; on a multi-user server for administrators. It changes
/// nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListModelInstalls {}

impl ListModelInstalls {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for ListModelInstalls {
    type Output = Vec<types::ModelInstallJob>;

    const INFO: OperationInfo = OperationInfo::new("list_model_installs", "GET", "/api/v2/models/install")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/install");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives one install job.
///
/// `GET /api/v2/models/install/{id}`, since InvokeAI 6.0; on a multi-user server for administrators. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetModelInstallJob {
    /// Its id.
    pub id: types::ModelInstallId,
}

impl GetModelInstallJob {
    /// With everything it needs.
    pub fn new(id: impl Into<types::ModelInstallId>) -> Self {
        Self { id: id.into() }
    }
}

impl Operation for GetModelInstallJob {
    type Output = types::ModelInstallJob;

    const INFO: OperationInfo =
        OperationInfo::new("get_model_install_job", "GET", "/api/v2/models/install/{id}")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/install/").segment(&self.id);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists the models that the server suggests to begin with. The answer has 200 kB.
///
/// `GET /api/v2/models/starter_models`, since InvokeAI 6.0; on a multi-user server for administrators. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetStarterModels {}

impl GetStarterModels {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetStarterModels {
    type Output = types::StarterModelResponse;

    const INFO: OperationInfo =
        OperationInfo::new("get_starter_models", "GET", "/api/v2/models/starter_models")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/starter_models");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Tells how the model cache does, or nothing when no model was loaded yet.
///
/// `GET /api/v2/models/stats`, since InvokeAI 6.0; on a multi-user server for administrators. It changes
/// nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetStats {}

impl GetStats {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetStats {
    type Output = Option<types::CacheStats>;

    const INFO: OperationInfo = OperationInfo::new("get_stats", "GET", "/api/v2/models/stats")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/stats");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Tells whether the server is signed in to Hugging Face.
///
/// `GET /api/v2/models/hf_login`, since InvokeAI 6.0; on a multi-user server for administrators. It changes
/// nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetHfLoginStatus {}

impl GetHfLoginStatus {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetHfLoginStatus {
    type Output = types::HfTokenStatus;

    const INFO: OperationInfo = OperationInfo::new("get_hf_login_status", "GET", "/api/v2/models/hf_login")
        .class(OperationClass::Read)
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

/// Lists folders of models that no record knows.
///
/// `GET /api/v2/models/sync/orphaned`, since InvokeAI 6.12.0; on a multi-user server for administrators. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetOrphanedModels {}

impl GetOrphanedModels {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetOrphanedModels {
    type Output = Vec<types::OrphanedModelInfo>;

    const INFO: OperationInfo =
        OperationInfo::new("get_orphaned_models", "GET", "/api/v2/models/sync/orphaned")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.12.0", Access::Admin)
            .patience(300);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/models/sync/orphaned");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
