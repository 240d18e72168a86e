// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of workflows.

use serde::{Deserialize, Serialize};

use crate::types::{RawJson, Timestamp, UnknownFields, UserId, WorkflowId};
use crate::value::{open_enum, setters};

/// Exposed field.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExposedField {
    /// Node id.
    #[serde(rename = "nodeId")]
    pub node_id: String,
    /// Field name.
    #[serde(rename = "fieldName")]
    pub field_name: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ExposedField {
    /// With everything it needs.
    pub fn new(node_id: impl Into<String>, field_name: impl Into<String>) -> Self {
        Self {
            node_id: node_id.into(),
            field_name: field_name.into(),
            ..Self::default()
        }
    }
}

/// Workflow.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Workflow {
    /// Name.
    pub name: String,
    /// Author.
    pub author: String,
    /// Description.
    pub description: String,
    /// Version.
    pub version: String,
    /// Contact.
    pub contact: String,
    /// Tags.
    pub tags: String,
    /// Notes.
    pub notes: String,
    /// Exposed fields.
    #[serde(rename = "exposedFields")]
    pub exposed_fields: Vec<ExposedField>,
    /// Meta.
    pub meta: WorkflowMeta,
    /// Nodes.
    pub nodes: Vec<RawJson>,
    /// Edges.
    pub edges: Vec<RawJson>,
    /// Form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<RawJson>,
    /// Id.
    pub id: WorkflowId,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl Workflow {
    /// With what cannot be left out.
    #[expect(clippy::too_many_arguments, reason = "the server wants them all")]
    pub fn new(
        name: impl Into<String>,
        author: impl Into<String>,
        description: impl Into<String>,
        version: impl Into<String>,
        contact: impl Into<String>,
        tags: impl Into<String>,
        notes: impl Into<String>,
        exposed_fields: Vec<ExposedField>,
        meta: WorkflowMeta,
        nodes: Vec<RawJson>,
        edges: Vec<RawJson>,
        id: impl Into<WorkflowId>,
    ) -> Self {
        Self {
            name: name.into(),
            author: author.into(),
            description: description.into(),
            version: version.into(),
            contact: contact.into(),
            tags: tags.into(),
            notes: notes.into(),
            exposed_fields,
            meta,
            nodes,
            edges,
            id: id.into(),
            ..Self::default()
        }
    }
}

setters! {
    Workflow {
        form: optional RawJson,
    }
}

/// Workflow call compatibility.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowCallCompatibility {
    /// Is callable.
    pub is_callable: bool,
    /// Reason.
    pub reason: WorkflowCallCompatibilityReason,
    /// Message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl WorkflowCallCompatibility {
    /// With what cannot be left out.
    pub fn new(is_callable: bool, reason: WorkflowCallCompatibilityReason) -> Self {
        Self {
            is_callable,
            reason,
            ..Self::default()
        }
    }
}

open_enum! {
    /// Workflow call compatibility reason.
    pub enum WorkflowCallCompatibilityReason {
        /// `ok`
        #[default]
        Ok = "ok",
        /// `missing_workflow_return`
        MissingWorkflowReturn = "missing_workflow_return",
        /// `multiple_workflow_return`
        MultipleWorkflowReturn = "multiple_workflow_return",
        /// `unsupported_node`
        UnsupportedNode = "unsupported_node",
        /// `unsupported_batch_input`
        UnsupportedBatchInput = "unsupported_batch_input",
        /// `invalid_graph`
        InvalidGraph = "invalid_graph",
        /// `invalid_inputs`
        InvalidInputs = "invalid_inputs",
        /// `exceeds_capacity`
        ExceedsCapacity = "exceeds_capacity",
        /// `unknown`
        Unknown = "unknown",
    }
}

open_enum! {
    /// Workflow category.
    pub enum WorkflowCategory {
        /// `user`
        #[default]
        User = "user",
        /// `default`
        Default = "default",
    }
}

/// Workflow meta.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowMeta {
    /// Version.
    pub version: String,
    /// Category.
    pub category: WorkflowCategory,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl WorkflowMeta {
    /// With everything it needs.
    pub fn new(version: impl Into<String>, category: WorkflowCategory) -> Self {
        Self {
            version: version.into(),
            category,
            ..Self::default()
        }
    }
}

