//! Downloads: what is gone on with, and what is not put together.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use http::Method;
use ivk_transport::http::{Checksum, Error, ErrorKind, Request, RetryClass};
use support::{Network, http::Peer};

const CONTENT: &[u8] = b"0123456789abcdefghij";

/// Downloads from a server that answers each connection's request with the next of `answers`. Also returns the ranges
/// that were asked for.
async fn download(
    class: RetryClass,
    answers: &[String],
) -> (Result<Vec<u8>, (Vec<u8>, Error)>, Vec<Option<String>>) {
    let network = Network::new();
    let client = network.client();
    let mut asked = Vec::new();
    let serve = async {
        for answer in answers {
            let mut peer = Peer::new(network.accept().await);
            asked.push(peer.request().await.unwrap().header("range").map(str::to_owned));
            peer.send(answer).await;
        }
        std::future::pending::<()>().await;
    };
    let fetch = async {
        let mut download = client
            .download(Request::new("download", Method::GET, "x", class))
            .await
            .unwrap();
        let mut all = Vec::new();
        loop {
            match download.chunk().await {
                Ok(Some(piece)) => all.extend_from_slice(&piece),
                Ok(None) => return Ok(all),
                Err(error) => return Err((all, error)),
            }
        }
    };
    let result = tokio::select! {
        result = fetch => result,
        () = serve => unreachable!(),
    };
    (result, asked)
}

fn whole(headers: &str, sent: usize) -> String {
    let body = std::str::from_utf8(&CONTENT[..sent]).unwrap();
    format!(
        "HTTP/1.1 200 OK\r\ncontent-length: {}\r\naccept-ranges: bytes\r\n{headers}\r\n{body}",
        CONTENT.len()
    )
}

/// A ranged answer that announces `from..to` of which `sent` bytes come.
fn part(headers: &str, from: usize, to: usize, sent: usize) -> String {
    let body = std::str::from_utf8(&CONTENT[from..from + sent]).unwrap();
    format!(
        "HTTP/1.1 206 x\r\ncontent-length: {}\r\naccept-ranges: bytes\r\ncontent-range: bytes {from}-{}/{}\r\n\
         connection: close\r\n{headers}\r\n{body}",
        to - from,
        to - 1,
        CONTENT.len()
    )
}

const TAG: &str = "etag: \"a\"\r\n";

#[tokio::test(start_paused = true)]
async fn an_interrupted_download_goes_on_where_it_broke_off() {
    for (headers, answers, ranges) in [
        ("", vec![whole("", 5), part("", 5, 20, 15)], vec!["bytes=5-"]),
        (
            TAG,
            vec![whole(TAG, 5), part(TAG, 5, 20, 7), part(TAG, 12, 20, 8)],
            vec!["bytes=5-", "bytes=12-"],
        ),
        (
            "pieces",
            vec![
                whole("", 5),
                part("", 5, 10, 5),
                part("", 10, 15, 5),
                part("", 15, 20, 5),
            ],
            vec!["bytes=5-", "bytes=10-", "bytes=15-"],
        ),
        (
            "more than asked",
            vec![whole(TAG, 5), part(TAG, 2, 20, 18)],
            vec!["bytes=5-"],
        ),
        (
            "the whole again",
            vec![whole(TAG, 5), whole(TAG, 20)],
            vec!["bytes=5-"],
        ),
    ] {
        let (result, asked) = download(RetryClass::Read, &answers).await;
        assert_eq!(result.unwrap(), CONTENT, "{headers}");
        let expected: Vec<_> = std::iter::once(None)
            .chain(ranges.into_iter().map(|r| Some(r.to_owned())))
            .collect();
        assert_eq!(asked, expected, "{headers}");
    }
}

