//! PNG files that carry text: metadata, graph and workflow travel inside the picture.

use std::io::Cursor;

use image::{DynamicImage, GenericImageView};
use png::{BitDepth, ColorType, Compression, Encoder};

use super::Result;
use super::files::Embedded;

const METADATA: &str = "invokeai_metadata";
const GRAPH: &str = "invokeai_graph";
const WORKFLOW: &str = "invokeai_workflow";

/// Encodes a picture with its texts.
///
/// The color type of the picture is kept. Texts that Latin-1 cannot hold go into `iTXt` chunks, the others into
/// `tEXt`, as the real server's image library does.
pub(super) fn encode(picture: &DynamicImage, embedded: &Embedded) -> Result<Vec<u8>> {
    let (color, pixels) = match picture {
        DynamicImage::ImageLuma8(pixels) => (ColorType::Grayscale, pixels.as_raw().clone()),
        DynamicImage::ImageLumaA8(pixels) => (ColorType::GrayscaleAlpha, pixels.as_raw().clone()),
        DynamicImage::ImageRgb8(pixels) => (ColorType::Rgb, pixels.as_raw().clone()),
        other if !other.color().has_alpha() => (ColorType::Rgb, other.to_rgb8().into_raw()),
        other => (ColorType::Rgba, other.to_rgba8().into_raw()),
    };
    let (width, height) = picture.dimensions();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(color);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    for (key, text) in [
        (METADATA, &embedded.metadata),
        (GRAPH, &embedded.graph),
        (WORKFLOW, &embedded.workflow),
    ] {
        match text {
            Some(text) if text.chars().all(|letter| u32::from(letter) < 256) => {
                encoder.add_text_chunk(key.to_owned(), text.clone())?;
            }
            Some(text) => encoder.add_itxt_chunk(key.to_owned(), text.clone())?,
            None => {}
        }
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(file)
}

/// Reads the texts of a PNG file. Anything else has none.
pub(super) fn texts(file: &[u8]) -> Result<Embedded> {
    if !file.starts_with(b"\x89PNG") {
        return Ok(Embedded::default());
    }
    let reader = png::Decoder::new(Cursor::new(file)).read_info()?;
    let info = reader.info();
    let latin = info
        .uncompressed_latin1_text
        .iter()
        .map(|chunk| (chunk.keyword.clone(), Some(chunk.text.clone())));
    let packed = info
        .compressed_latin1_text
        .iter()
        .map(|chunk| (chunk.keyword.clone(), chunk.get_text().ok()));
    let utf8 = info
        .utf8_text
        .iter()
        .map(|chunk| (chunk.keyword.clone(), chunk.get_text().ok()));
    let mut embedded = Embedded::default();
    for (key, text) in latin.chain(packed).chain(utf8) {
        match key.as_str() {
            METADATA => embedded.metadata = text,
            GRAPH => embedded.graph = text,
            WORKFLOW => embedded.workflow = text,
            _ => {}
        }
    }
    Ok(embedded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_survive_a_round_trip() {
        let picture = DynamicImage::new_rgb8(3, 2);
        let embedded = Embedded {
            metadata: Some(r#"{"prompt": "a caf\u00e9"}"#.into()),
            graph: Some("{\"word\": \"灯台\"}".into()),
            workflow: None,
        };
        let file = encode(&picture, &embedded).unwrap();
        assert_eq!(texts(&file).unwrap(), embedded);
        let read = image::load_from_memory(&file).unwrap();
        assert_eq!(
            (read.dimensions(), read.color()),
            ((3, 2), image::ColorType::Rgb8)
        );
    }

    #[test]
    fn only_latin_texts_are_plain_chunks() {
        let embedded = Embedded {
            graph: Some("é".into()),
            workflow: Some("灯".into()),
            ..Embedded::default()
        };
        let file = encode(&DynamicImage::new_luma8(1, 1), &embedded).unwrap();
        let has = |kind: &[u8]| file.windows(4).any(|window| window == kind);
        assert!(has(b"tEXt") && has(b"iTXt"));
    }
}
