//! Which models a run needs, and which models of the server those are.

use std::fmt;

use async_trait::async_trait;
use ivk_fields::{InputTemplate, TypeName};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::BoxError;

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

/// What the server says of a field that may hold models.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ModelField<'t>(pub(crate) Option<&'t InputTemplate>);

impl ModelField<'_> {
    /// Whether this is a model. In a field for models a name alone is one, as a person gives it.
    fn holds(self, value: &Value) -> bool {
        let has = |part: &str| value.get(part).is_some_and(Value::is_string);
        if ["key", "name", "base", "type"].into_iter().all(has) {
            return true;
        }
        // Servers before 6.8 have a type for every family of models.
        let for_models = self.0.is_some_and(|input| {
            let name = &input.field_type.name;
            name.is_model() || *name == TypeName::LORA
        });
        for_models && has("name")
    }

    /// The model, with what a name alone leaves open told by the field, where that allows just one base or type.
    fn identity(self, value: &Value) -> Option<ModelIdentity> {
        let mut identity = ModelIdentity::deserialize(value).ok()?;
        let Some(hints) = self.0.map(|input| &input.ui) else {
            return Some(identity);
        };
        if let ([only], true) = (hints.model_base.as_slice(), identity.base.is_empty()) {
            identity.base.clone_from(only);
        }
        if let ([only], true) = (hints.model_type.as_slice(), identity.model_type.is_empty()) {
            identity.model_type.clone_from(only);
        }
        Some(identity)
    }
}

/// Every model in a value, wherever it stands.
pub(crate) fn find_models(field: ModelField<'_>, value: &Value, found: &mut Vec<ModelIdentity>) {
    match value {
        Value::Object(_) if field.holds(value) => found.extend(field.identity(value)),
        Value::Object(fields) => fields.values().for_each(|value| find_models(field, value, found)),
        Value::Array(elements) => elements.iter().for_each(|value| find_models(field, value, found)),
        _ => {}
    }
}

/// Puts other models in the place of those in a value. What else stands in a model (`submodel_type`) stays.
/// Returns whether anything changed.
pub(crate) fn replace_models(
    field: ModelField<'_>,
    value: &mut Value,
    replacement: &impl Fn(&ModelIdentity) -> Option<ModelIdentity>,
) -> bool {
    if field.holds(value) {
        let Some(new) = field.identity(value).and_then(|wanted| replacement(&wanted)) else {
            return false;
        };
        if let (Value::Object(fields), Ok(Value::Object(new))) = (value, serde_json::to_value(new)) {
            fields.extend(new);
        }
        return true;
    }
    // Every part is visited, whether or not one before it changed.
    let mut changed = false;
    match value {
        Value::Object(fields) => {
            for value in fields.values_mut() {
                changed |= replace_models(field, value, replacement);
            }
        }
        Value::Array(elements) => {
            for value in elements {
                changed |= replace_models(field, value, replacement);
            }
        }
        _ => {}
    }
    changed
}

/// A model identifier has these four parts; nothing else in a graph does.
#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

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
    fn models_are_found_and_replaced_wherever_they_stand() {
        let model = |key: &str| json!({"key": key, "hash": "h", "name": "n", "base": "sdxl", "type": "lora", "submodel_type": "vae"});
        let mut value = json!([{"lora": model("a"), "weight": 0.5}, model("b"), {"key": "not a model"}]);
        let mut found = Vec::new();
        find_models(ModelField(None), &value, &mut found);
        assert_eq!(found, [identity("a"), identity("b")]);

        let changed = replace_models(ModelField(None), &mut value, &|wanted| {
            (wanted.key == "a").then(|| identity("new"))
        });
        assert!(changed);
        assert_eq!(
            value,
            json!([{"lora": model("new"), "weight": 0.5}, model("b"), {"key": "not a model"}])
        );
        assert!(!replace_models(ModelField(None), &mut value, &|_| None));
    }

    #[test]
    fn a_name_alone_is_a_model_only_where_models_belong() {
        let template = &ivk_fields::Templates::builtin()
            .get("sdxl_model_loader")
            .unwrap()
            .inputs["model"];
        let mut value = json!({"name": "n"});
        let mut found = Vec::new();
        find_models(ModelField(None), &value, &mut found);
        assert_eq!(found, []);
        find_models(ModelField(Some(template)), &value, &mut found);
        let wanted = ModelIdentity {
            name: "n".into(),
            base: "sdxl".into(),
            model_type: "main".into(),
            ..ModelIdentity::default()
        };
        assert_eq!(found, std::slice::from_ref(&wanted));
        let replaced = replace_models(ModelField(Some(template)), &mut value, &|asked| {
            (*asked == wanted).then(|| identity("k"))
        });
        assert!(replaced);
        assert_eq!(value, serde_json::to_value(identity("k")).unwrap());
    }

    #[test]
    fn a_name_is_a_model_in_the_fields_of_older_servers_too() {
        let field_type = ivk_fields::FieldType::single("MainModelField");
        let template = InputTemplate::new("model", field_type);
        let mut found = Vec::new();
        find_models(ModelField(Some(&template)), &json!({"name": "n"}), &mut found);
        assert_eq!(found.len(), 1);
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
