//! Downloads.

mod file;
mod file_name;

use std::path::{Path, PathBuf};

use bytes::{Bytes, BytesMut};
use ivk_api::operations::images::{GetImageFull, GetImageThumbnail};
use ivk_api::transport::open;
use ivk_api::types::ImageName;
use ivk_transport::http::{Client, StreamingResponse};

use crate::error::{Error, ErrorKind};
use file::PartFile;
use file_name::safe_file_name;

/// What happens when a file of that name is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Existing {
    /// It stays, and nothing is downloaded. An image never changes under its name.
    Keep,
    /// The download takes its place, in one step.
    Replace,
    /// The download gets a number: `cat-2.png`.
    #[default]
    Number,
}

/// A download that is being described.
#[derive(Debug, Clone)]
#[must_use = "a download does nothing until it is told where to"]
pub struct Download {
    client: Client,
    name: ImageName,
    thumbnail: bool,
    existing: Existing,
}

impl Download {
    pub(crate) fn new(client: Client, name: ImageName) -> Self {
        Self {
            client,
            name,
            thumbnail: false,
            existing: Existing::default(),
        }
    }

    /// The thumbnail, a small WebP, instead of the picture itself.
    pub fn thumbnail(mut self) -> Self {
        self.thumbnail = true;
        self
    }

    /// What happens when the file exists: it is kept, and the download gets a number, unless said otherwise.
    pub fn existing(mut self, existing: Existing) -> Self {
        self.existing = existing;
        self
    }

    /// The content, in memory.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchImage`] when there is no such image; [`ErrorKind::Incomplete`] when it does not arrive whole.
    pub async fn to_bytes(self) -> Result<Bytes, Error> {
        let mut answer = self.open().await?;
        let mut content = BytesMut::new();
        while let Some(piece) = self.next(&mut answer).await? {
            content.extend_from_slice(&piece);
        }
        self.check_length(&answer)?;
        Ok(content.freeze())
    }

    /// Writes it to this file, and gives the path that it was written to. Folders are made.
    ///
    /// It is written under another name and renamed when it is complete, so that there is never half a picture at
    /// `path`. Dropping the future removes what was written.
    ///
    /// # Errors
    ///
    /// As [`to_bytes`](Self::to_bytes), and [`ErrorKind::File`] when the file cannot be written.
    pub async fn to_file(self, path: impl AsRef<Path>) -> Result<PathBuf, Error> {
        let path = path.as_ref();
        if self.existing == Existing::Keep && path.exists() {
            return Ok(path.to_owned());
        }
        let mut answer = self.open().await?;
        let mut part = PartFile::create(path).await?;
        while let Some(piece) = self.next(&mut answer).await? {
            part.write(&piece).await?;
        }
        self.check_length(&answer)?;
        part.finish(self.existing).await
    }

    /// Writes it to a file in this folder, and gives the path that it was written to. The file is called as the image
    /// is on the server, but for what would lead out of the folder or cannot stand in a file name.
    ///
    /// # Errors
    ///
    /// As [`to_file`](Self::to_file).
    pub async fn to_dir(self, folder: impl AsRef<Path>) -> Result<PathBuf, Error> {
        let path = folder.as_ref().join(self.file_name());
        self.to_file(path).await
    }

    /// The name of the file that [`to_dir`](Self::to_dir) writes, when no other is there.
    pub fn file_name(&self) -> String {
        let name = self.name.as_str();
        if !self.thumbnail {
            return safe_file_name(name);
        }
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        safe_file_name(&format!("{stem}.webp"))
    }

    async fn open(&self) -> Result<StreamingResponse, Error> {
        let answer = if self.thumbnail {
            open(&self.client, &GetImageThumbnail::new(&self.name)).await
        } else {
            open(&self.client, &GetImageFull::new(&self.name)).await
        };
        let answer = answer.map_err(|error| Error::about_image("downloading", self.name.as_str(), error))?;
        // A page in place of a picture comes from something in between.
        let mut content_types = answer.headers().get_all("content-type").iter();
        if content_types.any(|content_type| content_type.as_bytes().starts_with(b"text/")) {
            let message = format!("the server did not send a picture for image {}", self.name);
            return Err(Error::new(ErrorKind::Incomplete, message));
        }
        Ok(answer)
    }

    async fn next(&self, answer: &mut StreamingResponse) -> Result<Option<Bytes>, Error> {
        answer.chunk().await.map_err(|error| {
            let message = format!("the download of image {} broke off", self.name);
            Error::new(ErrorKind::Incomplete, message).because(error)
        })
    }

    fn check_length(&self, answer: &StreamingResponse) -> Result<(), Error> {
        match answer.content_length() {
            Some(promised) if promised != answer.received() => {
                let received = answer.received();
                let message = format!("image {} came with {received} of {promised} bytes", self.name);
                Err(Error::new(ErrorKind::Incomplete, message))
            }
            _ => Ok(()),
        }
    }
}
