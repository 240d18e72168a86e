// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What changes something.

use crate::operation::OperationInfo;
use crate::request::{Form, Object, Target};
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Replaces a workflow of the library: the one whose id stands in the body.
///
/// `PATCH /api/v1/workflows/i/{workflow_id}`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateWorkflow {
    /// The workflow.
    pub workflow_id: types::WorkflowId,
    /// The workflow.
    pub workflow: types::Workflow,
}

impl UpdateWorkflow {
    /// With everything it needs.
    pub fn new(workflow_id: impl Into<types::WorkflowId>, workflow: types::Workflow) -> Self {
        Self {
            workflow_id: workflow_id.into(),
            workflow,
        }
    }
}

impl Operation for UpdateWorkflow {
    type Output = types::WorkflowRecordDto;

    const INFO: OperationInfo =
        OperationInfo::new("update_workflow", "PATCH", "/api/v1/workflows/i/{workflow_id}")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::Json)
            .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/workflows/i/").segment(&self.workflow_id);
        let body = Object::new().field("workflow", &self.workflow).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes a workflow from the library.
///
/// `DELETE /api/v1/workflows/i/{workflow_id}`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteWorkflow {
    /// The workflow.
    pub workflow_id: types::WorkflowId,
}

impl DeleteWorkflow {
    /// With everything it needs.
    pub fn new(workflow_id: impl Into<types::WorkflowId>) -> Self {
        Self {
            workflow_id: workflow_id.into(),
        }
    }
}

impl Operation for DeleteWorkflow {
    type Output = ();

    const INFO: OperationInfo =
        OperationInfo::new("delete_workflow", "DELETE", "/api/v1/workflows/i/{workflow_id}")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::None)
            .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/workflows/i/").segment(&self.workflow_id);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Puts a workflow into the library.
///
/// `POST /api/v1/workflows/`, since InvokeAI 6.0; on a multi-user server for those who are signed in. Each
/// repetition does it once more.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateWorkflow {
    /// The workflow.
    pub workflow: types::WorkflowWithoutId,
}

impl CreateWorkflow {
    /// With everything it needs.
    pub fn new(workflow: types::WorkflowWithoutId) -> Self {
        Self { workflow }
    }
}

impl Operation for CreateWorkflow {
    type Output = types::WorkflowRecordDto;

    const INFO: OperationInfo = OperationInfo::new("create_workflow", "POST", "/api/v1/workflows/")
        .class(OperationClass::PlainCreate)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/workflows/");
        let body = Object::new().field("workflow", &self.workflow).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Sets the picture of a workflow.
///
/// `PUT /api/v1/workflows/i/{workflow_id}/thumbnail`, since InvokeAI 6.0; on a multi-user server for those
/// who are signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SetWorkflowThumbnail {
    /// The workflow.
    pub workflow_id: types::WorkflowId,
}

impl SetWorkflowThumbnail {
    /// With everything it needs.
    pub fn new(workflow_id: impl Into<types::WorkflowId>) -> Self {
        Self {
            workflow_id: workflow_id.into(),
        }
    }
}

impl Operation for SetWorkflowThumbnail {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new(
        "set_workflow_thumbnail",
        "PUT",
        "/api/v1/workflows/i/{workflow_id}/thumbnail",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::None)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/workflows/i/")
            .segment(&self.workflow_id)
            .path("/thumbnail");
        let body = Form::new("image", true).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Takes the picture of a workflow away.
///
/// `DELETE /api/v1/workflows/i/{workflow_id}/thumbnail`, since InvokeAI 6.0; on a multi-user server for those
/// who are signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteWorkflowThumbnail {
    /// The workflow.
    pub workflow_id: types::WorkflowId,
}

impl DeleteWorkflowThumbnail {
    /// With everything it needs.
    pub fn new(workflow_id: impl Into<types::WorkflowId>) -> Self {
        Self {
            workflow_id: workflow_id.into(),
        }
    }
}

impl Operation for DeleteWorkflowThumbnail {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new(
        "delete_workflow_thumbnail",
        "DELETE",
        "/api/v1/workflows/i/{workflow_id}/thumbnail",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::None)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/workflows/i/")
            .segment(&self.workflow_id)
            .path("/thumbnail");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Shares a workflow with all users, or stops sharing it.
///
/// `PATCH /api/v1/workflows/i/{workflow_id}/is_public`, since InvokeAI 6.13.0; on a multi-user server for
/// those who are signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateWorkflowIsPublic {
    /// The workflow.
    pub workflow_id: types::WorkflowId,
    /// Whether all users see it.
    pub is_public: bool,
}

impl UpdateWorkflowIsPublic {
    /// With everything it needs.
    pub fn new(workflow_id: impl Into<types::WorkflowId>, is_public: bool) -> Self {
        Self {
            workflow_id: workflow_id.into(),
            is_public,
        }
    }
}

impl Operation for UpdateWorkflowIsPublic {
    type Output = types::WorkflowRecordDto;

    const INFO: OperationInfo = OperationInfo::new(
        "update_workflow_is_public",
        "PATCH",
        "/api/v1/workflows/i/{workflow_id}/is_public",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::Json)
    .since("6.13.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/workflows/i/")
            .segment(&self.workflow_id)
            .path("/is_public");
        let body = Object::new().field("is_public", &self.is_public).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Notes that a workflow was opened now.
///
/// `PUT /api/v1/workflows/i/{workflow_id}/opened_at`, since InvokeAI 6.0; on a multi-user server for those
/// who are signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateOpenedAt {
    /// The workflow.
    pub workflow_id: types::WorkflowId,
}

impl UpdateOpenedAt {
    /// With everything it needs.
    pub fn new(workflow_id: impl Into<types::WorkflowId>) -> Self {
        Self {
            workflow_id: workflow_id.into(),
        }
    }
}

impl Operation for UpdateOpenedAt {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new(
        "update_opened_at",
        "PUT",
        "/api/v1/workflows/i/{workflow_id}/opened_at",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::None)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/workflows/i/")
            .segment(&self.workflow_id)
            .path("/opened_at");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}
