//! Any text as a Socket.IO packet. What is read must be written alike, and an event whose JSON is good must be taken
//! apart as a plain JSON reader would.
#![no_main]

use ivk_transport::socket::{
    Limits,
    socket_io::{Packet, check_placeholders},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let limits = Limits::default();
    let Ok(packet) = Packet::decode(text, &limits) else {
        return;
    };
    let again = packet.encode();
    assert_eq!(Packet::decode(&again, &limits), Ok(packet));
    let Some(payload) = packet.payload else { return };
    let _ = check_placeholders(payload, packet.attachments);
    let Some(arguments) = packet.arguments() else {
        return;
    };
    let Ok(plain) = serde_json::from_str::<Vec<serde_json::Value>>(payload) else {
        return;
    };
    assert_eq!(
        plain.first().and_then(|name| name.as_str()),
        Some(arguments.name())
    );
    let rest: Vec<serde_json::Value> = serde_json::from_str(&format!("[{}]", arguments.as_json())).unwrap();
    assert_eq!(rest, plain.get(1..).unwrap());
});
