//! A picture and its mode.

use image::{DynamicImage, GrayAlphaImage, GrayImage, RgbImage, RgbaImage};

use crate::nodes::error::NodeError;

/// What the bands of a picture mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Gray.
    L,
    /// Gray with transparency.
    La,
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue and transparency.
    Rgba,
    /// Printing colors.
    Cmyk,
    /// Brightness and two color differences.
    YCbCr,
    /// Hue, saturation, value.
    Hsv,
    /// CIE L*a*b*; a and b are signed, offset by 128 here.
    Lab,
}

impl Mode {
    /// Number of bands.
    pub(crate) const fn bands(self) -> usize {
        match self {
            Mode::L => 1,
            Mode::La => 2,
            Mode::Rgb | Mode::YCbCr | Mode::Hsv | Mode::Lab => 3,
            Mode::Rgba | Mode::Cmyk => 4,
        }
    }

    /// Whether the last band is transparency.
    pub(crate) const fn has_alpha(self) -> bool {
        matches!(self, Mode::La | Mode::Rgba)
    }
}

/// A picture of 8-bit samples, the bands of a pixel side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Raster {
    mode: Mode,
    width: usize,
    height: usize,
    data: Vec<u8>,
}

impl Raster {
    /// A picture of given samples. Missing samples are zero.
    pub(crate) fn new(mode: Mode, width: usize, height: usize, mut data: Vec<u8>) -> Self {
        data.resize(width * height * mode.bands(), 0);
        Self {
            mode,
            width,
            height,
            data,
        }
    }

    /// A picture of one color. The samples beyond the mode's bands are ignored.
    pub(crate) fn filled(mode: Mode, width: usize, height: usize, color: [u8; 4]) -> Self {
        let pixel = color.iter().take(mode.bands()).copied();
        Self {
            mode,
            width,
            height,
            data: pixel.cycle().take(width * height * mode.bands()).collect(),
        }
    }

    /// What its bands mean.
    pub(crate) fn mode(&self) -> Mode {
        self.mode
    }

    /// Its width in pixels.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Its height in pixels.
    pub(crate) fn height(&self) -> usize {
        self.height
    }

    /// Its samples.
    pub(crate) fn samples(&self) -> &[u8] {
        &self.data
    }

    /// Its samples.
    pub(crate) fn samples_mut(&mut self) -> &mut [u8] {
        &mut self.data
    }

    /// Its pixels, each a slice with one sample a band.
    pub(crate) fn pixels(&self) -> impl Iterator<Item = &[u8]> {
        self.data.chunks_exact(self.mode.bands())
    }

    /// Its pixels.
    pub(crate) fn pixels_mut(&mut self) -> impl Iterator<Item = &mut [u8]> {
        self.data.chunks_exact_mut(self.mode.bands())
    }

    /// The samples of one row.
    pub(crate) fn row(&self, y: usize) -> &[u8] {
        let length = self.width * self.mode.bands();
        self.data.get(y * length..(y + 1) * length).unwrap_or_default()
    }

    /// One pixel.
    pub(crate) fn pixel(&self, x: usize, y: usize) -> &[u8] {
        let bands = self.mode.bands();
        self.row(y).get(x * bands..(x + 1) * bands).unwrap_or_default()
    }

    /// A picture of the same size, each pixel made from one of this.
    pub(super) fn map<const N: usize>(&self, mode: Mode, each: impl Fn(&[u8]) -> [u8; N]) -> Raster {
        let data = self.pixels().flat_map(each).collect();
        Raster {
            mode,
            width: self.width,
            height: self.height,
            data,
        }
    }

    /// One band as a gray picture.
    pub(crate) fn band(&self, index: usize) -> Raster {
        self.map(Mode::L, |pixel| [pixel.get(index).copied().unwrap_or_default()])
    }

    /// Reads a picture as the server's store keeps it.
    pub(crate) fn from_image(image: DynamicImage) -> Raster {
        let (width, height) = (image.width() as usize, image.height() as usize);
        let (mode, data) = match image {
            DynamicImage::ImageLuma8(image) => (Mode::L, image.into_raw()),
            DynamicImage::ImageLumaA8(image) => (Mode::La, image.into_raw()),
            DynamicImage::ImageRgb8(image) => (Mode::Rgb, image.into_raw()),
            DynamicImage::ImageRgba8(image) => (Mode::Rgba, image.into_raw()),
            other if other.color().has_alpha() => (Mode::Rgba, other.into_rgba8().into_raw()),
            other if other.color().has_color() => (Mode::Rgb, other.into_rgb8().into_raw()),
            other => (Mode::L, other.into_luma8().into_raw()),
        };
        Raster {
            mode,
            width,
            height,
            data,
        }
    }

    /// The picture as it can be written to a PNG file. A mode that PNG does not know fails, as in Pillow.
    pub(crate) fn into_image(self) -> Result<DynamicImage, NodeError> {
        let unwritable = || NodeError::new("ImageFileSaveException", "Image file not saved");
        let width = u32::try_from(self.width).map_err(|_| unwritable())?;
        let height = u32::try_from(self.height).map_err(|_| unwritable())?;
        let image = match self.mode {
            Mode::L => GrayImage::from_raw(width, height, self.data).map(DynamicImage::from),
            Mode::La => GrayAlphaImage::from_raw(width, height, self.data).map(DynamicImage::from),
            Mode::Rgb => RgbImage::from_raw(width, height, self.data).map(DynamicImage::from),
            Mode::Rgba => RgbaImage::from_raw(width, height, self.data).map(DynamicImage::from),
            Mode::Cmyk | Mode::YCbCr | Mode::Hsv | Mode::Lab => return Err(unwritable()),
        };
        image.ok_or_else(unwritable)
    }
}
