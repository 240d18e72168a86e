//! The queue: with a batch of its own, under a label of its own, so that even sweeping operations hit only that.

use std::thread::sleep;
use std::time::{Duration, Instant};

use ivk_api::operations::queue;
use ivk_api::types::{Batch, BatchDatum, Graph, ItemId, RawJson};

use super::call::Caller;

/// The label under which everything here is enqueued.
pub(super) const QUEUE: &str = "verify";
const DESTINATION: &str = "verify";

/// How long items may take that do next to nothing.
const PATIENCE: Duration = Duration::from_secs(60);

pub(super) fn call(caller: &mut Caller) {
    caller.call(&queue::GetQueueStatus::new("default"));
    if let Some(list) = caller.call(&queue::GetQueueItemIds::new("default")) {
        let some: Vec<ItemId> = list.item_ids.into_iter().take(20).collect();
        caller.call(&queue::GetQueueItemsByItemIds::new(
            "default",
            some.iter().copied(),
        ));
        caller.call(&queue::GetQueueItemSummariesByIds::new(
            "default",
            some.iter().copied(),
        ));
        for item in some {
            caller.call(&queue::GetQueueItem::new("default", item));
        }
    }
    let Some(batch) = batch() else { return };
    let Some(enqueued) = caller.call(&queue::EnqueueBatch::new(QUEUE, batch).prepend(false)) else {
        return;
    };
    let id = enqueued.batch.batch_id.unwrap_or_default();
    caller.call(&queue::GetBatchStatus::new(QUEUE, &id));
    caller.call(&queue::GetCurrentQueueItem::new(QUEUE));
    caller.call(&queue::GetNextQueueItem::new(QUEUE));
    caller.call(&queue::CountsByDestination::new(QUEUE, DESTINATION));
    caller.call(&queue::ListAllQueueItems::new(QUEUE).destination(DESTINATION));
    let items = enqueued.item_ids;
    if let Some(&last) = items.first() {
        caller.call(&queue::CancelQueueItem::new(QUEUE, last));
        caller.call(&queue::RetryItemsById::new(QUEUE, [last]));
    }
    caller.call(&queue::CancelByBatchIds::new(QUEUE, [&id]));
    caller.call(&queue::CancelByDestination::new(QUEUE, DESTINATION));
    caller.call(&queue::CancelAllExceptCurrent::new(QUEUE));
    settle(caller);
    if let Some(&first) = items.last() {
        caller.call(&queue::DeleteQueueItem::new(QUEUE, first));
    }
    caller.call(&queue::DeleteByDestination::new(QUEUE, DESTINATION));
    caller.call(&queue::DeleteAllExceptCurrent::new(QUEUE));
    caller.call(&queue::Prune::new(QUEUE));
    caller.call(&queue::Clear::new(QUEUE));
}

/// Waits until nothing of ours waits or runs. The worker of 6.0 does not survive it when the item that it runs is deleted.
pub(super) fn settle(caller: &mut Caller) {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        let Some(answer) = caller.call(&queue::GetQueueStatus::new(QUEUE)) else {
            return;
        };
        if answer.queue.pending + answer.queue.in_progress == 0 {
            break;
        }
        sleep(Duration::from_millis(200));
    }
    // What was canceled is written down once more when its node has ended.
    sleep(Duration::from_secs(2));
}

/// Three additions that need no model.
fn batch() -> Option<Batch> {
    let node = RawJson::parse(r#"{"id": "sum", "type": "add", "a": 1, "b": 2}"#).ok()?;
    let mut graph = Graph::default();
    graph.nodes.insert("sum".to_owned(), node.into());
    let values = BatchDatum::new("sum", "a").items([1, 2, 3]);
    Some(
        Batch::new(graph)
            .origin("verify")
            .destination(DESTINATION)
            .data([vec![values]]),
    )
}
