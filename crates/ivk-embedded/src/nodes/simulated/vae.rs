//! From latents to a picture and back: `l2i` and `i2l`.

use image::imageops::{FilterType, resize};
use serde_json::{Value, json};

use super::latents::FACTOR;
use super::{load_model, painter};
use crate::nodes::context::Context;
use crate::nodes::context::NewImage;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;
use crate::nodes::stored::{Stored, Tensor};

pub(super) static DECODE: NodeType = NodeType::new(
    "l2i",
    "1.3.2",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("latents", objects::LATENTS).connection(),
        Input::required("vae", objects::VAE).connection(),
        Input::boolean("tiled", false),
        Input::integer("tile_size", 0).multiple_of(8),
        Input::boolean("fp32", false),
    ],
    &outputs::IMAGE,
    decode,
)
.titled("Latents to Image - SD1.5, SDXL", "latents")
.simulated();

pub(super) static ENCODE: NodeType = NodeType::new(
    "i2l",
    "1.2.0",
    &[
        Input::required("image", objects::IMAGE),
        Input::required("vae", objects::VAE).connection(),
        Input::boolean("tiled", false),
        Input::integer("tile_size", 0).multiple_of(8),
        Input::boolean("fp32", false),
        Input::choice("color_compensation", &["None", "SDXL"], "None"),
    ],
    &outputs::LATENTS,
    encode,
)
.titled("Image to Latents - SD1.5, SDXL", "latents")
.simulated();

fn decode(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let latents = context.tensor(inputs.member("latents", "latents_name")?)?;
    load_model(
        context,
        inputs.value("vae").get("vae").unwrap_or(&Value::Null),
        "vae",
    )?;
    context.progress("Running VAE decoder", None, None);
    let image = painter::picture(&latents).into();
    context.progress("Saving image", None, None);
    let new = NewImage {
        image,
        category: "general",
        metadata: None,
        simulated: true,
    };
    Ok(outputs::image(&context.save_image(new)?))
}

/// The latents of a picture are the picture itself, smaller: colors in the first three channels.
fn encode(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let picture = context
        .load_image(inputs.member("image", "image_name")?)?
        .to_rgb8();
    load_model(
        context,
        inputs.value("vae").get("vae").unwrap_or(&Value::Null),
        "vae",
    )?;
    let (width, height) = (picture.width() / FACTOR as u32, picture.height() / FACTOR as u32);
    if width == 0 || height == 0 {
        return Err(NodeError::value("The image is too small to be encoded"));
    }
    let small = resize(&picture, width, height, FilterType::Triangle);
    let channel = |band: usize| {
        small
            .as_raw()
            .iter()
            .skip(band)
            .step_by(3)
            .map(|sample| f32::from(*sample) / 127.5 - 1.0)
    };
    let nothing = std::iter::repeat_n(0.0, (width * height) as usize);
    let data = channel(0)
        .chain(channel(1))
        .chain(channel(2))
        .chain(nothing)
        .collect();
    let (width, height) = (width as usize, height as usize);
    let name = context.store(Stored::Tensor(Tensor::new(vec![1, 4, height, width], data)))?;
    let field = json!({"latents_name": name, "seed": null});
    Ok(outputs::latents(field, width * FACTOR, height * FACTOR))
}
