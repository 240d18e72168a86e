//! The codecs: golden tables, properties, and what a real server sent.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod differential;

use std::time::Duration;

use ivk_transport::socket::{
    Limits,
    engine_io::{self, Handshake, PayloadItem, decode_payload, encode_payload},
    socket_io::{Assembler, DecodeError, Kind, Packet, Step, check_placeholders},
};
use proptest::prelude::*;

fn decode(text: &str) -> Result<Packet<'_>, DecodeError> {
    Packet::decode(text, &Limits::default())
}

#[test]
fn every_engine_packet_is_read_and_written() {
    use engine_io::Packet as P;
    for (text, packet) in [
        ("0{}", P::Open("{}")),
        ("1", P::Close),
        ("2", P::Ping("")),
        ("2probe", P::Ping("probe")),
        ("3", P::Pong("")),
        ("3probe", P::Pong("probe")),
        ("4", P::Message("")),
        ("4hello", P::Message("hello")),
        ("4\u{20ac}\u{1f600}", P::Message("\u{20ac}\u{1f600}")),
        ("5", P::Upgrade),
        ("6", P::Noop),
    ] {
        assert_eq!(P::decode(text), Ok(packet));
        assert_eq!(packet.encode(), text);
    }
    for (text, error) in [
        ("", engine_io::DecodeError::Empty),
        ("7", engine_io::DecodeError::UnknownType('7')),
        ("abc", engine_io::DecodeError::UnknownType('a')),
        ("\u{20ac}", engine_io::DecodeError::UnknownType('\u{20ac}')),
    ] {
        assert_eq!(P::decode(text), Err(error));
    }
}

#[test]
fn batches_of_the_polling_transport_are_read_and_written() {
    use engine_io::Packet as P;
    let items = [
        PayloadItem::Packet(P::Message("hello")),
        PayloadItem::Packet(P::Ping("")),
        PayloadItem::Binary(vec![1, 2, 3, 4]),
        PayloadItem::Packet(P::Message("\u{20ac}")),
    ];
    let text = "4hello\u{1e}2\u{1e}bAQIDBA==\u{1e}4\u{20ac}";
    assert_eq!(encode_payload(&items), text);
    assert_eq!(
        decode_payload(text).collect::<Result<Vec<_>, _>>().unwrap(),
        items
    );
    for bad in ["", "4a\u{1e}", "\u{1e}4a", "b!", "bAQID=BA", "abc"] {
        assert!(
            decode_payload(bad).collect::<Result<Vec<_>, _>>().is_err(),
            "{bad:?}"
        );
    }
}

