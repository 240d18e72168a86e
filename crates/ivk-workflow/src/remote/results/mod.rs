//! What came out: the results of finished items, by node and by input.

mod inputs;
mod item;
mod job;
mod origins;
mod read;
mod records;
mod session;

pub use inputs::ItemInput;
pub use item::{ItemResult, Output, OutputImage};
pub use job::JobResult;
pub(crate) use origins::Origins;
pub(crate) use read::ResultReader;
pub use records::{ImageRecord, ImageRecords};
