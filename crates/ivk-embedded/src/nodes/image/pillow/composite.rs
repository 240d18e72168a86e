//! Pictures over pictures.

use super::arithmetic::blend_masked;
use super::raster::{Mode, Raster};

/// `Image.alpha_composite` of two RGBA pictures of one size.
pub(crate) fn alpha_composite(below: &Raster, above: &Raster) -> Raster {
    let mut result = below.clone();
    for (under, over) in result.pixels_mut().zip(above.pixels()) {
        if let (Ok(lower), Ok(upper)) = (<[u8; 4]>::try_from(&*under), <[u8; 4]>::try_from(over)) {
            under.copy_from_slice(&over_pixel(lower, upper));
        }
    }
    result
}

/// Seven bits more than the samples have keep the rounding small.
fn over_pixel(lower: [u8; 4], upper: [u8; 4]) -> [u8; 4] {
    const BITS: u32 = 7;
    let alpha = u32::from(upper[3]);
    if alpha == 0 {
        return lower;
    }
    let outer = alpha * 255 + u32::from(lower[3]) * (255 - alpha);
    let share = alpha * 255 * 255 * (1 << BITS) / outer;
    let rest = 255 * (1 << BITS) - share;
    let by_255 = |value: u32| ((value >> 8) + value) >> 8;
    let mut pixel = [0; 4];
    for ((out, a), b) in pixel.iter_mut().zip(upper).zip(lower) {
        let sum = u32::from(a) * share + u32::from(b) * rest + (0x80 << BITS);
        *out = (by_255(sum) >> BITS) as u8;
    }
    pixel[3] = by_255(outer + 0x80) as u8;
    pixel
}

/// `Image.paste` without a mask: the picture replaces what is at the place. It may stick out.
pub(crate) fn paste(onto: &mut Raster, picture: &Raster, x: i64, y: i64) {
    place(onto, picture, None, x, y);
}

/// `Image.paste` with a gray mask, or with the transparency of an RGBA one.
pub(crate) fn paste_masked(onto: &mut Raster, picture: &Raster, mask: &Raster, x: i64, y: i64) {
    place(onto, picture, Some(mask), x, y);
}

fn place(onto: &mut Raster, picture: &Raster, mask: Option<&Raster>, x: i64, y: i64) {
    let picture = picture.convert(onto.mode());
    let bands = onto.mode().bands();
    let row_length = onto.width() * bands;
    if row_length == 0 {
        return;
    }
    // The part of each row that the picture covers, and where the picture's own part begins.
    let (skipped, start) = (usize::try_from(-x).unwrap_or(0), usize::try_from(x).unwrap_or(0));
    for (index, row) in onto.samples_mut().chunks_exact_mut(row_length).enumerate() {
        let Ok(source) = usize::try_from(index as i64 - y) else {
            continue;
        };
        let covered = row
            .get_mut(start * bands..)
            .unwrap_or_default()
            .chunks_exact_mut(bands);
        let new = picture
            .row(source)
            .get(skipped * bands..)
            .unwrap_or_default()
            .chunks_exact(bands);
        match mask {
            None => covered.zip(new).for_each(|(kept, new)| kept.copy_from_slice(new)),
            Some(mask) => {
                let shares = mask.row(source).chunks_exact(mask.mode().bands()).skip(skipped);
                for ((kept, new), share) in covered.zip(new).zip(shares) {
                    let share = share.last().copied().unwrap_or_default();
                    kept.iter_mut()
                        .zip(new)
                        .for_each(|(kept, new)| *kept = blend_masked(*kept, *new, share));
                }
            }
        }
    }
}

/// `Image.crop`: what is outside of the picture is zero.
pub(crate) fn crop(picture: &Raster, x: i64, y: i64, width: usize, height: usize) -> Raster {
    let mut result = Raster::filled(picture.mode(), width, height, [0; 4]);
    paste(&mut result, picture, -x, -y);
    result
}

/// `Image.putalpha` with a gray picture of the same size.
pub(crate) fn put_alpha(picture: &Raster, alpha: &Raster) -> Raster {
    let mode = if matches!(picture.mode(), Mode::L | Mode::La) {
        Mode::La
    } else {
        Mode::Rgba
    };
    let mut result = picture.convert(mode);
    for (pixel, value) in result.pixels_mut().zip(alpha.samples()) {
        if let Some(last) = pixel.last_mut() {
            *last = *value;
        }
    }
    result
}
