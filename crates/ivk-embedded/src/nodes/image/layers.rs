//! Layers: `invokeai_img_blend`, in RGB and in linear RGB.

use super::linear::{byte, from_linear, to_linear, unit};
use super::pillow::{Filter, Mode, Raster, fit, pad, resize};
use super::{load, save};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;

pub(super) static BLEND: NodeType = NodeType::new(
    "invokeai_img_blend",
    "1.2.0",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("layer_upper", objects::IMAGE),
        Input::choice(
            "blend_mode",
            &[
                "Normal",
                "Lighten Only",
                "Darken Only",
                "Lighten Only (EAL)",
                "Darken Only (EAL)",
                "Hue",
                "Saturation",
                "Color",
                "Luminosity",
                "Linear Dodge (Add)",
                "Subtract",
                "Multiply",
                "Divide",
                "Screen",
                "Overlay",
                "Linear Burn",
                "Difference",
                "Hard Light",
                "Soft Light",
                "Vivid Light",
                "Linear Light",
                "Color Burn",
                "Color Dodge",
            ],
            "Normal",
        ),
        Input::float("opacity", 1.0).at_least(0.0),
        Input::optional("mask", objects::IMAGE),
        Input::boolean("fit_to_width", false),
        Input::boolean("fit_to_height", true),
        Input::required("layer_base", objects::IMAGE),
        Input::choice(
            "color_space",
            &[
                "RGB",
                "Linear RGB",
                "HSL (RGB)",
                "HSV (RGB)",
                "Okhsl",
                "Okhsv",
                "Oklch (Oklab)",
                "LCh (CIELab)",
            ],
            "RGB",
        ),
        Input::float("adaptive_gamut", 0.0).at_least(0.0),
        Input::boolean("high_precision", true),
    ],
    &outputs::IMAGE,
    blend,
)
.titled("Image Layer Blend", "image");

fn blend(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let linear = match inputs.string("color_space")? {
        "RGB" => false,
        "Linear RGB" => true,
        other => return Err(unsupported(&format!("the color space {other}"))),
    };
    let mode = Blend::named(inputs.string("blend_mode")?)?;
    if inputs.float("adaptive_gamut")? > 0.0 {
        return Err(unsupported("adaptive gamut clipping"));
    }
    let base = load(inputs, context, "layer_base")?;
    let upper = fitted(inputs, load(inputs, context, "layer_upper")?, &base)?;
    let mask = match inputs.is_null("mask") {
        true => None,
        false => Some(fitted(inputs, load(inputs, context, "mask")?, &base)?.convert(Mode::L)),
    };
    let opacity = inputs.float("opacity")? as f32;
    let (upper, lower) = (upper.convert(Mode::Rgba), base.convert(Mode::Rgba));
    let mut result = lower.clone();
    let pixels = result.pixels_mut().zip(upper.pixels());
    let shares = mask
        .iter()
        .flat_map(Raster::samples)
        .map(Some)
        .chain(std::iter::repeat(None));
    for ((pixel, over), share) in pixels.zip(shares) {
        let (Ok(below), Ok(over)) = (<[u8; 4]>::try_from(&*pixel), <[u8; 4]>::try_from(over)) else {
            continue;
        };
        let share = share.map_or(1.0, |share| 1.0 - unit(*share));
        pixel.copy_from_slice(&blended(mode, linear, below, over, opacity * share));
    }
    save(context, result.convert(base.mode()))
}

fn unsupported(what: &str) -> NodeError {
    NodeError::new(
        "NotImplementedError",
        format!("The embedded server blends in RGB only, without {what}"),
    )
}

