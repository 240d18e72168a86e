//! Uploads.

mod content;

use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use ivk_api::operations::images::UploadImage;
use ivk_api::transport::{UploadFile, upload};
use ivk_api::types::{ImageCategory, ImageDto, SessionId};
use ivk_transport::http::Client;

use crate::board::BoardRef;
use crate::error::{Error, ErrorKind};
use crate::images::Images;

pub use content::ImageFormat;

/// What is uploaded.
#[derive(Clone)]
pub struct UploadSource(Source);

#[derive(Clone)]
enum Source {
    Path(PathBuf),
    Bytes { name: String, content: Bytes },
}

impl UploadSource {
    /// A picture in memory, and what the server is told that it is called.
    pub fn from_bytes(name: impl Into<String>, content: impl Into<Bytes>) -> Self {
        Self(Source::Bytes {
            name: name.into(),
            content: content.into(),
        })
    }
}

impl<P: AsRef<Path>> From<P> for UploadSource {
    fn from(path: P) -> Self {
        Self(Source::Path(path.as_ref().to_owned()))
    }
}

impl fmt::Debug for UploadSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Path(path) => path.fmt(f),
            Source::Bytes { name, .. } => name.fmt(f),
        }
    }
}

/// An upload that is being described. The server stores every picture as a PNG of a new name.
#[derive(Debug)]
#[must_use = "an upload does nothing until it is sent"]
pub struct Upload {
    images: Images,
    source: UploadSource,
    board: BoardRef,
    category: ImageCategory,
    is_intermediate: bool,
    session: Option<SessionId>,
    crop_visible: bool,
    size: Option<(u32, u32)>,
    metadata: Option<String>,
}

impl Upload {
    pub(crate) fn new(client: Client, source: UploadSource) -> Self {
        Self {
            images: Images::new(client),
            source,
            board: BoardRef::Uncategorized,
            category: ImageCategory::User,
            is_intermediate: false,
            session: None,
            crop_visible: false,
            size: None,
            metadata: None,
        }
    }

    /// Where it goes: uncategorized unless said otherwise.
    pub fn board(mut self, board: impl Into<BoardRef>) -> Self {
        self.board = board.into();
        self
    }

    /// What it is: `user` unless said otherwise, which the gallery shows among the assets.
    pub fn category(mut self, category: ImageCategory) -> Self {
        self.category = category;
        self
    }

    /// Hides it from the gallery.
    pub fn intermediate(mut self) -> Self {
        self.is_intermediate = true;
        self
    }

    /// The session that it belongs to.
    pub fn session(mut self, session: impl Into<SessionId>) -> Self {
        self.session = Some(session.into());
        self
    }

    /// Cuts off the transparent border.
    pub fn crop_visible(mut self) -> Self {
        self.crop_visible = true;
        self
    }

    /// Makes it this size, in pixels, on the server.
    pub fn resize_to(mut self, width: u32, height: u32) -> Self {
        self.size = Some((width, height));
        self
    }

    /// Its generation data: a JSON object. The server silently drops anything else, so that is refused here.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Refused`] when it is not a JSON object.
    pub fn metadata(mut self, json: impl Into<String>) -> Result<Self, Error> {
        let json = json.into();
        serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&json).map_err(|error| {
            Error::new(ErrorKind::Refused, "metadata must be a JSON object").because(error)
        })?;
        self.metadata = Some(json);
        Ok(self)
    }

    /// Sends it, and gives what the server made of it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::File`] when the file cannot be read; [`ErrorKind::NotAnImage`] when its content is no picture,
    /// whatever its name; [`ErrorKind::NoSuchBoard`] when there is no such board. After a failure that leaves open
    /// whether the server has the picture, it is not sent again.
    pub async fn send(self) -> Result<ImageDto, Error> {
        let file = self.file().await?;
        self.images.refuse_unknown(&self.board).await?;
        let mut operation = UploadImage::new(self.category, self.is_intermediate);
        if let BoardRef::Board(board) = self.board {
            operation.board_id = Some(board);
        }
        operation.session_id = self.session;
        operation.crop_visible = self.crop_visible.then_some(true);
        // The server's own documentation asks for a list, which it then refuses.
        operation.resize_to = self
            .size
            .map(|(width, height)| format!("{{\"width\":{width},\"height\":{height}}}"));
        operation.metadata = self.metadata;
        let uploaded = upload(&self.images.client, &operation, file).await;
        uploaded.map_err(|error| Error::call(format_args!("uploading {:?}", self.source), error))
    }

    /// The file, whose kind is known by its first bytes.
    async fn file(&self) -> Result<UploadFile, Error> {
        let not_an_image = |name: &dyn fmt::Debug| {
            Error::new(
                ErrorKind::NotAnImage,
                format!("{name:?} is not a picture that the server can read"),
            )
        };
        match &self.source.0 {
            Source::Bytes { name, content } => {
                let format = ImageFormat::detect(content).ok_or_else(|| not_an_image(name))?;
                Ok(UploadFile::from_bytes(name, format.media_type(), content.clone()))
            }
            Source::Path(path) => {
                let opened = path.clone();
                let reading = tokio::task::spawn_blocking(move || first_bytes(&opened));
                let start = match reading.await {
                    Ok(start) => start,
                    Err(ended) => Err(std::io::Error::other(ended)),
                };
                let start = start.map_err(|error| Error::file("reading", path, error))?;
                let format = ImageFormat::detect(&start).ok_or_else(|| not_an_image(path))?;
                Ok(UploadFile::from_path(path, format.media_type()))
            }
        }
    }
}

fn first_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut start = Vec::with_capacity(16);
    std::fs::File::open(path)?.take(16).read_to_end(&mut start)?;
    Ok(start)
}
