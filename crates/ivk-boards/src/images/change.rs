//! Changes to images.

use ivk_api::operations::board_images::{AddImagesToBoard, RemoveImagesFromBoard};
use ivk_api::operations::boards::GetBoard;
use ivk_api::operations::images::{
    ClearIntermediates, DeleteImagesFromList, GetIntermediatesCount, StarImagesInList, UnstarImagesInList,
    UpdateImage,
};
use ivk_api::transport::call;
use ivk_api::types::{ImageCategory, ImageDto, ImageName, ImageRecordChanges};

use super::Images;
use crate::board::BoardRef;
use crate::error::{Error, ErrorKind};

/// How many images are deleted with one request. The server takes some 20 ms for each.
const DELETED_AT_ONCE: usize = 100;

/// Which images a change was made to, and which not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ChangedImages {
    /// Images that are now as they were asked to be.
    pub done: Vec<ImageName>,
    /// Images to which it could not be done, those that do not exist included.
    pub failed: Vec<ImageName>,
}

impl ChangedImages {
    /// Whether it was done to all.
    pub fn is_complete(&self) -> bool {
        self.failed.is_empty()
    }

    /// The server does not mention images that it does not have, and those that need no change.
    fn add(&mut self, asked: &[ImageName], done: Vec<ImageName>) {
        self.failed
            .extend(asked.iter().filter(|name| !done.contains(name)).cloned());
        self.done.extend(done);
    }
}

impl Images {
    /// Moves images to a board, or off all boards.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchBoard`] when there is no such board. When the server cannot be asked.
    pub async fn move_to(
        &self,
        names: &[ImageName],
        board: impl Into<BoardRef>,
    ) -> Result<ChangedImages, Error> {
        let board = board.into();
        self.refuse_unknown(&board).await?;
        let mut changed = ChangedImages::default();
        let failed = |error| Error::call("moving images", error);
        for part in names.chunks(super::AT_ONCE) {
            let done = match &board {
                BoardRef::Board(id) => {
                    call(&self.client, &AddImagesToBoard::new(id, part))
                        .await
                        .map_err(failed)?
                        .added_images
                }
                BoardRef::Uncategorized => {
                    call(&self.client, &RemoveImagesFromBoard::new(part))
                        .await
                        .map_err(failed)?
                        .removed_images
                }
            };
            changed.add(part, done);
        }
        Ok(changed)
    }

    /// The server takes an image to an unknown board and leaves it on none, without a word.
    pub(crate) async fn refuse_unknown(&self, board: &BoardRef) -> Result<(), Error> {
        if let BoardRef::Board(id) = board {
            let known = call(&self.client, &GetBoard::new(id)).await;
            known.map_err(|error| Error::about_board("reading", id.as_str(), error))?;
        }
        Ok(())
    }

    /// Stars images, or takes the stars away.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn star(&self, names: &[ImageName], starred: bool) -> Result<ChangedImages, Error> {
        let mut changed = ChangedImages::default();
        let failed = |error| Error::call("starring images", error);
        for part in names.chunks(super::AT_ONCE) {
            let done = if starred {
                call(&self.client, &StarImagesInList::new(part))
                    .await
                    .map_err(failed)?
                    .starred_images
            } else {
                call(&self.client, &UnstarImagesInList::new(part))
                    .await
                    .map_err(failed)?
                    .unstarred_images
            };
            changed.add(part, done);
        }
        Ok(changed)
    }

    /// Changes the category of an image.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchImage`] when there is no such image.
    pub async fn set_category(
        &self,
        name: impl Into<ImageName>,
        category: ImageCategory,
    ) -> Result<ImageDto, Error> {
        let name = name.into();
        // A change of an image that does not exist is answered with 400 and no reason.
        self.get(&name).await?;
        let changes = ImageRecordChanges::default().image_category(category);
        let image = call(&self.client, &UpdateImage::new(&name, changes)).await;
        image.map_err(|error| Error::about_image("changing", name.as_str(), error))
    }

    /// Deletes images, in parts so that no request takes long.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked. Parts before the failure are deleted.
    pub async fn delete(&self, names: &[ImageName]) -> Result<ChangedImages, Error> {
        let mut changed = ChangedImages::default();
        for part in names.chunks(DELETED_AT_ONCE) {
            let result = call(&self.client, &DeleteImagesFromList::new(part)).await;
            let result = result.map_err(|error| Error::call("deleting images", error))?;
            changed.add(part, result.deleted_images);
        }
        Ok(changed)
    }

    /// How many intermediate images the server keeps.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn count_intermediates(&self) -> Result<u64, Error> {
        let count = call(&self.client, &GetIntermediatesCount::new()).await;
        let count = count.map_err(|error| Error::call("counting intermediate images", error))?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// Deletes all intermediate images, and tells how many there were.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked; it needs an administrator on a multi-user server.
    pub async fn clear_intermediates(&self) -> Result<u64, Error> {
        let count = call(&self.client, &ClearIntermediates::new()).await;
        let count = count.map_err(|error| Error::call("deleting intermediate images", error))?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// Deletes one image.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchImage`] when there is no such image.
    pub async fn delete_one(&self, name: impl Into<ImageName>) -> Result<(), Error> {
        let name = name.into();
        let changed = self.delete(std::slice::from_ref(&name)).await?;
        if changed.is_complete() {
            return Ok(());
        }
        self.get(&name).await?;
        Err(Error::new(
            ErrorKind::Refused,
            format!("the server did not delete image {name}"),
        ))
    }
}
