//! What state a queue item is in, and which news about it may be believed.

use std::fmt;

use super::event::Failure;
use ivk_api::types::{ItemId, QueueItemStatus};

/// The state of a queue item.
///
/// `Waiting` exists since InvokeAI 6.14. A state that this version of the crate does not know is kept as
/// [`Other`](Self::Other) and is never taken for an end.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ItemStatus {
    /// In the queue, not yet started.
    Pending,
    /// Running.
    InProgress,
    /// Suspended until a workflow that it called has finished.
    Waiting,
    /// Finished. Final.
    Completed,
    /// Ended by an error. Final.
    Failed,
    /// Ended by a request to stop, or by a restart of the server. Final.
    Canceled,
    /// The server no longer knows the item: it was deleted, pruned, or the queue was cleared. Final.
    Removed,
    /// A state that only a newer server has.
    Other(String),
}

impl ItemStatus {
    /// The server's own word. [`Removed`](Self::Removed) has none and is written `removed`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "pending",
            Self::InProgress => "in_progress",
            Self::Waiting => "waiting",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
            Self::Removed => "removed",
            Self::Other(text) => text,
        }
    }

    /// Whether the item will never leave this state.
    pub fn is_final(&self) -> bool {
        matches!(
            self,
            Self::Completed | Self::Failed | Self::Canceled | Self::Removed
        )
    }

    /// How far along the item is, for news that carry no sequence number.
    fn rank(&self) -> u8 {
        match self {
            Self::Other(_) | Self::Pending => 0,
            Self::InProgress | Self::Waiting => 1,
            _ => 2,
        }
    }
}

impl From<QueueItemStatus> for ItemStatus {
    fn from(status: QueueItemStatus) -> Self {
        match status {
            QueueItemStatus::Pending => Self::Pending,
            QueueItemStatus::InProgress => Self::InProgress,
            QueueItemStatus::Waiting => Self::Waiting,
            QueueItemStatus::Completed => Self::Completed,
            QueueItemStatus::Failed => Self::Failed,
            QueueItemStatus::Canceled => Self::Canceled,
            other => Self::Other(other.as_str().to_owned()),
        }
    }
}

impl fmt::Display for ItemStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Something that was said about an item, in an event or in an answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StatusFact {
    pub(crate) item: ItemId,
    pub(crate) status: ItemStatus,
    /// Grows by one with every change. Absent before InvokeAI 6.13 and in item summaries.
    pub(crate) sequence: Option<i64>,
    pub(crate) failure: Option<Failure>,
}

/// Whether `new` is later than what is known.
///
/// A final state never changes, so news of an end always win and nothing wins over an end. Otherwise the
/// sequence number decides; without one, an item only moves forward.
pub(crate) fn supersedes(known: &ItemStatus, known_sequence: Option<i64>, new: &StatusFact) -> bool {
    if known.is_final() {
        return false;
    }
    if new.status.is_final() {
        return true;
    }
    match (known_sequence, new.sequence) {
        (Some(known), Some(new)) => new > known,
        _ => new.status.rank() > known.rank(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(status: ItemStatus, sequence: Option<i64>) -> StatusFact {
        StatusFact {
            item: ItemId::new(1),
            status,
            sequence,
            failure: None,
        }
    }

    #[test]
    fn news_are_believed_by_sequence_then_by_rank() {
        use ItemStatus::{Completed, Failed, InProgress, Pending, Waiting};
        let table: [(ItemStatus, Option<i64>, StatusFact, bool); 10] = [
            (Pending, Some(0), fact(InProgress, Some(1)), true),
            (InProgress, Some(1), fact(InProgress, Some(1)), false),
            (InProgress, Some(4), fact(Waiting, Some(2)), false),
            (Waiting, Some(2), fact(Pending, Some(3)), true),
            (Waiting, None, fact(Pending, Some(3)), false),
            (InProgress, Some(1), fact(Completed, None), true),
            (InProgress, Some(5), fact(Completed, Some(2)), true),
            (Completed, Some(2), fact(Failed, Some(9)), false),
            (Pending, None, fact(InProgress, None), true),
            (InProgress, None, fact(Pending, None), false),
        ];
        for (known, sequence, new, expected) in table {
            assert_eq!(
                supersedes(&known, sequence, &new),
                expected,
                "{known} {sequence:?} then {new:?}"
            );
        }
    }

    #[test]
    fn an_unknown_state_survives_and_is_not_an_end() {
        let status = ItemStatus::from(QueueItemStatus::from("paused_by_owner"));
        assert_eq!(status.as_str(), "paused_by_owner");
        assert!(!status.is_final());
    }
}