/// The upper layer, or the mask, in the size of the lower one.
fn fitted(inputs: &Inputs, layer: Raster, base: &Raster) -> Result<Raster, NodeError> {
    let (width, height) = (base.width(), base.height());
    let aspect = |picture: &Raster| picture.width() as f64 / picture.height() as f64;
    let wider = aspect(base) < aspect(&layer);
    Ok(
        match (inputs.boolean("fit_to_width")?, inputs.boolean("fit_to_height")?) {
            (true, true) => resize(&layer, width, height, Filter::Bicubic),
            (true, false) if wider => pad(&layer, width, height),
            (false, true) if !wider => pad(&layer, width, height),
            (true, false) | (false, true) => fit(&layer, width, height),
            (false, false) if (layer.width(), layer.height()) != (width, height) => {
                return Err(NodeError::new("RuntimeError", "The layers differ in size"));
            }
            (false, false) => layer,
        },
    )
}

/// One pixel over another. All arithmetic is that of 32-bit floats, and results are cut off to bytes.
fn blended(mode: Blend, linear: bool, below: [u8; 4], over: [u8; 4], opacity: f32) -> [u8; 4] {
    let (below_alpha, over_alpha) = (unit(below[3]), unit(over[3]) * opacity);
    let alpha = over_alpha + below_alpha * (1.0 - over_alpha);
    let mut pixel = [0; 4];
    for ((out, below), over) in pixel.iter_mut().zip(below).zip(over).take(3) {
        let (below, over) = (unit(below), unit(over));
        let mixed = match (linear, mode) {
            (true, _) => mode.apply(to_linear(below), to_linear(over)),
            // The server makes this one linear twice.
            (false, Blend::VividLight) => {
                let once = to_linear(mode.apply(below, over));
                to_linear(if once.is_nan() { 1.0 } else { once.clamp(0.0, 1.0) })
            }
            (false, _) => to_linear(mode.apply(below, over)),
        };
        // What is no number (zero by zero) becomes white.
        let mixed = if mixed.is_nan() { 1.0 } else { mixed };
        let color = (from_linear(mixed) * over_alpha + below * below_alpha * (1.0 - over_alpha)) / alpha;
        *out = byte(color);
    }
    pixel[3] = byte(alpha);
    pixel
}

/// How two values become one.
#[derive(Debug, Clone, Copy)]
enum Blend {
    Normal,
    Lighten,
    Darken,
    Add,
    Subtract,
    Multiply,
    Divide,
    Screen,
    Overlay,
    LinearBurn,
    Difference,
    HardLight,
    SoftLight,
    VividLight,
    LinearLight,
    ColorBurn,
    ColorDodge,
}

impl Blend {
    fn named(name: &str) -> Result<Self, NodeError> {
        Ok(match name {
            "Normal" => Blend::Normal,
            "Lighten Only" => Blend::Lighten,
            "Darken Only" => Blend::Darken,
            "Linear Dodge (Add)" => Blend::Add,
            "Subtract" => Blend::Subtract,
            "Multiply" => Blend::Multiply,
            "Divide" => Blend::Divide,
            "Screen" => Blend::Screen,
            "Overlay" => Blend::Overlay,
            "Linear Burn" => Blend::LinearBurn,
            "Difference" => Blend::Difference,
            "Hard Light" => Blend::HardLight,
            "Soft Light" => Blend::SoftLight,
            "Vivid Light" => Blend::VividLight,
            "Linear Light" => Blend::LinearLight,
            "Color Burn" => Blend::ColorBurn,
            "Color Dodge" => Blend::ColorDodge,
            other => return Err(unsupported(&format!("the mode {other}"))),
        })
    }

