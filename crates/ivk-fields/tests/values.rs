//! Typed values: what inputs take, how text is read, and what is refused with which sentence.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ivk_fields::generator::IntegerGenerator;
use ivk_fields::{
    Board, Choice, Color, FieldType, FieldValue, ImageName, InputTemplate, LoraWeight, ModelBase,
    ModelIdentifier, ModelType, NamedModel, Scheduler, Templates, ValueProblemKind,
};
use serde_json::{Value, json};

fn input(node: &str, field: &str) -> &'static InputTemplate {
    &Templates::builtin().get(node).unwrap().inputs[field]
}

fn sdxl() -> ModelIdentifier {
    serde_json::from_value(json!({"key": "k", "hash": "h", "name": "XL", "base": "sdxl", "type": "main"}))
        .unwrap()
}

/// What `accept` says is wrong, as one sentence.
fn refused(node: &str, field: &str, value: impl Into<FieldValue>) -> String {
    input(node, field).accept(value).unwrap_err().to_string()
}

#[test]
fn values_become_the_type_of_the_input() {
    let accept = |node, field, value: FieldValue| input(node, field).accept(value).unwrap();
    assert_eq!(
        accept("denoise_latents", "steps", 30.into()),
        FieldValue::Integer(30)
    );
    assert_eq!(
        accept("denoise_latents", "steps", 30.0.into()),
        FieldValue::Integer(30)
    );
    assert_eq!(
        accept("denoise_latents", "cfg_scale", 7.into()),
        FieldValue::Float(7.0)
    );
    assert_eq!(
        accept("denoise_latents", "cfg_scale", vec![7, 8].into()),
        FieldValue::Floats(vec![7.0, 8.0])
    );
    assert_eq!(
        accept("denoise_latents", "scheduler", "Euler a".into()),
        FieldValue::Scheduler(Scheduler::EULER_A)
    );
    assert_eq!(
        accept("save_image", "image", "a.png".into()),
        FieldValue::Image(ImageName::from("a.png"))
    );
    assert_eq!(
        accept("color", "color", "#102030".into()),
        FieldValue::Color(Color::rgb(16, 32, 48))
    );
    assert_eq!(
        accept("color", "color", vec![1, 2, 3, 4].into()),
        FieldValue::Color(Color {
            r: 1,
            g: 2,
            b: 3,
            a: 4
        })
    );
    assert_eq!(
        accept("img_resize", "resample_mode", "LANCZOS".into()),
        FieldValue::Choice(Choice::Text("lanczos".into()))
    );
    assert_eq!(
        accept("anima_denoise", "scheduler", "DPM++ 2M SDE".into()),
        FieldValue::Choice(Choice::Text("dpmpp_2m_sde".into())),
        "by its label"
    );
    assert_eq!(
        accept("image_batch", "images", vec!["a.png", "b.png"].into()),
        FieldValue::Images(vec!["a.png".into(), "b.png".into()])
    );
    assert_eq!(
        accept("main_model_loader", "model", "Dreamer".into()),
        FieldValue::Model(Box::new(NamedModel::new("Dreamer").into()))
    );
    let generator = IntegerGenerator::Arithmetic {
        start: 1,
        step: 1,
        count: 3,
    };
    assert!(matches!(
        accept("integer_generator", "generator", generator.into()),
        FieldValue::Generator(_)
    ));
}

#[test]
fn integer_options_are_integers() {
    let (node, field) = Templates::builtin()
        .iter()
        .flat_map(|node| node.inputs.values().map(move |input| (node, input)))
        .find(|(_, input)| input.options.first().is_some_and(Value::is_i64))
        .unwrap();
    let first = field.options[0].as_i64().unwrap();
    for value in [FieldValue::from(first), first.to_string().into()] {
        let accepted = field.accept(value).unwrap();
        assert_eq!(
            accepted,
            FieldValue::Choice(Choice::Integer(first)),
            "{}",
            node.node_type
        );
        assert_eq!(accepted.to_api(), json!(first));
    }
    assert!(field.accept(1).is_err());
    let stored = field.read(&json!(first.to_string())).unwrap().unwrap();
    assert_eq!(
        field.check(&stored)[0].to_string(),
        format!("the text \"{first}\" was given where the integer {first} is needed")
    );
}

