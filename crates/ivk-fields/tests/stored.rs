//! Values as workflow files and graphs hold them.

#![allow(clippy::unwrap_used)]

use ivk_fields::{FieldType, FieldValue, ModelBase, ModelReference, ModelType};
use serde_json::{Value, json};

#[test]
fn stored_values_survive_a_round_trip() {
    let model = json!({"key": "k", "hash": "h", "name": "n", "base": "of-tomorrow", "type": "main"});
    for (field_type, stored) in [
        (FieldType::single("IntegerField"), json!(3)),
        (FieldType::collection("IntegerField"), json!([1, 2])),
        (FieldType::single("FloatField"), json!(7.5)),
        (FieldType::single("FloatField"), json!(7)),
        (FieldType::single_or_collection("FloatField"), json!([7.5, 8])),
        (FieldType::single_or_collection("FloatField"), json!(2)),
        (FieldType::single("StringField"), json!("")),
        (FieldType::collection("StringField"), json!([])),
        (FieldType::single("BooleanField"), json!(true)),
        (FieldType::collection("BooleanField"), json!([true, false])),
        (FieldType::single("EnumField"), json!("a")),
        (FieldType::single("EnumField"), json!(256)),
        (FieldType::single("ImageField"), json!({"image_name": "a.png"})),
        (
            FieldType::collection("ImageField"),
            json!([{"image_name": "a.png"}]),
        ),
        (FieldType::single("VideoField"), json!({"video_name": "a.mp4"})),
        (
            FieldType::collection("VideoField"),
            json!([{"video_name": "a.mp4"}]),
        ),
        (FieldType::single("BoardField"), json!("auto")),
        (FieldType::single("BoardField"), json!("none")),
        (FieldType::single("BoardField"), json!({"board_id": "b"})),
        (
            FieldType::single("StylePresetField"),
            json!({"style_preset_id": "s"}),
        ),
        (
            FieldType::single("SystemPromptField"),
            json!({"system_prompt_id": "s"}),
        ),
        (FieldType::single("ModelIdentifierField"), model.clone()),
        (FieldType::single("MainModelField"), model.clone()),
        (FieldType::collection("ModelIdentifierField"), json!([model])),
        (
            FieldType::collection("LoRAField"),
            json!([{"lora": model, "weight": 0.5}]),
        ),
        (
            FieldType::single("ColorField"),
            json!({"r": 1, "g": 2, "b": 3, "a": 255}),
        ),
        (
            FieldType::collection("ColorField"),
            json!([{"r": 1, "g": 2, "b": 3, "a": 255}]),
        ),
        (
            FieldType::single("SchedulerField"),
            json!("scheduler_of_tomorrow"),
        ),
        (FieldType::single("SavedWorkflowField"), json!("")),
        (
            FieldType::collection("LoRAMetadataField"),
            json!([{"model": model, "weight": 1}]),
        ),
        (
            FieldType::single("MetadataExtraField"),
            json!({"anything": [1, null]}),
        ),
        (FieldType::single("LatentsField"), json!({"latents_name": "l"})),
        (
            FieldType::collection("LatentsField"),
            json!([{"latents_name": "l"}]),
        ),
        (FieldType::single("FieldOfSomeone"), json!([{"x": 1}])),
    ] {
        let value = FieldValue::from_api(&stored, &field_type).unwrap().unwrap();
        assert_eq!(value.to_api(), stored, "{field_type}");
    }
}

#[test]
fn stored_values_lose_keys_that_no_value_has() {
    let read = |name: &str, stored: Value| {
        FieldValue::from_api(&stored, &FieldType::single(name))
            .unwrap()
            .map(|value| value.to_api())
    };
    assert_eq!(
        read("ImageField", json!({"image_name": " x.png ", "width": 3})),
        Some(json!({"image_name": "x.png"}))
    );
    assert_eq!(read("IntegerField", json!(3.0)), Some(json!(3)));
    assert_eq!(read("IntegerField", Value::Null), None);
    let model = json!({"key": "k", "hash": "h", "name": "n", "base": "sd-1", "type": "main", "extra": 1, "submodel_type": null});
    let kept = json!({"key": "k", "hash": "h", "name": "n", "base": "sd-1", "type": "main"});
    assert_eq!(read("ModelIdentifierField", model), Some(kept));
}

#[test]
fn models_of_old_files_are_known_by_their_names() {
    let old = json!({"model_name": "x", "base_model": "sd-1", "model_type": "main"});
    let value = FieldValue::from_api(&old, &FieldType::single("ModelIdentifierField"))
        .unwrap()
        .unwrap();
    let FieldValue::Model(model) = &value else {
        panic!("{value:?}")
    };
    assert!(matches!(**model, ModelReference::Named(_)));
    assert_eq!(
        (model.name(), model.base(), model.model_type()),
        ("x", Some(&ModelBase::SD_1), Some(&ModelType::MAIN))
    );
    assert_eq!(
        value.to_api(),
        json!({"name": "x", "base": "sd-1", "type": "main"})
    );
}

#[test]
fn stored_values_of_another_shape_are_told() {
    for (field_type, stored, says) in [
        (
            FieldType::single("IntegerField"),
            json!("12"),
            "the text \"12\" was given where an integer is needed",
        ),
        (
            FieldType::single("IntegerField"),
            json!(1.5),
            "the number 1.5 was given where an integer is needed",
        ),
        (
            FieldType::single("BooleanField"),
            json!("true"),
            "the text \"true\" was given where a boolean is needed",
        ),
        (
            FieldType::single("ImageField"),
            json!({"image_name": " "}),
            "an object with image_name was given where an image name is needed",
        ),
        (
            FieldType::single("ColorField"),
            json!({"r": 1, "g": 2, "b": 3, "a": 0.5}),
            "an object with",
        ),
        (
            FieldType::single("BoardField"),
            json!("B1"),
            "the text \"B1\" was given",
        ),
        (
            FieldType::single("ModelIdentifierField"),
            json!({"key": "", "hash": "", "name": ""}),
            "where a model is needed",
        ),
        (
            FieldType::single("StringField"),
            json!(["a"]),
            "a list of 1 items was given where a string is needed",
        ),
        (
            FieldType::collection("StringField"),
            json!("a"),
            "where a list of strings is needed",
        ),
        (
            FieldType::collection("StringField"),
            json!(["a", ["b"]]),
            "item 2: a list of 1 items was given where a string is needed",
        ),
        (
            FieldType::single("IntegerGeneratorField"),
            json!({}),
            "it does not name its type of generator",
        ),
        (
            FieldType::single("IntegerGeneratorField"),
            json!({"type": "string_generator_parse_string"}),
            "generator of another kind",
        ),
    ] {
        let problem = FieldValue::from_api(&stored, &field_type).unwrap_err();
        assert!(problem.to_string().contains(says), "{problem}");
    }
}
