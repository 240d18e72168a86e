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
    /// A picture or a video is on disk.
    Saved(&'a Made),
    /// The last line of a run.
    Done {
        status: &'a str,
        batch_id: &'a str,
        item_ids: &'a [i64],
        images: &'a [&'a Made],
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        videos: &'a [&'a Made],
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

/// A picture or a video that came out of a run.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Made {
    #[serde(flatten)]
    pub(crate) name: MadeName,
    pub(crate) node_id: String,
    /// The input that it belongs to, where the form has one for its node.
    pub(crate) input_index: Option<usize>,
    /// Where it lies, as far as is known; that of a video is not.
    pub(crate) board_id: Option<String>,
    pub(crate) path: Option<String>,
    /// The file with the values used, when one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) sidecar: Option<String>,
}

/// What the server calls it. The key tells what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) enum MadeName {
    #[serde(rename = "image_name")]
    Image(String),
    #[serde(rename = "video_name")]
    Video(String),
}

impl MadeName {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Image(name) | Self::Video(name) => name,
        }
    }
}
