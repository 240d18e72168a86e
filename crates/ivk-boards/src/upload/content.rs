//! What a file holds, by its first bytes.

/// A kind of picture that the server can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ImageFormat {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    WebP,
    /// GIF. The server takes the first frame.
    Gif,
    /// Windows bitmap.
    Bmp,
    /// Tagged image file format.
    Tiff,
    /// AV1 image file format.
    Avif,
}

impl ImageFormat {
    /// Recognises a picture by its first bytes; 12 suffice. The name of a file says nothing.
    pub fn detect(start: &[u8]) -> Option<Self> {
        let format = match start {
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Self::Png,
            [0xff, 0xd8, 0xff, ..] => Self::Jpeg,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Self::WebP,
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Self::Gif,
            [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Self::Bmp,
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Self::Tiff,
            [
                _,
                _,
                _,
                _,
                b'f',
                b't',
                b'y',
                b'p',
                b'a',
                b'v',
                b'i',
                b'f' | b's',
                ..,
            ] => Self::Avif,
            _ => return None,
        };
        Some(format)
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
            Self::Gif => "image/gif",
            Self::Bmp => "image/bmp",
            Self::Tiff => "image/tiff",
            Self::Avif => "image/avif",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_known_by_their_first_bytes() {
        let table: [(&[u8], Option<ImageFormat>); 11] = [
            (b"\x89PNG\r\n\x1a\n....", Some(ImageFormat::Png)),
            (b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01", Some(ImageFormat::Jpeg)),
            (b"RIFF\x24\0\0\0WEBP", Some(ImageFormat::WebP)),
            (b"RIFF\x24\0\0\0WAVE", None),
            (b"GIF89a......", Some(ImageFormat::Gif)),
            (b"BM\x36\0\x0c\0\0\0\0\0\x36\0", Some(ImageFormat::Bmp)),
            (b"II*\0\x08\0\0\0....", Some(ImageFormat::Tiff)),
            (b"\0\0\0\x20ftypavif", Some(ImageFormat::Avif)),
            (b"\0\0\0\x20ftypisom", None),
            (b"<html>", None),
            (b"", None),
        ];
        for (start, expected) in table {
            assert_eq!(ImageFormat::detect(start), expected, "{start:?}");
        }
    }
}
