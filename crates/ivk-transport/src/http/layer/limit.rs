//! How many calls run at once.

use std::{
    sync::Arc,
    task::{Context, Poll},
};

use tokio::sync::Semaphore;
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

impl<S> Service<Call> for Limit<S>
where
    S: Service<Call, Error = Error> + Clone + Send + 'static,
    S::Future: Send,
    S::Response: Send,
{
    type Response = S::Response;
    type Error = Error;
    type Future = BoxFuture<Result<S::Response, Error>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, call: Call) -> Self::Future {
        let operation = call.request.operation;
        let places = (call.request.class != RetryClass::Auth).then(|| self.places.clone());
        let future = self.inner.call(call);
        Box::pin(async move {
            let _place = match places {
                None => None,
                Some(places) => Some(places.acquire_owned().await.map_err(|closed| {
                    Error::new(ErrorKind::InvalidRequest, Phase::Build)
                        .with_operation(operation)
                        .with_source(closed)
                })?),
            };
            future.await
        })
    }
}
