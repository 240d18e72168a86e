//! Workflows that call workflows of the library, which servers have since 6.14.

use serde_json::{Value, json};

use crate::graph::{Batch, Graph, result};
use crate::server::Server;
use crate::socket::Socket;

/// Whether the server can call workflows.
fn has_calls(server: &Server) -> bool {
    server.is_at_least(6, 14)
}

/// A workflow of the library that divides 12 by its input, and is deleted with this.
struct Saved<'a> {
    server: &'a Server,
    id: String,
}

impl<'a> Saved<'a> {
    fn on(server: &'a Server) -> Self {
        let id = server
            .post("api/v1/workflows/", &json!({"workflow": twelfth()}))
            .expect(200)["workflow_id"]
            .as_str()
            .unwrap()
            .to_owned();
        Self { server, id }
    }
}

impl Drop for Saved<'_> {
    fn drop(&mut self) {
        let _ = self.server.delete(&format!("api/v1/workflows/i/{}", self.id));
    }
}

/// The file of that workflow.
pub(super) fn twelfth() -> Value {
    let node = |id: &str, node_type: &str, version: &str, inputs: Value| {
        json!({"id": id, "type": "invocation", "position": {"x": 0, "y": 0}, "data": {
            "id": id, "type": node_type, "version": version, "nodePack": "invokeai", "label": "", "notes": "",
            "isOpen": true, "isIntermediate": true, "useCache": false, "inputs": inputs}})
    };
    let value =
        |name: &str, value: Value| json!({"name": name, "label": "", "description": "", "value": value});
    let bare = |name: &str| json!({"name": name, "label": "", "description": ""});
    let edge = |source: &str, output: &str, target: &str, input: &str| {
        json!({"id": format!("{source}-{target}"), "type": "default", "source": source, "sourceHandle": output,
            "target": target, "targetHandle": input})
    };
    json!({
        "name": "Part of twelve", "author": "", "description": "", "version": "", "contact": "", "tags": "",
        "notes": "", "meta": {"version": "3.0.0", "category": "user"},
        "exposedFields": [{"nodeId": "divide", "fieldName": "b"}],
        "nodes": [
            node("divide", "div", "1.0.1", json!({"a": value("a", json!(12)), "b": value("b", json!(3))})),
            node("name", "workflow_return_value", "1.0.0", json!({"key": value("key", json!("part")), "value": bare("value")})),
            node("return", "workflow_return", "1.0.0", json!({"values": bare("values")})),
        ],
        "edges": [edge("divide", "value", "name", "value"), edge("name", "value", "return", "values")],
    })
}

/// A graph that calls the workflow and reads what it returns.
fn calling(saved: &Saved<'_>, divisor: i64) -> Batch {
    let inputs = json!({"saved_workflow_input::divide::b": divisor});
    Graph::new()
        .node(
            "call",
            "call_saved_workflow",
            json!({"workflow_id": saved.id, "workflow_inputs": inputs}),
        )
        .node("get", "workflow_return_get", json!({"key": "part"}))
        .edge("call.values", "get.values")
        .batch()
}

/// The item that calls waits, the one that is called runs, and the first goes on with what the second returned.
pub fn waits_for_the_workflow_that_it_calls(server: &Server) {
    if !has_calls(server) {
        return;
    }
    let saved = Saved::on(server);
    let mut socket = Socket::subscribed(server);
    let enqueued = server.enqueue(&calling(&saved, 4)).expect(200);
    let parent = enqueued["item_ids"][0].as_u64().unwrap();
    let batch = enqueued["batch"]["batch_id"].as_str().unwrap().to_owned();
    let events = socket.until_batch_ended(&batch, 2);
    let told: Vec<(u64, &str)> = events
        .iter()
        .filter(|event| event.name == "queue_item_status_changed")
        .map(|event| {
            (
                event.data["item_id"].as_u64().unwrap(),
                event.data["status"].as_str().unwrap(),
            )
        })
        .collect();
    let of_parent: Vec<&str> = told
        .iter()
        .filter(|(item, _)| *item == parent)
        .map(|(_, status)| *status)
        .collect();
    assert_eq!(
        of_parent,
        ["in_progress", "waiting", "pending", "in_progress", "completed"],
        "{told:?}"
    );
    let child = told
        .iter()
        .find(|(item, _)| *item != parent)
        .expect("there is a second item")
        .0;
    let of_child: Vec<&str> = told
        .iter()
        .filter(|(item, _)| *item == child)
        .map(|(_, status)| *status)
        .collect();
    assert_eq!(of_child, ["pending", "in_progress", "completed"], "{told:?}");

    let item = server.item(parent);
    assert_eq!(result(&item, "get")["value"], 3);
    assert!(
        item.get("parent_item_id").is_none(),
        "what is null is left out: {item}"
    );
    let item = server.item(child);
    assert_eq!(item["batch_id"], json!(batch));
    assert_eq!(
        (
            &item["parent_item_id"],
            &item["root_item_id"],
            &item["workflow_call_depth"]
        ),
        (&json!(parent), &json!(parent), &json!(1))
    );
    let counts = server
        .get(&format!("api/v1/queue/default/b/{batch}/status"))
        .expect(200);
    assert_eq!(
        (&counts["total"], &counts["completed"]),
        (&json!(2), &json!(2)),
        "children are counted"
    );
}

/// When the workflow that is called fails, so does the item that called it, with the same words.
pub fn fails_with_the_workflow_that_it_calls(server: &Server) {
    if !has_calls(server) {
        return;
    }
    let saved = Saved::on(server);
    let items = server.run(&calling(&saved, 0));
    assert_eq!(items.len(), 1);
    assert_eq!(
        (&items[0]["status"], &items[0]["error_type"]),
        (&json!("failed"), &json!("ValueError"))
    );
    let message = items[0]["error_message"].as_str().unwrap();
    assert!(
        message.contains("division") || message.contains("zero"),
        "{message}"
    );
}

/// A workflow that is not there fails when it is called.
pub fn fails_without_the_workflow_that_it_calls(server: &Server) {
    if !has_calls(server) {
        return;
    }
    let items = server.run(&Graph::of("call_saved_workflow", json!({"workflow_id": "nowhere"})).batch());
    assert_eq!(items[0]["error_type"], "ValueError");
    assert_eq!(
        items[0]["error_message"],
        "The selected saved workflow 'nowhere' could not be found."
    );
}
