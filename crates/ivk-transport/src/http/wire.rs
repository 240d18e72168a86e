//! What stands between the stack and the server.

use std::task::{Context, Poll};

use tower::{Service, util::BoxCloneSyncService};

use super::{ResponseBody, body::WireBody, layer::BoxFuture, pool::Pool};
use crate::BoxError;

/// A service that the user gave instead of the network.
pub(crate) type GivenService =
    BoxCloneSyncService<http::Request<WireBody>, http::Response<ResponseBody>, BoxError>;

/// The network, or what was given instead. The common kind costs no indirection.
#[derive(Clone)]
pub(crate) enum Wire {
    Pool(Pool),
    Given(GivenService),
}

impl Service<http::Request<WireBody>> for Wire {
    type Response = http::Response<ResponseBody>;
    type Error = BoxError;
    type Future = BoxFuture<Result<Self::Response, BoxError>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        match self {
            Self::Pool(pool) => pool.poll_ready(context),
            Self::Given(service) => service.poll_ready(context),
        }
    }

    fn call(&mut self, request: http::Request<WireBody>) -> Self::Future {
        match self {
            Self::Pool(pool) => pool.call(request),
            Self::Given(service) => service.call(request),
        }
    }
}
