//! New pictures, copies, other modes.

use super::pillow::{Mode, Raster};
use super::{load, save, side};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;

pub(super) static BLANK: NodeType = NodeType::new(
    "blank_image",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::integer("width", 512),
        Input::integer("height", 512),
        Input::choice("mode", &["RGB", "RGBA"], "RGB"),
        Input::color("color", [0, 0, 0, 255]),
    ],
    &outputs::IMAGE,
    blank,
)
.titled("Blank Image", "image");

pub(super) static CONVERT: NodeType = NodeType::new(
    "img_conv",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::choice(
            "mode",
            &["L", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F"],
            "L",
        ),
    ],
    &outputs::IMAGE,
    convert,
)
.titled("Convert Image Mode", "image");

pub(super) static SAVE: NodeType = NodeType::new(
    "save_image",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
    ],
    &outputs::IMAGE,
    save_copy,
)
.titled("Save Image", "image")
.uncached();

pub(super) static SHOW: NodeType = NodeType::new(
    "show_image",
    "1.0.1",
    &[Input::required("image", objects::IMAGE)],
    &outputs::IMAGE,
    show,
)
.titled("Show Image", "image");

fn blank(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let mode = if inputs.string("mode")? == "RGBA" {
        Mode::Rgba
    } else {
        Mode::Rgb
    };
    let (width, height) = (side(inputs.integer("width")?)?, side(inputs.integer("height")?)?);
    save(
        context,
        Raster::filled(mode, width, height, inputs.color("color")?),
    )
}

fn convert(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let mode = match inputs.string("mode")? {
        "L" => Mode::L,
        "RGB" => Mode::Rgb,
        "RGBA" => Mode::Rgba,
        "CMYK" => Mode::Cmyk,
        "YCbCr" => Mode::YCbCr,
        "LAB" => Mode::Lab,
        "HSV" => Mode::Hsv,
        other => {
            return Err(NodeError::value(format!(
                "This server does not keep pictures of mode {other}"
            )));
        }
    };
    let picture = load(inputs, context, "image")?.convert(mode);
    save(context, picture)
}

fn save_copy(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let picture = load(inputs, context, "image")?;
    save(context, picture)
}

/// The real server opens a window on its own screen; this one has none.
fn show(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let picture = load(inputs, context, "image")?;
    let name = inputs.member("image", "image_name")?;
    Ok(outputs::image_of(
        name,
        picture.width() as u32,
        picture.height() as u32,
    ))
}
