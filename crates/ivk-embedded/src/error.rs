//! The error of starting and using the embedded server from Rust.

use std::path::PathBuf;

/// Why the embedded server could not start.
///
/// What goes wrong while it serves is answered over HTTP, as a real server would, and never becomes an `Error`.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] ErrorKind);

#[derive(Debug, thiserror::Error)]
pub(crate) enum ErrorKind {
    #[error("the folder {} of the embedded server cannot be used", folder.display())]
    Folder { folder: PathBuf, source: std::io::Error },
    #[error("the temporary folder of the embedded server cannot be made")]
    TemporaryFolder(#[source] std::io::Error),
    #[error("the database of the embedded server cannot be opened")]
    Database(#[source] rusqlite::Error),
    #[error("the embedded server cannot listen on a loopback port")]
    Listen(#[source] std::io::Error),
    #[error("the threads of the embedded server cannot be started")]
    Threads(#[source] std::io::Error),
    #[error("the embedded server stopped while it was starting")]
    Stopped,
}

impl Error {
    /// Whether the folder that was asked for is the cause.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        matches!(self.0, ErrorKind::Folder { .. })
    }
}