#[test]
fn a_handshake_says_how_long_a_living_server_is_silent() {
    let json = r#"{"sid":"x","upgrades":["websocket"],"pingTimeout":20000,"pingInterval":25000,"maxPayload":1000000,"new":1}"#;
    let handshake = Handshake::decode(json).unwrap();
    assert_eq!((&*handshake.sid, handshake.max_payload), ("x", Some(1_000_000)));
    assert_eq!(handshake.silence_limit(), Duration::from_secs(45));
    let endless = format!(r#"{{"sid":"x","pingTimeout":{0},"pingInterval":{0}}}"#, u64::MAX);
    assert_eq!(
        Handshake::decode(&endless).unwrap().silence_limit(),
        Duration::from_secs(7200)
    );
    for bad in [
        "",
        "{}",
        "[]",
        r#"{"sid":1,"pingTimeout":1,"pingInterval":1}"#,
        r#"{"sid":"x","pingTimeout":-1,"pingInterval":1}"#,
    ] {
        assert_eq!(
            Handshake::decode(bad),
            Err(engine_io::DecodeError::BadHandshake),
            "{bad}"
        );
    }
}

#[test]
fn every_socket_packet_is_read_and_written() {
    for (text, kind, namespace, id, attachments, payload) in [
        ("0", Kind::Connect, "/", None, 0, None),
        (
            r#"0{"token":"x"}"#,
            Kind::Connect,
            "/",
            None,
            0,
            Some(r#"{"token":"x"}"#),
        ),
        (
            r#"0/admin,{"sid":"x"}"#,
            Kind::Connect,
            "/admin",
            None,
            0,
            Some(r#"{"sid":"x"}"#),
        ),
        ("1", Kind::Disconnect, "/", None, 0, None),
        ("1/admin,", Kind::Disconnect, "/admin", None, 0, None),
        (r#"2["a"]"#, Kind::Event, "/", None, 0, Some(r#"["a"]"#)),
        (
            r#"2["a",1,{"b":[]}]"#,
            Kind::Event,
            "/",
            None,
            0,
            Some(r#"["a",1,{"b":[]}]"#),
        ),
        (r#"20["a"]"#, Kind::Event, "/", Some(0), 0, Some(r#"["a"]"#)),
        (
            r#"2/admin,456["a",{}]"#,
            Kind::Event,
            "/admin",
            Some(456),
            0,
            Some(r#"["a",{}]"#),
        ),
        (
            r#"218446744073709551615["a"]"#,
            Kind::Event,
            "/",
            Some(u64::MAX),
            0,
            Some(r#"["a"]"#),
        ),
        ("30[]", Kind::Ack, "/", Some(0), 0, Some("[]")),
        (
            r#"3/admin,12[null,"x"]"#,
            Kind::Ack,
            "/admin",
            Some(12),
            0,
            Some(r#"[null,"x"]"#),
        ),
        (
            r#"4{"message":"no"}"#,
            Kind::ConnectError,
            "/",
            None,
            0,
            Some(r#"{"message":"no"}"#),
        ),
        (
            r#"4/admin,"no""#,
            Kind::ConnectError,
            "/admin",
            None,
            0,
            Some(r#""no""#),
        ),
        (
            r#"51-["a",{"_placeholder":true,"num":0}]"#,
            Kind::BinaryEvent,
            "/",
            None,
            1,
            Some(r#"["a",{"_placeholder":true,"num":0}]"#),
        ),
        (
            r#"510-/x,3["a"]"#,
            Kind::BinaryEvent,
            "/x",
            Some(3),
            10,
            Some(r#"["a"]"#),
        ),
        (
            r#"61-/x,3[{"_placeholder":true,"num":0}]"#,
            Kind::BinaryAck,
            "/x",
            Some(3),
            1,
            Some(r#"[{"_placeholder":true,"num":0}]"#),
        ),
    ] {
        let packet = decode(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(
            (
                packet.kind,
                packet.namespace,
                packet.id,
                packet.attachments,
                packet.payload
            ),
            (kind, namespace, id, attachments, payload)
        );
        assert_eq!(packet.encode(), text);
    }
}

#[test]
fn what_others_write_differently_is_read_too() {
    for (text, namespace, payload) in [
        ("0/admin", "/admin", None),
        ("0/admin?token=x,{}", "/admin", Some("{}")),
        ("0/,{}", "/", Some("{}")),
        ("1/admin", "/admin", None),
    ] {
        let packet = decode(text).unwrap();
        assert_eq!((packet.namespace, packet.payload), (namespace, payload), "{text}");
    }
}

#[test]
fn what_is_no_packet_is_refused() {
    use DecodeError as E;
    let long = format!("2/{},[\"a\"]", "n".repeat(256));
    let large = format!("2[\"a\",\"{}\"]", "x".repeat(32 << 20));
    for (text, error) in [
        ("", E::Empty),
        ("7", E::UnknownType('7')),
        ("abc", E::UnknownType('a')),
        ("2{}", E::BadPayload),
        ("2", E::BadPayload),
        ("2[]", E::BadPayload),
        ("2[1]", E::BadPayload),
        (r#"2["a""#, E::BadPayload),
        (r#"2"a""#, E::BadPayload),
        (r#"2abc["a"]"#, E::BadPayload),
        (r#"2-1["a"]"#, E::BadPayload),
        (r#"2["a" 1]"#, E::BadPayload),
        ("3[]", E::BadPayload),
        ("30", E::BadPayload),
        ("30{}", E::BadPayload),
        ("0[]", E::BadPayload),
        ("05", E::BadPayload),
        ("1{}", E::BadPayload),
        ("4", E::BadPayload),
        ("4[]", E::BadPayload),
        (r#"4""#, E::BadPayload),
        (r#"5["a"]"#, E::BadAttachmentCount),
        (r#"5-["a"]"#, E::BadAttachmentCount),
        (r#"5x-["a"]"#, E::BadAttachmentCount),
        (r#"5+1-["a"]"#, E::BadAttachmentCount),
        (r#"511-["a"]"#, E::TooManyAttachments),
        (r#"599999999999999999999999-["a"]"#, E::TooManyAttachments),
        (r#"218446744073709551616["a"]"#, E::BadId),
        (&long, E::NamespaceTooLong),
        (&large, E::TooLarge),
    ] {
        assert_eq!(decode(text), Err(error), "{}", &text[..text.len().min(40)]);
    }
}

#[test]
fn the_arguments_of_an_event_are_found() {
    for (text, name, arguments) in [
        (r#"2["a",{"b":1}]"#, "a", r#"{"b":1}"#),
        (r#"2["a"]"#, "a", ""),
        (r#"2[ "a" , 1, 2 ]"#, "a", "1, 2"),
        (r#"2["\u00e9\"\\",null]"#, "\u{e9}\"\\", "null"),
        (r#"2["\\",1]"#, "\\", "1"),
    ] {
        let found = decode(text).unwrap().arguments().unwrap();
        assert_eq!((found.name(), found.as_json()), (name, arguments));
    }
    let two = decode(r#"2["a",1,2]"#).unwrap().arguments().unwrap();
    assert!(two.decode::<u32>().is_err());
    assert_eq!(
        decode(r#"2["a",[1]]"#)
            .unwrap()
            .arguments()
            .unwrap()
            .decode::<Vec<u32>>()
            .unwrap(),
        [1]
    );
}

#[test]
fn placeholders_stand_anywhere_and_in_any_order() {
    let at = |n: i64| format!(r#"{{"_placeholder":true,"num":{n}}}"#);
    for (json, count, good) in [
        (format!("[{},{}]", at(1), at(0)), 2, true),
        (format!(r#"[{{"a":[{{"b":{}}}]}},{}]"#, at(0), at(0)), 1, true),
        ("[]".to_owned(), 3, true),
        (format!("[{}]", at(2)), 2, false),
        (format!("[{}]", at(-1)), 2, false),
        (r#"[{"_placeholder":true}]"#.to_owned(), 1, false),
        (r#"[{"_placeholder":true,"num":"0"}]"#.to_owned(), 1, false),
        (r#"[{"_placeholder":true,"num":0.5}]"#.to_owned(), 1, false),
        (r#"[{"_placeholder":false,"num":9}]"#.to_owned(), 1, true),
        (r#"[{"\u005fplaceholder":true,"num":9}]"#.to_owned(), 1, false),
        ("[".to_owned(), 1, false),
        ("[".repeat(100_000), 1, false),
    ] {
        assert_eq!(
            check_placeholders(&json, count).is_ok(),
            good,
            "{}",
            &json[..json.len().min(80)]
        );
    }
}

#[test]
fn a_sequence_that_breaks_its_order_is_refused() {
    let header = r#"52-["a",{"_placeholder":true,"num":1},{"_placeholder":true,"num":0}]"#;
    let mut assembler = Assembler::new(Limits::default());
    assert_eq!(
        assembler.binary(vec![1].into()).unwrap_err(),
        DecodeError::UnexpectedAttachment
    );
    assert!(matches!(assembler.text(header), Ok(Step::Waiting)));
    assert_eq!(
        assembler.text(r#"2["b"]"#).unwrap_err(),
        DecodeError::MissingAttachment
    );

    let limits = {
        let mut limits = Limits::default();
        limits.packet = 100;
        limits
    };
    let mut assembler = Assembler::new(limits);
    assert!(matches!(assembler.text(header), Ok(Step::Waiting)));
    assert_eq!(
        assembler.binary(vec![0; 50].into()).unwrap_err(),
        DecodeError::TooLarge
    );
    let mut assembler = Assembler::new(Limits::default());
    assert!(matches!(
        assembler.text(r#"51-["a",{"_placeholder":true,"num":1}]"#),
        Ok(Step::Waiting)
    ));
    assert_eq!(
        assembler.binary(vec![0].into()).unwrap_err(),
        DecodeError::BadPlaceholder
    );
    assert_eq!(
        assembler
            .text(r#"50-["a",{"_placeholder":true,"num":0}]"#)
            .unwrap_err(),
        DecodeError::BadPlaceholder
    );
}

/// The texts that a real server sent over its socket.
fn recorded() -> Vec<String> {
    [
        include_str!("../fixtures/6.14.2-enqueue-without-models.jsonl"),
        include_str!("../fixtures/6.14.2-idle-both-heartbeats.jsonl"),
        include_str!("../fixtures/6.14.2-text-to-image-4-steps.jsonl"),
    ]
    .iter()
    .flat_map(|file| file.lines())
    .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
    .filter(|entry| entry["from"] == "server")
    .filter_map(|entry| entry["text"].as_str().map(str::to_owned))
    .collect()
}

#[test]
fn what_a_server_sent_is_read_as_plain_json_would_read_it() {
    let frames = recorded();
    let mut events = 0;
    for frame in &frames {
        let engine_io::Packet::Message(text) = engine_io::Packet::decode(frame).unwrap() else {
            continue;
        };
        let packet = decode(text).unwrap();
        assert_eq!(packet.encode(), text);
        let Some(arguments) = packet.arguments() else {
            continue;
        };
        let plain: (String, serde_json::Value) = serde_json::from_str(packet.payload.unwrap()).unwrap();
        assert_eq!(arguments.name(), plain.0);
        assert_eq!(arguments.decode::<serde_json::Value>().unwrap(), plain.1);
        events += 1;
    }
    assert!(events > 60, "{events} of {}", frames.len());
}

/// A JSON value of little depth.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        ".*".prop_map(Into::into),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::btree_map(".{0,4}", inner, 0..4)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

/// An event as its sender means it.
#[derive(Debug, Clone)]
struct Meant {
    namespace: String,
    id: Option<u64>,
    name: String,
    arguments: Vec<serde_json::Value>,
}

impl Meant {
    fn array(&self) -> String {
        let mut all = vec![serde_json::Value::from(self.name.clone())];
        all.extend(self.arguments.iter().cloned());
        serde_json::to_string(&all).unwrap()
    }
}

fn with<'a>(event: &'a Meant, array: &'a str) -> Packet<'a> {
    let mut packet = Packet::new(Kind::Event).with_payload(array);
    packet.namespace = &event.namespace;
    packet.id = event.id;
    packet
}

fn meant() -> impl Strategy<Value = Meant> {
    let namespace = prop_oneof![Just("/".to_owned()), "/[a-z0-9]{1,8}"];
    // The other implementation counts answers with a signed number.
    let id = prop::option::of(0..=i64::MAX as u64);
    (namespace, id, ".*", prop::collection::vec(json(), 0..3)).prop_map(|(namespace, id, name, arguments)| {
        Meant {
            namespace,
            id,
            name,
            arguments,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in ".*", digits in "[0-6][0-9]{0,3}-?(/[a-z]{0,3},?)?[0-9]{0,2}.*") {
        let _ = engine_io::Packet::decode(&text);
        let _: Vec<_> = decode_payload(&text).collect();
        let _ = decode(&text);
        if let Ok(packet) = decode(&digits) {
            let again = packet.encode();
            prop_assert_eq!(decode(&again), Ok(packet));
        }
    }

    #[test]
    fn any_event_survives_the_way(event in meant()) {
        let array = event.array();
        let packet = with(&event, &array);
        let text = packet.encode();
        let read = decode(&text).unwrap();
        prop_assert_eq!(read, packet);
        let arguments = read.arguments().unwrap();
        prop_assert_eq!(arguments.name(), &event.name);
        let all: Vec<serde_json::Value> = serde_json::from_str(&format!("[{}]", arguments.as_json())).unwrap();
        prop_assert_eq!(all, event.arguments);
    }

    #[test]
    fn any_sequence_of_messages_is_followed_within_its_limits(messages in prop::collection::vec(
        prop_oneof![
            "5[0-3]-\\[\"a\"(,\\{\"_placeholder\":true,\"num\":[0-3]\\}){0,3}\\]".prop_map(Ok),
            "[0-6].{0,8}".prop_map(Ok),
            prop::collection::vec(any::<u8>(), 0..8).prop_map(Err),
        ], 0..12)) {
        let mut assembler = Assembler::new(Limits::default());
        let mut due = 0;
        for message in messages {
            let binary = message.is_err();
            let step = match &message {
                Ok(text) => assembler.text(text),
                Err(bytes) => assembler.binary(bytes.clone().into()),
            };
            match step {
                Ok(Step::Waiting) => {
                    due = if binary { due - 1 } else { message.unwrap()[1..2].parse::<usize>().unwrap() };
                    prop_assert!(due > 0 && assembler.is_waiting());
                }
                Ok(Step::Complete(whole)) => {
                    prop_assert!(binary && due == 1 && !assembler.is_waiting());
                    prop_assert_eq!(whole.attachments().len(), whole.packet().unwrap().attachments);
                    due = 0;
                }
                Ok(Step::Packet(_)) => prop_assert!(!binary && due == 0),
                Ok(other) => panic!("{other:?}"),
                // A connection is given up at its first error.
                Err(_) => break,
            }
        }
    }
}
