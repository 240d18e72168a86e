// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What changes nothing.

use bytes::Bytes;
use indexmap::IndexMap;

use crate::operation::OperationInfo;
use crate::request::{Object, Target};
use crate::value::setters;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Lists images, a piece at a time.
///
/// `GET /api/v1/images/`, since InvokeAI 6.0; on a multi-user server for those who are signed in. It changes
/// nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListImageDtos {
    /// Only those of this origin.
    pub image_origin: Option<types::ResourceOrigin>,
    /// Only those of these categories.
    pub categories: Vec<types::ImageCategory>,
    /// Only intermediate ones, or only others. Without it both come.
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

impl ListImageDtos {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

setters! {
    ListImageDtos {
        image_origin: optional types::ResourceOrigin,
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

impl Operation for ListImageDtos {
    type Output = types::OffsetPage<types::ImageDto>;

    const INFO: OperationInfo = OperationInfo::new("list_image_dtos", "GET", "/api/v1/images/")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/")
            .optional("image_origin", self.image_origin.as_ref())
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

/// Gives what is recorded about an image.
///
/// `GET /api/v1/images/i/{image_name}`, since InvokeAI 6.0; on a multi-user server for those who are signed
/// in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetImageDto {
    /// The name of the image.
    pub image_name: types::ImageName,
}

impl GetImageDto {
    /// With everything it needs.
    pub fn new(image_name: impl Into<types::ImageName>) -> Self {
        Self {
            image_name: image_name.into(),
        }
    }
}

impl Operation for GetImageDto {
    type Output = types::ImageDto;

    const INFO: OperationInfo = OperationInfo::new("get_image_dto", "GET", "/api/v1/images/i/{image_name}")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/i/").segment(&self.image_name);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Counts the intermediate images.
///
/// `GET /api/v1/images/intermediates`, since InvokeAI 6.0; on a multi-user server for those who are signed
/// in. It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetIntermediatesCount {}

impl GetIntermediatesCount {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetIntermediatesCount {
    type Output = i64;

    const INFO: OperationInfo =
        OperationInfo::new("get_intermediates_count", "GET", "/api/v1/images/intermediates")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/intermediates");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives the metadata that is embedded in an image.
///
/// `GET /api/v1/images/i/{image_name}/metadata`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetImageMetadata {
    /// The name of the image.
    pub image_name: types::ImageName,
}

impl GetImageMetadata {
    /// With everything it needs.
    pub fn new(image_name: impl Into<types::ImageName>) -> Self {
        Self {
            image_name: image_name.into(),
        }
    }
}

impl Operation for GetImageMetadata {
    type Output = Option<IndexMap<String, types::RawJson>>;

    const INFO: OperationInfo = OperationInfo::new(
        "get_image_metadata",
        "GET",
        "/api/v1/images/i/{image_name}/metadata",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/i/")
            .segment(&self.image_name)
            .path("/metadata");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives workflow and graph that are embedded in an image.
///
/// `GET /api/v1/images/i/{image_name}/workflow`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetImageWorkflow {
    /// The name of the image.
    pub image_name: types::ImageName,
}

impl GetImageWorkflow {
    /// With everything it needs.
    pub fn new(image_name: impl Into<types::ImageName>) -> Self {
        Self {
            image_name: image_name.into(),
        }
    }
}

impl Operation for GetImageWorkflow {
    type Output = types::WorkflowAndGraphResponse;

    const INFO: OperationInfo = OperationInfo::new(
        "get_image_workflow",
        "GET",
        "/api/v1/images/i/{image_name}/workflow",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/i/")
            .segment(&self.image_name)
            .path("/workflow");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Asks for the head of an image without its bytes.
///
/// `HEAD /api/v1/images/i/{image_name}/full`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in, if only by the media cookie. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetImageFullHead {
    /// The name of the image.
    pub image_name: types::ImageName,
}

impl GetImageFullHead {
    /// With everything it needs.
    pub fn new(image_name: impl Into<types::ImageName>) -> Self {
        Self {
            image_name: image_name.into(),
        }
    }
}

impl Operation for GetImageFullHead {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new(
        "get_image_full_head",
        "HEAD",
        "/api/v1/images/i/{image_name}/full",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::None)
    .since("6.0", Access::Media);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/i/")
            .segment(&self.image_name)
            .path("/full");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Gives an image as it is stored.
///
/// `GET /api/v1/images/i/{image_name}/full`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in, if only by the media cookie. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetImageFull {
    /// The name of the image.
    pub image_name: types::ImageName,
}

impl GetImageFull {
    /// With everything it needs.
    pub fn new(image_name: impl Into<types::ImageName>) -> Self {
        Self {
            image_name: image_name.into(),
        }
    }
}

impl Operation for GetImageFull {
    type Output = Bytes;

    const INFO: OperationInfo =
        OperationInfo::new("get_image_full", "GET", "/api/v1/images/i/{image_name}/full")
            .class(OperationClass::Read)
            .answers(200, Answer::Bytes)
            .since("6.0", Access::Media);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/i/")
            .segment(&self.image_name)
            .path("/full");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::bytes(Self::INFO.id, body)
    }
}

/// Gives a small version of an image, as WebP.
///
/// `GET /api/v1/images/i/{image_name}/thumbnail`, since InvokeAI 6.0; on a multi-user server for those who
/// are signed in, if only by the media cookie. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetImageThumbnail {
    /// The name of the image.
    pub image_name: types::ImageName,
}

impl GetImageThumbnail {
    /// With everything it needs.
    pub fn new(image_name: impl Into<types::ImageName>) -> Self {
        Self {
            image_name: image_name.into(),
        }
    }
}

impl Operation for GetImageThumbnail {
    type Output = Bytes;

    const INFO: OperationInfo = OperationInfo::new(
        "get_image_thumbnail",
        "GET",
        "/api/v1/images/i/{image_name}/thumbnail",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Bytes)
    .since("6.0", Access::Media);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/i/")
            .segment(&self.image_name)
            .path("/thumbnail");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::bytes(Self::INFO.id, body)
    }
}

/// Tells where the image and its thumbnail are.
///
/// `GET /api/v1/images/i/{image_name}/urls`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetImageUrls {
    /// The name of the image.
    pub image_name: types::ImageName,
}

impl GetImageUrls {
    /// With everything it needs.
    pub fn new(image_name: impl Into<types::ImageName>) -> Self {
        Self {
            image_name: image_name.into(),
        }
    }
}

impl Operation for GetImageUrls {
    type Output = types::ImageUrlsDto;

    const INFO: OperationInfo =
        OperationInfo::new("get_image_urls", "GET", "/api/v1/images/i/{image_name}/urls")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/i/")
            .segment(&self.image_name)
            .path("/urls");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives an archive of images, once: the server deletes it afterwards. Before the archive is ready it is
/// `404`, and it can be caught half written.
///
/// `GET /api/v1/images/download/{bulk_download_item_name}`, since InvokeAI 6.0; on a multi-user server for
/// those who are signed in. It uses up what it reads, so that it may not be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetBulkDownloadItem {
    /// The file name of the archive.
    pub bulk_download_item_name: String,
}

impl GetBulkDownloadItem {
    /// With everything it needs.
    pub fn new(bulk_download_item_name: impl Into<String>) -> Self {
        Self {
            bulk_download_item_name: bulk_download_item_name.into(),
        }
    }
}

impl Operation for GetBulkDownloadItem {
    type Output = Bytes;

    const INFO: OperationInfo = OperationInfo::new(
        "get_bulk_download_item",
        "GET",
        "/api/v1/images/download/{bulk_download_item_name}",
    )
    .class(OperationClass::DestructiveRead)
    .answers(200, Answer::Bytes)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/download/").segment(&self.bulk_download_item_name);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::bytes(Self::INFO.id, body)
    }
}

/// Lists the names of images, all of them and in order.
///
/// `GET /api/v1/images/names`, since InvokeAI 6.0; on a multi-user server for those who are signed in. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetImageNames {
    /// Only those of this origin.
    pub image_origin: Option<types::ResourceOrigin>,
    /// Only those of these categories.
    pub categories: Vec<types::ImageCategory>,
    /// Only intermediate ones, or only others. Without it both come.
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

impl GetImageNames {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

setters! {
    GetImageNames {
        image_origin: optional types::ResourceOrigin,
        categories: list types::ImageCategory,
        is_intermediate: optional bool,
        board_id: optional types::BoardId,
        order_dir: optional types::SortDirection,
        starred_first: optional bool,
        search_term: optional String,
    }
}

impl Operation for GetImageNames {
    type Output = types::ImageNamesResult;

    const INFO: OperationInfo = OperationInfo::new("get_image_names", "GET", "/api/v1/images/names")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/names")
            .optional("image_origin", self.image_origin.as_ref())
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

/// Gives what is recorded about several images, in the order asked for. Missing ones are left out.
///
/// `POST /api/v1/images/images_by_names`, since InvokeAI 6.0; on a multi-user server for those who are signed
/// in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetImagesByNames {
    /// The names of the images. At most 1000 of them.
    pub image_names: Vec<types::ImageName>,
}

impl GetImagesByNames {
    /// With everything it needs.
    pub fn new(image_names: impl IntoIterator<Item = impl Into<types::ImageName>>) -> Self {
        Self {
            image_names: image_names.into_iter().map(Into::into).collect(),
        }
    }
}

impl Operation for GetImagesByNames {
    type Output = Vec<types::ImageDto>;

    const INFO: OperationInfo =
        OperationInfo::new("get_images_by_names", "POST", "/api/v1/images/images_by_names")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/images_by_names");
        let body = Object::new().field("image_names", &self.image_names).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
