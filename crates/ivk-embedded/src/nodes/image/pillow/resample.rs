//! Resizing: convolution in two passes with 22-bit fixed-point weights.

use super::raster::Raster;

/// Bits of fraction of a weight.
const PRECISION: u32 = 32 - 8 - 2;

/// How a new pixel is made from old ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filter {
    /// The nearest one.
    Nearest,
    /// The mean of those covered.
    Box,
    /// Linear interpolation.
    Bilinear,
    /// A sharper bilinear.
    Hamming,
    /// Cubic interpolation.
    Bicubic,
    /// A windowed sinc over six pixels.
    Lanczos,
}

impl Filter {
    /// The filter of that name.
    pub(crate) fn named(name: &str) -> Filter {
        match name {
            "nearest" => Filter::Nearest,
            "box" => Filter::Box,
            "bilinear" => Filter::Bilinear,
            "hamming" => Filter::Hamming,
            "lanczos" => Filter::Lanczos,
            _ => Filter::Bicubic,
        }
    }

    fn support(self) -> f64 {
        match self {
            Filter::Nearest | Filter::Box => 0.5,
            Filter::Bilinear | Filter::Hamming => 1.0,
            Filter::Bicubic => 2.0,
            Filter::Lanczos => 3.0,
        }
    }

    fn weight(self, x: f64) -> f64 {
        use std::f64::consts::PI;
        let sinc = |x: f64| if x == 0.0 { 1.0 } else { (x * PI).sin() / (x * PI) };
        let distance = x.abs();
        match self {
            Filter::Nearest | Filter::Box => f64::from(u8::from(x > -0.5 && x <= 0.5)),
            Filter::Bilinear => (1.0 - distance).max(0.0),
            Filter::Hamming if distance == 0.0 => 1.0,
            Filter::Hamming if distance >= 1.0 => 0.0,
            Filter::Hamming => {
                let angle = distance * PI;
                angle.sin() / angle * (0.54 + 0.46 * angle.cos())
            }
            Filter::Bicubic if distance < 1.0 => {
                ((-0.5 + 2.0) * distance - (-0.5 + 3.0)) * distance * distance + 1.0
            }
            Filter::Bicubic if distance < 2.0 => {
                (((distance - 5.0) * distance + 8.0) * distance - 4.0) * -0.5
            }
            Filter::Lanczos if (-3.0..3.0).contains(&x) => sinc(x) * sinc(x / 3.0),
            Filter::Bicubic | Filter::Lanczos => 0.0,
        }
    }
}

/// `Image.resize`. Colors are weighted by their transparency.
pub(crate) fn resize(picture: &Raster, width: usize, height: usize, filter: Filter) -> Raster {
    if (width, height) == (picture.width(), picture.height()) {
        return picture.clone();
    }
    if filter == Filter::Nearest {
        return nearest(picture, width, height);
    }
    let mut result = picture.premultiplied();
    if width != picture.width() {
        result = horizontally(&result, &weights(picture.width(), width, filter));
    }
    if height != picture.height() {
        result = vertically(&result, &weights(picture.height(), height, filter));
    }
    result.unpremultiplied()
}

fn nearest(picture: &Raster, width: usize, height: usize) -> Raster {
    let columns = sources(picture.width(), width);
    let rows = sources(picture.height(), height);
    let pixels = rows
        .iter()
        .flat_map(|y| columns.iter().flat_map(|x| picture.pixel(*x, *y)));
    Raster::new(picture.mode(), width, height, pixels.copied().collect())
}

/// Where the samples of a line come from. The position is summed up step by step, rounding errors included.
fn sources(old: usize, new: usize) -> Vec<usize> {
    let step = old as f64 / new as f64;
    let positions = std::iter::successors(Some(step * 0.5), |position| Some(position + step));
    positions.take(new).map(|position| position as usize).collect()
}

/// The old samples that make a new one, from `start` on.
struct Window {
    start: usize,
    weights: Vec<i32>,
}

fn weights(old: usize, new: usize, filter: Filter) -> Vec<Window> {
    let scale = old as f64 / new as f64;
    let stretch = scale.max(1.0);
    let support = filter.support() * stretch;
    let window = |index: usize| {
        let center = (index as f64 + 0.5) * scale;
        // Casts cut off, which keeps the window inside the picture.
        let start = (center - support + 0.5) as usize;
        let end = ((center + support + 0.5) as usize).min(old);
        let exact: Vec<f64> = (start..end)
            .map(|position| filter.weight((position as f64 - center + 0.5) * (1.0 / stretch)))
            .collect();
        let sum: f64 = exact.iter().sum();
        let fixed = |weight: &f64| {
            let weight = if sum == 0.0 { *weight } else { weight / sum } * f64::from(1 << PRECISION);
            if weight < 0.0 {
                (weight - 0.5) as i32
            } else {
                (weight + 0.5) as i32
            }
        };
        Window {
            start,
            weights: exact.iter().map(fixed).collect(),
        }
    };
    (0..new).map(window).collect()
}

fn sample(sum: i32) -> u8 {
    (sum >> PRECISION).clamp(0, 255) as u8
}

fn horizontally(picture: &Raster, windows: &[Window]) -> Raster {
    let bands = picture.mode().bands();
    let mut data = Vec::with_capacity(windows.len() * picture.height() * bands);
    for y in 0..picture.height() {
        let row = picture.row(y);
        for window in windows {
            let pixels = row
                .get(window.start * bands..)
                .unwrap_or_default()
                .chunks_exact(bands);
            let mut sums = [1 << (PRECISION - 1); 4];
            for (pixel, weight) in pixels.zip(&window.weights) {
                for (sum, value) in sums.iter_mut().zip(pixel) {
                    *sum += i32::from(*value) * weight;
                }
            }
            data.extend(sums.iter().take(bands).map(|sum| sample(*sum)));
        }
    }
    Raster::new(picture.mode(), windows.len(), picture.height(), data)
}

fn vertically(picture: &Raster, windows: &[Window]) -> Raster {
    let length = picture.width() * picture.mode().bands();
    let mut data = Vec::with_capacity(length * windows.len());
    for window in windows {
        let mut sums = vec![1 << (PRECISION - 1); length];
        for (offset, weight) in window.weights.iter().enumerate() {
            for (sum, value) in sums.iter_mut().zip(picture.row(window.start + offset)) {
                *sum += i32::from(*value) * weight;
            }
        }
        data.extend(sums.into_iter().map(sample));
    }
    Raster::new(picture.mode(), picture.width(), windows.len(), data)
}
