//! Changes to images.

use ivk_api::operations::board_images::{AddImagesToBoard, RemoveImagesFromBoard};
use ivk_api::operations::images::{
    ClearIntermediates, DeleteImagesFromList, GetIntermediatesCount, StarImagesInList, UnstarImagesInList,
    UpdateImage,
};
use ivk_api::transport::call;
use ivk_api::types::{ImageCategory, ImageDto, ImageName, ImageRecordChanges};
use ivk_transport::http::Client;

use super::{AT_ONCE, Images};
use crate::board::{BoardRef, ProtectedBoards};
use crate::change::{Answer, Change, Things, Wish};
use crate::error::{Error, Thing};

/// How many images are deleted with one request. The server takes some 20 ms for each.
const DELETED_AT_ONCE: usize = 100;

impl Things for Images {
    type Name = ImageName;

    const THING: Thing = Thing::Image;

    fn client(&self) -> &Client {
        &self.client
    }

    fn protected(&self) -> &ProtectedBoards {
        &self.protected
    }

    fn at_once(wish: &Wish) -> usize {
        match wish {
            Wish::Delete => DELETED_AT_ONCE,
            _ => AT_ONCE,
        }
    }

    async fn find(&self, names: &[ImageName]) -> Result<Vec<(ImageName, BoardRef)>, Error> {
        let found = self.get_many(names).await?;
        let lying = found
            .into_iter()
            .map(|image| (image.image_name, image.board_id.into()));
        Ok(lying.collect())
    }

    async fn ask(&self, wish: &Wish, part: &[ImageName]) -> Result<Answer<ImageName>, Error> {
        let client = &self.client;
        let (done, failed) = match wish {
            Wish::Delete => {
                let deleted = call(client, &DeleteImagesFromList::new(part)).await;
                let deleted = deleted.map_err(|error| Error::call("deleting images", error))?;
                (deleted.deleted_images, deleted.failed_images)
            }
            Wish::Star => {
                let starred = call(client, &StarImagesInList::new(part)).await;
                let starred = starred.map_err(|error| Error::call("starring images", error))?;
                (starred.starred_images, starred.failed_images)
            }
            Wish::Unstar => {
                let unstarred = call(client, &UnstarImagesInList::new(part)).await;
                let unstarred =
                    unstarred.map_err(|error| Error::call("taking the stars of images", error))?;
                (unstarred.unstarred_images, unstarred.failed_images)
            }
            Wish::MoveTo(BoardRef::Board(id)) => {
                let added = call(client, &AddImagesToBoard::new(id, part)).await;
                let added =
                    added.map_err(|error| Error::about_board("moving images to", id.as_str(), error))?;
                (added.added_images, added.failed_images)
            }
            Wish::MoveTo(BoardRef::Uncategorized) => {
                let removed = call(client, &RemoveImagesFromBoard::new(part)).await;
                let removed =
                    removed.map_err(|error| Error::call("taking images off their boards", error))?;
                (removed.removed_images, removed.failed_images)
            }
        };
        Ok(Answer { done, failed })
    }
}

impl Images {
    /// Moves images to a board, or off all boards.
    ///
    /// It fails with [`NoSuchBoard`](crate::ErrorKind::NoSuchBoard) when there is no such board, and with
    /// [`Protected`](crate::ErrorKind::Protected) when an image lies on a protected one.
    pub fn move_to(&self, names: &[ImageName], board: impl Into<BoardRef>) -> Change<ImageName> {
        self.change(names, Wish::MoveTo(board.into()))
    }

    /// Stars images.
    pub fn star(&self, names: &[ImageName]) -> Change<ImageName> {
        self.change(names, Wish::Star)
    }

    /// Takes the stars of images away.
    pub fn unstar(&self, names: &[ImageName]) -> Change<ImageName> {
        self.change(names, Wish::Unstar)
    }

    /// Deletes images, 100 with a request.
    ///
    /// It fails with [`Protected`](crate::ErrorKind::Protected) before anything is deleted when an image lies on a protected
    /// board.
    pub fn delete(&self, names: &[ImageName]) -> Change<ImageName> {
        self.change(names, Wish::Delete)
    }

    /// Deletes one image.
    ///
    /// # Errors
    ///
    /// [`NoSuchImage`](crate::ErrorKind::NoSuchImage) when there is no such image;
    /// [`Refused`](crate::ErrorKind::Refused) when the server did not delete it.
    pub async fn delete_one(&self, name: impl Into<ImageName>) -> Result<(), Error> {
        self.remove(name.into()).await
    }

    /// Changes the category of an image.
    ///
    /// # Errors
    ///
    /// [`NoSuchImage`](crate::ErrorKind::NoSuchImage) when there is no such image.
    pub async fn set_category(
        &self,
        name: impl Into<ImageName>,
        category: ImageCategory,
    ) -> Result<ImageDto, Error> {
        let changes = ImageRecordChanges::default().image_category(category);
        self.update(name.into(), changes).await
    }

    /// Hides an image from the gallery as an intermediate, or shows it. Intermediates are deleted by
    /// [`clear_intermediates`](Self::clear_intermediates).
    ///
    /// # Errors
    ///
    /// [`NoSuchImage`](crate::ErrorKind::NoSuchImage) when there is no such image.
    pub async fn set_intermediate(
        &self,
        name: impl Into<ImageName>,
        intermediate: bool,
    ) -> Result<ImageDto, Error> {
        let changes = ImageRecordChanges::default().is_intermediate(intermediate);
        self.update(name.into(), changes).await
    }

    async fn update(&self, name: ImageName, changes: ImageRecordChanges) -> Result<ImageDto, Error> {
        match call(&self.client, &UpdateImage::new(&name, changes)).await {
            Ok(image) => Ok(image),
            Err(error) => {
                // A change of an image that does not exist is answered with 400 and no reason.
                let error = Error::about_image("changing", name.as_str(), error);
                if error.is_rejected() {
                    self.get(&name).await?;
                }
                Err(error)
            }
        }
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
}