    fn apply(self, lower: f32, upper: f32) -> f32 {
        let contrast = |subject: f32| {
            if subject < 0.5 {
                lower * upper * 2.0
            } else {
                1.0 - (1.0 - lower) * (1.0 - upper) * 2.0
            }
        };
        match self {
            Blend::Normal => upper,
            Blend::Lighten => upper.max(lower),
            Blend::Darken => upper.min(lower),
            Blend::Add => lower + upper,
            Blend::Subtract => lower - upper,
            Blend::Multiply => lower * upper,
            Blend::Divide => lower / upper,
            Blend::Screen => 1.0 - (1.0 - upper) * (1.0 - lower),
            Blend::Overlay => contrast(lower),
            Blend::HardLight => contrast(upper),
            Blend::LinearBurn => lower + upper - 1.0,
            Blend::Difference => (lower - upper).abs(),
            Blend::SoftLight if upper <= 0.5 => lower - (1.0 - lower) * lower * (1.0 - upper * 2.0),
            Blend::SoftLight => {
                let root = if lower <= 0.25 {
                    ((lower * 16.0 - 12.0) * lower + 4.0) * lower
                } else {
                    lower.sqrt()
                };
                lower + (upper * 2.0 - 1.0) * (root - lower)
            }
            Blend::VividLight if upper < 0.5 => (1.0 - (1.0 - lower) / upper) / 2.0,
            Blend::VividLight => lower / (1.0 - upper) / 2.0,
            Blend::LinearLight => lower + upper * 2.0 - 1.0,
            Blend::ColorBurn => {
                let share = (1.0 - lower) / upper;
                1.0 - if share.is_nan() { share } else { share.min(1.0) }
            }
            Blend::ColorDodge => lower / (1.0 - upper),
        }
    }
}

#[cfg(test)]
mod tests {
    use image::RgbImage;
    use serde_json::json;

    use crate::nodes::testing::{Memory, fails};

