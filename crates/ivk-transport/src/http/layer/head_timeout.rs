//! How long an attempt may go without news: while it sends its body, and until the head of the answer.

use std::{
    future::Future,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use pin_project_lite::pin_project;
use tokio::time::Sleep;
use tower::Service;

use crate::{
    BoxError, Environment,
    http::{Body, Error, ErrorKind, Phase, trace::Trace},
};

/// Ends an attempt whose upload stands still or whose answer does not begin.
#[derive(Debug, Clone)]
pub(crate) struct HeadTimeout<S> {
    pub(crate) inner: S,
    pub(crate) environment: Environment,
}

impl<S, R> Service<http::Request<Body>> for HeadTimeout<S>
where
    S: Service<http::Request<Body>, Response = R, Error = BoxError>,
{
    type Response = R;
    type Error = BoxError;
    type Future = HeadTimeoutFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let trace = request.extensions().get::<Arc<Trace>>().cloned();
        let sleep = trace
            .as_ref()
            .map(|trace| self.environment.sleep(trace.limits.head));
        HeadTimeoutFuture {
            inner: self.inner.call(request),
            sleep,
            trace,
            environment: self.environment.clone(),
        }
    }
}

pin_project! {
    pub(crate) struct HeadTimeoutFuture<F> {
        #[pin]
        inner: F,
        #[pin]
        sleep: Option<Sleep>,
        trace: Option<Arc<Trace>>,
        environment: Environment,
    }
}

impl<F, R> Future for HeadTimeoutFuture<F>
where
    F: Future<Output = Result<R, BoxError>>,
{
    type Output = Result<R, BoxError>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        if let Poll::Ready(outcome) = this.inner.poll(context) {
            return Poll::Ready(outcome);
        }
        let Some(trace) = this.trace else {
            return Poll::Pending;
        };
        loop {
            let Some(mut sleep) = this.sleep.as_mut().as_pin_mut() else {
                return Poll::Pending;
            };
            ready!(sleep.as_mut().poll(context));
            // The timer was set before the request was sent; what counts is the time since the last news.
            let phase = trace.phase();
            let due = trace.sending().map(|(last, handed_over)| {
                last + if handed_over {
                    trace.limits.head
                } else {
                    trace.limits.upload_stall
                }
            });
            match due {
                Some(due) if phase > Phase::Connect && due > this.environment.now() => sleep.reset(due),
                _ => return Poll::Ready(Err(Box::new(Error::new(ErrorKind::Timeout, phase)))),
            }
        }
    }
}
