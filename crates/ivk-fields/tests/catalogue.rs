//! The catalogue: the built-in templates, and the text that any templates can be kept as.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ivk_fields::{NodeTemplate, Templates, TemplatesErrorKind, catalogue};
use serde_json::json;

/// A part of the document of server 6.14.2, without its prose.
const SAMPLE: &[u8] = include_bytes!("data/openapi-6.14.2-sample.json");

#[test]
fn the_built_in_templates_are_those_of_the_document() {
    let builtin = Templates::builtin();
    assert_eq!((builtin.len(), builtin.server_version()), (309, Some("6.14.2")));
    builtin.read_all().unwrap();
    for node in Templates::from_openapi(SAMPLE).unwrap().iter() {
        assert_eq!(builtin.get(&node.node_type), Some(node));
    }
}

#[test]
fn the_built_in_templates_hold_no_prose() {
    for node in Templates::builtin().iter() {
        assert_eq!(node.description, "");
        assert!(node.inputs.values().all(|input| input.description.is_empty()));
        assert!(node.outputs.values().all(|output| output.description.is_empty()));
    }
}

#[test]
fn the_built_in_text_is_what_the_writer_writes() {
    assert_eq!(
        catalogue::write(Templates::builtin()),
        include_str!("../src/catalogue/builtin.json")
    );
}

#[test]
fn node_types_come_in_the_order_of_the_document() {
    let builtin = Templates::builtin();
    let types: Vec<_> = builtin.node_types().collect();
    assert_eq!(types.first(), Some(&"add"));
    assert_eq!(
        types,
        builtin
            .iter()
            .map(|node| node.node_type.as_str())
            .collect::<Vec<_>>()
    );
    assert!(!builtin.is_empty());
    assert!(builtin.get("no_such_node").is_none());
}

#[test]
fn descriptions_are_kept_where_asked_for() {
    let mut node: NodeTemplate = Templates::builtin().get("add").unwrap().clone();
    node.description = "Adds two numbers".to_owned();
    node.inputs.get_mut("a").unwrap().description = "The \"first\"\nnumber".to_owned();
    node.node_type = "add \"twice\"\\\n".to_owned();
    let templates: Templates = [node.clone()].into_iter().collect();
    let read = catalogue::open(catalogue::write_with_descriptions(&templates)).unwrap();
    assert_eq!(read.get(&node.node_type), Some(&node));
    let read = catalogue::open(catalogue::write(&templates)).unwrap();
    assert_eq!(read.get(&node.node_type).unwrap().description, "");
}

#[test]
fn no_node_at_all_is_a_catalogue_too() {
    let read = catalogue::open(catalogue::write(&Templates::default())).unwrap();
    assert_eq!((read.len(), read.server_version()), (0, None));
}

#[test]
fn what_is_no_catalogue_is_refused() {
    let text = catalogue::write(Templates::builtin());
    for (broken, says) in [
        (String::new(), "not a node catalogue"),
        ("<html>".to_owned(), "not a node catalogue"),
        (text[..text.len() / 2].to_owned(), "too early"),
        (text.replacen("\"catalogue\":1", "\"catalogue\":2", 1), "format 2"),
        (
            text.replacen("\"catalogue\":1", "\"catalogue\":x", 1),
            "first line",
        ),
        (text.replacen("\"add\":", "add:", 1), "byte"),
    ] {
        let error = catalogue::open(broken).unwrap_err();
        assert_eq!(error.kind(), TemplatesErrorKind::BrokenCatalogue);
        assert!(error.to_string().contains(says), "{error}");
    }
}

#[test]
fn a_broken_node_counts_as_absent_and_is_told_when_asked() {
    let text =
        catalogue::write(Templates::builtin()).replacen("\"title\":\"Add Integers\"", "\"title\":7", 1);
    let templates = catalogue::open(text).unwrap();
    assert!(templates.get("add").is_none());
    assert!(templates.get("sub").is_some());
    assert!(
        templates
            .read_all()
            .unwrap_err()
            .to_string()
            .contains("node add ")
    );
}

#[test]
fn a_new_generator_has_all_parameters_of_its_kind() {
    for (node, default) in [
        (
            "float_generator",
            json!({"type": "float_generator_arithmetic_sequence", "start": 0, "step": 0.1, "count": 10}),
        ),
        (
            "integer_generator",
            json!({"type": "integer_generator_arithmetic_sequence", "start": 0, "step": 1, "count": 10}),
        ),
        (
            "string_generator",
            json!({"type": "string_generator_parse_string", "input": "foo,bar,baz,qux", "splitOn": ","}),
        ),
        (
            "image_generator",
            json!({"type": "image_generator_images_from_board", "category": "images"}),
        ),
    ] {
        let template = Templates::builtin().get(node).unwrap();
        assert_eq!(
            template.inputs["generator"].editor_default(),
            Some(default),
            "{node}"
        );
    }
}
