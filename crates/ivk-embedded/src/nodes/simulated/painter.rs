//! Paints the pictures of the simulation: a sky, a sun, and hills behind hills.
//!
//! The seed lays the picture out, the subject (prompts, model, settings) chooses the colors, and more steps give the
//! ridges more detail. The same inputs give the same picture, at any size.

use std::f32::consts::TAU;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

use super::label;
use super::latents::FACTOR;
use crate::nodes::context::Preview;
use crate::nodes::stored::{Sketch, Tensor};

type Color = [f32; 3];

/// The finished picture of latents, with its label.
pub(super) fn picture(latents: &Tensor) -> RgbImage {
    let mut picture = paint(latents, FACTOR as u32);
    label::write(&mut picture);
    picture
}

/// The picture of latents at an eighth of its size, as the server shows it between steps.
pub(super) fn preview(latents: &Tensor) -> Option<Preview> {
    let small = paint(latents, 1);
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 75)
        .encode_image(&small)
        .ok()?;
    let data_url = format!("data:image/jpeg;base64,{}", STANDARD.encode(jpeg));
    let factor = FACTOR as u32;
    Some(Preview {
        width: small.width() * factor,
        height: small.height() * factor,
        data_url,
    })
}

/// Paints latents with so many pixels a side for each of theirs.
fn paint(latents: &Tensor, scale: u32) -> RgbImage {
    let (rows, columns) = latents.size();
    let (width, height) = (columns as u32 * scale, rows as u32 * scale);
    let scene = latents
        .sketch
        .as_ref()
        .map(|sketch| (Scene::new(sketch, width, height), sketch));
    RgbImage::from_fn(width, height, |x, y| {
        let (column, row) = (x / scale, y / scale);
        let encoded = || encoded_color(latents, column as usize, row as usize);
        let color = match &scene {
            Some((scene, sketch)) => {
                let painted = scene.color(x, y);
                let painted = if sketch.kept > 0.0 {
                    mix(painted, encoded(), sketch.kept)
                } else {
                    painted
                };
                if sketch.progress < 1.0 {
                    mix(static_noise(sketch.seed, column, row), painted, sketch.progress)
                } else {
                    painted
                }
            }
            None => encoded(),
        };
        // Grain of half a step keeps the soft gradients from showing bands.
        let grain = unit(hash(u64::from(x) << 32 | u64::from(y))) - 0.5;
        Rgb(color.map(|value| (value * 255.0 + grain).round().clamp(0.0, 255.0) as u8))
    })
}

/// The color that the first three channels of latents hold.
fn encoded_color(latents: &Tensor, column: usize, row: usize) -> Color {
    let (rows, columns) = latents.size();
    [0, 1, 2].map(|channel| {
        let value = latents.data.get((channel * rows + row) * columns + column);
        (value.copied().unwrap_or_default() * 0.5 + 0.5).clamp(0.0, 1.0)
    })
}

fn static_noise(seed: u64, column: u32, row: u32) -> Color {
    let place = hash(seed ^ (u64::from(column) << 32 | u64::from(row)));
    [0, 1, 2].map(|channel| 0.2 + 0.6 * unit(hash(place ^ channel)))
}

/// The layout and the colors of a picture.
struct Scene {
    zenith: Color,
    horizon: Color,
    light: Color,
    shade: Color,
    sun: (f32, f32),
    radius: f32,
    hills: Vec<Hill>,
    /// Height of a pixel; the picture is 1 high.
    pixel: f32,
}

/// A chain of hills.
struct Hill {
    /// 0 at the horizon, 1 in front.
    depth: f32,
    /// Height of the ridge in each column, from the top down.
    ridge: Vec<f32>,
}

