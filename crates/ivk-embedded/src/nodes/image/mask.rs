//! Masks as gray pictures: black is kept, white is left out.

use super::pillow::{self, Mode, Raster, invert, put_alpha};
use super::{load, load_as, save, save_mask};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;

pub(super) static FROM_ALPHA: NodeType = NodeType::new(
    "tomask",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::boolean("invert", false),
    ],
    &outputs::IMAGE,
    from_alpha,
)
.titled("Mask from Alpha", "mask");

pub(super) static COMBINE: NodeType = NodeType::new(
    "mask_combine",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("mask1", objects::IMAGE),
        Input::required("mask2", objects::IMAGE),
    ],
    &outputs::IMAGE,
    combine,
)
.titled("Combine Masks", "mask");

pub(super) static FROM_ID: NodeType = NodeType::new(
    "mask_from_id",
    "1.0.1",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::required("color", objects::COLOR),
        Input::integer("threshold", 100),
        Input::boolean("invert", false),
    ],
    &outputs::IMAGE,
    from_id,
)
.titled("Mask from Segmented Image", "mask");

pub(super) static APPLY: NodeType = NodeType::new(
    "apply_mask_to_image",
    "1.0.0",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::required("mask", objects::IMAGE),
        Input::boolean("invert_mask", false),
    ],
    &outputs::IMAGE,
    apply,
)
.titled("Apply Mask to Image", "mask");

pub(super) static BOUNDING_BOX: NodeType = NodeType::new(
    "get_image_mask_bounding_box",
    "1.0.0",
    &[
        Input::required("mask", objects::IMAGE),
        Input::integer("margin", 0),
        Input::color("mask_color", [255, 255, 255, 255]),
    ],
    &outputs::BOUNDING_BOX,
    bounding_box,
)
.titled("Get Image Mask Bounding Box", "mask");

fn inverted_if(wanted: bool, mask: Raster) -> Raster {
    if wanted { invert(mask) } else { mask }
}

/// The last band, whatever it is.
fn from_alpha(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let picture = load(inputs, context, "image")?;
    let mask = picture.band(picture.mode().bands() - 1);
    save_mask(context, inverted_if(inputs.boolean("invert")?, mask))
}

fn combine(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let first = load_as(inputs, context, "mask1", Mode::L)?;
    let second = load_as(inputs, context, "mask2", Mode::L)?;
    save_mask(context, pillow::multiply(&first, &second)?)
}

/// White where the color is near the given one, by distance in RGBA.
fn from_id(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let picture = load_as(inputs, context, "image", Mode::Rgba)?;
    let (color, threshold) = (inputs.color("color")?, inputs.integer("threshold")? as f64);
    let near = |pixel: &[u8]| {
        let squares = pixel
            .iter()
            .zip(color)
            .map(|(a, b)| i32::from(*a).abs_diff(i32::from(b)).pow(2));
        f64::from(squares.sum::<u32>()).sqrt() < threshold
    };
    let samples = picture
        .pixels()
        .map(|pixel| if near(pixel) { 255 } else { 0 })
        .collect();
    let mask = Raster::new(Mode::L, picture.width(), picture.height(), samples);
    save_mask(context, inverted_if(inputs.boolean("invert")?, mask))
}

/// The mask becomes the transparency.
fn apply(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let picture = load_as(inputs, context, "image", Mode::Rgba)?;
    let mask = load_as(inputs, context, "mask", Mode::L)?;
    if (mask.width(), mask.height()) != (picture.width(), picture.height()) {
        return Err(NodeError::value("size mismatch"));
    }
    let mask = inverted_if(inputs.boolean("invert_mask")?, mask);
    save(context, put_alpha(&picture, &mask))
}

/// The box around all pixels of one color. Its far corner is the last such pixel, not the one behind it.
fn bounding_box(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let mask = load_as(inputs, context, "mask", Mode::Rgba)?;
    let (margin, color) = (inputs.integer("margin")?, inputs.color("mask_color")?);
    let places = mask.pixels().enumerate().filter(|(_, pixel)| *pixel == color);
    let width = mask.width().max(1);
    let places: Vec<_> = places
        .map(|(index, _)| ((index % width) as i64, (index / width) as i64))
        .collect();
    let columns = || places.iter().map(|(x, _)| *x);
    let rows = || places.iter().map(|(_, y)| *y);
    let (Some(left), Some(right), Some(top), Some(bottom)) =
        (columns().min(), columns().max(), rows().min(), rows().max())
    else {
        return Ok(outputs::bounding_box(0, 0, 0, 0));
    };
    Ok(outputs::bounding_box(
        (left - margin).max(0),
        (right + margin).min(mask.width() as i64),
        (top - margin).max(0),
        (bottom + margin).min(mask.height() as i64),
    ))
}
