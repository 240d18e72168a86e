//! Pictures out of characters: `▀` shows two pixels, one in its color and one in that of its background.

use std::fmt::Write;

use image::{Rgba, RgbaImage};

/// Which colors a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Colors {
    /// 16 million.
    True,
    /// The 256 of xterm.
    Palette,
}

/// A pixel is painted from this opacity on.
const VISIBLE: u8 = 128;

/// How a pixel of a cell is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paint {
    /// Not at all: what is behind shows.
    Clear,
    Rgb(u8, u8, u8),
    Index(u8),
}

impl Paint {
    fn new(pixel: Option<&Rgba<u8>>, colors: Colors) -> Self {
        match (pixel, colors) {
            (Some(Rgba([red, green, blue, VISIBLE..=255])), Colors::True) => Self::Rgb(*red, *green, *blue),
            (Some(Rgba([red, green, blue, VISIBLE..=255])), Colors::Palette) => {
                Self::Index(nearest([*red, *green, *blue]))
            }
            _ => Self::Clear,
        }
    }

    /// Appends what makes the terminal paint so. `ground` is 38 for a character and 48 for what is behind it.
    fn select(self, ground: u8, line: &mut String) {
        // Writing to a string does not fail.
        let _ = match self {
            Self::Clear => write!(line, "\x1b[{}m", ground + 1),
            Self::Rgb(red, green, blue) => write!(line, "\x1b[{ground};2;{red};{green};{blue}m"),
            Self::Index(index) => write!(line, "\x1b[{ground};5;{index}m"),
        };
    }
}

/// One line of text for every two rows of pixels.
pub(super) fn lines(pixels: &RgbaImage, colors: Colors) -> Vec<String> {
    let (width, height) = pixels.dimensions();
    (0..height)
        .step_by(2)
        .map(|y| {
            let paint = |x, y| Paint::new(pixels.get_pixel_checked(x, y), colors);
            line((0..width).map(|x| (paint(x, y), paint(x, y + 1))))
        })
        .collect()
}

fn line(cells: impl Iterator<Item = (Paint, Paint)>) -> String {
    let mut line = String::new();
    let (mut character, mut behind) = (Paint::Clear, Paint::Clear);
    for (upper, lower) in cells {
        // A half that is clear is left out rather than painted, so that what is behind shows there.
        let (block, fore, back) = match (upper, lower) {
            (Paint::Clear, Paint::Clear) => (' ', character, Paint::Clear),
            (Paint::Clear, lower) => ('▄', lower, Paint::Clear),
            (upper, Paint::Clear) => ('▀', upper, Paint::Clear),
            // As many steps of a smooth picture are within one color, this saves a third of the text.
            (upper, lower) if upper == lower => (' ', character, lower),
            (upper, lower) => ('▀', upper, lower),
        };
        if fore != character {
            fore.select(38, &mut line);
            character = fore;
        }
        if back != behind {
            back.select(48, &mut line);
            behind = back;
        }
        line.push(block);
    }
    if (character, behind) != (Paint::Clear, Paint::Clear) {
        line.push_str("\x1b[0m");
    }
    line
}

/// The steps of the color cube of xterm, which is at 16, and its greys, which are at 232.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The color of xterm's palette that is nearest. The first 16 are not considered: they are what the user chose.
fn nearest(color: [u8; 3]) -> u8 {
    let steps = color.map(|part| {
        let (step, value) = (0_u8..)
            .zip(CUBE)
            .min_by_key(|(_, value)| part.abs_diff(*value))
            .unwrap_or_default();
        (step, value)
    });
    let [(red, r), (green, g), (blue, b)] = steps;
    let light = color.iter().map(|part| u16::from(*part)).sum::<u16>() / 3;
    let step = (light.saturating_sub(3) / 10).min(23) as u8;
    let grey = 8 + 10 * step;
    if distance(color, [grey; 3]) < distance(color, [r, g, b]) {
        232 + step
    } else {
        16 + 36 * red + 6 * green + blue
    }
}

fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.iter()
        .zip(other)
        .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLEAR: Rgba<u8> = Rgba([9, 9, 9, 0]);
    const RED: Rgba<u8> = Rgba([255, 0, 0, 255]);
    const BLUE: Rgba<u8> = Rgba([0, 0, 255, 200]);

    fn rows<const W: usize, const H: usize>(rows: [[Rgba<u8>; W]; H]) -> RgbaImage {
        RgbaImage::from_fn(W as u32, H as u32, |x, y| rows[y as usize][x as usize])
    }

    #[test]
    fn two_pixels_share_a_cell() {
        let table = [
            (
                rows([[RED], [BLUE]]),
                vec!["\x1b[38;2;255;0;0m\x1b[48;2;0;0;255m▀\x1b[0m"],
            ),
            // One color for both needs no character.
            (
                rows([[RED, RED], [RED, RED]]),
                vec!["\x1b[48;2;255;0;0m  \x1b[0m"],
            ),
            // What is clear is not painted, above, below and where a row is missing.
            (
                rows([[CLEAR, RED, CLEAR], [BLUE, CLEAR, CLEAR]]),
                vec!["\x1b[38;2;0;0;255m▄\x1b[38;2;255;0;0m▀ \x1b[0m"],
            ),
            (
                rows([[CLEAR], [CLEAR], [RED]]),
                vec![" ", "\x1b[38;2;255;0;0m▀\x1b[0m"],
            ),
            // A background ends where nothing is behind, and then there is nothing to reset.
            (
                rows([[RED, CLEAR], [RED, CLEAR]]),
                vec!["\x1b[48;2;255;0;0m \x1b[49m "],
            ),
        ];
        for (pixels, expected) in table {
            assert_eq!(lines(&pixels, Colors::True), expected);
        }
    }

    #[test]
    fn every_line_stands_alone() {
        let pixels = rows([[RED], [BLUE], [RED], [BLUE]]);
        let lines = lines(&pixels, Colors::Palette);
        assert_eq!(lines, ["\x1b[38;5;196m\x1b[48;5;21m▀\x1b[0m"; 2]);
    }

    #[test]
    fn the_palette_gives_the_nearest_color() {
        let table = [
            ([0, 0, 0], 16),
            ([255, 255, 255], 231),
            ([255, 0, 0], 196),
            ([95, 135, 175], 67),
            ([8, 8, 8], 232),
            ([128, 128, 128], 244),
            ([240, 240, 240], 255),
            ([130, 128, 126], 244),
        ];
        for (color, index) in table {
            assert_eq!(nearest(color), index, "{color:?}");
        }
    }

    #[test]
    fn no_color_of_the_palette_is_nearer() {
        let palette: Vec<[u8; 3]> = (0..216)
            .map(|index: usize| [index / 36, index / 6 % 6, index % 6].map(|step| CUBE[step]))
            .chain((0..24).map(|step| [8 + 10 * step; 3]))
            .collect();
        for red in (0..=255).step_by(15) {
            for green in (0..=255).step_by(15) {
                for blue in (0..=255).step_by(15) {
                    let color = [red, green, blue];
                    let chosen = palette[usize::from(nearest(color)) - 16];
                    let best = palette.iter().map(|other| distance(color, *other)).min().unwrap();
                    assert_eq!(distance(color, chosen), best, "{color:?} became {chosen:?}");
                }
            }
        }
    }
}
