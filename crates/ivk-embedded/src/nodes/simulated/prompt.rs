//! Prompts: `compel` and `sdxl_compel_prompt`.

use serde_json::json;

use super::load_model;
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;
use crate::nodes::stored::{Conditioning, Stored};

pub(super) static COMPEL: NodeType = NodeType::new(
    "compel",
    "1.2.1",
    &[
        Input::string("prompt", "").textarea(),
        Input::required("clip", objects::CLIP).titled("CLIP"),
        Input::optional("mask", objects::TENSOR),
    ],
    &outputs::CONDITIONING,
    compel,
)
.titled("Prompt - SD1.5", "prompt")
.simulated();

pub(super) static SDXL_COMPEL: NodeType = NodeType::new(
    "sdxl_compel_prompt",
    "1.2.1",
    &[
        Input::string("prompt", "").textarea(),
        Input::string("style", "").textarea(),
        Input::integer("original_width", 1024),
        Input::integer("original_height", 1024),
        Input::integer("crop_top", 0),
        Input::integer("crop_left", 0),
        Input::integer("target_width", 1024),
        Input::integer("target_height", 1024),
        Input::required("clip", objects::CLIP)
            .titled("CLIP 1")
            .connection(),
        Input::required("clip2", objects::CLIP)
            .titled("CLIP 2")
            .connection(),
        Input::optional("mask", objects::TENSOR),
    ],
    &outputs::CONDITIONING,
    sdxl_compel,
)
.titled("Prompt - SDXL", "prompt")
.simulated();

fn compel(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    encode(inputs, context, &["prompt"], &["clip"])
}

fn sdxl_compel(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    encode(inputs, context, &["prompt", "style"], &["clip", "clip2"])
}

fn encode(
    inputs: &Inputs,
    context: &mut dyn Context,
    texts: &[&str],
    encoders: &[&str],
) -> Result<Output, NodeError> {
    for clip in encoders {
        for part in ["text_encoder", "tokenizer"] {
            let reference = inputs.value(clip).get(part).cloned().unwrap_or_default();
            load_model(context, &reference, part)?;
        }
    }
    context.progress("Building conditioning", None, None);
    let prompts = texts.iter().map(|text| inputs.string(text).map(str::to_owned));
    let conditioning = Conditioning {
        prompts: prompts.collect::<Result<_, _>>()?,
    };
    let name = context.store(Stored::Conditioning(conditioning))?;
    let field = json!({"conditioning_name": name, "mask": inputs.value("mask")});
    Ok(outputs::single(&outputs::CONDITIONING, "conditioning", field))
}
