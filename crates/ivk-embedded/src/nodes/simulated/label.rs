//! The word in the corner of every simulated picture.

use image::{Rgb, RgbImage};

/// "simulated", seven pixels high.
const WORD: [&str; 7] = [
    ".....#............#.......#..........#",
    "..................#.......#..........#",
    ".###.#.####..#..#.#..##..###..##...###",
    "#....#.#.#.#.#..#.#....#..#..#..#.#..#",
    ".##..#.#.#.#.#..#.#..###..#..####.#..#",
    "...#.#.#.#.#.#..#.#.#..#..#..#....#..#",
    "###..#.#.#.#..###.#..###..##..###..###",
];

/// Writes the word into the lower right corner, in a light color on a darker shadow, so that it can be read on
/// any ground. It grows with the picture.
pub(super) fn write(picture: &mut RgbImage) {
    let (width, height) = picture.dimensions();
    let length = WORD.iter().map(|row| row.len()).max().unwrap_or_default() as u32;
    let scale = (width.min(height) / 320).max(1);
    let margin = 2 * scale;
    let left = width.saturating_sub((length + 2) * scale);
    let top = height.saturating_sub(7 * scale + margin);
    for (offset, color, share) in [(scale.div_ceil(2), [0, 0, 0], 110), (0, [255, 255, 255], 190)] {
        for (row, line) in WORD.iter().enumerate() {
            for (column, _) in line.bytes().enumerate().filter(|(_, mark)| *mark == b'#') {
                let corner = (
                    left + column as u32 * scale + offset,
                    top + row as u32 * scale + offset,
                );
                dot(picture, corner, scale, color, share);
            }
        }
    }
}

fn dot(picture: &mut RgbImage, (left, top): (u32, u32), size: u32, color: [u8; 3], share: u16) {
    for (y, x) in (top..top + size).flat_map(|y| (left..left + size).map(move |x| (y, x))) {
        if let Some(Rgb(pixel)) = picture.get_pixel_mut_checked(x, y) {
            for (old, new) in pixel.iter_mut().zip(color) {
                *old = ((u16::from(*old) * (255 - share) + u16::from(new) * share) / 255) as u8;
            }
        }
    }
}
