//! The remote half: submits a run, follows it to its end and reads what came out.

mod error;
mod event;
mod generators;
mod http;
mod ids;
mod job;
mod models;
mod queue;
mod results;
mod run;
mod server;
mod staging;
mod status;
mod submit;
mod templates;
mod watch;
mod workflows;

pub use error::{BoxError, RunError, RunErrorKind};
pub use event::{Failure, ItemRef, JobEvent, NodeRef, Preview, Progress, ResyncReason, StallReason};
pub use ivk_api::types::{
    BatchId, BatchValue, ImageName, ItemId, NodeFieldValue, NodeOutput, QueueId, SessionId, VideoName,
};
pub use job::{ItemReader, Job, OnTimeout};
pub use models::{ModelIdentity, ModelOutcome, ModelReport, ModelResolver, ModelUse};
pub use queue::{Queue, RetriedItem};
pub use results::{ImageRecord, ImageRecords, ItemInput, ItemResult, JobResult, Output, OutputImage};
pub use run::Run;
pub use staging::{ImageUploader, LocalImage};
pub use status::ItemStatus;
pub use templates::TemplateStore;
pub use watch::WatchPolicy;
pub use workflows::{Workflows, WorkflowsBuilder};
