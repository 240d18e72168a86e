//! Items of the queue.

use serde_json::{Value, json};

use crate::graph::{Graph, result};
use crate::server::Server;
use crate::socket::Socket;

fn failed(server: &Server) -> Value {
    server
        .run(&Graph::of("div", json!({ "a": 1, "b": 0 })).batch())
        .remove(0)
}

/// Results are filed under copies of the nodes, and a table leads from a node to its copies.
pub fn shows_a_finished_item_with_its_results(server: &Server) {
    let item = server
        .run(&Graph::of("add", json!({ "a": 1, "b": 2 })).batch())
        .remove(0);
    assert_eq!(item["status"], "completed");
    assert_eq!(
        result(&item, "node"),
        json!({ "type": "integer_output", "value": 3 })
    );
    let session = &item["session"];
    assert_eq!(session["id"], item["session_id"]);
    let copy = &session["source_prepared_mapping"]["node"][0];
    assert_eq!(session["prepared_source_mapping"][copy.as_str().unwrap()], "node");
    assert_eq!(session["graph"]["nodes"]["node"]["type"], "add");
    for time in ["created_at", "started_at", "completed_at", "updated_at"] {
        let text = item[time].as_str().unwrap();
        assert_eq!((text.len(), text.find(' ')), (23, Some(10)), "{time} is {text}");
    }
}

/// An item that is asked for by its id has no member that is null.
pub fn leaves_out_what_an_item_has_not(server: &Server) {
    let item = server.run(&Graph::of("add", json!({})).batch()).remove(0);
    assert!(item.get("error_type").is_none() && item.get("origin").is_none());
    assert!(
        item.as_object().unwrap().values().all(|value| !value.is_null()),
        "{item}"
    );
}

/// A node that fails says why: type, message and traceback.
pub fn fails_with_the_name_of_the_fault(server: &Server) {
    let item = failed(server);
    assert_eq!(
        (&item["status"], &item["error_type"]),
        (&json!("failed"), &json!("ZeroDivisionError"))
    );
    assert!(
        item["error_message"]
            .as_str()
            .is_some_and(|message| message.contains("zero"))
    );
    assert!(item["error_traceback"].is_string());
    assert_eq!(
        item["session"]["errors"].as_object().map(|errors| errors.len()),
        Some(1)
    );
}

/// An input that is needed and not there is no reason to refuse the graph.
pub fn misses_an_input_only_when_it_runs(server: &Server) {
    let item = server
        .run(&Graph::of("img_resize", json!({ "width": 8, "height": 8 })).batch())
        .remove(0);
    assert_eq!(
        (&item["status"], &item["error_type"]),
        (&json!("failed"), &json!("MissingInputException"))
    );
}

/// An item that is not there is 404.
pub fn does_not_know_an_item(server: &Server) {
    let answer = server.get("api/v1/queue/default/i/999999999").expect(404);
    assert_eq!(
        answer["detail"],
        "Queue item with id 999999999 not found in queue default"
    );
}

/// Items that wait are canceled with their batch, and never run.
pub fn cancels_what_waits(server: &Server) {
    let mut socket = Socket::subscribed(server);
    let id = uuid::Uuid::new_v4().to_string();
    let batch = Graph::of("add", json!({}))
        .batch()
        .runs(300)
        .with("batch_id", json!(id));
    let item_ids = server.enqueue(&batch).expect(200)["item_ids"].clone();
    let body = json!({ "batch_ids": [id] });
    let canceled = server
        .put("api/v1/queue/default/cancel_by_batch_ids", &body)
        .expect(200);
    assert!(
        canceled["canceled"].as_u64().is_some_and(|count| count > 0),
        "the answer is {canceled}"
    );
    // The newest was certainly waiting. The oldest may have run, or be running still.
    let newest = server.item(item_ids[0].as_u64().unwrap());
    assert_eq!(
        (&newest["status"], newest.get("started_at")),
        (&json!("canceled"), None)
    );
    let status = server
        .get(&format!("api/v1/queue/default/b/{id}/status"))
        .expect(200);
    assert_eq!((&status["pending"], &status["total"]), (&json!(0), &json!(300)));
    let _ = socket.call("unsubscribe_queue", &json!({ "queue_id": "default" }));
}

/// Canceling what has ended changes nothing, and is no error.
pub fn leaves_a_finished_item_as_it_is(server: &Server) {
    let item = server.run(&Graph::of("add", json!({})).batch()).remove(0);
    let path = format!("api/v1/queue/default/i/{}/cancel", item["item_id"]);
    assert_eq!(server.put(&path, &Value::Null).expect(200)["status"], "completed");
}

/// A retry is a new item that names the old one; the answer names only the old one.
pub fn retries_a_failed_item_as_a_new_one(server: &Server) {
    let old = failed(server);
    let mut socket = Socket::subscribed(server);
    let answer = server
        .put("api/v1/queue/default/retry_items_by_id", &json!([old["item_id"]]))
        .expect(200);
    assert_eq!(answer["retried_item_ids"], json!([old["item_id"]]));
    let ended = socket.until_batch_ended(old["batch_id"].as_str().unwrap(), 1);
    let new = server.item(ended.last().unwrap().data["item_id"].as_u64().unwrap());
    assert_ne!(new["item_id"], old["item_id"]);
    assert_eq!(new["retried_from_item_id"], old["item_id"]);
    assert_eq!(new["status"], "failed");
}
