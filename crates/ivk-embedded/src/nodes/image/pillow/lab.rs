//! CIE L*a*b*. Pillow leaves it to a color management library that interpolates in tables; these are the exact
//! formulas, so that results may differ from a real server's by a step or two.

/// Reference white D50.
const WHITE: [f64; 3] = [0.964_202, 1.0, 0.824_905];

/// The primaries of sRGB, adapted to D50.
const TO_XYZ: [[f64; 3]; 3] = [
    [0.436_074_7, 0.385_064_9, 0.143_080_4],
    [0.222_504_5, 0.716_878_6, 0.060_616_9],
    [0.013_932_2, 0.097_104_5, 0.714_173_3],
];

const FROM_XYZ: [[f64; 3]; 3] = [
    [3.133_856_1, -1.616_866_7, -0.490_614_6],
    [-0.978_768_4, 1.916_141_5, 0.033_454],
    [0.071_945_3, -0.228_991_4, 1.405_242_7],
];

/// L* from 0 to 255, a* and b* in two's complement.
pub(super) fn from_rgb(color: [u8; 3]) -> [u8; 3] {
    let xyz = apply(TO_XYZ, color.map(|sample| linear(f64::from(sample) / 255.0)));
    let [x, y, z] = [xyz[0] / WHITE[0], xyz[1] / WHITE[1], xyz[2] / WHITE[2]].map(compressed);
    let lightness = (116.0 * y - 16.0) * 255.0 / 100.0;
    let signed = |value: f64| (value.round().clamp(-128.0, 127.0) as i8) as u8;
    [
        lightness.round().clamp(0.0, 255.0) as u8,
        signed(500.0 * (x - y)),
        signed(200.0 * (y - z)),
    ]
}

/// The reverse of [`from_rgb`].
pub(super) fn to_rgb([lightness, a, b]: [u8; 3]) -> [u8; 3] {
    let y = (f64::from(lightness) * 100.0 / 255.0 + 16.0) / 116.0;
    let x = y + f64::from(a as i8) / 500.0;
    let z = y - f64::from(b as i8) / 200.0;
    let [x, y, z] = [x, y, z].map(expanded);
    let color = apply(FROM_XYZ, [x * WHITE[0], y * WHITE[1], z * WHITE[2]]);
    color.map(|value| (encoded(value.clamp(0.0, 1.0)) * 255.0).round() as u8)
}

fn apply(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
}

fn linear(value: f64) -> f64 {
    if value <= 0.040_45 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

fn encoded(value: f64) -> f64 {
    if value <= 0.003_130_8 {
        value * 12.92
    } else {
        1.055 * value.powf(1.0 / 2.4) - 0.055
    }
}

fn compressed(value: f64) -> f64 {
    const LIMIT: f64 = (24.0 / 116.0) * (24.0 / 116.0) * (24.0 / 116.0);
    if value <= LIMIT {
        841.0 / 108.0 * value + 16.0 / 116.0
    } else {
        value.cbrt()
    }
}

fn expanded(value: f64) -> f64 {
    if value <= 24.0 / 116.0 {
        108.0 / 841.0 * (value - 16.0 / 116.0)
    } else {
        value * value * value
    }
}
