//! What a PNG file says about how it was made, read without a server.

mod chunks;
mod text;

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::path::Path;

use crate::error::{Error, ErrorKind};
use crate::images::{EmbeddedWorkflow, ImageMetadata};
use text::{Fault, RawText};

/// How InvokeAI calls what it writes into its files.
const METADATA: &[u8] = b"invokeai_metadata";
const WORKFLOW: &[u8] = b"invokeai_workflow";
const GRAPH: &[u8] = b"invokeai_graph";

/// The metadata, workflow and graph inside a PNG file, which InvokeAI writes into every picture that it makes.
///
/// Pictures of a workflow carry all three; pictures of the Generate and Canvas tabs have no workflow. A picture that
/// was uploaded to a server keeps what it had. Reading takes neither a server nor the pixels; it is done at once, so
/// asynchronous code does it on a thread for blocking work.
///
/// Nothing that a file claims is believed: each of the three may have at most 16 MiB, compressed or not, and no more
/// memory is used than the three need. One that is damaged does not hide the others.
///
/// ```
/// use ivk_boards::PngMetadata;
///
/// # fn show(file: &str) -> Result<(), ivk_boards::Error> {
/// let inside = PngMetadata::from_path(file)?;
/// if let Some(metadata) = inside.metadata()? {
///     println!("{:?}", metadata.get::<String>("positive_prompt"));
/// }
/// if let Some(workflow) = inside.workflow()? {
///     println!("{} bytes that ivk_workflow opens", workflow.len());
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PngMetadata {
    metadata: Slot,
    workflow: Slot,
    graph: Slot,
    is_complete: bool,
}

/// One of the three: absent, there, or there and unreadable.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Slot(Option<Result<String, Fault>>);

impl PngMetadata {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::File`] when the file cannot be read; [`ErrorKind::NotAnImage`] when it is no PNG, whatever its
    /// name.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let read = File::open(path).and_then(|file| Self::read(BufReader::new(file)));
        read.map_err(|error| Error::file("reading", path, error))?
            .ok_or_else(|| not_a_png(&path.display()))
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotAnImage`] when they are no PNG.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, Error> {
        // Reading from memory does not fail.
        let read = Self::read(Cursor::new(bytes)).unwrap_or_default();
        read.ok_or_else(|| not_a_png(&"this"))
    }

    /// `None` when it is no PNG.
    fn read(source: impl Read + Seek) -> io::Result<Option<Self>> {
        let Some(mut chunks) = chunks::Chunks::open(source)? else {
            return Ok(None);
        };
        // Kept as they are until the last is known, so that a file of many compressed texts costs no more than one.
        let (mut metadata, mut workflow, mut graph) = (None, None, None);
        while let Some(chunk) = chunks.next()? {
            let Some((keyword, raw)) = text::read(&mut chunks, chunk)? else {
                continue;
            };
            let slot = match keyword.as_slice() {
                METADATA => &mut metadata,
                WORKFLOW => &mut workflow,
                GRAPH => &mut graph,
                _ => continue,
            };
            // When a keyword stands there twice the server takes the last, and so does this.
            *slot = Some(raw);
        }
        let [metadata, workflow, graph] =
            [metadata, workflow, graph].map(|raw| Slot(raw.map(RawText::decode)));
        Ok(Some(Self {
            metadata,
            workflow,
            graph,
            is_complete: chunks.is_complete(),
        }))
    }

    /// The generation data; `None` when the picture has none.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Damaged`] when it is there but cannot be read or is no JSON object; [`ErrorKind::Incomplete`] when
    /// the file ends too early to tell.
    pub fn metadata(&self) -> Result<Option<ImageMetadata>, Error> {
        let Some(json) = self.metadata_json()? else {
            return Ok(None);
        };
        match ImageMetadata::from_json(json) {
            Ok(metadata) => Ok(Some(metadata)),
            Err(error) => {
                let message = "the metadata in the picture is not a JSON object";
                Err(Error::new(ErrorKind::Damaged, message).because(error))
            }
        }
    }

    /// The generation data as the text that stands in the file, which is meant to be a JSON object.
    ///
    /// # Errors
    ///
    /// As [`metadata`](Self::metadata), but it need not be JSON.
    pub fn metadata_json(&self) -> Result<Option<&str>, Error> {
        self.text(&self.metadata, "metadata")
    }

    /// The workflow as the text that stands in the file, in the editor's format.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Damaged`] when it is there but cannot be read; [`ErrorKind::Incomplete`] when the file ends too
    /// early to tell.
    pub fn workflow(&self) -> Result<Option<&str>, Error> {
        self.text(&self.workflow, "workflow")
    }

    /// The graph that ran, as the text that stands in the file, in the server's format.
    ///
    /// # Errors
    ///
    /// As [`workflow`](Self::workflow).
    pub fn graph(&self) -> Result<Option<&str>, Error> {
        self.text(&self.graph, "graph")
    }

    /// Workflow and graph as a server gives them for an image of its own.
    ///
    /// # Errors
    ///
    /// As [`workflow`](Self::workflow).
    pub fn embedded_workflow(&self) -> Result<EmbeddedWorkflow, Error> {
        Ok(EmbeddedWorkflow {
            workflow: self.workflow()?.map(str::to_owned),
            graph: self.graph()?.map(str::to_owned),
        })
    }

    /// Whether the file has an end. One that has none was cut off, and may have lost what stood further on.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    fn text<'a>(&self, slot: &'a Slot, what: &str) -> Result<Option<&'a str>, Error> {
        match &slot.0 {
            Some(Ok(text)) => Ok(Some(text)),
            Some(Err(fault)) => {
                let message = format!("the {what} in the picture cannot be read: {fault}");
                Err(Error::new(ErrorKind::Damaged, message))
            }
            None if self.is_complete => Ok(None),
            None => {
                let message = format!("the picture is cut off, and no {what} stands in what is left of it");
                Err(Error::new(ErrorKind::Incomplete, message))
            }
        }
    }
}

fn not_a_png(what: &dyn std::fmt::Display) -> Error {
    Error::new(ErrorKind::NotAnImage, format!("{what} is not a PNG file"))
}

#[cfg(test)]
mod tests;
