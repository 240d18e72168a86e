//! Two pictures into one: `img_paste` and `img_mul`.

use super::pillow::{self, Mode, Raster, alpha_composite, crop, invert, paste, paste_masked};
use super::{load, load_as, save, side};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;

pub(super) static PASTE: NodeType = NodeType::new(
    "img_paste",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("base_image", objects::IMAGE),
        Input::required("image", objects::IMAGE),
        Input::optional("mask", objects::IMAGE),
        Input::integer("x", 0),
        Input::integer("y", 0),
        Input::boolean("crop", false),
    ],
    &outputs::IMAGE,
    paste_onto,
)
.titled("Paste Image", "image");

pub(super) static MULTIPLY: NodeType = NodeType::new(
    "img_mul",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image1", objects::IMAGE),
        Input::required("image2", objects::IMAGE),
    ],
    &outputs::IMAGE,
    multiply,
)
.titled("Multiply Images", "image");

fn paste_onto(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let base = load_as(inputs, context, "base_image", Mode::Rgba)?;
    let picture = load_as(inputs, context, "image", Mode::Rgba)?;
    let mask = match inputs.is_null("mask") {
        true => None,
        false => Some(invert(load_as(inputs, context, "mask", Mode::L)?)),
    };
    if mask
        .as_ref()
        .is_some_and(|mask| (mask.width(), mask.height()) != (picture.width(), picture.height()))
    {
        return Err(NodeError::value("images do not match"));
    }
    let (x, y) = (inputs.integer("x")?, inputs.integer("y")?);
    let (left, top) = (x.min(0).saturating_neg(), y.min(0).saturating_neg());
    let width = side((base.width() as i64).max(picture.width() as i64 + x) + left)?;
    let height = side((base.height() as i64).max(picture.height() as i64 + y) + top)?;
    let nothing = Raster::filled(Mode::Rgba, width, height, [0; 4]);
    let (mut below, mut above) = (nothing.clone(), nothing);
    paste(&mut below, &base, left, top);
    match &mask {
        None => paste(&mut above, &picture, x.max(0), y.max(0)),
        Some(mask) => paste_masked(&mut above, &picture, mask, x.max(0), y.max(0)),
    }
    let mut result = alpha_composite(&below, &above);
    if inputs.boolean("crop")? {
        result = crop(&result, left, top, base.width(), base.height());
    }
    save(context, result)
}

fn multiply(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let first = load(inputs, context, "image1")?;
    let second = load(inputs, context, "image2")?;
    save(context, pillow::multiply(&first, &second)?)
}
