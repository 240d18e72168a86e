//! Sample by sample: products, blends, inversion.

use super::raster::Raster;
use crate::nodes::error::NodeError;

/// `a * b / 255`, rounded.
pub(super) fn scaled(a: u8, b: u8) -> u8 {
    divided(u32::from(a) * u32::from(b))
}

/// `value / 255`, rounded, for products of two samples and sums of such.
pub(super) fn divided(value: u32) -> u8 {
    let value = value + 128;
    (((value >> 8) + value) >> 8) as u8
}

/// `ImageChops.multiply`: cut off, not rounded. The pictures must have the same number of bands; the result is as
/// large as the part they share.
pub(crate) fn multiply(first: &Raster, second: &Raster) -> Result<Raster, NodeError> {
    if first.mode().bands() != second.mode().bands() {
        return Err(NodeError::value("images do not match"));
    }
    let (width, height) = (
        first.width().min(second.width()),
        first.height().min(second.height()),
    );
    let length = width * first.mode().bands();
    let rows = (0..height).flat_map(|y| {
        let pairs = first.row(y).iter().zip(second.row(y)).take(length);
        pairs.map(|(a, b)| (u16::from(*a) * u16::from(*b) / 255) as u8)
    });
    Ok(Raster::new(first.mode(), width, height, rows.collect()))
}

/// `ImageOps.invert`, for pictures without transparency.
pub(crate) fn invert(mut picture: Raster) -> Raster {
    for sample in picture.samples_mut() {
        *sample = 255 - *sample;
    }
    picture
}

/// `Image.blend`: a share of the second picture, the rest of the first; results are cut off, not rounded.
/// A share outside of 0 to 1 goes beyond the pictures.
pub(crate) fn blend(first: &Raster, second: &Raster, share: f64) -> Raster {
    let share = share as f32;
    let mix = |(a, b): (&u8, &u8)| {
        let value = f32::from(*a) + share * (f32::from(*b) - f32::from(*a));
        // Within 0 to 1 the value is between the two samples; beyond, it is brought back to a byte.
        value.clamp(0.0, 255.0) as u8
    };
    let samples = first.samples().iter().zip(second.samples()).map(mix).collect();
    Raster::new(first.mode(), first.width(), first.height(), samples)
}

/// One sample of another picture through a mask: 0 keeps, 255 replaces.
pub(crate) fn blend_masked(kept: u8, new: u8, mask: u8) -> u8 {
    divided(u32::from(kept) * u32::from(255 - mask) + u32::from(new) * u32::from(mask))
}
