//! What a running job tells.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;

use super::status::ItemStatus;
use ivk_api::types::NodeOutput;
use ivk_api::types::{BatchId, ItemId};

/// News of a job, in the order in which they happened.
///
/// Events are for watching. That a job has ended is decided by the state of its items on the server, so a lost
/// event can delay [`ItemFinished`](Self::ItemFinished) but never swallow it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum JobEvent {
    /// The server took the batch. Always the first event.
    #[non_exhaustive]
    Submitted {
        /// The batch.
        batch_id: BatchId,
        /// Its items in the order of the batch.
        items: Vec<ItemId>,
    },
    /// An item began to run.
    #[non_exhaustive]
    Started {
        /// The item.
        item: ItemRef,
    },
    /// An item waits for a workflow that it called.
    #[non_exhaustive]
    Waiting {
        /// The item.
        item: ItemRef,
    },
    /// A node began to run.
    #[non_exhaustive]
    NodeStarted {
        /// The item it runs in.
        item: ItemRef,
        /// The node.
        node: NodeRef,
    },
    /// A node reports how far it is.
    #[non_exhaustive]
    Progress {
        /// The item it runs in.
        item: ItemRef,
        /// The node.
        node: NodeRef,
        /// How far, and what it looks like.
        progress: Progress,
    },
    /// A node has its result.
    #[non_exhaustive]
    NodeCompleted {
        /// The item it ran in.
        item: ItemRef,
        /// The node.
        node: NodeRef,
        /// What it made.
        output: NodeOutput,
    },
    /// Something may have been missed; the state was read anew and what follows is complete again.
    #[non_exhaustive]
    Resync {
        /// Why.
        reason: ResyncReason,
    },
    /// The job does not move, and this is why.
    #[non_exhaustive]
    Stalled {
        /// Why.
        reason: StallReason,
    },
    /// An item reached its final state.
    #[non_exhaustive]
    ItemFinished {
        /// The item.
        item: ItemRef,
        /// The final state.
        status: ItemStatus,
        /// Why it failed, as far as the news told; [`ItemResult::failure`](super::ItemResult::failure) has all.
        failure: Option<Failure>,
    },
}

/// An item of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ItemRef {
    /// The server's number.
    pub id: ItemId,
    /// Its place in the batch, from 0. `None` for the item of a workflow that was called by one of the job's
    /// own items (`call_saved_workflow`, InvokeAI 6.14).
    pub index: Option<usize>,
}

/// A node while it runs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NodeRef {
    /// The node of the workflow.
    pub id: String,
    /// The copy of it that runs. Iteration makes many copies of one node.
    pub execution_id: String,
    /// The node's type, for example `denoise_latents`.
    pub node_type: String,
    /// What the editor shows: its own label, else the title of its type. `None` when the workflow is not at hand.
    pub label: Option<Arc<str>>,
}

impl NodeRef {
    /// The label, or the type where there is none.
    pub fn title(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.node_type)
    }
}

/// How far a node is.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Progress {
    /// What it is doing, in the server's words.
    pub message: String,
    /// From 0 to 1; `None` when the node cannot tell. Each node starts anew.
    pub percentage: Option<f64>,
    /// A picture of the current state.
    pub preview: Option<Preview>,
}

/// A small picture of an unfinished result.
#[derive(Clone, PartialEq)]
pub struct Preview {
    width: u32,
    height: u32,
    data_url: Arc<str>,
}

impl Preview {
    pub(crate) fn new(width: u32, height: u32, data_url: impl Into<Arc<str>>) -> Self {
        Self {
            width,
            height,
            data_url: data_url.into(),
        }
    }

    /// Width at which it should be shown, in pixels. The encoded picture may be smaller.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height at which it should be shown, in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The media type, usually `image/jpeg`.
    pub fn media_type(&self) -> &str {
        self.data_url
            .strip_prefix("data:")
            .and_then(|rest| rest.split([';', ',']).next())
            .filter(|media| !media.is_empty())
            .unwrap_or("application/octet-stream")
    }

    /// The encoded picture, or `None` when the server sent something that is not base64.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let (head, data) = self.data_url.split_once(',')?;
        if !head.ends_with(";base64") {
            return None;
        }
        base64::engine::general_purpose::STANDARD.decode(data).ok()
    }
}

impl fmt::Debug for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Preview")
            .field("width", &self.width)
            .field("height", &self.height)
            .field("media_type", &self.media_type())
            .finish_non_exhaustive()
    }
}

/// Why the state was read anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResyncReason {
    /// The event connection was lost and came back.
    Reconnected,
    /// There is no event connection; the job is followed by asking.
    Polling,
    /// The reader was slower than the events, and some were dropped.
    Lagged,
}

/// Why nothing happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StallReason {
    /// The queue was paused. It goes on when somebody resumes it.
    Paused,
    /// The worker of the server has died. Only a restart of the server helps.
    WorkerDead,
    /// The next item in the queue cannot be read by the server, and everything behind it stays pending.
    /// Canceling the batch of that item helps.
    QueueBlocked,
    /// The server does not answer.
    Unreachable,
}

impl fmt::Display for StallReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Paused => "the queue is paused",
            Self::WorkerDead => "the server's worker has died and the server must be restarted",
            Self::QueueBlocked => {
                "the next item of the queue cannot be read by the server and blocks everything behind it"
            }
            Self::Unreachable => "the server does not answer",
        })
    }
}

/// Why an item failed, in the server's words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure {
    /// The class of the error, for example `ZeroDivisionError`.
    pub error_type: String,
    /// The message.
    pub message: String,
    /// The server's traceback. It shows paths of the server.
    pub traceback: Option<String>,
    /// The node that failed.
    pub node: Option<NodeRef>,
}

impl Failure {
    /// As the server tells it: any part may be absent.
    pub(crate) fn told(
        error_type: Option<String>,
        message: Option<String>,
        traceback: Option<String>,
    ) -> Self {
        Self {
            error_type: error_type.unwrap_or_else(|| "Error".to_owned()),
            message: message.unwrap_or_default(),
            traceback,
            node: None,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(node) = &self.node {
            write!(f, "node \"{}\" ({}) failed: ", node.title(), node.id)?;
        }
        match self.message.as_str() {
            "" => f.write_str(&self.error_type),
            message => write!(f, "{}: {message}", self.error_type),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_gives_its_bytes() {
        let preview = Preview::new(64, 48, "data:image/jpeg;base64,/9j/4A==");
        assert_eq!(preview.media_type(), "image/jpeg");
        assert_eq!(preview.bytes().unwrap(), [0xff, 0xd8, 0xff, 0xe0]);
    }

    #[test]
    fn a_broken_preview_is_no_preview() {
        for text in [
            "",
            "data:",
            "data:image/png;base64",
            "data:image/png;base64,???",
            "data:image/png,abc",
        ] {
            assert_eq!(Preview::new(1, 1, text).bytes(), None, "{text:?}");
        }
    }

    #[test]
    fn a_failure_reads_aloud() {
        let node = NodeRef {
            id: "n1".into(),
            execution_id: "x".into(),
            node_type: "div".into(),
            label: Some("Half".into()),
        };
        let failure = Failure {
            error_type: "ZeroDivisionError".into(),
            message: "integer division by zero".into(),
            traceback: None,
            node: Some(node),
        };
        assert_eq!(
            failure.to_string(),
            "node \"Half\" (n1) failed: ZeroDivisionError: integer division by zero"
        );
    }
}
