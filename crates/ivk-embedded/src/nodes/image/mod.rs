//! Nodes that work on pictures.

mod adjust;
mod basic;
mod channels;
mod combine;
mod filter;
mod frame;
#[cfg(test)]
mod golden;
mod layers;
mod linear;
mod mask;
mod noise;
mod oklab;
mod pillow;
mod resize;
mod tensor_mask;

use pillow::{Mode, Raster};

use super::context::{Context, NewImage};
use super::error::NodeError;
use super::inputs::Inputs;
use super::node_type::{NodeType, Output};
use super::outputs;

/// The nodes of this module.
pub(super) const NODES: &[&NodeType] = &[
    &basic::BLANK,
    &basic::CONVERT,
    &basic::SAVE,
    &basic::SHOW,
    &resize::RESIZE,
    &resize::SCALE,
    &frame::CROP,
    &frame::PAD_CROP,
    &frame::CROP_TO_BOX,
    &frame::PASTE_INTO_BOX,
    &combine::PASTE,
    &combine::MULTIPLY,
    &filter::BLUR,
    &filter::UNSHARP_MASK,
    &filter::ENHANCE,
    &adjust::LERP,
    &adjust::INVERSE_LERP,
    &adjust::HUE,
    &channels::EXTRACT,
    &channels::OFFSET,
    &channels::MULTIPLY,
    &layers::BLEND,
    &noise::NOISE,
    &oklab::HUE,
    &oklab::UNSHARP_MASK,
    &mask::FROM_ALPHA,
    &mask::COMBINE,
    &mask::FROM_ID,
    &mask::APPLY,
    &mask::BOUNDING_BOX,
    &tensor_mask::RECTANGLE,
    &tensor_mask::FROM_ALPHA,
    &tensor_mask::FROM_IMAGE,
    &tensor_mask::INVERT,
    &tensor_mask::TO_IMAGE,
    &tensor_mask::APPLY,
];

/// Reads the picture of an input, in its own mode.
fn load(inputs: &Inputs, context: &mut dyn Context, field: &str) -> Result<Raster, NodeError> {
    Ok(Raster::from_image(
        context.load_image(inputs.member(field, "image_name")?)?,
    ))
}

/// Reads the picture of an input in a given mode.
fn load_as(inputs: &Inputs, context: &mut dyn Context, field: &str, mode: Mode) -> Result<Raster, NodeError> {
    Ok(load(inputs, context, field)?.convert(mode))
}

/// Keeps a picture and makes the output that names it.
fn save(context: &mut dyn Context, picture: Raster) -> Result<Output, NodeError> {
    save_in(context, picture, "general")
}

/// Keeps a mask, which does not appear in the gallery.
fn save_mask(context: &mut dyn Context, picture: Raster) -> Result<Output, NodeError> {
    save_in(context, picture, "mask")
}

fn save_in(context: &mut dyn Context, picture: Raster, category: &'static str) -> Result<Output, NodeError> {
    context.progress("Saving image", None, None);
    let image = picture.into_image()?;
    let saved = context.save_image(NewImage {
        image,
        category,
        metadata: None,
        simulated: false,
    })?;
    Ok(outputs::image(&saved))
}

/// A side of a picture from a number. Longer ones do not fit into memory with the others.
fn side(value: i64) -> Result<usize, NodeError> {
    const LONGEST: i64 = 16_384;
    match usize::try_from(value) {
        Ok(length) if value <= LONGEST => Ok(length),
        Ok(_) => Err(NodeError::new("MemoryError", "")),
        Err(_) => Err(NodeError::value("Width and height must be >= 0")),
    }
}
