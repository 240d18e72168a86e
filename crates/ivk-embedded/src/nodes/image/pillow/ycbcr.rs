//! JPEG's colors, in fixed point with six bits of fraction.

const BITS: u32 = 6;

/// A product in fixed point. Adding a half and cutting off rounds negative values upwards, as in Pillow's tables.
fn part(factor: f64, value: i32) -> i32 {
    (factor * f64::from(1 << BITS) * f64::from(value) + 0.5) as i32
}

/// Brightness and the differences of blue and red.
pub(super) fn from_rgb(color: [u8; 3]) -> [u8; 3] {
    let [r, g, b] = color.map(i32::from);
    let y = (part(0.299, r) + part(0.587, g) + part(0.114, b)) >> BITS;
    let cb = ((part(-0.16874, r) + part(-0.33126, g) + part(0.5, b)) >> BITS) + 128;
    let cr = ((part(0.5, r) + part(-0.41869, g) + part(-0.08131, b)) >> BITS) + 128;
    [y, cb, cr].map(byte)
}

/// The reverse of [`from_rgb`].
pub(super) fn to_rgb(color: [u8; 3]) -> [u8; 3] {
    let [y, cb, cr] = color.map(i32::from);
    let r = y + (part(1.402, cr - 128) >> BITS);
    let g = y + ((part(-0.34414, cb - 128) + part(-0.71414, cr - 128)) >> BITS);
    let b = y + (part(1.772, cb - 128) >> BITS);
    [r, g, b].map(byte)
}

fn byte(value: i32) -> u8 {
    value.clamp(0, 255) as u8
}
