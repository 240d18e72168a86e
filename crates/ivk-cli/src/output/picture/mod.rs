//! Pictures in a terminal: as lines of half blocks anywhere, and as they are where the terminal can draw.
//!
//! The crates that do this print to stdout, move the cursor, and ask the terminal what it can do and wait for the
//! answer. Here a picture becomes text and nothing is asked: the same lines serve `ivk images show`, a preview that is
//! redrawn inside progress bars, and a test. What a terminal can do is read from its environment (see [`Screen`]).

mod blocks;
mod encoded;
mod screen;

use image::imageops::FilterType;
use image::{DynamicImage, ImageError, ImageReader, RgbaImage};

pub(crate) use blocks::Colors;
pub(crate) use screen::{Screen, Wish};

/// How much of a terminal a picture may take, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Room {
    pub(crate) columns: u16,
    pub(crate) rows: u16,
}

/// A decoded picture.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    pixels: RgbaImage,
}

impl Picture {
    /// Decodes a PNG, JPEG or WebP. The kind is found in the content; one that claims to be too large for the memory of
    /// a preview is refused.
    pub(crate) fn decode(content: &[u8]) -> Result<Self, ImageError> {
        let reader = ImageReader::new(std::io::Cursor::new(content)).with_guessed_format()?;
        Ok(Self {
            pixels: reader.decode()?.into_rgba8(),
        })
    }

    /// Width and height in pixels, read from the head of the file; `None` when it is no picture of a known kind.
    pub(crate) fn size_of(content: &[u8]) -> Option<(u32, u32)> {
        let reader = ImageReader::new(std::io::Cursor::new(content))
            .with_guessed_format()
            .ok()?;
        reader.into_dimensions().ok()
    }

    /// The picture as lines of text, each with two rows of pixels and a reset of the colors at its end. It keeps its
    /// proportions, fills the room as far as they allow, and is not enlarged.
    pub(crate) fn lines(&self, room: Room, colors: Colors) -> Vec<String> {
        let (width, height) = self.fit(room.columns.into(), u32::from(room.rows) * 2);
        blocks::lines(&self.scaled(width, height), colors)
    }

    /// The largest size within these pixels that keeps the proportions and does not enlarge.
    fn fit(&self, width: u32, height: u32) -> (u32, u32) {
        let (own_width, own_height) = self.pixels.dimensions();
        let scale = (f64::from(width) / f64::from(own_width.max(1)))
            .min(f64::from(height) / f64::from(own_height.max(1)))
            .min(1.0);
        let scaled = |side: u32, most: u32| ((f64::from(side) * scale).round() as u32).clamp(1, most.max(1));
        (scaled(own_width, width), scaled(own_height, height))
    }

    fn scaled(&self, width: u32, height: u32) -> RgbaImage {
        if self.pixels.dimensions() == (width, height) {
            return self.pixels.clone();
        }
        // The color of a pixel that cannot be seen must not bleed into its neighbours.
        let mut pixels = self.pixels.clone();
        for pixel in pixels.pixels_mut() {
            let [red, green, blue, alpha] = pixel.0;
            let weighted = |part: u8| (u16::from(part) * u16::from(alpha) / 255) as u8;
            pixel.0 = [weighted(red), weighted(green), weighted(blue), alpha];
        }
        let mut small = DynamicImage::ImageRgba8(pixels)
            .resize_exact(width, height, FilterType::Triangle)
            .into_rgba8();
        for pixel in small.pixels_mut() {
            let [red, green, blue, alpha] = pixel.0;
            let plain = |part: u8| (u16::from(part) * 255 / u16::from(alpha.max(1))).min(255) as u8;
            pixel.0 = [plain(red), plain(green), plain(blue), alpha];
        }
        small
    }
}

#[cfg(test)]
mod tests {
    use image::Rgba;

    use super::*;

    fn picture(width: u32, height: u32) -> Picture {
        Picture {
            pixels: RgbaImage::from_pixel(width, height, Rgba([200, 100, 50, 255])),
        }
    }

    #[test]
    fn a_picture_keeps_its_proportions_and_is_not_enlarged() {
        let table = [
            ((1024, 1024), (60, 20), (40, 40)),
            ((1024, 512), (60, 60), (60, 30)),
            ((512, 1024), (60, 20), (20, 40)),
            ((8, 4), (60, 20), (8, 4)),
            ((4096, 1), (60, 20), (60, 1)),
            ((1, 4096), (60, 20), (1, 40)),
            ((640, 480), (0, 0), (1, 1)),
        ];
        for ((width, height), (columns, rows), expected) in table {
            let fitted = picture(width, height).fit(columns, rows * 2);
            assert_eq!(fitted, expected, "{width}x{height} in {columns}x{rows}");
        }
    }

    #[test]
    fn one_color_stays_that_color_when_it_is_made_smaller() {
        let small = picture(33, 17).scaled(5, 3);
        assert!(small.pixels().all(|pixel| pixel.0 == [200, 100, 50, 255]));
    }

    #[test]
    fn what_cannot_be_seen_does_not_bleed() {
        let mut pixels = RgbaImage::from_pixel(4, 4, Rgba([0, 0, 0, 0]));
        pixels.put_pixel(0, 0, Rgba([255, 0, 0, 255]));
        let small = Picture { pixels }.scaled(1, 1);
        let [red, green, blue, alpha] = small.get_pixel(0, 0).0;
        assert!(red > 240 && green == 0 && blue == 0 && alpha < 128, "{small:?}");
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for content in [&b""[..], b"hello", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"] {
            Picture::decode(content).unwrap_err();
        }
    }
}
