// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Operations on custom nodes.

use indexmap::IndexMap;

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Lists the installed packs of custom nodes.
///
/// `GET /api/v2/custom_nodes/`, since InvokeAI 6.13.0; on a multi-user server for administrators. It changes
/// nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListCustomNodePacks {}

impl ListCustomNodePacks {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for ListCustomNodePacks {
    type Output = types::NodePackListResponse;

    const INFO: OperationInfo = OperationInfo::new("list_custom_node_packs", "GET", "/api/v2/custom_nodes/")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.13.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/custom_nodes/");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Installs a pack of custom nodes from a repository.
///
/// `POST /api/v2/custom_nodes/install`, since InvokeAI 6.13.0; on a multi-user server for administrators.
/// Before it is repeated, look up whether the first attempt arrived.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct InstallCustomNodePack {
    /// What is sent.
    pub body: types::InstallNodePackRequest,
}

impl InstallCustomNodePack {
    /// With everything it needs.
    pub fn new(body: types::InstallNodePackRequest) -> Self {
        Self { body }
    }
}

impl Operation for InstallCustomNodePack {
    type Output = types::InstallNodePackResponse;

    const INFO: OperationInfo =
        OperationInfo::new("install_custom_node_pack", "POST", "/api/v2/custom_nodes/install")
            .class(OperationClass::ReconcilableCreate)
            .answers(200, Answer::Json)
            .since("6.13.0", Access::Admin)
            .patience(600);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/custom_nodes/install");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Removes a pack of custom nodes. An unknown pack is a success that says `success: false`.
///
/// `DELETE /api/v2/custom_nodes/{pack_name}`, since InvokeAI 6.13.0; on a multi-user server for
/// administrators. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UninstallCustomNodePack {
    /// The name of the pack.
    pub pack_name: String,
}

impl UninstallCustomNodePack {
    /// With everything it needs.
    pub fn new(pack_name: impl Into<String>) -> Self {
        Self {
            pack_name: pack_name.into(),
        }
    }
}

impl Operation for UninstallCustomNodePack {
    type Output = types::UninstallNodePackResponse;

    const INFO: OperationInfo = OperationInfo::new(
        "uninstall_custom_node_pack",
        "DELETE",
        "/api/v2/custom_nodes/{pack_name}",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::Json)
    .since("6.13.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/custom_nodes/").segment(&self.pack_name);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Loads the packs of custom nodes again.
///
/// `POST /api/v2/custom_nodes/reload`, since InvokeAI 6.13.0; on a multi-user server for administrators. It
/// may be repeated.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ReloadCustomNodes {}

impl ReloadCustomNodes {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for ReloadCustomNodes {
    type Output = IndexMap<String, String>;

    const INFO: OperationInfo =
        OperationInfo::new("reload_custom_nodes", "POST", "/api/v2/custom_nodes/reload")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::Json)
            .since("6.13.0", Access::Admin)
            .patience(300);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v2/custom_nodes/reload");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
