//! References to models.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::words::{ModelBase, ModelType, SubmodelType};

/// A model of one server, as its inventory names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ModelIdentifier {
    /// The key; another one on each server.
    pub key: String,
    /// The hash of the file, the same on every server.
    pub hash: String,
    /// The name a person reads.
    pub name: String,
    /// The base architecture.
    pub base: ModelBase,
    /// What the model does.
    #[serde(rename = "type")]
    pub model_type: ModelType,
    /// The part that is meant, if not the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submodel_type: Option<SubmodelType>,
}

/// A model by its name, to be found in the inventory of the server that will run the workflow.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct NamedModel {
    /// The name.
    pub name: String,
    /// The base architecture, where it is known.
    pub base: Option<ModelBase>,
    /// What the model does, where it is known.
    pub model_type: Option<ModelType>,
}

impl NamedModel {
    /// Any model of that name.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            base: None,
            model_type: None,
        }
    }
}

/// The value of a model field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ModelReference {
    /// A model of a server.
    Identified(ModelIdentifier),
    /// A name that must still be found on the server. It cannot be run as it is.
    Named(NamedModel),
}

impl ModelReference {
    /// The name.
    pub fn name(&self) -> &str {
        match self {
            Self::Identified(model) => &model.name,
            Self::Named(model) => &model.name,
        }
    }

    /// The base architecture, where it is known.
    pub fn base(&self) -> Option<&ModelBase> {
        match self {
            Self::Identified(model) => Some(&model.base),
            Self::Named(model) => model.base.as_ref(),
        }
    }

    /// What the model does, where it is known.
    pub fn model_type(&self) -> Option<&ModelType> {
        match self {
            Self::Identified(model) => Some(&model.model_type),
            Self::Named(model) => model.model_type.as_ref(),
        }
    }
}

impl From<ModelIdentifier> for ModelReference {
    fn from(model: ModelIdentifier) -> Self {
        Self::Identified(model)
    }
}

impl From<NamedModel> for ModelReference {
    fn from(model: NamedModel) -> Self {
        Self::Named(model)
    }
}

impl fmt::Display for ModelReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A LoRA and how strongly it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct LoraWeight {
    /// The LoRA.
    pub lora: ModelReference,
    /// How strongly it counts; 1 is as it was trained.
    pub weight: f64,
}

impl LoraWeight {
    /// A LoRA and its weight.
    pub fn new(lora: impl Into<ModelReference>, weight: f64) -> Self {
        Self {
            lora: lora.into(),
            weight,
        }
    }
}
