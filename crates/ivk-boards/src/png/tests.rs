use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use proptest::prelude::*;

use super::*;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(content);
    let mut chunk = u32::try_from(content.len()).unwrap().to_be_bytes().to_vec();
    chunk.extend_from_slice(kind);
    chunk.extend_from_slice(content);
    chunk.extend_from_slice(&crc.sum().to_be_bytes());
    chunk
}

fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(letter).unwrap()).collect()
}

/// The ways to write a text.
#[derive(Debug, Clone, Copy)]
enum Way {
    Plain,
    Compressed,
    International,
    InternationalCompressed,
}

const WAYS: [Way; 4] = [
    Way::Plain,
    Way::Compressed,
    Way::International,
    Way::InternationalCompressed,
];

fn text(way: Way, keyword: &[u8], text: &str) -> Vec<u8> {
    match way {
        Way::Plain => chunk(b"tEXt", &[keyword, b"\0", &latin_1(text)].concat()),
        Way::Compressed => chunk(b"zTXt", &[keyword, b"\0\0", &deflate(&latin_1(text))].concat()),
        Way::International => chunk(
            b"iTXt",
            &[keyword, b"\0\0\0en\0titel\0", text.as_bytes()].concat(),
        ),
        Way::InternationalCompressed => chunk(
            b"iTXt",
            &[keyword, b"\0\x01\0\0\0", &deflate(text.as_bytes())].concat(),
        ),
    }
}

/// A file around these chunks. The pixels are of no interest, so there are none.
fn file(chunks: &[Vec<u8>]) -> Vec<u8> {
    let head = chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
    [
        SIGNATURE,
        &head,
        &chunks.concat(),
        &chunk(b"IDAT", &[0; 64]),
        &chunk(b"IEND", b""),
    ]
    .concat()
}

fn workflow(bytes: &[u8]) -> Result<Option<String>, (ErrorKind, String)> {
    let inside = PngMetadata::from_slice(bytes).unwrap();
    let workflow = inside.workflow().map(|text| text.map(str::to_owned));
    workflow.map_err(|error| (error.kind(), error.to_string()))
}

