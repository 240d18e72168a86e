//! The queue: batches become items, items are run one after the other.

mod batch;
mod cache;
mod calls;
mod item;
mod operations;
mod processor;
mod runner;

pub(crate) use batch::{Batch, BatchProblem, check_workflow};
pub(crate) use cache::InvocationCache;
pub(crate) use calls::Calls;
pub(crate) use item::{Nulls, item_to_value, summary_to_value};
pub(crate) use operations::{batch_status, destination_counts, is_readable, queue_status};
pub(crate) use processor::{Processor, work};

use crate::store::StoreError;

/// Why an operation on the queue broke down. A missing item is not among them: that is an answer.
pub(crate) type Result<T> = std::result::Result<T, StoreError>;
