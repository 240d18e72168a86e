//! Parts of a video.

use std::ops::Range;

use bytes::{Bytes, BytesMut};
use http::HeaderValue;
use http::header::{CONTENT_RANGE, RANGE};
use ivk_api::operations::videos::GetVideoFull;
use ivk_api::transport::request;
use ivk_api::types::VideoName;

use super::Videos;
use crate::download::DownloadStream;
use crate::error::{Error, ErrorKind};

/// The most that the server gives with one request (6.14.2).
const AT_ONCE: u64 = 1024 * 1024;

/// A part of a video that is being asked for, from a first byte up to but not including a last.
///
/// The server gives at most 1 MiB with a request, so a longer part takes several. A part that reaches over the end of the
/// video ends there.
///
/// ```no_run
/// # async fn show(videos: ivk_boards::Videos) -> Result<(), ivk_boards::Error> {
/// let start = videos.range("clip.mp4", 0..64 * 1024).to_bytes().await?;
/// # let _ = start;
/// # Ok(()) }
/// ```
#[derive(Debug)]
#[must_use = "nothing is read unless it is told where to"]
pub struct VideoRange {
    videos: Videos,
    name: VideoName,
    left: Range<u64>,
    /// The length of the whole video, once it is known.
    whole: Option<u64>,
}

impl VideoRange {
    pub(super) fn new(videos: Videos, name: VideoName, left: Range<u64>) -> Self {
        Self {
            videos,
            name,
            left,
            whole: None,
        }
    }

    /// The part, in memory.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchVideo`] when there is none; [`ErrorKind::Refused`] when the part begins behind the end of the
    /// video; [`ErrorKind::Incomplete`] when what comes is not what was asked for; [`ErrorKind::Unsupported`] before 6.14.
    pub async fn to_bytes(mut self) -> Result<Bytes, Error> {
        let mut content = BytesMut::new();
        while let Some(piece) = self.next().await? {
            content.extend_from_slice(&piece);
        }
        Ok(content.freeze())
    }

    /// The part as it comes, in pieces of up to 1 MiB.
    pub fn to_stream(self) -> DownloadStream {
        let pieces = futures_util::stream::try_unfold(self, |mut range| async move {
            Ok(range.next().await?.map(|piece| (piece, range)))
        });
        DownloadStream::new(pieces, None)
    }

    async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        if let Some(whole) = self.whole {
            self.left.end = self.left.end.min(whole);
        }
        if self.left.is_empty() {
            return Ok(None);
        }
        self.videos.support.require().await?;
        let name = self.name.as_str();
        let incomplete = |complaint: String| {
            let message = format!("the server sent {complaint} of video {name}");
            Error::new(ErrorKind::Incomplete, message)
        };
        let last = self.left.end.min(self.left.start.saturating_add(AT_ONCE)) - 1;
        let asked = format!("bytes={}-{last}", self.left.start);
        let header = HeaderValue::try_from(asked.as_str()).map_err(|_| incomplete("no part".to_owned()))?;
        let request = request(&GetVideoFull::new(&self.name))
            .map_err(|error| Error::about_video("reading", name, error))?
            .header(RANGE, header);
        let answer = match self.videos.client.send(request).await {
            Ok(answer) => answer,
            Err(error) if error.status().is_some_and(|status| status.as_u16() == 416) => {
                let message = format!("video {name} is shorter than {} bytes", self.left.start);
                return Err(Error::new(ErrorKind::Refused, message).because(error));
            }
            Err(error) => return Err(Error::about_video("reading", name, error.into())),
        };
        let said = answer
            .headers
            .get(CONTENT_RANGE)
            .and_then(|value| value.to_str().ok());
        let (start, whole) = said
            .and_then(content_range)
            .ok_or_else(|| incomplete("something without saying which part it is".to_owned()))?;
        let length = answer.body.len() as u64;
        if start != self.left.start || length == 0 || length > last + 1 - start {
            return Err(incomplete(format!(
                "{length} bytes from {start} on, not {asked},"
            )));
        }
        if self.whole.replace(whole).is_some_and(|known| known != whole) {
            return Err(incomplete("parts of different versions".to_owned()));
        }
        self.left.start += length;
        Ok(Some(answer.body))
    }
}

/// Where a part begins, and how long the whole is: `bytes 100-199/1000`.
fn content_range(value: &str) -> Option<(u64, u64)> {
    let (range, whole) = value.strip_prefix("bytes ")?.split_once('/')?;
    Some((range.split_once('-')?.0.parse().ok()?, whole.parse().ok()?))
}
