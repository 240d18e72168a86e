// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Operations on system prompts.

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Lists the stored system prompts.
///
/// `GET /api/v1/system_prompts/`, since InvokeAI 6.14.0; on a multi-user server for those who are signed in.
/// It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListSystemPrompts {}

impl ListSystemPrompts {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for ListSystemPrompts {
    type Output = Vec<types::SystemPromptRecordDto>;

    const INFO: OperationInfo = OperationInfo::new("list_system_prompts", "GET", "/api/v1/system_prompts/")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/system_prompts/");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Stores a system prompt.
///
/// `POST /api/v1/system_prompts/`, since InvokeAI 6.14.0; on a multi-user server for those who are signed in.
/// Each repetition does it once more.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateSystemPrompt {
    /// What is sent.
    pub body: types::SystemPromptWithoutId,
}

impl CreateSystemPrompt {
    /// With everything it needs.
    pub fn new(body: types::SystemPromptWithoutId) -> Self {
        Self { body }
    }
}

impl Operation for CreateSystemPrompt {
    type Output = types::SystemPromptRecordDto;

    const INFO: OperationInfo = OperationInfo::new("create_system_prompt", "POST", "/api/v1/system_prompts/")
        .class(OperationClass::PlainCreate)
        .answers(200, Answer::Json)
        .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/system_prompts/");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives a stored system prompt.
///
/// `GET /api/v1/system_prompts/i/{system_prompt_id}`, since InvokeAI 6.14.0; on a multi-user server for those
/// who are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetSystemPrompt {
    /// The system prompt.
    pub system_prompt_id: types::SystemPromptId,
}

impl GetSystemPrompt {
    /// With everything it needs.
    pub fn new(system_prompt_id: impl Into<types::SystemPromptId>) -> Self {
        Self {
            system_prompt_id: system_prompt_id.into(),
        }
    }
}

impl Operation for GetSystemPrompt {
    type Output = types::SystemPromptRecordDto;

    const INFO: OperationInfo = OperationInfo::new(
        "get_system_prompt",
        "GET",
        "/api/v1/system_prompts/i/{system_prompt_id}",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/system_prompts/i/").segment(&self.system_prompt_id);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Changes a stored system prompt.
///
/// `PATCH /api/v1/system_prompts/i/{system_prompt_id}`, since InvokeAI 6.14.0; on a multi-user server for
/// those who are signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateSystemPrompt {
    /// The system prompt.
    pub system_prompt_id: types::SystemPromptId,
    /// What is sent.
    pub body: types::SystemPromptChanges,
}

impl UpdateSystemPrompt {
    /// With everything it needs.
    pub fn new(system_prompt_id: impl Into<types::SystemPromptId>, body: types::SystemPromptChanges) -> Self {
        Self {
            system_prompt_id: system_prompt_id.into(),
            body,
        }
    }
}

impl Operation for UpdateSystemPrompt {
    type Output = types::SystemPromptRecordDto;

    const INFO: OperationInfo = OperationInfo::new(
        "update_system_prompt",
        "PATCH",
        "/api/v1/system_prompts/i/{system_prompt_id}",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::Json)
    .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/system_prompts/i/").segment(&self.system_prompt_id);
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes a stored system prompt.
///
/// `DELETE /api/v1/system_prompts/i/{system_prompt_id}`, since InvokeAI 6.14.0; on a multi-user server for
/// those who are signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteSystemPrompt {
    /// The system prompt.
    pub system_prompt_id: types::SystemPromptId,
}

impl DeleteSystemPrompt {
    /// With everything it needs.
    pub fn new(system_prompt_id: impl Into<types::SystemPromptId>) -> Self {
        Self {
            system_prompt_id: system_prompt_id.into(),
        }
    }
}

impl Operation for DeleteSystemPrompt {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new(
        "delete_system_prompt",
        "DELETE",
        "/api/v1/system_prompts/i/{system_prompt_id}",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::None)
    .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/system_prompts/i/").segment(&self.system_prompt_id);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}
