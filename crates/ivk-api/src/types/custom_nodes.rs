// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of custom nodes.

use serde::{Deserialize, Serialize};

use crate::types::UnknownFields;

/// Install node pack request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InstallNodePackRequest {
    /// Source.
    pub source: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl InstallNodePackRequest {
    /// With everything it needs.
    pub fn new(source: impl Into<String>) -> Self {
        Self {
            source: source.into(),
            ..Self::default()
        }
    }
}

/// Install node pack response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InstallNodePackResponse {
    /// Name.
    pub name: String,
    /// Success.
    pub success: bool,
    /// Message.
    pub message: String,
    /// Workflows imported. Default: `0`.
    #[serde(default)]
    pub workflows_imported: i64,
    /// Requires dependencies. Default: `false`.
    #[serde(default)]
    pub requires_dependencies: bool,
    /// Dependency file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dependency_file: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl InstallNodePackResponse {
    /// With what cannot be left out.
    pub fn new(name: impl Into<String>, success: bool, message: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            success,
            message: message.into(),
            ..Self::default()
        }
    }
}

/// Node pack info.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NodePackInfo {
    /// Name.
    pub name: String,
    /// Path.
    pub path: String,
    /// Node count.
    pub node_count: i64,
    /// Node types.
    pub node_types: Vec<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl NodePackInfo {
    /// With everything it needs.
    pub fn new(
        name: impl Into<String>,
        path: impl Into<String>,
        node_count: i64,
        node_types: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            name: name.into(),
            path: path.into(),
            node_count,
            node_types: node_types.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// Node pack list response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NodePackListResponse {
    /// Node packs.
    pub node_packs: Vec<NodePackInfo>,
    /// Custom nodes path.
    pub custom_nodes_path: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl NodePackListResponse {
    /// With everything it needs.
    pub fn new(node_packs: Vec<NodePackInfo>, custom_nodes_path: impl Into<String>) -> Self {
        Self {
            node_packs,
            custom_nodes_path: custom_nodes_path.into(),
            ..Self::default()
        }
    }
}

/// Uninstall node pack response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UninstallNodePackResponse {
    /// Name.
    pub name: String,
    /// Success.
    pub success: bool,
    /// Message.
    pub message: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl UninstallNodePackResponse {
    /// With everything it needs.
    pub fn new(name: impl Into<String>, success: bool, message: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            success,
            message: message.into(),
            ..Self::default()
        }
    }
}
