//! The building blocks of the generated types: what the OpenAPI document cannot say, or says too narrowly.

mod batch_value;
mod graph;
mod ids;
mod lenient;
mod log_level;
mod node;
pub(crate) mod open_enum;
mod page;
mod problem;
mod raw;
mod secret;
pub(crate) mod setters;
pub(crate) mod tagged;
mod timestamp;
mod unknown;

pub use batch_value::BatchValue;
pub use graph::Graph;
pub use ids::{
    BatchId, BoardId, ImageName, ItemId, ModelInstallId, ModelKey, QueueId, SessionId, StylePresetId,
    SystemPromptId, UserId, VideoName, WorkflowId,
};
pub use log_level::LogLevel;
pub use node::{Node, NodeOutput};
pub use page::{BoardList, OffsetPage, Page};
pub use problem::{Detail, ErrorBody, Location, ValidationProblem};
pub use raw::RawJson;
pub use secret::Secret;
pub use timestamp::Timestamp;
pub use unknown::UnknownFields;

pub(crate) use lenient::or_default;
pub(crate) use open_enum::open_enum;
pub(crate) use setters::setters;
pub(crate) use tagged::tagged_union;
