// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of custom nodes.

use serde::{Deserialize, Serialize};

use crate::types::UnknownFields;
use crate::value::or_default;

/// A pack of nodes to be installed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InstallNodePackRequest {
    /// The address of the repository.
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

/// What came of installing a pack of nodes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InstallNodePackResponse {
    /// The name.
    pub name: String,
    /// Whether it worked.
    pub success: bool,
    /// What there is to say, in words.
    pub message: String,
    /// How many workflows came with the pack. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
    pub workflows_imported: i64,
    /// Whether the pack needs something that has to be installed by hand. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
    pub requires_dependencies: bool,
    /// The file that lists what the pack needs.
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

/// An installed pack of custom nodes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NodePackInfo {
    /// The name.
    pub name: String,
    /// Where it is.
    pub path: String,
    /// How many nodes it has.
    pub node_count: i64,
    /// The types of its nodes.
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

/// The installed packs of custom nodes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NodePackListResponse {
    /// The packs.
    pub node_packs: Vec<NodePackInfo>,
    /// The folder for custom nodes.
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

/// What came of removing a pack of nodes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UninstallNodePackResponse {
    /// The name.
    pub name: String,
    /// Whether it worked.
    pub success: bool,
    /// What there is to say, in words.
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
