//! Events over Socket.IO.

use serde_json::{Value, json};

use crate::graph::Graph;
use crate::server::Server;
use crate::socket::{Event, Socket};

/// A batch on its way, and who listens to it.
struct Listener {
    socket: Socket,
    batch_id: String,
}

impl Listener {
    /// Enqueues a graph under an id of its own.
    fn enqueue(server: &Server, graph: Graph) -> Self {
        let socket = Socket::subscribed(server);
        let batch_id = uuid::Uuid::new_v4().to_string();
        let _ = server
            .enqueue(&graph.batch().with("batch_id", json!(batch_id)))
            .expect(200);
        Self { socket, batch_id }
    }

    /// The events up to the item's end.
    fn until_ended(&mut self) -> Vec<Event> {
        self.socket.until_batch_ended(&self.batch_id, 1)
    }

    /// The next event of this batch.
    fn next_event(&mut self) -> Event {
        loop {
            let event = self.socket.next_event();
            if event.data["batch_id"] == self.batch_id.as_str() {
                return event;
            }
        }
    }
}

fn told(events: &[Event]) -> Vec<String> {
    events.iter().map(Event::story).collect()
}

/// The first packet holds the times that a client must know.
pub fn opens_with_the_times_of_its_heartbeat(server: &Server) {
    let handshake = Socket::connected(server).handshake;
    assert_eq!(
        (&handshake["pingInterval"], &handshake["pingTimeout"]),
        (&json!(25000), &json!(20000))
    );
    assert_eq!(handshake["upgrades"], json!([]));
    assert!(handshake["sid"].is_string());
}

/// From the batch to the end of its item, in order and without repetition.
pub fn tells_the_story_of_an_item(server: &Server) {
    let events = Listener::enqueue(server, Graph::of("add", json!({ "a": 1, "b": 2 }))).until_ended();
    assert_eq!(
        told(&events),
        [
            "batch_enqueued",
            "queue_item_status_changed in_progress",
            "invocation_started",
            "invocation_complete",
            "queue_item_status_changed completed",
        ]
    );
    let complete = &events[3].data;
    assert_eq!(complete["invocation_source_id"], "node");
    assert_ne!(
        complete["invocation"]["id"], "node",
        "the node that ran is a copy with an id of its own"
    );
    assert_eq!(
        (&complete["result"]["type"], &complete["result"]["value"]),
        (&json!("integer_output"), &json!(3))
    );
    assert!(
        events
            .iter()
            .all(|event| event.data["timestamp"].is_u64() && event.data["queue_id"] == "default")
    );
    let counts = &events[4].data["batch_status"];
    assert_eq!((&counts["completed"], &counts["total"]), (&json!(1), &json!(1)));
}

/// The item has failed before its node is told to have.
pub fn tells_the_story_of_a_failure(server: &Server) {
    let mut listener = Listener::enqueue(server, Graph::of("div", json!({ "a": 1, "b": 0 })));
    let mut events = listener.until_ended();
    events.push(listener.next_event());
    assert_eq!(
        told(&events),
        [
            "batch_enqueued",
            "queue_item_status_changed in_progress",
            "invocation_started",
            "queue_item_status_changed failed",
            "invocation_error",
        ]
    );
    for event in &events[3..] {
        assert_eq!(event.data["error_type"], "ZeroDivisionError", "in {}", event.name);
        assert!(event.data["error_message"].is_string() && event.data["error_traceback"].is_string());
    }
}

/// Since 6.13 each state of an item has a number, so that an old one can be told from a new one.
pub fn numbers_the_states_of_an_item(server: &Server) {
    let events = Listener::enqueue(server, Graph::of("add", json!({ "a": 1, "b": 2 }))).until_ended();
    let states = events
        .iter()
        .filter(|event| event.name == "queue_item_status_changed");
    let numbers: Vec<&Value> = states.map(|event| &event.data["status_sequence"]).collect();
    if server.is_at_least(6, 13) {
        assert_eq!(numbers, [1, 2]);
    } else {
        assert_eq!(numbers, [&Value::Null, &Value::Null]);
    }
}

/// Who has not subscribed hears nothing of the queue up to 6.13, and nearly everything since 6.14.
pub fn needs_a_subscription_before_6_14(server: &Server) {
    let mut listener = Socket::connected(server);
    let item = server
        .run(&Graph::of("add", json!({ "a": 1, "b": 2 })).batch())
        .remove(0);
    // The acknowledgement comes after everything that was sent before.
    let heard = listener.heard_so_far();
    let of_the_item = heard.iter().any(|event| event.data["item_id"] == item["item_id"]);
    assert_eq!(of_the_item, server.is_at_least(6, 14));
}

/// An event that the server does not know does not end the connection, and is not acknowledged.
pub fn ignores_what_it_does_not_know(server: &Server) {
    let mut socket = Socket::connected(server);
    socket.emit("no_such_event", &json!({ "a": 1 }));
    socket.emit("subscribe_queue", &json!({ "no_queue_id": true }));
    assert_eq!(
        socket.call("subscribe_queue", &json!({ "queue_id": "default" })),
        json!([])
    );
}
