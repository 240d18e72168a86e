//! How long templates take, measured against `serde_json` on the same bytes in the same run.
//!
//! The document is put together from the built-in templates and as much other text as a server's own has.
//! `IVK_OPENAPI=FILE` measures a real one instead.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use ivk_fields::{Cardinality, FieldType, FieldValue, InputKind, InputTemplate, Templates, catalogue};
use serde_json::{Map, Value, json};

const ROUNDS: usize = 31;

/// The size of the document of 6.14.2.
const DOCUMENT_SIZE: usize = 1_759_004;

fn main() {
    let document = match std::env::var_os("IVK_OPENAPI") {
        Some(path) => std::fs::read(path).unwrap(),
        None => document(),
    };
    println!("document of {} bytes", document.len());
    let (value, templates) = compare(
        || {
            serde_json::from_slice::<Value>(&document)
                .unwrap()
                .as_object()
                .unwrap()
                .len()
        },
        || Templates::from_openapi(&document).unwrap(),
    );
    ratio(
        "templates_from_openapi",
        templates,
        value,
        "1.0 × serde_json::from_slice::<Value>",
        1.0,
    );

    let text = catalogue::write(Templates::builtin());
    let millisecond = Duration::from_millis(1);
    let open = best(|| catalogue::open(text.clone()).unwrap());
    ratio("catalogue_open", open, millisecond, "1 ms", 1.0);
    let first = best(|| {
        let templates = catalogue::open(text.clone()).unwrap();
        black_box(templates.get("denoise_latents"));
        templates
    });
    ratio("catalogue_open_and_first_node", first, millisecond, "1 ms", 1.0);
    let all = best(|| {
        let templates = catalogue::open(text.clone()).unwrap();
        templates.read_all().unwrap();
        templates
    });
    ratio(
        "catalogue_read_all",
        all,
        value,
        "1.0 × serde_json::from_slice::<Value> of the document",
        1.0,
    );

    let prompts: Vec<String> = (0..10_000)
        .map(|number| format!("a lighthouse, number {number}"))
        .collect();
    let batch = &Templates::builtin().get("string_batch").unwrap().inputs["strings"];
    let as_json = FieldValue::from(prompts.clone()).to_api();
    let (copy, accept) = compare(|| as_json.clone(), || batch.accept(prompts.clone()).unwrap());
    ratio(
        "accept_ten_thousand_prompts",
        accept,
        copy,
        "1.5 × cloning them as JSON",
        1.5,
    );
    let (copy, read) = compare(|| as_json.clone(), || batch.read(&as_json).unwrap());
    ratio(
        "read_ten_thousand_prompts",
        read,
        copy,
        "2.0 × cloning them as JSON",
        2.0,
    );
}

fn ratio(name: &str, ours: Duration, theirs: Duration, against: &str, goal: f64) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("ratio {name} {ratio:.3} (goal ≤ {goal}: {against}; {ours:.2?} to {theirs:.2?})");
}

/// The best of several rounds of each, taken in turns so that both see the same machine.
fn compare<A, B>(mut first: impl FnMut() -> A, mut second: impl FnMut() -> B) -> (Duration, Duration) {
    let mut fastest = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        fastest.0 = fastest.0.min(time(&mut first));
        fastest.1 = fastest.1.min(time(&mut second));
    }
    fastest
}

fn best<A>(mut work: impl FnMut() -> A) -> Duration {
    (0..ROUNDS).map(|_| time(&mut work)).min().unwrap_or_default()
}

/// The time to make something, without the time to drop it.
fn time<A>(work: &mut impl FnMut() -> A) -> Duration {
    let start = Instant::now();
    let made = black_box(work());
    let elapsed = start.elapsed();
    drop(made);
    elapsed
}

/// An OpenAPI document of the built-in nodes, with routes and transfer objects as other text.
fn document() -> Vec<u8> {
    let mut schemas = Map::new();
    for node in Templates::builtin().iter() {
        let output = format!("{}Output", node.node_type);
        let outputs = node
            .outputs
            .values()
            .map(|output| (output.name.clone(), schema(&output.field_type, "output")));
        let outputs = outputs.chain([(
            "type".to_owned(),
            json!({"default": node.output_type, "type": "string"}),
        )]);
        schemas.insert(
            output.clone(),
            json!({"class": "output", "properties": outputs.collect::<Map<_, _>>()}),
        );
        let mut properties: Map<String, Value> = node
            .inputs
            .values()
            .map(|input| (input.name.clone(), property(input)))
            .collect();
        for (name, default) in [
            ("id", json!(null)),
            ("use_cache", json!(true)),
            ("type", json!(node.node_type)),
        ] {
            let description = "What every node has, said again at each of them.";
            let attribute =
                json!({"default": default, "field_kind": "node_attribute", "description": description});
            properties.insert(name.to_owned(), attribute);
        }
        let invocation = json!({
            "class": "invocation", "title": node.title, "version": node.version, "tags": node.tags,
            "category": node.category, "classification": node.classification, "node_pack": node.node_pack,
            "properties": properties, "output": {"$ref": format!("#/components/schemas/{output}")},
        });
        schemas.insert(format!("{}Invocation", node.node_type), invocation);
    }
    let mut document = json!({"openapi": "3.1.0", "paths": {}, "components": {"schemas": schemas}});
    let missing = DOCUMENT_SIZE.saturating_sub(document.to_string().len());
    let filler = json!({"type": "object", "title": "Other", "properties": {
        "name": {"type": "string", "title": "Name", "description": "Something that no node needs."},
        "count": {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "null"}], "default": null},
    }, "required": ["name"]});
    let count = missing / (filler.to_string().len() + 16);
    for number in 0..count {
        let (place, name) = match number % 3 {
            0 => ("/paths", format!("/api/v1/other/{number}")),
            _ => ("/components/schemas", format!("Other{number:05}")),
        };
        let place = document
            .pointer_mut(place)
            .and_then(Value::as_object_mut)
            .unwrap();
        place.insert(name, filler.clone());
    }
    document.to_string().into_bytes()
}

fn property(input: &InputTemplate) -> Value {
    let mut property = schema(&input.field_type, "input");
    property["title"] = json!(input.title);
    property["default"] = json!(input.default);
    property["orig_default"] = json!(input.default);
    property["orig_required"] = json!(input.required);
    property["input"] = json!(match input.input {
        InputKind::Direct => "direct",
        InputKind::Connection => "connection",
        InputKind::Any => "any",
    });
    if !input.options.is_empty() {
        property["enum"] = json!(input.options);
    }
    property
}

fn schema(field_type: &FieldType, field_kind: &str) -> Value {
    let one = json!({"$ref": format!("#/components/schemas/{}", field_type.name)});
    let many = json!({"type": "array", "items": one});
    let members = match field_type.cardinality {
        Cardinality::Single => json!([one, {"type": "null"}]),
        Cardinality::Collection => json!([many, {"type": "null"}]),
        Cardinality::SingleOrCollection => json!([one, many, {"type": "null"}]),
    };
    let description = "A sentence as long as those of the server, which says what the field is for.";
    json!({"anyOf": members, "field_kind": field_kind, "ui_hidden": false, "description": description})
}