#[test]
fn a_text_that_makes_no_integer_is_named_as_it_was_given() {
    let steps = input("denoise_latents", "steps");
    for text in ["1e400", "-1e400", "inf", "NaN"] {
        assert_eq!(
            steps.parse(text).unwrap_err().to_string(),
            format!("the text \"{text}\" was given where an integer is needed")
        );
    }
}

#[test]
fn what_is_refused_says_what_was_given_and_what_is_allowed() {
    for (problem, says) in [
        (refused("denoise_latents", "steps", 0), "0 is not above 0"),
        (
            refused("denoise_latents", "steps", 1.5),
            "the number 1.5 was given where an integer is needed",
        ),
        (
            refused("denoise_latents", "steps", "30"),
            "the text \"30\" was given where an integer is needed",
        ),
        (
            refused("denoise_latents", "denoising_start", 1.5),
            "1.5 is above the maximum of 1",
        ),
        (
            refused("denoise_latents", "cfg_scale", f64::NAN),
            "the number is not finite, which JSON cannot carry",
        ),
        (
            refused("denoise_latents", "cfg_scale", vec![1.0, f64::INFINITY]),
            "item 2: the number is not finite, which JSON cannot carry",
        ),
        (
            refused("denoise_latents", "unet", 1),
            "a field of type UNetField takes a connection, not a value",
        ),
        (
            refused("denoise_latents", "cfg_rescale_multiplier", 1),
            "1 is not below 1",
        ),
        (
            refused("noise", "width", -7),
            "-7 is not above 0; -7 is not a multiple of 8",
        ),
        (refused("noise", "seed", -1), "-1 is below the minimum of 0"),
        (
            refused("ideogram4_denoise", "steps", 1),
            "1 is below the minimum of 2",
        ),
        (
            refused("denoise_latents", "scheduler", "eulr"),
            "the server has no scheduler \"eulr\"; did you mean \"euler\"?",
        ),
        (
            refused("denoise_latents", "scheduler", "zzz"),
            "the server has no scheduler \"zzz\"",
        ),
        (
            refused("integer_batch", "integers", 5),
            "an integer was given where a list of integers is needed",
        ),
        (
            refused("integer_batch", "integers", vec!["a"]),
            "item 1: the text \"a\" was given where an integer is needed",
        ),
        (
            refused("integer_batch", "integers", Vec::<i64>::new()),
            "the list has 0 items, fewer than the 1 it needs",
        ),
        (
            refused("save_image", "image", " "),
            "the text \" \" was given where an image name is needed",
        ),
        (
            refused("save_image", "board", 3),
            "the number 3 was given where \"auto\", \"none\" or a board id is needed",
        ),
        (
            refused("integer_generator", "generator", 3),
            "the number 3 was given where a generator of integers is needed",
        ),
        (
            refused(
                "string_generator",
                "generator",
                IntegerGenerator::Arithmetic {
                    start: 1,
                    step: 1,
                    count: 3,
                },
            ),
            "a generator was given where a generator of strings is needed",
        ),
        (
            refused("llava_onevision_vllm", "images", vec!["a", "b", "c", "d"]),
            "the list has 4 items, more than the 3 it may have",
        ),
    ] {
        assert_eq!(problem, says);
    }
    let option = refused("img_resize", "resample_mode", "bicubc");
    assert!(
        option.starts_with("\"bicubc\" is none of the options nearest, box, bilinear"),
        "{option}"
    );
    assert!(option.ends_with("; did you mean \"bicubic\"?"), "{option}");
}

