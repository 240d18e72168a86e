//! What can go wrong with boards and images.

use std::error::Error as StdError;
use std::fmt;
use std::path::Path;

use ivk_api::transport::CallError;
use ivk_transport::http::ErrorKind as HttpErrorKind;

/// A wish about boards, images or videos that was not fulfilled.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    source: Option<Source>,
}

#[derive(Debug)]
enum Source {
    Call(CallError),
    Other(Box<dyn StdError + Send + Sync>),
}

/// What kind of trouble an [`Error`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The server has no such board.
    NoSuchBoard,
    /// Several boards have this name.
    AmbiguousBoard,
    /// The server has no such image.
    NoSuchImage,
    /// The server has no such video.
    NoSuchVideo,
    /// What was asked for cannot be done to the uncategorized board.
    Uncategorized,
    /// It would change a board that this program protects; see [`ProtectedBoards`](crate::ProtectedBoards).
    Protected,
    /// What was given is not a picture that the server can read.
    NotAnImage,
    /// What was given is not a video that the server can read: an MP4 file of H.264.
    NotAVideo,
    /// The server is too old for this.
    Unsupported,
    /// Image files are being moved on the server; later it will work (6.14).
    Maintenance,
    /// What was asked for makes no sense, or the server did a part of it or none without saying why.
    Refused,
    /// A local file cannot be read or written.
    File,
    /// What a picture file says about how it was made cannot be read.
    Damaged,
    /// A download or a file ended before it was complete, or is not what it should be.
    Incomplete,
    /// The server could not be asked, or refused.
    Call,
}

/// What an error is about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Thing {
    Board,
    Image,
    Video,
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Board => "board",
            Self::Image => "image",
            Self::Video => "video",
        })
    }
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            source: None,
        }
    }

    pub(crate) fn call(doing: impl fmt::Display, source: CallError) -> Self {
        let (kind, message) = match source.transport_error().map(ivk_transport::http::Error::kind) {
            Some(HttpErrorKind::Conflict) => (
                ErrorKind::Maintenance,
                format!("{doing} failed, because the server is moving its image files"),
            ),
            Some(HttpErrorKind::NoSuchRoute) => (
                ErrorKind::Unsupported,
                format!("{doing} is not supported by this server"),
            ),
            _ => (ErrorKind::Call, format!("{doing} failed")),
        };
        Self::new(kind, message).because_of(source)
    }

    pub(crate) fn file(doing: &str, path: &Path, source: std::io::Error) -> Self {
        let message = format!("{doing} {} failed", path.display());
        Self {
            source: Some(Source::Other(source.into())),
            ..Self::new(ErrorKind::File, message)
        }
    }

    pub(crate) fn missing(thing: Thing, name: impl fmt::Display) -> Self {
        let kind = match thing {
            Thing::Board => ErrorKind::NoSuchBoard,
            Thing::Image => ErrorKind::NoSuchImage,
            Thing::Video => ErrorKind::NoSuchVideo,
        };
        let message = match thing {
            // Names of boards are easily taken for ids.
            Thing::Board => format!("the server has no board with the id {name}"),
            Thing::Image | Thing::Video => format!("the server has no {thing} {name}"),
        };
        Self::new(kind, message)
    }

    /// A call about one thing, which may not be there.
    fn about(thing: Thing, doing: &str, name: &str, source: CallError) -> Self {
        if source.is_not_found() {
            return Self::missing(thing, name).because_of(source);
        }
        Self::call(format_args!("{doing} {thing} {name}"), source)
    }

    pub(crate) fn about_image(doing: &str, image: &str, source: CallError) -> Self {
        Self::about(Thing::Image, doing, image, source)
    }

    pub(crate) fn about_video(doing: &str, video: &str, source: CallError) -> Self {
        Self::about(Thing::Video, doing, video, source)
    }

    pub(crate) fn about_board(doing: &str, board: &str, source: CallError) -> Self {
        Self::about(Thing::Board, doing, board, source)
    }

    pub(crate) fn because_of(mut self, source: CallError) -> Self {
        self.source = Some(Source::Call(source));
        self
    }

    pub(crate) fn because(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(Source::Other(source.into()));
        self
    }

    /// What kind of trouble it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The failed call: status, the server's own detail, attempts, whether a retry may help.
    pub fn call_error(&self) -> Option<&CallError> {
        match &self.source {
            Some(Source::Call(error)) => Some(error),
            _ => None,
        }
    }

    fn http_kind(&self) -> Option<HttpErrorKind> {
        self.call_error()?
            .transport_error()
            .map(ivk_transport::http::Error::kind)
    }

    /// Whether the server failed in a way that it does not explain.
    pub(crate) fn is_server_failure(&self) -> bool {
        self.http_kind() == Some(HttpErrorKind::Server)
    }

    /// Whether the server did not accept what was sent.
    pub(crate) fn is_rejected(&self) -> bool {
        self.http_kind() == Some(HttpErrorKind::Rejected)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.source {
            Some(Source::Call(error)) => Some(error),
            Some(Source::Other(error)) => Some(&**error),
            None => None,
        }
    }
}