    /// What InvokeAI 6.14.2 made of these two rows of four pixels, at an opacity of 0.8.
    #[test]
    fn blends_are_those_of_a_real_server() {
        let upper = vec![0, 64, 128, 200, 255, 30, 90, 150, 210, 255, 10, 128];
        let base = vec![255, 128, 64, 20, 0, 200, 90, 10, 240, 128, 255, 99];
        let cases: &[(&str, &str, [u8; 12])] = &[
            (
                "Normal",
                "RGB",
                [50, 76, 115, 164, 203, 63, 90, 122, 216, 229, 58, 122],
            ),
            (
                "Normal",
                "Linear RGB",
                [50, 76, 115, 164, 203, 63, 90, 122, 216, 229, 58, 122],
            ),
            (
                "Lighten Only",
                "RGB",
                [254, 128, 115, 164, 203, 200, 90, 122, 240, 229, 254, 122],
            ),
            (
                "Lighten Only",
                "Linear RGB",
                [254, 128, 115, 164, 203, 200, 90, 122, 240, 229, 254, 122],
            ),
            (
                "Darken Only",
                "RGB",
                [50, 76, 64, 20, 0, 63, 90, 10, 216, 128, 58, 99],
            ),
            (
                "Darken Only",
                "Linear RGB",
                [50, 76, 64, 20, 0, 63, 90, 10, 216, 128, 58, 99],
            ),
            (
                "Linear Dodge (Add)",
                "RGB",
                [254, 179, 166, 180, 203, 224, 162, 130, 251, 229, 254, 201],
            ),
            (
                "Linear Dodge (Add)",
                "Linear RGB",
                [254, 138, 125, 164, 203, 201, 117, 122, 251, 229, 254, 145],
            ),
            (
                "Subtract",
                "RGB",
                [254, 76, 12, 3, 0, 176, 17, 1, 71, 25, 246, 19],
            ),
            (
                "Subtract",
                "Linear RGB",
                [254, 115, 12, 3, 0, 198, 17, 1, 152, 25, 254, 19],
            ),
            (
                "Multiply",
                "RGB",
                [50, 51, 38, 16, 0, 58, 43, 6, 206, 128, 58, 59],
            ),
            (
                "Multiply",
                "Linear RGB",
                [50, 47, 34, 14, 0, 56, 38, 4, 206, 128, 58, 56],
            ),
            (
                "Divide",
                "RGB",
                [254, 229, 114, 24, 0, 243, 221, 15, 251, 128, 254, 177],
            ),
            (
                "Divide",
                "Linear RGB",
                [254, 229, 119, 26, 0, 243, 221, 22, 251, 128, 254, 179],
            ),
            (
                "Screen",
                "RGB",
                [254, 153, 140, 167, 203, 205, 136, 125, 249, 229, 254, 161],
            ),
            (
                "Screen",
                "Linear RGB",
                [254, 136, 123, 164, 203, 200, 115, 122, 247, 229, 254, 141],
            ),
            (
                "Overlay",
                "RGB",
                [254, 77, 64, 29, 0, 166, 68, 11, 247, 229, 254, 99],
            ),
            (
                "Overlay",
                "Linear RGB",
                [254, 58, 45, 21, 0, 130, 49, 6, 243, 166, 254, 72],
            ),
            (
                "Linear Burn",
                "RGB",
                [50, 25, 12, 3, 0, 39, 17, 1, 204, 127, 58, 19],
            ),
            (
                "Linear Burn",
                "Linear RGB",
                [50, 25, 12, 3, 0, 39, 17, 1, 200, 128, 59, 19],
            ),
            (
                "Difference",
                "RGB",
                [254, 76, 64, 148, 203, 176, 17, 114, 71, 127, 246, 43],
            ),
            (
                "Difference",
                "Linear RGB",
                [254, 115, 103, 163, 203, 198, 17, 121, 152, 208, 254, 87],
            ),
            (
                "Hard Light",
                "RGB",
                [50, 77, 64, 126, 203, 77, 68, 44, 247, 229, 66, 99],
            ),
            (
                "Hard Light",
                "Linear RGB",
                [50, 58, 45, 93, 203, 66, 49, 6, 243, 229, 65, 72],
            ),
            (
                "Soft Light",
                "RGB",
                [254, 102, 64, 39, 0, 173, 76, 13, 243, 170, 254, 99],
            ),
            (
                "Soft Light",
                "Linear RGB",
                [254, 82, 46, 24, 0, 166, 56, 6, 241, 170, 254, 76],
            ),
            (
                "Vivid Light",
                "RGB",
                [254, 25, 23, 9, 203, 39, 17, 2, 251, 229, 94, 45],
            ),
            (
                "Vivid Light",
                "Linear RGB",
                [254, 25, 12, 21, 203, 39, 17, 1, 251, 229, 201, 19],
            ),
            (
                "Linear Light",
                "RGB",
                [50, 26, 64, 136, 203, 44, 30, 46, 251, 229, 66, 99],
            ),
            (
                "Linear Light",
                "Linear RGB",
                [50, 25, 12, 93, 203, 39, 17, 1, 251, 229, 65, 19],
            ),
            (
                "Color Burn",
                "RGB",
                [254, 25, 12, 3, 0, 39, 17, 1, 237, 128, 254, 19],
            ),
            (
                "Color Burn",
                "Linear RGB",
                [254, 25, 12, 3, 0, 39, 17, 1, 232, 128, 254, 19],
            ),
            (
                "Color Dodge",
                "RGB",
                [254, 162, 115, 78, 203, 221, 129, 21, 251, 229, 254, 178],
            ),
            (
                "Color Dodge",
                "Linear RGB",
                [254, 130, 70, 31, 203, 200, 93, 13, 251, 229, 254, 108],
            ),
        ];
        for (mode, space, expected) in cases {
            let mut memory = Memory::default();
            let upper = memory.keep(RgbImage::from_raw(4, 1, upper.clone()).unwrap());
            let base = memory.keep(RgbImage::from_raw(4, 1, base.clone()).unwrap());
            let node = json!({"type": "invokeai_img_blend", "blend_mode": mode, "color_space": space,
                "opacity": 0.8, "layer_upper": {"image_name": upper}, "layer_base": {"image_name": base}});
            let found = memory.picture(node).to_rgb8().into_raw();
            let near = found
                .iter()
                .zip(expected)
                .all(|(ours, real)| ours.abs_diff(*real) <= 1);
            assert!(near, "{mode} in {space}: {found:?} instead of {expected:?}");
        }
    }

    #[test]
    fn other_color_spaces_are_refused() {
        let image = json!({"image_name": "a.png"});
        fails(
            json!({"type": "invokeai_img_blend", "color_space": "Okhsl", "layer_upper": image, "layer_base": image}),
            "NotImplementedError: The embedded server blends in RGB only, without the color space Okhsl",
        );
    }
}
