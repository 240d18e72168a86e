//! Noise to start from.

use serde_json::json;

use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::numpy::RandomState;
use crate::nodes::outputs;
use crate::nodes::stored::{Stored, Tensor};

/// Latents are eight times smaller than pictures.
pub(super) const FACTOR: usize = 8;

pub(super) static NOISE: NodeType = NodeType::new(
    "noise",
    "1.1.0",
    &[
        Input::choice(
            "noise_type",
            &["SD", "FLUX", "FLUX.2", "SD3", "CogView4", "Z-Image", "Anima"],
            "SD",
        ),
        Input::integer("seed", 0).at_least(0.0).at_most(4294967295.0),
        Input::integer("width", 512).above(0.0).multiple_of(8),
        Input::integer("height", 512).above(0.0).multiple_of(8),
        Input::boolean("use_cpu", true),
    ],
    &outputs::NOISE,
    noise,
)
.titled("Create Latent Noise", "latents")
.simulated();

fn noise(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let length = |field| {
        inputs
            .integer(field)
            .map(|length| usize::try_from(length).unwrap_or_default() / FACTOR)
    };
    let (width, height) = (length("width")?, length("height")?);
    if width.saturating_mul(height) > 4_000_000 {
        return Err(NodeError::new("MemoryError", ""));
    }
    let seed = u64::try_from(inputs.integer("seed")?).unwrap_or_default();
    let channels = match inputs.string("noise_type")? {
        "SD" => 4,
        "FLUX.2" => 32,
        _ => 16,
    };
    let mut random = RandomState::new(seed);
    let data = (0..channels * width * height)
        .map(|_| random.normal() as f32)
        .collect();
    let name = context.store(Stored::Tensor(Tensor::new(
        vec![1, channels, height, width],
        data,
    )))?;
    Ok(outputs::several(
        &outputs::NOISE,
        [
            ("noise", json!({"latents_name": name, "seed": seed})),
            ("width", json!(width * FACTOR)),
            ("height", json!(height * FACTOR)),
        ],
    ))
}
