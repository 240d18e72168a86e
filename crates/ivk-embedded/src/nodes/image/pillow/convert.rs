//! From one mode to another.

use super::arithmetic::scaled;
use super::raster::{Mode, Raster};
use super::{hsv, lab, ycbcr};

impl Raster {
    /// `Image.convert`. What has no direct way goes by RGB, as in Pillow.
    pub(crate) fn convert(&self, mode: Mode) -> Raster {
        use Mode::{Cmyk, Hsv, L, La, Lab, Rgb, Rgba, YCbCr};
        match (self.mode(), mode) {
            (from, to) if from == to => self.clone(),
            (L, _) => self.gray_to(mode),
            (La, L) => self.map(L, |pixel| [first(pixel)]),
            (La, Rgba) => self.map(Rgba, |pixel| {
                [first(pixel), first(pixel), first(pixel), last(pixel)]
            }),
            (La, _) => self.convert(L).convert(mode),
            (Rgb | Rgba, L) => self.map(L, |pixel| [gray(rgb(pixel))]),
            (Rgb, La) => self.map(La, |pixel| [gray(rgb(pixel)), 255]),
            (Rgba, La) => self.map(La, |pixel| [gray(rgb(pixel)), last(pixel)]),
            (Rgb, Rgba) => self.map(Rgba, |pixel| {
                let [r, g, b] = rgb(pixel);
                [r, g, b, 255]
            }),
            (Rgba, Rgb) => self.map(Rgb, rgb),
            (Rgb | Rgba, Cmyk) => self.map(Cmyk, |pixel| {
                let [r, g, b] = rgb(pixel);
                [255 - r, 255 - g, 255 - b, 0]
            }),
            (Rgb | Rgba, Hsv) => self.map(Hsv, |pixel| hsv::from_rgb(rgb(pixel))),
            (Rgb | Rgba, YCbCr) => self.map(YCbCr, |pixel| ycbcr::from_rgb(rgb(pixel))),
            (Rgb | Rgba, Lab) => self.map(Lab, |pixel| lab::from_rgb(rgb(pixel))),
            (YCbCr, L) => self.map(L, |pixel| [first(pixel)]),
            (Cmyk, Rgb) => self.map(Rgb, printed),
            (Hsv, Rgb) => self.map(Rgb, |pixel| hsv::to_rgb(rgb(pixel))),
            (YCbCr, Rgb) => self.map(Rgb, |pixel| ycbcr::to_rgb(rgb(pixel))),
            (Lab, Rgb) => self.map(Rgb, |pixel| lab::to_rgb(rgb(pixel))),
            (Cmyk | YCbCr | Hsv | Lab, _) => self.convert(Rgb).convert(mode),
            (Rgb | Rgba, Rgb | Rgba) => self.clone(),
        }
    }

    fn gray_to(&self, mode: Mode) -> Raster {
        match mode {
            Mode::L => self.clone(),
            Mode::La => self.map(mode, |pixel| [first(pixel), 255]),
            Mode::Rgb => self.map(mode, |pixel| [first(pixel); 3]),
            Mode::Rgba => self.map(mode, |pixel| [first(pixel), first(pixel), first(pixel), 255]),
            // Gray is printed with black ink only.
            Mode::Cmyk => self.map(mode, |pixel| [0, 0, 0, 255 - first(pixel)]),
            Mode::YCbCr => self.map(mode, |pixel| [first(pixel), 128, 128]),
            Mode::Hsv => self.map(mode, |pixel| [0, 0, first(pixel)]),
            Mode::Lab => self.gray_to(Mode::Rgb).convert(mode),
        }
    }

    /// Color multiplied by its transparency; other pictures as they are.
    pub(super) fn premultiplied(&self) -> Raster {
        let mut result = self.clone();
        if self.mode().has_alpha() {
            for pixel in result.pixels_mut() {
                if let [colors @ .., alpha] = pixel {
                    colors
                        .iter_mut()
                        .for_each(|color| *color = scaled(*color, *alpha));
                }
            }
        }
        result
    }

    /// The reverse of [`premultiplied`](Self::premultiplied).
    pub(super) fn unpremultiplied(mut self) -> Raster {
        if self.mode().has_alpha() {
            for pixel in self.pixels_mut() {
                if let [colors @ .., alpha @ 1..=254] = pixel {
                    let alpha = u32::from(*alpha);
                    for color in colors {
                        *color = (255 * u32::from(*color) / alpha).min(255) as u8;
                    }
                }
            }
        }
        self
    }
}

fn first(pixel: &[u8]) -> u8 {
    pixel.first().copied().unwrap_or_default()
}

fn last(pixel: &[u8]) -> u8 {
    pixel.last().copied().unwrap_or_default()
}

fn rgb(pixel: &[u8]) -> [u8; 3] {
    match pixel {
        [r, g, b, ..] => [*r, *g, *b],
        _ => [first(pixel); 3],
    }
}

/// ITU-R 601 brightness, in 16-bit fixed point.
fn gray([r, g, b]: [u8; 3]) -> u8 {
    ((u32::from(r) * 19595 + u32::from(g) * 38470 + u32::from(b) * 7471 + 0x8000) >> 16) as u8
}

fn printed(pixel: &[u8]) -> [u8; 3] {
    let light = 255 - last(pixel);
    rgb(pixel).map(|ink| light.saturating_sub(scaled(ink, light)))
}
