//! What can go wrong offline.

use std::fmt;
use std::path::PathBuf;

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The byte, from 0.
    pub offset: usize,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl Position {
    pub(crate) fn of(text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            offset,
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// What kind of trouble an [`Error`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file could not be read.
    Read,
    /// The file is not UTF-8 or not JSON.
    Syntax,
    /// The schema version is missing or is none that this crate knows.
    Version,
    /// The file is JSON, but not a workflow that the editor would load.
    Schema,
    /// The structure of the form is broken.
    Form,
    /// No input answers to the key that was given.
    UnknownInput,
    /// More than one input answers to the label that was given.
    AmbiguousInput,
    /// The value does not fit the input.
    Value,
    /// The batch cannot be made.
    Batch,
    /// The index map is not usable.
    IndexMap,
}

/// What went wrong, and where.
///
/// One sentence in `Display`; the cause, when another library has one, in
/// [`source`](std::error::Error::source).
#[derive(Debug)]
pub struct Error(Box<Details>);

#[derive(Debug)]
struct Details {
    kind: ErrorKind,
    message: String,
    file: Option<PathBuf>,
    position: Option<Position>,
    node_id: Option<String>,
    field: Option<String>,
    index: Option<usize>,
    candidates: Vec<usize>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Details {
            kind,
            message: message.into(),
            file: None,
            position: None,
            node_id: None,
            field: None,
            index: None,
            candidates: Vec::new(),
            source: None,
        }))
    }

    pub(crate) fn at(mut self, position: Position) -> Self {
        self.0.position = Some(position);
        self
    }

    pub(crate) fn in_file(mut self, file: impl Into<PathBuf>) -> Self {
        self.0.file = Some(file.into());
        self
    }

    pub(crate) fn in_node(mut self, node_id: impl Into<String>) -> Self {
        self.0.node_id.get_or_insert(node_id.into());
        self
    }

    pub(crate) fn in_field(mut self, field: impl Into<String>) -> Self {
        self.0.field.get_or_insert(field.into());
        self
    }

    pub(crate) fn of_input(mut self, index: usize) -> Self {
        self.0.index = Some(index);
        self
    }

    pub(crate) fn among(mut self, candidates: Vec<usize>) -> Self {
        self.0.candidates = candidates;
        self
    }

    pub(crate) fn because(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// The kind of trouble.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The sentence without the place.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Where in the file.
    pub fn position(&self) -> Option<Position> {
        self.0.position
    }

    /// The node concerned.
    pub fn node_id(&self) -> Option<&str> {
        self.0.node_id.as_deref()
    }

    /// The field of the node.
    pub fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// The input concerned.
    pub fn input_index(&self) -> Option<usize> {
        self.0.index
    }

    /// The inputs that were meant, perhaps: those that share an ambiguous label, or those nearest to an unknown
    /// key, best first.
    pub fn candidates(&self) -> &[usize] {
        &self.0.candidates
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        match (&self.0.node_id, &self.0.field) {
            (Some(node_id), Some(field)) => write!(f, ", field `{field}` of node `{node_id}`")?,
            (Some(node_id), None) => write!(f, ", node `{node_id}`")?,
            (None, Some(field)) => write!(f, ", field `{field}`")?,
            (None, None) => {}
        }
        if let Some(position) = self.0.position {
            write!(f, ", at {position}")?;
        }
        if let Some(file) = &self.0.file {
            write!(f, " of {}", file.display())?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0
            .source
            .as_deref()
            .map(|source| source as &(dyn std::error::Error + 'static))
    }
}
