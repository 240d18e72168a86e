//! The queue: order, limits, and the quirks of a real server.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test itself"
)]

mod common;

use serde_json::{Value, json};

use common::{call, enqueue, finished, get, graph, send, start, until};
use ivk_embedded::{Profile, Server};

const QUEUE: &str = "/api/v1/queue/default";

async fn pause(server: &Server) {
    let status = call(server, "PUT", &format!("{QUEUE}/processor/pause"))
        .await
        .expect(200);
    assert_eq!(status["is_started"], false);
}

async fn resume(server: &Server) {
    call(server, "PUT", &format!("{QUEUE}/processor/resume"))
        .await
        .expect(200);
}

async fn enqueue_batch(server: &Server, batch: Value, prepend: bool) -> Value {
    let body = json!({"batch": batch, "prepend": prepend});
    send(server, "POST", &format!("{QUEUE}/enqueue_batch"), &body)
        .await
        .expect(200)
}

fn adder() -> Value {
    graph(
        json!({"a": {"type": "integer", "value": 0}, "b": {"type": "add", "b": 0}}),
        &["a.value > b.a"],
    )
}

#[tokio::test]
async fn groups_are_combined_and_their_values_go_together() {
    let server = start().await;
    let data = json!([
        [{"node_path": "a", "field_name": "value", "items": [1, 2]}],
        [{"node_path": "b", "field_name": "b", "items": [10, 20]},
            {"node_path": "b", "field_name": "is_intermediate", "items": [1, 0]}],
    ]);
    let answer = enqueue_batch(&server, json!({"graph": adder(), "data": data, "runs": 2}), false).await;
    assert_eq!(
        (&answer["enqueued"], &answer["requested"]),
        (&json!(8), &json!(8))
    );
    assert_eq!(answer["item_ids"], json!([8, 7, 6, 5, 4, 3, 2, 1]));
    let mut sums = Vec::new();
    for item_id in 1..=8 {
        let item = finished(&server, item_id).await;
        let values: Vec<&Value> = item["field_values"]
            .as_array()
            .unwrap()
            .iter()
            .map(|value| &value["value"])
            .collect();
        let prepared = &item["session"]["source_prepared_mapping"]["b"][0];
        let sum = item["session"]["results"][prepared.as_str().unwrap()]["value"]
            .as_i64()
            .unwrap();
        assert_eq!(
            json!(sum),
            json!(values[0].as_i64().unwrap() + values[1].as_i64().unwrap())
        );
        sums.push(sum);
    }
    assert_eq!(sums, [11, 21, 12, 22, 11, 21, 12, 22]);
}

#[tokio::test]
async fn a_batch_without_values_asks_for_nothing() {
    let server = start().await;
    let none = json!([[{"node_path": "a", "field_name": "value", "items": []}]]);
    for data in [none, json!([[]])] {
        let answer = enqueue_batch(&server, json!({"graph": adder(), "data": data}), false).await;
        assert_eq!(
            (&answer["enqueued"], &answer["item_ids"]),
            (&json!(0), &json!([]))
        );
    }
    let answer = enqueue_batch(&server, json!({"graph": adder(), "data": []}), false).await;
    assert_eq!(answer["enqueued"], 1);
}

#[tokio::test]
async fn data_is_checked_against_the_graph() {
    let server = start().await;
    let datum = |node: &str, field: &str, items: Value| json!({"node_path": node, "field_name": field, "items": items});
    let cases = [
        (
            json!([[datum("a", "value", json!([1])), datum("b", "b", json!([1, 2]))]]),
            "Zipped batch items must all have the same length",
            json!(["body", "batch", "data"]),
        ),
        (
            json!([[datum("a", "value", json!([1, "x"]))]]),
            "All items in a batch must have the same type",
            json!(["body", "batch", "data"]),
        ),
        (
            json!([
                [datum("a", "value", json!([1]))],
                [datum("a", "value", json!([1]))]
            ]),
            "Each batch data must have unique node_id and field_name",
            json!(["body", "batch", "data"]),
        ),
        (
            json!([[datum("z", "value", json!([1]))]]),
            "Node z not found in graph",
            json!(["body", "batch"]),
        ),
        (
            json!([[datum("a", "z", json!([1]))]]),
            "Field z not found in node a",
            json!(["body", "batch"]),
        ),
    ];
    for (data, reason, place) in cases {
        let body = json!({"batch": {"graph": adder(), "data": data}});
        let answer = send(&server, "POST", &format!("{QUEUE}/enqueue_batch"), &body)
            .await
            .expect(422);
        let problem = &answer["detail"][0];
        assert_eq!(problem["msg"], format!("Value error, {reason}"));
        assert_eq!(
            (&problem["loc"], &problem["type"]),
            (&place, &json!("value_error"))
        );
    }
    let board = json!([[datum("a", "value", json!([{"board_id": "x"}]))]]);
    let body = json!({"batch": {"graph": adder(), "data": board}});
    let answer = send(&server, "POST", &format!("{QUEUE}/enqueue_batch"), &body)
        .await
        .expect(422);
    assert_eq!(answer["detail"].as_array().unwrap().len(), 6);
    assert_eq!(
        answer["detail"][0]["loc"],
        json!(["body", "batch", "data", 0, 0, "items", 0, "str"])
    );
}

