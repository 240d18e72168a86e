//! Whether what came is whole.

use super::Content;
use crate::error::{Error, ErrorKind};

const PNG: [u8; 8] = [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];

/// The last chunk of every PNG file, with its length and checksum.
const IEND: [u8; 12] = [0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82];

/// Watches a file pass by. A length that a server announces can be as wrong as the file that it has, and some servers
/// in between announce none; both kinds of picture know themselves where they end.
#[derive(Debug, Clone, Default)]
pub(super) struct Whole {
    start: Vec<u8>,
    end: Vec<u8>,
    length: u64,
}

impl Whole {
    pub(super) fn see(&mut self, piece: &[u8]) {
        let missing = IEND.len() - self.start.len().min(IEND.len());
        self.start.extend(piece.iter().take(missing));
        self.length += piece.len() as u64;
        let tail = piece.split_at(piece.len().saturating_sub(IEND.len())).1;
        self.end.extend_from_slice(tail);
        let surplus = self.end.len().saturating_sub(IEND.len());
        self.end.drain(..surplus);
    }

    /// Says what is wrong with all that was seen.
    pub(super) fn check(&self, content: Content, what: &str) -> Result<(), Error> {
        let complaint = match content {
            Content::Picture if !self.start.starts_with(&PNG) => "is no PNG file",
            Content::Picture if self.end != IEND => "ends in the middle",
            Content::Thumbnail => match self.webp_length() {
                None => "is no WebP file",
                Some(length) if length > self.length => "ends in the middle",
                Some(_) => return Ok(()),
            },
            // The server opens these with its own tools only; there is no cheap way to tell.
            Content::Picture | Content::Video => return Ok(()),
        };
        let message = format!("{what}, as it came, {complaint}");
        Err(Error::new(ErrorKind::Incomplete, message))
    }

    /// The length of a WebP file as it says itself.
    fn webp_length(&self) -> Option<u64> {
        match self.start.as_slice() {
            [b'R', b'I', b'F', b'F', a, b, c, d, b'W', b'E', b'B', b'P'] => {
                Some(u64::from(u32::from_le_bytes([*a, *b, *c, *d])) + 8)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content: Content, pieces: &[&[u8]]) -> Option<String> {
        let mut whole = Whole::default();
        pieces.iter().for_each(|piece| whole.see(piece));
        whole.check(content, "it").err().map(|error| error.to_string())
    }

    #[test]
    fn pictures_know_where_they_end() {
        let png = [&PNG[..], b"....", &IEND].concat();
        assert_eq!(check(Content::Picture, &[&png]), None);
        for cut in 1..png.len() {
            let (start, end) = png.split_at(cut);
            assert_eq!(check(Content::Picture, &[start, end]), None);
            assert!(check(Content::Picture, &[start]).is_some(), "{cut} bytes");
        }
        let webp = b"RIFF\x08\0\0\0WEBPVP8L";
        assert_eq!(check(Content::Thumbnail, &[&webp[..5], &webp[5..]]), None);
        assert!(
            check(Content::Thumbnail, &[&webp[..14]])
                .unwrap()
                .contains("middle")
        );
        assert!(
            check(Content::Thumbnail, &[b"<html>"])
                .unwrap()
                .contains("no WebP")
        );
        assert!(check(Content::Picture, &[b"<html>"]).unwrap().contains("no PNG"));
        assert_eq!(check(Content::Video, &[b"anything"]), None);
    }
}
