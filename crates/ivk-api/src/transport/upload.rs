//! Files to send.

use std::fmt;
use std::io;
use std::path::PathBuf;

use bytes::Bytes;
use ivk_transport::http::FilePart;

/// A file to send. It is described here and read when it is sent, anew by every attempt.
#[derive(Debug, Clone)]
pub struct UploadFile {
    name: String,
    content_type: String,
    source: Source,
}

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    Path(PathBuf),
}

/// Shows no content.
impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::Path(path) => path.fmt(f),
        }
    }
}

impl UploadFile {
    /// A file in memory.
    ///
    /// The server takes an image only when the content type starts with `image`, and a video only when it is `video/mp4`
    /// (6.14.2).
    pub fn from_bytes(
        name: impl Into<String>,
        content_type: impl Into<String>,
        content: impl Into<Bytes>,
    ) -> Self {
        Self {
            name: name.into(),
            content_type: content_type.into(),
            source: Source::Bytes(content.into()),
        }
    }

    /// A file on disk. The server is told its name, and nothing of where it lies.
    pub fn from_path(path: impl Into<PathBuf>, content_type: impl Into<String>) -> Self {
        let path = path.into();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Self {
            name,
            content_type: content_type.into(),
            source: Source::Path(path),
        }
    }

    /// Tells the server another name.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    pub(super) fn into_part(self, part: &str) -> io::Result<FilePart> {
        match self.source {
            Source::Bytes(content) => Ok(FilePart::from_bytes(part, self.name, self.content_type, content)),
            Source::Path(path) => FilePart::from_path(part, self.name, self.content_type, path),
        }
    }
}