#[tokio::test]
async fn prepended_batches_run_last_in_first_out() {
    let server = start().await;
    pause(&server).await;
    let mut priorities = Vec::new();
    for prepend in [false, true, true] {
        priorities.push(enqueue_batch(&server, json!({"graph": adder()}), prepend).await["priority"].clone());
    }
    assert_eq!(priorities, [0, 1, 2]);
    assert_eq!(get(&server, &format!("{QUEUE}/next")).await["item_id"], 3);
    let all = get(&server, &format!("{QUEUE}/list_all")).await;
    let order: Vec<&Value> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["item_id"])
        .collect();
    assert_eq!(order, [3, 2, 1]);
    // Lists show what has no value; reading a single item does not.
    assert_eq!(all[0]["error_type"], Value::Null);
    assert_eq!(all[0]["session"]["graph"]["nodes"]["a"]["value"], 0);
    assert!(
        get(&server, &format!("{QUEUE}/i/1"))
            .await
            .get("error_type")
            .is_none()
    );
}

#[tokio::test]
async fn a_batch_id_that_is_used_again_brings_the_old_ids() {
    let server = start().await;
    pause(&server).await;
    let batch = json!({"batch_id": "mine", "graph": adder(), "origin": "here", "destination": "there"});
    enqueue_batch(&server, batch.clone(), false).await;
    let answer = enqueue_batch(&server, batch, false).await;
    assert_eq!(
        (&answer["enqueued"], &answer["item_ids"]),
        (&json!(1), &json!([2, 1]))
    );
    let status = get(&server, &format!("{QUEUE}/b/mine/status")).await;
    assert_eq!((&status["total"], &status["origin"]), (&json!(2), &json!("here")));
    let unknown = get(&server, &format!("{QUEUE}/b/unknown/status")).await;
    assert_eq!((&unknown["total"], &unknown["origin"]), (&json!(0), &Value::Null));
    let counts = get(
        &server,
        &format!("{QUEUE}/counts_by_destination?destination=there"),
    )
    .await;
    assert_eq!(counts["pending"], 2);
    let deleted = call(&server, "DELETE", &format!("{QUEUE}/d/there"))
        .await
        .expect(200);
    assert_eq!(deleted, json!({"deleted": 2}));
}

#[tokio::test]
async fn what_does_not_fit_the_queue_is_dropped_in_silence() {
    let server = start().await;
    pause(&server).await;
    let data = json!([[{"node_path": "a", "field_name": "value", "items": (0..100).collect::<Vec<_>>()}]]);
    let answer = enqueue_batch(
        &server,
        json!({"graph": adder(), "data": data, "runs": 101}),
        false,
    )
    .await;
    assert_eq!(
        (&answer["requested"], &answer["enqueued"]),
        (&json!(10_100), &json!(10_000))
    );
    let answer = enqueue_batch(&server, json!({"graph": adder(), "runs": 5}), false).await;
    assert_eq!(
        (&answer["enqueued"], &answer["item_ids"]),
        (&json!(0), &json!([]))
    );
    let canceled = call(&server, "PUT", &format!("{QUEUE}/cancel_all_except_current"))
        .await
        .expect(200);
    assert_eq!(canceled, json!({"canceled": 10_000}));
    let pruned = call(&server, "PUT", &format!("{QUEUE}/prune")).await.expect(200);
    assert_eq!(pruned, json!({"deleted": 10_000}));
}

#[tokio::test]
async fn any_queue_id_runs_on_the_same_worker() {
    let server = start().await;
    let body = json!({"batch": {"graph": adder()}});
    let path = "/api/v1/queue/other/enqueue_batch";
    let item_id = send(&server, "POST", path, &body).await.expect(200)["item_ids"][0].clone();
    until(async || {
        let item = get(&server, &format!("/api/v1/queue/other/i/{item_id}")).await;
        (item["status"] == "completed").then_some(())
    })
    .await;
    // Through the wrong queue: reading is 500, canceling and deleting are 404.
    let wrong = call(&server, "GET", &format!("{QUEUE}/i/{item_id}"))
        .await
        .expect(500);
    let absent = format!("Queue item with id {item_id} not found in queue default");
    assert_eq!(
        wrong["detail"],
        format!("Unexpected error while fetching queue item: 404: {absent}")
    );
    for (method, path) in [("DELETE", ""), ("PUT", "/cancel")] {
        let refused = call(&server, method, &format!("{QUEUE}/i/{item_id}{path}"))
            .await
            .expect(404);
        assert_eq!(refused["detail"], absent);
    }
    let found = send(
        &server,
        "POST",
        &format!("{QUEUE}/items_by_ids"),
        &json!({"item_ids": [item_id]}),
    )
    .await;
    assert_eq!(found.expect(200), json!([]));
}

