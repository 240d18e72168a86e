//! The three kinds of text that a PNG file can hold.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Read, Seek};

use flate2::read::ZlibDecoder;

use super::chunks::{Chunk, Chunks, Content};

/// No text may be longer, as it stands in the file or as it comes out of its compression.
const LONGEST: u32 = 16 * 1024 * 1024;

/// A keyword has at most 79 bytes, and a zero behind them.
const KEYWORD: u32 = 80;

/// Every keyword of InvokeAI begins so; others are not read.
const OURS: &[u8] = b"invokeai_";

/// Why a text that is there cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    TooLong,
    CutOff,
    Checksum,
    Form,
    Compression,
    Encoding,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "it is longer than {} MiB", LONGEST >> 20),
            Self::CutOff => f.write_str("the file ends in the middle of it"),
            Self::Checksum => f.write_str("its checksum is wrong"),
            Self::Form => f.write_str("it is not in the form of a PNG text"),
            Self::Compression => f.write_str("its compression is broken"),
            Self::Encoding => f.write_str("it is not UTF-8"),
        }
    }
}

/// A text as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawText(Result<(Kind, Vec<u8>), Fault>);

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `tEXt`: Latin-1.
    Plain,
    /// `zTXt`: Latin-1, compressed.
    Compressed,
    /// `iTXt`: UTF-8, compressed or not.
    International,
}

/// The keyword and the text of the current chunk, when it is one of InvokeAI's.
pub(super) fn read<R: Read + Seek>(
    chunks: &mut Chunks<R>,
    chunk: Chunk,
) -> io::Result<Option<(Vec<u8>, RawText)>> {
    let kind = match &chunk.kind {
        b"tEXt" => Kind::Plain,
        b"zTXt" => Kind::Compressed,
        b"iTXt" => Kind::International,
        _ => return Ok(None),
    };
    let start = chunks.start(chunk, KEYWORD)?;
    let Some((keyword, _)) = split_at_zero(&start) else {
        return Ok(None);
    };
    if !keyword.starts_with(OURS) {
        return Ok(None);
    }
    let keyword = keyword.to_vec();
    if chunk.length > LONGEST {
        return Ok(Some((keyword, RawText(Err(Fault::TooLong)))));
    }
    let raw = match chunks.content(chunk, start)? {
        Content::Whole(mut bytes) => {
            bytes.drain(..=keyword.len());
            Ok((kind, bytes))
        }
        Content::CutOff => Err(Fault::CutOff),
        Content::Altered => Err(Fault::Checksum),
    };
    Ok(Some((keyword, RawText(raw))))
}

impl RawText {
    /// The text itself.
    pub(super) fn decode(self) -> Result<String, Fault> {
        let (kind, bytes) = self.0?;
        match kind {
            Kind::Plain => Ok(latin_1(&bytes)),
            // One byte says how it is compressed; there is one way.
            Kind::Compressed => match bytes.split_first() {
                Some((0, compressed)) => Ok(latin_1(&inflate(compressed)?)),
                Some(_) => Err(Fault::Compression),
                None => Err(Fault::Form),
            },
            Kind::International => international(&bytes),
        }
    }
}

/// Whether it is compressed, how, a language, the keyword in that language, and the text.
fn international(bytes: &[u8]) -> Result<String, Fault> {
    let [flag, method, rest @ ..] = bytes else {
        return Err(Fault::Form);
    };
    let (_, rest) = split_at_zero(rest).ok_or(Fault::Form)?;
    let (_, text) = split_at_zero(rest).ok_or(Fault::Form)?;
    let text = match (flag, method) {
        (0, _) => Cow::Borrowed(text),
        (1, 0) => Cow::Owned(inflate(text)?),
        _ => return Err(Fault::Compression),
    };
    String::from_utf8(text.into_owned()).map_err(|_| Fault::Encoding)
}

fn inflate(compressed: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut text = Vec::new();
    // One byte more than is allowed tells that there is more.
    let mut decoder = ZlibDecoder::new(compressed).take(u64::from(LONGEST) + 1);
    decoder.read_to_end(&mut text).map_err(|_| Fault::Compression)?;
    if text.len() > LONGEST as usize {
        return Err(Fault::TooLong);
    }
    Ok(text)
}

fn latin_1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn split_at_zero(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let zero = bytes.iter().position(|byte| *byte == 0)?;
    Some((bytes.get(..zero)?, bytes.get(zero + 1..)?))
}
