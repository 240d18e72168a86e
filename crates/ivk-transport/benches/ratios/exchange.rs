//! A small request and its answer over a connection that is kept.
//!
//! Client and server share a core. On two of them the time is that of waking a core from its sleep, which is larger than
//! everything that is measured here and depends on where the system puts whom.

use std::{
    io::{Read, Write},
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

/// Keeps this thread and those that it starts on one core, where the system can do that.
fn stay_on_one_core() {
    #[cfg(target_os = "linux")]
    {
        let mut core = rustix::thread::CpuSet::new();
        core.set(rustix::thread::sched_getcpu());
        if let Err(error) = rustix::thread::sched_setaffinity(None, &core) {
            println!("the figures of exchange may be those of the scheduler: {error}");
        }
    }
}

pub(crate) fn run() {
    std::thread::spawn(measure).join().unwrap();
}

fn measure() {
    stay_on_one_core();
    let body = "x".repeat(1024);
    let answer =
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1024\r\n\r\n{body}");
    let address = server::start(move |mut stream| {
        let (mut buffer, mut filled) = ([0; 4096], 0);
        while let Ok(count @ 1..) = stream.read(&mut buffer[filled..]) {
            filled += count;
            if buffer[..filled].ends_with(b"\r\n\r\n") {
                stream.write_all(answer.as_bytes()).unwrap();
                filled = 0;
            }
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
    let other = reqwest::Client::builder().build().unwrap();
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
    for (name, time) in [("hyper", hyper()), ("stack", ours()), ("reqwest", reqwest())] {
        println!("microseconds exchange/{name}-p50 {:.1}", time * 1e6);
    }
    print("exchange/stack-to-hyper", ratio(ours, &mut hyper), "<= 1.25");
    print("exchange/stack-to-reqwest", ratio(ours, reqwest), "<= 0.75");
}
