// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Operations on gallery.

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::value::setters;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Lists images and videos together, a piece at a time.
///
/// `GET /api/v1/gallery/items/`, since InvokeAI 6.14.0; on a multi-user server for those who are signed in.
/// It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListGalleryItems {
    /// Only those of this origin.
    pub origin: Option<types::ResourceOrigin>,
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

impl ListGalleryItems {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

setters! {
    ListGalleryItems {
        origin: optional types::ResourceOrigin,
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

impl Operation for ListGalleryItems {
    type Output = types::OffsetPage<types::GalleryItem>;

    const INFO: OperationInfo = OperationInfo::new("list_gallery_items", "GET", "/api/v1/gallery/items/")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/gallery/items/")
            .optional("origin", self.origin.as_ref())
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

/// Lists the names of images and videos, all of them and in order.
///
/// `GET /api/v1/gallery/item_names`, since InvokeAI 6.14.2; on a multi-user server for those who are signed
/// in. It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListGalleryItemNames {
    /// Only those of this origin.
    pub origin: Option<types::ResourceOrigin>,
    /// Only those of these categories.
    pub categories: Vec<types::ImageCategory>,
    /// Whether it is only a step on the way to another.
    pub is_intermediate: Option<bool>,
    /// The board.
    pub board_id: Option<types::BoardId>,
    /// Only those of this day: `2026-11-21`.
    pub created_date: Option<String>,
    /// In which direction the list is sorted. The server takes `DESC` when it is left out.
    pub order_dir: Option<types::SortDirection>,
    /// Whether those with a star come first. The server takes `true` when it is left out.
    pub starred_first: Option<bool>,
    /// Only those with this text in their metadata.
    pub search_term: Option<String>,
}

impl ListGalleryItemNames {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

setters! {
    ListGalleryItemNames {
        origin: optional types::ResourceOrigin,
        categories: list types::ImageCategory,
        is_intermediate: optional bool,
        board_id: optional types::BoardId,
        created_date: optional String,
        order_dir: optional types::SortDirection,
        starred_first: optional bool,
        search_term: optional String,
    }
}

impl Operation for ListGalleryItemNames {
    type Output = types::GalleryItemNames;

    const INFO: OperationInfo =
        OperationInfo::new("list_gallery_item_names", "GET", "/api/v1/gallery/item_names")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.14.2", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/gallery/item_names")
            .optional("origin", self.origin.as_ref())
            .all("categories", &self.categories)
            .optional("is_intermediate", self.is_intermediate.as_ref())
            .optional("board_id", self.board_id.as_ref())
            .optional("created_date", self.created_date.as_ref())
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

/// Lists images and videos by name and kind, all of them and in order.
///
/// `GET /api/v1/gallery/items/names`, since InvokeAI 6.14.0; on a multi-user server for those who are signed
/// in. It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetGalleryItemNames {
    /// Only those of this origin.
    pub origin: Option<types::ResourceOrigin>,
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

impl GetGalleryItemNames {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

setters! {
    GetGalleryItemNames {
        origin: optional types::ResourceOrigin,
        categories: list types::ImageCategory,
        is_intermediate: optional bool,
        board_id: optional types::BoardId,
        order_dir: optional types::SortDirection,
        starred_first: optional bool,
        search_term: optional String,
    }
}

impl Operation for GetGalleryItemNames {
    type Output = types::GalleryItemNamesResult;

    const INFO: OperationInfo =
        OperationInfo::new("get_gallery_item_names", "GET", "/api/v1/gallery/items/names")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/gallery/items/names")
            .optional("origin", self.origin.as_ref())
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
