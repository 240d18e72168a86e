//! Resizing: convolution in two passes with 22-bit fixed-point weights.

use std::ops::Range;

use super::composite::paste;
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
    let whole = |length: usize| 0.0..length as f64;
    resampled(
        picture,
        (width, height),
        whole(picture.width()),
        whole(picture.height()),
        filter,
    )
}

/// Makes a picture of a part of another; the part's edges may run through pixels.
fn resampled(
    picture: &Raster,
    (width, height): (usize, usize),
    columns: Range<f64>,
    rows: Range<f64>,
    filter: Filter,
) -> Raster {
    let mut result = picture.premultiplied();
    if width != picture.width() || columns != (0.0..picture.width() as f64) {
        result = horizontally(&result, &weights(picture.width(), columns, width, filter));
    }
    if height != picture.height() || rows != (0.0..picture.height() as f64) {
        result = vertically(&result, &weights(picture.height(), rows, height, filter));
    }
    result.unpremultiplied()
}

/// `ImageOps.pad`: the whole picture in the middle of a transparent one.
pub(crate) fn pad(picture: &Raster, width: usize, height: usize) -> Raster {
    let (ours, wanted) = (ratio(picture.width(), picture.height()), ratio(width, height));
    let part = |length: f64| length.round_ties_even() as usize;
    let size = if ours > wanted {
        (
            width,
            part(ratio(picture.height(), picture.width()) * width as f64),
        )
    } else {
        (part(ours * height as f64), height)
    };
    let resized = resize(picture, size.0.max(1), size.1.max(1), Filter::Bicubic);
    let middle = |outer: usize, inner: usize| ((outer as f64 - inner as f64) * 0.5).round_ties_even() as i64;
    let mut result = Raster::filled(picture.mode(), width, height, [0; 4]);
    paste(
        &mut result,
        &resized,
        middle(width, resized.width()),
        middle(height, resized.height()),
    );
    result
}

/// `ImageOps.fit`: as much of the middle of a picture as has the wanted shape.
pub(crate) fn fit(picture: &Raster, width: usize, height: usize) -> Raster {
    let (old_width, old_height) = (picture.width() as f64, picture.height() as f64);
    let (ours, wanted) = (ratio(picture.width(), picture.height()), ratio(width, height));
    let (kept_width, kept_height) = if ours == wanted {
        (old_width, old_height)
    } else if ours >= wanted {
        (wanted * old_height, old_height)
    } else {
        (old_width, old_width / wanted)
    };
    let (left, top) = ((old_width - kept_width) * 0.5, (old_height - kept_height) * 0.5);
    let (columns, rows) = (left..left + kept_width, top..top + kept_height);
    resampled(picture, (width, height), columns, rows, Filter::Bicubic)
}

fn ratio(width: usize, height: usize) -> f64 {
    width as f64 / height as f64
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

fn weights(old: usize, part: Range<f64>, new: usize, filter: Filter) -> Vec<Window> {
    let scale = (part.end - part.start) / new as f64;
    let stretch = scale.max(1.0);
    let support = filter.support() * stretch;
    let window = |index: usize| {
        let center = part.start + (index as f64 + 0.5) * scale;
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
