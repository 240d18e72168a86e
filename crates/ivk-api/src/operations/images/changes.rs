// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What changes something.

use crate::operation::OperationInfo;
use crate::request::{Form, Object, Target};
use crate::value::setters;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Uploads an image. Whatever it was, it is stored as PNG.
///
/// `POST /api/v1/images/upload`, since InvokeAI 6.0; on a multi-user server for those who are signed in. Each
/// repetition does it once more. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UploadImage {
    /// What it is for.
    pub image_category: types::ImageCategory,
    /// Whether it is only a step on the way to another.
    pub is_intermediate: bool,
    /// The board.
    pub board_id: Option<types::BoardId>,
    /// The session.
    pub session_id: Option<types::SessionId>,
    /// Whether transparent borders are cut off. The server takes `false` when it is left out.
    pub crop_visible: Option<bool>,
    /// A size to scale it to: `{"width": 64, "height": 48}` as text.
    pub resize_to: Option<String>,
    /// Metadata to embed: a JSON object as text. Anything else is dropped silently.
    pub metadata: Option<String>,
}

impl UploadImage {
    /// With what cannot be left out.
    pub fn new(image_category: types::ImageCategory, is_intermediate: bool) -> Self {
        Self {
            image_category,
            is_intermediate,
            board_id: None,
            session_id: None,
            crop_visible: None,
            resize_to: None,
            metadata: None,
        }
    }
}

setters! {
    UploadImage {
        board_id: optional types::BoardId,
        session_id: optional types::SessionId,
        crop_visible: optional bool,
        resize_to: optional String,
        metadata: optional String,
    }
}

impl Operation for UploadImage {
    type Output = types::ImageDto;

    const INFO: OperationInfo = OperationInfo::new("upload_image", "POST", "/api/v1/images/upload")
        .class(OperationClass::PlainCreate)
        .answers(201, Answer::Json)
        .since("6.0", Access::User)
        .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/upload")
            .query("image_category", &self.image_category)
            .query("is_intermediate", &self.is_intermediate)
            .optional("board_id", self.board_id.as_ref())
            .optional("session_id", self.session_id.as_ref())
            .optional("crop_visible", self.crop_visible.as_ref());
        let body = Form::new("file", true)
            .optional("resize_to", self.resize_to.as_ref())
            .optional("metadata", self.metadata.as_ref())
            .finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Prepares an upload to another place.
///
/// `POST /api/v1/images/`, since InvokeAI 6.0; on a multi-user server for those who are signed in. Each
/// repetition does it once more. The server answers `501`: it has the operation in name only.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateImageUploadEntry {
    /// The width in pixels.
    pub width: i64,
    /// The height in pixels.
    pub height: i64,
    /// The board.
    pub board_id: Option<types::BoardId>,
}

impl CreateImageUploadEntry {
    /// With what cannot be left out.
    pub fn new(width: i64, height: i64) -> Self {
        Self {
            width,
            height,
            board_id: None,
        }
    }
}

setters! {
    CreateImageUploadEntry {
        board_id: optional types::BoardId,
    }
}

impl Operation for CreateImageUploadEntry {
    type Output = types::ImageUploadEntry;

    const INFO: OperationInfo = OperationInfo::new("create_image_upload_entry", "POST", "/api/v1/images/")
        .class(OperationClass::PlainCreate)
        .answers(501, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/");
        let body = Object::new()
            .field("width", &self.width)
            .field("height", &self.height)
            .optional("board_id", self.board_id.as_ref())
            .finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes an image.
///
/// `DELETE /api/v1/images/i/{image_name}`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteImage {
    /// The name of the image.
    pub image_name: types::ImageName,
}

impl DeleteImage {
    /// With everything it needs.
    pub fn new(image_name: impl Into<types::ImageName>) -> Self {
        Self {
            image_name: image_name.into(),
        }
    }
}

impl Operation for DeleteImage {
    type Output = types::DeleteImagesResult;

    const INFO: OperationInfo = OperationInfo::new("delete_image", "DELETE", "/api/v1/images/i/{image_name}")
        .class(OperationClass::IdempotentWrite)
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

/// Changes what is recorded about an image. A missing image gives `400`.
///
/// `PATCH /api/v1/images/i/{image_name}`, since InvokeAI 6.0; on a multi-user server for those who are signed
/// in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateImage {
    /// The name of the image.
    pub image_name: types::ImageName,
    /// What is sent.
    pub body: types::ImageRecordChanges,
}

impl UpdateImage {
    /// With everything it needs.
    pub fn new(image_name: impl Into<types::ImageName>, body: types::ImageRecordChanges) -> Self {
        Self {
            image_name: image_name.into(),
            body,
        }
    }
}

impl Operation for UpdateImage {
    type Output = types::ImageDto;

