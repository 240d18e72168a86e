//! Layers: `invokeai_img_blend`, in RGB and in linear RGB.

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
use crate::nodes::wire_type::WireType;

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

fn unit(sample: u8) -> f32 {
    f32::from(sample) / 255.0
}

fn byte(value: f32) -> u8 {
    (value * 255.0) as i32 as u8
}

fn to_linear(value: f32) -> f32 {
    if value <= 0.040_45 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

fn from_linear(value: f32) -> f32 {
    let value = value.clamp(0.0, 1.0);
    if value <= 0.003_130_8 {
        value * 12.92
    } else {
        1.055 * value.powf(1.0 / 2.4) - 0.055
    }
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
