//! Other values, pixel by pixel.

use super::pillow::{Mode, Raster};
use super::{load, save};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;

pub(super) static LERP: NodeType = NodeType::new(
    "img_lerp",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::integer("min", 0).at_least(0.0).at_most(255.0),
        Input::integer("max", 255).at_least(0.0).at_most(255.0),
    ],
    &outputs::IMAGE,
    lerp,
)
.titled("Lerp Image", "image");

pub(super) static INVERSE_LERP: NodeType = NodeType::new(
    "img_ilerp",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::integer("min", 0).at_least(0.0).at_most(255.0),
        Input::integer("max", 255).at_least(0.0).at_most(255.0),
    ],
    &outputs::IMAGE,
    inverse_lerp,
)
.titled("Inverse Lerp Image", "image");

pub(super) static HUE: NodeType = NodeType::new(
    "img_hue_adjust",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::integer("hue", 0),
    ],
    &outputs::IMAGE,
    hue,
)
.titled("Adjust Image Hue", "image");

/// Maps each sample; there are just 256 of them.
fn mapped(mut picture: Raster, each: impl Fn(u8) -> u8) -> Raster {
    for sample in picture.samples_mut() {
        *sample = each(*sample);
    }
    picture
}

/// What numpy makes of a float when it becomes a byte: cut off, then the lowest eight bits.
fn byte(value: f32) -> u8 {
    value as i32 as u8
}

fn lerp(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let (least, most) = (inputs.integer("min")?, inputs.integer("max")?);
    let picture = load(inputs, context, "image")?;
    let result = mapped(picture, |sample| {
        byte(f32::from(sample) / 255.0 * (most - least) as f32 + least as f32)
    });
    save(context, result)
}

fn inverse_lerp(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let (least, most) = (inputs.integer("min")?, inputs.integer("max")?);
    let picture = load(inputs, context, "image")?;
    let result = mapped(picture, |sample| {
        let share = (f32::from(sample) - least as f32).max(0.0) / (most - least) as f32;
        // Zero by zero is no number, and no number becomes zero.
        if share.is_nan() {
            0
        } else {
            byte(share.min(1.0) * 255.0)
        }
    });
    save(context, result)
}

fn hue(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let turn = inputs.integer("hue")?.rem_euclid(360) as f64 / 360.0;
    let turn = (256.0 * turn) as u8;
    let mut picture = load(inputs, context, "image")?.convert(Mode::Hsv);
    for pixel in picture.pixels_mut() {
        if let Some(hue) = pixel.first_mut() {
            *hue = hue.wrapping_add(turn);
        }
    }
    save(context, picture.convert(Mode::Rgba))
}
