//! What a job has told and its reader has not yet read.
//!
//! The reader may be slow or absent; the job goes on. Progress is given up first, then the comings and goings of
//! nodes; the state of items never is. A reader who lost something finds a `Resync` in its place.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::remote::event::{JobEvent, ResyncReason};

/// Events kept for a reader before the first are given up.
const KEPT: usize = 1024;

#[derive(Debug, Default)]
pub(crate) struct Inbox {
    queue: Mutex<Queue>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct Queue {
    events: VecDeque<JobEvent>,
    /// How many of the events may be given up.
    expendable: usize,
    lagged: bool,
    closed: bool,
}

impl Inbox {
    /// Adds an event.
    pub(crate) fn push(&self, event: JobEvent) {
        self.lock().push(event);
        self.changed.notify_one();
    }

    /// Says that nothing more will come.
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_one();
    }

    /// Waits for the next event; `None` when all were read and no more will come.
    ///
    /// Cancel safe: an event is taken only when it is returned.
    pub(crate) async fn next(&self) -> Option<JobEvent> {
        loop {
            {
                let mut queue = self.lock();
                if let Some(event) = queue.pop() {
                    return Some(event);
                }
                if queue.closed {
                    return None;
                }
            }
            self.changed.notified().await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    fn pop(&mut self) -> Option<JobEvent> {
        if std::mem::take(&mut self.lagged) {
            return Some(JobEvent::Resync {
                reason: ResyncReason::Lagged,
            });
        }
        let event = self.events.pop_front()?;
        self.expendable -= usize::from(!is_state(&event));
        Some(event)
    }

    fn push(&mut self, event: JobEvent) {
        if let (
            Some(JobEvent::Progress {
                item: last_item,
                node: last_node,
                ..
            }),
            JobEvent::Progress { item, node, .. },
        ) = (self.events.back(), &event)
            && (last_item, &last_node.execution_id) == (item, &node.execution_id)
        {
            // Nobody needs a step that was already overtaken.
            self.events.pop_back();
            self.expendable -= 1;
        }
        if self.events.len() >= KEPT && self.expendable > 0 {
            self.make_room();
        }
        let expendable = !is_state(&event);
        if expendable && self.events.len() >= KEPT {
            self.lagged = true;
            return;
        }
        self.expendable += usize::from(expendable);
        self.events.push_back(event);
    }

    fn make_room(&mut self) {
        self.events
            .retain(|event| !matches!(event, JobEvent::Progress { .. }));
        if self.events.len() >= KEPT {
            self.events.retain(is_state);
            self.lagged = true;
        }
        self.expendable = self.events.iter().filter(|event| !is_state(event)).count();
    }
}

/// Events that are never given up. Their number is bounded by the number of items.
fn is_state(event: &JobEvent) -> bool {
    !matches!(
        event,
        JobEvent::Progress { .. } | JobEvent::NodeStarted { .. } | JobEvent::NodeCompleted { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remote::event::{ItemRef, NodeRef, Progress};
    use crate::remote::status::ItemStatus;
    use ivk_api::types::ItemId;

    fn item(id: i64) -> ItemRef {
        ItemRef {
            id: ItemId::new(id),
            index: Some(0),
        }
    }

    fn node(execution_id: &str) -> NodeRef {
        NodeRef {
            id: "n".into(),
            execution_id: execution_id.into(),
            node_type: "noise".into(),
            label: None,
        }
    }

    fn progress(execution_id: &str, percentage: f64) -> JobEvent {
        let progress = Progress {
            message: "step".into(),
            percentage: Some(percentage),
            preview: None,
        };
        JobEvent::Progress {
            item: item(1),
            node: node(execution_id),
            progress,
        }
    }

    #[tokio::test]
    async fn a_reader_sees_only_the_newest_step_of_a_node() {
        let inbox = Inbox::default();
        inbox.push(progress("a", 0.1));
        inbox.push(progress("a", 0.2));
        inbox.push(progress("b", 0.0));
        inbox.close();
        let mut seen = Vec::new();
        while let Some(JobEvent::Progress { node, progress, .. }) = inbox.next().await {
            seen.push((node.execution_id, progress.percentage));
        }
        assert_eq!(seen, [("a".to_owned(), Some(0.2)), ("b".to_owned(), Some(0.0))]);
    }

    #[tokio::test]
    async fn an_absent_reader_costs_nodes_and_is_told_but_never_costs_an_end() {
        let inbox = Inbox::default();
        for id in 0..3_000 {
            inbox.push(JobEvent::NodeStarted {
                item: item(id),
                node: node("x"),
            });
            inbox.push(JobEvent::ItemFinished {
                item: item(id),
                status: ItemStatus::Completed,
                failure: None,
            });
        }
        inbox.close();
        assert!(matches!(
            inbox.next().await,
            Some(JobEvent::Resync {
                reason: ResyncReason::Lagged
            })
        ));
        let mut ends = 0;
        let mut others = 0;
        while let Some(event) = inbox.next().await {
            match event {
                JobEvent::ItemFinished { item, .. } => {
                    assert_eq!(item.id, ItemId::new(ends));
                    ends += 1;
                }
                _ => others += 1,
            }
        }
        assert_eq!(ends, 3_000);
        assert!(others <= KEPT, "{others} node events were kept");
    }
}
