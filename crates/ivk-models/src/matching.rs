//! Finds the model that a reference means. What is not certain is not chosen.

use std::fmt;

use ivk_api::types::ModelConfig;

use crate::reference::ModelReference;

/// One way to recognise a model.
///
/// A strategy gives every model that the reference may mean by its rule. One model is a match; several are not,
/// and the next strategy is asked.
pub trait MatchStrategy: Send + Sync {
    /// What the report calls a match that this strategy made.
    fn name(&self) -> &str;

    /// The models that the reference means by this rule.
    fn find<'a>(&self, reference: &ModelReference, models: &'a [ModelConfig]) -> Vec<&'a ModelConfig>;
}

/// The same key: the workflow was made on this server.
#[derive(Debug, Clone, Copy)]
struct ByKey;

impl MatchStrategy for ByKey {
    fn name(&self) -> &str {
        "key"
    }

    fn find<'a>(&self, reference: &ModelReference, models: &'a [ModelConfig]) -> Vec<&'a ModelConfig> {
        let same = |model: &&ModelConfig| !reference.key.is_empty() && model.key.as_str() == reference.key;
        models.iter().filter(same).collect()
    }
}

/// The same weights. A model that is installed twice is told apart by name, base and type.
#[derive(Debug, Clone, Copy)]
struct ByHash;

impl MatchStrategy for ByHash {
    fn name(&self) -> &str {
        "hash"
    }

    fn find<'a>(&self, reference: &ModelReference, models: &'a [ModelConfig]) -> Vec<&'a ModelConfig> {
        let same = |model: &&ModelConfig| !reference.hash.is_empty() && model.hash == reference.hash;
        let found: Vec<_> = models.iter().filter(same).collect();
        if found.len() < 2 {
            return found;
        }
        let named: Vec<_> = found
            .iter()
            .copied()
            .filter(|model| is_same_name(reference, model))
            .collect();
        if named.is_empty() { found } else { named }
    }
}

/// The same name, base and type. A base or type that the reference leaves open may be any.
#[derive(Debug, Clone, Copy)]
struct ByName;

impl MatchStrategy for ByName {
    fn name(&self) -> &str {
        "name, base and type"
    }

    fn find<'a>(&self, reference: &ModelReference, models: &'a [ModelConfig]) -> Vec<&'a ModelConfig> {
        models
            .iter()
            .filter(|model| is_same_name(reference, model))
            .collect()
    }
}

fn is_same_name(reference: &ModelReference, model: &ModelConfig) -> bool {
    let fits = |wanted: &str, given: &str| wanted.is_empty() || wanted == given;
    !reference.name.is_empty()
        && model.name == reference.name
        && fits(reference.base.as_str(), model.base.as_str())
        && fits(reference.model_type.as_str(), model.r#type.as_str())
}

/// Finds models by a list of strategies, the surest first.
pub struct ModelMatcher {
    strategies: Vec<Box<dyn MatchStrategy>>,
}

impl ModelMatcher {
    /// Key, then hash, then name with base and type.
    pub fn new() -> Self {
        Self {
            strategies: vec![Box::new(ByKey), Box::new(ByHash), Box::new(ByName)],
        }
    }

    /// Adds a strategy that is asked when all others have found nothing.
    #[must_use]
    pub fn with(mut self, strategy: impl MatchStrategy + 'static) -> Self {
        self.strategies.push(Box::new(strategy));
        self
    }

    /// Finds the model that `reference` means.
    pub fn find(&self, reference: &ModelReference, models: &[ModelConfig]) -> ModelMatch {
        let mut ambiguous: Vec<&ModelConfig> = Vec::new();
        for strategy in &self.strategies {
            match strategy.find(reference, models).as_slice() {
                [] => {}
                [model] => {
                    return ModelMatch::Found {
                        model: Box::new((*model).clone()),
                        by: strategy.name().to_owned(),
                    };
                }
                several if ambiguous.is_empty() => ambiguous = several.to_vec(),
                _ => {}
            }
        }
        if ambiguous.is_empty() {
            ModelMatch::Missing {
                candidates: candidates(reference, models),
            }
        } else {
            ModelMatch::Ambiguous {
                candidates: ambiguous.into_iter().cloned().collect(),
            }
        }
    }
}

impl Default for ModelMatcher {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for ModelMatcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.strategies.iter().map(|strategy| strategy.name()).collect();
        f.debug_struct("ModelMatcher")
            .field("strategies", &names)
            .finish()
    }
}

/// What a reference means on this server.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ModelMatch {
    /// One model.
    #[non_exhaustive]
    Found {
        /// The model.
        model: Box<ModelConfig>,
        /// The strategy that found it.
        by: String,
    },
    /// Several models, and nothing tells which.
    #[non_exhaustive]
    Ambiguous {
        /// The models that may be meant.
        candidates: Vec<ModelConfig>,
    },
    /// None.
    #[non_exhaustive]
    Missing {
        /// Models of the same type that could take its place, the most similar first.
        candidates: Vec<ModelConfig>,
    },
}

