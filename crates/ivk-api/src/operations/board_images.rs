// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Operations on board images.

use crate::operation::OperationInfo;
use crate::request::{Object, Target};
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, decode, types};

/// Puts an image on a board.
///
/// `POST /api/v1/board_images/`, since InvokeAI 6.0; on a multi-user server for those who are signed in. It
/// may be repeated. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AddImageToBoard {
    /// The board.
    pub board_id: types::BoardId,
    /// The name of the image.
    pub image_name: types::ImageName,
}

impl AddImageToBoard {
    /// With everything it needs.
    pub fn new(board_id: impl Into<types::BoardId>, image_name: impl Into<types::ImageName>) -> Self {
        Self {
            board_id: board_id.into(),
            image_name: image_name.into(),
        }
    }
}

impl Operation for AddImageToBoard {
    type Output = types::AddImagesToBoardResult;

    const INFO: OperationInfo = OperationInfo::new("add_image_to_board", "POST", "/api/v1/board_images/")
        .class(OperationClass::IdempotentWrite)
        .answers(201, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/board_images/");
        let body = Object::new()
            .field("board_id", &self.board_id)
            .field("image_name", &self.image_name)
            .finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Takes an image from its board.
///
/// `DELETE /api/v1/board_images/`, since InvokeAI 6.0; on a multi-user server for those who are signed in. It
/// may be repeated. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RemoveImageFromBoard {
    /// The name of the image.
    pub image_name: types::ImageName,
}

impl RemoveImageFromBoard {
    /// With everything it needs.
    pub fn new(image_name: impl Into<types::ImageName>) -> Self {
        Self {
            image_name: image_name.into(),
        }
    }
}

impl Operation for RemoveImageFromBoard {
    type Output = types::RemoveImagesFromBoardResult;

    const INFO: OperationInfo =
        OperationInfo::new("remove_image_from_board", "DELETE", "/api/v1/board_images/")
            .class(OperationClass::IdempotentWrite)
            .answers(201, Answer::Json)
            .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/board_images/");
        let body = Object::new().field("image_name", &self.image_name).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Puts several images on a board.
///
/// `POST /api/v1/board_images/batch`, since InvokeAI 6.0; on a multi-user server for those who are signed in.
/// It may be repeated. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AddImagesToBoard {
    /// The board.
    pub board_id: types::BoardId,
    /// The names of the images. At most 1000 of them.
    pub image_names: Vec<types::ImageName>,
}

impl AddImagesToBoard {
    /// With everything it needs.
    pub fn new(
        board_id: impl Into<types::BoardId>,
        image_names: impl IntoIterator<Item = impl Into<types::ImageName>>,
    ) -> Self {
        Self {
            board_id: board_id.into(),
            image_names: image_names.into_iter().map(Into::into).collect(),
        }
    }
}

impl Operation for AddImagesToBoard {
    type Output = types::AddImagesToBoardResult;

    const INFO: OperationInfo =
        OperationInfo::new("add_images_to_board", "POST", "/api/v1/board_images/batch")
            .class(OperationClass::IdempotentWrite)
            .answers(201, Answer::Json)
            .since("6.0", Access::User)
            .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/board_images/batch");
        let body = Object::new()
            .field("board_id", &self.board_id)
            .field("image_names", &self.image_names)
            .finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Takes several images from their boards.
///
/// `POST /api/v1/board_images/batch/delete`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It may be repeated. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RemoveImagesFromBoard {
    /// The names of the images. At most 1000 of them.
    pub image_names: Vec<types::ImageName>,
}

impl RemoveImagesFromBoard {
    /// With everything it needs.
    pub fn new(image_names: impl IntoIterator<Item = impl Into<types::ImageName>>) -> Self {
        Self {
            image_names: image_names.into_iter().map(Into::into).collect(),
        }
    }
}

impl Operation for RemoveImagesFromBoard {
    type Output = types::RemoveImagesFromBoardResult;

    const INFO: OperationInfo = OperationInfo::new(
        "remove_images_from_board",
        "POST",
        "/api/v1/board_images/batch/delete",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(201, Answer::Json)
    .since("6.0", Access::User)
    .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/board_images/batch/delete");
        let body = Object::new().field("image_names", &self.image_names).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
