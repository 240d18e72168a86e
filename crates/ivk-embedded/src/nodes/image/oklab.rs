//! Hue and sharpness in Oklab, a color space in which equal steps look equal (Björn Ottosson, 2020).

use super::linear::{byte, from_linear, to_linear, unit};
use super::pillow::{Mode, Raster, gaussian_blur, put_alpha};
use super::{load, save};
use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::fields;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::objects;
use crate::nodes::outputs;

pub(super) static HUE: NodeType = NodeType::new(
    "img_hue_adjust_oklch",
    "1.0.0",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::integer("hue", 0),
    ],
    &outputs::IMAGE,
    hue,
)
.titled("Adjust Image Hue (Oklch)", "image");

pub(super) static UNSHARP_MASK: NodeType = NodeType::new(
    "unsharp_mask_oklab",
    "1.0.0",
    &[
        fields::BOARD,
        fields::METADATA,
        Input::required("image", objects::IMAGE),
        Input::float("radius", 2.0).above(0.0),
        Input::float("strength", 50.0).at_least(0.0),
    ],
    &outputs::IMAGE,
    unsharp_mask,
)
.titled("Unsharp Mask (Oklab)", "image");

type Color = [f32; 3];
type Matrix = [Color; 3];

const TO_CONES: Matrix = [
    [0.412_221_46, 0.536_332_55, 0.051_445_995],
    [0.211_903_5, 0.680_699_5, 0.107_396_96],
    [0.088_302_46, 0.281_718_85, 0.629_978_7],
];
const TO_LAB: Matrix = [
    [0.210_454_26, 0.793_617_8, -0.004_072_047],
    [1.977_998_5, -2.428_592_2, 0.450_593_7],
    [0.025_904_037, 0.782_771_77, -0.808_675_77],
];
const FROM_LAB: Matrix = [
    [1.0, 0.396_337_78, 0.215_803_76],
    [1.0, -0.105_561_346, -0.063_854_17],
    [1.0, -0.089_484_18, -1.291_485_5],
];
const FROM_CONES: Matrix = [
    [4.076_741_7, -3.307_711_6, 0.230_969_94],
    [-1.268_438, 2.609_757_4, -0.341_319_4],
    [-0.004_196_086, -0.703_418_6, 1.707_614_7],
];

fn apply(matrix: Matrix, color: Color) -> Color {
    matrix.map(|row| row[0] * color[0] + row[1] * color[1] + row[2] * color[2])
}

fn to_oklab(pixel: &[u8]) -> Color {
    let mut color = [0.0; 3];
    for (out, sample) in color.iter_mut().zip(pixel) {
        *out = to_linear(unit(*sample));
    }
    let cones = apply(TO_CONES, color).map(|value| value.signum() * value.abs().powf(1.0 / 3.0));
    apply(TO_LAB, cones)
}

fn from_oklab(color: Color) -> [u8; 3] {
    let cones = apply(FROM_LAB, color).map(|value| value * value * value);
    apply(FROM_CONES, cones).map(|value| byte(from_linear(value).clamp(0.0, 1.0)))
}

/// Changes the colors of a picture; mode and transparency stay.
fn changed(picture: &Raster, colors: Vec<u8>) -> Raster {
    let mode = picture.mode();
    let result = Raster::new(Mode::Rgb, picture.width(), picture.height(), colors).convert(mode);
    if mode.has_alpha() {
        put_alpha(&result, &picture.band(mode.bands() - 1))
    } else {
        result
    }
}

fn hue(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let turn = inputs.integer("hue")? as f32;
    let picture = load(inputs, context, "image")?;
    let colors = picture.convert(Mode::Rgb);
    let turned = colors.pixels().flat_map(|pixel| {
        let [lightness, a, b] = to_oklab(pixel);
        let hue = (b.atan2(a).to_degrees() + turn).rem_euclid(360.0).to_radians();
        let chroma = (a * a + b * b).sqrt();
        from_oklab([lightness, chroma * hue.cos(), chroma * hue.sin()])
    });
    let turned = turned.collect();
    save(context, changed(&picture, turned))
}

fn unsharp_mask(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let strength = (inputs.float("strength")? / 100.0) as f32;
    let picture = load(inputs, context, "image")?;
    let colors = picture.convert(Mode::Rgb);
    let blurred = gaussian_blur(&colors, inputs.float("radius")?);
    let sharpened = colors
        .pixels()
        .zip(blurred.pixels())
        .flat_map(|(pixel, blurred)| {
            let [lightness, a, b] = to_oklab(pixel);
            let [around, ..] = to_oklab(blurred);
            let lightness = lightness + (lightness - around) * strength;
            from_oklab([lightness, a, b].map(|value| value.clamp(-1.0, 1.0)))
        });
    let sharpened = sharpened.collect();
    save(context, changed(&picture, sharpened))
}

#[cfg(test)]
mod tests {
    use image::RgbImage;
    use serde_json::json;

    use crate::nodes::testing::Memory;

    fn turned(pixels: &[u8], hue: i64) -> Vec<u8> {
        let mut memory = Memory::default();
        let picture = RgbImage::from_raw(pixels.len() as u32 / 3, 1, pixels.to_vec()).unwrap();
        let name = memory.keep(picture);
        let node = json!({"type": "img_hue_adjust_oklch", "image": {"image_name": name}, "hue": hue});
        memory.picture(node).to_rgb8().into_raw()
    }

    #[test]
    fn a_full_turn_and_grays_change_nothing() {
        let near = |a: &[u8], b: &[u8]| a.iter().zip(b).all(|(a, b)| a.abs_diff(*b) <= 1);
        let colors = [200, 30, 90, 10, 250, 128, 40, 60, 220];
        assert!(near(&turned(&colors, 360), &colors));
        let grays = [0, 0, 0, 77, 77, 77, 255, 255, 255];
        assert!(near(&turned(&grays, 123), &grays));
        assert!(!near(&turned(&colors, 123), &colors));
    }
}
