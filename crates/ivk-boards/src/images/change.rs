//! Changes to images.

use std::collections::HashSet;

use futures_util::future::BoxFuture;
use ivk_api::operations::board_images::{AddImagesToBoard, RemoveImagesFromBoard};
use ivk_api::operations::boards::GetBoard;
use ivk_api::operations::images::{
    ClearIntermediates, DeleteImagesFromList, GetIntermediatesCount, StarImagesInList, UnstarImagesInList,
    UpdateImage,
};
use ivk_api::transport::call;
use ivk_api::types::{ImageCategory, ImageDto, ImageName, ImageRecordChanges};

use super::{AT_ONCE, Images};
use crate::board::BoardRef;
use crate::change::{Answer, Change, Changer};
use crate::error::{Error, ErrorKind};

/// How many images are deleted with one request. The server takes some 20 ms for each.
const DELETED_AT_ONCE: usize = 100;

enum Wish {
    Delete,
    Star,
    Unstar,
    MoveTo(BoardRef),
}

struct ImageChange {
    images: Images,
    wish: Wish,
}

impl Changer<ImageName> for ImageChange {
    fn at_once(&self) -> usize {
        match self.wish {
            Wish::Delete => DELETED_AT_ONCE,
            _ => AT_ONCE,
        }
    }

    fn prepare<'a>(&'a self, names: &'a [ImageName]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            match &self.wish {
                Wish::Star | Wish::Unstar => Ok(()),
                Wish::Delete => self.images.refuse_protected("deleting", names, None).await,
                Wish::MoveTo(board) => {
                    self.images.refuse_unknown(board).await?;
                    self.images.refuse_protected("moving", names, Some(board)).await
                }
            }
        })
    }

    fn change<'a>(&'a self, part: &'a [ImageName]) -> BoxFuture<'a, Result<Answer<ImageName>, Error>> {
        let client = &self.images.client;
        Box::pin(async move {
            let (done, failed) = match &self.wish {
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
        })
    }

    fn existing<'a>(&'a self, names: &'a [ImageName]) -> BoxFuture<'a, Result<HashSet<ImageName>, Error>> {
        Box::pin(async move {
            let found = self.images.get_many(names).await?;
            Ok(found.into_iter().map(|image| image.image_name).collect())
        })
    }
}

impl Images {
    fn change(&self, names: &[ImageName], wish: Wish) -> Change<ImageName> {
        let images = self.clone();
        Change::new(names, ImageChange { images, wish })
    }

    /// Moves images to a board, or off all boards.
    ///
    /// It fails with [`ErrorKind::NoSuchBoard`] when there is no such board, and with [`ErrorKind::Protected`] when an image
    /// lies on a protected one.
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
    /// It fails with [`ErrorKind::Protected`] before anything is deleted when an image lies on a protected board.
    pub fn delete(&self, names: &[ImageName]) -> Change<ImageName> {
        self.change(names, Wish::Delete)
    }

    /// Deletes one image.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchImage`] when there is no such image; [`ErrorKind::Refused`] when the server did not delete it.
    pub async fn delete_one(&self, name: impl Into<ImageName>) -> Result<(), Error> {
        let name = name.into();
        let changed = self.delete(std::slice::from_ref(&name)).await?;
        if changed.is_complete() {
            return Ok(());
        }
        Err(if changed.missing.is_empty() {
            Error::new(
                ErrorKind::Refused,
                format!("the server did not delete image {name}"),
            )
        } else {
            Error::new(ErrorKind::NoSuchImage, format!("the server has no image {name}"))
        })
    }

    /// A server that is given an unknown board may leave the image on none, without a word.
    pub(crate) async fn refuse_unknown(&self, board: &BoardRef) -> Result<(), Error> {
        if let BoardRef::Board(id) = board {
            let known = call(&self.client, &GetBoard::new(id)).await;
            known.map_err(|error| Error::about_board("reading", id.as_str(), error))?;
        }
        Ok(())
    }

    async fn refuse_protected(
        &self,
        doing: &str,
        names: &[ImageName],
        going: Option<&BoardRef>,
    ) -> Result<(), Error> {
        if self.protected.is_empty() {
            return Ok(());
        }
        let found = self.get_many(names).await?;
        let lying = found
            .iter()
            .map(|image| (image.image_name.as_str(), image.board_id.clone().into()));
        self.protected
            .refuse_things(&format!("{doing} image"), lying, going)
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
        let changes = ImageRecordChanges::default().image_category(category);
        self.update(name.into(), changes).await
    }

    /// Hides an image from the gallery as an intermediate, or shows it. Intermediates are deleted by
    /// [`clear_intermediates`](Self::clear_intermediates).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchImage`] when there is no such image.
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
