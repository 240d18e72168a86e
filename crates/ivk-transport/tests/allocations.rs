//! Reading a packet takes no memory.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use allocation_counter::measure;
use ivk_transport::socket::{
    Limits,
    engine_io::Packet as Engine,
    socket_io::{Assembler, Packet, Step},
};

/// The texts that a real server sent over its socket.
fn recorded() -> Vec<String> {
    include_str!("fixtures/6.14.2-text-to-image-4-steps.jsonl")
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter(|entry| entry["from"] == "server")
        .filter_map(|entry| entry["text"].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn a_packet_is_read_without_allocating() {
    let frames = recorded();
    let limits = Limits::default();
    let (mut read, mut named) = (0, 0);
    let taken = measure(|| {
        for frame in &frames {
            let Ok(Engine::Message(text)) = Engine::decode(frame) else {
                continue;
            };
            let packet = Packet::decode(text, &limits).unwrap();
            read += 1;
            named += usize::from(packet.arguments().is_some_and(|found| !found.name().is_empty()));
        }
    });
    assert_eq!(taken.count_total, 0);
    assert!(read > 40 && named > 40, "{read} {named} of {}", frames.len());
    // The counter counts.
    assert_eq!(measure(|| drop(frames[0].clone())).count_total, 1);
}

#[test]
fn a_connection_is_followed_without_allocating_until_there_are_attachments() {
    let frames = recorded();
    let mut assembler = Assembler::new(Limits::default());
    let taken = measure(|| {
        for text in frames.iter().filter_map(|frame| frame.strip_prefix('4')) {
            assert!(matches!(assembler.text(text), Ok(Step::Packet(_))));
        }
    });
    assert_eq!(taken.count_total, 0);
}
