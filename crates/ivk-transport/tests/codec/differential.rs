//! The same bytes through the parser of another implementation.

use socketioxide_core::{
    Value,
    packet::{Packet as Theirs, PacketData},
    parser::{Parse, ParseConfig, ParseError, ParserState},
};
use socketioxide_parser_common::CommonParser;

use super::*;

fn theirs(text: &str) -> Result<Theirs, ParseError> {
    CommonParser.decode_str(
        &ParseConfig::default(),
        &ParserState::default(),
        text.to_owned().into(),
    )
}

fn text_of(value: &Value) -> Option<&str> {
    match value {
        Value::Str(text, _) => Some(text.as_str()),
        Value::Bytes(_) => None,
    }
}

fn assert_same(text: &str) {
    let ours = decode(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let theirs = theirs(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(ours.namespace, theirs.ns.as_str());
    let (kind, id, payload) = match &theirs.inner {
        PacketData::Connect(payload) => (Kind::Connect, None, payload.as_ref().and_then(text_of)),
        PacketData::Disconnect => (Kind::Disconnect, None, None),
        PacketData::Event(payload, id) => (Kind::Event, *id, text_of(payload)),
        PacketData::EventAck(payload, id) => (Kind::Ack, Some(*id), text_of(payload)),
        PacketData::BinaryEvent(payload, id) => (Kind::BinaryEvent, *id, text_of(payload)),
        PacketData::BinaryAck(payload, id) => (Kind::BinaryAck, Some(*id), text_of(payload)),
        PacketData::ConnectError(_) => (Kind::ConnectError, None, ours.payload),
    };
    assert_eq!(
        (ours.kind, ours.id.map(|id| id as i64), ours.payload),
        (kind, id, payload),
        "{text}"
    );
}

#[test]
fn recorded_frames_are_read_alike() {
    for frame in recorded() {
        if let Some(text) = frame.strip_prefix('4') {
            assert_same(text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_event_is_read_alike(event in meant()) {
        let array = event.array();
        let packet = with(&event, &array);
        assert_same(&packet.encode());
    }

    #[test]
    fn any_answer_is_read_alike(event in meant(), id in 0..=i64::MAX as u64) {
        let array = serde_json::to_string(&event.arguments).unwrap();
        let mut packet = Packet::new(Kind::Ack).with_id(id).with_payload(&array);
        packet.namespace = &event.namespace;
        assert_same(&packet.encode());
    }

    #[test]
    fn any_entry_is_read_alike(event in meant(), auth in prop::option::of(json())) {
        let auth = auth.map(|auth| serde_json::json!({ "auth": auth }).to_string());
        for (kind, payload) in [(Kind::Connect, auth.as_deref()), (Kind::Disconnect, None)] {
            let mut packet = Packet::new(kind);
            packet.namespace = &event.namespace;
            packet.payload = payload;
            assert_same(&packet.encode());
        }
    }

    #[test]
    fn any_attachments_are_put_together_alike(
        event in meant(),
        attachments in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..9), 1..5),
    ) {
        let mut event = event;
        event.arguments.extend(
            (0..attachments.len()).map(|num| serde_json::json!({ "_placeholder": true, "num": num })),
        );
        let array = event.array();
        let mut packet = with(&event, &array);
        packet.kind = Kind::BinaryEvent;
        packet.attachments = attachments.len();
        let text = packet.encode();

        let mut assembler = Assembler::new(Limits::default());
        prop_assert!(matches!(assembler.text(&text), Ok(Step::Waiting)));
        let (config, state) = (ParseConfig::default(), ParserState::default());
        let begun = CommonParser.decode_str(&config, &state, text.clone().into());
        prop_assert!(matches!(begun, Err(ParseError::NeedsMoreBinaryData)));
        let (last, first) = attachments.split_last().unwrap();
        for bytes in first {
            prop_assert!(matches!(assembler.binary(bytes.clone().into()), Ok(Step::Waiting)));
            let more = CommonParser.decode_bin(&config, &state, bytes.clone().into());
            prop_assert!(matches!(more, Err(ParseError::NeedsMoreBinaryData)));
        }
        let Ok(Step::Complete(ours)) = assembler.binary(last.clone().into()) else {
            panic!("the last attachment completes it")
        };
        let theirs = CommonParser.decode_bin(&config, &state, last.clone().into()).unwrap();
        let PacketData::BinaryEvent(Value::Str(payload, Some(bytes)), id) = theirs.inner else {
            panic!("{theirs:?}")
        };
        let packet = ours.packet().unwrap();
        prop_assert_eq!(packet.namespace, theirs.ns.as_str());
        prop_assert_eq!(packet.id.map(|id| id as i64), id);
        prop_assert_eq!(packet.payload, Some(payload.as_str()));
        prop_assert!(ours.attachments().iter().eq(bytes.iter()));
    }
}
