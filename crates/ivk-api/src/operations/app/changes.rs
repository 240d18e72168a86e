// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What changes something.

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Changes those settings that can be changed while the server runs.
///
/// `PATCH /api/v1/app/runtime_config`, since InvokeAI 6.13.0; on a multi-user server for administrators. It
/// may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateRuntimeConfig {
    /// What is sent.
    pub body: types::UpdateAppGenerationSettingsRequest,
}

impl UpdateRuntimeConfig {
    /// With everything it needs.
    pub fn new(body: types::UpdateAppGenerationSettingsRequest) -> Self {
        Self { body }
    }
}

impl Operation for UpdateRuntimeConfig {
    type Output = types::InvokeAiAppConfigWithSetFields;

    const INFO: OperationInfo =
        OperationInfo::new("update_runtime_config", "PATCH", "/api/v1/app/runtime_config")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::Json)
            .since("6.13.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/runtime_config");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Sets up an outside provider.
///
/// `POST /api/v1/app/external_providers/config/{provider_id}`, since InvokeAI 6.13.0; on a multi-user server
/// for administrators. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SetExternalProviderConfig {
    /// The provider.
    pub provider_id: String,
    /// What is sent.
    pub body: types::ExternalProviderConfigUpdate,
}

impl SetExternalProviderConfig {
    /// With everything it needs.
    pub fn new(provider_id: impl Into<String>, body: types::ExternalProviderConfigUpdate) -> Self {
        Self {
            provider_id: provider_id.into(),
            body,
        }
    }
}

impl Operation for SetExternalProviderConfig {
    type Output = types::ExternalProviderConfigModel;

    const INFO: OperationInfo = OperationInfo::new(
        "set_external_provider_config",
        "POST",
        "/api/v1/app/external_providers/config/{provider_id}",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::Json)
    .since("6.13.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/external_providers/config/").segment(&self.provider_id);
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Forgets how an outside provider was set up.
///
/// `DELETE /api/v1/app/external_providers/config/{provider_id}`, since InvokeAI 6.13.0; on a multi-user
/// server for administrators. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ResetExternalProviderConfig {
    /// The provider.
    pub provider_id: String,
}

impl ResetExternalProviderConfig {
    /// With everything it needs.
    pub fn new(provider_id: impl Into<String>) -> Self {
        Self {
            provider_id: provider_id.into(),
        }
    }
}

impl Operation for ResetExternalProviderConfig {
    type Output = types::ExternalProviderConfigModel;

    const INFO: OperationInfo = OperationInfo::new(
        "reset_external_provider_config",
        "DELETE",
        "/api/v1/app/external_providers/config/{provider_id}",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::Json)
    .since("6.13.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/external_providers/config/").segment(&self.provider_id);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Sets how much the server logs.
///
/// `POST /api/v1/app/logging`, since InvokeAI 6.0; on a multi-user server for administrators. It may be
/// repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SetLogLevel {
    /// How much to log.
    pub body: types::LogLevel,
}

impl SetLogLevel {
    /// With everything it needs.
    pub fn new(body: types::LogLevel) -> Self {
        Self { body }
    }
}

impl Operation for SetLogLevel {
    type Output = types::LogLevel;

    const INFO: OperationInfo = OperationInfo::new("set_log_level", "POST", "/api/v1/app/logging")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/logging");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Empties the cache of node results.
///
/// `DELETE /api/v1/app/invocation_cache`, since InvokeAI 6.0; on a multi-user server for administrators. It
/// may be repeated.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ClearInvocationCache {}

impl ClearInvocationCache {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for ClearInvocationCache {
    type Output = ();

    const INFO: OperationInfo =
        OperationInfo::new("clear_invocation_cache", "DELETE", "/api/v1/app/invocation_cache")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::None)
            .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/invocation_cache");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Turns the cache of node results on.
///
/// `PUT /api/v1/app/invocation_cache/enable`, since InvokeAI 6.0; on a multi-user server for administrators.
/// It may be repeated.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct EnableInvocationCache {}

impl EnableInvocationCache {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for EnableInvocationCache {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new(
        "enable_invocation_cache",
        "PUT",
        "/api/v1/app/invocation_cache/enable",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::None)
    .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/invocation_cache/enable");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Turns the cache of node results off.
///
/// `PUT /api/v1/app/invocation_cache/disable`, since InvokeAI 6.0; on a multi-user server for administrators.
/// It may be repeated.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DisableInvocationCache {}

impl DisableInvocationCache {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for DisableInvocationCache {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new(
        "disable_invocation_cache",
        "PUT",
        "/api/v1/app/invocation_cache/disable",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::None)
    .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/app/invocation_cache/disable");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}
