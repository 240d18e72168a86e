//! One POST; and when its answer is lost, a look before anything is sent again.
//!
//! InvokeAI has no idempotent enqueue: a repeated request makes a second set of items, and the batch id, which is
//! the client's own, does not prevent that. It does make the first set findable. So after an unclear answer the
//! batch is looked up until the server has had time to finish what it may still be doing; only a batch that is
//! not there is sent again.

use std::time::Duration;

use bytes::Bytes;

use tokio::time::{Instant, sleep};

use crate::remote::server::{Enqueued, QueueServer, Reach, ServerError};
use ivk_api::types::{BatchId, ItemId};

/// How often an order is sent at most. On a line that loses every fortieth request, two in a row are lost once in
/// 1,600 orders, and four in a row once in millions.
const SENDS: u32 = 4;
/// When the batch is looked for after an unclear answer. A server that still works on the first request when the
/// last look finds nothing has been silent for longer than it takes to insert the largest batch.
const LOOKS: [Duration; 3] = [
    Duration::from_millis(500),
    Duration::from_millis(1_000),
    Duration::from_millis(2_000),
];
/// How long a server that cannot even be asked is given.
const PATIENCE: Duration = Duration::from_secs(60);

/// A batch that is ready to be sent.
#[derive(Debug)]
pub(crate) struct Order {
    /// The whole request body, as JSON.
    pub(crate) body: Bytes,
    /// The batch id that the body carries. No other order has it.
    pub(crate) batch: BatchId,
    /// How many items the body asks for.
    pub(crate) items: usize,
}

/// Why there is no batch.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The request failed and nothing was enqueued.
    Failed(ServerError),
    /// Nobody knows whether the batch exists; it can be looked up by its id.
    Unknown(ServerError),
    /// The queue had no room for all items. Those that were taken have been canceled.
    QueueFull { enqueued: u64, requested: u64 },
    /// More items exist than were asked for, and the surplus could not be canceled.
    Surplus { items: Vec<ItemId>, cause: ServerError },
}

/// Sends an order and gives its items in the order of the batch.
pub(crate) async fn enqueue<S: QueueServer>(server: &S, order: &Order) -> Result<Vec<ItemId>, Refusal> {
    let mut sends = 0;
    loop {
        sends += 1;
        let error = match server.enqueue(&order.body).await {
            Ok(answer) => return accept(server, order, answer).await,
            Err(error) => error,
        };
        match error.reach {
            // A second order that does not get through proves nothing about the first.
            Reach::NotSent | Reach::Refused(_) if sends == 1 => return Err(Refusal::Failed(error)),
            _ => {}
        }
        let found = look_up(server, order, sends).await.map_err(Refusal::Unknown)?;
        if !found.is_empty() {
            let enqueued = Enqueued {
                enqueued: found.len() as u64,
                requested: order.items as u64,
                items: found,
            };
            return accept(server, order, enqueued).await;
        }
        // A plain 500 is this server's way of refusing what it cannot handle. It would refuse it again.
        let refused = matches!(error.reach, Reach::Faulted(500) | Reach::Refused(_));
        match sends {
            1 if refused => return Err(Refusal::Failed(error)),
            SENDS.. => return Err(Refusal::Unknown(error)),
            _ if refused => return Err(Refusal::Unknown(error)),
            _ => {}
        }
    }
}

/// The items of the batch; none when it is not there and will not appear.
///
/// After a second order, one set of items does not mean that there is no other on its way.
async fn look_up<S: QueueServer>(server: &S, order: &Order, sends: u32) -> Result<Vec<ItemId>, ServerError> {
    let start = Instant::now();
    let mut looks = LOOKS.into_iter();
    let Some(mut pause) = looks.next() else {
        return Ok(Vec::new());
    };
    loop {
        sleep(pause).await;
        let answer = match server.tally(&order.batch).await {
            Ok(tally) if tally.total == 0 => Ok(Vec::new()),
            Ok(_) => server.find_items(&order.batch, order.items).await,
            Err(error) => Err(error),
        };
        match answer {
            Ok(items) if sends == 1 && !items.is_empty() => return Ok(items),
            Ok(items) => match looks.next() {
                Some(next) => pause = next,
                None => return Ok(items),
            },
            Err(error) if !error.is_transient() || start.elapsed() >= PATIENCE => return Err(error),
            Err(_) => {}
        }
    }
}

/// Compares what was taken with what was asked for.
async fn accept<S: QueueServer>(server: &S, order: &Order, answer: Enqueued) -> Result<Vec<ItemId>, Refusal> {
    let Enqueued {
        enqueued,
        requested,
        mut items,
    } = answer;
    // The server names the newest item first; the batch counts from the oldest.
    items.sort_unstable();
    items.dedup();
    if items.len() < order.items {
        // The queue is full: the server drops the rest and says so only in the numbers.
        if !items.is_empty()
            && let Err(cause) = server.cancel_batch(&order.batch).await
        {
            return Err(Refusal::Surplus { items, cause });
        }
        return Err(Refusal::QueueFull { enqueued, requested });
    }
    if items.len() > order.items {
        // An order that was thought lost came through after all. Its items are as good as the others.
        let surplus = items.split_off(order.items);
        if let Err(cause) = server.cancel_items(&surplus).await {
            return Err(Refusal::Surplus {
                items: surplus,
                cause,
            });
        }
    }
    Ok(items)
}
