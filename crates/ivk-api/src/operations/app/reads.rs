// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What changes nothing.

use indexmap::IndexMap;

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Tells the version of the server.
///
/// `GET /api/v1/app/version`, since InvokeAI 6.0; anybody may call it. It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AppVersion {}

impl AppVersion {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for AppVersion {
    type Output = types::AppVersion;

    const INFO: OperationInfo = OperationInfo::new("app_version", "GET", "/api/v1/app/version")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::Public);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/version");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists the versions of what the server is built on.
///
/// `GET /api/v1/app/app_deps`, since InvokeAI 6.0; on a multi-user server for those who are signed in. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetAppDeps {}

impl GetAppDeps {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetAppDeps {
    type Output = IndexMap<String, String>;

    const INFO: OperationInfo = OperationInfo::new("get_app_deps", "GET", "/api/v1/app/app_deps")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/app_deps");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Tells whether the server can fill images with patches.
///
/// `GET /api/v1/app/patchmatch_status`, since InvokeAI 6.9.0; on a multi-user server for those who are signed
/// in. It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetPatchmatchStatus {}

impl GetPatchmatchStatus {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetPatchmatchStatus {
    type Output = bool;

    const INFO: OperationInfo =
        OperationInfo::new("get_patchmatch_status", "GET", "/api/v1/app/patchmatch_status")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.9.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/patchmatch_status");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists the devices on which the server can work.
///
/// `GET /api/v1/app/generation_device_options`, since InvokeAI 6.14.0; on a multi-user server for those who
/// are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetGenerationDeviceOptions {}

impl GetGenerationDeviceOptions {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetGenerationDeviceOptions {
    type Output = Vec<types::GenerationDeviceOption>;

    const INFO: OperationInfo = OperationInfo::new(
        "get_generation_device_options",
        "GET",
        "/api/v1/app/generation_device_options",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/generation_device_options");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives the configuration of the server, with its secrets masked.
///
/// `GET /api/v1/app/runtime_config`, since InvokeAI 6.0; on a multi-user server for administrators. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetRuntimeConfig {}

impl GetRuntimeConfig {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetRuntimeConfig {
    type Output = types::InvokeAiAppConfigWithSetFields;

    const INFO: OperationInfo = OperationInfo::new("get_runtime_config", "GET", "/api/v1/app/runtime_config")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/runtime_config");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists the outside providers and whether they are set up.
///
/// `GET /api/v1/app/external_providers/status`, since InvokeAI 6.13.0; on a multi-user server for those who
/// are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetExternalProviderStatuses {}

impl GetExternalProviderStatuses {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetExternalProviderStatuses {
    type Output = Vec<types::ExternalProviderStatusModel>;

    const INFO: OperationInfo = OperationInfo::new(
        "get_external_provider_statuses",
        "GET",
        "/api/v1/app/external_providers/status",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.13.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/external_providers/status");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists how the outside providers are set up.
///
/// `GET /api/v1/app/external_providers/config`, since InvokeAI 6.13.0; on a multi-user server for
/// administrators. It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetExternalProviderConfigs {}

impl GetExternalProviderConfigs {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetExternalProviderConfigs {
    type Output = Vec<types::ExternalProviderConfigModel>;

    const INFO: OperationInfo = OperationInfo::new(
        "get_external_provider_configs",
        "GET",
        "/api/v1/app/external_providers/config",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.13.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/external_providers/config");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Tells how much the server logs.
///
/// `GET /api/v1/app/logging`, since InvokeAI 6.0; on a multi-user server for administrators. It changes
/// nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetLogLevel {}

impl GetLogLevel {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetLogLevel {
    type Output = types::LogLevel;

    const INFO: OperationInfo = OperationInfo::new("get_log_level", "GET", "/api/v1/app/logging")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/logging");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Tells how the cache of node results does.
///
/// `GET /api/v1/app/invocation_cache/status`, since InvokeAI 6.0; on a multi-user server for administrators.
/// It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetInvocationCacheStatus {}

impl GetInvocationCacheStatus {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetInvocationCacheStatus {
    type Output = types::InvocationCacheStatus;

    const INFO: OperationInfo = OperationInfo::new(
        "get_invocation_cache_status",
        "GET",
        "/api/v1/app/invocation_cache/status",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/invocation_cache/status");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
