// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What changes nothing.

use bytes::Bytes;
use indexmap::IndexMap;

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::value::setters;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Gives what is recorded about a video.
///
/// `GET /api/v1/videos/i/{video_name}`, since InvokeAI 6.14.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetVideoDto {
    /// The name of the video.
    pub video_name: types::VideoName,
}

impl GetVideoDto {
    /// With everything it needs.
    pub fn new(video_name: impl Into<types::VideoName>) -> Self {
        Self {
            video_name: video_name.into(),
        }
    }
}

impl Operation for GetVideoDto {
    type Output = types::VideoDto;

    const INFO: OperationInfo = OperationInfo::new("get_video_dto", "GET", "/api/v1/videos/i/{video_name}")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/i/").segment(&self.video_name);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives the metadata that is embedded in a video.
///
/// `GET /api/v1/videos/i/{video_name}/metadata`, since InvokeAI 6.14.0; on a multi-user server for those who
/// are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetVideoMetadata {
    /// The name of the video.
    pub video_name: types::VideoName,
}

impl GetVideoMetadata {
    /// With everything it needs.
    pub fn new(video_name: impl Into<types::VideoName>) -> Self {
        Self {
            video_name: video_name.into(),
        }
    }
}

impl Operation for GetVideoMetadata {
    type Output = Option<IndexMap<String, types::RawJson>>;

    const INFO: OperationInfo = OperationInfo::new(
        "get_video_metadata",
        "GET",
        "/api/v1/videos/i/{video_name}/metadata",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/i/")
            .segment(&self.video_name)
            .path("/metadata");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives workflow and graph that are embedded in a video.
///
/// `GET /api/v1/videos/i/{video_name}/workflow`, since InvokeAI 6.14.0; on a multi-user server for those who
/// are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetVideoWorkflow {
    /// The name of the video.
    pub video_name: types::VideoName,
}

impl GetVideoWorkflow {
    /// With everything it needs.
    pub fn new(video_name: impl Into<types::VideoName>) -> Self {
        Self {
            video_name: video_name.into(),
        }
    }
}

impl Operation for GetVideoWorkflow {
    type Output = types::WorkflowAndGraphResponse;

    const INFO: OperationInfo = OperationInfo::new(
        "get_video_workflow",
        "GET",
        "/api/v1/videos/i/{video_name}/workflow",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/i/")
            .segment(&self.video_name)
            .path("/workflow");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Asks for the head of a video without its bytes.
///
/// `HEAD /api/v1/videos/i/{video_name}/full`, since InvokeAI 6.14.0; on a multi-user server for those who are
/// signed in, if only by the media cookie. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetVideoFullHead {
    /// The name of the video.
    pub video_name: types::VideoName,
}

impl GetVideoFullHead {
    /// With everything it needs.
    pub fn new(video_name: impl Into<types::VideoName>) -> Self {
        Self {
            video_name: video_name.into(),
        }
    }
}

impl Operation for GetVideoFullHead {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new(
        "get_video_full_head",
        "HEAD",
        "/api/v1/videos/i/{video_name}/full",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::None)
    .since("6.14.0", Access::Media);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/i/")
            .segment(&self.video_name)
            .path("/full");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Gives a video as it is stored. The server understands ranges here.
///
/// `GET /api/v1/videos/i/{video_name}/full`, since InvokeAI 6.14.0; on a multi-user server for those who are
/// signed in, if only by the media cookie. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetVideoFull {
    /// The name of the video.
    pub video_name: types::VideoName,
}

impl GetVideoFull {
    /// With everything it needs.
    pub fn new(video_name: impl Into<types::VideoName>) -> Self {
        Self {
            video_name: video_name.into(),
        }
    }
}

impl Operation for GetVideoFull {
    type Output = Bytes;

    const INFO: OperationInfo =
        OperationInfo::new("get_video_full", "GET", "/api/v1/videos/i/{video_name}/full")
            .class(OperationClass::Read)
            .answers(200, Answer::Bytes)
            .since("6.14.0", Access::Media);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/i/")
            .segment(&self.video_name)
            .path("/full");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::bytes(Self::INFO.id, body)
    }
}

/// Gives a picture of a video, as WebP.
///
/// `GET /api/v1/videos/i/{video_name}/thumbnail`, since InvokeAI 6.14.0; on a multi-user server for those who
/// are signed in, if only by the media cookie. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetVideoThumbnail {
    /// The name of the video.
    pub video_name: types::VideoName,
}

impl GetVideoThumbnail {
    /// With everything it needs.
    pub fn new(video_name: impl Into<types::VideoName>) -> Self {
        Self {
            video_name: video_name.into(),
        }
    }
}

impl Operation for GetVideoThumbnail {
    type Output = Bytes;

