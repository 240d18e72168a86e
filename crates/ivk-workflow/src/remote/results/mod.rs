//! What came out: the results of finished items, by node and by input.

mod item;
mod job;
mod read;
mod records;
mod session;

pub use item::{ItemResult, Output, OutputImage};
pub use job::JobResult;
pub(crate) use read::{Origins, ResultReader};
pub use records::{ImageRecord, ImageRecords};
