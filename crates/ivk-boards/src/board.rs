//! Boards.

use std::fmt;

use ivk_api::operations::boards::{CreateBoard, DeleteBoard, GetBoard, ListBoards, UpdateBoard};
use ivk_api::transport::call;
use ivk_api::types::{BoardChanges, BoardDto, BoardId, DeleteBoardResult, ImageName};
use ivk_transport::http::Client;

use crate::error::{Error, ErrorKind};

/// Where an image lies: on a board, or on none.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum BoardRef {
    /// On no board. The server calls this board `none`, and only when it lists.
    Uncategorized,
    /// On this board.
    Board(BoardId),
}

impl BoardRef {
    /// What the server calls it in lists.
    pub fn id(&self) -> BoardId {
        match self {
            Self::Uncategorized => BoardId::uncategorized(),
            Self::Board(id) => id.clone(),
        }
    }
}

impl fmt::Display for BoardRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Uncategorized => f.write_str("uncategorized"),
            Self::Board(id) => id.fmt(f),
        }
    }
}

/// The id `none` is the uncategorized board.
impl From<BoardId> for BoardRef {
    fn from(id: BoardId) -> Self {
        if id == BoardId::uncategorized() {
            Self::Uncategorized
        } else {
            Self::Board(id)
        }
    }
}

impl From<Option<BoardId>> for BoardRef {
    fn from(id: Option<BoardId>) -> Self {
        id.map_or(Self::Uncategorized, Self::from)
    }
}

impl From<&BoardDto> for BoardRef {
    fn from(board: &BoardDto) -> Self {
        Self::Board(board.board_id.clone())
    }
}

/// What becomes of the images of a board that is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BoardImages {
    /// They become uncategorized.
    Keep,
    /// They are deleted too.
    Delete,
}

/// The boards of a server. Cheap to clone; every question is asked anew.
///
/// ```no_run
/// # async fn show(client: ivk_transport::http::Client) -> Result<(), ivk_boards::Error> {
/// let boards = ivk_boards::Boards::new(client);
/// let board = boards.create("Lighthouses").await?;
/// println!("{} has {} images", board.board_name, board.image_count);
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Boards {
    client: Client,
}

impl Boards {
    /// The boards of the server behind `client`.
    pub fn new(client: Client) -> Self {
        Self { client }
    }

    /// All boards but archived ones, the newest first. The uncategorized board is not among them.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn list(&self) -> Result<Vec<BoardDto>, Error> {
        self.read_all(false).await
    }

    /// All boards, the newest first, archived ones included.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn list_with_archived(&self) -> Result<Vec<BoardDto>, Error> {
        self.read_all(true).await
    }

    async fn read_all(&self, archived: bool) -> Result<Vec<BoardDto>, Error> {
        let operation = ListBoards::new().all(true).include_archived(archived);
        let list = call(&self.client, &operation)
            .await
            .map_err(|error| Error::call("listing the boards", error))?;
        Ok(list.into_items())
    }

    /// One board.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchBoard`] when there is none.
    pub async fn get(&self, id: impl Into<BoardId>) -> Result<BoardDto, Error> {
        let id = id.into();
        let board = call(&self.client, &GetBoard::new(&id)).await;
        board.map_err(|error| Error::about_board("reading", id.as_str(), error))
    }

    /// The board with this name, archived ones included.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchBoard`] when there is none; [`ErrorKind::AmbiguousBoard`] when several have the name,
    /// with their ids in the message. Names are not unique on this server.
    pub async fn get_by_name(&self, name: &str) -> Result<BoardDto, Error> {
        let mut found = self.list_with_archived().await?;
        found.retain(|board| board.board_name == name);
        if found.len() > 1 {
            let ids: Vec<_> = found.iter().map(|board| board.board_id.as_str()).collect();
            let message = format!("{} boards are called \"{name}\": {}", ids.len(), ids.join(", "));
            return Err(Error::new(ErrorKind::AmbiguousBoard, message));
        }
        found.pop().ok_or_else(|| {
            Error::new(
                ErrorKind::NoSuchBoard,
                format!("the server has no board called \"{name}\""),
            )
        })
    }

    /// Makes a board. A second board of the same name is another board.
    ///
    /// # Errors
    ///
    /// When the server does not take it; a name has at most 300 characters.
    pub async fn create(&self, name: &str) -> Result<BoardDto, Error> {
        let board = call(&self.client, &CreateBoard::new(name)).await;
        board.map_err(|error| Error::call(format_args!("creating board \"{name}\""), error))
    }

    /// Changes the name.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchBoard`] when there is none.
    pub async fn rename(&self, id: impl Into<BoardId>, name: &str) -> Result<BoardDto, Error> {
        self.change(id.into(), BoardChanges::default().board_name(name))
            .await
    }

    /// Hides the board from lists, or shows it again.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchBoard`] when there is none.
    pub async fn archive(&self, id: impl Into<BoardId>, archived: bool) -> Result<BoardDto, Error> {
        self.change(id.into(), BoardChanges::default().archived(archived))
            .await
    }

    /// Chooses the image that stands for the board.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchBoard`] when there is none.
    pub async fn set_cover(
        &self,
        id: impl Into<BoardId>,
        image: impl Into<ImageName>,
    ) -> Result<BoardDto, Error> {
        self.change(id.into(), BoardChanges::default().cover_image_name(image.into()))
            .await
    }

    async fn change(&self, id: BoardId, changes: BoardChanges) -> Result<BoardDto, Error> {
        let board = call(&self.client, &UpdateBoard::new(&id, changes)).await;
        board.map_err(|error| Error::about_board("changing", id.as_str(), error))
    }

    /// Deletes a board, and its images when asked to. The result tells which images were deleted, which are
    /// uncategorized now, and which failed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchBoard`] when there is none; [`ErrorKind::Uncategorized`] for the uncategorized board,
    /// which cannot be deleted.
    pub async fn delete(
        &self,
        id: impl Into<BoardId>,
        images: BoardImages,
    ) -> Result<DeleteBoardResult, Error> {
        let BoardRef::Board(id) = BoardRef::from(id.into()) else {
            let message = "the uncategorized board cannot be deleted";
            return Err(Error::new(ErrorKind::Uncategorized, message));
        };
        let operation = DeleteBoard::new(&id).include_images(images == BoardImages::Delete);
        let result = call(&self.client, &operation).await;
        result.map_err(|error| Error::about_board("deleting", id.as_str(), error))
    }
}
