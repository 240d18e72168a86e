//! Latents in another size. Only the sizes can be seen from outside, so every way of interpolating takes the nearest
//! value here.

use serde_json::json;

use super::latents::FACTOR;
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;
use crate::nodes::stored::{Stored, Tensor};
use crate::nodes::wire_type::WireType;

/// How values between others are made, which nobody sees here.
const MODE: Input = Input::choice(
    "mode",
    &[
        "nearest",
        "linear",
        "bilinear",
        "bicubic",
        "trilinear",
        "area",
        "nearest-exact",
    ],
    "bilinear",
);

const ANTIALIAS: Input = Input::boolean("antialias", false);

pub(super) static RESIZE: NodeType = NodeType::new(
    "lresize",
    "1.0.2",
    &[
        Input::required("latents", objects::LATENTS).connection(),
        Input::required("width", WireType::Integer)
            .at_least(64.0)
            .multiple_of(8),
        Input::required("height", WireType::Integer)
            .at_least(64.0)
            .multiple_of(8),
        MODE,
        ANTIALIAS,
    ],
    &outputs::LATENTS,
    resize,
)
.titled("Resize Latents", "latents")
.simulated();

pub(super) static SCALE: NodeType = NodeType::new(
    "lscale",
    "1.0.2",
    &[
        Input::required("latents", objects::LATENTS).connection(),
        Input::required("scale_factor", WireType::Float).above(0.0),
        MODE,
        ANTIALIAS,
    ],
    &outputs::LATENTS,
    scale,
)
.titled("Scale Latents", "latents")
.simulated();

pub(super) static CROP: NodeType = NodeType::new(
    "crop_latents",
    "1.0.2",
    &[
        Input::required("latents", objects::LATENTS).connection(),
        Input::required("x", WireType::Integer)
            .at_least(0.0)
            .multiple_of(8),
        Input::required("y", WireType::Integer)
            .at_least(0.0)
            .multiple_of(8),
        Input::required("width", WireType::Integer)
            .at_least(1.0)
            .multiple_of(8),
        Input::required("height", WireType::Integer)
            .at_least(1.0)
            .multiple_of(8),
    ],
    &outputs::LATENTS,
    crop,
)
.titled("Crop Latents", "latents")
.simulated();

fn load(inputs: &Inputs, context: &mut dyn Context) -> Result<Tensor, NodeError> {
    context.tensor(inputs.member("latents", "latents_name")?)
}

fn store(context: &mut dyn Context, tensor: Tensor, seed: &serde_json::Value) -> Result<Output, NodeError> {
    let (height, width) = tensor.size();
    let name = context.store(Stored::Tensor(tensor))?;
    let field = json!({"latents_name": name, "seed": seed});
    Ok(outputs::latents(field, width * FACTOR, height * FACTOR))
}

fn seed(inputs: &Inputs) -> serde_json::Value {
    inputs.value("latents").get("seed").cloned().unwrap_or_default()
}

fn resize(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let tensor = load(inputs, context)?;
    let length = |field| {
        inputs
            .integer(field)
            .map(|length| usize::try_from(length).unwrap_or(0) / FACTOR)
    };
    let (width, height) = (length("width")?, length("height")?);
    store(context, resampled(&tensor, width, height)?, &seed(inputs))
}

fn scale(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let (tensor, factor) = (load(inputs, context)?, inputs.float("scale_factor")?);
    let (height, width) = tensor.size();
    let scaled = |length: usize| (length as f64 * factor).floor() as usize;
    store(
        context,
        resampled(&tensor, scaled(width), scaled(height))?,
        &seed(inputs),
    )
}

/// Beyond the edges there is nothing: the result is smaller then.
fn crop(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let tensor = load(inputs, context)?;
    let (height, width) = tensor.size();
    let range = |start: &str, length: &str, total: usize| -> Result<_, NodeError> {
        let place = |field: &str| {
            inputs
                .integer(field)
                .map(|value| usize::try_from(value).unwrap_or(0) / FACTOR)
        };
        let start = place(start)?.min(total);
        Ok(start..(start + place(length)?).min(total))
    };
    let (columns, rows) = (range("x", "width", width)?, range("y", "height", height)?);
    let (new_width, new_height) = (columns.len(), rows.len());
    let taken = picked(&tensor, (new_width, new_height), |x, y| {
        (columns.start + x, rows.start + y)
    });
    store(context, taken, &json!(null))
}

fn resampled(tensor: &Tensor, width: usize, height: usize) -> Result<Tensor, NodeError> {
    if width == 0 || height == 0 || width.saturating_mul(height) > 4_000_000 {
        let text = format!("Input and output sizes should be greater than 0, but got {width}x{height}");
        return Err(NodeError::new("RuntimeError", text));
    }
    let (old_height, old_width) = tensor.size();
    Ok(picked(tensor, (width, height), |x, y| {
        (x * old_width / width, y * old_height / height)
    }))
}

fn picked(
    tensor: &Tensor,
    (width, height): (usize, usize),
    source: impl Fn(usize, usize) -> (usize, usize),
) -> Tensor {
    let (old_height, old_width) = tensor.size();
    let planes = tensor.data.chunks(old_width.max(1) * old_height.max(1));
    let data = planes.flat_map(|plane| {
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let values = places.map(|(x, y)| {
            let (x, y) = source(x, y);
            plane.get(y * old_width + x).copied().unwrap_or_default()
        });
        values.collect::<Vec<_>>()
    });
    let mut shape = tensor.shape.clone();
    shape.truncate(shape.len().saturating_sub(2));
    shape.extend([height, width]);
    Tensor {
        shape,
        data: data.collect(),
        sketch: tensor.sketch.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::nodes::testing::Memory;

    #[test]
    fn sizes_are_those_of_the_server() {
        let mut memory = Memory::default();
        let noise =
            memory.run(json!({"type": "noise", "seed": 3, "width": 64, "height": 96}))["noise"].clone();
        let cases = [
            (json!({"type": "lresize", "width": 128, "height": 64}), 128, 64),
            (json!({"type": "lscale", "scale_factor": 1.6}), 96, 152),
            (
                json!({"type": "crop_latents", "x": 16, "y": 8, "width": 32, "height": 800}),
                32,
                88,
            ),
        ];
        for (mut node, width, height) in cases {
            node["latents"] = noise.clone();
            let output = memory.run(node.clone());
            assert_eq!(
                (&output["width"], &output["height"]),
                (&json!(width), &json!(height)),
                "{node}"
            );
        }
    }
}
