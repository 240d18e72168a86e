//! Templates from an OpenAPI document: the rules of the editor, and what is refused.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ivk_fields::{Cardinality, FieldType, InputKind, InputTemplate, Templates, TemplatesErrorKind};
use serde_json::{Number, json};

/// A part of the document of server 6.14.2, without its prose.
const SAMPLE: &[u8] = include_bytes!("data/openapi-6.14.2-sample.json");

fn sample() -> Templates {
    Templates::from_openapi(SAMPLE).unwrap()
}

fn input<'t>(templates: &'t Templates, node: &str, field: &str) -> &'t InputTemplate {
    &templates.get(node).unwrap().inputs[field]
}

#[test]
fn a_node_keeps_its_facts() {
    let templates = sample();
    let node = templates.get("denoise_latents").unwrap();
    assert_eq!(node.title, "Denoise - SD1.5, SDXL");
    assert_eq!(
        (node.version.as_str(), node.category.as_str()),
        ("1.6.0", "latents")
    );
    assert_eq!(
        (node.classification.as_str(), node.node_pack.as_str()),
        ("stable", "invokeai")
    );
    assert_eq!(node.output_type, "latents_output");
    assert!(node.use_cache);
    assert_eq!(node.tags.first().map(String::as_str), Some("latents"));
    assert_eq!(
        node.outputs.keys().collect::<Vec<_>>(),
        ["latents", "width", "height"]
    );
    assert_eq!(
        templates.get("collect").unwrap().title,
        "Collect",
        "the word Invocation goes"
    );
    assert_eq!(templates.get("collect").unwrap().category, "other");
    assert!(!templates.get("save_image").unwrap().use_cache);
    assert_eq!(templates.len(), 27);
    assert_eq!(templates.skipped(), []);
}

#[test]
fn inputs_have_type_kind_and_bounds() {
    let templates = sample();
    let steps = input(&templates, "denoise_latents", "steps");
    assert_eq!(steps.field_type, FieldType::single("IntegerField"));
    assert_eq!((steps.input, steps.required), (InputKind::Any, false));
    assert_eq!(steps.default, Some(json!(10)));
    assert_eq!(steps.bounds.exclusive_minimum, Some(Number::from(0)));
    assert!(!steps.bounds.nested);

    let unet = input(&templates, "denoise_latents", "unet");
    assert_eq!((unet.input, unet.required), (InputKind::Connection, true));
    assert_eq!((unet.ui.order, unet.editor_default()), (Some(2), None));

    let scale = input(&templates, "denoise_latents", "cfg_scale");
    assert_eq!(scale.field_type, FieldType::single_or_collection("FloatField"));
    assert_eq!(
        input(&templates, "denoise_latents", "noise").title,
        "Noise",
        "no title in the schema"
    );
    assert_eq!(
        input(&templates, "sdxl_refiner_compel_prompt", "clip2").title,
        "Clip 2"
    );
}

#[test]
fn reserved_fields_have_no_template() {
    let templates = sample();
    for node in templates.iter() {
        for name in ["id", "type", "use_cache", "is_intermediate"] {
            assert!(!node.inputs.contains_key(name), "{} {name}", node.node_type);
        }
        assert!(!node.outputs.contains_key("type"));
    }
    assert!(!templates.get("iterate").unwrap().inputs.contains_key("index"));
    assert!(
        !templates
            .get("call_saved_workflow")
            .unwrap()
            .inputs
            .contains_key("workflow_inputs")
    );
}

#[test]
fn a_hint_overrides_the_type_and_the_original_is_kept_for_fields_with_a_value() {
    let templates = sample();
    let scheduler = input(&templates, "denoise_latents", "scheduler");
    assert_eq!(scheduler.field_type, FieldType::single("SchedulerField"));
    assert_eq!(scheduler.original_type, Some(FieldType::single("EnumField")));
    assert_eq!(scheduler.schedulers.len(), 31);
    assert!(scheduler.options.is_empty());

    let output = &templates.get("scheduler").unwrap().outputs["scheduler"];
    assert_eq!(output.original_type, Some(FieldType::single("EnumField")));

    let item = input(&templates, "collect", "item");
    assert_eq!(item.field_type, FieldType::single("CollectionItemField"));
    assert_eq!(item.original_type, None);
    let collection = input(&templates, "collect", "collection");
    assert_eq!(collection.field_type, FieldType::collection("CollectionField"));
    assert_eq!(collection.input, InputKind::Connection);
}

#[test]
fn batches_are_marked() {
    let templates = sample();
    assert!(input(&templates, "image_batch", "images").field_type.batch);
    assert!(
        !input(&templates, "image_batch", "batch_group_id")
            .field_type
            .batch
    );
    assert!(
        templates.get("image_generator").unwrap().outputs["images"]
            .field_type
            .batch
    );
}

#[test]
fn bounds_inside_a_nullable_type_are_marked_as_nested() {
    let templates = sample();
    let steps = input(&templates, "ideogram4_denoise", "steps");
    assert_eq!(steps.bounds.minimum, Some(Number::from(2)));
    assert_eq!(steps.bounds.maximum, Some(Number::from(100)));
    assert!(steps.bounds.nested);
    assert_eq!(steps.default, None);
    assert_eq!(steps.editor_default(), Some(json!(0)));
    let images = input(&templates, "image_batch", "images");
    assert_eq!((images.bounds.min_items, images.bounds.nested), (Some(1), true));
}

