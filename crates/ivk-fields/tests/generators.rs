//! Generators as workflow files hold them.

#![allow(clippy::unwrap_used)]

use ivk_fields::generator::{Generator, NoSource};
use serde_json::{Value, json};

fn items(stored: &Value) -> Vec<Value> {
    Generator::from_api(stored)
        .unwrap()
        .values(&NoSource)
        .unwrap()
        .into_items()
}

#[test]
fn defaults_are_those_of_the_editor() {
    for (kind, items) in [
        (
            "float_generator_arithmetic_sequence",
            json!([
                0,
                0.1,
                0.2,
                0.30000000000000004,
                0.4,
                0.5,
                0.6000000000000001,
                0.7000000000000001,
                0.8,
                0.9
            ]),
        ),
        (
            "integer_generator_arithmetic_sequence",
            json!([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ),
        (
            "integer_generator_linear_distribution",
            json!([0, 1, 2, 3, 4, 6, 7, 8, 9, 10]),
        ),
        (
            "integer_generator_parse_string",
            json!([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        ),
        (
            "string_generator_parse_string",
            json!(["foo", "bar", "baz", "qux"]),
        ),
    ] {
        assert_eq!(json!(self::items(&json!({"type": kind}))), items, "{kind}");
    }
}

#[test]
fn written_values_win_over_everything() {
    let stored = json!({"type": "float_generator_linear_distribution", "count": 99, "values": [0.5, 1, 2.0]});
    assert_eq!(
        items(&stored),
        [json!(0.5), json!(1), json!(2)],
        "whole numbers as JavaScript writes them"
    );
    let nothing = json!({"type": "float_generator_linear_distribution", "count": 2, "values": null});
    assert_eq!(items(&nothing), [json!(0), json!(1)]);
}

#[test]
fn stored_generators_survive_a_round_trip() {
    for stored in [
        json!({"type": "float_generator_arithmetic_sequence", "start": 0.5, "step": -1, "count": 3}),
        json!({"type": "float_generator_linear_distribution", "start": 0, "end": 1, "count": 3, "values": [1, 2.5]}),
        json!({"type": "float_generator_random_distribution_uniform", "min": 0, "max": 1, "count": 3, "seed": -4}),
        json!({"type": "float_generator_parse_string", "input": "1;2", "splitOn": ";"}),
        json!({"type": "integer_generator_arithmetic_sequence", "start": 1, "step": 2, "count": 3}),
        json!({"type": "integer_generator_linear_distribution", "start": 1, "end": 2, "count": 3}),
        json!({"type": "integer_generator_random_distribution_uniform", "min": 1, "max": 2, "count": 3}),
        json!({"type": "integer_generator_parse_string", "input": "1\n2", "splitOn": "\\n"}),
        json!({"type": "string_generator_parse_string", "input": "", "splitOn": ""}),
        json!({"type": "string_generator_dynamic_prompts_combinatorial", "input": "{a|b}", "maxPrompts": 3}),
        json!({"type": "string_generator_dynamic_prompts_random", "input": "{a|b}", "count": 3, "seed": 5}),
        json!({"type": "image_generator_images_from_board", "board_id": "b", "category": "assets"}),
        json!({"type": "image_generator_images_from_board", "category": "images"}),
    ] {
        assert_eq!(Generator::from_api(&stored).unwrap().to_api(), stored);
    }
}

#[test]
fn malformed_generators_say_what_is_wrong() {
    for (stored, says) in [
        (json!(3), "no object"),
        (json!({}), "does not name its type"),
        (
            json!({"type": "float_generator_of_dreams"}),
            "float_generator_of_dreams",
        ),
        (
            json!({"type": "integer_generator_parse_string", "input": 5}),
            "\"input\" is not a string",
        ),
        (
            json!({"type": "integer_generator_arithmetic_sequence", "count": 2.5}),
            "\"count\" is not an integer",
        ),
        (
            json!({"type": "float_generator_arithmetic_sequence", "start": "1"}),
            "\"start\" is not a number",
        ),
        (
            json!({"type": "float_generator_arithmetic_sequence", "values": [true]}),
            "list of numbers",
        ),
        (
            json!({"type": "string_generator_dynamic_prompts_random", "count": 0}),
            "above 0",
        ),
        (
            json!({"type": "image_generator_images_from_board", "category": "videos"}),
            "videos",
        ),
    ] {
        let error = Generator::from_api(&stored).unwrap_err().to_string();
        assert!(error.contains(says), "{stored}: {error}");
    }
}

#[test]
fn lists_that_cannot_be_made_say_why() {
    for (stored, says) in [
        (
            json!({"type": "integer_generator_arithmetic_sequence", "count": 2_000_000}),
            "the generator would make 2000000 values, more than the 1000000 that are allowed",
        ),
        (
            json!({"type": "integer_generator_parse_string", "input": "99999999999999999999"}),
            "the generator makes 100000000000000000000, which is outside the range of exact numbers",
        ),
        (
            json!({"type": "string_generator_dynamic_prompts_combinatorial", "input": "{a|b}"}),
            "the values of the generator must be asked of the server",
        ),
    ] {
        let error = Generator::from_api(&stored)
            .unwrap()
            .values(&NoSource)
            .unwrap_err();
        assert_eq!(error.to_string(), says);
    }
}
