// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What changes nothing.

use bytes::Bytes;
use indexmap::IndexMap;

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::value::setters;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Gives a workflow of the library.
///
/// `GET /api/v1/workflows/i/{workflow_id}`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetWorkflow {
    /// The workflow.
    pub workflow_id: types::WorkflowId,
}

impl GetWorkflow {
    /// With everything it needs.
    pub fn new(workflow_id: impl Into<types::WorkflowId>) -> Self {
        Self {
            workflow_id: workflow_id.into(),
        }
    }
}

impl Operation for GetWorkflow {
    type Output = types::WorkflowRecordWithThumbnailDto;

    const INFO: OperationInfo =
        OperationInfo::new("get_workflow", "GET", "/api/v1/workflows/i/{workflow_id}")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/workflows/i/").segment(&self.workflow_id);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists the workflows of the library, page by page.
///
/// `GET /api/v1/workflows/`, since InvokeAI 6.0; on a multi-user server for those who are signed in. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListWorkflows {
    /// Which page, counted from zero. The server takes `0` when it is left out.
    pub page: Option<i64>,
    /// How many a page holds at most.
    pub per_page: Option<i64>,
    /// What the list is sorted by. The server takes `name` when it is left out.
    pub order_by: Option<types::WorkflowRecordOrderBy>,
    /// In which direction the list is sorted. The server takes `ASC` when it is left out.
    pub direction: Option<types::SortDirection>,
    /// Only those of these categories.
    pub categories: Vec<types::WorkflowCategory>,
    /// Only those with these tags.
    pub tags: Vec<String>,
    /// A text that name or description must hold.
    pub query: Option<String>,
    /// Only those that were opened, or never were.
    pub has_been_opened: Option<bool>,
    /// Whether all users see it.
    pub is_public: Option<bool>,
    /// Whether only those are wanted that another workflow can call.
    pub callable: Option<bool>,
}

impl ListWorkflows {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

setters! {
    ListWorkflows {
        page: optional i64,
        per_page: optional i64,
        order_by: optional types::WorkflowRecordOrderBy,
        direction: optional types::SortDirection,
        categories: list types::WorkflowCategory,
        tags: list String,
        query: optional String,
        has_been_opened: optional bool,
        is_public: optional bool,
        callable: optional bool,
    }
}

impl Operation for ListWorkflows {
    type Output = types::Page<types::WorkflowRecordListItemWithThumbnailDto>;

    const INFO: OperationInfo = OperationInfo::new("list_workflows", "GET", "/api/v1/workflows/")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/workflows/")
            .optional("page", self.page.as_ref())
            .optional("per_page", self.per_page.as_ref())
            .optional("order_by", self.order_by.as_ref())
            .optional("direction", self.direction.as_ref())
            .all("categories", &self.categories)
            .all("tags", &self.tags)
            .optional("query", self.query.as_ref())
            .optional("has_been_opened", self.has_been_opened.as_ref())
            .optional("is_public", self.is_public.as_ref())
            .optional("callable", self.callable.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives the picture of a workflow.
///
/// `GET /api/v1/workflows/i/{workflow_id}/thumbnail`, since InvokeAI 6.0; anybody may call it. It changes
/// nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetWorkflowThumbnail {
    /// The workflow.
    pub workflow_id: types::WorkflowId,
}

impl GetWorkflowThumbnail {
    /// With everything it needs.
    pub fn new(workflow_id: impl Into<types::WorkflowId>) -> Self {
        Self {
            workflow_id: workflow_id.into(),
        }
    }
}

impl Operation for GetWorkflowThumbnail {
    type Output = Bytes;

    const INFO: OperationInfo = OperationInfo::new(
        "get_workflow_thumbnail",
        "GET",
        "/api/v1/workflows/i/{workflow_id}/thumbnail",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Bytes)
    .since("6.0", Access::Public);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/workflows/i/")
            .segment(&self.workflow_id)
            .path("/thumbnail");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::bytes(Self::INFO.id, body)
    }
}

/// Lists the tags of workflows.
///
/// `GET /api/v1/workflows/tags`, since InvokeAI 6.10.0; on a multi-user server for those who are signed in.
/// It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetAllTags {
    /// Only those of these categories.
    pub categories: Vec<types::WorkflowCategory>,
    /// Whether all users see it.
    pub is_public: Option<bool>,
}

impl GetAllTags {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

setters! {
    GetAllTags {
        categories: list types::WorkflowCategory,
        is_public: optional bool,
    }
}

impl Operation for GetAllTags {
    type Output = Vec<String>;

    const INFO: OperationInfo = OperationInfo::new("get_all_tags", "GET", "/api/v1/workflows/tags")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.10.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/workflows/tags")
            .all("categories", &self.categories)
            .optional("is_public", self.is_public.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Counts the workflows with each of some tags.
///
/// `GET /api/v1/workflows/counts_by_tag`, since InvokeAI 6.0; on a multi-user server for those who are signed
/// in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetCountsByTag {
    /// The tags.
    pub tags: Vec<String>,
    /// Only those of these categories.
    pub categories: Vec<types::WorkflowCategory>,
    /// Only those that were opened, or never were.
    pub has_been_opened: Option<bool>,
    /// Whether all users see it.
    pub is_public: Option<bool>,
}

impl GetCountsByTag {
    /// With what cannot be left out.
    pub fn new(tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            tags: tags.into_iter().map(Into::into).collect(),
            categories: Vec::new(),
            has_been_opened: None,
            is_public: None,
        }
    }
}

setters! {
    GetCountsByTag {
        categories: list types::WorkflowCategory,
        has_been_opened: optional bool,
        is_public: optional bool,
    }
}

impl Operation for GetCountsByTag {
    type Output = IndexMap<String, i64>;

    const INFO: OperationInfo =
        OperationInfo::new("get_counts_by_tag", "GET", "/api/v1/workflows/counts_by_tag")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/workflows/counts_by_tag")
            .all("tags", &self.tags)
            .all("categories", &self.categories)
            .optional("has_been_opened", self.has_been_opened.as_ref())
            .optional("is_public", self.is_public.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Counts the workflows of each of some categories.
///
/// `GET /api/v1/workflows/counts_by_category`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CountsByCategory {
    /// The categories.
    pub categories: Vec<types::WorkflowCategory>,
    /// Only those that were opened, or never were.
    pub has_been_opened: Option<bool>,
    /// Whether all users see it.
    pub is_public: Option<bool>,
}

impl CountsByCategory {
    /// With what cannot be left out.
    pub fn new(categories: Vec<types::WorkflowCategory>) -> Self {
        Self {
            categories,
            has_been_opened: None,
            is_public: None,
        }
    }
}

setters! {
    CountsByCategory {
        has_been_opened: optional bool,
        is_public: optional bool,
    }
}

impl Operation for CountsByCategory {
    type Output = IndexMap<String, i64>;

    const INFO: OperationInfo = OperationInfo::new(
        "counts_by_category",
        "GET",
        "/api/v1/workflows/counts_by_category",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/workflows/counts_by_category")
            .all("categories", &self.categories)
            .optional("has_been_opened", self.has_been_opened.as_ref())
            .optional("is_public", self.is_public.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