#[test]
fn enums_keep_options_of_any_type_and_their_labels() {
    let templates = sample();
    let scheduler = input(&templates, "anima_denoise", "scheduler");
    assert_eq!(scheduler.field_type, FieldType::single("EnumField"));
    assert_eq!(scheduler.options.first(), Some(&json!("euler")));
    assert_eq!(scheduler.option_labels["er_sde"], "ER-SDE");
}

#[test]
fn defaults_of_the_editor() {
    let templates = sample();
    let default = |node, field| input(&templates, node, field).editor_default();
    assert_eq!(default("save_image", "board"), Some(json!("auto")));
    assert_eq!(default("save_image", "image"), None);
    assert_eq!(default("denoise_latents", "scheduler"), Some(json!("euler")));
    assert_eq!(
        default("color", "color"),
        Some(json!({"r": 0, "g": 0, "b": 0, "a": 255}))
    );
    assert_eq!(default("image_batch", "images"), Some(json!([])));
    assert_eq!(default("main_model_loader", "model"), None);
}

#[test]
fn what_is_no_document_is_refused_with_its_reason() {
    use TemplatesErrorKind::{Html, NoNodes, NotJson, NotOpenApi, Truncated};
    let deep = |open: &str| {
        format!(
            r#"{{"openapi":"3.1.0","components":{{"schemas":{{"A":{}"#,
            open.repeat(1 << 20)
        )
        .into_bytes()
    };
    for (document, kind, says) in [
        (b"".to_vec(), Truncated, "empty"),
        (SAMPLE[..SAMPLE.len() / 2].to_vec(), Truncated, "ends too early"),
        (b"<!doctype html><html></html>".to_vec(), Html, "web page"),
        (b"{]".to_vec(), NotJson, "not valid JSON"),
        (b"\xff\xfe{".to_vec(), NotJson, "not valid JSON"),
        (b"[]".to_vec(), NotOpenApi, "not an OpenAPI document"),
        (b"7".to_vec(), NotOpenApi, "shape"),
        (b"{}".to_vec(), NotOpenApi, "not an OpenAPI document"),
        (
            br#"{"openapi":"3.0.0","paths":{}}"#.to_vec(),
            NotOpenApi,
            "components",
        ),
        (
            br#"{"openapi":"3.0.0","components":{"schemas":[]}}"#.to_vec(),
            NotOpenApi,
            "shape",
        ),
        (
            br#"{"openapi":"3.0.0","components":{"schemas":{"Pet":{"type":"object"}}}}"#.to_vec(),
            NoNodes,
            "no InvokeAI node",
        ),
        (deep("["), Truncated, "ends too early"),
        (deep(r#"{"a":"#), Truncated, "ends too early"),
    ] {
        let error = Templates::from_openapi(&document).unwrap_err();
        let start = String::from_utf8_lossy(&document[..document.len().min(60)]).into_owned();
        assert_eq!(error.kind(), kind, "{start}: {error}");
        assert!(error.to_string().contains(says), "{start}: {error}");
    }
}

/// One node whose only field has the given schema.
fn one_field(schema: &str) -> Vec<u8> {
    format!(
        r##"{{"openapi":"3.1.0","components":{{"schemas":{{"Node":{{"class":"invocation","title":"Node","version":"1.0.0",
        "output":{{"$ref":"#/components/schemas/Node"}},
        "properties":{{"type":{{"default":"node"}},"field":{schema}}}}}}}}}}}"##
    )
    .into_bytes()
}

#[test]
fn a_field_that_cannot_be_read_costs_only_itself() {
    let depth = 100_000;
    let nested = r#"{"items":"#.repeat(depth) + "{}" + &"}".repeat(depth);
    for schema in [
        r#"{"field_kind":"input","minItems":-1}"#,
        r#"{"field_kind":"input","title":5}"#,
        "true",
        &nested,
    ] {
        let templates = Templates::from_openapi(&one_field(schema)).unwrap();
        let node = templates.get("node").unwrap();
        assert!(node.inputs.is_empty());
        assert_eq!(templates.skipped()[0].field.as_deref(), Some("field"));
    }
}

#[test]
fn a_schema_that_refers_to_itself_ends() {
    let schema = r##"{"field_kind":"input","input":"any","$ref":"#/components/schemas/Node"}"##;
    let templates = Templates::from_openapi(&one_field(schema)).unwrap();
    let node = templates.get("node").unwrap();
    assert_eq!(node.inputs["field"].field_type, FieldType::single("Node"));
    assert_eq!(node.outputs["field"].field_type.cardinality, Cardinality::Single);
}

#[test]
fn model_types_of_older_servers_keep_a_value() {
    let schema = r##"{"field_kind":"input","input":"direct","ui_type":"MainModelField","$ref":"#/components/schemas/ModelIdentifierField"}"##;
    let templates = Templates::from_openapi(&one_field(schema)).unwrap();
    let model = input(&templates, "node", "field");
    assert_eq!(model.field_type, FieldType::single("MainModelField"));
    assert_eq!(
        model.original_type,
        Some(FieldType::single("ModelIdentifierField"))
    );
    assert_eq!(model.input, InputKind::Direct);
    assert_eq!(
        model.ui.model_type,
        ["main"],
        "which models fit is said by the name of the type"
    );
}
