//! How many calls run at once.

use std::{
    future::Future,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use pin_project_lite::pin_project;
use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};
use tower::Service;

use super::BoxFuture;
use crate::http::{Error, ErrorKind, Phase, RetryClass, trace::Call};

/// Lets a bounded number of calls through.
///
/// A sign-in passes at once: it is what the calls that hold all the places may be waiting for.
#[derive(Debug, Clone)]
pub(crate) struct Limit<S> {
    pub(crate) inner: S,
    pub(crate) places: Arc<Semaphore>,
}

impl<S: Service<Call, Error = Error>> Service<Call> for Limit<S> {
    type Response = S::Response;
    type Error = Error;
    type Future = LimitFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, call: Call) -> Self::Future {
        let operation = call.trace.request.operation;
        let place = match call.trace.request.class {
            RetryClass::Auth => Place::None,
            // Nobody is overtaken: a place that someone waits for is never free.
            _ => match self.places.clone().try_acquire_owned() {
                Ok(place) => Place::Held { _place: place },
                Err(_) => Place::Waiting {
                    place: Box::pin(self.places.clone().acquire_owned()),
                },
            },
        };
        LimitFuture {
            place,
            inner: self.inner.call(call),
            operation,
        }
    }
}

enum Place {
    /// None is needed.
    None,
    Waiting {
        place: BoxFuture<Result<OwnedSemaphorePermit, AcquireError>>,
    },
    Held {
        _place: OwnedSemaphorePermit,
    },
}

pin_project! {
    pub(crate) struct LimitFuture<F> {
        // Dropped first, so that the call is over when its place is free.
        #[pin]
        inner: F,
        place: Place,
        operation: &'static str,
    }
}

impl<F, T> Future for LimitFuture<F>
where
    F: Future<Output = Result<T, Error>>,
{
    type Output = Result<T, Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        if let Place::Waiting { place } = this.place {
            let place = ready!(place.as_mut().poll(context)).map_err(|closed| {
                Error::new(ErrorKind::InvalidRequest, Phase::Build)
                    .with_operation(this.operation)
                    .with_source(closed)
            })?;
            *this.place = Place::Held { _place: place };
        }
        this.inner.poll(context)
    }
}
