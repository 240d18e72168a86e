//! The server's description of its nodes: the part of InvokeAI's OpenAPI document that clients make templates from.

use serde_json::{Map, Value, json};

use super::batch::EDITOR_ONLY;
use super::field::{Input, OutputType, Source};
use super::node_type::NodeType;
use super::registry::registry;
use super::wire_type::WireType;
use super::{fields, objects};

/// The document. It describes the nodes that this server runs, and no routes.
pub(crate) fn document() -> Value {
    let mut schemas = Map::new();
    for node_type in registry().iter().chain(EDITOR_ONLY.iter().copied()) {
        schemas.insert(schema_name(node_type.name), node(node_type));
        schemas.insert(schema_name(node_type.output.name), output(node_type.output));
    }
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Invoke - Community Edition", "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": schemas},
    })
}

/// `img_blur` as `ImgBlur`.
fn schema_name(name: &str) -> String {
    in_capitals(name).collect()
}

/// The words of a name, each with a capital at the front and small letters behind it.
fn in_capitals(name: &str) -> impl Iterator<Item = String> {
    name.split('_').map(|word| {
        let mut letters = word.chars();
        let first = letters
            .next()
            .map(|first| first.to_uppercase().collect::<String>());
        first.unwrap_or_default() + &letters.as_str().to_lowercase()
    })
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn node(node_type: &NodeType) -> Value {
    let mut properties = Map::new();
    for input in node_type.inputs {
        properties.insert(input.name.to_owned(), property(input));
    }
    let attribute = |kind: &str, default: Value| json!({"field_kind": "node_attribute", "type": kind, "default": default});
    properties.insert(
        "id".to_owned(),
        json!({"field_kind": "node_attribute", "type": "string"}),
    );
    properties.insert("is_intermediate".to_owned(), {
        let mut intermediate = attribute("boolean", json!(false));
        set(&mut intermediate, "ui_type", json!("IsIntermediate"));
        intermediate
    });
    properties.insert(
        "use_cache".to_owned(),
        attribute("boolean", json!(node_type.use_cache)),
    );
    properties.insert("type".to_owned(), attribute("string", json!(node_type.name)));
    json!({
        "class": "invocation",
        "title": node_type.title,
        "version": node_type.version,
        "category": node_type.category,
        "classification": "stable",
        "node_pack": "invokeai",
        "type": "object",
        "properties": properties,
        "required": ["type", "id"],
        "output": reference(&schema_name(node_type.output.name)),
    })
}

fn property(input: &Input) -> Value {
    let kind = match input.name {
        "board" | "metadata" if input.wire == objects::BOARD || input.wire == objects::METADATA => "internal",
        _ => "input",
    };
    let mut value = bounded(input);
    if input.optional {
        let parts = match value {
            Value::Object(mut members) if members.contains_key("anyOf") => members.remove("anyOf"),
            single => Some(json!([single])),
        };
        let mut parts = parts
            .and_then(|parts| parts.as_array().cloned())
            .unwrap_or_default();
        parts.push(json!({"type": "null"}));
        value = json!({"anyOf": parts});
    }
    let source = match input.source {
        Source::Any => "any",
        Source::Direct => "direct",
        Source::Connection => "connection",
    };
    set(&mut value, "field_kind", json!(kind));
    set(&mut value, "input", json!(source));
    set(&mut value, "orig_required", json!(input.required));
    let default = input.default.to_value();
    if input.optional || !default.is_null() {
        set(&mut value, "default", default);
    }
    if let Some(title) = input.title {
        set(&mut value, "title", json!(title));
    } else if !matches!(input.wire, WireType::Object(_)) {
        set(
            &mut value,
            "title",
            json!(in_capitals(input.name).collect::<Vec<_>>().join(" ")),
        );
    }
    if input.textarea {
        set(&mut value, "ui_component", json!("textarea"));
    }
    if let Some((bases, kind)) = input.models {
        set(&mut value, "ui_model_type", json!([kind]));
        if !bases.is_empty() {
            set(&mut value, "ui_model_base", json!(bases));
        }
    }
    if let Some(name) = ui_type(input.wire, input.name) {
        set(&mut value, "ui_type", json!(name));
    }
    value
}

/// The type that the editor shows where the schema alone would not tell it.
fn ui_type(wire: WireType, name: &str) -> Option<&'static str> {
    match wire {
        WireType::Any if name == "item" => Some("CollectionItemField"),
        WireType::Dictionary if name == "values" => Some("AnyField"),
        WireType::String if name == "workflow_id" => Some("SavedWorkflowField"),
        WireType::Any => Some("AnyField"),
        WireType::List(WireType::Any) => Some("CollectionField"),
        _ if wire == fields::SCHEDULER => Some("SchedulerField"),
        _ => None,
    }
}

