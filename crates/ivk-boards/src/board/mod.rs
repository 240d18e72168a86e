//! Boards.

mod handle;
mod list;
mod protection;
mod reference;

use ivk_api::operations::boards::{CreateBoard, DeleteBoard, GetBoard, UpdateBoard};
use ivk_api::transport::call;
use ivk_api::types::{BoardChanges, BoardDto, BoardId, BoardVisibility, DeleteBoardResult, ImageName};
use ivk_transport::http::Client;

use crate::error::{Error, ErrorKind};
use crate::images::Images;

pub use handle::{BoardCounts, BoardHandle};
pub use list::{BoardFilter, BoardOrder, BoardPage};
pub use protection::ProtectedBoards;
pub use reference::BoardRef;

/// What becomes of the images and videos of a board that is deleted.
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
    protected: ProtectedBoards,
}

impl Boards {
    /// The boards of the server behind `client`.
    pub fn new(client: Client) -> Self {
        Self {
            client,
            protected: ProtectedBoards::new(),
        }
    }

    /// Refuses to touch these boards. The set can grow and shrink afterwards.
    pub fn protecting(mut self, boards: ProtectedBoards) -> Self {
        self.protected = boards;
        self
    }

    /// One board.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchBoard`] when there is none; [`ErrorKind::Uncategorized`] for the id `none`, of which the
    /// server has no record.
    pub async fn get(&self, id: impl Into<BoardId>) -> Result<BoardDto, Error> {
        let id = real(id.into(), "read as a record")?;
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
        let mut found = self.list_by(&BoardFilter::new().with_archived()).await?;
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

    /// A handle of a board, or of the uncategorized one. Nothing is asked; see [`open`](Self::open).
    pub fn handle(&self, board: impl Into<BoardRef>) -> BoardHandle {
        let images = Images::new(self.client.clone()).protecting(self.protected.clone());
        BoardHandle::new(self.clone(), images, board.into())
    }

    /// A handle of a board that exists.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchBoard`] when there is none.
    pub async fn open(&self, board: impl Into<BoardRef>) -> Result<BoardHandle, Error> {
        let board = board.into();
        refuse_unknown(&self.client, &board).await?;
        Ok(self.handle(board))
    }

    /// A handle of the board with this name.
    ///
    /// # Errors
    ///
    /// As [`get_by_name`](Self::get_by_name).
    pub async fn open_by_name(&self, name: &str) -> Result<BoardHandle, Error> {
        Ok(self.handle(&self.get_by_name(name).await?))
    }

    /// A handle of the uncategorized board: what lies on no other.
    pub fn uncategorized(&self) -> BoardHandle {
        self.handle(BoardRef::Uncategorized)
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
    /// [`ErrorKind::NoSuchBoard`] when there is none; [`ErrorKind::Uncategorized`] for the uncategorized board;
    /// [`ErrorKind::Protected`] when the board is protected. So do all changes of a board.
    pub async fn rename(&self, id: impl Into<BoardId>, name: &str) -> Result<BoardDto, Error> {
        let changes = BoardChanges::default().board_name(name);
        self.change(id.into(), "renaming", changes).await
    }

    /// Hides the board from lists, or shows it again. A board that is archived takes images all the same.
    ///
    /// # Errors
    ///
    /// As [`rename`](Self::rename).
    pub async fn archive(&self, id: impl Into<BoardId>, archived: bool) -> Result<BoardDto, Error> {
        let changes = BoardChanges::default().archived(archived);
        self.change(id.into(), "archiving", changes).await
    }

    /// Says who sees the board on a server with several users (6.13 and newer).
    ///
    /// # Errors
    ///
    /// As [`rename`](Self::rename), and [`ErrorKind::Unsupported`] on older servers, which have no such thing.
    pub async fn set_visibility(
        &self,
        id: impl Into<BoardId>,
        visibility: BoardVisibility,
    ) -> Result<BoardDto, Error> {
        let changes = BoardChanges::default().board_visibility(visibility.clone());
        let id = id.into();
        match self.change(id.clone(), "sharing", changes).await {
            // Older servers do not know the field: some refuse it, some pass over it.
            Err(error) if error.is_rejected() => Err(unsupported_visibility()),
            Ok(board) if board.board_visibility != visibility => Err(unsupported_visibility()),
            changed => changed,
        }
    }

    /// Chooses the image that stands for the board. It need not lie on it.
    ///
    /// The server keeps the choice and shows it nowhere (6.8.1, 6.14.2): the cover that it reports, here as well, is the newest
    /// starred image of the board, or else its newest.
    ///
    /// # Errors
    ///
    /// As [`rename`](Self::rename), and [`ErrorKind::NoSuchImage`] when there is no such image.
    pub async fn set_cover(
        &self,
        id: impl Into<BoardId>,
        image: impl Into<ImageName>,
    ) -> Result<BoardDto, Error> {
        let image = image.into();
        // The server answers 500 without a reason when there is no such image.
        Images::new(self.client.clone()).get(&image).await?;
        let changes = BoardChanges::default().cover_image_name(image);
        self.change(id.into(), "changing the cover of", changes).await
    }

    async fn change(&self, id: BoardId, doing: &str, changes: BoardChanges) -> Result<BoardDto, Error> {
        let id = real(id, "changed")?;
        self.protected.refuse(doing, &id)?;
        match call(&self.client, &UpdateBoard::new(&id, changes)).await {
            Ok(board) => Ok(board),
            Err(error) => {
                let error = Error::about_board(doing, id.as_str(), error);
                // Before 6.12 a change of a board that does not exist is answered with 500.
                if error.is_server_failure() {
                    self.get(id).await?;
                }
                Err(error)
            }
        }
    }

    /// Deletes a board, and what lies on it when asked to. The result tells which images and videos were deleted, which
    /// are uncategorized now, and which failed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchBoard`] when there is none; [`ErrorKind::Uncategorized`] for the uncategorized board,
    /// which cannot be deleted; [`ErrorKind::Protected`] when the board is protected.
    pub async fn delete(
        &self,
        id: impl Into<BoardId>,
        images: BoardImages,
    ) -> Result<DeleteBoardResult, Error> {
        let id = real(id.into(), "deleted")?;
        self.protected.refuse("deleting", &id)?;
        // Before 6.12 the deletion of a board that does not exist is answered as if it had been deleted.
        self.get(&id).await?;
        let operation = DeleteBoard::new(&id).include_images(images == BoardImages::Delete);
        let result = call(&self.client, &operation).await;
        result.map_err(|error| Error::about_board("deleting", id.as_str(), error))
    }
}

/// A server that is given an unknown board may leave the image on none, without a word.
pub(crate) async fn refuse_unknown(client: &Client, board: &BoardRef) -> Result<(), Error> {
    if let BoardRef::Board(id) = board {
        let known = call(client, &GetBoard::new(id)).await;
        known.map_err(|error| Error::about_board("reading", id.as_str(), error))?;
    }
    Ok(())
}

fn real(id: BoardId, done: &str) -> Result<BoardId, Error> {
    match BoardRef::from(id) {
        BoardRef::Board(id) => Ok(id),
        BoardRef::Uncategorized => {
            let message = format!("the uncategorized board cannot be {done}");
            Err(Error::new(ErrorKind::Uncategorized, message))
        }
    }
}

fn unsupported_visibility() -> Error {
    let message = "the server has no visibility of boards; InvokeAI 6.13 and newer have";
    Error::new(ErrorKind::Unsupported, message)
}
