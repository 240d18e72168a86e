//! Downloads that go on where they broke off, when the server can.

use std::{fmt, pin::Pin, time::Duration};

use bytes::{Buf, Bytes};
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{ACCEPT_RANGES, CONTENT_RANGE, ETAG, IF_RANGE, LAST_MODIFIED, RANGE},
};

use super::{
    Checksum, Client, Error, ErrorKind, Phase, Request, RetryClass, StreamingResponse, checksum::Expectation,
};
use crate::backoff::Backoff;

/// How often a download goes on without a single byte coming in between.
const FRUITLESS: u32 = 3;

impl Client {
    /// Sends a request and gives the answer's body piece by piece, going on after an interruption when the request is a
    /// [`RetryClass::Read`] and the server announces byte ranges. What comes is then the same bytes in the same order:
    /// a server that has something else by now, or forgets where to begin, ends the download with the interruption.
    ///
    /// InvokeAI (6.14) announces ranges for videos, of which it gives at most 1 MiB at a time, and for archives; not for
    /// images.
    ///
    /// ```no_run
    /// # async fn run(client: ivk_transport::http::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use ivk_transport::http::{Method, Request, RetryClass};
    ///
    /// let request = Request::new("get_video_full", Method::GET, "api/v1/videos/i/x.mp4/full", RetryClass::Read);
    /// let mut download = client.download(request).await?;
    /// while let Some(piece) = download.chunk().await? {
    ///     println!("{} bytes", piece.len());
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// Dropping the future, or the download, leaves nothing behind.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub async fn download(&self, request: Request) -> Result<Download, Error> {
        let response = self.open(request.clone()).await?;
        let ranges = response
            .headers()
            .get(ACCEPT_RANGES)
            .is_some_and(|value| value == "bytes");
        Ok(Download {
            client: self.clone(),
            resumable: ranges && request.class() == RetryClass::Read,
            request,
            total: response.content_length(),
            validator: validator(response.headers()),
            response,
            received: 0,
            skip: 0,
            interrupted: None,
            opening: None,
            fruitless: 0,
            expectation: None,
        })
    }
}

/// A body that is being downloaded; see [`Client::download`].
pub struct Download {
    client: Client,
    request: Request,
    response: StreamingResponse,
    resumable: bool,
    total: Option<u64>,
    validator: Option<HeaderValue>,
    received: u64,
    /// How much the server repeats of what is already there.
    skip: u64,
    /// Why the present answer ended early, until the next one is open.
    interrupted: Option<Error>,
    /// The next answer on its way. It is kept when nobody waits for it, so that a reader who looks up now and then does
    /// not begin anew each time.
    opening: Option<Opening>,
    fruitless: u32,
    /// What the whole must come to.
    expectation: Option<Expectation>,
}

type Opening = Pin<Box<dyn Future<Output = Option<Rest>> + Send>>;

/// An answer that goes on where another one ended.
struct Rest {
    response: StreamingResponse,
    skip: u64,
    total: Option<u64>,
}

/// What identifies the content, so that two halves of different things are never put together.
fn validator(headers: &HeaderMap) -> Option<HeaderValue> {
    let strong = |tag: &&HeaderValue| !tag.as_bytes().starts_with(b"W/");
    headers
        .get(ETAG)
        .filter(strong)
        .or_else(|| headers.get(LAST_MODIFIED))
        .cloned()
}

impl Download {
    /// The headers of the first answer, or of the latest after an interruption.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The length of the whole, when the server announced it.
    #[must_use]
    pub fn content_length(&self) -> Option<u64> {
        self.total
    }

    /// How many bytes came so far.
    #[must_use]
    pub fn received(&self) -> u64 {
        self.received
    }

    /// Checks the whole: when it does not come to `expected`, the end of the download is an error of kind
    /// [`ErrorKind::Mismatch`]. What came until then was handed out, so nothing should be made of it before the end.
    ///
    /// To be called before the first piece.
    #[must_use]
    pub fn verify(mut self, checksum: impl Checksum + 'static, expected: impl Into<Vec<u8>>) -> Self {
        self.expectation = Some(Expectation::new(Box::new(checksum), expected.into()));
        self
    }

