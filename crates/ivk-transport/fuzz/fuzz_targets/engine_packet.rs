//! Any text as an Engine.IO packet, a batch and a handshake.
#![no_main]

use ivk_transport::socket::engine_io::{Handshake, Packet, PayloadItem, decode_payload, encode_payload};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(packet) = Packet::decode(text) {
        let again = packet.encode();
        assert_eq!(Packet::decode(&again), Ok(packet));
        if let Packet::Open(json) = packet {
            let _ = Handshake::decode(json);
        }
    }
    if let Ok(items) = decode_payload(text).collect::<Result<Vec<PayloadItem<'_>>, _>>() {
        let again = encode_payload(&items);
        assert_eq!(
            decode_payload(&again).collect::<Result<Vec<_>, _>>().as_ref(),
            Ok(&items)
        );
    }
});
