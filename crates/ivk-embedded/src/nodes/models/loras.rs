//! LoRAs are lists inside the references to a model's parts.

use serde_json::{Value, json};

use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs::{self, outputs};
use crate::nodes::wire_type::WireType;

use super::loaders::known;

outputs! {
    LORA_LOADER_OUTPUT "lora_loader_output" { unet: objects::UNET, clip: objects::CLIP }
    LORA_SELECTOR_OUTPUT "lora_selector_output" { lora: objects::LORA }
    SDXL_LORA_LOADER_OUTPUT "sdxl_lora_loader_output" {
        unet: objects::UNET,
        clip: objects::CLIP,
        clip2: objects::CLIP,
    }
}

pub(super) static LOADER: NodeType = NodeType::new(
    "lora_loader",
    "1.0.4",
    &[
        Input::required("lora", objects::MODEL)
            .titled("LoRA")
            .models(&["sd-1"], "lora"),
        Input::float("weight", 0.75),
        Input::optional("unet", objects::UNET).titled("UNet").connection(),
        Input::optional("clip", objects::CLIP).titled("CLIP").connection(),
    ],
    &LORA_LOADER_OUTPUT,
    load,
)
.titled("Apply LoRA - SD1.5", "model");

pub(super) static SELECTOR: NodeType = NodeType::new(
    "lora_selector",
    "1.0.3",
    &[
        Input::required("lora", objects::MODEL)
            .titled("LoRA")
            .models(&[], "lora"),
        Input::float("weight", 0.75),
    ],
    &LORA_SELECTOR_OUTPUT,
    select,
)
.titled("Select LoRA", "model");

pub(super) static COLLECTION_LOADER: NodeType = NodeType::new(
    "lora_collection_loader",
    "1.1.3",
    &[
        Input::optional(
            "loras",
            WireType::OneOf(&[objects::LORA, WireType::List(&objects::LORA)]),
        )
        .titled("LoRAs")
        .models(&["sd-1", "sd-2"], "lora"),
        Input::optional("unet", objects::UNET).titled("UNet").connection(),
        Input::optional("clip", objects::CLIP).titled("CLIP").connection(),
    ],
    &LORA_LOADER_OUTPUT,
    load_all,
)
.titled("Apply LoRA Collection - SD1.5", "model");

pub(super) static SDXL_LOADER: NodeType = NodeType::new(
    "sdxl_lora_loader",
    "1.0.5",
    &[
        Input::required("lora", objects::MODEL)
            .titled("LoRA")
            .models(&["sdxl"], "lora"),
        Input::float("weight", 0.75),
        Input::optional("unet", objects::UNET).titled("UNet").connection(),
        Input::optional("clip", objects::CLIP)
            .titled("CLIP 1")
            .connection(),
        Input::optional("clip2", objects::CLIP)
            .titled("CLIP 2")
            .connection(),
    ],
    &SDXL_LORA_LOADER_OUTPUT,
    sdxl_load,
)
.titled("Apply LoRA - SDXL", "model");

pub(super) static SDXL_COLLECTION_LOADER: NodeType = NodeType::new(
    "sdxl_lora_collection_loader",
    "1.1.3",
    &[
        Input::optional(
            "loras",
            WireType::OneOf(&[objects::LORA, WireType::List(&objects::LORA)]),
        )
        .titled("LoRAs")
        .models(&["sdxl"], "lora"),
        Input::optional("unet", objects::UNET).titled("UNet").connection(),
        Input::optional("clip", objects::CLIP).titled("CLIP").connection(),
        Input::optional("clip2", objects::CLIP)
            .titled("CLIP 2")
            .connection(),
    ],
    &SDXL_LORA_LOADER_OUTPUT,
    sdxl_load_all,
)
.titled("Apply LoRA Collection - SDXL", "model");

const SD: &[&str] = &["unet", "clip"];
const SDXL: &[&str] = &["unet", "clip", "clip2"];

