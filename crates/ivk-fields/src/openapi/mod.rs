//! Reads node templates from a server's OpenAPI document.
//!
//! The document of 6.14.2 has 1.76 MB, of which a third describes routes and transfer objects. One pass finds
//! the schemas of nodes and of their outputs and skips everything else; only those are then read.

mod build;
mod field_type;
mod model_types;
mod schema;
mod title;

use std::borrow::Cow;
use std::collections::HashMap;

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::error::{TemplatesError, TemplatesErrorKind as Kind};
use crate::names::ByName;
use crate::templates::{Skipped, Templates};
use schema::{NodeSchema, Properties, Property, Text};
pub(crate) use title::start_case;

#[derive(Deserialize)]
struct Document<'a> {
    #[serde(borrow, default)]
    openapi: Option<Text<'a>>,
    #[serde(borrow, default)]
    components: Option<Components<'a>>,
}

#[derive(Deserialize)]
struct Components<'a> {
    #[serde(borrow, default)]
    schemas: Properties<'a, &'a RawValue>,
}

/// The nodes that the editor makes itself and never shows.
const NOT_SHOWN: [&str; 2] = ["graph", "linear_ui_output"];

/// See [`Templates::from_openapi`].
pub(crate) fn read(document: &[u8]) -> Result<Templates, TemplatesError> {
    let document: Document<'_> = serde_json::from_slice(document).map_err(|error| refuse(document, error))?;
    let (Some(_), Some(components)) = (document.openapi, document.components) else {
        return Err(TemplatesError::new(
            Kind::NotOpenApi,
            "this JSON is not an OpenAPI document: it lacks \"openapi\" or \"components\"",
        ));
    };
    let schemas: HashMap<&str, &RawValue> = components
        .schemas
        .0
        .iter()
        .map(|(name, raw)| (name.as_ref(), *raw))
        .collect();
    let mut skipped = Vec::new();
    let mut nodes = ByName::default();
    let mut outputs: IndexMap<String, Option<NodeSchema<'_, Property<'_>>>> = IndexMap::new();
    for (name, raw) in &components.schemas.0 {
        // Nearly half of the schemas hold no such word and need not be read.
        if !raw.get().contains("\"invocation\"") {
            continue;
        }
        let Some(schema) = node_schema(name, raw, &mut skipped) else {
            continue;
        };
        if schema
            .class
            .as_ref()
            .is_none_or(|class| class.as_str() != "invocation")
        {
            continue;
        }
        let Some(node_type) = build::type_of(&schema).map(str::to_owned) else {
            continue;
        };
        if NOT_SHOWN.contains(&node_type.as_str()) {
            continue;
        }
        let output = match build::output_schema(&schema).map(str::to_owned) {
            None => None,
            Some(name) => outputs
                .entry(name)
                .or_insert_with_key(|name| {
                    let raw = schemas.get(name.as_str())?;
                    node_schema(name, raw, &mut skipped)
                })
                .as_ref(),
        };
        nodes.insert(node_type.clone(), build::node(&node_type, schema, output));
    }
    if nodes.is_empty() {
        return Err(TemplatesError::new(
            Kind::NoNodes,
            "this OpenAPI document describes no InvokeAI node: no schema has the class \"invocation\"",
        ));
    }
    Ok(Templates::new(nodes, skipped))
}

/// Reads one schema. Where a property has an unusable shape, only that property is left out.
fn node_schema<'a>(
    name: &str,
    raw: &'a RawValue,
    skipped: &mut Vec<Skipped>,
) -> Option<NodeSchema<'a, Property<'a>>> {
    if let Ok(schema) = serde_json::from_str(raw.get()) {
        return Some(schema);
    }
    let note = |field: Option<&str>, error: &serde_json::Error| Skipped {
        schema: name.to_owned(),
        field: field.map(str::to_owned),
        reason: error.to_string(),
    };
    let loose: NodeSchema<'a, &'a RawValue> = match serde_json::from_str(raw.get()) {
        Ok(schema) => schema,
        Err(error) => {
            skipped.push(note(None, &error));
            return None;
        }
    };
    let mut properties = Vec::with_capacity(loose.properties.0.len());
    for (field, raw) in loose.properties.0 {
        match serde_json::from_str(raw.get()) {
            Ok(property) => properties.push((field, property)),
            Err(error) => skipped.push(note(Some(&field), &error)),
        }
    }
    Some(NodeSchema {
        properties: Properties(properties),
        class: loose.class,
        title: loose.title,
        description: loose.description,
        version: loose.version,
        tags: loose.tags,
        category: loose.category,
        classification: loose.classification,
        node_pack: loose.node_pack,
        output: loose.output,
    })
}

/// Says what the bytes are instead of an OpenAPI document.
fn refuse(document: &[u8], error: serde_json::Error) -> TemplatesError {
    let start = document.trim_ascii_start();
    let (kind, message) = match error.classify() {
        _ if start.is_empty() => (Kind::Truncated, Cow::Borrowed("the OpenAPI document is empty")),
        _ if start.starts_with(b"<") => (
            Kind::Html,
            Cow::Borrowed("this is a web page, not the OpenAPI document of an InvokeAI server"),
        ),
        serde_json::error::Category::Eof => (
            Kind::Truncated,
            Cow::Owned(format!(
                "the OpenAPI document ends too early, after {} bytes",
                document.len()
            )),
        ),
        serde_json::error::Category::Data => (
            Kind::NotOpenApi,
            Cow::Borrowed("this JSON does not have the shape of an OpenAPI document"),
        ),
        _ => (
            Kind::NotJson,
            Cow::Borrowed("the OpenAPI document is not valid JSON"),
        ),
    };
    TemplatesError::new(kind, message).caused(error)
}
