//! Accepts connections and speaks HTTP/1.1 on them.

use std::convert::Infallible;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use http::Request;
use http_body::Body as _;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower::ServiceExt;

use super::Connections;

/// A connection on which nothing was asked for so long is closed, without a word.
const KEEP_ALIVE: Duration = Duration::from_secs(5);

/// How long a body may be that is received at once.
const SMALL: u64 = 1024 * 1024;

/// Marks an answer that must not be sent: the connection is closed instead.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NoAnswer;

#[derive(Debug, thiserror::Error)]
#[error("the connection is dropped without an answer")]
struct Dropped;

/// Serves until `stop` turns true, then lets what is being answered finish.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    connections: Connections,
    mut stop: watch::Receiver<bool>,
) {
    let mut open = tokio::task::JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = told(&mut stop) => break,
        };
        while open.try_join_next().is_some() {}
        let Ok((stream, _)) = accepted else { continue };
        drop(stream.set_nodelay(true));
        let (peer, handle) = connections.adopt(stream);
        let router = router.clone();
        let mut stop = stop.clone();
        open.spawn(async move {
            let answer = service_fn(move |request: Request<Incoming>| {
                let router = router.clone();
                let handle = handle.clone();
                async move {
                    let mut request = received(request).await;
                    request.extensions_mut().insert(handle);
                    let answer = router
                        .oneshot(request)
                        .await
                        .unwrap_or_else(|never: Infallible| match never {});
                    match answer.extensions().get::<NoAnswer>() {
                        Some(NoAnswer) => Err(Dropped),
                        None => Ok(answer),
                    }
                }
            });
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(KEEP_ALIVE)
                .serve_connection(TokioIo::new(peer), answer)
                .with_upgrades();
            let mut connection = std::pin::pin!(connection);
            let ended = tokio::select! {
                ended = connection.as_mut() => ended,
                () = told(&mut stop) => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            if let Err(error) = ended {
                tracing::trace!(%error, "a connection ended");
            }
        });
    }
    while open.join_next().await.is_some() {}
}

/// Receives a small body before anything is answered, as the real server does: hyper closes a connection on which it
/// answers a request that has not all come.
async fn received(request: Request<Incoming>) -> Request<Body> {
    let (parts, body) = request.into_parts();
    if body.size_hint().upper().is_none_or(|length| length > SMALL) {
        return Request::from_parts(parts, Body::new(body));
    }
    let body = match body.collect().await {
        Ok(collected) => Body::from(collected.to_bytes()),
        // The connection is broken, and an answer goes nowhere.
        Err(error) => Body::from_stream(futures_util::stream::once(async { Err::<Bytes, _>(error) })),
    };
    Request::from_parts(parts, body)
}

/// Waits until the server is told to stop, or is gone.
async fn told(stop: &mut watch::Receiver<bool>) {
    drop(stop.wait_for(|stop| *stop).await);
}