#[test]
fn models_are_compared_with_the_filters_of_the_input() {
    let loader = input("sdxl_model_loader", "model");
    assert!(loader.accept(sdxl()).is_ok());
    let mut other = sdxl();
    other.base = ModelBase::from("base-of-tomorrow");
    other.model_type = ModelType::VAE;
    let problems = loader.accept(other).unwrap_err();
    let codes: Vec<_> = problems.iter().map(|problem| problem.code()).collect();
    assert_eq!(codes, ["wrong_model_base", "wrong_model_type"]);
    assert_eq!(
        problems.to_string(),
        "the model \"XL\" has the base base-of-tomorrow; allowed is sdxl; the model \"XL\" has the type vae; allowed is main"
    );
    let named = loader.accept("XL").unwrap();
    let problems = loader.check(&named);
    assert!(matches!(problems[0].kind(), ValueProblemKind::UnresolvedModel { model } if model == "XL"));
}

#[test]
fn the_editor_is_stopped_by_what_it_looks_at_only() {
    let stops = |node, field, value: FieldValue| {
        input(node, field)
            .check(&value)
            .iter()
            .map(|problem| problem.stops_editor())
            .collect::<Vec<_>>()
    };
    assert_eq!(stops("noise", "width", (-7).into()), [true, true]);
    assert_eq!(
        stops("ideogram4_denoise", "steps", 0.into()),
        [false],
        "bounds inside a nullable type"
    );
    assert_eq!(
        stops("integer_batch", "integers", Vec::<i64>::new().into()),
        [false]
    );
    assert_eq!(
        stops("denoise_latents", "scheduler", Scheduler::from("no").into()),
        [false]
    );
    assert_eq!(
        stops("main_model_loader", "model", NamedModel::new("x").into()),
        [false]
    );
}

