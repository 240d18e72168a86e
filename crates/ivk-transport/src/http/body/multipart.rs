//! Forms: texts and one file, of a length that is known before the first byte is sent.
//!
//! The length matters because a server can then refuse at once, and because a body that is described rather
//! than consumed can be sent again by the next attempt.

use std::{
    fmt::{self, Write},
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use bytes::Bytes;

/// A form with texts and at most one file. Cloning is cheap.
///
/// ```
/// use ivk_transport::http::{Body, FilePart, Multipart};
///
/// let form = Multipart::new()
///     .text("metadata", r#"{"prompt":"a lighthouse"}"#)
///     .file(FilePart::from_bytes("file", "photo.png", "image/png", vec![0x89, b'P', b'N', b'G']));
/// let body = Body::from(form);
/// ```
#[derive(Clone, Default)]
pub struct Multipart {
    texts: Vec<(Arc<str>, Arc<str>)>,
    file: Option<Arc<FilePart>>,
}

/// The file of a form.
pub struct FilePart {
    name: String,
    file_name: String,
    content_type: String,
    pub(super) source: Source,
    pub(super) length: u64,
}

#[derive(Clone)]
pub(super) enum Source {
    Bytes(Bytes),
    Path(PathBuf),
}

impl FilePart {
    /// A file whose content is in memory. `name` is the form's field, `file_name` what the server is told.
    #[must_use]
    pub fn from_bytes(
        name: impl Into<String>,
        file_name: impl Into<String>,
        content_type: impl Into<String>,
        content: impl Into<Bytes>,
    ) -> Self {
        let content = content.into();
        Self {
            name: name.into(),
            file_name: file_name.into(),
            content_type: content_type.into(),
            length: content.len() as u64,
            source: Source::Bytes(content),
        }
    }

    /// A file on disk. Its length is taken now; it is opened anew by every attempt and read in small pieces.
    ///
    /// # Errors
    /// When there is no readable file at `path`. A file that becomes shorter afterwards fails the attempt; one
    /// that grows is sent up to the length taken here.
    pub fn from_path(
        name: impl Into<String>,
        file_name: impl Into<String>,
        content_type: impl Into<String>,
        path: impl AsRef<Path>,
    ) -> io::Result<Self> {
        let path = path.as_ref();
        let about = std::fs::metadata(path)?;
        if !about.is_file() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "only a regular file can be uploaded",
            ));
        }
        Ok(Self {
            name: name.into(),
            file_name: file_name.into(),
            content_type: content_type.into(),
            length: about.len(),
            source: Source::Path(path.to_owned()),
        })
    }

    /// The length of the content in bytes.
    #[must_use]
    pub fn content_length(&self) -> u64 {
        self.length
    }
}

impl Multipart {
    /// An empty form.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text.
    #[must_use]
    pub fn text(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.texts.push((name.as_ref().into(), value.as_ref().into()));
        self
    }

    /// Sets the file, which is sent after all texts.
    #[must_use]
    pub fn file(mut self, file: FilePart) -> Self {
        self.file = Some(Arc::new(file));
        self
    }

    /// Writes out everything but the content of the file.
    pub(super) fn encode(&self, boundary: &str) -> Encoded {
        let mut head = String::new();
        for (name, value) in &self.texts {
            push_part(&mut head, boundary, name, None);
            head.push_str(value);
            head.push_str("\r\n");
        }
        let mut tail = String::new();
        if let Some(file) = &self.file {
            push_part(
                &mut head,
                boundary,
                &file.name,
                Some((&file.file_name, &file.content_type)),
            );
            tail.push_str("\r\n");
        }
        tail.push_str("--");
        tail.push_str(boundary);
        tail.push_str("--\r\n");
        let length = head.len() as u64 + self.file.as_ref().map_or(0, |f| f.length) + tail.len() as u64;
        Encoded {
            head: head.into(),
            file: self.file.clone(),
            tail: tail.into(),
            length,
        }
    }
}

/// A form that is ready to be sent.
pub(super) struct Encoded {
    pub(super) head: Bytes,
    pub(super) file: Option<Arc<FilePart>>,
    pub(super) tail: Bytes,
    pub(super) length: u64,
}

fn push_part(out: &mut String, boundary: &str, name: &str, file: Option<(&str, &str)>) {
    out.push_str("--");
    out.push_str(boundary);
    out.push_str("\r\nContent-Disposition: form-data; name=\"");
    push_escaped(out, name);
    out.push('"');
    if let Some((file_name, content_type)) = file {
        out.push_str("; filename=\"");
        push_escaped(out, file_name);
        out.push_str("\"\r\nContent-Type: ");
        // A content type has no way to escape; whatever cannot stand in one is left out.
        out.extend(content_type.chars().filter(|c| !c.is_control()));
    }
    out.push_str("\r\n\r\n");
}

/// Escapes a name as browsers do, so that it can neither end its quotes nor start a header.
fn push_escaped(out: &mut String, name: &str) {
    for c in name.chars() {
        match c {
            // Browsers escape line ends only; parsers refuse the other control characters as well.
            c if c == '"' || c.is_ascii_control() => {
                // Writing to a string cannot fail.
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            other => out.push(other),
        }
    }
}

impl fmt::Debug for Multipart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a form of {} texts", self.texts.len())?;
        match &self.file {
            Some(file) => write!(f, " and {file:?}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for FilePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} of {} bytes", self.file_name, self.length)
    }
}
