//! Any names and contents as a form, read back by another implementation.
#![no_main]

use futures_util::{FutureExt, stream};
use http_body::Body as _;
use http_body_util::BodyExt;
use ivk_transport::{
    Environment,
    http::{Body, FilePart, Multipart, OutgoingBody},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|parts: (&str, &str, &str, &[u8])| {
    let (name, value, file_name, content) = parts;
    let form = Multipart::new().text(name, value).file(FilePart::from_bytes(
        "file",
        file_name,
        "application/octet-stream",
        content.to_vec(),
    ));
    let (body, content_type) = OutgoingBody::open(&Body::from(form), &Environment::seeded(1));
    let length = body.size_hint().exact().unwrap();
    let bytes = body.collect().now_or_never().unwrap().unwrap().to_bytes();
    assert_eq!(bytes.len() as u64, length);
    let boundary = multer::parse_boundary(content_type.unwrap().to_str().unwrap()).unwrap();
    let mut read = multer::Multipart::new(stream::iter([Ok::<_, std::io::Error>(bytes)]), boundary);
    let mut contents = Vec::new();
    while let Ok(Some(field)) = read.next_field().now_or_never().unwrap() {
        contents.push(field.bytes().now_or_never().unwrap().unwrap());
    }
    // A name may be one that the other reader does not like; then it stops, but never sees other parts.
    assert!(contents.len() <= 2);
    if let [text, file] = contents.as_slice() {
        assert_eq!((&**text, &**file), (value.as_bytes(), content));
    }
});
