//! Workflow files: what they hold, which of them the editor loads, and how they are written back.

pub(crate) mod form;
pub(crate) mod json;
mod legacy;
mod link;
pub(crate) mod model;
mod read;
pub(crate) mod version;
mod write;

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use ivk_fields::Templates;
use model::Document;
pub use version::SchemaVersion;

use crate::draft::{Draft, SavedWorkflows};
use crate::error::{Error, ErrorKind, Position};
use crate::warning::Warning;

/// A workflow as exported from InvokeAI's editor.
///
/// It never changes: values for a run live in a [`Draft`] beside it. Cloning is cheap.
///
/// ```
/// use ivk_workflow::Workflow;
///
/// # let file = r#"{"name": "Poster", "author": "", "description": "", "version": "", "contact": "", "tags": "",
/// #   "notes": "", "exposedFields": [], "meta": {"version": "4.0.0"}, "nodes": [], "edges": []}"#;
/// let workflow: Workflow = file.parse()?;
/// assert_eq!(workflow.name(), "Poster");
/// # Ok::<(), ivk_workflow::Error>(())
/// ```
#[derive(Clone)]
pub struct Workflow(pub(crate) Arc<Document>);

impl Workflow {
    /// Reads a file of any schema version that the editor of InvokeAI 6.14 loads: 1.0.0, 2.0.0, 3.0.0 or 4.0.0.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Read`] when the file cannot be read; otherwise as [`Workflow::from_slice`].
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let bytes = read_file(path).map_err(|source| {
            Error::new(
                ErrorKind::Read,
                format!("the workflow {} could not be read", path.display()),
            )
            .because(source)
        })?;
        Self::from_vec(bytes).map_err(|error| error.in_file(path))
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Syntax`] when they are not UTF-8 or not JSON; [`ErrorKind::Version`] for a schema version that
    /// is not known; [`ErrorKind::Schema`] and [`ErrorKind::Form`] for what the editor would refuse. The position
    /// in the file, the node and the field are said where there are any.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_vec(bytes.to_vec())
    }

    fn from_vec(bytes: Vec<u8>) -> Result<Self, Error> {
        match String::from_utf8(bytes) {
            Ok(text) => Self::from_string(text),
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                let valid = error.as_bytes().get(..offset).unwrap_or_default();
                let valid = str::from_utf8(valid).unwrap_or_default();
                let position = Position::of(valid, offset);
                Err(Error::new(ErrorKind::Syntax, "the workflow is not UTF-8 text").at(position))
            }
        }
    }

    fn from_string(mut text: String) -> Result<Self, Error> {
        if text.starts_with('\u{feff}') {
            text.remove(0);
        }
        read::read(text.into_boxed_str()).map(|document| Self(Arc::new(document)))
    }

    /// Begins a run: finds the inputs and what the templates of a server say about them.
    ///
    /// The same workflow can be opened many times, with the templates of different servers.
    pub fn open(&self, templates: impl Into<Arc<Templates>>) -> Draft {
        Draft::new(self.clone(), templates.into(), Arc::new(()))
    }

    /// As [`Workflow::open`], with the workflows that this one [calls](Workflow::calls).
    pub fn open_with(
        &self,
        templates: impl Into<Arc<Templates>>,
        saved: impl SavedWorkflows + Send + Sync + 'static,
    ) -> Draft {
        Draft::new(self.clone(), templates.into(), Arc::new(saved))
    }

    /// The file as it was read, byte for byte but for a byte order mark.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// The schema version of the file.
    pub fn schema_version(&self) -> SchemaVersion {
        self.0.version
    }

    /// The id in a server's library, where the file has one.
    pub fn id(&self) -> Option<&str> {
        self.0.info.id.map(|id| self.0.str(id))
    }

    /// The name.
    pub fn name(&self) -> &str {
        self.0.str(self.0.info.name)
    }

    /// Who made it.
    pub fn author(&self) -> &str {
        self.0.str(self.0.info.author)
    }

    /// What it does.
    pub fn description(&self) -> &str {
        self.0.str(self.0.info.description)
    }

    /// The author's own version, free text.
    pub fn version(&self) -> &str {
        self.0.str(self.0.info.version)
    }

    /// How to reach the author.
    pub fn contact(&self) -> &str {
        self.0.str(self.0.info.contact)
    }

    /// The tags; the file has them as one text with commas.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        let tags = self.0.str(self.0.info.tags);
        tags.split(',').map(str::trim).filter(|tag| !tag.is_empty())
    }

    /// The author's notes.
    pub fn notes(&self) -> &str {
        self.0.str(self.0.info.notes)
    }

    /// How many nodes there are, notes and connectors included.
    pub fn node_count(&self) -> usize {
        self.0.nodes.len()
    }

    /// What was repaired or is doubtful in the file itself, without regard to any server.
    pub fn warnings(&self) -> &[Warning] {
        &self.0.warnings
    }
}

/// The bytes of a file. Most workflows are small, and to ask how long a file is takes longer than to copy it once more.
fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = BufReader::with_capacity(32 * 1024, File::open(path)?);
    let mut bytes = Vec::new();
    loop {
        let part = match file.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            part => part?,
        };
        if part.is_empty() {
            return Ok(bytes);
        }
        bytes.extend_from_slice(part);
        let length = part.len();
        file.consume(length);
    }
}

impl fmt::Debug for Workflow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workflow")
            .field("name", &self.name())
            .field("schema_version", &self.schema_version().as_str())
            .field("nodes", &self.node_count())
            .finish_non_exhaustive()
    }
}

impl FromStr for Workflow {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::from_string(text.to_owned())
    }
}
