//! The lines that `ivk run --json` prints: a public interface.

use serde::Serialize;

/// One line.
#[derive(Debug, Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
pub(crate) enum Event<'a> {
    /// The server has taken the batch.
    Submitted { batch_id: &'a str, item_ids: &'a [i64] },
    /// A queue item, or a node of it, has begun.
    Started {
        item_id: i64,
        #[serde(flatten)]
        node: Option<Node<'a>>,
    },
    /// A node tells how far it is. `percentage` runs from 0 to 1 and is absent when the node cannot say.
    Progress {
        item_id: i64,
        #[serde(flatten)]
        node: Node<'a>,
        message: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        percentage: Option<f64>,
    },
    /// Events were lost; the state was read again.
    Resync { reason: &'a str },
    /// A queue item is done.
    Completed { item_id: i64 },
    /// A queue item has failed.
    Failed {
        item_id: i64,
        error_type: &'a str,
        message: &'a str,
        #[serde(flatten)]
        node: Option<Node<'a>>,
    },
    /// A queue item was canceled.
    Canceled { item_id: i64 },
    /// A picture is on disk.
    Saved(&'a Image),
    /// The last line of a run.
    Done {
        status: &'a str,
        batch_id: &'a str,
        item_ids: &'a [i64],
        images: &'a [Image],
    },
    /// The command cannot go on.
    Error { code: &'a str, message: &'a str },
}

/// Which node of the workflow an event is about.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Node<'a> {
    pub(crate) node_id: &'a str,
    pub(crate) node_type: &'a str,
}

/// A picture that came out of a run.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Image {
    pub(crate) image_name: String,
    pub(crate) node_id: String,
    /// The input that the picture belongs to, where the form has one for its node.
    pub(crate) input_index: Option<usize>,
    pub(crate) board_id: Option<String>,
    pub(crate) path: Option<String>,
    /// The file with the values used, when one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) sidecar: Option<String>,
}
