//! The whole table of what is repeated: class × failure × whether the failure lasts, each cell seen on the wire.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use http::Method;
use ivk_transport::http::{Body, Error, Request, Response, RetryClass};
use support::{Mood, Network, http::Peer};

/// What goes wrong, and for each class in the order of [`RetryClass::ALL`] how often the request is sent when it keeps
/// going wrong: `3` three times, `2` twice, `1` once, `1!` once and the error is ambiguous, `~` slowly for two minutes,
/// `0` never (all three attempts fail before anything is sent).
const TABLE: &[(&str, [&str; 7])] = &[
    //                        Read  Destr Idemp Sweep Recon Plain Auth
    ("connection refused", ["0", "0", "0", "0", "0", "0", "0"]),
    ("connection hangs", ["0", "0", "0", "0", "0", "0", "0"]),
    (
        "closed in the request's head",
        ["3", "1!", "3", "1!", "1!", "1!", "3"],
    ),
    (
        "closed in the request's body",
        ["3", "1!", "3", "1!", "1!", "1!", "3"],
    ),
    ("upload stalls", ["3", "1!", "3", "1!", "1!", "1!", "3"]),
    (
        "closed after the request",
        ["3", "1!", "3", "1!", "1!", "1!", "3"],
    ),
    (
        "silence after the request",
        ["3", "1!", "3", "1!", "1!", "1!", "3"],
    ),
    (
        "closed in the answer's head",
        ["3", "1!", "3", "1!", "1!", "1!", "3"],
    ),
    (
        "silence in the answer's head",
        ["3", "1!", "3", "1!", "1!", "1!", "3"],
    ),
    ("answer is not HTTP", ["1", "1!", "1", "1!", "1!", "1!", "1"]),
    (
        "closed in the answer's body",
        ["3", "1!", "3", "1!", "1!", "1!", "2"],
    ),
    (
        "silence in the answer's body",
        ["3", "1!", "3", "1!", "1!", "1!", "2"],
    ),
    ("400", ["1", "1", "1", "1", "1", "1", "1"]),
    ("401", ["1", "1", "1", "1", "1", "1", "1"]),
    ("403", ["1", "1", "1", "1", "1", "1", "1"]),
    ("404", ["1", "1", "1", "1", "1", "1", "1"]),
    ("405", ["1", "1", "1", "1", "1", "1", "1"]),
    ("409", ["~", "1", "1", "1", "1", "1", "1"]),
    ("413", ["1", "1", "1", "1", "1", "1", "1"]),
    ("415", ["1", "1", "1", "1", "1", "1", "1"]),
    ("422", ["1", "1", "1", "1", "1", "1", "1"]),
    ("429", ["3", "3", "3", "3", "3", "3", "3"]),
    ("429 retry-after", ["3", "3", "3", "3", "3", "3", "3"]),
    ("500", ["2", "1!", "2", "1!", "1!", "1!", "2"]),
    ("500 text", ["2", "1!", "2", "1!", "1!", "1!", "2"]),
    ("501", ["1", "1", "1", "1", "1", "1", "1"]),
    ("502", ["3", "1!", "3", "1!", "1!", "1!", "2"]),
    ("503", ["3", "1!", "3", "1!", "1!", "1!", "2"]),
    ("503 retry-after", ["3", "3", "3", "3", "3", "3", "3"]),
    ("504", ["3", "1!", "3", "1!", "1!", "1!", "2"]),
    ("200 html", ["1", "1", "1", "1", "1", "1", "1"]),
    ("302", ["1", "1", "1", "1", "1", "1", "1"]),
];

/// What became of one call.
struct Outcome {
    result: Result<Response, Error>,
    seen: u32,
}

