//! One channel of a picture, in the color space that has it.

use super::pillow::{Mode, Raster, put_alpha};
use super::{load, load_as, save};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;
use crate::nodes::wire_type::WireType;

pub(super) static EXTRACT: NodeType = NodeType::new(
    "img_chan",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::choice("channel", &["A", "R", "G", "B"], "A"),
    ],
    &outputs::IMAGE,
    extract,
)
.titled("Extract Image Channel", "image");

/// A channel, and in brackets the color space that has it. [`channel`] knows them all.
const CHANNEL: Input = Input::required(
    "channel",
    WireType::Choice(&[
        "Red (RGBA)",
        "Green (RGBA)",
        "Blue (RGBA)",
        "Alpha (RGBA)",
        "Cyan (CMYK)",
        "Magenta (CMYK)",
        "Yellow (CMYK)",
        "Black (CMYK)",
        "Hue (HSV)",
        "Saturation (HSV)",
        "Value (HSV)",
        "Luminosity (LAB)",
        "A (LAB)",
        "B (LAB)",
        "Y (YCbCr)",
        "Cb (YCbCr)",
        "Cr (YCbCr)",
    ]),
);

pub(super) static OFFSET: NodeType = NodeType::new(
    "img_channel_offset",
    "1.2.3",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        CHANNEL,
        Input::integer("offset", 0).at_least(-255.0).at_most(255.0),
    ],
    &outputs::IMAGE,
    offset,
)
.titled("Offset Image Channel", "image");

pub(super) static MULTIPLY: NodeType = NodeType::new(
    "img_channel_multiply",
    "1.2.3",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        CHANNEL,
        Input::float("scale", 1.0).at_least(0.0),
        Input::boolean("invert_channel", false),
    ],
    &outputs::IMAGE,
    multiply,
)
.titled("Multiply Image Channel", "image");

fn extract(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let channel = inputs.string("channel")?;
    let picture = load(inputs, context, "image")?;
    let bands: &[&str] = match picture.mode() {
        Mode::L => &["L"],
        Mode::La => &["L", "A"],
        Mode::Rgba => &["R", "G", "B", "A"],
        _ => &["R", "G", "B"],
    };
    let band = bands.iter().position(|band| *band == channel);
    let band = band.ok_or_else(|| NodeError::value(format!("The image has no channel \"{channel}\"")))?;
    save(context, picture.band(band))
}

/// A channel by the name that the node's list has for it: the mode that has it, and its place there.
fn channel(name: &str) -> (Mode, usize) {
    match name {
        "Red (RGBA)" => (Mode::Rgba, 0),
        "Green (RGBA)" => (Mode::Rgba, 1),
        "Blue (RGBA)" => (Mode::Rgba, 2),
        "Alpha (RGBA)" => (Mode::Rgba, 3),
        "Cyan (CMYK)" => (Mode::Cmyk, 0),
        "Magenta (CMYK)" => (Mode::Cmyk, 1),
        "Yellow (CMYK)" => (Mode::Cmyk, 2),
        "Black (CMYK)" => (Mode::Cmyk, 3),
        "Hue (HSV)" => (Mode::Hsv, 0),
        "Saturation (HSV)" => (Mode::Hsv, 1),
        "Value (HSV)" => (Mode::Hsv, 2),
        "Luminosity (LAB)" => (Mode::Lab, 0),
        "A (LAB)" => (Mode::Lab, 1),
        "B (LAB)" => (Mode::Lab, 2),
        "Y (YCbCr)" => (Mode::YCbCr, 0),
        "Cb (YCbCr)" => (Mode::YCbCr, 1),
        _ => (Mode::YCbCr, 2),
    }
}

fn offset(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let offset = inputs.integer("offset")?;
    let name = inputs.string("channel")?;
    adjusted(inputs, context, |value| match name {
        // The hue goes round.
        "Hue (HSV)" => (i64::from(value) + offset).rem_euclid(256) as u8,
        _ => (i64::from(value) + offset).clamp(0, 255) as u8,
    })
}

fn multiply(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let (scale, invert) = (inputs.float("scale")?, inputs.boolean("invert_channel")?);
    adjusted(inputs, context, |value| {
        let value = (f64::from(value) * scale).clamp(0.0, 255.0);
        if invert {
            (255.0 - value) as u8
        } else {
            value as u8
        }
    })
}

/// Changes each sample of the chosen channel. Transparency stays, unless it is the chosen channel.
fn adjusted(
    inputs: &Inputs,
    context: &mut dyn Context,
    each: impl Fn(u8) -> u8,
) -> Result<Output, NodeError> {
    let name = inputs.string("channel")?;
    let (mode, band) = channel(name);
    let picture = load_as(inputs, context, "image", Mode::Rgba)?;
    let mut converted: Raster = picture.convert(mode);
    for pixel in converted.pixels_mut() {
        if let Some(sample) = pixel.get_mut(band) {
            *sample = each(*sample);
        }
    }
    let mut result = converted.convert(Mode::Rgba);
    if name != "Alpha (RGBA)" {
        result = put_alpha(&result, &picture.band(3));
    }
    save(context, result)
}
