//! The denoising: steps, previews, and the sketch of a picture at the end.

use serde_json::{Value, json};

use super::latents::FACTOR;
use super::{fingerprint, load_model, painter};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields::SCHEDULERS;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;
use crate::nodes::stored::{Sketch, Stored, Tensor};
use crate::nodes::wire_type::WireType;

/// Guidance: one number, or one for each step.
const CFG_SCALE: Input = Input::float_or_list("cfg_scale", 7.5).titled("CFG Scale");

pub(super) static DENOISE: NodeType = NodeType::new(
    "denoise_latents",
    "1.6.0",
    &[
        Input::required(
            "positive_conditioning",
            WireType::OneOf(&[objects::CONDITIONING, WireType::List(&objects::CONDITIONING)]),
        )
        .connection(),
        Input::required(
            "negative_conditioning",
            WireType::OneOf(&[objects::CONDITIONING, WireType::List(&objects::CONDITIONING)]),
        )
        .connection(),
        Input::optional("noise", objects::LATENTS).connection(),
        Input::integer("steps", 10).above(0.0),
        CFG_SCALE,
        Input::float("denoising_start", 0.0).at_least(0.0).at_most(1.0),
        Input::float("denoising_end", 1.0).at_least(0.0).at_most(1.0),
        Input::choice("scheduler", SCHEDULERS, "euler"),
        Input::required("unet", objects::UNET).titled("UNet").connection(),
        Input::optional(
            "control",
            WireType::OneOf(&[objects::CONTROL, WireType::List(&objects::CONTROL)]),
        )
        .connection(),
        Input::optional(
            "ip_adapter",
            WireType::OneOf(&[objects::IP_ADAPTER, WireType::List(&objects::IP_ADAPTER)]),
        )
        .titled("IP-Adapter")
        .connection(),
        Input::optional(
            "t2i_adapter",
            WireType::OneOf(&[objects::T2I_ADAPTER, WireType::List(&objects::T2I_ADAPTER)]),
        )
        .titled("T2I-Adapter")
        .connection(),
        Input::float("cfg_rescale_multiplier", 0.0)
            .titled("CFG Rescale Multiplier")
            .at_least(0.0)
            .below(1.0),
        Input::boolean("hidiffusion", false).titled("HiDiffusion"),
        Input::boolean("hidiffusion_raunet", true).titled("HiDiffusion: RAU-Net"),
        Input::boolean("hidiffusion_window_attn", true).titled("HiDiffusion: Window Attention"),
        Input::float("hidiffusion_t1_ratio", 0.4)
            .titled("HiDiffusion: T1 Ratio")
            .at_least(0.0)
            .at_most(1.0),
        Input::float("hidiffusion_t2_ratio", 0.0)
            .titled("HiDiffusion: T2 Ratio")
            .at_least(0.0)
            .at_most(1.0),
        Input::optional("latents", objects::LATENTS).connection(),
        Input::optional("denoise_mask", objects::DENOISE_MASK).connection(),
    ],
    &outputs::LATENTS,
    denoise,
)
.titled("Denoise - SD1.5, SDXL", "latents")
.simulated();

fn denoise(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let (noise, latents) = (
        latents(inputs, context, "noise")?,
        latents(inputs, context, "latents")?,
    );
    let Some(tensor) = latents.as_ref().or(noise.as_ref()).cloned() else {
        return Err(NodeError::value("'latents' or 'noise' must be provided!"));
    };
    let unet = inputs.value("unet");
    let model = load_model(context, unet.get("unet").unwrap_or(&Value::Null), "unet")?;
    load_model(
        context,
        unet.get("scheduler").unwrap_or(&Value::Null),
        "scheduler",
    )?;

    let (start, end) = (inputs.float("denoising_start")?, inputs.float("denoising_end")?);
    let steps = inputs.integer("steps")?;
    let sketch = Sketch {
        seed: seed(inputs),
        subject: subject(inputs, context, &model)?,
        steps: u32::try_from(steps).unwrap_or(u32::MAX),
        progress: 0.0,
        kept: if latents.is_some() { start as f32 } else { 0.0 },
    };
    let taken = (steps as f64 * (end - start).max(0.0)).round() as i64;
    let mut result = Tensor {
        sketch: Some(sketch),
        ..tensor
    };
    for step in 0..=taken {
        if context.is_canceled() {
            return Err(NodeError::canceled());
        }
        let done = step as f64 / taken.max(1) as f64;
        if let Some(sketch) = &mut result.sketch {
            sketch.progress = (start + (end - start) * done) as f32;
        }
        context.progress("Denoising", Some(done), painter::preview(&result));
    }
    let (height, width) = result.size();
    let name = context.store(Stored::Tensor(result))?;
    let field = json!({"latents_name": name, "seed": null});
    Ok(outputs::latents(field, width * FACTOR, height * FACTOR))
}

fn latents(inputs: &Inputs, context: &mut dyn Context, field: &str) -> Result<Option<Tensor>, NodeError> {
    match inputs.is_null(field) {
        true => Ok(None),
        false => context.tensor(inputs.member(field, "latents_name")?).map(Some),
    }
}

/// The seed of the noise, or of the latents, or zero.
fn seed(inputs: &Inputs) -> u64 {
    let seeds = ["noise", "latents"]
        .into_iter()
        .map(|field| inputs.value(field).get("seed").and_then(Value::as_u64));
    seeds.flatten().next().unwrap_or_default()
}

/// What makes two pictures of one seed differ: the prompts, the model and its LoRAs, guidance and scheduler.
fn subject(inputs: &Inputs, context: &mut dyn Context, model: &str) -> Result<u64, NodeError> {
    let mut texts = vec![model.to_owned(), inputs.value("cfg_scale").to_string()];
    texts.push(inputs.string("scheduler")?.to_owned());
    for field in ["positive_conditioning", "negative_conditioning"] {
        let given = inputs.value(field);
        let list = given
            .as_array()
            .map_or(std::slice::from_ref(given), Vec::as_slice);
        for conditioning in list {
            let name = conditioning
                .get("conditioning_name")
                .and_then(Value::as_str)
                .unwrap_or_default();
            texts.extend(context.conditioning(name)?.prompts);
        }
    }
    for lora in inputs
        .value("unet")
        .get("loras")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let name = lora
            .pointer("/lora/name")
            .and_then(Value::as_str)
            .unwrap_or_default();
        texts.push(format!("{name} {}", lora.get("weight").unwrap_or(&Value::Null)));
    }
    Ok(fingerprint(texts.iter().map(String::as_str)))
}
