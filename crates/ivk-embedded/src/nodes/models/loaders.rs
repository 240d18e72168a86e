//! Main models, VAEs, and what is derived from them.

use serde_json::{Value, json};

use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs::{self, outputs};
use crate::nodes::wire_type::WireType;

use crate::nodes::fields::SCHEDULERS;

outputs! {
    MODEL_LOADER_OUTPUT "model_loader_output" { vae: objects::VAE, clip: objects::CLIP, unet: objects::UNET }
    SDXL_MODEL_LOADER_OUTPUT "sdxl_model_loader_output" {
        unet: objects::UNET,
        clip: objects::CLIP,
        clip2: objects::CLIP,
        vae: objects::VAE,
    }
    MODEL_IDENTIFIER_OUTPUT "model_identifier_output" { model: objects::MODEL }
    IDEAL_SIZE_OUTPUT "ideal_size_output" { width: WireType::Integer, height: WireType::Integer }
}

pub(super) static MAIN: NodeType = NodeType::new(
    "main_model_loader",
    "1.0.4",
    &[Input::required("model", objects::MODEL).models(&["sd-1", "sd-2"], "main")],
    &MODEL_LOADER_OUTPUT,
    main,
)
.titled("Main Model - SD1.5, SD2", "model");

pub(super) static SDXL: NodeType = NodeType::new(
    "sdxl_model_loader",
    "1.0.4",
    &[Input::required("model", objects::MODEL).models(&["sdxl"], "main")],
    &SDXL_MODEL_LOADER_OUTPUT,
    sdxl,
)
.titled("Main Model - SDXL", "model");

pub(super) static ANY: NodeType = NodeType::new(
    "model_identifier",
    "1.0.1",
    &[Input::required("model", objects::MODEL)],
    &MODEL_IDENTIFIER_OUTPUT,
    any,
)
.titled("Any Model", "model");

pub(super) static VAE: NodeType = NodeType::new(
    "vae_loader",
    "1.0.4",
    &[Input::required("vae_model", objects::MODEL)
        .titled("VAE")
        .models(&["sd-1", "sd-2", "sdxl", "sd-3", "flux", "flux2"], "vae")],
    &outputs::VAE,
    vae,
)
.titled("VAE Model - SD1.5, SD2, SDXL, SD3, FLUX", "model");

pub(super) static SCHEDULER: NodeType = NodeType::new(
    "scheduler",
    "1.0.0",
    &[Input::choice("scheduler", SCHEDULERS, "euler")],
    &outputs::SCHEDULER,
    scheduler,
)
.titled("Scheduler", "latents");

pub(super) static CLIP_SKIP: NodeType = NodeType::new(
    "clip_skip",
    "1.1.1",
    &[
        Input::required("clip", objects::CLIP).titled("CLIP").connection(),
        Input::integer("skipped_layers", 0).at_least(0.0),
    ],
    &outputs::CLIP,
    clip_skip,
)
.titled("Apply CLIP Skip - SD1.5, SDXL", "prompt");

pub(super) static IDEAL_SIZE: NodeType = NodeType::new(
    "ideal_size",
    "1.0.6",
    &[
        Input::integer("width", 1024),
        Input::integer("height", 576),
        Input::required("unet", objects::UNET),
        Input::float("multiplier", 1.0),
    ],
    &IDEAL_SIZE_OUTPUT,
    ideal_size,
)
.titled("Ideal Size - SD1.5, SDXL", "latents");

/// Fails with the given words and the key when the server has no such model.
pub(super) fn known(context: &mut dyn Context, key: &str, words: [&str; 2]) -> Result<(), NodeError> {
    let [before, after] = words;
    match context.model(key) {
        Some(_) => Ok(()),
        None => Err(NodeError::new("Exception", format!("{before}{key}{after}"))),
    }
}

/// The reference to a part of a model.
fn part(model: &Value, part: &str) -> Value {
    let mut model = model.clone();
    if let Value::Object(members) = &mut model {
        members.insert("submodel_type".to_owned(), json!(part));
    }
    model
}

fn unet(model: &Value) -> Value {
    json!({"unet": part(model, "unet"), "scheduler": part(model, "scheduler"), "loras": [],
        "seamless_axes": [], "freeu_config": null})
}

fn clip(model: &Value, tokenizer: &str, text_encoder: &str) -> Value {
    json!({"tokenizer": part(model, tokenizer), "text_encoder": part(model, text_encoder),
        "skipped_layers": 0, "loras": []})
}

fn vae_of(model: &Value) -> Value {
    json!({"vae": part(model, "vae"), "seamless_axes": []})
}

