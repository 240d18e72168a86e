//! Pictures for terminals that draw them: the file itself, as text between control sequences.

use std::borrow::Cow;
use std::fmt::Write;
use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::{ImageError, ImageFormat};

use super::{Picture, Room};

/// About as many pixels as a cell has on the screens that have most. More would be sent for nothing.
const CELL: (u32, u32) = (20, 40);

/// A picture is shown at its own size where cells have this width, which is what most have.
const USUAL_CELL: (u32, u32) = (10, 20);

/// How much text Kitty takes at once.
const PIECE: usize = 4096;

/// For Kitty and those that draw as it does.
pub(super) fn kitty(content: &[u8], room: Room) -> Result<String, ImageError> {
    let (png, columns) = prepare(content, room)?;
    let text = STANDARD.encode(png);
    let mut pieces = text.as_bytes().chunks(PIECE).peekable();
    // Transmit and display a PNG, this many columns wide, and answer nothing: an answer would look like typing.
    let mut keys = format!("a=T,f=100,q=2,c={columns},");
    let mut sequence = String::with_capacity(text.len() + 64);
    while let Some(piece) = pieces.next() {
        let more = u8::from(pieces.peek().is_some());
        let piece = str::from_utf8(piece).unwrap_or_default();
        // Writing to a string does not fail.
        let _ = write!(sequence, "\x1b_G{keys}m={more};{piece}\x1b\\");
        keys.clear();
    }
    sequence.push('\n');
    Ok(sequence)
}

/// For iTerm2 and those that draw as it does.
pub(super) fn iterm(content: &[u8], room: Room) -> Result<String, ImageError> {
    let (png, columns) = prepare(content, room)?;
    let size = png.len();
    let text = STANDARD.encode(png);
    Ok(format!(
        "\x1b]1337;File=inline=1;preserveAspectRatio=1;size={size};width={columns}:{text}\x07\n"
    ))
}

/// The picture as a PNG that is not larger than can be seen, and how many columns it takes.
fn prepare(content: &[u8], room: Room) -> Result<(Cow<'_, [u8]>, u32), ImageError> {
    let picture = Picture::decode(content)?;
    let room = (u32::from(room.columns), u32::from(room.rows));
    let (shown, _) = picture.fit(room.0 * USUAL_CELL.0, room.1 * USUAL_CELL.1);
    let columns = shown.div_ceil(USUAL_CELL.0).max(1);
    let size = picture.fit(room.0 * CELL.0, room.1 * CELL.1);
    let is_png = image::guess_format(content).is_ok_and(|format| format == ImageFormat::Png);
    if is_png && size == picture.pixels.dimensions() {
        return Ok((Cow::Borrowed(content), columns));
    }
    let mut png = Cursor::new(Vec::new());
    picture
        .scaled(size.0, size.1)
        .write_to(&mut png, ImageFormat::Png)?;
    Ok((Cow::Owned(png.into_inner()), columns))
}

#[cfg(test)]
mod tests {
    use image::{Rgba, RgbaImage};

    use super::*;

    const ROOM: Room = Room {
        columns: 40,
        rows: 20,
    };

    fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let pixels = RgbaImage::from_fn(width, height, |x, y| Rgba([(x * y) as u8, x as u8, y as u8, 255]));
        let mut content = Cursor::new(Vec::new());
        let picture = image::DynamicImage::ImageRgba8(pixels);
        match format {
            ImageFormat::Jpeg => picture.into_rgb8().write_to(&mut content, format).unwrap(),
            _ => picture.write_to(&mut content, format).unwrap(),
        }
        content.into_inner()
    }

    #[test]
    fn a_small_picture_goes_as_it_is() {
        let png = file(8, 8, ImageFormat::Png);
        let text = STANDARD.encode(&png);
        assert_eq!(
            kitty(&png, ROOM).unwrap(),
            format!("\x1b_Ga=T,f=100,q=2,c=1,m=0;{text}\x1b\\\n")
        );
        let size = png.len();
        assert_eq!(
            iterm(&png, ROOM).unwrap(),
            format!("\x1b]1337;File=inline=1;preserveAspectRatio=1;size={size};width=1:{text}\x07\n")
        );
    }

    #[test]
    fn kitty_takes_it_in_pieces() {
        let png = file(300, 300, ImageFormat::Png);
        let sequence = kitty(&png, ROOM).unwrap();
        let pieces: Vec<&str> = sequence.trim_end().split_terminator("\x1b\\").collect();
        assert!(pieces.len() > 2);
        let mut text = String::new();
        for (index, piece) in pieces.iter().enumerate() {
            let (keys, data) = piece.split_once(';').unwrap();
            let more = usize::from(index + 1 < pieces.len());
            let first = if index == 0 { "a=T,f=100,q=2,c=30," } else { "" };
            assert_eq!(keys, format!("\x1b_G{first}m={more}"));
            assert!(data.len() <= PIECE && (more == 0 || data.len() % 4 == 0));
            text.push_str(data);
        }
        assert_eq!(STANDARD.decode(text).unwrap(), png);
    }

    #[test]
    fn more_than_can_be_seen_is_not_sent_and_other_kinds_become_png() {
        for (content, expected) in [
            (file(2000, 1000, ImageFormat::Png), (800, 400)),
            (file(64, 32, ImageFormat::Jpeg), (64, 32)),
            (file(64, 32, ImageFormat::WebP), (64, 32)),
        ] {
            let (png, _) = prepare(&content, ROOM).unwrap();
            assert_eq!(image::guess_format(&png).unwrap(), ImageFormat::Png);
            assert_eq!(
                image::load_from_memory(&png).unwrap().into_rgba8().dimensions(),
                expected
            );
        }
    }

    #[test]
    fn nothing_is_drawn_wider_than_the_room() {
        for (width, height, columns) in [(2000, 1000, 40), (2000, 8000, 10), (200, 100, 20)] {
            let content = file(width, height, ImageFormat::Png);
            assert_eq!(prepare(&content, ROOM).unwrap().1, columns, "{width}x{height}");
        }
    }
}
