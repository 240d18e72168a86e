//! What holds for any value, any text and any document.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ivk_fields::generator::{Generated, Generator, NoSource};
use ivk_fields::{InputTemplate, Templates, ValueProblemKind, catalogue};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// A part of the document of server 6.14.2, without its prose.
const SAMPLE: &str = include_str!("data/openapi-6.14.2-sample.json");

fn any_input() -> impl Strategy<Value = &'static InputTemplate> {
    let inputs: Vec<_> = Templates::builtin()
        .iter()
        .flat_map(|node| node.inputs.values())
        .collect();
    proptest::sample::select(inputs)
}

/// JSON as it may stand in a workflow file: often nearly right.
fn any_json() -> impl Strategy<Value = Value> {
    let key = prop_oneof![
        proptest::sample::select(vec![
            "image_name",
            "video_name",
            "board_id",
            "key",
            "hash",
            "name",
            "base",
            "type",
            "r",
            "g",
            "b",
            "a",
            "lora",
            "weight",
            "start",
            "count",
            "seed",
            "values",
            "style_preset_id",
            "system_prompt_id",
        ])
        .prop_map(str::to_owned),
        "[a-z]{0,5}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-10_i64..300).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        proptest::sample::select(vec![
            "auto",
            "none",
            "euler",
            "sdxl",
            "float_generator_parse_string"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::vec((key.clone(), inner), 0..6)
                .prop_map(|entries| Value::Object(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A property of a node as a server may describe it.
fn any_property() -> impl Strategy<Value = Value> {
    let kind = proptest::sample::select(vec![
        "integer", "number", "string", "boolean", "array", "object", "null",
    ]);
    let simple = prop_oneof![
        kind.prop_map(|kind| json!({"type": kind, "items": {"type": "string"}})),
        Just(json!({"$ref": "#/components/schemas/ImageField"})),
        Just(json!({"type": "string", "enum": ["a", "b"]})),
        (any::<i32>(), any::<f32>())
            .prop_map(|(low, high)| json!({"type": "number", "minimum": low, "maximum": high})),
    ];
    let extras = (
        any_json(),
        any::<bool>(),
        ".{0,6}",
        proptest::option::of("[A-Z][a-z]{1,6}Field( many)?"),
    );
    let schema = prop_oneof![
        simple.clone(),
        proptest::collection::vec(simple, 1..4).prop_map(|members| json!({"anyOf": members})),
    ];
    (schema, extras).prop_map(|(mut schema, (default, required, title, ui_type))| {
        schema["field_kind"] = json!("input");
        schema["default"] = default;
        schema["orig_required"] = json!(required);
        schema["title"] = json!(title);
        if let Some(ui_type) = ui_type {
            schema["ui_type"] = json!(ui_type);
        }
        schema
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_is_written_back(input in any_input(), stored in any_json()) {
        if let Ok(Some(value)) = input.read(&stored) {
            let written = value.to_api();
            prop_assert_eq!(input.read(&written).unwrap(), Some(value));
        }
    }

    #[test]
    fn what_is_accepted_fits_and_is_accepted_again(input in any_input(), text in ".{0,20}", number in any::<f64>()) {
        for value in [input.parse(&text), input.accept(number), input.accept(text.as_str())].into_iter().flatten() {
            let found = input.check(&value);
            prop_assert!(
                found.iter().all(|problem| matches!(problem.kind(), ValueProblemKind::UnresolvedModel { .. })),
                "{:?}", found
            );
            prop_assert_eq!(input.accept(value.clone()).unwrap(), value);
        }
    }

    #[test]
    fn every_problem_is_one_short_sentence(input in any_input(), stored in any_json(), text in ".{0,300}") {
        let mut problems: Vec<_> = input.parse(&text).err().into_iter().flat_map(|problems| problems.into_vec()).collect();
        match input.read(&stored) {
            Ok(Some(value)) => problems.extend(input.check(&value)),
            Ok(None) => {}
            Err(problem) => problems.push(problem),
        }
        for problem in problems {
            let sentence = problem.to_string();
            prop_assert!(!sentence.is_empty() && sentence.chars().count() < 1500, "{}", sentence);
            prop_assert!(!problem.code().is_empty());
        }
    }

    #[test]
    fn a_document_cut_anywhere_is_refused(end in 0..SAMPLE.len() - 3) {
        prop_assert!(Templates::from_openapi(&SAMPLE.as_bytes()[..end]).is_err());
    }

    #[test]
    fn a_document_with_a_broken_byte_is_read_or_refused(place in 0..SAMPLE.len(), byte in any::<u8>()) {
        let mut document = SAMPLE.as_bytes().to_vec();
        document[place] = byte;
        if let Ok(templates) = Templates::from_openapi(&document) {
            prop_assert!(templates.len() >= 26);
        }
    }

    #[test]
    fn templates_survive_the_catalogue(properties in proptest::collection::vec(("[a-zA-Z0-9_ \"\\\\]{1,8}", any_property()), 0..6)) {
        let mut fields: Map<String, Value> = properties.into_iter().collect();
        fields.insert("type".to_owned(), json!({"default": "node \"of\"\nsomeone", "const": "x"}));
        let document = json!({"openapi": "3.1.0", "components": {"schemas": {"Node": {
            "class": "invocation", "title": "A node", "version": "1.0.0", "description": "What it does.",
            "properties": fields, "output": {"$ref": "#/components/schemas/Node"},
        }}}});
        let templates = Templates::from_openapi(document.to_string().as_bytes()).unwrap();
        let read = catalogue::open(catalogue::write_with_descriptions(&templates)).unwrap();
        read.read_all().unwrap();
        prop_assert!(templates.iter().eq(read.iter()));
    }

    #[test]
    fn integer_generators_keep_their_counts_and_bounds(start in -1000_i64..1000, end in -1000_i64..1000, count in 0_i64..50, seed in any::<i64>()) {
        let values = |stored: Value| match Generator::from_api(&stored).unwrap().values(&NoSource).unwrap() {
            Generated::Integers(values) => values,
            other => panic!("{other:?}"),
        };
        let even = values(json!({"type": "integer_generator_linear_distribution", "start": start, "end": end, "count": count}));
        prop_assert_eq!(even.len() as i64, count);
        if count > 1 {
            prop_assert_eq!((even.first().copied(), even.last().copied()), (Some(start), Some(end)));
        }
        let (low, high) = (start.min(end), start.max(end));
        let random = values(json!({"type": "integer_generator_random_distribution_uniform", "min": low, "max": high, "count": count, "seed": seed}));
        prop_assert_eq!(random.len() as i64, count);
        prop_assert!(random.iter().all(|value| (low..=high).contains(value)));
    }
}
