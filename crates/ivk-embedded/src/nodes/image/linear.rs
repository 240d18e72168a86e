//! From the bytes of a picture to light, and back. 32-bit floats, as on the real server; its powers come from another
//! library, so that a result may be one step of 255 off.

/// A sample from 0 to 1.
pub(super) fn unit(sample: u8) -> f32 {
    f32::from(sample) / 255.0
}

/// A sample from a number from 0 to 1: cut off, not rounded.
pub(super) fn byte(value: f32) -> u8 {
    (value * 255.0) as i32 as u8
}

/// Takes the gamma of sRGB out.
pub(super) fn to_linear(value: f32) -> f32 {
    if value <= 0.040_448_237 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

/// Puts the gamma of sRGB in. What is darker than black or lighter than white is brought back.
pub(super) fn from_linear(value: f32) -> f32 {
    let value = value.clamp(0.0, 1.0);
    if value <= 0.003_130_8 {
        value * 12.92
    } else {
        1.055 * value.powf(1.0 / 2.4) - 0.055
    }
}
