//! One board, to work with.

use futures_core::Stream;
use ivk_api::types::{BoardDto, BoardId, DeleteBoardResult, ImageCategory, ImageDto, ImageName, OffsetPage};

use super::{BoardImages, BoardRef, Boards};
use crate::change::Change;
use crate::error::{Error, ErrorKind};
use crate::filter::GalleryFilter;
use crate::images::Images;
use crate::upload::{Upload, UploadSource};

/// One board, or the uncategorized one, to work with. It keeps nothing but which board it is.
///
/// ```no_run
/// # async fn show(boards: ivk_boards::Boards) -> Result<(), Box<dyn std::error::Error>> {
/// let board = boards.open_by_name("Lighthouses").await?;
/// let uploaded = board.upload("dusk.png").send().await?;
/// assert!(board.contains(&uploaded.image_name).await?);
///
/// for name in boards.uncategorized().names().await? {
///     println!("{name} lies on no board");
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct BoardHandle {
    boards: Boards,
    images: Images,
    board: BoardRef,
}

/// How much lies on a board, intermediates left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct BoardCounts {
    /// What was made on the server: the category `general`.
    pub images: u64,
    /// Uploads, masks and control images: all other categories.
    pub assets: u64,
}

impl BoardHandle {
    pub(super) fn new(boards: Boards, images: Images, board: BoardRef) -> Self {
        Self {
            boards,
            images,
            board,
        }
    }

    /// Which board it is.
    pub fn board(&self) -> &BoardRef {
        &self.board
    }

    /// All that the gallery shows of it, as the beginning of a filter.
    pub fn filter(&self) -> GalleryFilter {
        GalleryFilter::new().board(&self.board)
    }

    /// What the server says about it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchBoard`] when it is gone; [`ErrorKind::Uncategorized`] for the uncategorized board, of which the
    /// server has no record.
    pub async fn info(&self) -> Result<BoardDto, Error> {
        self.boards.get(self.board.id()).await
    }

    /// How many images and assets lie on it. Counted by the server, without listing them.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchBoard`] when it is gone.
    pub async fn counts(&self) -> Result<BoardCounts, Error> {
        let images = self.filter().category(ImageCategory::General);
        let (images, all) = (
            self.images.count(&images).await?,
            self.images.count(&self.filter()).await?,
        );
        Ok(BoardCounts {
            images,
            assets: all.saturating_sub(images),
        })
    }

    /// Whether an image lies on it. One request about the image, however large the board is.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchImage`] when there is no such image.
    pub async fn contains(&self, image: impl Into<ImageName>) -> Result<bool, Error> {
        Ok(self.images.board_of(image).await? == self.board)
    }

    /// The names of its images, the newest first.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchBoard`] when it is gone.
    pub async fn names(&self) -> Result<Vec<ImageName>, Error> {
        self.images.names(&self.filter()).await
    }

    /// A piece of its images: up to `limit` (at most 1,000) from `offset` on, and how many there are in all.
    ///
    /// # Errors
    ///
    /// As [`names`](Self::names).
    pub async fn page(&self, offset: u32, limit: u32) -> Result<OffsetPage<ImageDto>, Error> {
        self.images.page(&self.filter(), offset, limit).await
    }

    /// All its images, the newest first.
    pub fn list(&self) -> impl Stream<Item = Result<ImageDto, Error>> + Send + use<> {
        self.images.list(self.filter())
    }

    /// Starts an upload onto it.
    pub fn upload(&self, source: impl Into<UploadSource>) -> Upload {
        self.images.upload(source).board(&self.board)
    }

    /// Puts images onto it; onto the uncategorized board: takes them off theirs.
    pub fn add(&self, images: &[ImageName]) -> Change<ImageName> {
        self.images.move_to(images, &self.board)
    }

    /// The images of the server, for everything that does not depend on a board.
    pub fn images(&self) -> &Images {
        &self.images
    }

    /// Changes its name.
    ///
    /// # Errors
    ///
    /// As [`Boards::rename`].
    pub async fn rename(&self, name: &str) -> Result<BoardDto, Error> {
        self.boards.rename(self.board.id(), name).await
    }

    /// Hides it from lists, or shows it again.
    ///
    /// # Errors
    ///
    /// As [`Boards::archive`].
    pub async fn archive(&self, archived: bool) -> Result<BoardDto, Error> {
        self.boards.archive(self.board.id(), archived).await
    }

    /// Deletes it, and what lies on it when asked to.
    ///
    /// # Errors
    ///
    /// As [`Boards::delete`].
    pub async fn delete(self, images: BoardImages) -> Result<DeleteBoardResult, Error> {
        self.boards.delete(self.board.id(), images).await
    }

    /// The id of a real board.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Uncategorized`] for the uncategorized one.
    pub fn id(&self) -> Result<&BoardId, Error> {
        let message = "the uncategorized board has no id";
        self.board
            .board_id()
            .ok_or_else(|| Error::new(ErrorKind::Uncategorized, message))
    }
}