fn main(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    known(context, inputs.member("model", "key")?, ["Unknown model ", ""])?;
    let model = inputs.value("model");
    let clip = clip(model, "tokenizer", "text_encoder");
    Ok(outputs::several(
        &MODEL_LOADER_OUTPUT,
        [("vae", vae_of(model)), ("clip", clip), ("unet", unet(model))],
    ))
}

fn sdxl(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    known(context, inputs.member("model", "key")?, ["Unknown model: ", ""])?;
    let model = inputs.value("model");
    Ok(outputs::several(
        &SDXL_MODEL_LOADER_OUTPUT,
        [
            ("unet", unet(model)),
            ("clip", clip(model, "tokenizer", "text_encoder")),
            ("clip2", clip(model, "tokenizer_2", "text_encoder_2")),
            ("vae", vae_of(model)),
        ],
    ))
}

fn any(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    known(context, inputs.member("model", "key")?, ["Unknown model ", ""])?;
    Ok(outputs::single(
        &MODEL_IDENTIFIER_OUTPUT,
        "model",
        inputs.value("model").clone(),
    ))
}

fn vae(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    known(
        context,
        inputs.member("vae_model", "key")?,
        ["Unknown vae: ", "!"],
    )?;
    let vae = json!({"vae": inputs.value("vae_model"), "seamless_axes": []});
    Ok(outputs::single(&outputs::VAE, "vae", vae))
}

fn scheduler(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    Ok(outputs::single(
        &outputs::SCHEDULER,
        "scheduler",
        inputs.string("scheduler")?,
    ))
}

fn clip_skip(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let mut clip = inputs.value("clip").clone();
    let before = clip
        .get("skipped_layers")
        .and_then(Value::as_i64)
        .unwrap_or_default();
    if let Value::Object(members) = &mut clip {
        let skipped = before.saturating_add(inputs.integer("skipped_layers")?);
        members.insert("skipped_layers".to_owned(), json!(skipped));
    }
    Ok(outputs::single(&outputs::CLIP, "clip", clip))
}

/// The size, in the model's own number of pixels, that has the wanted shape.
fn ideal_size(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let key = inputs
        .value("unet")
        .pointer("/unet/key")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let base = context.model(key).ok_or_else(NodeError::unknown_model)?.base;
    let side = match base.as_str() {
        "sd-1" => 512.0,
        "sd-2" => 768.0,
        "sdxl" | "flux" | "flux2" | "sd-3" => 1024.0,
        other => return Err(NodeError::value(format!("Unsupported model type: {other}"))),
    };
    let (width, height) = (inputs.integer("width")? as f64, inputs.integer("height")? as f64);
    if height == 0.0 {
        return Err(NodeError::new("ZeroDivisionError", "division by zero"));
    }
    let (aspect, side) = (width / height, side * inputs.float("multiplier")?);
    let shortest = (side * 0.5).floor();
    let (width, height) = if aspect > 1.0 {
        let height = shortest.max((side * side / aspect).sqrt());
        (height * aspect, height)
    } else {
        let width = shortest.max((side * side * aspect).sqrt());
        (width, width / aspect)
    };
    let trimmed = |length: f64| json!(length.floor() as i64 / 8 * 8);
    Ok(outputs::several(
        &IDEAL_SIZE_OUTPUT,
        [("width", trimmed(width)), ("height", trimmed(height))],
    ))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::nodes::testing::{fails, with_model};

    #[test]
    fn a_main_model_falls_into_its_parts() {
        let mut memory = with_model("k", "sd-1");
        let reference = json!({"key": "k", "hash": "h", "name": "n", "base": "sd-1", "type": "main"});
        let output = memory.run(json!({"type": "main_model_loader", "model": reference}));
        assert_eq!(output["clip"]["tokenizer"]["submodel_type"], "tokenizer");
        assert_eq!(output["unet"]["unet"]["key"], "k");
        let size = memory.run(json!({"type": "ideal_size", "unet": output["unet"]}));
        assert_eq!(
            (size["width"].clone(), size["height"].clone()),
            (json!(680), json!(384))
        );
        let skipped = memory.run(json!({"type": "clip_skip", "clip": output["clip"], "skipped_layers": 2}));
        assert_eq!(skipped["clip"]["skipped_layers"], 2);
    }

    #[test]
    fn unknown_models_fail_with_the_words_of_the_server() {
        let model = json!({"key": "nope", "hash": "h", "name": "n", "base": "sd-1", "type": "main"});
        fails(
            json!({"type": "main_model_loader", "model": model}),
            "Exception: Unknown model nope",
        );
        fails(
            json!({"type": "sdxl_model_loader", "model": model}),
            "Exception: Unknown model: nope",
        );
        fails(
            json!({"type": "vae_loader", "vae_model": model}),
            "Exception: Unknown vae: nope!",
        );
    }
}
