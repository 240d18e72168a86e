//! Nodes that would need the weights of a model. They are played, step by step: a prompt is kept as it is, the
//! denoising counts its steps and shows previews, and the picture at the end is painted from the seed, the prompts
//! and the settings. Every picture says "simulated" in its corner.

mod denoise;
mod label;
mod latents;
mod painter;
mod prompt;
mod shape;
#[cfg(test)]
mod tests;
mod vae;

use serde_json::Value;

use super::context::Context;
use super::error::NodeError;
use super::node_type::NodeType;

/// The nodes of this module.
pub(super) const NODES: &[&NodeType] = &[
    &prompt::COMPEL,
    &prompt::SDXL_COMPEL,
    &latents::NOISE,
    &shape::RESIZE,
    &shape::SCALE,
    &shape::CROP,
    &denoise::DENOISE,
    &vae::DECODE,
    &vae::ENCODE,
];

/// Says that a part of a model is loaded, as the real server does, and gives the model's name.
fn load_model(context: &mut dyn Context, reference: &Value, part: &str) -> Result<String, NodeError> {
    let key = reference.get("key").and_then(Value::as_str).unwrap_or_default();
    let model = context.model(key).ok_or_else(NodeError::unknown_model)?;
    context.progress(&format!("Loading model {} ({part})", model.name), None, None);
    Ok(model.name)
}

/// A fingerprint of texts and numbers (FNV-1a), the same in every build.
fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a str>) -> u64 {
    let bytes = parts.into_iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
