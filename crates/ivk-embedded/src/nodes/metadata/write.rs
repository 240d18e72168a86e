//! Metadata to be written: single entries, collections of them, and the record of a generation.

use serde_json::{Map, Value, json};

use super::{CUSTOM, CUSTOM_LABEL, label, label_input, labeled};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs::{self, outputs};
use crate::nodes::wire_type::WireType;

outputs! {
    METADATA_ITEM_OUTPUT "metadata_item_output" { item: objects::METADATA_ITEM }
}

pub(super) static ITEM: NodeType = NodeType::new(
    "metadata_item",
    "1.0.1",
    &[
        Input::required("label", WireType::String),
        Input::required("value", WireType::Any),
    ],
    &METADATA_ITEM_OUTPUT,
    item,
)
.titled("Metadata Item", "metadata");

pub(super) static METADATA: NodeType = NodeType::new(
    "metadata",
    "1.0.1",
    &[Input::required(
        "items",
        WireType::OneOf(&[WireType::List(&objects::METADATA_ITEM), objects::METADATA_ITEM]),
    )],
    &outputs::METADATA,
    metadata,
)
.titled("Metadata", "metadata");

pub(super) static MERGE: NodeType = NodeType::new(
    "merge_metadata",
    "1.0.1",
    &[Input::required("collection", WireType::List(&objects::METADATA))],
    &outputs::METADATA,
    merge,
)
.titled("Metadata Merge", "metadata");

pub(super) static CORE: NodeType = NodeType::new(
    "core_metadata",
    "2.2.0",
    &[
        Input::optional(
            "generation_mode",
            WireType::Choice(&[
                "txt2img",
                "img2img",
                "inpaint",
                "outpaint",
                "sdxl_txt2img",
                "sdxl_img2img",
                "sdxl_inpaint",
                "sdxl_outpaint",
                "flux_txt2img",
                "flux_img2img",
                "flux_inpaint",
                "flux_outpaint",
                "flux2_txt2img",
                "flux2_img2img",
                "flux2_inpaint",
                "flux2_outpaint",
                "sd3_txt2img",
                "sd3_img2img",
                "sd3_inpaint",
                "sd3_outpaint",
                "cogview4_txt2img",
                "cogview4_img2img",
                "cogview4_inpaint",
                "cogview4_outpaint",
                "z_image_txt2img",
                "z_image_img2img",
                "z_image_inpaint",
                "z_image_outpaint",
                "ernie_image_txt2img",
                "ideogram4_txt2img",
                "qwen_image_txt2img",
                "qwen_image_img2img",
                "qwen_image_inpaint",
                "qwen_image_outpaint",
                "anima_txt2img",
                "anima_img2img",
                "anima_inpaint",
                "anima_outpaint",
                "krea2_txt2img",
                "krea2_img2img",
                "krea2_inpaint",
                "krea2_outpaint",
                "wan_txt2img",
                "wan_img2img",
                "wan_inpaint",
                "wan_outpaint",
                "wan_i2v",
            ]),
        ),
        Input::optional("positive_prompt", WireType::String),
        Input::optional("negative_prompt", WireType::String),
        Input::optional("width", WireType::Integer),
        Input::optional("height", WireType::Integer),
        Input::optional("seed", WireType::Integer),
        Input::optional("rand_device", WireType::String),
        Input::optional("cfg_scale", WireType::Float),
        Input::optional("cfg_rescale_multiplier", WireType::Float),
        Input::optional("steps", WireType::Integer),
        Input::optional("scheduler", WireType::String),
        Input::optional("seamless_x", WireType::Boolean),
        Input::optional("seamless_y", WireType::Boolean),
        Input::optional("clip_skip", WireType::Integer),
        Input::optional("model", objects::MODEL),
        Input::optional("controlnets", WireType::List(&objects::CONTROL_METADATA)),
        Input::optional("ipAdapters", WireType::List(&objects::IP_ADAPTER_METADATA)).titled("Ipadapters"),
        Input::optional("t2iAdapters", WireType::List(&objects::T2I_ADAPTER_METADATA)).titled("T2Iadapters"),
        Input::optional("loras", WireType::List(&objects::LORA_METADATA)),
        Input::optional("strength", WireType::Float),
        Input::optional("init_image", WireType::String),
        Input::optional("vae", objects::MODEL),
        Input::optional("qwen3_encoder", objects::MODEL),
        Input::optional("mistral_encoder", objects::MODEL),
        Input::optional("ideogram4_caption", WireType::String),
        Input::optional("hrf_enabled", WireType::Boolean),
        Input::optional("hrf_method", WireType::String),
        Input::optional("hrf_strength", WireType::Float),
        Input::optional("positive_style_prompt", WireType::String),
        Input::optional("negative_style_prompt", WireType::String),
        Input::optional("refiner_model", objects::MODEL),
        Input::optional("refiner_cfg_scale", WireType::Float),
        Input::optional("refiner_steps", WireType::Integer),
        Input::optional("refiner_scheduler", WireType::String),
        Input::optional("refiner_positive_aesthetic_score", WireType::Float),
        Input::optional("refiner_negative_aesthetic_score", WireType::Float),
        Input::optional("refiner_start", WireType::Float),
    ],
    &outputs::METADATA,
    core,
)
.titled("Core Metadata", "metadata")
.with_extra_inputs();

