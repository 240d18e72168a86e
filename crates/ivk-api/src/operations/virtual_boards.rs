// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Operations on virtual boards.

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::value::setters;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Lists a board for each day on which something was made.
///
/// `GET /api/v1/virtual_boards/by_date`, since InvokeAI 6.13.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListVirtualBoardsByDate {}

impl ListVirtualBoardsByDate {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for ListVirtualBoardsByDate {
    type Output = Vec<types::VirtualSubBoardDto>;

    const INFO: OperationInfo = OperationInfo::new(
        "list_virtual_boards_by_date",
        "GET",
        "/api/v1/virtual_boards/by_date",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.13.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/virtual_boards/by_date");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists the names of the images of a day.
///
/// `GET /api/v1/virtual_boards/by_date/{date}/image_names`, since InvokeAI 6.13.0; on a multi-user server for
/// those who are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ListVirtualBoardImageNamesByDate {
    /// The day: `2026-11-21`.
    pub date: String,
    /// Whether those with a star come first. The server takes `true` when it is left out.
    pub starred_first: Option<bool>,
    /// In which direction the list is sorted. The server takes `DESC` when it is left out.
    pub order_dir: Option<types::SortDirection>,
    /// Only those of these categories.
    pub categories: Vec<types::ImageCategory>,
    /// Only those with this text in their metadata.
    pub search_term: Option<String>,
}

impl ListVirtualBoardImageNamesByDate {
    /// With what cannot be left out.
    pub fn new(date: impl Into<String>) -> Self {
        Self {
            date: date.into(),
            starred_first: None,
            order_dir: None,
            categories: Vec::new(),
            search_term: None,
        }
    }
}

setters! {
    ListVirtualBoardImageNamesByDate {
        starred_first: optional bool,
        order_dir: optional types::SortDirection,
        categories: list types::ImageCategory,
        search_term: optional String,
    }
}

impl Operation for ListVirtualBoardImageNamesByDate {
    type Output = types::ImageNamesResult;

    const INFO: OperationInfo = OperationInfo::new(
        "list_virtual_board_image_names_by_date",
        "GET",
        "/api/v1/virtual_boards/by_date/{date}/image_names",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.13.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/virtual_boards/by_date/")
            .segment(&self.date)
            .path("/image_names")
            .optional("starred_first", self.starred_first.as_ref())
            .optional("order_dir", self.order_dir.as_ref())
            .all("categories", &self.categories)
            .optional("search_term", self.search_term.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists the images and videos of a day.
///
/// `GET /api/v1/virtual_boards/by_date/{date}/item_names`, since InvokeAI 6.14.0; on a multi-user server for
/// those who are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ListVirtualBoardItemNamesByDate {
    /// The day: `2026-11-21`.
    pub date: String,
    /// Whether those with a star come first. The server takes `true` when it is left out.
    pub starred_first: Option<bool>,
    /// In which direction the list is sorted. The server takes `DESC` when it is left out.
    pub order_dir: Option<types::SortDirection>,
    /// Only those of these categories.
    pub categories: Vec<types::ImageCategory>,
    /// Only those with this text in their metadata.
    pub search_term: Option<String>,
}

impl ListVirtualBoardItemNamesByDate {
    /// With what cannot be left out.
    pub fn new(date: impl Into<String>) -> Self {
        Self {
            date: date.into(),
            starred_first: None,
            order_dir: None,
            categories: Vec::new(),
            search_term: None,
        }
    }
}

setters! {
    ListVirtualBoardItemNamesByDate {
        starred_first: optional bool,
        order_dir: optional types::SortDirection,
        categories: list types::ImageCategory,
        search_term: optional String,
    }
}

impl Operation for ListVirtualBoardItemNamesByDate {
    type Output = types::GalleryItemNamesResult;

    const INFO: OperationInfo = OperationInfo::new(
        "list_virtual_board_item_names_by_date",
        "GET",
        "/api/v1/virtual_boards/by_date/{date}/item_names",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/virtual_boards/by_date/")
            .segment(&self.date)
            .path("/item_names")
            .optional("starred_first", self.starred_first.as_ref())
            .optional("order_dir", self.order_dir.as_ref())
            .all("categories", &self.categories)
            .optional("search_term", self.search_term.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
