//! Another size: `img_resize` and `img_scale`.

use super::pillow::{Filter, resize};
use super::{load, save, side};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;

pub(super) static RESIZE: NodeType = NodeType::new(
    "img_resize",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::integer("width", 512).above(0.0),
        Input::integer("height", 512).above(0.0),
        Input::choice(
            "resample_mode",
            &["nearest", "box", "bilinear", "hamming", "bicubic", "lanczos"],
            "bicubic",
        ),
    ],
    &outputs::IMAGE,
    resize_to,
)
.titled("Resize Image", "image");

pub(super) static SCALE: NodeType = NodeType::new(
    "img_scale",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::float("scale_factor", 2.0).above(0.0),
        Input::choice(
            "resample_mode",
            &["nearest", "box", "bilinear", "hamming", "bicubic", "lanczos"],
            "bicubic",
        ),
    ],
    &outputs::IMAGE,
    scale_by,
)
.titled("Scale Image", "image");

fn resize_to(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let size = (side(inputs.integer("width")?)?, side(inputs.integer("height")?)?);
    resized(inputs, context, |_| Ok(size))
}

fn scale_by(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let factor = inputs.float("scale_factor")?;
    let scaled = |length: usize| side((length as f64 * factor) as i64);
    resized(inputs, context, |(width, height)| {
        Ok((scaled(width)?, scaled(height)?))
    })
}

fn resized(
    inputs: &Inputs,
    context: &mut dyn Context,
    size: impl FnOnce((usize, usize)) -> Result<(usize, usize), NodeError>,
) -> Result<Output, NodeError> {
    let picture = load(inputs, context, "image")?;
    let (width, height) = size((picture.width(), picture.height()))?;
    if width == 0 || height == 0 {
        return Err(NodeError::value("height and width must be > 0"));
    }
    let filter = Filter::named(inputs.string("resample_mode")?);
    save(context, resize(&picture, width, height, filter))
}