pub(super) static LINKED: NodeType = NodeType::new(
    "metadata_item_linked",
    "1.0.1",
    &[
        fields::METADATA,
        label_input(
            &[
                CUSTOM,
                "positive_prompt",
                "positive_style_prompt",
                "negative_prompt",
                "negative_style_prompt",
                "width",
                "height",
                "seed",
                "cfg_scale",
                "cfg_rescale_multiplier",
                "steps",
                "scheduler",
                "clip_skip",
                "model",
                "vae",
                "seamless_x",
                "seamless_y",
                "guidance",
                "cfg_scale_start_step",
                "cfg_scale_end_step",
            ],
            CUSTOM,
        ),
        CUSTOM_LABEL,
        Input::required("value", WireType::Any),
    ],
    &outputs::METADATA,
    linked,
)
.titled("Metadata Item Linked", "metadata")
.with_rule(labeled);

/// Metadata says which version of the server wrote it: the one whose behaviour this server follows.
fn signed(mut data: Map<String, Value>) -> Output {
    data.insert("app_version".to_owned(), json!("6.14.2"));
    outputs::single(&outputs::METADATA, "metadata", data)
}

fn item(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let item = json!({"label": inputs.value("label"), "value": inputs.value("value")});
    Ok(outputs::single(&METADATA_ITEM_OUTPUT, "item", item))
}

fn metadata(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let given = inputs.value("items");
    let items = given
        .as_array()
        .map_or(std::slice::from_ref(given), Vec::as_slice);
    let entry = |item: &Value| {
        let label = item.get("label").and_then(Value::as_str).unwrap_or_default();
        (label.to_owned(), item.get("value").cloned().unwrap_or_default())
    };
    Ok(signed(items.iter().map(entry).collect()))
}

/// Later ones win.
fn merge(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let all = inputs
        .list("collection")?
        .iter()
        .filter_map(Value::as_object)
        .flatten();
    let data: Map<_, _> = all.map(|(key, value)| (key.clone(), value.clone())).collect();
    Ok(outputs::single(&outputs::METADATA, "metadata", data))
}

/// Everything that has a value, fields of one's own too.
fn core(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    const OF_THE_NODE: [&str; 4] = ["id", "type", "is_intermediate", "use_cache"];
    let fields = inputs
        .as_object()
        .iter()
        .filter(|(key, _)| !OF_THE_NODE.contains(&key.as_str()));
    let given = fields.filter(|(_, value)| !value.is_null());
    let data = given.map(|(key, value)| {
        let known = CORE.input(key).is_some();
        (
            key.clone(),
            if known {
                without_nulls(value)
            } else {
                value.clone()
            },
        )
    });
    Ok(signed(data.collect()))
}

fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.iter().filter(|(_, value)| !value.is_null());
            Value::Object(
                kept.map(|(key, value)| (key.clone(), without_nulls(value)))
                    .collect(),
            )
        }
        Value::Array(values) => values.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}

/// Adds an entry to metadata. Of a VAE, the model is written.
fn linked(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let value = inputs.value("value");
    let value = value
        .get("vae")
        .filter(|_| value.get("seamless_axes").is_some())
        .unwrap_or(value);
    let mut data = inputs.value("metadata").as_object().cloned().unwrap_or_default();
    data.insert(label(inputs).to_owned(), value.clone());
    Ok(signed(data))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::nodes::testing::{fails, gives, output};

    #[test]
    fn items_become_metadata() {
        let item = output(json!({"type": "metadata_item", "label": "mood", "value": 3}))["item"].clone();
        gives(
            json!({"type": "metadata", "items": [item]}),
            json!({"type": "metadata_output", "metadata": {"mood": 3, "app_version": "6.14.2"}}),
        );
        gives(
            json!({"type": "merge_metadata", "collection": [{"a": 1, "b": 1}, {"b": 2}]}),
            json!({"type": "metadata_output", "metadata": {"a": 1, "b": 2}}),
        );
    }

    #[test]
    fn a_generation_keeps_only_what_has_a_value() {
        let model = json!({"key": "k", "hash": "h", "name": "n", "base": "sd-1", "type": "main",
            "submodel_type": null});
        let node =
            json!({"type": "core_metadata", "id": "m", "seed": 7, "model": model, "width": null, "own": [1]});
        let metadata = output(node)["metadata"].clone();
        let expected = json!({"seed": 7, "own": [1], "app_version": "6.14.2",
            "model": {"key": "k", "hash": "h", "name": "n", "base": "sd-1", "type": "main"}});
        assert_eq!(metadata, expected);
    }

    #[test]
    fn a_custom_label_must_be_given() {
        fails(
            json!({"type": "metadata_item_linked", "value": 1}),
            "value_error: Value error, You must enter a Custom Label",
        );
        let node =
            json!({"type": "metadata_item_linked", "custom_label": "x", "value": 1, "metadata": {"y": 2}});
        assert_eq!(
            output(node)["metadata"],
            json!({"x": 1, "y": 2, "app_version": "6.14.2"})
        );
    }
}
