//! Blur, sharpness and the like.

use super::pillow::{
    Enhancement, Mode, Raster, box_blur, enhance, gaussian_blur, invert, multiply, put_alpha,
};
use super::{load, load_as, save};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;

pub(super) static BLUR: NodeType = NodeType::new(
    "img_blur",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::float("radius", 8.0).at_least(0.0),
        Input::choice("blur_type", &["gaussian", "box"], "gaussian"),
    ],
    &outputs::IMAGE,
    blur,
)
.titled("Blur Image", "image");

pub(super) static UNSHARP_MASK: NodeType = NodeType::new(
    "unsharp_mask",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::float("radius", 2.0).above(0.0),
        Input::float("strength", 50.0).at_least(0.0),
    ],
    &outputs::IMAGE,
    unsharp_mask,
)
.titled("Unsharp Mask", "image");

pub(super) static ENHANCE: NodeType = NodeType::new(
    "invokeai_img_enhance",
    "1.2.1",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::boolean("invert", false),
        Input::float("color", 1.0).at_least(0.0),
        Input::float("contrast", 1.0).at_least(0.0),
        Input::float("brightness", 1.0).at_least(0.0),
        Input::float("sharpness", 1.0).at_least(0.0),
    ],
    &outputs::IMAGE,
    enhance_all,
)
.titled("Enhance Image", "image");

/// Colors are weighted by their transparency before the blur, and freed of it afterwards.
fn blur(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let picture = load_as(inputs, context, "image", Mode::Rgba)?;
    let radius = inputs.float("radius")?;
    let alpha = picture.band(3);
    let weighted = put_alpha(&multiply(&picture, &alpha.convert(Mode::Rgba))?, &alpha);
    let mut result = match inputs.string("blur_type")? {
        "box" => box_blur(&weighted, radius),
        _ => gaussian_blur(&weighted, radius),
    };
    for pixel in result.pixels_mut() {
        if let [colors @ .., alpha] = pixel {
            let share = f32::from(*alpha) / 255.0 + 1e-6;
            for color in colors {
                *color = (f32::from(*color) / share).clamp(0.0, 255.0) as u8;
            }
        }
    }
    save(context, result)
}

fn unsharp_mask(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let picture = load(inputs, context, "image")?;
    let mode = picture.mode();
    let strength = inputs.float("strength")? / 100.0;
    let colors = picture.convert(Mode::Rgb);
    let blurred = gaussian_blur(&colors, inputs.float("radius")?);
    let sharpen = |(sample, blurred): (&u8, &u8)| {
        let (sample, blurred) = (f64::from(*sample) / 255.0, f64::from(*blurred) / 255.0);
        ((sample + (sample - blurred) * strength).clamp(0.0, 1.0) * 255.0) as u8
    };
    let samples = colors
        .samples()
        .iter()
        .zip(blurred.samples())
        .map(sharpen)
        .collect();
    let mut result = Raster::new(Mode::Rgb, picture.width(), picture.height(), samples).convert(mode);
    if mode.has_alpha() {
        result = put_alpha(&result, &picture.band(mode.bands() - 1));
    }
    save(context, result)
}

fn enhance_all(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let mut picture = load(inputs, context, "image")?;
    if inputs.boolean("invert")? {
        let mode = if picture.mode() == Mode::L {
            Mode::L
        } else {
            Mode::Rgb
        };
        picture = invert(picture.convert(mode));
    }
    let steps = [
        ("color", Enhancement::Color),
        ("contrast", Enhancement::Contrast),
        ("brightness", Enhancement::Brightness),
        ("sharpness", Enhancement::Sharpness),
    ];
    for (field, what) in steps {
        let factor = inputs.float(field)?;
        if factor != 1.0 {
            picture = enhance(&picture, what, factor);
        }
    }
    save(context, picture)
}
