//! Why a node failed, in the words of the real server.

use std::fmt;

/// The failure of a node: what the queue item shows as `error_type` and `error_message`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NodeError {
    /// Name of the exception class that InvokeAI raises for it.
    pub(crate) error_type: String,
    /// Its message.
    pub(crate) message: String,
}

impl NodeError {
    /// A failure of the given class.
    pub(crate) fn new(error_type: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            error_type: error_type.into(),
            message: message.into(),
        }
    }

    /// A value that the node cannot work with.
    pub(crate) fn value(message: impl Into<String>) -> Self {
        Self::new("ValueError", message)
    }

    /// A required input that has neither value nor edge.
    pub(crate) fn missing_input(node_type: &str, field: &str) -> Self {
        Self::new(
            "MissingInputException",
            format!("Node {node_type} missing value or connection for field {field}"),
        )
    }

    /// A required input, fed by edges only, that has none.
    pub(crate) fn missing_connection(node_type: &str, field: &str) -> Self {
        Self::new(
            "RequiredConnectionException",
            format!("Node {node_type} missing connections for field {field}"),
        )
    }

    /// An image that the server does not have.
    pub(crate) fn image_not_found() -> Self {
        Self::new("ImageRecordNotFoundException", "Image record not found")
    }

    /// A model that the server does not have.
    pub(crate) fn unknown_model() -> Self {
        Self::new("UnknownModelException", "model not found")
    }

    /// The node noticed that its queue item was canceled. Not a failure of the item.
    pub(crate) fn canceled() -> Self {
        Self::new("CanceledException", "")
    }

    /// Whether this is [`canceled`](Self::canceled).
    pub(crate) fn is_canceled(&self) -> bool {
        self.error_type == "CanceledException"
    }
}

impl fmt::Display for NodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.error_type, self.message)
    }
}

impl std::error::Error for NodeError {}
