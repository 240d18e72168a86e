//! A body on its way out, for one attempt.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use http::HeaderValue;
use http_body::{Frame, SizeHint};

use super::{
    Body,
    file::{CHUNK, FileReader},
    multipart::Source,
};
use crate::{Environment, environment::Instant, http::request::Observer};

/// How far an attempt came with sending its body, seen from outside while it is being sent.
#[derive(Debug)]
pub(crate) struct Progress {
    environment: Environment,
    origin: Instant,
    /// Milliseconds from `origin` to the last time that a piece was taken.
    last: AtomicU64,
    finished: AtomicBool,
}

impl Progress {
    fn new(environment: &Environment, finished: bool) -> Arc<Self> {
        Arc::new(Self {
            environment: environment.clone(),
            origin: environment.now(),
            last: AtomicU64::new(0),
            finished: AtomicBool::new(finished),
        })
    }

    fn mark(&self, finished: bool) {
        let since = self
            .environment
            .now()
            .saturating_duration_since(self.origin)
            .as_millis();
        self.last
            .store(u64::try_from(since).unwrap_or(u64::MAX), Ordering::Relaxed);
        if finished {
            self.finished.store(true, Ordering::Release);
        }
    }

    /// Whether the last piece was taken.
    pub(crate) fn is_finished(&self) -> bool {
        self.finished.load(Ordering::Acquire)
    }

    /// When the last piece was taken, or when the attempt began.
    pub(crate) fn last(&self) -> Instant {
        self.origin + Duration::from_millis(self.last.load(Ordering::Relaxed))
    }
}

/// A body on its way out, of exactly known length. Services that a user gives to the client get this.
pub struct WireBody {
    state: State,
    left: u64,
    progress: Option<Arc<Progress>>,
    /// Who is told, and the length of it all.
    observer: Option<(Observer, u64)>,
}

enum State {
    Done,
    Bytes(Bytes),
    Form {
        head: Bytes,
        file: FileState,
        tail: Bytes,
    },
}

enum FileState {
    None,
    Bytes(Bytes),
    Reader(FileReader),
}

impl WireBody {
    fn empty() -> Self {
        Self {
            state: State::Done,
            left: 0,
            progress: None,
            observer: None,
        }
    }

    /// Opens a described body, of which there can be any number. Also returns its `Content-Type`.
    ///
    /// The client does this for each attempt; it is public for those who look at what would be sent.
    #[must_use]
    pub fn open(body: &Body, environment: &Environment) -> (Self, Option<HeaderValue>) {
        match body {
            Body::Empty => (Self::empty(), None),
            Body::Bytes { content_type, bytes } => {
                let progress = Some(Progress::new(environment, bytes.is_empty()));
                let left = bytes.len() as u64;
                let content_type = HeaderValue::from_str(content_type).ok();
                (
                    Self {
                        state: State::Bytes(bytes.clone()),
                        left,
                        progress,
                        observer: None,
                    },
                    content_type,
                )
            }
            Body::Multipart(form) => {
                let boundary = format!("ivk-{:016x}{:016x}", environment.random(), environment.random());
                let form = form.encode(&boundary);
                let file = match form.file.as_deref() {
                    None => FileState::None,
                    Some(part) => match &part.source {
                        Source::Bytes(bytes) => FileState::Bytes(bytes.clone()),
                        Source::Path(path) => FileState::Reader(FileReader::new(path, part.length)),
                    },
                };
                let progress = Some(Progress::new(environment, false));
                let content_type =
                    HeaderValue::from_str(&format!("multipart/form-data; boundary={boundary}")).ok();
                let state = State::Form {
                    head: form.head,
                    file,
                    tail: form.tail,
                };
                (
                    Self {
                        state,
                        left: form.length,
                        progress,
                        observer: None,
                    },
                    content_type,
                )
            }
        }
    }

    /// How far sending came; `None` when there is nothing to send.
    pub(crate) fn progress(&self) -> Option<Arc<Progress>> {
        self.progress.clone()
    }

    pub(crate) fn observe(&mut self, observer: Observer) {
        self.observer = Some((observer, self.left));
    }

    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        loop {
            match &mut self.state {
                State::Done => return Poll::Ready(None),
                State::Bytes(bytes) => {
                    let piece = std::mem::take(bytes);
                    self.state = State::Done;
                    if !piece.is_empty() {
                        return Poll::Ready(Some(Ok(piece)));
                    }
                }
                State::Form { head, .. } if !head.is_empty() => {
                    return Poll::Ready(Some(Ok(std::mem::take(head))));
                }
                State::Form { file, tail, .. } => match file {
                    FileState::Bytes(bytes) if !bytes.is_empty() => {
                        let size = bytes.len().min(CHUNK);
                        return Poll::Ready(Some(Ok(bytes.split_to(size))));
                    }
                    FileState::Reader(reader) => match ready!(reader.poll_chunk(context)) {
                        Some(piece) => return Poll::Ready(Some(piece)),
                        None => *file = FileState::None,
                    },
                    FileState::None | FileState::Bytes(_) => {
                        let tail = std::mem::take(tail);
                        self.state = State::Bytes(tail);
                    }
                },
            }
        }
    }
}

impl http_body::Body for WireBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let this = self.get_mut();
        let piece = ready!(this.poll_piece(context));
        if let Some(Ok(piece)) = &piece {
            this.left = this.left.saturating_sub(piece.len() as u64);
        }
        if let Some(progress) = &this.progress {
            progress.mark(this.left == 0);
        }
        if let (Some((tell, total)), Some(Ok(_))) = (&this.observer, &piece) {
            tell(*total - this.left, *total);
        }
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
