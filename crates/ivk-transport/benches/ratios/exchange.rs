//! A small request and its answer over a connection that is kept.

use std::{
    io::Write,
    time::{Duration, Instant},
};

use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper_util::rt::TokioIo;
use ivk_transport::http::{Client, Request, RetryClass};

use crate::{print, ratio, server};

/// How many requests one measurement takes.
const REQUESTS: usize = 1500;

async fn p50<F: AsyncFnMut()>(mut ask: F) -> f64 {
    let mut all = Vec::with_capacity(REQUESTS);
    for _ in 0..REQUESTS {
        let begun = Instant::now();
        ask().await;
        all.push(begun.elapsed());
    }
    all.sort();
    all.get(REQUESTS / 2).map(Duration::as_secs_f64).unwrap()
}

pub(crate) fn run() {
    let body = "x".repeat(1024);
    let answer =
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1024\r\n\r\n{body}");
    let address = server::start(move |mut stream| {
        while server::head(&mut stream).is_some() {
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let client = Client::builder(format!("http://{address}"))
        .token("token")
        .build()
        .unwrap();
    let other = reqwest::Client::builder().no_proxy().build().unwrap();
    let url = format!("http://{address}/api/v1/app/version");
    let mut raw = runtime.block_on(async {
        let stream = tokio::net::TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .unwrap();
        tokio::spawn(connection);
        sender
    });
    let mut hyper = || {
        runtime.block_on(p50(async || {
            raw.ready().await.unwrap();
            let request = http::Request::get("/api/v1/app/version")
                .header("host", "localhost")
                .header("authorization", "Bearer token")
                .body(Empty::<Bytes>::new())
                .unwrap();
            let answer = raw.send_request(request).await.unwrap();
            assert_eq!(answer.into_body().collect().await.unwrap().to_bytes().len(), 1024);
        }))
    };
    let ours = || {
        runtime.block_on(p50(async || {
            let request = Request::new(
                "app_version",
                http::Method::GET,
                "api/v1/app/version",
                RetryClass::Read,
            );
            assert_eq!(client.send(request).await.unwrap().body.len(), 1024);
        }))
    };
    let reqwest = || {
        runtime.block_on(p50(async || {
            let answer = other.get(&url).bearer_auth("token").send().await.unwrap();
            assert_eq!(answer.bytes().await.unwrap().len(), 1024);
        }))
    };
    print("exchange/stack-to-hyper", ratio(ours, &mut hyper), "<= 1.25");
    print("exchange/stack-to-reqwest", ratio(ours, reqwest), "<= 0.75");
}
