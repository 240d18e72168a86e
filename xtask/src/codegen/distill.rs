//! From the server's document to the snapshot that is committed: facts without prose, and no more of them than
//! is used.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::Result;

/// Schemas whose place a type of our own takes, so that what they refer to is not needed.
const CLOSED: [&str; 1] = ["Graph"];
/// How long a default may be before it is prose.
const LONGEST_DEFAULT: usize = 64;

/// The snapshot of operations, their types, and events.
pub(super) fn api(text: &str, version: &str) -> Result<super::schema::Document> {
    let document: Value =
        serde_json::from_str(text).map_err(|error| format!("not a JSON document: {error}"))?;
    let schemas = document
        .pointer("/components/schemas")
        .and_then(Value::as_object)
        .ok_or("not an OpenAPI document: it has no components.schemas")?;
    let paths = document
        .get("paths")
        .ok_or("not an OpenAPI document: it has no paths")?;

    let mut paths = paths.clone();
    prune(&mut paths, schemas);
    for operation in paths
        .as_object_mut()
        .into_iter()
        .flatten()
        .flat_map(|(_, item)| item.as_object_mut())
        .flatten()
    {
        keep_successes(operation.1);
    }

    let mut wanted = BTreeSet::new();
    references(&paths, &mut wanted);
    let mut open: Vec<String> = wanted.into_iter().collect();
    open.extend(schemas.keys().filter(|name| name.ends_with("Event")).cloned());
    open.extend(["Edge", "HTTPValidationError"].map(str::to_owned));

    let mut kept: BTreeMap<String, Value> = BTreeMap::new();
    while let Some(name) = open.pop() {
        if kept.contains_key(&name) || CLOSED.contains(&name.as_str()) || name == MODEL_CONFIG {
            continue;
        }
        let mut schema = schemas
            .get(&name)
            .ok_or_else(|| format!("the schema {name} is missing"))?
            .clone();
        prune(&mut schema, schemas);
        let mut found = BTreeSet::new();
        references(&schema, &mut found);
        open.extend(found);
        kept.insert(name, schema);
    }
    let config = model_config(schemas);
    if config.get("properties").is_some() {
        let mut found = BTreeSet::new();
        references(&config, &mut found);
        for name in found {
            if let (false, Some(schema)) = (kept.contains_key(&name), schemas.get(&name)) {
                let mut schema = schema.clone();
                prune(&mut schema, schemas);
                kept.insert(name, schema);
            }
        }
        kept.insert(MODEL_CONFIG.to_owned(), config);
    }

    // The order of the document, which is that of the server's own modules, is worth nothing here; names are
    // easier to find and to compare between versions.
    let snapshot =
        json!({ "info": { "version": version }, "paths": paths, "components": { "schemas": kept } });
    serde_json::from_value(snapshot)
        .map_err(|error| format!("the document says something new: {error}").into())
}

/// The name of the open type that stands for the union of all model configurations.
const MODEL_CONFIG: &str = "ModelConfig";

/// What all model configurations have in common, and what several of them have.
///
/// A server adds configurations with every new kind of model, so the union is of no use to a client.
fn model_config(schemas: &Map<String, Value>) -> Value {
    let configs: Vec<&Map<String, Value>> = schemas
        .iter()
        .filter(|(name, _)| name.ends_with("_Config"))
        .filter_map(|(_, schema)| schema.get("properties")?.as_object())
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in configs.iter().flat_map(|config| config.keys()) {
        *counts.entry(name).or_default() += 1;
    }
    let enums = BTreeMap::from([
        ("base", "BaseModelType"),
        ("type", "ModelType"),
        ("format", "ModelFormat"),
    ]);
    let mut properties = Map::new();
    let mut required = Vec::new();
    for name in configs.first().map(|config| config.keys()).into_iter().flatten() {
        let everywhere = counts.get(name.as_str()) == Some(&configs.len());
        if !everywhere {
            continue;
        }
        required.push(Value::from(name.as_str()));
        let schema = match enums.get(name.as_str()) {
            Some(target) => json!({ "$ref": format!("#/components/schemas/{target}") }),
            None => configs
                .first()
                .and_then(|config| config.get(name))
                .cloned()
                .unwrap_or_default(),
        };
        properties.insert(name.clone(), schema);
    }
    // In several configurations, with different types: open.
    for name in ["variant", "repo_variant", "prediction_type", "config_path"] {
        if counts.contains_key(name) {
            properties.insert(
                name.to_owned(),
                json!({ "anyOf": [{ "type": "string" }, { "type": "null" }] }),
            );
        }
    }
    let texts = json!({ "anyOf": [{ "type": "array", "items": { "type": "string" } }, { "type": "null" }] });
    if counts.contains_key("trigger_phrases") {
        properties.insert("trigger_phrases".to_owned(), texts);
    }
    if counts.contains_key("cpu_only") {
        properties.insert(
            "cpu_only".to_owned(),
            json!({ "anyOf": [{ "type": "boolean" }, { "type": "null" }] }),
        );
    }
    for name in ["default_settings", "submodels"] {
        if counts.contains_key(name) {
            properties.insert(name.to_owned(), json!({ "anyOf": [{}, { "type": "null" }] }));
        }
    }
    let mut config = json!({ "type": "object", "properties": properties, "required": required });
    prune(&mut config, schemas);
    config
}