impl Scene {
    fn new(sketch: &Sketch, width: u32, height: u32) -> Self {
        let mut colors = Dice(hash(sketch.subject));
        let mut layout = Dice(hash(sketch.seed ^ sketch.subject.rotate_left(17)));
        let hue = colors.roll();
        let turn = 0.08 + 0.22 * colors.roll();
        let night = colors.roll() < 0.25;
        let (high, low) = if night { (0.16, 0.42) } else { (0.5, 0.86) };
        let pixel = 1.0 / height.max(1) as f32;
        let details = 2 + sketch.steps.min(30) as usize / 6;
        let count = 4 + (layout.roll() * 3.0) as usize;
        let hills = (1..=count).map(|index| {
            let depth = index as f32 / count as f32;
            let base = 0.5 + 0.42 * depth.powf(1.3) + 0.05 * (layout.roll() - 0.5);
            let ridge = ridge(&mut layout, details, (0..width).map(|x| (x as f32 + 0.5) * pixel));
            Hill {
                depth,
                ridge: ridge.into_iter().map(|height| base + height).collect(),
            }
        });
        Self {
            hills: hills.collect(),
            zenith: from_hsl(hue, 0.55, high * 0.72),
            horizon: from_hsl(hue + turn, 0.62, low),
            light: from_hsl(hue + turn * 1.6, 0.75, if night { 0.82 } else { 0.9 }),
            shade: from_hsl(hue - turn * 0.5, 0.5, if night { 0.05 } else { 0.13 }),
            sun: (
                (0.2 + 0.6 * layout.roll()) * width as f32 * pixel,
                0.2 + 0.22 * layout.roll(),
            ),
            radius: 0.05 + 0.06 * layout.roll(),
            pixel,
        }
    }

    /// The color of a pixel.
    fn color(&self, x: u32, y: u32) -> Color {
        let [across, down] = [x, y].map(|place| (place as f32 + 0.5) * self.pixel);
        let edge = |distance: f32| smooth(distance / (2.0 * self.pixel) + 0.5);
        let mut color = mix(self.zenith, self.horizon, smooth(down / 0.7));
        let distance = (across - self.sun.0).hypot(down - self.sun.1);
        color = mix(color, self.light, 0.55 * (-distance * 5.0).exp());
        color = mix(color, self.light, edge(self.radius - distance));
        for hill in &self.hills {
            let below = down - hill.ridge.get(x as usize).copied().unwrap_or(1.0);
            if below < -self.pixel {
                continue;
            }
            // Far hills fade into the light; each is mistier towards its foot.
            let body = mix(self.horizon, self.shade, 0.15 + 0.8 * hill.depth);
            let mist = 0.35 * smooth(below / 0.28) * (1.0 - 0.6 * hill.depth);
            color = mix(color, mix(body, self.horizon, mist), edge(below));
        }
        color
    }
}

/// Waves upon waves, each half as high as the one before.
fn ridge(layout: &mut Dice, details: usize, places: impl Iterator<Item = f32>) -> Vec<f32> {
    let height = 0.07 + 0.06 * layout.roll();
    let waves: Vec<_> = (0..details as i32)
        .map(|octave| {
            let frequency = (0.6 + 0.45 * layout.roll()) * 1.9_f32.powi(octave) * TAU;
            (height / 2.1_f32.powi(octave), frequency, layout.roll() * TAU)
        })
        .collect();
    let at = |place: f32| {
        waves
            .iter()
            .map(|(height, rate, phase)| height * (rate * place + phase).sin())
            .sum()
    };
    places.map(at).collect()
}

fn mix(from: Color, to: Color, share: f32) -> Color {
    let share = share.clamp(0.0, 1.0);
    std::array::from_fn(|index| {
        let [from, to] = [from, to].map(|color| color.get(index).copied().unwrap_or_default());
        from + (to - from) * share
    })
}

fn smooth(value: f32) -> f32 {
    let value = value.clamp(0.0, 1.0);
    value * value * (3.0 - 2.0 * value)
}

fn from_hsl(hue: f32, saturation: f32, lightness: f32) -> Color {
    let range = saturation * lightness.min(1.0 - lightness);
    [0.0, 8.0, 4.0].map(|offset: f32| {
        let place = (offset + hue.rem_euclid(1.0) * 12.0) % 12.0;
        lightness - range * (place - 3.0).min(9.0 - place).clamp(-1.0, 1.0)
    })
}

/// A row of numbers from 0 to 1 that is the same for the same start.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f32 {
        self.0 = hash(self.0);
        unit(self.0)
    }
}

/// SplitMix64.
fn hash(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

fn unit(value: u64) -> f32 {
    (value >> 40) as f32 / (1_u32 << 24) as f32
}
