//! Downloads.

mod file;
mod file_name;
mod many;
mod part_file;
mod stream;
mod whole;

use std::fmt;
use std::path::{Path, PathBuf};

use bytes::{Bytes, BytesMut};
use ivk_api::operations::images::{GetImageFull, GetImageThumbnail};
use ivk_api::operations::videos::{GetVideoFull, GetVideoThumbnail};
use ivk_api::transport::{CallError, request};
use ivk_api::types::{ImageName, VideoName};
use ivk_transport::http::{self, Client};

use crate::error::{Error, ErrorKind};
use crate::progress::{Listener, Received};
use whole::Whole;

pub(crate) use file::Writer;
pub use file_name::safe_file_name;
pub use many::DownloadMany;
pub(crate) use part_file::{PartFile, Unfinished};
pub use stream::DownloadStream;

/// The most that is taken for a download before its announced length is believed.
const BELIEVED: u64 = 64 * 1024 * 1024;

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

/// What is downloaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Item {
    Image(ImageName),
    Video(VideoName),
}

impl Item {
    fn name(&self) -> &str {
        match self {
            Self::Image(name) => name.as_str(),
            Self::Video(name) => name.as_str(),
        }
    }

    fn about(&self, doing: &str, error: CallError) -> Error {
        match self {
            Self::Image(name) => Error::about_image(doing, name.as_str(), error),
            Self::Video(name) => Error::about_video(doing, name.as_str(), error),
        }
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Image(name) => write!(f, "image {name}"),
            Self::Video(name) => write!(f, "video {name}"),
        }
    }
}

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    /// PNG.
    Picture,
    /// WebP.
    Thumbnail,
    /// MP4.
    Video,
}

/// A download that is being described.
#[must_use = "a download does nothing until it is told where to"]
pub struct Download {
    client: Client,
    item: Item,
    thumbnail: bool,
    existing: Existing,
    progress: Option<Listener<Received>>,
}

impl Download {
    pub(crate) fn new(client: Client, item: Item) -> Self {
        Self {
            client,
            item,
            thumbnail: false,
            existing: Existing::default(),
            progress: None,
        }
    }

    /// The thumbnail, a small WebP, instead of the thing itself.
    pub fn thumbnail(mut self) -> Self {
        self.thumbnail = true;
        self
    }

    /// What happens when the file exists: it is kept, and the download gets a number, unless said otherwise.
    pub fn existing(mut self, existing: Existing) -> Self {
        self.existing = existing;
        self
    }

    /// Tells with every piece how much has come.
    pub fn progress(mut self, tell: impl FnMut(Received) + Send + 'static) -> Self {
        self.progress = Some(Box::new(tell));
        self
    }

    /// The content, in memory.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchImage`] or [`ErrorKind::NoSuchVideo`] when there is none; [`ErrorKind::Incomplete`] when it does
    /// not arrive whole; [`ErrorKind::Maintenance`] while the server moves its files.
    pub async fn to_bytes(mut self) -> Result<Bytes, Error> {
        let mut body = self.open().await?;
        let Some(first) = self.next(&mut body).await? else {
            return Ok(Bytes::new());
        };
        let Some(second) = self.next(&mut body).await? else {
            return Ok(first);
        };
        // What is announced can be wrong, and is not worth an allocation that fails.
        let announced = body.inner.content_length().unwrap_or_default().min(BELIEVED);
        let mut content = BytesMut::with_capacity(usize::try_from(announced).unwrap_or_default());
        content.extend_from_slice(&first);
        content.extend_from_slice(&second);
        while let Some(piece) = self.next(&mut body).await? {
            content.extend_from_slice(&piece);
        }
        Ok(content.freeze())
    }

