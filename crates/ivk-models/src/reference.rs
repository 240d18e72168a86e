//! How a workflow names a model.

use ivk_api::types::{BaseModelType, ModelConfig, ModelType};

/// A model as a workflow names it. A part that the workflow does not have is empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ModelReference {
    /// The key on the server where the workflow was made. It differs from server to server.
    pub key: String,
    /// The hash of the weights, for example `blake3:…`. The same model has the same hash on every server.
    pub hash: String,
    /// The name.
    pub name: String,
    /// The family.
    pub base: BaseModelType,
    /// What it is for.
    pub model_type: ModelType,
}

impl From<&ModelConfig> for ModelReference {
    fn from(model: &ModelConfig) -> Self {
        Self {
            key: model.key.as_str().to_owned(),
            hash: model.hash.clone(),
            name: model.name.clone(),
            base: model.base.clone(),
            model_type: model.r#type.clone(),
        }
    }
}
