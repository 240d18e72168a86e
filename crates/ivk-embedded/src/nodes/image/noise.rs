//! Grain: `img_noise`, with numpy's numbers.

use super::pillow::{Filter, Mode, Raster, blend, invert, paste_masked, put_alpha, resize};
use super::{load_as, save};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::numpy::RandomState;
use crate::nodes::objects;
use crate::nodes::outputs;

pub(super) static NOISE: NodeType = NodeType::new(
    "img_noise",
    "1.1.0",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::optional("mask", objects::IMAGE),
        Input::integer("seed", 0).at_least(0.0).at_most(4294967295.0),
        Input::choice("noise_type", &["gaussian", "salt_and_pepper"], "gaussian"),
        Input::float("amount", 0.1).at_least(0.0).at_most(1.0),
        Input::boolean("noise_color", true),
        Input::integer("size", 1).at_least(1.0),
    ],
    &outputs::IMAGE,
    add_noise,
)
.titled("Add Image Noise", "image");

fn add_noise(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let picture = load_as(inputs, context, "image", Mode::Rgba)?;
    let (width, height) = (picture.width(), picture.height());
    let amount = inputs.float("amount")?;
    let grain = grain(inputs, width, height)?;
    // A grain larger than the picture leaves no noise at all.
    let grain = match grain.samples().is_empty() {
        true => Raster::filled(Mode::Rgb, width, height, [0; 4]),
        false => resize(&grain, width, height, Filter::Nearest),
    };
    let noisy = blend(&picture.convert(Mode::Rgb), &grain, amount).convert(Mode::Rgba);
    let result = if inputs.is_null("mask") {
        noisy
    } else {
        let mask = load_as(inputs, context, "mask", Mode::L)?;
        let mask = invert(resize(&mask, width, height, Filter::Lanczos));
        let mut result = picture.clone();
        paste_masked(&mut result, &noisy, &mask, 0, 0);
        result
    };
    save(context, put_alpha(&result, &picture.band(3)))
}

/// A picture of noise, with one pixel for each grain.
fn grain(inputs: &Inputs, width: usize, height: usize) -> Result<Raster, NodeError> {
    let size = usize::try_from(inputs.integer("size")?).unwrap_or(usize::MAX);
    let (width, height) = (width / size, height / size);
    let mut random = RandomState::new(u64::try_from(inputs.integer("seed")?).unwrap_or_default());
    let amount = inputs.float("amount")?;
    let gaussian = inputs.string("noise_type")? == "gaussian";
    // The threshold of numpy's weighted choice: the sum of the two weights is 1 up to rounding.
    let threshold = (1.0 - amount) / (1.0 - amount + amount);
    let mut sample = || match gaussian {
        true => (random.normal() * 255.0) as i64 as u8,
        false => {
            if random.uniform() >= threshold {
                255
            } else {
                0
            }
        }
    };
    let colors = inputs.boolean("noise_color")?;
    let pixel = |_| {
        if colors {
            [sample(), sample(), sample()]
        } else {
            [sample(); 3]
        }
    };
    Ok(Raster::new(
        Mode::Rgb,
        width,
        height,
        (0..width * height).flat_map(pixel).collect(),
    ))
}