#[test]
fn texts_are_read_however_they_are_written() {
    for way in WAYS {
        let bytes = file(&[
            text(way, METADATA, r#"{"seed": 7, "positive_prompt": "Büro"}"#),
            text(way, b"Comment", "somebody else's"),
            text(way, WORKFLOW, r#"{"name": "w"}"#),
            text(way, GRAPH, r#"{"id": "g"}"#),
        ]);
        let inside = PngMetadata::from_slice(&bytes).unwrap();
        assert!(inside.is_complete());
        let metadata = inside.metadata().unwrap().unwrap();
        assert_eq!(metadata.get("seed"), Some(7), "{way:?}");
        assert_eq!(
            metadata.get("positive_prompt"),
            Some("Büro".to_owned()),
            "{way:?}"
        );
        let embedded = inside.embedded_workflow().unwrap();
        assert_eq!(embedded.workflow.as_deref(), Some(r#"{"name": "w"}"#));
        assert_eq!(embedded.graph.as_deref(), Some(r#"{"id": "g"}"#));
    }
}

#[test]
fn a_picture_without_texts_has_none() {
    let inside = PngMetadata::from_slice(&file(&[])).unwrap();
    assert_eq!(inside.metadata().unwrap(), None);
    assert_eq!(
        (inside.workflow().unwrap(), inside.graph().unwrap()),
        (None, None)
    );
}

#[test]
fn texts_behind_the_pixels_are_read_and_the_last_counts() {
    let mut bytes = file(&[
        text(Way::Plain, WORKFLOW, "first"),
        text(Way::Compressed, WORKFLOW, "second"),
    ]);
    assert_eq!(workflow(&bytes), Ok(Some("second".to_owned())));
    bytes.truncate(bytes.len() - 12);
    bytes.extend(text(Way::International, WORKFLOW, "third"));
    bytes.extend(chunk(b"IEND", b""));
    assert_eq!(workflow(&bytes), Ok(Some("third".to_owned())));
    bytes.extend(text(Way::Plain, WORKFLOW, "behind the end"));
    assert_eq!(workflow(&bytes), Ok(Some("third".to_owned())));
}

#[test]
fn what_is_no_png_is_refused() {
    for bytes in [
        &b""[..],
        b"\x89PNG",
        b"\xff\xd8\xff\xe0",
        b"{\"name\": \"w\"}",
        b"\x89PNG\n\x1a\n\0\0",
    ] {
        let error = PngMetadata::from_slice(bytes).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotAnImage, "{bytes:?}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cat.png");
    assert_eq!(PngMetadata::from_path(&path).unwrap_err().kind(), ErrorKind::File);
    std::fs::write(&path, "GIF89a").unwrap();
    let error = PngMetadata::from_path(&path).unwrap_err();
    assert!(error.to_string().contains("cat.png is not a PNG file"), "{error}");
    std::fs::write(&path, file(&[text(Way::Plain, GRAPH, "{}")])).unwrap();
    assert_eq!(
        PngMetadata::from_path(&path).unwrap().graph().unwrap(),
        Some("{}")
    );
}

#[test]
fn a_damaged_text_is_named_and_hides_no_other() {
    let wrong_sum = {
        let mut chunk = text(Way::Plain, WORKFLOW, "x");
        *chunk.last_mut().unwrap() ^= 1;
        chunk
    };
    let keyword = WORKFLOW;
    let table = [
        (wrong_sum, "checksum"),
        (
            chunk(b"zTXt", &[keyword, b"\0\0not zlib"].concat()),
            "compression",
        ),
        (chunk(b"zTXt", &[keyword, b"\0\x07"].concat()), "compression"),
        (chunk(b"zTXt", &[keyword, b"\0"].concat()), "form"),
        (chunk(b"iTXt", &[keyword, b"\0\0\0no end"].concat()), "form"),
        (
            chunk(b"iTXt", &[keyword, b"\0\x02\0\0\0x"].concat()),
            "compression",
        ),
        (
            chunk(b"iTXt", &[keyword, b"\0\0\0\0\0\xff\xfe"].concat()),
            "UTF-8",
        ),
        (
            chunk(b"iTXt", &[keyword, b"\0\x01\0\0\0", &deflate(b"x")[..5]].concat()),
            "compression",
        ),
    ];
    for (damaged, told) in table {
        let bytes = file(&[damaged, text(Way::Plain, METADATA, "{}")]);
        let (kind, message) = workflow(&bytes).unwrap_err();
        assert_eq!(kind, ErrorKind::Damaged, "{message}");
        assert!(message.contains(told), "{message}");
        let inside = PngMetadata::from_slice(&bytes).unwrap();
        assert!(inside.metadata().unwrap().is_some());
        assert_eq!(inside.graph().unwrap(), None);
    }
}

#[test]
fn metadata_that_is_no_object_is_still_there_as_text() {
    for json in ["[1]", "7", "{\"seed\":", ""] {
        let inside = PngMetadata::from_slice(&file(&[text(Way::Plain, METADATA, json)])).unwrap();
        assert_eq!(
            inside.metadata().unwrap_err().kind(),
            ErrorKind::Damaged,
            "{json}"
        );
        assert_eq!(inside.metadata_json().unwrap(), Some(json));
    }
}

#[test]
fn a_bomb_is_refused_before_it_is_large() {
    let zeros = deflate(&vec![b' '; (16 << 20) + 1]);
    assert!(zeros.len() < 100_000);
    let bomb = chunk(b"zTXt", &[WORKFLOW, b"\0\0", &zeros].concat());
    let (kind, message) = workflow(&file(&[bomb])).unwrap_err();
    assert_eq!(kind, ErrorKind::Damaged);
    assert!(message.contains("16 MiB"), "{message}");

    let most = text(Way::Compressed, WORKFLOW, &" ".repeat(16 << 20));
    assert_eq!(workflow(&file(&[most])).unwrap().unwrap().len(), 16 << 20);

    let long = text(Way::Plain, WORKFLOW, &" ".repeat((16 << 20) + 1));
    let (_, message) = workflow(&file(&[long])).unwrap_err();
    assert!(message.contains("16 MiB"), "{message}");
}

#[test]
fn a_length_that_is_a_lie_takes_no_memory() {
    for length in [u32::MAX, i32::MAX as u32, 16 << 20, 100] {
        let mut bytes = SIGNATURE.to_vec();
        bytes.extend(length.to_be_bytes());
        bytes.extend(b"tEXtinvokeai_workflow\0{}");
        let error = workflow(&bytes).unwrap_err();
        assert!(
            [ErrorKind::Incomplete, ErrorKind::Damaged].contains(&error.0),
            "{error:?}"
        );
    }
}

#[test]
fn a_file_that_is_cut_off_says_so() {
    let bytes = file(&[
        text(Way::Plain, METADATA, "{}"),
        text(Way::International, WORKFLOW, "w"),
    ]);
    let whole = PngMetadata::from_slice(&bytes).unwrap();
    for end in SIGNATURE.len()..bytes.len() - 4 {
        let inside = PngMetadata::from_slice(&bytes[..end]).unwrap();
        match inside.workflow() {
            // What came whole is there, although the rest is not.
            Ok(found) => assert_eq!(found, whole.workflow().unwrap(), "cut at {end}"),
            Err(error) => {
                let told = error.to_string();
                assert!(
                    told.contains("cut off") || told.contains("ends in the middle"),
                    "{told}"
                );
            }
        }
        // The checksum of the last chunk covers nothing, so a file may lack it.
        assert_eq!(inside.is_complete(), end >= bytes.len() - 4, "cut at {end}");
    }
}

proptest! {
    /// Whatever is written comes out again, whichever way it was written, whatever stands around it.
    #[test]
    fn what_was_written_is_read(
        way in prop::sample::select(&WAYS[2..]),
        content in any::<String>(),
        before in prop::collection::vec((any::<[u8; 4]>(), prop::collection::vec(any::<u8>(), 0..40)), 0..4),
    ) {
        let mut chunks: Vec<_> = before
            .iter()
            .map(|(kind, content)| chunk(&kind.map(|letter| b'a' + letter % 26), content))
            .collect();
        chunks.push(text(way, WORKFLOW, &content));
        prop_assert_eq!(workflow(&file(&chunks)), Ok(Some(content)));
    }

    #[test]
    fn latin_1_is_read(way in prop::sample::select(&WAYS[..2]), content in "[\u{0}-\u{ff}]*") {
        prop_assert_eq!(workflow(&file(&[text(way, WORKFLOW, &content)])), Ok(Some(content)));
    }

    /// A changed byte makes another text, or a fault; never a panic, and never the old text with a wrong sum.
    #[test]
    fn any_byte_may_be_wrong(at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let mut bytes = file(&[text(Way::Compressed, WORKFLOW, "{\"name\": \"w\"}")]);
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        if let Ok(inside) = PngMetadata::from_slice(&bytes) {
            if let Ok(Some(found)) = inside.workflow() {
                prop_assert_eq!(found, "{\"name\": \"w\"}");
            }
            let _ = (inside.metadata(), inside.graph(), inside.is_complete());
        }
    }
}