    /// The next piece, or `None` at the end. Cancel safe: nothing is lost when the future is dropped.
    ///
    /// # Errors
    /// The interruption, when it cannot be gone on from, or the body ends before the announced length; and a whole that
    /// is not what was expected.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        loop {
            if self.interrupted.is_some() {
                self.resume().await?;
            }
            match self.response.chunk().await {
                Ok(Some(mut piece)) => {
                    let repeated = self.skip.min(piece.len() as u64);
                    self.skip -= repeated;
                    piece.advance(usize::try_from(repeated).unwrap_or(piece.len()));
                    if piece.is_empty() {
                        continue;
                    }
                    self.fruitless = 0;
                    self.received += piece.len() as u64;
                    if let Some(expectation) = &mut self.expectation {
                        expectation.update(&piece);
                    }
                    return Ok(Some(piece));
                }
                // A server may give less than was asked for.
                Ok(None) if self.resumable && self.total.is_some_and(|total| self.received < total) => {
                    self.interrupted = Some(self.cut_short());
                }
                Ok(None) => {
                    return match self.expectation.take().is_none_or(Expectation::comes_true) {
                        true => Ok(None),
                        false => Err(self
                            .response
                            .failure(Error::new(ErrorKind::Mismatch, Phase::Body))),
                    };
                }
                Err(error) if self.can_resume(&error) => self.interrupted = Some(error),
                Err(error) => return Err(error),
            }
        }
    }

    fn cut_short(&self) -> Error {
        Error::new(ErrorKind::Interrupted, Phase::Body).with_operation(self.request.operation())
    }

    fn can_resume(&self, error: &Error) -> bool {
        self.resumable && matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::Timeout)
    }

    /// Opens the rest. Gives the interruption back when that cannot be done.
    async fn resume(&mut self) -> Result<(), Error> {
        if self.opening.is_none() && self.fruitless < FRUITLESS {
            self.opening = Some(self.open_rest());
            self.fruitless += 1;
        }
        let rest = match &mut self.opening {
            Some(opening) => opening.await,
            None => None,
        };
        self.opening = None;
        match (rest, self.interrupted.take()) {
            (Some(rest), _) => {
                self.response = rest.response;
                self.skip = rest.skip;
                self.total = rest.total;
                Ok(())
            }
            (None, Some(error)) => {
                self.resumable = false;
                Err(error)
            }
            (None, None) => Err(self.cut_short()),
        }
    }

    fn open_rest(&self) -> Opening {
        let (client, request) = (self.client.clone(), self.request.clone());
        let (known, expected) = (self.total, self.validator.clone());
        let (received, fruitless) = (self.received, self.fruitless);
        Box::pin(async move {
            if fruitless > 0 {
                let wait = Backoff::new(Duration::from_millis(250), Duration::from_secs(5));
                let environment = client.environment();
                environment.sleep(wait.delay(fruitless, environment)).await;
            }
            let range = HeaderValue::try_from(format!("bytes={received}-")).ok()?;
            let mut request = request.header(RANGE, range);
            if let Some(expected) = &expected {
                request = request.header(IF_RANGE, expected.clone());
            }
            let response = client.open(request).await.ok()?;
            if validator(response.headers()) != expected {
                return None;
            }
            let (start, total) = match response.status() {
                StatusCode::PARTIAL_CONTENT => {
                    let (start, total) =
                        content_range(response.headers().get(CONTENT_RANGE)?.to_str().ok()?)?;
                    if known.is_some_and(|known| known != total) {
                        return None;
                    }
                    (start, Some(total))
                }
                // The whole again. Only something that names it proves that it is the same.
                StatusCode::OK if expected.is_some() && response.content_length() == known => (0, known),
                _ => return None,
            };
            Some(Rest {
                skip: received.checked_sub(start)?,
                total,
                response,
            })
        })
    }
}

/// Where a range begins, and how long the whole is: `bytes 100-199/1000`.
fn content_range(value: &str) -> Option<(u64, u64)> {
    let (range, total) = value.strip_prefix("bytes ")?.split_once('/')?;
    let (start, end) = range.split_once('-')?;
    let (start, end, total) = (start.parse().ok()?, end.parse::<u64>().ok()?, total.parse().ok()?);
    (start <= end && end < total).then_some((start, total))
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("received", &self.received)
            .field("total", &self.total)
            .field("resumable", &self.resumable)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read() {
        assert_eq!(content_range("bytes 100-199/1000"), Some((100, 1000)));
        for bad in [
            "bytes */1000",
            "bytes 5-4/10",
            "bytes 0-10/10",
            "bytes 0-9/*",
            "items 0-1/2",
            "",
            "bytes -1-2/3",
        ] {
            assert_eq!(content_range(bad), None, "{bad}");
        }
    }
}