/// Sends a request to a server that fails the first `failures` connections in the given way and then works.
async fn call(request: Request, failure: &'static str, failures: u32) -> Outcome {
    let network = Network::new();
    let client = network.client();
    let seen = Arc::new(AtomicU32::new(0));
    let mood = match failure {
        "connection refused" => Mood::Refusing,
        "connection hangs" => Mood::Hanging,
        _ => Mood::Open,
    };
    network.set(mood);
    if mood != Mood::Open && failures < u32::MAX {
        let network = network.clone();
        tokio::spawn(async move {
            // The first attempt is over by then, the second has not begun.
            tokio::time::sleep(if mood == Mood::Hanging {
                Duration::from_millis(5010)
            } else {
                Duration::ZERO
            })
            .await;
            network.set(Mood::Open);
        });
    }
    let serving = {
        let seen = seen.clone();
        async move {
            let mut number = 0;
            loop {
                let peer = Peer::new(network.accept().await);
                let fails = number < failures && mood == Mood::Open;
                number += 1;
                tokio::spawn(serve(peer, if fails { failure } else { "200" }, seen.clone()));
            }
        }
    };
    let result = tokio::select! {
        result = client.send(request) => result,
        () = serving => unreachable!(),
    };
    Outcome {
        result,
        seen: seen.load(Ordering::SeqCst),
    }
}

