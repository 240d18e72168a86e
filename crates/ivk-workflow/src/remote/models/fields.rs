//! The models in the fields of the nodes that a run sends.

use std::sync::Arc;

use indexmap::IndexMap;
use ivk_fields::{InputTemplate, Templates, TypeName};
use serde::Deserialize;
use serde_json::Value;

use super::{ModelIdentity, ModelOutcome, ModelReport, ModelUse};
use crate::remote::error::{RunError, RunErrorKind};
use crate::{Draft, GraphOptions};

/// The fields of every node that will be sent.
#[derive(Debug)]
pub(crate) struct NodeFields {
    nodes: IndexMap<String, IndexMap<String, Value>>,
}

impl NodeFields {
    /// Makes the graph, and takes it apart.
    pub(crate) fn of(draft: &Draft) -> Result<Self, RunError> {
        #[derive(Deserialize)]
        struct Sent {
            nodes: IndexMap<String, IndexMap<String, Value>>,
        }
        let graph = draft.graph(&GraphOptions::default());
        let sent: Sent = serde_json::from_str(graph.as_str()).map_err(|error| {
            RunError::new(RunErrorKind::Invalid, "the graph cannot be read").because(Arc::new(error))
        })?;
        Ok(Self { nodes: sent.nodes })
    }

    /// Every model that is used. Nothing is known yet of what they are on the server.
    pub(crate) fn models(&self, draft: &Draft) -> Vec<ModelUse> {
        let mut uses = Vec::new();
        for (node_id, fields) in &self.nodes {
            for (field, value) in fields {
                let mut found = Vec::new();
                find_models(
                    ModelField::of(draft.templates(), fields, field),
                    value,
                    &mut found,
                );
                if found.is_empty() {
                    continue;
                }
                let same = |input: &crate::Input<'_>| input.node_id() == node_id && input.field() == field;
                let input_indices: Vec<usize> =
                    draft.inputs().filter(same).map(|input| input.index()).collect();
                uses.extend(found.into_iter().map(|wanted| ModelUse {
                    node_id: node_id.clone(),
                    field: field.clone(),
                    input_indices: input_indices.clone(),
                    wanted,
                    outcome: ModelOutcome::Missing {
                        candidates: Vec::new(),
                    },
                }));
            }
        }
        uses
    }

    /// The fields whose models have another key on the server, with what then stands in them: node, field, value.
    pub(crate) fn replaced(&self, report: &ModelReport, templates: &Templates) -> Vec<(&str, &str, Value)> {
        let mut replaced = Vec::new();
        for (node_id, fields) in &self.nodes {
            for (field, value) in fields {
                let of_field = |one: &&ModelUse| one.node_id == *node_id && one.field == *field;
                let uses: Vec<_> = report.uses.iter().filter(of_field).collect();
                if uses.is_empty() {
                    continue;
                }
                let replacement = |wanted: &ModelIdentity| {
                    let found = uses.iter().find(|one| one.wanted == *wanted)?;
                    match &found.outcome {
                        ModelOutcome::Found { model, .. } if model.key != wanted.key => Some(model.clone()),
                        _ => None,
                    }
                };
                let mut value = value.clone();
                if replace_models(ModelField::of(templates, fields, field), &mut value, &replacement) {
                    replaced.push((node_id.as_str(), field.as_str(), value));
                }
            }
        }
        replaced
    }
}

/// What the server says of a field that may hold models.
#[derive(Debug, Clone, Copy)]
struct ModelField<'t>(Option<&'t InputTemplate>);

impl<'t> ModelField<'t> {
    /// A field of a node with these fields.
    fn of(templates: &'t Templates, fields: &IndexMap<String, Value>, field: &str) -> Self {
        let node_type = fields.get("type").and_then(Value::as_str).unwrap_or_default();
        Self(templates.get(node_type).and_then(|node| node.inputs.get(field)))
    }
}

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
fn find_models(field: ModelField<'_>, value: &Value, found: &mut Vec<ModelIdentity>) {
    match value {
        Value::Object(_) if field.holds(value) => found.extend(field.identity(value)),
        Value::Object(fields) => fields.values().for_each(|value| find_models(field, value, found)),
        Value::Array(elements) => elements.iter().for_each(|value| find_models(field, value, found)),
        _ => {}
    }
}

/// Puts other models in the place of those in a value. What else stands in a model (`submodel_type`) stays.
/// Returns whether anything changed.
fn replace_models(
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
}
