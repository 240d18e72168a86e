//! Forms, read back by another implementation.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use futures_util::FutureExt;
use http::Method;
use http_body::Body as _;
use http_body_util::BodyExt;
use ivk_transport::{
    Environment,
    http::{Body, FilePart, Multipart, OutgoingBody, Request, RetryClass},
};
use proptest::prelude::*;
use support::http::Peer;

/// A name as a form writes it.
fn escaped(name: &str) -> String {
    name.chars()
        .map(|c| {
            if c == '"' || c.is_ascii_control() {
                format!("%{:02X}", u32::from(c))
            } else {
                c.to_string()
            }
        })
        .collect()
}

/// What a body sends, and its boundary.
fn sent(body: &Body) -> (Vec<u8>, String) {
    let (body, content_type) = OutgoingBody::open(body, &Environment::seeded(5));
    let length = body.size_hint().exact().unwrap();
    let bytes = body
        .collect()
        .now_or_never()
        .unwrap()
        .unwrap()
        .to_bytes()
        .to_vec();
    assert_eq!(bytes.len() as u64, length);
    let content_type = content_type.unwrap();
    (
        bytes,
        multer::parse_boundary(content_type.to_str().unwrap()).unwrap(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_form_is_read_back_as_it_was_meant(
        texts in prop::collection::vec(("(?s).{0,20}", ".{0,200}"), 0..4),
        file in ("[^\\\\;]{0,20}", "[^\\\\;]{1,20}", prop::collection::vec(any::<u8>(), 0..5_000)),
    ) {
        let mut form = Multipart::new();
        for (name, value) in &texts {
            form = form.text(name, value);
        }
        let (name, file_name, content) = file;
        let form = form.file(FilePart::from_bytes(&name, &file_name, "image/png", content.clone()));
        let (bytes, boundary) = sent(&Body::from(form));
        let stream = futures_util::stream::iter([Ok::<_, std::io::Error>(bytes)]);
        let mut read = multer::Multipart::new(stream, boundary);
        let mut parts = Vec::new();
        while let Some(field) = read.next_field().now_or_never().unwrap().unwrap() {
            let names = (field.name().map(str::to_owned), field.file_name().map(str::to_owned));
            parts.push((names, field.bytes().now_or_never().unwrap().unwrap().to_vec()));
        }
        prop_assert_eq!(parts.len(), texts.len() + 1);
        for ((_, value), (_, content)) in texts.iter().zip(&parts) {
            prop_assert_eq!(value.as_bytes(), content);
        }
        let ((_, seen), last) = parts.pop().unwrap();
        prop_assert_eq!(last, content);
        prop_assert_eq!(seen.unwrap(), escaped(&file_name));
    }
}

#[test]
fn no_name_can_begin_a_header_or_another_part() {
    let evil = "x\"\r\nContent-Type: text/html\r\n\r\n--ivk-\r\n";
    let form = Multipart::new().text(evil, "value").file(FilePart::from_bytes(
        evil,
        evil,
        "image/png\r\nX-Evil: 1",
        vec![1],
    ));
    let (bytes, boundary) = sent(&Body::from(form));
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<_> = text.split("\r\n").collect();
    let name = escaped(evil);
    assert_eq!(
        lines,
        [
            format!("--{boundary}"),
            format!("Content-Disposition: form-data; name=\"{name}\""),
            String::new(),
            "value".to_owned(),
            format!("--{boundary}"),
            format!("Content-Disposition: form-data; name=\"{name}\"; filename=\"{name}\""),
            "Content-Type: image/pngX-Evil: 1".to_owned(),
            String::new(),
            "\u{1}".to_owned(),
            format!("--{boundary}--"),
            String::new(),
        ]
    );
}

#[tokio::test]
async fn a_file_is_sent_as_long_as_it_was_and_afresh_each_time() {
    let folder = std::env::temp_dir().join(format!("ivk-transport-test-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("picture.png");
    let content: Vec<u8> = (0..1_000_003u32).map(|n| n as u8).collect();
    std::fs::write(&path, &content).unwrap();
    let form = Multipart::new().file(FilePart::from_path("file", "picture.png", "image/png", &path).unwrap());
    let body = Body::from(form);
    let send = async || {
        let (body, _) = OutgoingBody::open(&body, &Environment::seeded(5));
        let length = body.size_hint().exact().unwrap();
        body.collect().await.map(|all| (all.to_bytes(), length))
    };
    for _ in 0..2 {
        let (bytes, length) = send().await.unwrap();
        assert_eq!(bytes.len() as u64, length);
        assert!(bytes.windows(content.len()).any(|window| window == content));
    }
    std::fs::write(&path, [content.as_slice(), b"more"].concat()).unwrap();
    assert!(
        send()
            .await
            .unwrap()
            .0
            .windows(content.len())
            .any(|window| window == content)
    );
    std::fs::write(&path, &content[..1000]).unwrap();
    assert_eq!(
        send().await.unwrap_err().kind(),
        std::io::ErrorKind::UnexpectedEof
    );
    std::fs::remove_file(&path).unwrap();
    assert_eq!(send().await.unwrap_err().kind(), std::io::ErrorKind::NotFound);
    assert!(FilePart::from_path("file", "x", "image/png", &path).is_err());
    assert!(FilePart::from_path("file", "x", "image/png", &folder).is_err());
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_upload_tells_how_far_it_came_and_begins_anew_with_each_attempt() {
    let network = support::Network::new();
    let client = network.client();
    let told = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let tell = told.clone();
    let form = Multipart::new().file(FilePart::from_bytes("file", "a", "image/png", vec![7; 300_000]));
    let request = Request::new("upload", Method::POST, "x", RetryClass::IdempotentWrite)
        .body(Body::from(form))
        .on_upload(move |sent, total| tell.lock().unwrap().push((sent, total)));
    let serve = async {
        for status in [503, 200] {
            let mut peer = Peer::new(network.accept().await);
            let seen = peer.request().await.unwrap();
            peer.answer(status, "connection: close\r\n", "").await;
            assert!(seen.body.len() > 300_000);
        }
    };
    let (answer, ()) = tokio::join!(client.send(request), serve);
    assert_eq!(answer.unwrap().attempts, 2);
    let told = told.lock().unwrap();
    let (_, total) = told[0];
    assert!(total > 300_000 && told.iter().all(|(sent, of)| sent <= of && *of == total));
    let again = told.windows(2).position(|pair| pair[1].0 < pair[0].0).unwrap();
    assert_eq!((told[again].0, told.last().unwrap().0), (total, total));
    let rising = |told: &[(u64, u64)]| told.windows(2).all(|pair| pair[0].0 < pair[1].0);
    assert!(again > 1 && rising(&told[..=again]) && rising(&told[again + 1..]));
}
