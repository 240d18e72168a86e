//! Boards.

use ivk_boards::{BoardDto, BoardFilter, BoardId, BoardImages, DeleteBoardResult, ImageName};

use super::runtime::Runtime;
use crate::error::Error;

/// The boards of a server; see [`ivk_boards::Boards`].
#[derive(Debug, Clone)]
pub struct Boards {
    inner: ivk_boards::Boards,
    runtime: Runtime,
}

impl Boards {
    pub(super) fn new(inner: ivk_boards::Boards, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    /// All boards but archived ones, the newest first.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked, and inside a runtime.
    pub fn list(&self) -> Result<Vec<BoardDto>, Error> {
        self.runtime.try_wait(self.inner.list())
    }

    /// The boards that a filter lets through, in its order.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked, and inside a runtime.
    pub fn list_by(&self, filter: &BoardFilter) -> Result<Vec<BoardDto>, Error> {
        self.runtime.try_wait(self.inner.list_by(filter))
    }

    /// One board.
    ///
    /// # Errors
    ///
    /// When there is none, and inside a runtime.
    pub fn get(&self, id: impl Into<BoardId>) -> Result<BoardDto, Error> {
        self.runtime.try_wait(self.inner.get(id))
    }

    /// The board with this name; see [`ivk_boards::Boards::get_by_name`].
    ///
    /// # Errors
    ///
    /// When there is none or there are several, and inside a runtime.
    pub fn get_by_name(&self, name: &str) -> Result<BoardDto, Error> {
        self.runtime.try_wait(self.inner.get_by_name(name))
    }

    /// Makes a board.
    ///
    /// # Errors
    ///
    /// When the server does not take it, and inside a runtime.
    pub fn create(&self, name: &str) -> Result<BoardDto, Error> {
        self.runtime.try_wait(self.inner.create(name))
    }

    /// Changes the name.
    ///
    /// # Errors
    ///
    /// When there is no such board, and inside a runtime.
    pub fn rename(&self, id: impl Into<BoardId>, name: &str) -> Result<BoardDto, Error> {
        self.runtime.try_wait(self.inner.rename(id, name))
    }

    /// Hides the board from lists, or shows it again.
    ///
    /// # Errors
    ///
    /// When there is no such board, and inside a runtime.
    pub fn archive(&self, id: impl Into<BoardId>, archived: bool) -> Result<BoardDto, Error> {
        self.runtime.try_wait(self.inner.archive(id, archived))
    }

    /// Chooses the image that stands for the board.
    ///
    /// # Errors
    ///
    /// When there is no such board, and inside a runtime.
    pub fn set_cover(&self, id: impl Into<BoardId>, image: impl Into<ImageName>) -> Result<BoardDto, Error> {
        self.runtime.try_wait(self.inner.set_cover(id, image))
    }

    /// Deletes a board, and its images when asked to.
    ///
    /// # Errors
    ///
    /// When there is no such board, and inside a runtime.
    pub fn delete(&self, id: impl Into<BoardId>, images: BoardImages) -> Result<DeleteBoardResult, Error> {
        self.runtime.try_wait(self.inner.delete(id, images))
    }
}
