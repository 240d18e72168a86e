//! The chunks of a PNG file, one after the other, without their content.

use std::io::{self, Read, Seek};

use flate2::Crc;

/// How every PNG file begins.
const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// The specification allows no longer chunk.
const LONGEST: u32 = i32::MAX as u32;

/// Walks over a file.
pub(super) struct Chunks<R> {
    source: R,
    /// How many bytes of the current chunk, its checksum included, were not read yet.
    left: u64,
    is_complete: bool,
}

/// Where the walk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chunk {
    pub(super) kind: [u8; 4],
    pub(super) length: u32,
}

/// The content of a chunk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    Whole(Vec<u8>),
    /// The file ends in the middle of it.
    CutOff,
    /// Its checksum belongs to another content.
    Altered,
}

impl<R: Read + Seek> Chunks<R> {
    /// Begins; `None` when it is no PNG file.
    pub(super) fn open(mut source: R) -> io::Result<Option<Self>> {
        let start = read_up_to(&mut source, 8)?;
        Ok((start == SIGNATURE).then_some(Self {
            source,
            left: 0,
            is_complete: false,
        }))
    }

    /// Goes on to the next chunk; `None` at the end of the file, or where it makes no sense any more.
    pub(super) fn next(&mut self) -> io::Result<Option<Chunk>> {
        // A jump behind the end of a file succeeds, and nothing is read there.
        self.source
            .seek_relative(i64::try_from(self.left).unwrap_or(i64::MAX))?;
        self.left = 0;
        let head = read_up_to(&mut self.source, 8)?;
        let [a, b, c, d, kind @ ..] = head.as_slice() else {
            return Ok(None);
        };
        let length = u32::from_be_bytes([*a, *b, *c, *d]);
        let Ok(kind) = <[u8; 4]>::try_from(kind) else {
            return Ok(None);
        };
        if length > LONGEST || !kind.iter().all(u8::is_ascii_alphabetic) {
            return Ok(None);
        }
        if &kind == b"IEND" {
            self.is_complete = true;
            return Ok(None);
        }
        self.left = u64::from(length) + 4;
        Ok(Some(Chunk { kind, length }))
    }

    /// The first bytes of the current chunk.
    pub(super) fn start(&mut self, chunk: Chunk, most: u32) -> io::Result<Vec<u8>> {
        let start = read_up_to(&mut self.source, most.min(chunk.length).into())?;
        self.left = self.left.saturating_sub(start.len() as u64);
        Ok(start)
    }

    /// The whole content of the current chunk, which begins with what was read of it.
    pub(super) fn content(&mut self, chunk: Chunk, start: Vec<u8>) -> io::Result<Content> {
        let rest = u64::from(chunk.length).saturating_sub(start.len() as u64);
        let mut bytes = start;
        // The buffer grows with what is there, not with what is promised.
        let read = self.source.by_ref().take(rest).read_to_end(&mut bytes)?;
        let checksum = read_up_to(&mut self.source, 4)?;
        self.left = self.left.saturating_sub((read + checksum.len()) as u64);
        let mut crc = Crc::new();
        crc.update(&chunk.kind);
        crc.update(&bytes);
        Ok(match <[u8; 4]>::try_from(checksum) {
            Err(_) => Content::CutOff,
            Ok(checksum) if checksum != crc.sum().to_be_bytes() => Content::Altered,
            Ok(_) => Content::Whole(bytes),
        })
    }

    /// Whether the end of the file was seen.
    pub(super) fn is_complete(&self) -> bool {
        self.is_complete
    }
}

fn read_up_to(source: &mut impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
