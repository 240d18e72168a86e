//! Metadata read back: the whole of a picture's, or single entries.

use serde_json::{Value, json};

use super::{CUSTOM, CUSTOM_LABEL, label, label_input, labeled};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs::{self};
use crate::nodes::python;
use crate::nodes::wire_type::WireType;

use crate::nodes::fields::SCHEDULERS;

pub(super) static FROM_IMAGE: NodeType = NodeType::new(
    "metadata_from_image",
    "1.0.1",
    &[Input::required("image", objects::IMAGE)],
    &outputs::METADATA,
    from_image,
)
.titled("Metadata From Image", "metadata");

pub(super) static FIELD: NodeType = NodeType::new(
    "metadata_field_extractor",
    "1.0.0",
    &[
        Input::required("image", objects::IMAGE),
        Input::required("key", WireType::String),
    ],
    &outputs::STRING,
    field,
)
.titled("Metadata Field Extractor", "metadata");

pub(super) static STRING: NodeType = NodeType::new(
    "metadata_to_string",
    "1.0.0",
    &[
        fields::METADATA,
        label_input(
            &[
                CUSTOM,
                "positive_prompt",
                "positive_style_prompt",
                "negative_prompt",
                "negative_style_prompt",
            ],
            CUSTOM,
        ),
        CUSTOM_LABEL,
        Input::required("default_value", WireType::String),
    ],
    &outputs::STRING,
    string,
)
.titled("Metadata To String", "metadata")
.with_rule(labeled);

pub(super) static INTEGER: NodeType = NodeType::new(
    "metadata_to_integer",
    "1.0.0",
    &[
        fields::METADATA,
        label_input(
            &[
                CUSTOM,
                "width",
                "height",
                "seed",
                "steps",
                "clip_skip",
                "cfg_scale_start_step",
                "cfg_scale_end_step",
            ],
            CUSTOM,
        ),
        CUSTOM_LABEL,
        Input::required("default_value", WireType::Integer),
    ],
    &outputs::INTEGER,
    integer,
)
.titled("Metadata To Integer", "metadata")
.with_rule(labeled);

pub(super) static FLOAT: NodeType = NodeType::new(
    "metadata_to_float",
    "1.1.0",
    &[
        fields::METADATA,
        label_input(
            &[CUSTOM, "cfg_scale", "cfg_rescale_multiplier", "guidance"],
            CUSTOM,
        ),
        CUSTOM_LABEL,
        Input::required("default_value", WireType::Float),
    ],
    &outputs::FLOAT,
    float,
)
.titled("Metadata To Float", "metadata")
.with_rule(labeled);

pub(super) static BOOLEAN: NodeType = NodeType::new(
    "metadata_to_bool",
    "1.0.0",
    &[
        fields::METADATA,
        label_input(&[CUSTOM, "seamless_x", "seamless_y"], CUSTOM),
        CUSTOM_LABEL,
        Input::required("default_value", WireType::Boolean),
    ],
    &outputs::BOOLEAN,
    boolean,
)
.titled("Metadata To Bool", "metadata")
.with_rule(labeled);

pub(super) static SCHEDULER: NodeType = NodeType::new(
    "metadata_to_scheduler",
    "1.0.1",
    &[
        fields::METADATA,
        label_input(&[CUSTOM, "scheduler"], "scheduler"),
        CUSTOM_LABEL,
        Input::choice("default_value", SCHEDULERS, "euler"),
    ],
    &outputs::SCHEDULER,
    scheduler,
)
.titled("Metadata To Scheduler", "metadata")
.with_rule(labeled);

fn from_image(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let metadata = context.image_metadata(inputs.member("image", "image_name")?)?;
    Ok(outputs::single(
        &outputs::METADATA,
        "metadata",
        metadata.unwrap_or_else(|| json!({})),
    ))
}

fn field(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let (name, key) = (inputs.member("image", "image_name")?, inputs.string("key")?);
    let metadata = context.image_metadata(name)?;
    let metadata = metadata.ok_or_else(|| NodeError::value(format!("No metadata found on image {name}")))?;
    match metadata.get(key) {
        Some(Value::String(text)) => Ok(outputs::single(&outputs::STRING, "value", text.as_str())),
        Some(_) => Err(NodeError::value(format!(
            "Metadata at key '{key}' must be a string"
        ))),
        None => Err(NodeError::value(format!(
            "No key '{key}' found in the metadata for {name}"
        ))),
    }
}

