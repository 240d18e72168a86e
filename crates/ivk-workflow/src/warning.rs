//! What the editor repairs in silence, said aloud.

use std::fmt;

/// Something that was repaired, dropped or is doubtful, but does not prevent a run.
///
/// `code` is a stable word for programs; the message is for people.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warning {
    /// A stable kebab-case word, such as `edge-dropped`.
    pub code: &'static str,
    /// One sentence.
    pub message: String,
    /// The node concerned.
    pub node_id: Option<String>,
    /// The field of the node.
    pub field: Option<String>,
}

impl Warning {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            node_id: None,
            field: None,
        }
    }

    pub(crate) fn node(mut self, node_id: impl Into<String>) -> Self {
        self.node_id = Some(node_id.into());
        self
    }

    pub(crate) fn field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
