//! Images.

use std::fmt;
use std::future::IntoFuture;
use std::path::{Path, PathBuf};
use std::pin::Pin;

use bytes::Bytes;
use futures_core::Stream;
use futures_util::StreamExt;
use ivk_boards::{
    BoardRef, Change, ChangedImages, EmbeddedWorkflow, Existing, ImageDto, ImageFilter, ImageMetadata,
    ImageName, Upload, UploadSource,
};

use super::runtime::Runtime;
use crate::error::Error;

/// The images of a server; see [`ivk_boards::Images`].
#[derive(Debug, Clone)]
pub struct Images {
    inner: ivk_boards::Images,
    runtime: Runtime,
}

impl Images {
    pub(super) fn new(inner: ivk_boards::Images, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    /// What the server says about an image.
    ///
    /// # Errors
    ///
    /// When there is none, and inside a runtime.
    pub fn get(&self, name: impl Into<ImageName>) -> Result<ImageDto, Error> {
        self.runtime.try_wait(self.inner.get(name))
    }

    /// What the server says about many images. Those that do not exist are left out.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked, and inside a runtime.
    pub fn get_many(&self, names: &[ImageName]) -> Result<Vec<ImageDto>, Error> {
        self.runtime.try_wait(self.inner.get_many(names))
    }

    /// The names of all images of a list, in its order.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked, and inside a runtime.
    pub fn names(&self, filter: &ImageFilter) -> Result<Vec<ImageName>, Error> {
        self.runtime.try_wait(self.inner.names(filter))
    }

    /// All images of a list, read in pieces; see [`ivk_boards::Images::list`].
    pub fn list(&self, filter: ImageFilter) -> List {
        List {
            stream: Some(Box::pin(
                self.inner.list(filter).map(|image| image.map_err(Error::from)),
            )),
            runtime: self.runtime.clone(),
        }
    }

    /// The generation data of an image; `None` when it has none.
    ///
    /// # Errors
    ///
    /// When there is no such image, and inside a runtime.
    pub fn metadata(&self, name: impl Into<ImageName>) -> Result<Option<ImageMetadata>, Error> {
        self.runtime.try_wait(self.inner.metadata(name))
    }

    /// The workflow and the graph that an image carries.
    ///
    /// # Errors
    ///
    /// When there is no such image, and inside a runtime.
    pub fn workflow(&self, name: impl Into<ImageName>) -> Result<EmbeddedWorkflow, Error> {
        self.runtime.try_wait(self.inner.workflow(name))
    }

    /// Uploads a file or bytes. `settings` says how, as for [`Upload`]: its board, its category, its size.
    ///
    /// ```no_run
    /// # fn show(client: ivk_client::blocking::Client) -> Result<(), ivk_client::Error> {
    /// let image = client.images().upload("in.png", |upload| upload.resize_to(512, 512))?;
    /// println!("{}", image.image_name);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Upload::send`], and inside a runtime.
    pub fn upload(
        &self,
        source: impl Into<UploadSource>,
        settings: impl FnOnce(Upload) -> Upload,
    ) -> Result<ImageDto, Error> {
        self.runtime.try_wait(settings(self.inner.upload(source)).send())
    }

    /// Starts a download; say where to with one of the methods of [`Download`].
    pub fn download(&self, name: impl Into<ImageName>) -> Download {
        Download {
            inner: self.inner.download(name),
            runtime: self.runtime.clone(),
        }
    }

    /// Moves images to a board, or off all boards.
    ///
    /// # Errors
    ///
    /// When there is no such board, and inside a runtime.
    pub fn move_to(&self, names: &[ImageName], board: impl Into<BoardRef>) -> Result<ChangedImages, Error> {
        self.change(self.inner.move_to(names, board))
    }

    /// Stars images.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked, and inside a runtime.
    pub fn star(&self, names: &[ImageName]) -> Result<ChangedImages, Error> {
        self.change(self.inner.star(names))
    }

    /// Takes the stars of images away.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked, and inside a runtime.
    pub fn unstar(&self, names: &[ImageName]) -> Result<ChangedImages, Error> {
        self.change(self.inner.unstar(names))
    }

    /// Deletes images.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked, and inside a runtime.
    pub fn delete(&self, names: &[ImageName]) -> Result<ChangedImages, Error> {
        self.change(self.inner.delete(names))
    }

    fn change(&self, change: Change<ImageName>) -> Result<ChangedImages, Error> {
        self.runtime.try_wait(change.into_future())
    }
}

type Reading = Pin<Box<dyn Stream<Item = Result<ImageDto, Error>> + Send>>;

/// The images of a list, each read when it is asked for.
pub struct List {
    /// `None` after an error: what comes behind it is not known.
    stream: Option<Reading>,
    runtime: Runtime,
}

impl Iterator for List {
    type Item = Result<ImageDto, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = self.stream.as_mut()?;
        let next = match self.runtime.wait(stream.next()) {
            Ok(next) => next,
            Err(error) => Some(Err(error)),
        };
        if !matches!(next, Some(Ok(_))) {
            self.stream = None;
        }
        next
    }
}

impl fmt::Debug for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("List").finish_non_exhaustive()
    }
}

/// A download that is being described; see [`ivk_boards::Download`].
#[derive(Debug)]
#[must_use = "a download does nothing until it is told where to"]
pub struct Download {
    inner: ivk_boards::Download,
    runtime: Runtime,
}

impl Download {
    /// The thumbnail instead of the picture itself.
    pub fn thumbnail(mut self) -> Self {
        self.inner = self.inner.thumbnail();
        self
    }

    /// What happens when the file exists.
    pub fn existing(mut self, existing: Existing) -> Self {
        self.inner = self.inner.existing(existing);
        self
    }

    /// The content, in memory.
    ///
    /// # Errors
    ///
    /// As [`ivk_boards::Download::to_bytes`], and inside a runtime.
    pub fn to_bytes(self) -> Result<Bytes, Error> {
        self.runtime.try_wait(self.inner.to_bytes())
    }

    /// Writes it to this file, and gives the path that it was written to.
    ///
    /// # Errors
    ///
    /// As [`ivk_boards::Download::to_file`], and inside a runtime.
    pub fn to_file(self, path: impl AsRef<Path>) -> Result<PathBuf, Error> {
        self.runtime.try_wait(self.inner.to_file(path))
    }

    /// Writes it to a file in this folder, and gives the path that it was written to.
    ///
    /// # Errors
    ///
    /// As [`ivk_boards::Download::to_dir`], and inside a runtime.
    pub fn to_dir(self, folder: impl AsRef<Path>) -> Result<PathBuf, Error> {
        self.runtime.try_wait(self.inner.to_dir(folder))
    }
}