async fn serve(mut peer: Peer, failure: &str, seen: Arc<AtomicU32>) {
    let count = || seen.fetch_add(1, Ordering::SeqCst);
    match failure {
        "closed in the request's head" => {
            peer.some().await;
            count();
            return;
        }
        "closed in the request's body" => {
            peer.head().await.unwrap();
            count();
            return;
        }
        "upload stalls" => {
            peer.head().await.unwrap();
            count();
            return std::future::pending().await;
        }
        _ => {}
    }
    while peer.request().await.is_some() {
        count();
        match failure {
            "closed after the request" => return,
            "silence after the request" => return peer.closed().await,
            "closed in the answer's head" => return peer.send("HTTP/1.1 200 OK\r\nconte").await,
            "silence in the answer's head" => {
                peer.send("HTTP/1.1 200 OK\r\nconte").await;
                return peer.closed().await;
            }
            "answer is not HTTP" => return peer.send("SSH-2.0-OpenSSH_9.9\r\n\r\n").await,
            "closed in the answer's body" => {
                return peer
                    .send("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n123")
                    .await;
            }
            "silence in the answer's body" => {
                peer.send("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n123")
                    .await;
                return peer.closed().await;
            }
            "500 text" => {
                peer.answer(500, "content-type: text/plain\r\n", "Internal Server Error")
                    .await
            }
            "200 html" => {
                peer.answer(200, "content-type: text/html\r\n", "<html></html>")
                    .await
            }
            other => {
                let (status, extra) = other.split_once(' ').unwrap_or((other, ""));
                let extra = if extra == "retry-after" {
                    "retry-after: 5\r\n"
                } else {
                    ""
                };
                let headers = format!("{extra}content-type: application/json\r\nconnection: close\r\n");
                return peer
                    .answer(status.parse().unwrap(), &headers, r#"{"detail":"x"}"#)
                    .await;
            }
        }
    }
}

fn request(class: RetryClass, failure: &str) -> Request {
    let method = if class == RetryClass::Read {
        Method::GET
    } else {
        Method::POST
    };
    // An upload that does not fit the buffers on the way is still on its way when the server stops reading.
    let body = if failure.contains("body") || failure.contains("stalls") {
        vec![b' '; 1_000_000]
    } else {
        b"{}".to_vec()
    };
    Request::new("cell", method, "cell", class).body(Body::json(body))
}

#[tokio::test(start_paused = true)]
async fn a_lasting_failure_is_repeated_as_the_table_says() {
    let mut cells = 0;
    for (failure, row) in TABLE {
        for (class, expected) in RetryClass::ALL.into_iter().zip(row) {
            cells += 1;
            let Outcome { result, seen } = call(request(class, failure), failure, u32::MAX).await;
            let error = result.unwrap_err();
            let cell = format!("{failure}, {class:?}: {error:?}");
            match *expected {
                "0" => assert_eq!((seen, error.attempts()), (0, 3), "{cell}"),
                "~" => {
                    assert!((24..=61).contains(&seen), "{seen} {cell}");
                    assert!(error.elapsed() >= Duration::from_secs(118), "{cell}");
                }
                number => {
                    let times: u32 = number.trim_end_matches('!').parse().unwrap();
                    assert_eq!((seen, error.attempts()), (times, times), "{cell}");
                }
            }
            assert_eq!(error.is_ambiguous(), expected.ends_with('!'), "{cell}");
            assert!(!(error.is_ambiguous() && error.is_retryable()), "{cell}");
            let said = error.to_string();
            assert_eq!(said.contains("may have acted"), error.is_ambiguous(), "{said}");
        }
    }
    assert!(cells >= 200, "{cells}");
}

#[tokio::test(start_paused = true)]
async fn a_failure_that_passes_is_got_over_as_the_table_says() {
    for (failure, row) in TABLE {
        for (class, expected) in RetryClass::ALL.into_iter().zip(row) {
            let Outcome { result, seen } = call(request(class, failure), failure, 1).await;
            let cell = format!("{failure}, {class:?}: {result:?}");
            match *expected {
                "0" => assert_eq!((seen, result.unwrap().attempts), (1, 2), "{cell}"),
                "1" | "1!" => assert_eq!((seen, result.is_err()), (1, true), "{cell}"),
                _ => assert_eq!((seen, result.unwrap().attempts), (2, 2), "{cell}"),
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_caller_who_accepts_two_gets_what_a_read_gets() {
    for (failure, row) in TABLE {
        for class in [
            RetryClass::PlainCreate,
            RetryClass::ReconcilableCreate,
            RetryClass::SweepingWrite,
        ] {
            let Outcome { result, seen } =
                call(request(class, failure).at_least_once(), failure, u32::MAX).await;
            let error = result.unwrap_err();
            // A busy server is a matter of reads, and an answer that is no HTTP stays what it is.
            let expected = match (*failure, row[0]) {
                ("409", _) => 1,
                (_, times) => times.parse().unwrap(),
            };
            assert_eq!(seen, expected, "{failure}, {class:?}: {error:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_kept_to_but_not_for_ever() {
    for (value, least, most) in [
        ("5", 5, 6),
        ("Thu, 01 Jan 2026 00:00:07 GMT", 6, 8),
        ("86400", 30, 31),
        ("0", 0, 1),
    ] {
        let network = Network::new();
        let client = network.client();
        let serve = async {
            let mut peer = Peer::new(network.accept().await);
            peer.request().await.unwrap();
            peer.answer(429, &format!("retry-after: {value}\r\n"), "{}").await;
            let asked = tokio::time::Instant::now();
            // A connection that was idle for 4 s is not used again.
            while peer.request().await.is_none() {
                peer = Peer::new(network.accept().await);
            }
            peer.json(200, "1").await;
            asked.elapsed()
        };
        let (waited, answer) = tokio::join!(serve, client.send(request(RetryClass::PlainCreate, "429")));
        answer.unwrap();
        assert!(
            waited >= Duration::from_secs(least) && waited <= Duration::from_secs(most),
            "{value}: {waited:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_deadline_is_not_waited_past() {
    let asked = request(RetryClass::Read, "429").deadline(Duration::from_secs(3));
    let begun = tokio::time::Instant::now();
    let error = call(asked, "429 retry-after", u32::MAX).await.result.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(5)));
    assert_eq!(
        (error.attempts(), begun.elapsed() < Duration::from_secs(1)),
        (1, true),
        "{error:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_repeated_delete_that_finds_nothing_is_told_apart() {
    let network = Network::new();
    let client = network.client();
    let serve = async {
        let mut peer = Peer::new(network.accept().await);
        peer.request().await.unwrap();
        drop(peer);
        let mut peer = Peer::new(network.accept().await);
        peer.request().await.unwrap();
        peer.json(404, r#"{"detail":"Not Found"}"#).await;
    };
    let delete = Request::new("delete_image", Method::DELETE, "x", RetryClass::IdempotentWrite);
    let ((), answer) = tokio::join!(serve, client.send(delete));
    assert!(answer.unwrap_err().is_gone_after_retry());
    let first = call(request(RetryClass::IdempotentWrite, "404"), "404", 1)
        .await
        .result
        .unwrap_err();
    assert!(!first.is_gone_after_retry());
}

#[tokio::test(start_paused = true)]
async fn many_failing_calls_share_one_budget() {
    let network = Network::new();
    network.set(Mood::Refusing);
    let client = network.client();
    let calls = (0..100).map(|_| client.send(request(RetryClass::Read, "")));
    let attempts: u32 = futures_util::future::join_all(calls)
        .await
        .into_iter()
        .map(|answer| answer.unwrap_err().attempts())
        .sum();
    // 100 first attempts; 10 retries at once, what 100 requests earn, and a little for the seconds that pass.
    assert!((110..=135).contains(&attempts), "{attempts}");
}