/// How many stand-ins are offered.
const OFFERED: usize = 5;

/// Models of the same type, those of the same base and with a similar name first.
fn candidates(reference: &ModelReference, models: &[ModelConfig]) -> Vec<ModelConfig> {
    let mut fitting: Vec<_> = models
        .iter()
        .filter(|model| reference.model_type.as_str().is_empty() || model.r#type == reference.model_type)
        .collect();
    fitting.sort_by_key(|model| {
        (
            model.base != reference.base,
            std::cmp::Reverse(common_words(&model.name, &reference.name)),
            model.name.to_lowercase(),
        )
    });
    let same_base = fitting
        .iter()
        .filter(|model| model.base == reference.base)
        .count();
    let offered = if same_base > 0 {
        same_base.min(OFFERED)
    } else {
        OFFERED
    };
    fitting.into_iter().take(offered).cloned().collect()
}

/// How many words of one name are in the other.
fn common_words(left: &str, right: &str) -> usize {
    let words = |text: &str| -> Vec<String> {
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let right = words(right);
    words(left).iter().filter(|word| right.contains(word)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(key: &str, hash: &str, name: &str, base: &str, model_type: &str) -> ModelConfig {
        let mut model = ModelConfig::default();
        model.key = key.into();
        model.hash = hash.into();
        model.name = name.into();
        model.base = base.into();
        model.r#type = model_type.into();
        model
    }

    fn installed() -> Vec<ModelConfig> {
        vec![
            model("k1", "h1", "Dreamshaper 8", "sd-1", "main"),
            model("k2", "h2", "Juggernaut XL v9", "sdxl", "main"),
            model("k3", "h3", "SDXL fp16 fix", "sdxl", "vae"),
            model("k4", "h4", "Twice", "sd-1", "main"),
            model("k5", "h4", "Twice copied", "sd-1", "main"),
            model("k6", "h6", "Newest", "family-of-tomorrow", "main"),
        ]
    }

    fn found(reference: &ModelReference) -> String {
        let key_of = |model: &ModelConfig| model.key.as_str().to_owned();
        match ModelMatcher::new().find(reference, &installed()) {
            ModelMatch::Found { model, by } => format!("{} by {by}", key_of(&model)),
            ModelMatch::Ambiguous { candidates } => {
                format!(
                    "ambiguous {}",
                    candidates.iter().map(key_of).collect::<Vec<_>>().join(" ")
                )
            }
            ModelMatch::Missing { candidates } => {
                format!(
                    "missing, perhaps {}",
                    candidates.iter().map(key_of).collect::<Vec<_>>().join(" ")
                )
            }
        }
    }

    #[test]
    fn the_surest_sign_decides_and_doubt_is_told() {
        let table = [
            (model("k1", "other", "Other", "sdxl", "vae"), "k1 by key"),
            (model("other", "h2", "Renamed", "sdxl", "main"), "k2 by hash"),
            (
                model("other", "other", "SDXL fp16 fix", "sdxl", "vae"),
                "k3 by name, base and type",
            ),
            (model("other", "h4", "Twice copied", "sd-1", "main"), "k5 by hash"),
            (model("other", "h4", "Renamed", "sd-1", "main"), "ambiguous k4 k5"),
            (model("", "", "", "sdxl", "vae"), "missing, perhaps k3"),
            (
                model("x", "x", "Juggernaut XI", "sdxl", "main"),
                "missing, perhaps k2",
            ),
            (
                model("x", "x", "Dreamshaper 8", "sdxl", "main"),
                "missing, perhaps k2",
            ),
            (
                model("x", "x", "Newest", "family-of-tomorrow", "main"),
                "k6 by name, base and type",
            ),
            (
                model("x", "x", "dreamshaper 7", "sd-1", "main"),
                "missing, perhaps k1 k4 k5",
            ),
            (model("x", "x", "x", "flux", "t5_encoder"), "missing, perhaps "),
        ];
        for (reference, expected) in table {
            assert_eq!(
                found(&ModelReference::from(&reference)),
                expected,
                "{reference:?}"
            );
        }
    }

    #[test]
    fn a_strategy_can_be_added() {
        struct Anything;
        impl MatchStrategy for Anything {
            fn name(&self) -> &str {
                "anything"
            }
            fn find<'a>(&self, _: &ModelReference, models: &'a [ModelConfig]) -> Vec<&'a ModelConfig> {
                models.iter().take(1).collect()
            }
        }
        let matcher = ModelMatcher::new().with(Anything);
        let wanted = ModelReference::from(&model("x", "x", "x", "x", "x"));
        assert!(
            matches!(matcher.find(&wanted, &installed()), ModelMatch::Found { by, .. } if by == "anything")
        );
    }
}
