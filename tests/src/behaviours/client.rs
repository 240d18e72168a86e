//! Our own client on a server.

use std::future::Future;

use ivk_client::prelude::*;
use ivk_client::{ClientBuilder, TemplateCache};

use crate::server::Server;

/// Runs what a client does, on a runtime of its own.
pub(super) fn client<F: Future<Output = Result<(), Error>>>(server: &Server, act: impl FnOnce(Client) -> F) {
    client_with(server, |builder| builder, act);
}

/// The same, with settings of its own.
pub(super) fn client_with<F: Future<Output = Result<(), Error>>>(
    server: &Server,
    settings: impl FnOnce(ClientBuilder) -> ClientBuilder,
    act: impl FnOnce(Client) -> F,
) {
    client_of(server.base_url(), settings, act).unwrap();
}

/// What a client of the server at this address makes of it, on a runtime of its own.
pub(crate) fn client_of<F: Future>(
    url: &str,
    settings: impl FnOnce(ClientBuilder) -> ClientBuilder,
    act: impl FnOnce(Client) -> F,
) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let builder = Client::builder(url).template_cache(TemplateCache::Off);
    let client = settings(builder).build().unwrap();
    runtime.block_on(act(client))
}