    const INFO: OperationInfo = OperationInfo::new(
        "get_video_thumbnail",
        "GET",
        "/api/v1/videos/i/{video_name}/thumbnail",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Bytes)
    .since("6.14.0", Access::Media);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/i/")
            .segment(&self.video_name)
            .path("/thumbnail");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::bytes(Self::INFO.id, body)
    }
}

/// Tells where the video and its thumbnail are.
///
/// `GET /api/v1/videos/i/{video_name}/urls`, since InvokeAI 6.14.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetVideoUrls {
    /// The name of the video.
    pub video_name: types::VideoName,
}

impl GetVideoUrls {
    /// With everything it needs.
    pub fn new(video_name: impl Into<types::VideoName>) -> Self {
        Self {
            video_name: video_name.into(),
        }
    }
}

impl Operation for GetVideoUrls {
    type Output = types::VideoUrlsDto;

    const INFO: OperationInfo =
        OperationInfo::new("get_video_urls", "GET", "/api/v1/videos/i/{video_name}/urls")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/i/")
            .segment(&self.video_name)
            .path("/urls");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists videos, a piece at a time.
///
/// `GET /api/v1/videos/`, since InvokeAI 6.6.0; on a multi-user server for those who are signed in. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListVideoDtos {
    /// Only those of this origin.
    pub video_origin: Option<types::ResourceOrigin>,
    /// Only those of these categories.
    pub categories: Vec<types::ImageCategory>,
    /// Whether it is only a step on the way to another.
    pub is_intermediate: Option<bool>,
    /// The board.
    pub board_id: Option<types::BoardId>,
    /// How many to leave out at the beginning. At least 0. The server takes `0` when it is left out.
    pub offset: Option<i64>,
    /// How many are wanted at most. At least 0 and at most 1000. The server takes `10` when it is left out.
    pub limit: Option<i64>,
    /// In which direction the list is sorted. The server takes `DESC` when it is left out.
    pub order_dir: Option<types::SortDirection>,
    /// Whether those with a star come first. The server takes `true` when it is left out.
    pub starred_first: Option<bool>,
    /// Only those with this text in their metadata.
    pub search_term: Option<String>,
}

impl ListVideoDtos {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

setters! {
    ListVideoDtos {
        video_origin: optional types::ResourceOrigin,
        categories: list types::ImageCategory,
        is_intermediate: optional bool,
        board_id: optional types::BoardId,
        offset: optional i64,
        limit: optional i64,
        order_dir: optional types::SortDirection,
        starred_first: optional bool,
        search_term: optional String,
    }
}

impl Operation for ListVideoDtos {
    type Output = types::OffsetPage<types::VideoDto>;

    const INFO: OperationInfo = OperationInfo::new("list_video_dtos", "GET", "/api/v1/videos/")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/")
            .optional("video_origin", self.video_origin.as_ref())
            .all("categories", &self.categories)
            .optional("is_intermediate", self.is_intermediate.as_ref())
            .optional("board_id", self.board_id.as_ref())
            .optional("offset", self.offset.as_ref())
            .optional("limit", self.limit.as_ref())
            .optional("order_dir", self.order_dir.as_ref())
            .optional("starred_first", self.starred_first.as_ref())
            .optional("search_term", self.search_term.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists the names of videos, all of them and in order.
///
/// `GET /api/v1/videos/names`, since InvokeAI 6.14.0; on a multi-user server for those who are signed in. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetVideoNames {
    /// Only those of this origin.
    pub video_origin: Option<types::ResourceOrigin>,
    /// Only those of these categories.
    pub categories: Vec<types::ImageCategory>,
    /// Whether it is only a step on the way to another.
    pub is_intermediate: Option<bool>,
    /// The board.
    pub board_id: Option<types::BoardId>,
    /// In which direction the list is sorted. The server takes `DESC` when it is left out.
    pub order_dir: Option<types::SortDirection>,
    /// Whether those with a star come first. The server takes `true` when it is left out.
    pub starred_first: Option<bool>,
    /// Only those with this text in their metadata.
    pub search_term: Option<String>,
}

impl GetVideoNames {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

setters! {
    GetVideoNames {
        video_origin: optional types::ResourceOrigin,
        categories: list types::ImageCategory,
        is_intermediate: optional bool,
        board_id: optional types::BoardId,
        order_dir: optional types::SortDirection,
        starred_first: optional bool,
        search_term: optional String,
    }
}

impl Operation for GetVideoNames {
    type Output = types::VideoNamesResult;

    const INFO: OperationInfo = OperationInfo::new("get_video_names", "GET", "/api/v1/videos/names")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/names")
            .optional("video_origin", self.video_origin.as_ref())
            .all("categories", &self.categories)
            .optional("is_intermediate", self.is_intermediate.as_ref())
            .optional("board_id", self.board_id.as_ref())
            .optional("order_dir", self.order_dir.as_ref())
            .optional("starred_first", self.starred_first.as_ref())
            .optional("search_term", self.search_term.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
