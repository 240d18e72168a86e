//! The caller's deadline over all attempts.

use std::{
    future::Future,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use pin_project_lite::pin_project;
use tokio::time::Sleep;
use tower::Service;

use crate::{
    Environment,
    http::{
        Error, ErrorKind, Phase,
        trace::{Call, Trace},
    },
};

/// Ends a call when its deadline passes, whatever it is doing.
#[derive(Debug, Clone)]
pub(crate) struct Deadline<S> {
    pub(crate) inner: S,
    pub(crate) environment: Environment,
}

impl<S: Service<Call, Error = Error>> Service<Call> for Deadline<S> {
    type Response = S::Response;
    type Error = Error;
    type Future = DeadlineFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, call: Call) -> Self::Future {
        let trace = call.trace.clone();
        let sleep = trace
            .limits
            .deadline
            .map(|deadline| self.environment.sleep_until(deadline));
        let environment = self.environment.clone();
        DeadlineFuture {
            inner: self.inner.call(call),
            sleep,
            trace,
            environment,
        }
    }
}

pin_project! {
    pub(crate) struct DeadlineFuture<F> {
        #[pin]
        inner: F,
        #[pin]
        sleep: Option<Sleep>,
        trace: Arc<Trace>,
        environment: Environment,
    }
}

impl<F, T> Future for DeadlineFuture<F>
where
    F: Future<Output = Result<T, Error>>,
{
    type Output = Result<T, Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        if let Poll::Ready(outcome) = this.inner.poll(context) {
            return Poll::Ready(outcome);
        }
        let Some(sleep) = this.sleep.as_pin_mut() else {
            return Poll::Pending;
        };
        sleep.poll(context).map(|()| {
            let trace = this.trace;
            let phase = trace.phase();
            let ambiguous = phase > Phase::Connect && !trace.request.class.is_repeatable();
            let elapsed = this.environment.now().saturating_duration_since(trace.started);
            Err(Error::new(ErrorKind::Deadline, phase)
                .with_operation(trace.request.operation)
                .with_tries(trace.attempts(), elapsed)
                .with_verdict(ambiguous, !ambiguous, false))
        })
    }
}
