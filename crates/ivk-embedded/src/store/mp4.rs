//! What an MP4 file says about itself: its size, its length, its codec. The pictures inside stay closed.

/// What is known of a video.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct VideoFacts {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Seconds.
    pub(crate) duration: f64,
    /// Pictures a second.
    pub(crate) fps: Option<f64>,
}

/// Whether a file begins as MP4 files do. QuickTime's own files are others.
pub(crate) fn is_mp4(file: &[u8]) -> bool {
    match boxes(file).next() {
        Some((b"ftyp", content)) => content.len() >= 4 && !content.starts_with(b"qt  "),
        _ => false,
    }
}

/// Reads a complete file with a track of H.264, which is what the server takes.
pub(crate) fn read(file: &[u8]) -> Option<VideoFacts> {
    // A file that is cut off has a box that reaches over its end.
    let (mut reached, mut movie, mut data) = (0, None, false);
    for (kind, content) in boxes(file) {
        reached = file.len() - after(file, content).len();
        match kind {
            b"moov" => movie = Some(content),
            b"mdat" => data = true,
            _ => {}
        }
    }
    let movie = movie.filter(|_| data && reached == file.len())?;
    boxes(movie)
        .filter(|(kind, _)| *kind == b"trak")
        .find_map(|(_, track)| read_track(track))
}

fn read_track(track: &[u8]) -> Option<VideoFacts> {
    let media = find(track, b"mdia")?;
    let header = find(media, b"mdhd")?;
    let (scale, ticks) = match header.first()? {
        0 => (number(header, 12, 4)?, number(header, 16, 4)?),
        _ => (number(header, 20, 4)?, number(header, 24, 8)?),
    };
    let samples = find(find(media, b"minf")?, b"stbl")?;
    let description = find(samples, b"stsd")?.get(8..)?;
    let (codec, entry) = boxes(description).next()?;
    if !matches!(codec, b"avc1" | b"avc3") || scale == 0 {
        return None;
    }
    let duration = ticks as f64 / scale as f64;
    let times = find(samples, b"stts")?;
    let entries = usize::try_from(number(times, 4, 4)?).ok()?;
    let pictures: u64 = (0..entries.min(times.len()))
        .filter_map(|entry| number(times, 8 + entry * 8, 4))
        .sum();
    Some(VideoFacts {
        width: u32::try_from(number(entry, 24, 2)?).ok()?,
        height: u32::try_from(number(entry, 26, 2)?).ok()?,
        duration,
        fps: (duration > 0.0).then(|| pictures as f64 / duration),
    })
}

fn find<'a>(content: &'a [u8], wanted: &[u8; 4]) -> Option<&'a [u8]> {
    boxes(content)
        .find(|(kind, _)| *kind == wanted)
        .map(|(_, content)| content)
}

/// What of `file` comes after a part of it.
fn after<'a>(file: &'a [u8], part: &[u8]) -> &'a [u8] {
    let end = (part.as_ptr() as usize + part.len()).saturating_sub(file.as_ptr() as usize);
    file.get(end..).unwrap_or_default()
}

/// A big-endian number of up to eight bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(
        bytes
            .iter()
            .fold(0, |number, byte| number << 8 | u64::from(*byte)),
    )
}

/// The boxes that stand one after the other: their kinds and contents. Ends at the first that is not whole.
fn boxes(mut rest: &[u8]) -> impl Iterator<Item = (&[u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let kind = rest.get(4..8)?.first_chunk()?;
        let (header, size) = match number(rest, 0, 4)? {
            0 => (8, rest.len()),
            1 => (16, usize::try_from(number(rest, 8, 8)?).ok()?),
            size => (8, usize::try_from(size).ok()?),
        };
        let content = rest.get(header..size)?;
        rest = rest.get(size..)?;
        Some((kind, content))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A second of 64 by 48 pixels, made by ffmpeg.
    const CLIP: &[u8] = include_bytes!("../../tests/data/clip.mp4");

    #[test]
    fn a_clip_says_what_the_real_server_says_of_it() {
        assert!(is_mp4(CLIP));
        let facts = VideoFacts {
            width: 64,
            height: 48,
            duration: 1.0,
            fps: Some(8.0),
        };
        assert_eq!(read(CLIP), Some(facts));
    }

    #[test]
    fn what_is_cut_off_or_something_else_is_no_video() {
        for cut in [0, 4, 12, 900, CLIP.len() - 1] {
            assert_eq!(read(&CLIP[..cut]), None, "{cut} bytes");
        }
        assert!(!is_mp4(b"hello"));
        assert!(!is_mp4(b"\0\0\0\x14ftypqt  \0\0\0\0qt  "));
    }
}
