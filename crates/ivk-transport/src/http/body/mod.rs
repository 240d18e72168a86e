//! What a request carries. A body is a description, so that every attempt can send it afresh.

mod file;
mod multipart;
mod wire;

use std::fmt;

use bytes::Bytes;

pub use multipart::{FilePart, Multipart};
pub(crate) use wire::Progress;
pub use wire::WireBody;

/// The body of a request.
#[derive(Clone, Default)]
#[non_exhaustive]
pub enum Body {
    /// None.
    #[default]
    Empty,
    /// Bytes in memory.
    Bytes {
        /// What they are.
        content_type: &'static str,
        /// The bytes; clones share them.
        bytes: Bytes,
    },
    /// A form with texts and one file.
    Multipart(Multipart),
}

impl Body {
    /// JSON text.
    #[must_use]
    pub fn json(text: impl Into<Bytes>) -> Self {
        Self::Bytes {
            content_type: "application/json",
            bytes: text.into(),
        }
    }

    /// Bytes of a kind.
    #[must_use]
    pub fn bytes(content_type: &'static str, bytes: impl Into<Bytes>) -> Self {
        Self::Bytes {
            content_type,
            bytes: bytes.into(),
        }
    }
}

impl From<Multipart> for Body {
    fn from(form: Multipart) -> Self {
        Self::Multipart(form)
    }
}

/// Shows kind and size, never the content.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("Empty"),
            Self::Bytes { content_type, bytes } => write!(f, "{} bytes of {content_type}", bytes.len()),
            Self::Multipart(form) => form.fmt(f),
        }
    }
}
