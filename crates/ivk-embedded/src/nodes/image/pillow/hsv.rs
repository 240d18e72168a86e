//! Hue, saturation and value in bytes. The arithmetic mixes 32 and 64 bits like the C code it must agree with.

/// The hue runs from 0 to 255.
pub(super) fn from_rgb([r, g, b]: [u8; 3]) -> [u8; 3] {
    let most = r.max(g).max(b);
    let least = r.min(g).min(b);
    if most == least {
        return [0, 0, most];
    }
    let chroma = f32::from(most - least);
    let saturation = chroma / f32::from(most);
    let [rc, gc, bc] = [r, g, b].map(|color| f32::from(most - color) / chroma);
    let hue = if r == most {
        bc - gc
    } else if g == most {
        (2.0 + f64::from(rc) - f64::from(bc)) as f32
    } else {
        (4.0 + f64::from(gc) - f64::from(rc)) as f32
    };
    let hue = ((f64::from(hue) / 6.0 + 1.0) % 1.0) as f32;
    [
        (f64::from(hue) * 255.0) as u8,
        (f64::from(saturation) * 255.0) as u8,
        most,
    ]
}

/// The reverse of [`from_rgb`].
pub(super) fn to_rgb([h, s, v]: [u8; 3]) -> [u8; 3] {
    if s == 0 {
        return [v; 3];
    }
    let sector = f64::from(h) * 6.0 / 255.0;
    let whole = sector.floor();
    let part = f64::from((sector - whole) as f32);
    let saturation = f64::from((f64::from(s) / 255.0) as f32);
    let value = f64::from(v);
    let p = (value * (1.0 - saturation)).round() as u8;
    let q = (value * (1.0 - saturation * part)).round() as u8;
    let t = (value * (1.0 - saturation * (1.0 - part))).round() as u8;
    match whole as u8 % 6 {
        0 => [v, t, p],
        1 => [q, v, p],
        2 => [p, v, t],
        3 => [p, q, v],
        4 => [t, p, v],
        _ => [v, p, q],
    }
}
