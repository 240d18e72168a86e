//! The cases of the two suites, each with its mirror, or with the reason why it has none.

use std::collections::BTreeSet;

enum Mirror {
    /// A test of `main.rs`, beside this file.
    Here(&'static str),
    /// A test of `../codec/main.rs`.
    Codec(&'static str),
    /// A test of `../polling.rs`.
    Polling(&'static str),
    /// Why there is none.
    None(&'static str),
}

use Mirror::{Codec, Here, None as Without, Polling};

const NO_UPGRADE: &str = "a session stays on the transport that it was told to begin on";

/// Suite, group and case; 25 of Engine.IO and 32 of Socket.IO.
const INDEX: &[(&str, Mirror)] = &[
    (
        "engine/handshake/polling/opens a session",
        Polling("batches_go_both_ways"),
    ),
    (
        "engine/handshake/polling/wrong EIO",
        Here("the_upgrade_names_version_and_transport"),
    ),
    (
        "engine/handshake/polling/wrong transport",
        Here("the_upgrade_names_version_and_transport"),
    ),
    (
        "engine/handshake/polling/wrong method",
        Here("the_upgrade_names_version_and_transport"),
    ),
    (
        "engine/handshake/websocket/opens a session",
        Here("a_session_opens_with_the_servers_own_times"),
    ),
    (
        "engine/handshake/websocket/wrong EIO",
        Here("a_refused_upgrade_is_told_and_tried_again"),
    ),
    (
        "engine/handshake/websocket/wrong transport",
        Here("a_refused_upgrade_is_told_and_tried_again"),
    ),
    ("engine/message/polling/one text", Polling("batches_go_both_ways")),
    (
        "engine/message/polling/several texts",
        Polling("batches_go_both_ways"),
    ),
    (
        "engine/message/polling/text and binary",
        Polling("batches_go_both_ways"),
    ),
    (
        "engine/message/polling/invalid",
        Codec("batches_of_the_polling_transport_are_read_and_written"),
    ),
    (
        "engine/message/polling/two polls at once",
        Polling("batches_go_both_ways"),
    ),
    (
        "engine/message/polling/cancelled poll",
        Polling("a_session_that_ends_is_begun_again"),
    ),
    ("engine/message/websocket/text", Here("a_text_goes_both_ways")),
    ("engine/message/websocket/binary", Here("a_binary_event_arrives")),
    (
        "engine/message/websocket/invalid",
        Here("an_invalid_engine_packet_ends_the_connection"),
    ),
    (
        "engine/heartbeat/polling/ping and pong",
        Polling("heartbeats_are_answered_and_missed"),
    ),
    (
        "engine/heartbeat/polling/timeout",
        Polling("heartbeats_are_answered_and_missed"),
    ),
    (
        "engine/heartbeat/websocket/ping and pong",
        Here("three_rounds_of_heartbeat_are_answered"),
    ),
    (
        "engine/heartbeat/websocket/timeout",
        Here("a_session_opens_with_the_servers_own_times"),
    ),
    ("engine/close/polling/forced", Polling("a_farewell_is_said")),
    (
        "engine/close/websocket/forced",
        Here("a_close_packet_ends_the_connection"),
    ),
    ("engine/upgrade/succeeds", Without(NO_UPGRADE)),
    ("engine/upgrade/old transport is refused", Without(NO_UPGRADE)),
    (
        "engine/upgrade/second socket is refused",
        Here("every_connection_asks_for_a_session_of_its_own"),
    ),
    (
        "socket/handshake/polling/opens a session",
        Polling("batches_go_both_ways"),
    ),
    (
        "socket/handshake/polling/wrong EIO",
        Here("the_upgrade_names_version_and_transport"),
    ),
    (
        "socket/handshake/polling/wrong transport",
        Here("the_upgrade_names_version_and_transport"),
    ),
    (
        "socket/handshake/polling/wrong method",
        Here("the_upgrade_names_version_and_transport"),
    ),
    (
        "socket/handshake/websocket/opens a session",
        Here("a_session_opens_with_the_servers_own_times"),
    ),
    (
        "socket/handshake/websocket/wrong EIO",
        Here("a_refused_upgrade_is_told_and_tried_again"),
    ),
    (
        "socket/handshake/websocket/wrong transport",
        Here("a_refused_upgrade_is_told_and_tried_again"),
    ),
    (
        "socket/heartbeat/polling/ping and pong",
        Polling("heartbeats_are_answered_and_missed"),
    ),
    (
        "socket/heartbeat/polling/timeout",
        Polling("heartbeats_are_answered_and_missed"),
    ),
    (
        "socket/heartbeat/websocket/ping and pong",
        Here("three_rounds_of_heartbeat_are_answered"),
    ),
    (
        "socket/heartbeat/websocket/timeout",
        Here("a_session_opens_with_the_servers_own_times"),
    ),
    ("socket/close/polling/forced", Polling("a_farewell_is_said")),
    (
        "socket/close/websocket/forced",
        Here("a_close_packet_ends_the_connection"),
    ),
    ("socket/upgrade/succeeds", Without(NO_UPGRADE)),
    ("socket/upgrade/old transport is refused", Without(NO_UPGRADE)),
    (
        "socket/upgrade/second socket is refused",
        Here("every_connection_asks_for_a_session_of_its_own"),
    ),
    (
        "socket/connect/main",
        Here("the_main_namespace_is_joined_with_and_without_a_payload"),
    ),
    (
        "socket/connect/main with payload",
        Here("the_main_namespace_is_joined_with_and_without_a_payload"),
    ),
    (
        "socket/connect/custom",
        Here("packets_of_other_namespaces_are_passed_over"),
    ),
    (
        "socket/connect/custom with payload",
        Here("packets_of_other_namespaces_are_passed_over"),
    ),
    (
        "socket/connect/unknown namespace",
        Here("packets_of_other_namespaces_are_passed_over"),
    ),
    (
        "socket/connect/invalid handshake",
        Here("an_invalid_answer_to_the_join_ends_the_connection"),
    ),
    (
        "socket/connect/no handshake",
        Here("a_server_that_never_lets_in_is_left"),
    ),
    ("socket/disconnect/main", Here("a_disconnect_ends_the_session")),
    (
        "socket/disconnect/custom",
        Here("packets_of_other_namespaces_are_passed_over"),
    ),
    ("socket/message/text", Here("a_text_goes_both_ways")),
    ("socket/message/binary", Here("a_binary_event_arrives")),
    (
        "socket/message/text with ack",
        Here("an_event_that_asks_for_an_answer_gets_one"),
    ),
    (
        "socket/message/binary with ack",
        Here("an_event_that_asks_for_an_answer_gets_one"),
    ),
    (
        "socket/message/unknown type",
        Here("an_invalid_socket_packet_ends_the_connection"),
    ),
    (
        "socket/message/payload is an object",
        Here("an_invalid_socket_packet_ends_the_connection"),
    ),
    (
        "socket/message/ack id is no number",
        Here("an_invalid_socket_packet_ends_the_connection"),
    ),
];

#[test]
fn every_case_has_a_mirror_that_exists_or_a_reason() {
    let names: BTreeSet<_> = INDEX.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), INDEX.len());
    let of = |suite: &str| INDEX.iter().filter(|(name, _)| name.starts_with(suite)).count();
    assert_eq!((of("engine/"), of("socket/")), (25, 32));
    for (name, mirror) in INDEX {
        let (file, test) = match mirror {
            Here(test) => (include_str!("main.rs"), test),
            Codec(test) => (include_str!("../codec/main.rs"), test),
            Polling(test) => (include_str!("../polling.rs"), test),
            Without(reason) => {
                assert!(reason.len() > 20, "{name}");
                continue;
            }
        };
        assert!(file.contains(&format!("fn {test}()")), "{name}: {test}");
    }
}
