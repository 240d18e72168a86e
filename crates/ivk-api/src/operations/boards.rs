// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Operations on boards.

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::value::setters;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Makes a board.
///
/// `POST /api/v1/boards/`, since InvokeAI 6.0; on a multi-user server for those who are signed in. Before it
/// is repeated, look up whether the first attempt arrived. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateBoard {
    /// The name of the board.
    pub board_name: String,
}

impl CreateBoard {
    /// With everything it needs.
    pub fn new(board_name: impl Into<String>) -> Self {
        Self {
            board_name: board_name.into(),
        }
    }
}

impl Operation for CreateBoard {
    type Output = types::BoardDto;

    const INFO: OperationInfo = OperationInfo::new("create_board", "POST", "/api/v1/boards/")
        .class(OperationClass::ReconcilableCreate)
        .answers(201, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/boards/").query("board_name", &self.board_name);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists boards: all of them, or a piece. One of both must be asked for, or the answer is `400`.
///
/// `GET /api/v1/boards/`, since InvokeAI 6.0; on a multi-user server for those who are signed in. It changes
/// nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListBoards {
    /// What the list is sorted by. The server takes `created_at` when it is left out.
    pub order_by: Option<types::BoardRecordOrderBy>,
    /// In which direction the list is sorted. The server takes `DESC` when it is left out.
    pub direction: Option<types::SortDirection>,
    /// Whether all boards are wanted, as a plain list.
    pub all: Option<bool>,
    /// How many to leave out at the beginning.
    pub offset: Option<i64>,
    /// How many are wanted at most.
    pub limit: Option<i64>,
    /// Whether archived boards are wanted too. The server takes `false` when it is left out.
    pub include_archived: Option<bool>,
}

impl ListBoards {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

setters! {
    ListBoards {
        order_by: optional types::BoardRecordOrderBy,
        direction: optional types::SortDirection,
        all: optional bool,
        offset: optional i64,
        limit: optional i64,
        include_archived: optional bool,
    }
}

impl Operation for ListBoards {
    type Output = types::BoardList;

    const INFO: OperationInfo = OperationInfo::new("list_boards", "GET", "/api/v1/boards/")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/boards/")
            .optional("order_by", self.order_by.as_ref())
            .optional("direction", self.direction.as_ref())
            .optional("all", self.all.as_ref())
            .optional("offset", self.offset.as_ref())
            .optional("limit", self.limit.as_ref())
            .optional("include_archived", self.include_archived.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives one board.
///
/// `GET /api/v1/boards/{board_id}`, since InvokeAI 6.0; on a multi-user server for those who are signed in.
/// It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetBoard {
    /// The board.
    pub board_id: types::BoardId,
}

impl GetBoard {
    /// With everything it needs.
    pub fn new(board_id: impl Into<types::BoardId>) -> Self {
        Self {
            board_id: board_id.into(),
        }
    }
}

impl Operation for GetBoard {
    type Output = types::BoardDto;

    const INFO: OperationInfo = OperationInfo::new("get_board", "GET", "/api/v1/boards/{board_id}")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/boards/").segment(&self.board_id);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Changes a board.
///
/// `PATCH /api/v1/boards/{board_id}`, since InvokeAI 6.0; on a multi-user server for those who are signed in.
/// It may be repeated. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateBoard {
    /// The board.
    pub board_id: types::BoardId,
    /// What is sent.
    pub body: types::BoardChanges,
}

impl UpdateBoard {
    /// With everything it needs.
    pub fn new(board_id: impl Into<types::BoardId>, body: types::BoardChanges) -> Self {
        Self {
            board_id: board_id.into(),
            body,
        }
    }
}

impl Operation for UpdateBoard {
    type Output = types::BoardDto;

    const INFO: OperationInfo = OperationInfo::new("update_board", "PATCH", "/api/v1/boards/{board_id}")
        .class(OperationClass::IdempotentWrite)
        .answers(201, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/boards/").segment(&self.board_id);
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes a board, with the images on it if asked.
///
/// `DELETE /api/v1/boards/{board_id}`, since InvokeAI 6.0; on a multi-user server for those who are signed
/// in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteBoard {
    /// The board.
    pub board_id: types::BoardId,
    /// Whether the images on it are deleted too. The server takes `false` when it is left out.
    pub include_images: Option<bool>,
}

impl DeleteBoard {
    /// With what cannot be left out.
    pub fn new(board_id: impl Into<types::BoardId>) -> Self {
        Self {
            board_id: board_id.into(),
            include_images: None,
        }
    }
}

setters! {
    DeleteBoard {
        include_images: optional bool,
    }
}

impl Operation for DeleteBoard {
    type Output = types::DeleteBoardResult;

    const INFO: OperationInfo = OperationInfo::new("delete_board", "DELETE", "/api/v1/boards/{board_id}")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.0", Access::User)
        .patience(300);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/boards/")
            .segment(&self.board_id)
            .optional("include_images", self.include_images.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists the names of the images on a board.
///
/// `GET /api/v1/boards/{board_id}/image_names`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ListAllBoardImageNames {
    /// The board.
    pub board_id: types::BoardId,
    /// Only those of these categories.
    pub categories: Vec<types::ImageCategory>,
    /// Whether it is only a step on the way to another.
    pub is_intermediate: Option<bool>,
}

impl ListAllBoardImageNames {
    /// With what cannot be left out.
    pub fn new(board_id: impl Into<types::BoardId>) -> Self {
        Self {
            board_id: board_id.into(),
            categories: Vec::new(),
            is_intermediate: None,
        }
    }
}

setters! {
    ListAllBoardImageNames {
        categories: list types::ImageCategory,
        is_intermediate: optional bool,
    }
}

impl Operation for ListAllBoardImageNames {
    type Output = Vec<types::ImageName>;

    const INFO: OperationInfo = OperationInfo::new(
        "list_all_board_image_names",
        "GET",
        "/api/v1/boards/{board_id}/image_names",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/boards/")
            .segment(&self.board_id)
            .path("/image_names")
            .all("categories", &self.categories)
            .optional("is_intermediate", self.is_intermediate.as_ref());
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