fn load(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    apply_one(inputs, context, SD, LORA_LOADER_OUTPUT.name)
}

fn sdxl_load(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    apply_one(inputs, context, SDXL, SDXL_LORA_LOADER_OUTPUT.name)
}

fn load_all(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    apply_all(inputs, context, SD, LORA_LOADER_OUTPUT.name, &["sd-1", "sd-2"])
}

fn sdxl_load_all(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    apply_all(inputs, context, SDXL, SDXL_LORA_LOADER_OUTPUT.name, &["sdxl"])
}

fn select(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    Ok(outputs::single(&LORA_SELECTOR_OUTPUT, "lora", chosen(inputs)))
}

fn chosen(inputs: &Inputs) -> Value {
    json!({"lora": inputs.value("lora"), "weight": inputs.value("weight")})
}

fn apply_one(
    inputs: &Inputs,
    context: &mut dyn Context,
    fields: &[&str],
    output: &str,
) -> Result<Output, NodeError> {
    let key = inputs.member("lora", "key")?;
    known(context, key, ["Unknown lora: ", "!"])?;
    for field in fields {
        let loras = inputs.value(field).get("loras").and_then(Value::as_array);
        if loras
            .into_iter()
            .flatten()
            .any(|lora| lora.pointer("/lora/key").and_then(Value::as_str) == Some(key))
        {
            return Err(NodeError::new(
                "Exception",
                format!("LoRA \"{key}\" already applied to {field}"),
            ));
        }
    }
    Ok(with_loras(inputs, fields, output, &[chosen(inputs)]))
}

/// A list of LoRAs; one that is there twice counts once.
fn apply_all(
    inputs: &Inputs,
    context: &mut dyn Context,
    fields: &[&str],
    output: &str,
    bases: &[&str],
) -> Result<Output, NodeError> {
    let given = match inputs.value("loras") {
        Value::Array(loras) => loras.as_slice(),
        Value::Null => &[],
        single => std::slice::from_ref(single),
    };
    let mut loras: Vec<Value> = Vec::new();
    for lora in given {
        let text = |pointer: &str| lora.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let key = text("/lora/key");
        if loras
            .iter()
            .any(|known| known.pointer("/lora/key").and_then(Value::as_str) == Some(key))
        {
            continue;
        }
        known(context, key, ["Unknown lora: ", "!"])?;
        if !bases.contains(&text("/lora/base")) {
            return Err(NodeError::new("AssertionError", ""));
        }
        loras.push(lora.clone());
    }
    Ok(with_loras(inputs, fields, output, &loras))
}

fn with_loras(inputs: &Inputs, fields: &[&str], output: &str, added: &[Value]) -> Output {
    let mut result = Output::new();
    for field in fields {
        let mut value = inputs.value(field).clone();
        if let Some(Value::Array(loras)) = value.get_mut("loras") {
            loras.extend_from_slice(added);
        }
        result.insert((*field).to_owned(), value);
    }
    result.insert("type".to_owned(), json!(output));
    result
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::nodes::testing::with_model;

    #[test]
    fn a_lora_joins_the_list_once() {
        let mut memory = with_model("l", "sd-1");
        let reference = json!({"key": "l", "hash": "h", "name": "n", "base": "sd-1", "type": "lora"});
        let clip =
            json!({"tokenizer": reference, "text_encoder": reference, "skipped_layers": 0, "loras": []});
        let node = json!({"type": "lora_loader", "lora": reference, "weight": 0.5, "clip": clip});
        let output = memory.run(node.clone());
        assert_eq!(output["clip"]["loras"][0]["weight"], 0.5);
        assert_eq!(output["unet"], json!(null));
        let mut again = node;
        again["clip"] = output["clip"].clone();
        let error = memory.try_run(again).unwrap_err();
        assert_eq!(error, "Exception: LoRA \"l\" already applied to clip");
    }
}