    const INFO: OperationInfo = OperationInfo::new("update_image", "PATCH", "/api/v1/images/i/{image_name}")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/i/").segment(&self.image_name);
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes all intermediate images and tells how many there were.
///
/// `DELETE /api/v1/images/intermediates`, since InvokeAI 6.0; on a multi-user server for administrators. It
/// acts on whatever is there when it arrives, so that it may not be repeated blindly.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ClearIntermediates {}

impl ClearIntermediates {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for ClearIntermediates {
    type Output = i64;

    const INFO: OperationInfo =
        OperationInfo::new("clear_intermediates", "DELETE", "/api/v1/images/intermediates")
            .class(OperationClass::SweepingWrite)
            .answers(200, Answer::Json)
            .since("6.0", Access::Admin)
            .patience(600);

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

/// Deletes several images, at about 20 ms each. Missing ones are left out of the answer.
///
/// `POST /api/v1/images/delete`, since InvokeAI 6.0; on a multi-user server for those who are signed in. It
/// may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteImagesFromList {
    /// The names of the images. At most 1000 of them.
    pub image_names: Vec<types::ImageName>,
}

impl DeleteImagesFromList {
    /// With everything it needs.
    pub fn new(image_names: impl IntoIterator<Item = impl Into<types::ImageName>>) -> Self {
        Self {
            image_names: image_names.into_iter().map(Into::into).collect(),
        }
    }
}

impl Operation for DeleteImagesFromList {
    type Output = types::DeleteImagesResult;

    const INFO: OperationInfo =
        OperationInfo::new("delete_images_from_list", "POST", "/api/v1/images/delete")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::Json)
            .since("6.0", Access::User)
            .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/delete");
        let body = Object::new().field("image_names", &self.image_names).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes all images that are on no board.
///
/// `DELETE /api/v1/images/uncategorized`, since InvokeAI 6.0; on a multi-user server for those who are signed
/// in. It acts on whatever is there when it arrives, so that it may not be repeated blindly.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DeleteUncategorizedImages {}

impl DeleteUncategorizedImages {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for DeleteUncategorizedImages {
    type Output = types::DeleteImagesResult;

    const INFO: OperationInfo = OperationInfo::new(
        "delete_uncategorized_images",
        "DELETE",
        "/api/v1/images/uncategorized",
    )
    .class(OperationClass::SweepingWrite)
    .answers(200, Answer::Json)
    .since("6.0", Access::User)
    .patience(600);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/uncategorized");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Stars several images.
///
/// `POST /api/v1/images/star`, since InvokeAI 6.0; on a multi-user server for those who are signed in. It may
/// be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct StarImagesInList {
    /// The names of the images. At most 1000 of them.
    pub image_names: Vec<types::ImageName>,
}

impl StarImagesInList {
    /// With everything it needs.
    pub fn new(image_names: impl IntoIterator<Item = impl Into<types::ImageName>>) -> Self {
        Self {
            image_names: image_names.into_iter().map(Into::into).collect(),
        }
    }
}

impl Operation for StarImagesInList {
    type Output = types::StarredImagesResult;

    const INFO: OperationInfo = OperationInfo::new("star_images_in_list", "POST", "/api/v1/images/star")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/star");
        let body = Object::new().field("image_names", &self.image_names).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Takes the star from several images.
///
/// `POST /api/v1/images/unstar`, since InvokeAI 6.0; on a multi-user server for those who are signed in. It
/// may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnstarImagesInList {
    /// The names of the images. At most 1000 of them.
    pub image_names: Vec<types::ImageName>,
}

impl UnstarImagesInList {
    /// With everything it needs.
    pub fn new(image_names: impl IntoIterator<Item = impl Into<types::ImageName>>) -> Self {
        Self {
            image_names: image_names.into_iter().map(Into::into).collect(),
        }
    }
}

impl Operation for UnstarImagesInList {
    type Output = types::UnstarredImagesResult;

    const INFO: OperationInfo = OperationInfo::new("unstar_images_in_list", "POST", "/api/v1/images/unstar")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/unstar");
        let body = Object::new().field("image_names", &self.image_names).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Starts to pack images, or those of a board, into an archive.
///
/// `POST /api/v1/images/download`, since InvokeAI 6.0; on a multi-user server for those who are signed in.
/// Each repetition does it once more. Success is `202`.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DownloadImagesFromList {
    /// The names of the images. At most 1000 of them.
    pub image_names: Option<Vec<types::ImageName>>,
    /// The board.
    pub board_id: Option<types::BoardId>,
}

impl DownloadImagesFromList {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

setters! {
    DownloadImagesFromList {
        image_names: optional list types::ImageName,
        board_id: optional types::BoardId,
    }
}

impl Operation for DownloadImagesFromList {
    type Output = types::ImagesDownloaded;

    const INFO: OperationInfo =
        OperationInfo::new("download_images_from_list", "POST", "/api/v1/images/download")
            .class(OperationClass::PlainCreate)
            .answers(202, Answer::Json)
            .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/images/download");
        let body = Object::new()
            .optional("image_names", self.image_names.as_ref())
            .optional("board_id", self.board_id.as_ref())
            .finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
