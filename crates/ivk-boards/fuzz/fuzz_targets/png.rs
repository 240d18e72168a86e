//! Whatever a PNG file holds, it is read without a panic and in bounded memory, and what is read of it is read again
//! from a file around it.
//!
//! Checksums would keep the fuzzer out of everything behind them, so each input is read twice: as it is, and as the
//! chunks of a file whose checksums are right. There the input is a list of: kind of text, length in two bytes, content.

#![no_main]

use flate2::Crc;
use ivk_boards::PngMetadata;
use libfuzzer_sys::fuzz_target;

/// No text is longer.
const LONGEST: usize = 16 << 20;

fuzz_target!(|input: &[u8]| {
    if let Ok(inside) = PngMetadata::from_slice(input) {
        look(&inside);
    }
    let inside = PngMetadata::from_slice(&file(input)).expect("it begins as a PNG file");
    look(&inside);
    assert!(inside.is_complete());
    // What came out goes in again as it is.
    if let Ok(Some(workflow)) = inside.workflow() {
        let text = [b"invokeai_workflow\0\0\0\0\0", workflow.as_bytes()].concat();
        let mut again = SIGNATURE.to_vec();
        chunk(&mut again, b"iTXt", &text);
        chunk(&mut again, b"IEND", b"");
        let again = PngMetadata::from_slice(&again).expect("it begins as a PNG file");
        if text.len() <= LONGEST {
            assert_eq!(again.workflow().ok().flatten(), Some(workflow));
        }
    }
});

fn look(inside: &PngMetadata) {
    let _ = inside.metadata();
    for text in [inside.metadata_json(), inside.workflow(), inside.graph()] {
        match text {
            // Latin-1 takes twice the room as UTF-8.
            Ok(text) => assert!(text.is_none_or(|text| text.len() <= 2 * LONGEST)),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

fn file(mut input: &[u8]) -> Vec<u8> {
    let mut file = SIGNATURE.to_vec();
    while let [kind, high, low, rest @ ..] = input {
        let length = usize::from(u16::from_be_bytes([*high, *low])).min(rest.len());
        let (content, next) = rest.split_at(length);
        let keyword: &[u8] = match kind >> 2 & 3 {
            0 => b"invokeai_metadata\0",
            1 => b"invokeai_workflow\0",
            2 => b"invokeai_graph\0",
            _ => b"",
        };
        let kind = [b"tEXt", b"zTXt", b"iTXt", b"IDAT"][usize::from(kind & 3)];
        chunk(&mut file, kind, &[keyword, content].concat());
        input = next;
    }
    chunk(&mut file, b"IEND", b"");
    file
}

fn chunk(file: &mut Vec<u8>, kind: &[u8; 4], content: &[u8]) {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(content);
    file.extend((content.len() as u32).to_be_bytes());
    file.extend(kind);
    file.extend(content);
    file.extend(crc.sum().to_be_bytes());
}