/// Takes out prose, and puts the open types in the place of unions that grow with every version.
fn prune(value: &mut Value, schemas: &Map<String, Value>) {
    match value {
        Value::Object(object) => {
            if let Some(open) = open_union(object, schemas) {
                *object = Map::from_iter([(
                    "$ref".to_owned(),
                    Value::from(format!("#/components/schemas/{open}")),
                )]);
                return;
            }
            let keys: Vec<String> = object.keys().cloned().collect();
            for key in keys {
                let child = object.get_mut(&key);
                match (key.as_str(), child) {
                    ("properties" | "paths", Some(Value::Object(named))) => {
                        for (_, schema) in named {
                            prune(schema, schemas);
                        }
                    }
                    (
                        "description" | "summary" | "examples" | "title" | "security" | "discriminator"
                        | "pattern",
                        Some(_),
                    ) => {
                        object.remove(&key);
                    }
                    ("default", Some(Value::String(text))) if text.len() > LONGEST_DEFAULT => {
                        object.remove(&key);
                    }
                    ("default" | "enum" | "const", _) => {}
                    (_, Some(child)) => prune(child, schemas),
                    (_, None) => {}
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| prune(item, schemas)),
        _ => {}
    }
}

/// The open type that stands for a union of nodes, of their outputs, or of model configurations.
fn open_union(object: &Map<String, Value>, schemas: &Map<String, Value>) -> Option<&'static str> {
    let members = object.get("oneOf").or_else(|| object.get("anyOf"))?.as_array()?;
    let names: Vec<&str> = members
        .iter()
        .map(|member| member.get("$ref")?.as_str()?.rsplit('/').next())
        .collect::<Option<_>>()
        .filter(|names: &Vec<&str>| names.len() > 2)?;
    let all = |class: &str| {
        names.iter().all(|name| {
            schemas.get(*name).and_then(|schema| schema.get("class")) == Some(&Value::from(class))
        })
    };
    if all("invocation") {
        Some("Node")
    } else if all("output") {
        Some("NodeOutput")
    } else if names.iter().filter(|name| name.ends_with("_Config")).count() > names.len() / 2 {
        Some(MODEL_CONFIG)
    } else {
        None
    }
}

/// Refusals have one form for all operations.
fn keep_successes(operation: &mut Value) {
    if let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) {
        responses.retain(|status, _| status.starts_with('2'));
    }
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            if let Some(target) = object
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(|path| path.rsplit('/').next())
                && !OPEN_TYPES.contains(&target)
            {
                found.insert(target.to_owned());
            }
            object.values().for_each(|child| references(child, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

/// Types that `prune` puts in the place of unions.
const OPEN_TYPES: [&str; 2] = ["Node", "NodeOutput"];

/// One line for each operation, schema and property, so that a new version of the server reads as a diff.
pub(super) fn to_text(snapshot: &super::schema::Document) -> Result<String> {
    let mut text = String::new();
    let value = serde_json::to_value(snapshot)?;
    write_lines(&value, 0, &mut text)?;
    text.push('\n');
    Ok(text)
}

fn write_lines(value: &Value, depth: usize, out: &mut String) -> Result<()> {
    match value {
        Value::Object(object) if !object.is_empty() && serde_json::to_string(value)?.len() + depth > 100 => {
            out.push_str("{\n");
            for (index, (key, child)) in object.iter().enumerate() {
                out.push_str(&" ".repeat(depth + 1));
                out.push_str(&format!("{}: ", serde_json::to_string(key)?));
                write_lines(child, depth + 1, out)?;
                out.push_str(if index + 1 < object.len() { ",\n" } else { "\n" });
            }
            out.push_str(&" ".repeat(depth));
            out.push('}');
        }
        _ => out.push_str(&serde_json::to_string(value)?),
    }
    Ok(())
}
