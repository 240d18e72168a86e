//! Batches: what is enqueued, and what becomes of it.

use serde_json::{Value, json};

use crate::graph::{Batch, Graph, result};
use crate::server::Server;

/// Adds `a` and `b`.
fn sum() -> Batch {
    Graph::of("add", json!({ "a": 1, "b": 2 })).batch()
}

/// What the items of the batch give, oldest first.
fn sums(server: &Server, batch: &Batch) -> Vec<i64> {
    server
        .run(batch)
        .iter()
        .map(|item| result(item, "node")["value"].as_i64().unwrap())
        .collect()
}

/// The answer to a batch is 200, not 201, and holds the batch, the numbers and the items.
pub fn is_accepted_with_200(server: &Server) {
    let answer = server.enqueue(&sum()).expect(200);
    assert_eq!(answer["queue_id"], "default");
    assert_eq!(
        (&answer["enqueued"], &answer["requested"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(answer["item_ids"].as_array().map(Vec::len), Some(1));
    assert!(
        answer["batch"]["batch_id"]
            .as_str()
            .is_some_and(|id| !id.is_empty())
    );
    assert_eq!(answer["batch"]["runs"], 1);
}

/// `item_ids` comes in descending order.
pub fn lists_its_items_newest_first(server: &Server) {
    let answer = server.enqueue(&sum().runs(3)).expect(200);
    let ids: Vec<u64> = answer["item_ids"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| id.as_u64().unwrap())
        .collect();
    assert_eq!(ids.len(), 3);
    assert!(ids.is_sorted_by(|one, next| one > next), "the items are {ids:?}");
}

/// A client may choose the id of a batch, and find the batch by it.
pub fn keeps_the_id_that_it_came_with(server: &Server) {
    let id = uuid::Uuid::new_v4().to_string();
    let answer = server.enqueue(&sum().with("batch_id", json!(id))).expect(200);
    assert_eq!(answer["batch"]["batch_id"], json!(id));
    let status = server
        .get(&format!("api/v1/queue/default/b/{id}/status"))
        .expect(200);
    assert_eq!(status["total"], 1);
}

/// The same id twice is two batches in one: nothing keeps a client from doubling its work.
pub fn is_doubled_by_sending_it_twice(server: &Server) {
    let id = uuid::Uuid::new_v4().to_string();
    let batch = sum().with("batch_id", json!(id));
    let first = server.enqueue(&batch).expect(200);
    let second = server.enqueue(&batch).expect(200);
    assert_eq!(second["enqueued"], 1);
    let both = second["item_ids"].as_array().unwrap();
    assert_eq!(
        both.len(),
        2,
        "the second answer lists the items of both: {both:?}"
    );
    assert!(both.contains(&first["item_ids"][0]));
    let status = server
        .get(&format!("api/v1/queue/default/b/{id}/status"))
        .expect(200);
    assert_eq!(status["total"], 2);
}

/// Inside a group the lists go side by side.
pub fn zips_the_lists_of_a_group(server: &Server) {
    let batch = sum().data(&[&[
        ("node", "a", json!([1, 2, 3])),
        ("node", "b", json!([10, 20, 30])),
    ]]);
    assert_eq!(sums(server, &batch), [11, 22, 33]);
}

/// Groups are combined, the last one fastest; an item tells its values.
pub fn multiplies_its_groups(server: &Server) {
    let batch = sum().data(&[&[("node", "a", json!([1, 2]))], &[("node", "b", json!([10, 20]))]]);
    let items = server.run(&batch);
    let values: Vec<Vec<&Value>> = items
        .iter()
        .map(|item| {
            item["field_values"]
                .as_array()
                .unwrap()
                .iter()
                .map(|field| &field["value"])
                .collect()
        })
        .collect();
    assert_eq!(json!(values), json!([[1, 10], [1, 20], [2, 10], [2, 20]]));
    let sums: Vec<Value> = items
        .iter()
        .map(|item| result(item, "node")["value"].clone())
        .collect();
    assert_eq!(json!(sums), json!([11, 21, 12, 22]));
}

/// All data once, then all data again.
pub fn repeats_its_data_for_every_run(server: &Server) {
    let batch = sum().data(&[&[("node", "a", json!([1, 2]))]]).runs(2);
    assert_eq!(sums(server, &batch), [3, 4, 3, 4]);
}

/// A list without values leaves nothing to do, and that is no error.
pub fn is_empty_with_an_empty_list(server: &Server) {
    let answer = server
        .enqueue(&sum().data(&[&[("node", "a", json!([]))]]))
        .expect(200);
    assert_eq!(
        (&answer["enqueued"], &answer["item_ids"]),
        (&json!(0), &json!([]))
    );
}

/// Lists that are zipped have the same length.
pub fn refuses_lists_of_different_lengths(server: &Server) {
    let batch = sum().data(&[&[("node", "a", json!([1, 2])), ("node", "b", json!([10]))]]);
    assert_eq!(
        server.enqueue(&batch).expect(422)["detail"][0]["type"],
        "value_error"
    );
}

/// Data names a node and a field of the graph.
pub fn refuses_a_field_that_is_not_there(server: &Server) {
    for (node, field) in [("nobody", "a"), ("node", "nothing")] {
        let answer = server.enqueue(&sum().data(&[&[(node, field, json!([1]))]]));
        assert_eq!(
            answer.expect(422)["detail"][0]["type"],
            "value_error",
            "for {node}.{field}"
        );
    }
}

/// The status of a batch that never was is all zeros.
pub fn is_unknown_without_an_error(server: &Server) {
    let status = server.get("api/v1/queue/default/b/never/status").expect(200);
    assert_eq!(
        (&status["batch_id"], &status["total"]),
        (&json!("never"), &json!(0))
    );
}
