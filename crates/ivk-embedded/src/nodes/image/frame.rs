//! Other edges: crops, pads and boxes.

use super::pillow::{Mode, Raster, crop, paste, paste_masked};
use super::{load, load_as, save, side};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;

pub(super) static CROP: NodeType = NodeType::new(
    "img_crop",
    "1.2.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::integer("x", 0),
        Input::integer("y", 0),
        Input::integer("width", 512).above(0.0),
        Input::integer("height", 512).above(0.0),
    ],
    &outputs::IMAGE,
    crop_to,
)
.titled("Crop Image", "image");

pub(super) static PAD_CROP: NodeType = NodeType::new(
    "img_pad_crop",
    "1.0.0",
    &[
        Input::required("image", objects::IMAGE),
        Input::integer("left", 0),
        Input::integer("right", 0),
        Input::integer("top", 0),
        Input::integer("bottom", 0),
    ],
    &outputs::IMAGE,
    pad_crop,
)
.titled("Center Pad or Crop Image", "image");

pub(super) static CROP_TO_BOX: NodeType = NodeType::new(
    "crop_image_to_bounding_box",
    "1.0.0",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::optional("bounding_box", objects::BOUNDING_BOX),
    ],
    &outputs::IMAGE,
    crop_to_box,
)
.titled("Crop Image to Bounding Box", "image");

pub(super) static PASTE_INTO_BOX: NodeType = NodeType::new(
    "paste_image_into_bounding_box",
    "1.0.0",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("source_image", objects::IMAGE),
        Input::required("target_image", objects::IMAGE),
        Input::required("bounding_box", objects::BOUNDING_BOX),
    ],
    &outputs::IMAGE,
    paste_into_box,
)
.titled("Paste Image into Bounding Box", "image");

fn crop_to(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let (width, height) = (side(inputs.integer("width")?)?, side(inputs.integer("height")?)?);
    onto_nothing(
        inputs,
        context,
        (width, height),
        (-inputs.integer("x")?, -inputs.integer("y")?),
    )
}

fn pad_crop(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let picture = load(inputs, context, "image")?;
    let (left, top) = (inputs.integer("left")?, inputs.integer("top")?);
    let width = side(picture.width() as i64 + left + inputs.integer("right")?)?;
    let height = side(picture.height() as i64 + top + inputs.integer("bottom")?)?;
    onto_nothing(inputs, context, (width, height), (left, top))
}

/// Pastes the picture onto a transparent one.
fn onto_nothing(
    inputs: &Inputs,
    context: &mut dyn Context,
    (width, height): (usize, usize),
    (x, y): (i64, i64),
) -> Result<Output, NodeError> {
    let picture = load(inputs, context, "image")?;
    let mut result = Raster::filled(Mode::Rgba, width, height, [0; 4]);
    paste(&mut result, &picture, x, y);
    save(context, result)
}

/// A box by its corners; right and bottom are just outside.
struct Corners {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

impl Corners {
    fn read(inputs: &Inputs) -> Result<Self, NodeError> {
        let corner = |name: &str| {
            let value = inputs
                .value("bounding_box")
                .get(name)
                .and_then(serde_json::Value::as_i64);
            value.ok_or_else(|| NodeError::value("bounding_box is not a bounding box"))
        };
        Ok(Self {
            left: corner("x_min")?,
            top: corner("y_min")?,
            right: corner("x_max")?,
            bottom: corner("y_max")?,
        })
    }

    /// The box around all pixels that are not zero; of pictures with transparency, around those that show.
    fn around(picture: &Raster) -> Option<Self> {
        let shows = |pixel: &[u8]| match pixel {
            [.., alpha] if picture.mode().has_alpha() => *alpha != 0,
            samples => samples.iter().any(|sample| *sample != 0),
        };
        let mut corners = None::<Self>;
        for (index, _) in picture.pixels().enumerate().filter(|(_, pixel)| shows(pixel)) {
            let (x, y) = ((index % picture.width()) as i64, (index / picture.width()) as i64);
            let known = corners.get_or_insert(Self {
                left: x,
                top: y,
                right: x + 1,
                bottom: y + 1,
            });
            known.left = known.left.min(x);
            known.right = known.right.max(x + 1);
            known.bottom = y + 1;
        }
        corners
    }
}

fn crop_to_box(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let picture = load(inputs, context, "image")?;
    let corners = if inputs.is_null("bounding_box") {
        Corners::around(&picture)
    } else {
        Some(Corners::read(inputs)?)
    };
    // Nothing to see: the whole picture.
    let Some(corners) = corners else {
        return save(context, picture);
    };
    let (width, height) = (
        side(corners.right - corners.left)?,
        side(corners.bottom - corners.top)?,
    );
    save(context, crop(&picture, corners.left, corners.top, width, height))
}

fn paste_into_box(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let source = load_as(inputs, context, "source_image", Mode::Rgba)?;
    let mut target = load_as(inputs, context, "target_image", Mode::Rgba)?;
    let corners = Corners::read(inputs)?;
    let size = (corners.right - corners.left, corners.bottom - corners.top);
    if size != (source.width() as i64, source.height() as i64) {
        return Err(NodeError::value("images do not match"));
    }
    paste_masked(&mut target, &source, &source, corners.left, corners.top);
    save(context, target)
}