#[test]
fn text_is_read_by_the_type_of_the_input() {
    let parse = |node, field, text| input(node, field).parse(text).unwrap();
    assert_eq!(parse("denoise_latents", "steps", " 30 "), FieldValue::Integer(30));
    assert_eq!(parse("denoise_latents", "steps", "1e2"), FieldValue::Integer(100));
    assert_eq!(
        parse("denoise_latents", "cfg_scale", "7.5"),
        FieldValue::Float(7.5)
    );
    assert_eq!(
        parse("denoise_latents", "cfg_scale", "7.5, 8"),
        FieldValue::Floats(vec![7.5, 8.0])
    );
    assert_eq!(
        parse("denoise_latents", "cfg_scale", "[1, 2.5]"),
        FieldValue::Floats(vec![1.0, 2.5])
    );
    assert_eq!(
        parse("denoise_latents", "hidiffusion", "Yes"),
        FieldValue::Boolean(true)
    );
    assert_eq!(
        parse("denoise_latents", "hidiffusion", "0"),
        FieldValue::Boolean(false)
    );
    assert_eq!(
        parse("string", "value", " {a|b}, c "),
        FieldValue::String(" {a|b}, c ".into())
    );
    assert_eq!(
        parse("string_batch", "strings", "a, b c"),
        FieldValue::Strings(vec!["a".into(), "b c".into()])
    );
    assert_eq!(
        parse("string_batch", "strings", r#"["a, b"]"#),
        FieldValue::Strings(vec!["a, b".into()])
    );
    assert_eq!(
        parse("string_batch", "strings", "[draft] a, b"),
        FieldValue::Strings(vec!["[draft] a".into(), "b".into()])
    );
    assert_eq!(
        parse("image_batch", "images", "a.png,b.png"),
        FieldValue::Images(vec!["a.png".into(), "b.png".into()])
    );
    assert_eq!(
        parse("image_batch", "images", r#"["a.png", {"image_name": "b.png"}]"#),
        FieldValue::Images(vec!["a.png".into(), "b.png".into()])
    );
    assert_eq!(
        parse("save_image", "board", "auto"),
        FieldValue::Board(Board::Auto)
    );
    assert_eq!(
        parse("save_image", "board", "b1"),
        FieldValue::Board(Board::Id("b1".into()))
    );
    assert_eq!(
        parse("save_image", "board", r#"{"board_id": "b1"}"#),
        FieldValue::Board(Board::Id("b1".into()))
    );
    assert_eq!(
        parse("color", "color", "255,0,0,128"),
        FieldValue::Color(Color {
            r: 255,
            g: 0,
            b: 0,
            a: 128
        })
    );
    assert_eq!(
        parse("denoise_latents", "scheduler", "DPM++ SDE Karras"),
        FieldValue::Scheduler(Scheduler::DPMPP_SDE_K)
    );
    assert_eq!(
        parse("lora_collection_loader", "loras", "Glow:0.75, Style: Soft"),
        FieldValue::Loras(vec![
            LoraWeight::new(NamedModel::new("Glow"), 0.75),
            LoraWeight::new(NamedModel::new("Style: Soft"), 1.0)
        ])
    );
    assert_eq!(
        parse("lora_collection_loader", "loras", ""),
        FieldValue::Loras(Vec::new())
    );
    let model = serde_json::to_string(&sdxl()).unwrap();
    assert_eq!(parse("sdxl_model_loader", "model", &model), sdxl().into());
    let generator = parse(
        "integer_generator",
        "generator",
        r#"{"type": "integer_generator_parse_string", "input": "1"}"#,
    );
    assert_eq!(generator.to_api()["splitOn"], ",");
}

#[test]
fn text_that_cannot_be_read_is_refused() {
    for (node, field, text, code) in [
        ("denoise_latents", "steps", "many", "wrong_type"),
        ("denoise_latents", "steps", "", "wrong_type"),
        ("denoise_latents", "cfg_scale", "NaN", "not_finite"),
        ("denoise_latents", "cfg_scale", "1,,2", "wrong_type"),
        ("denoise_latents", "cfg_scale", "[1, 2", "malformed_value"),
        ("denoise_latents", "hidiffusion", "maybe", "wrong_type"),
        ("denoise_latents", "unet", "x", "connection_only"),
        ("integer_batch", "integers", "", "too_few_items"),
        ("integer_batch", "integers", "[1, \"x\"]", "wrong_type"),
        ("integer_generator", "generator", "{}", "malformed_value"),
        (
            "integer_generator",
            "generator",
            r#"{"type": "float_generator_parse_string"}"#,
            "malformed_value",
        ),
        ("color", "color", "red", "wrong_type"),
        ("sdxl_model_loader", "model", "", "wrong_type"),
    ] {
        let problems = input(node, field).parse(text).unwrap_err();
        assert_eq!(
            problems.iter().next().unwrap().code(),
            code,
            "{field} {text}: {problems}"
        );
    }
}

#[test]
fn integers_beyond_those_of_javascript_are_kept_to_the_last_digit() {
    let most = input("add", "a").accept(i64::MAX).unwrap();
    assert_eq!(most.to_api().to_string(), "9223372036854775807");
    assert_eq!(input("add", "a").read(&most.to_api()).unwrap(), Some(most));
}

#[test]
fn remainders_are_those_of_javascript() {
    let mut template = input("add", "a").clone();
    template.field_type = FieldType::single("FloatField");
    template.bounds.multiple_of = serde_json::from_str("0.1").ok();
    assert!(template.accept(0.1).is_ok());
    assert_eq!(
        template.accept(0.3).unwrap_err().to_string(),
        "0.3 is not a multiple of 0.1"
    );
    template.bounds.multiple_of = serde_json::from_str("0").ok();
    assert!(template.accept(1.0).is_err());
    template.bounds.multiple_of = serde_json::from_str("-8").ok();
    assert!(template.accept(-16).is_ok());
}

#[test]
fn lengths_are_counted_in_utf16_units() {
    let mut template = input("string_batch", "strings").clone();
    template.bounds.max_length = Some(2);
    template.bounds.min_length = Some(1);
    assert!(template.accept(vec!["𝄞", "ab", "é"]).is_ok());
    let problems = template.accept(vec!["𝄞a", ""]).unwrap_err();
    let items: Vec<_> = problems
        .iter()
        .map(|problem| (problem.code(), problem.item()))
        .collect();
    assert_eq!(items, [("too_long", Some(0)), ("too_short", Some(1))]);
}