#[tokio::test]
async fn a_value_that_does_not_fit_blocks_the_queue() {
    let server = start().await;
    pause(&server).await;
    let data = json!([[{"node_path": "a", "field_name": "value", "items": ["notint"]}]]);
    enqueue_batch(
        &server,
        json!({"batch_id": "poison", "graph": adder(), "data": data}),
        false,
    )
    .await;
    let behind = enqueue(&server, &adder()).await;
    resume(&server).await;
    for path in ["i/1", "list_all", "next"] {
        let answer = call(&server, "GET", &format!("{QUEUE}/{path}")).await;
        assert_eq!(answer.status, 500, "{path}");
        assert!(
            answer.json()["detail"]
                .as_str()
                .unwrap()
                .starts_with("Unexpected error while ")
        );
    }
    assert_eq!(
        call(&server, "PUT", &format!("{QUEUE}/i/1/cancel")).await.status,
        500
    );
    assert_eq!(
        get(&server, &format!("{QUEUE}/status")).await["queue"]["pending"],
        2
    );
    let batch_ids = json!({"batch_ids": ["poison"]});
    let canceled = send(
        &server,
        "PUT",
        &format!("{QUEUE}/cancel_by_batch_ids"),
        &batch_ids,
    )
    .await;
    assert_eq!(canceled.expect(200), json!({"canceled": 1}));
    assert_eq!(finished(&server, behind).await["status"], "completed");
}

#[tokio::test]
async fn results_come_from_the_cache() {
    let server = start().await;
    let blank = graph(
        json!({"a": {"type": "blank_image", "width": 8, "height": 8}}),
        &[],
    );
    let mut names = Vec::new();
    for delete_before in [false, false, true] {
        if delete_before {
            let name = names
                .last()
                .map(|name: &Value| name.as_str().unwrap().to_owned())
                .unwrap();
            call(&server, "DELETE", &format!("/api/v1/images/i/{name}"))
                .await
                .expect(200);
        }
        let item_id = enqueue(&server, &blank).await;
        let item = finished(&server, item_id).await;
        let results = item["session"]["results"].as_object().unwrap();
        names.push(results.values().next().unwrap()["image"]["image_name"].clone());
    }
    assert_eq!(names[0], names[1]);
    assert_ne!(names[1], names[2]);
    let status = get(&server, "/api/v1/app/invocation_cache/status").await;
    assert_eq!(
        (&status["hits"], &status["misses"], &status["size"]),
        (&json!(1), &json!(2), &json!(1))
    );
}

#[tokio::test]
async fn releases_differ_in_routes() {
    let server = Server::builder().profile(Profile::V6_0).start().await.unwrap();
    let missing = call(&server, "GET", &format!("{QUEUE}/item_ids"))
        .await
        .expect(404);
    assert_eq!(missing, json!({"detail": "Not Found"}));
    assert_eq!(call(&server, "GET", "/api/v1/auth/status").await.status, 404);
    let server = Server::builder().profile(Profile::V6_12).start().await.unwrap();
    get(&server, &format!("{QUEUE}/item_ids")).await;
    get(&server, "/api/v1/auth/status").await;
    let missing = send(
        &server,
        "POST",
        &format!("{QUEUE}/item_summaries_by_ids"),
        &json!({"item_ids": []}),
    )
    .await;
    assert_eq!(missing.status, 405);
    assert_eq!(get(&server, "/api/v1/app/version").await["version"], "6.12.0");
}

#[tokio::test]
async fn lists_of_ids_are_limited() {
    let server = start().await;
    let first = enqueue(&server, &adder()).await;
    let second = enqueue(&server, &adder()).await;
    finished(&server, second).await;
    let ids = json!({"item_ids": [second, 999, first]});
    for route in ["items_by_ids", "item_summaries_by_ids"] {
        let found = send(&server, "POST", &format!("{QUEUE}/{route}"), &ids)
            .await
            .expect(200);
        let found: Vec<&Value> = found
            .as_array()
            .unwrap()
            .iter()
            .map(|item| &item["item_id"])
            .collect();
        assert_eq!(found, [second, first]);
        let many = json!({"item_ids": (0..1001).collect::<Vec<_>>()});
        let refused = send(&server, "POST", &format!("{QUEUE}/{route}"), &many)
            .await
            .expect(422);
        assert_eq!(refused["detail"][0]["type"], "too_long");
    }
    assert_eq!(
        get(&server, &format!("{QUEUE}/item_ids")).await,
        json!({"item_ids": [2, 1], "total_count": 2})
    );
    assert_eq!(
        get(&server, &format!("{QUEUE}/item_ids?order_dir=ASC")).await["item_ids"],
        json!([1, 2])
    );
    let refused = call(&server, "GET", &format!("{QUEUE}/item_ids?order_dir=asc"))
        .await
        .expect(422);
    assert_eq!(refused["detail"][0]["msg"], "Input should be 'ASC' or 'DESC'");
}
