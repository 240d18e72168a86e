//! The model inventory of an InvokeAI server.
//!
//! A workflow names its models by key, and keys differ from server to server. [`ModelMatcher`] finds the same model
//! elsewhere: by key, then by hash, then by name with base and type. What is not certain is not chosen; it is
//! reported, with what could be meant.

mod error;
mod inventory;
mod matching;
mod reference;

pub use error::{Error, ErrorKind};
pub use inventory::Models;
pub use ivk_api::types::{BaseModelType, ModelConfig, ModelFormat, ModelKey, ModelType};
pub use matching::{MatchStrategy, ModelMatch, ModelMatcher};
pub use reference::ModelReference;
