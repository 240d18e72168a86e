// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of workflows.

use serde::{Deserialize, Serialize};

use crate::types::{RawJson, Timestamp, UnknownFields, UserId, WorkflowId};
use crate::value::{open_enum, or_default, setters};

/// A field that an old workflow shows in its linear view.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExposedField {
    /// The id of the node.
    #[serde(rename = "nodeId")]
    pub node_id: String,
    /// The field of the node.
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

/// A workflow of the library.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Workflow {
    /// The name.
    pub name: String,
    /// Who made it.
    pub author: String,
    /// What it is, in words.
    pub description: String,
    /// The version that its author gave it.
    pub version: String,
    /// How to reach the author.
    pub contact: String,
    /// Its tags.
    pub tags: String,
    /// What its author has to say about it.
    pub notes: String,
    /// The fields that the linear view shows.
    #[serde(rename = "exposedFields")]
    pub exposed_fields: Vec<ExposedField>,
    /// The version of its format, and its category.
    pub meta: WorkflowMeta,
    /// The nodes, each as JSON.
    pub nodes: Vec<RawJson>,
    /// The edges, each as JSON.
    pub edges: Vec<RawJson>,
    /// The form, as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<RawJson>,
    /// Its id.
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

/// Whether a workflow can be called by another.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowCallCompatibility {
    /// Whether it can be called.
    pub is_callable: bool,
    /// Why it is so.
    pub reason: WorkflowCallCompatibilityReason,
    /// What there is to say, in words.
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
    /// Why a workflow can or cannot be called by another.
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
    /// Whose workflows: the user's, or those that come with the server.
    pub enum WorkflowCategory {
        /// `user`
        #[default]
        User = "user",
        /// `default`
        Default = "default",
    }
}

/// The version of a workflow's format, and its category.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowMeta {
    /// The version of the workflow format.
    pub version: String,
    /// Whose workflow it is.
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

/// A workflow of the library with what is recorded about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowRecordDto {
    /// The workflow.
    pub workflow_id: WorkflowId,
    /// The name.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// When it was opened last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_at: Option<Timestamp>,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Servers up to
    /// 6.12.0, if not later, do not send it.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
    pub user_id: UserId,
    /// Whether all users see it. Servers up to 6.12.0, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
    pub is_public: bool,
    /// The workflow.
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

impl Default for WorkflowRecordDto {
    fn default() -> Self {
        Self {
            workflow_id: Default::default(),
            name: Default::default(),
            created_at: Default::default(),
            updated_at: Default::default(),
            opened_at: Default::default(),
            user_id: UserId::system(),
            is_public: Default::default(),
            workflow: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

/// What is recorded about a workflow, without the workflow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowRecordListItemWithThumbnailDto {
    /// The workflow.
    pub workflow_id: WorkflowId,
    /// The name.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// When it was opened last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_at: Option<Timestamp>,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Servers up to
    /// 6.12.0, if not later, do not send it.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
    pub user_id: UserId,
    /// Whether all users see it. Servers up to 6.12.0, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
    pub is_public: bool,
    /// What it is, in words.
    pub description: String,
    /// Its category.
    pub category: WorkflowCategory,
    /// Its tags.
    pub tags: String,
    /// Where its small version is, relative to the server's base address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbnail_url: Option<String>,
    /// Whether another workflow can call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_saved_workflow_compatibility: Option<WorkflowCallCompatibility>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl WorkflowRecordListItemWithThumbnailDto {
    /// With what cannot be left out.
    pub fn new(
        workflow_id: impl Into<WorkflowId>,
        name: impl Into<String>,
        created_at: impl Into<Timestamp>,
        updated_at: impl Into<Timestamp>,
        description: impl Into<String>,
        category: WorkflowCategory,
        tags: impl Into<String>,
    ) -> Self {
        Self {
            workflow_id: workflow_id.into(),
            name: name.into(),
            created_at: created_at.into(),
            updated_at: updated_at.into(),
            description: description.into(),
            category,
            tags: tags.into(),
            ..Self::default()
        }
    }
}

impl Default for WorkflowRecordListItemWithThumbnailDto {
    fn default() -> Self {
        Self {
            workflow_id: Default::default(),
            name: Default::default(),
            created_at: Default::default(),
            updated_at: Default::default(),
            opened_at: Default::default(),
            user_id: UserId::system(),
            is_public: Default::default(),
            description: Default::default(),
            category: Default::default(),
            tags: Default::default(),
            thumbnail_url: Default::default(),
            call_saved_workflow_compatibility: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

open_enum! {
    /// What workflows are sorted by.
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

/// A workflow of the library with what is recorded about it, and its picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowRecordWithThumbnailDto {
    /// The workflow.
    pub workflow_id: WorkflowId,
    /// The name.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// When it was opened last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_at: Option<Timestamp>,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Servers up to
    /// 6.12.0, if not later, do not send it.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
    pub user_id: UserId,
    /// Whether all users see it. Servers up to 6.12.0, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
    pub is_public: bool,
    /// The workflow.
    pub workflow: Workflow,
    /// Where its small version is, relative to the server's base address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbnail_url: Option<String>,
    /// Whether another workflow can call it.
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

impl Default for WorkflowRecordWithThumbnailDto {
    fn default() -> Self {
        Self {
            workflow_id: Default::default(),
            name: Default::default(),
            created_at: Default::default(),
            updated_at: Default::default(),
            opened_at: Default::default(),
            user_id: UserId::system(),
            is_public: Default::default(),
            workflow: Default::default(),
            thumbnail_url: Default::default(),
            call_saved_workflow_compatibility: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

/// A workflow to be stored.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowWithoutId {
    /// The name.
    pub name: String,
    /// Who made it.
    pub author: String,
    /// What it is, in words.
    pub description: String,
    /// The version that its author gave it.
    pub version: String,
    /// How to reach the author.
    pub contact: String,
    /// Its tags.
    pub tags: String,
    /// What its author has to say about it.
    pub notes: String,
    /// The fields that the linear view shows.
    #[serde(rename = "exposedFields")]
    pub exposed_fields: Vec<ExposedField>,
    /// The version of its format, and its category.
    pub meta: WorkflowMeta,
    /// The nodes, each as JSON.
    pub nodes: Vec<RawJson>,
    /// The edges, each as JSON.
    pub edges: Vec<RawJson>,
    /// The form, as JSON.
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