    /// The content as it comes: a [`Stream`](futures_core::Stream) of bytes, and a [`tokio::io::AsyncRead`].
    ///
    /// ```no_run
    /// # async fn show(images: ivk_boards::Images) -> Result<(), Box<dyn std::error::Error>> {
    /// let mut picture = images.download("cat.png").to_stream().await?;
    /// println!("{:?} bytes", picture.content_length());
    /// tokio::io::copy(&mut picture, &mut tokio::io::sink()).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`to_bytes`](Self::to_bytes). What goes wrong later is an item of the stream: whether the whole came is known at
    /// its end only.
    pub async fn to_stream(mut self) -> Result<DownloadStream, Error> {
        let body = self.open().await?;
        let length = body.inner.content_length();
        let pieces = futures_util::stream::try_unfold((self, body), |(mut download, mut body)| async move {
            let piece = download.next(&mut body).await?;
            Ok(piece.map(|piece| (piece, (download, body))))
        });
        Ok(DownloadStream::new(pieces, length))
    }

    /// Writes it to this file, and gives the path that it was written to. Folders are made.
    ///
    /// It is written under another name and renamed when it is complete, so that there is never half a picture at
    /// `path`. Dropping the future removes what was written.
    ///
    /// # Errors
    ///
    /// As [`to_bytes`](Self::to_bytes), and [`ErrorKind::File`] when the file cannot be written.
    pub async fn to_file(mut self, path: impl AsRef<Path>) -> Result<PathBuf, Error> {
        let path = path.as_ref();
        if self.existing == Existing::Keep && tokio::fs::try_exists(path).await.is_ok_and(|exists| exists) {
            return Ok(path.to_owned());
        }
        let mut body = self.open().await?;
        let mut part = PartFile::new(path);
        while let Some(piece) = self.next(&mut body).await? {
            part.write(piece).await?;
        }
        part.finish(self.existing).await
    }

    /// Writes it to a file in this folder, and gives the path that it was written to. The file is called as the thing
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
        let name = self.item.name();
        if !self.thumbnail {
            return safe_file_name(name);
        }
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        safe_file_name(&format!("{stem}.webp"))
    }

    fn content(&self) -> Content {
        match &self.item {
            _ if self.thumbnail => Content::Thumbnail,
            Item::Image(_) => Content::Picture,
            Item::Video(_) => Content::Video,
        }
    }

    fn request(&self) -> Result<http::Request, CallError> {
        match (&self.item, self.thumbnail) {
            (Item::Image(name), false) => request(&GetImageFull::new(name)),
            (Item::Image(name), true) => request(&GetImageThumbnail::new(name)),
            (Item::Video(name), false) => request(&GetVideoFull::new(name)),
            (Item::Video(name), true) => request(&GetVideoThumbnail::new(name)),
        }
    }

    async fn open(&mut self) -> Result<Body, Error> {
        let failed = |error| self.item.about("downloading", error);
        let request = self.request().map_err(failed)?;
        let opened = self.client.download(request).await;
        let inner = opened.map_err(|error| failed(error.into()))?;
        // A page in place of a picture comes from something in between, or from a server without this route.
        let mut content_types = inner.headers().get_all("content-type").iter();
        if content_types.any(|content_type| content_type.as_bytes().starts_with(b"text/")) {
            let message = format!("the server sent a page in place of {}", self.item);
            return Err(Error::new(ErrorKind::Incomplete, message));
        }
        let whole = Whole::default();
        Ok(Body { inner, whole })
    }

    async fn next(&mut self, body: &mut Body) -> Result<Option<Bytes>, Error> {
        let piece = body.inner.chunk().await.map_err(|error| {
            let message = format!("the download of {} broke off", self.item);
            Error::new(ErrorKind::Incomplete, message).because(error)
        })?;
        match &piece {
            Some(piece) => body.whole.see(piece),
            None => body.whole.check(self.content(), &self.item.to_string())?,
        }
        if let Some(tell) = &mut self.progress {
            tell(Received {
                bytes: body.inner.received(),
                total: body.inner.content_length(),
            });
        }
        Ok(piece)
    }
}

/// What is coming.
struct Body {
    inner: http::Download,
    whole: Whole,
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("item", &self.item)
            .field("thumbnail", &self.thumbnail)
            .field("existing", &self.existing)
            .finish_non_exhaustive()
    }
}
