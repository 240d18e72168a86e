//! Which models a run needs, and which models of the server those are.

mod fields;

use std::fmt;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::error::BoxError;
pub(crate) use fields::NodeFields;

/// A model as a workflow names it. A part that the workflow does not have is empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ModelIdentity {
    /// The key, which differs from server to server.
    pub key: String,
    /// The hash of the weights.
    pub hash: String,
    /// The name.
    pub name: String,
    /// The family, such as `sdxl`.
    pub base: String,
    /// What it is for, such as `main`.
    #[serde(rename = "type")]
    pub model_type: String,
}

impl fmt::Display for ModelIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if self.name.is_empty() {
            &self.key
        } else {
            &self.name
        };
        match [self.base.as_str(), self.model_type.as_str()].map(str::is_empty) {
            [true, true] => write!(f, "\"{name}\""),
            [false, true] => write!(f, "\"{name}\" ({})", self.base),
            [true, false] => write!(f, "\"{name}\" ({})", self.model_type),
            [false, false] => write!(f, "\"{name}\" ({} {})", self.base, self.model_type),
        }
    }
}

/// What a model of a workflow is on the server.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelOutcome {
    /// This model.
    Found {
        /// The server's model.
        model: ModelIdentity,
        /// The sign by which it was recognised: `key`, `hash`, `name, base and type`, or that of a strategy of
        /// your own.
        by: String,
    },
    /// Several, and nothing tells which.
    Ambiguous {
        /// The models that may be meant.
        candidates: Vec<ModelIdentity>,
    },
    /// None.
    Missing {
        /// Models that could take its place, the most similar first.
        candidates: Vec<ModelIdentity>,
    },
}

/// Knows the models of the server.
#[async_trait]
pub trait ModelResolver: Send + Sync {
    /// What each of these models is on the server, in the same order.
    ///
    /// # Errors
    ///
    /// When the models of the server cannot be read.
    async fn resolve(&self, wanted: &[ModelIdentity]) -> Result<Vec<ModelOutcome>, BoxError>;
}

/// A model that a run uses.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ModelUse {
    /// The node that uses it.
    pub node_id: String,
    /// The field of the node.
    pub field: String,
    /// The inputs of the form on that field.
    pub input_indices: Vec<usize>,
    /// The model as the run names it.
    pub wanted: ModelIdentity,
    /// What it is on the server.
    pub outcome: ModelOutcome,
}

/// Every model that a run uses, and what it is on the server.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ModelReport {
    pub(crate) uses: Vec<ModelUse>,
}

impl ModelReport {
    /// All uses, node by node.
    pub fn uses(&self) -> &[ModelUse] {
        &self.uses
    }

    /// The uses for which the server has no single model.
    pub fn unresolved(&self) -> impl Iterator<Item = &ModelUse> {
        self.uses
            .iter()
            .filter(|one| !matches!(one.outcome, ModelOutcome::Found { .. }))
    }

    /// Whether every model is there.
    pub fn is_complete(&self) -> bool {
        self.unresolved().next().is_none()
    }
}

/// One line for each model that is missing or could be several, and what could be meant.
impl fmt::Display for ModelReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        let mut told: Vec<&ModelIdentity> = Vec::new();
        for one in self.unresolved() {
            if told.contains(&&one.wanted) {
                continue;
            }
            told.push(&one.wanted);
            write!(f, "{separator}{one}")?;
            separator = "; ";
        }
        Ok(())
    }
}

/// What became of the model: one sentence without its end.
impl fmt::Display for ModelUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "model {} ", self.wanted)?;
        let (what, candidates) = match &self.outcome {
            ModelOutcome::Ambiguous { candidates } => ("could be any of", candidates),
            ModelOutcome::Missing { candidates } => ("is missing; similar are", candidates),
            ModelOutcome::Found { model, .. } => return write!(f, "is {model} on the server"),
        };
        if candidates.is_empty() {
            return f.write_str("is missing, and the server has none of its type");
        }
        f.write_str(what)?;
        for (index, candidate) in candidates.iter().enumerate() {
            write!(f, "{} {candidate}", if index == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(key: &str) -> ModelIdentity {
        ModelIdentity {
            key: key.into(),
            hash: "h".into(),
            name: "n".into(),
            base: "sdxl".into(),
            model_type: "lora".into(),
        }
    }

    #[test]
    fn a_report_says_what_could_be_meant() {
        let use_of = |outcome| ModelUse {
            node_id: "n".into(),
            field: "model".into(),
            input_indices: vec![],
            wanted: identity("a"),
            outcome,
        };
        let report = |outcome| ModelReport {
            uses: vec![use_of(outcome)],
        };
        let missing = report(ModelOutcome::Missing {
            candidates: vec![identity("b"), identity("c")],
        });
        assert_eq!(
            missing.to_string(),
            "model \"n\" (sdxl lora) is missing; similar are \"n\" (sdxl lora), \"n\" (sdxl lora)"
        );
        let nothing = report(ModelOutcome::Missing { candidates: vec![] });
        assert_eq!(
            nothing.to_string(),
            "model \"n\" (sdxl lora) is missing, and the server has none of its type"
        );
        assert!(
            report(ModelOutcome::Found {
                model: identity("b"),
                by: "hash".into()
            })
            .is_complete()
        );
    }
}
