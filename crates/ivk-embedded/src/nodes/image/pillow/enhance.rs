//! The enhancements of `ImageEnhance`: blends of a picture with a plainer version of itself.

use super::arithmetic::blend;
use super::composite::put_alpha;
use super::raster::{Mode, Raster};

/// What to strengthen or weaken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Enhancement {
    /// Colorfulness.
    Color,
    /// Contrast.
    Contrast,
    /// Brightness.
    Brightness,
    /// Sharpness.
    Sharpness,
}

/// Strengthens (factor above 1) or weakens (below 1) a property. Transparency stays.
pub(crate) fn enhance(picture: &Raster, what: Enhancement, factor: f64) -> Raster {
    let mode = picture.mode();
    let plain = match what {
        Enhancement::Color => picture
            .convert(if mode.has_alpha() { Mode::La } else { Mode::L })
            .convert(mode),
        Enhancement::Contrast => {
            let gray = picture.convert(Mode::L);
            let sum: u64 = gray.samples().iter().map(|sample| u64::from(*sample)).sum();
            let mean = (sum as f64 / gray.samples().len().max(1) as f64 + 0.5) as u8;
            Raster::filled(Mode::L, picture.width(), picture.height(), [mean; 4]).convert(mode)
        }
        Enhancement::Brightness => Raster::filled(mode, picture.width(), picture.height(), [0; 4]),
        Enhancement::Sharpness => smoothed(picture),
    };
    let plain = if mode.has_alpha() {
        put_alpha(&plain, &picture.band(mode.bands() - 1))
    } else {
        plain
    };
    blend(&plain, picture, factor)
}

/// `ImageFilter.SMOOTH`: each pixel with its eight neighbours, itself five times. The border stays.
fn smoothed(picture: &Raster) -> Raster {
    let bands = picture.mode().bands();
    let (width, height) = (picture.width(), picture.height());
    let mut result = picture.clone();
    for y in 1..height.saturating_sub(1) {
        for x in 1..width.saturating_sub(1) {
            for band in 0..bands {
                let mut sum = 0.5_f32;
                // From the lowest row up.
                for row in [y + 1, y, y - 1] {
                    let values = picture
                        .row(row)
                        .iter()
                        .skip((x - 1) * bands + band)
                        .step_by(bands);
                    let middle = if row == y { 5.0_f32 / 13.0 } else { 1.0 / 13.0 };
                    let weights = [1.0 / 13.0, middle, 1.0 / 13.0];
                    let part: f32 = values
                        .zip(weights)
                        .map(|(value, weight)| f32::from(*value) * weight)
                        .sum();
                    sum += part;
                }
                if let Some(out) = result.samples_mut().get_mut((y * width + x) * bands + band) {
                    *out = sum.clamp(0.0, 255.0) as u8;
                }
            }
        }
    }
    result
}
