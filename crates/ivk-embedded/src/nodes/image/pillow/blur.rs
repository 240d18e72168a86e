//! Box blur with a fractional radius, and the gaussian blur made of three of them.

use super::raster::Raster;

/// `ImageFilter.BoxBlur`.
pub(crate) fn box_blur(picture: &Raster, radius: f64) -> Raster {
    blurred(picture, radius as f32, 1)
}

/// `ImageFilter.GaussianBlur`: the radius is the standard deviation.
pub(crate) fn gaussian_blur(picture: &Raster, radius: f64) -> Raster {
    const PASSES: usize = 3;
    blurred(picture, box_radius(radius as f32, PASSES as f32), PASSES)
}

/// The radius of the boxes that together spread like a gaussian, after Gwosdek et al., "Theoretical Foundations of
/// Gaussian Convolution by Extended Box Filtering".
fn box_radius(deviation: f32, passes: f32) -> f32 {
    let variance = deviation * deviation / passes;
    let length = (12.0 * f64::from(variance) + 1.0).sqrt() as f32;
    let whole = ((f64::from(length) - 1.0) / 2.0).floor() as f32;
    let part = f64::from((2.0 * whole + 1.0) * (whole * (whole + 1.0)))
        - f64::from(2.0 * whole + 1.0) * 3.0 * f64::from(variance);
    let part = part as f32 / (6.0 * (variance - (whole + 1.0) * (whole + 1.0)));
    whole + part
}

fn blurred(picture: &Raster, radius: f32, passes: usize) -> Raster {
    if radius == 0.0 || picture.samples().is_empty() {
        return picture.clone();
    }
    // Far beyond any picture, more radius changes nothing that could be seen.
    let weights = Weights::new(radius.min(1e6));
    let bands = picture.mode().bands();
    let (width, height) = (picture.width(), picture.height());
    let mut lines = planes(picture.samples(), bands);
    for plane in &mut lines {
        for row in plane.chunks_exact_mut(width) {
            (0..passes).for_each(|_| weights.blur_line(row));
        }
        let mut turned = transposed(plane, width);
        for column in turned.chunks_exact_mut(height) {
            (0..passes).for_each(|_| weights.blur_line(column));
        }
        *plane = transposed(&turned, height);
    }
    let mut data = vec![0; picture.samples().len()];
    for (band, plane) in lines.iter().enumerate() {
        for (out, value) in data.iter_mut().skip(band).step_by(bands).zip(plane) {
            *out = *value;
        }
    }
    Raster::new(picture.mode(), width, height, data)
}

fn planes(samples: &[u8], bands: usize) -> Vec<Vec<u8>> {
    (0..bands)
        .map(|band| samples.iter().skip(band).step_by(bands).copied().collect())
        .collect()
}

fn transposed(plane: &[u8], width: usize) -> Vec<u8> {
    (0..width)
        .flat_map(|x| plane.iter().skip(x).step_by(width).copied())
        .collect()
}

/// A box, and the weights of the pixels inside and at its two ends, with 24 bits of fraction.
struct Weights {
    radius: usize,
    inside: u32,
    ends: u32,
}

impl Weights {
    fn new(radius: f32) -> Self {
        let inside = ((1_u32 << 24) as f32 / (radius * 2.0 + 1.0)) as u32;
        let whole = radius as usize;
        let covered = (whole as u32 * 2 + 1).wrapping_mul(inside);
        Self {
            radius: whole,
            inside,
            ends: (1_u32 << 24).wrapping_sub(covered) / 2,
        }
    }

    /// Blurs one line in place. Beyond its ends the line goes on with its first and last sample.
    fn blur_line(&self, line: &mut [u8]) {
        let (Some(&first), Some(&last)) = (line.first(), line.last()) else {
            return;
        };
        let beyond = self.radius + 1;
        let mut long = vec![first; beyond];
        long.extend_from_slice(line);
        long.resize(long.len() + beyond, last);
        let covered = long.iter().skip(1).take(2 * self.radius + 1);
        let mut sum = covered.fold(0_u32, |sum, value| sum.wrapping_add(u32::from(*value)));
        let (left, leaving, right) = (long.iter(), long.iter().skip(1), long.iter().skip(2 * beyond));
        for (((out, left), leaving), right) in line.iter_mut().zip(left).zip(leaving).zip(right) {
            let ends = u32::from(*left) + u32::from(*right);
            let total = sum
                .wrapping_mul(self.inside)
                .wrapping_add(ends.wrapping_mul(self.ends));
            *out = (total.wrapping_add(1 << 23) >> 24) as u8;
            sum = sum
                .wrapping_add(u32::from(*right))
                .wrapping_sub(u32::from(*leaving));
        }
    }
}