/// The entry, or the node's own default.
fn entry(inputs: &Inputs) -> &Value {
    inputs
        .value("metadata")
        .get(label(inputs))
        .unwrap_or_else(|| inputs.value("default_value"))
}

fn string(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    Ok(outputs::single(
        &outputs::STRING,
        "value",
        python::text(entry(inputs)),
    ))
}

fn integer(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let unusable = |text: &str| NodeError::value(format!("invalid literal for int() with base 10: {text}"));
    let value = match entry(inputs) {
        Value::Bool(flag) => i64::from(*flag),
        Value::Number(number) => number
            .as_i64()
            .or_else(|| number.as_f64().map(|value| value as i64))
            .unwrap_or(0),
        Value::String(text) => text
            .trim()
            .parse()
            .map_err(|_| unusable(&python::repr(&json!(text))))?,
        other => {
            return Err(type_error(
                "int()",
                "a string, a bytes-like object or a real number",
                other,
            ));
        }
    };
    Ok(outputs::single(&outputs::INTEGER, "value", value))
}

fn float(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let value = match entry(inputs) {
        Value::Bool(flag) => f64::from(u8::from(*flag)),
        Value::Number(number) => number.as_f64().unwrap_or_default(),
        Value::String(text) => text
            .trim()
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite())
            .ok_or_else(|| {
                NodeError::value(format!(
                    "could not convert string to float: {}",
                    python::repr(&json!(text))
                ))
            })?,
        other => return Err(type_error("float()", "a string or a real number", other)),
    };
    Ok(outputs::single(&outputs::FLOAT, "value", value))
}

fn type_error(function: &str, wanted: &str, value: &Value) -> NodeError {
    let given = match value {
        Value::Array(_) => "list",
        Value::Object(_) => "dict",
        _ => "NoneType",
    };
    NodeError::new(
        "TypeError",
        format!("{function} argument must be {wanted}, not '{given}'"),
    )
}

/// Empty things are false, all others true.
fn boolean(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let value = match entry(inputs) {
        Value::Null => false,
        Value::Bool(flag) => *flag,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(values) => !values.is_empty(),
        Value::Object(members) => !members.is_empty(),
    };
    Ok(outputs::single(&outputs::BOOLEAN, "value", value))
}

fn scheduler(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let name = entry(inputs).as_str().filter(|name| SCHEDULERS.contains(name));
    let name = name.ok_or_else(|| NodeError::new("ValidationError", "The scheduler is not known"))?;
    Ok(outputs::single(&outputs::SCHEDULER, "scheduler", name))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::nodes::testing::{Memory, fails, output};

    #[test]
    fn entries_convert_like_python() {
        let metadata = json!({"n": 5.9, "s": "12", "o": {"a": [true, null, "it's"]}, "e": ""});
        let value = |kind: &str, label: &str, default: serde_json::Value| {
            output(
                json!({"type": kind, "custom_label": label, "default_value": default, "metadata": metadata}),
            )["value"]
                .clone()
        };
        assert_eq!(value("metadata_to_integer", "n", json!(0)), 5);
        assert_eq!(value("metadata_to_integer", "s", json!(0)), 12);
        assert_eq!(value("metadata_to_integer", "x", json!(3)), 3);
        assert_eq!(value("metadata_to_float", "s", json!(0)), 12.0);
        assert_eq!(value("metadata_to_bool", "e", json!(true)), false);
        assert_eq!(value("metadata_to_string", "n", json!("")), "5.9");
        assert_eq!(
            value("metadata_to_string", "o", json!("")),
            "{'a': [True, None, \"it's\"]}"
        );
        fails(
            json!({"type": "metadata_to_integer", "custom_label": "x", "default_value": 1, "metadata": {"x": "y"}}),
            "ValueError: invalid literal for int() with base 10: 'y'",
        );
    }

    #[test]
    fn a_picture_tells_its_metadata() {
        let mut memory = Memory::default();
        memory
            .metadata
            .insert("a.png".into(), json!({"prompt": "fox", "seed": 1}));
        let node = |key: &str| json!({"type": "metadata_field_extractor", "image": {"image_name": "a.png"}, "key": key});
        assert_eq!(memory.run(node("prompt"))["value"], "fox");
        let error = memory.try_run(node("seed")).unwrap_err();
        assert_eq!(error, "ValueError: Metadata at key 'seed' must be a string");
    }
}