/// Workflow record dto.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowRecordDto {
    /// Workflow id.
    pub workflow_id: WorkflowId,
    /// Name.
    pub name: String,
    /// Created at.
    pub created_at: Timestamp,
    /// Updated at.
    pub updated_at: Timestamp,
    /// Opened at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_at: Option<Timestamp>,
    /// User id. Servers before 6.13 do not send it.
    #[serde(default)]
    pub user_id: UserId,
    /// Is public. Servers before 6.13 do not send it.
    #[serde(default)]
    pub is_public: bool,
    /// Workflow.
    pub workflow: Workflow,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl WorkflowRecordDto {
    /// With what cannot be left out.
    pub fn new(
        workflow_id: impl Into<WorkflowId>,
        name: impl Into<String>,
        created_at: impl Into<Timestamp>,
        updated_at: impl Into<Timestamp>,
        workflow: Workflow,
    ) -> Self {
        Self {
            workflow_id: workflow_id.into(),
            name: name.into(),
            created_at: created_at.into(),
            updated_at: updated_at.into(),
            workflow,
            ..Self::default()
        }
    }
}

/// Workflow record list item with thumbnail dto.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowRecordListItemWithThumbnailDto {
    /// Workflow id.
    pub workflow_id: WorkflowId,
    /// Name.
    pub name: String,
    /// Created at.
    pub created_at: Timestamp,
    /// Updated at.
    pub updated_at: Timestamp,
    /// Opened at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_at: Option<Timestamp>,
    /// User id.
    pub user_id: UserId,
    /// Is public.
    pub is_public: bool,
    /// Description.
    pub description: String,
    /// Category.
    pub category: WorkflowCategory,
    /// Tags.
    pub tags: String,
    /// Thumbnail url.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbnail_url: Option<String>,
    /// Call saved workflow compatibility.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_saved_workflow_compatibility: Option<WorkflowCallCompatibility>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

open_enum! {
    /// Workflow record order by.
    pub enum WorkflowRecordOrderBy {
        /// `created_at`
        #[default]
        CreatedAt = "created_at",
        /// `updated_at`
        UpdatedAt = "updated_at",
        /// `opened_at`
        OpenedAt = "opened_at",
        /// `name`
        Name = "name",
        /// `is_public`
        IsPublic = "is_public",
    }
}

/// Workflow record with thumbnail dto.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowRecordWithThumbnailDto {
    /// Workflow id.
    pub workflow_id: WorkflowId,
    /// Name.
    pub name: String,
    /// Created at.
    pub created_at: Timestamp,
    /// Updated at.
    pub updated_at: Timestamp,
    /// Opened at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_at: Option<Timestamp>,
    /// User id.
    pub user_id: UserId,
    /// Is public.
    pub is_public: bool,
    /// Workflow.
    pub workflow: Workflow,
    /// Thumbnail url.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbnail_url: Option<String>,
    /// Call saved workflow compatibility.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_saved_workflow_compatibility: Option<WorkflowCallCompatibility>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl WorkflowRecordWithThumbnailDto {
    /// With what cannot be left out.
    pub fn new(
        workflow_id: impl Into<WorkflowId>,
        name: impl Into<String>,
        created_at: impl Into<Timestamp>,
        updated_at: impl Into<Timestamp>,
        user_id: impl Into<UserId>,
        is_public: bool,
        workflow: Workflow,
    ) -> Self {
        Self {
            workflow_id: workflow_id.into(),
            name: name.into(),
            created_at: created_at.into(),
            updated_at: updated_at.into(),
            user_id: user_id.into(),
            is_public,
            workflow,
            ..Self::default()
        }
    }
}

/// Workflow without id.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowWithoutId {
    /// Name.
    pub name: String,
    /// Author.
    pub author: String,
    /// Description.
    pub description: String,
    /// Version.
    pub version: String,
    /// Contact.
    pub contact: String,
    /// Tags.
    pub tags: String,
    /// Notes.
    pub notes: String,
    /// Exposed fields.
    #[serde(rename = "exposedFields")]
    pub exposed_fields: Vec<ExposedField>,
    /// Meta.
    pub meta: WorkflowMeta,
    /// Nodes.
    pub nodes: Vec<RawJson>,
    /// Edges.
    pub edges: Vec<RawJson>,
    /// Form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<RawJson>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl WorkflowWithoutId {
    /// With what cannot be left out.
    #[expect(clippy::too_many_arguments, reason = "the server wants them all")]
    pub fn new(
        name: impl Into<String>,
        author: impl Into<String>,
        description: impl Into<String>,
        version: impl Into<String>,
        contact: impl Into<String>,
        tags: impl Into<String>,
        notes: impl Into<String>,
        exposed_fields: Vec<ExposedField>,
        meta: WorkflowMeta,
        nodes: Vec<RawJson>,
        edges: Vec<RawJson>,
    ) -> Self {
        Self {
            name: name.into(),
            author: author.into(),
            description: description.into(),
            version: version.into(),
            contact: contact.into(),
            tags: tags.into(),
            notes: notes.into(),
            exposed_fields,
            meta,
            nodes,
            edges,
            ..Self::default()
        }
    }
}

setters! {
    WorkflowWithoutId {
        form: optional RawJson,
    }
}
