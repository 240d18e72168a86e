//! `ivk queue status`.

use ivk_client::api::types::SessionQueueAndProcessorStatus;
use serde::Serialize;

use super::open;
use crate::arguments::Here;
use crate::command::Context;
use crate::command::server::run_failed;
use crate::failure::Failure;
use crate::output;

/// What `--json` prints: a public interface. The counts are those of all queues of the server.
#[derive(Debug, Serialize)]
struct Status<'a> {
    queue_id: &'a str,
    is_started: bool,
    is_processing: bool,
    item_id: Option<i64>,
    batch_id: Option<&'a str>,
    pending: i64,
    in_progress: i64,
    waiting: i64,
    completed: i64,
    failed: i64,
    canceled: i64,
    total: i64,
}

pub(super) async fn run(here: &Here, context: &Context) -> Result<(), Failure> {
    let client = open(here).await?;
    let status = client.queue().status().await.map_err(run_failed)?;
    let SessionQueueAndProcessorStatus { queue, processor, .. } = &status;
    if context.json {
        return output::json_line(&Status {
            queue_id: queue.queue_id.as_str(),
            is_started: processor.is_started,
            is_processing: processor.is_processing,
            item_id: queue.item_id.map(|id| id.get()),
            batch_id: queue.batch_id.as_ref().map(|id| id.as_str()),
            pending: queue.pending,
            in_progress: queue.in_progress,
            waiting: queue.waiting,
            completed: queue.completed,
            failed: queue.failed,
            canceled: queue.canceled,
            total: queue.total,
        });
    }
    let style = context.style;
    let worker = match (processor.is_started, processor.is_processing) {
        (true, true) => style.good("working"),
        // A worker that has died looks like this as well; only time tells.
        (true, false) if queue.pending > 0 => style.warning("idle, though items wait"),
        (true, false) => "idle".to_owned(),
        (false, true) => style.warning("paused, at the end of the item that runs"),
        (false, false) => style.warning("paused"),
    };
    let running = match (&queue.item_id, &queue.batch_id) {
        (Some(item), Some(batch)) => format!("item {item} of batch {batch}"),
        (Some(item), None) => format!("item {item}"),
        _ => "nothing".to_owned(),
    };
    let mut text = format!("worker       {worker}\nrunning      {running}\n");
    let counts = [
        ("pending", queue.pending),
        ("in progress", queue.in_progress),
        ("waiting", queue.waiting),
        ("completed", queue.completed),
        ("failed", queue.failed),
        ("canceled", queue.canceled),
    ];
    for (name, count) in counts {
        // Few queues ever have one that waits for a workflow it called.
        if count > 0 || name != "waiting" {
            text.push_str(&format!("{name:<12} {count}\n"));
        }
    }
    output::text(&text)
}