#[tokio::test(start_paused = true)]
async fn halves_of_different_things_are_not_put_together() {
    let other = "etag: \"b\"\r\n";
    let longer = part(TAG, 5, 20, 15).replace("/20", "/21");
    for (case, class, answers) in [
        (
            "no ranges",
            RetryClass::Read,
            vec![whole("", 5).replace("accept-ranges: bytes\r\n", "")],
        ),
        ("not a read", RetryClass::DestructiveRead, vec![whole(TAG, 5)]),
        (
            "another tag",
            RetryClass::Read,
            vec![whole(TAG, 5), part(other, 5, 20, 15)],
        ),
        (
            "no tag any more",
            RetryClass::Read,
            vec![whole(TAG, 5), part("", 5, 20, 15)],
        ),
        ("another length", RetryClass::Read, vec![whole(TAG, 5), longer]),
        (
            "a gap",
            RetryClass::Read,
            vec![whole(TAG, 5), part(TAG, 8, 20, 12)],
        ),
        (
            "the whole, but of what",
            RetryClass::Read,
            vec![whole("", 5), whole("", 20)],
        ),
        (
            "range not possible",
            RetryClass::Read,
            vec![
                whole(TAG, 5),
                "HTTP/1.1 416 x\r\ncontent-length: 0\r\n\r\n".to_owned(),
            ],
        ),
    ] {
        let (result, asked) = download(class, &answers).await;
        let (received, error) = result.unwrap_err();
        assert_eq!(
            (&*received, error.kind()),
            (&CONTENT[..5], ErrorKind::Interrupted),
            "{case}"
        );
        assert_eq!(asked.len(), answers.len(), "{case}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_gives_nothing_more_is_not_asked_for_ever() {
    let mut answers = vec![whole(TAG, 5)];
    answers.extend(std::iter::repeat_n(part(TAG, 5, 20, 0), 10));
    let (result, asked) = download(RetryClass::Read, &answers).await;
    assert_eq!(result.unwrap_err().0, CONTENT[..5]);
    assert_eq!(asked.len(), 4);
}

/// A checksum that tells every order of bytes apart.
#[derive(Default)]
struct Fnv(u64);

impl Checksum for Fnv {
    fn update(&mut self, piece: &[u8]) {
        for byte in piece {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(self: Box<Self>) -> Vec<u8> {
        self.0.to_be_bytes().to_vec()
    }
}

#[tokio::test(start_paused = true)]
async fn a_whole_that_is_not_what_was_expected_is_an_error_at_its_end() {
    let mut expected = Box::<Fnv>::default();
    expected.update(CONTENT);
    let expected = expected.finish();
    for (expected, fits) in [(expected, true), (vec![1; 8], false), (Vec::new(), false)] {
        let network = Network::new();
        let client = network.client();
        // Interrupted, repeated in part and gone on with: each byte counts once.
        let serve = async {
            for answer in [whole("etag: \"a\"\r\n", 8), part("etag: \"a\"\r\n", 4, 20, 16)] {
                let mut peer = Peer::new(network.accept().await);
                peer.request().await.unwrap();
                peer.send(answer).await;
            }
        };
        let fetch = async {
            let request = Request::new("download", Method::GET, "x", RetryClass::Read);
            let mut download = client
                .download(request)
                .await
                .unwrap()
                .verify(Fnv::default(), expected);
            let mut all = Vec::new();
            loop {
                match download.chunk().await {
                    Ok(Some(piece)) => all.extend_from_slice(&piece),
                    end => break (all, end),
                }
            }
        };
        let ((), (all, end)) = tokio::join!(serve, fetch);
        assert_eq!(all, CONTENT);
        match end {
            Ok(None) => assert!(fits),
            Err(error) => {
                assert!(!fits);
                assert_eq!(error.kind(), ErrorKind::Mismatch);
                assert_eq!(
                    error.to_string(),
                    "download failed: what came is not what was expected"
                );
                assert!(error.is_retryable() && !error.is_ambiguous());
            }
            Ok(Some(_)) => unreachable!(),
        }
    }
}
