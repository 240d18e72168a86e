//! Masks as tensors of zeros and ones.

use super::pillow::{Mode, Raster};
use super::{load_as, save, side};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;
use crate::nodes::stored::{Stored, Tensor};
use crate::nodes::wire_type::WireType;

pub(super) static RECTANGLE: NodeType = NodeType::new(
    "rectangle_mask",
    "1.0.1",
    &[
        fields::METADATA,
        Input::required("width", WireType::Integer),
        Input::required("height", WireType::Integer),
        Input::required("x_left", WireType::Integer),
        Input::required("y_top", WireType::Integer),
        Input::required("rectangle_width", WireType::Integer),
        Input::required("rectangle_height", WireType::Integer),
    ],
    &outputs::MASK,
    rectangle,
)
.titled("Create Rectangle Mask", "mask");

pub(super) static FROM_ALPHA: NodeType = NodeType::new(
    "alpha_mask_to_tensor",
    "1.0.0",
    &[
        Input::required("image", objects::IMAGE),
        Input::boolean("invert", false),
    ],
    &outputs::MASK,
    from_alpha,
)
.titled("Alpha Mask to Tensor", "mask");

pub(super) static FROM_IMAGE: NodeType = NodeType::new(
    "image_mask_to_tensor",
    "1.0.0",
    &[
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::integer("cutoff", 128).at_least(0.0).at_most(255.0),
        Input::boolean("invert", false),
    ],
    &outputs::MASK,
    from_image,
)
.titled("Image Mask to Tensor", "mask");

pub(super) static INVERT: NodeType = NodeType::new(
    "invert_tensor_mask",
    "1.1.0",
    &[Input::required("mask", objects::TENSOR)],
    &outputs::MASK,
    invert,
)
.titled("Invert Tensor Mask", "mask");

pub(super) static TO_IMAGE: NodeType = NodeType::new(
    "tensor_mask_to_image",
    "1.1.0",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("mask", objects::TENSOR),
    ],
    &outputs::IMAGE,
    to_image,
)
.titled("Tensor Mask to Image", "mask");

pub(super) static APPLY: NodeType = NodeType::new(
    "apply_tensor_mask_to_image",
    "1.0.0",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("mask", objects::TENSOR),
        Input::required("image", objects::IMAGE),
        Input::boolean("invert", false),
    ],
    &outputs::IMAGE,
    apply,
)
.titled("Apply Tensor Mask to Image", "mask");

fn store(
    context: &mut dyn Context,
    (width, height): (usize, usize),
    set: impl Iterator<Item = bool>,
) -> Result<Output, NodeError> {
    let data = set.map(|set| f32::from(u8::from(set))).collect();
    let name = context.store(Stored::Tensor(Tensor::new(vec![1, height, width], data)))?;
    Ok(outputs::mask(&name, width, height))
}

fn load(inputs: &Inputs, context: &mut dyn Context) -> Result<Tensor, NodeError> {
    context.tensor(inputs.member("mask", "tensor_name")?)
}

/// The ends count like those of a Python slice: from the far end when they are negative.
fn rectangle(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let (width, height) = (side(inputs.integer("width")?)?, side(inputs.integer("height")?)?);
    let range = |start: i64, length: i64, total: usize| {
        let total = total as i64;
        let place = |value: i64| {
            if value < 0 {
                (value + total).max(0)
            } else {
                value.min(total)
            }
        };
        place(start)..place(start.saturating_add(length))
    };
    let columns = range(
        inputs.integer("x_left")?,
        inputs.integer("rectangle_width")?,
        width,
    );
    let rows = range(
        inputs.integer("y_top")?,
        inputs.integer("rectangle_height")?,
        height,
    );
    let set = (0..height as i64).flat_map(|y| {
        let inside = rows.contains(&y);
        let columns = &columns;
        (0..width as i64).map(move |x| inside && columns.contains(&x))
    });
    store(context, (width, height), set)
}

fn from_alpha(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let picture = load_as(inputs, context, "image", Mode::Rgba)?;
    let invert = inputs.boolean("invert")?;
    let set = picture.band(3);
    let set = set.samples().iter().map(|alpha| (*alpha > 0) != invert);
    store(context, (picture.width(), picture.height()), set)
}

fn from_image(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let picture = load_as(inputs, context, "image", Mode::L)?;
    let (cutoff, invert) = (inputs.integer("cutoff")?, inputs.boolean("invert")?);
    let set = picture
        .samples()
        .iter()
        .map(|sample| (i64::from(*sample) < cutoff) != invert);
    store(context, (picture.width(), picture.height()), set)
}

fn invert(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let mask = load(inputs, context)?;
    let (height, width) = mask.size();
    store(
        context,
        (width, height),
        mask.data.iter().map(|value| *value <= 0.5),
    )
}

fn to_image(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let mask = load(inputs, context)?;
    let (height, width) = mask.size();
    let samples = mask
        .data
        .iter()
        .map(|value| if *value > 0.5 { 255 } else { 0 })
        .collect();
    save(context, Raster::new(Mode::L, width, height, samples))
}

/// What was wholly transparent stays so.
fn apply(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let mut picture = load_as(inputs, context, "image", Mode::Rgba)?;
    let mask = load(inputs, context)?;
    if mask.size() != (picture.height(), picture.width()) {
        return Err(NodeError::value("operands could not be broadcast together"));
    }
    let invert = inputs.boolean("invert")?;
    for (pixel, value) in picture.pixels_mut().zip(&mask.data) {
        if let Some(alpha @ 1..) = pixel.last_mut() {
            *alpha = if (*value > 0.5) != invert { 255 } else { 0 };
        }
    }
    save(context, picture)
}