fn bounded(input: &Input) -> Value {
    let mut value = schema(input.wire);
    let number = |limit: f64| {
        if limit.fract() == 0.0 {
            json!(limit as i64)
        } else {
            json!(limit)
        }
    };
    let bounds = &input.bounds;
    let limits = [
        ("minimum", bounds.minimum),
        ("maximum", bounds.maximum),
        ("exclusiveMinimum", bounds.above),
        ("exclusiveMaximum", bounds.below),
        ("multipleOf", bounds.multiple_of.map(|step| step as f64)),
    ];
    if let Some(least) = bounds.min_items {
        set(&mut value, "minItems", json!(least));
    }
    for (name, limit) in limits {
        if let Some(limit) = limit {
            set(&mut value, name, number(limit));
        }
    }
    value
}

fn schema(wire: WireType) -> Value {
    match wire {
        WireType::Any => json!({}),
        WireType::Integer => json!({"type": "integer"}),
        WireType::Float => json!({"type": "number"}),
        WireType::String => json!({"type": "string"}),
        WireType::Boolean => json!({"type": "boolean"}),
        WireType::Dictionary => json!({"type": "object", "additionalProperties": true}),
        WireType::Choice(options) => json!({"type": "string", "enum": options}),
        WireType::Object(object) => reference(object.name),
        WireType::List(item) => json!({"type": "array", "items": schema(*item)}),
        WireType::OneOf(parts) => {
            json!({"anyOf": parts.iter().map(|part| schema(*part)).collect::<Vec<_>>()})
        }
    }
}

fn output(output: &OutputType) -> Value {
    let mut properties = Map::new();
    for field in output.fields {
        let mut value = schema(field.wire);
        set(&mut value, "field_kind", json!("output"));
        let shown = match field.wire == objects::RETURN_VALUE {
            // So that the editor lets it be collected.
            true => Some("CollectionItemField"),
            false => ui_type(field.wire, field.name),
        };
        if let Some(name) = shown {
            set(&mut value, "ui_type", json!(name));
        }
        properties.insert(field.name.to_owned(), value);
    }
    properties.insert(
        "type".to_owned(),
        json!({"type": "string", "default": output.name}),
    );
    json!({"class": "output", "type": "object", "properties": properties})
}

fn set(value: &mut Value, key: &str, member: Value) {
    if let Value::Object(members) = value {
        members.insert(key.to_owned(), member);
    }
}

#[cfg(test)]
mod tests {
    use ivk_fields::Templates;

    use super::document;

    /// The lines of a value, without what makes no difference: the order of members, and 0 or 0.0.
    fn lines(value: &impl std::fmt::Debug) -> Vec<String> {
        let text = format!("{value:#?}").replace(".0)", ")");
        let mut lines: Vec<_> = text.lines().map(|line| line.trim().to_owned()).collect();
        lines.sort();
        lines
    }

    /// What differs between two values.
    fn difference(ours: &impl std::fmt::Debug, real: &impl std::fmt::Debug) -> Vec<String> {
        let (ours, real) = (lines(ours), lines(real));
        let only_ours = ours
            .iter()
            .filter(|line| !real.contains(line))
            .map(|line| format!("ours {line}"));
        let only_real = real
            .iter()
            .filter(|line| !ours.contains(line))
            .map(|line| format!("real {line}"));
        only_ours.chain(only_real).collect()
    }

    /// The built-in catalogue is written from the document of a real server, so whatever both describe must agree.
    #[test]
    fn nodes_are_described_as_a_real_server_does() {
        let bytes = serde_json::to_vec(&document()).unwrap();
        let ours = Templates::from_openapi(&bytes).unwrap();
        assert!(ours.skipped().is_empty(), "{:?}", ours.skipped());
        assert!(ours.len() > 100);
        let mut differences = Vec::new();
        for node in ours.iter() {
            let mut node = node.clone();
            let mut real = Templates::builtin().get(&node.node_type).unwrap().clone();
            // The words and the looks of the editor are not described.
            for template in [&mut node, &mut real] {
                template.tags.clear();
                template.classification.clear();
                template.description.clear();
                for input in template.inputs.values_mut() {
                    input.description.clear();
                    input.option_labels.clear();
                    input.ui.order = None;
                    input.ui.hidden = false;
                }
                for output in template.outputs.values_mut() {
                    output.description.clear();
                    output.title.clear();
                }
            }
            let found = difference(&node, &real);
            if !found.is_empty() {
                differences.push(format!("{}: {}", node.node_type, found.join(" ")));
            }
        }
        assert!(differences.is_empty(), "{}", differences.join("\n"));
    }
}
