//! Events: their order, their shape, and who receives them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test itself"
)]

mod common;

use serde_json::{Value, json};

use common::{Socket, call, enqueue, finished, graph, outline, send, start};
use ivk_embedded::{Profile, Server};

/// A chain of nodes that takes a while and can be canceled between two of them.
fn slow_chain() -> Value {
    let mut nodes = json!({"n0": {"type": "blank_image", "width": 256, "height": 256, "use_cache": false}});
    let mut edges = Vec::new();
    for number in 1..60 {
        nodes[format!("n{number}")] = json!({"type": "img_blur", "radius": 8, "use_cache": false,
            "is_intermediate": true});
        edges.push(format!("n{}.image > n{number}.image", number - 1));
    }
    graph(nodes, &edges.iter().map(String::as_str).collect::<Vec<_>>())
}

fn shape(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .map(|(key, member)| (key.clone(), shape(member)))
            .collect(),
        Value::Array(items) => items.iter().map(shape).collect(),
        Value::Null => json!("null"),
        Value::Bool(_) => json!("boolean"),
        Value::Number(_) => json!("number"),
        Value::String(_) => json!("string"),
    }
}

#[tokio::test]
async fn a_run_is_told_as_a_real_server_told_it() {
    let recorded: Vec<(String, Value)> =
        serde_json::from_str(include_str!("data/events-image-chain-6.14.2.json")).unwrap();
    let server = start().await;
    let mut socket = Socket::subscribed(&server).await;
    let chain = graph(
        json!({
            "blank": {"type": "blank_image", "is_intermediate": true, "use_cache": false, "width": 256,
                "height": 256, "color": {"r": 10, "g": 20, "b": 30, "a": 255}},
            "resize": {"type": "img_resize", "is_intermediate": true, "use_cache": false, "width": 128, "height": 96},
            "blur": {"type": "img_blur", "is_intermediate": true, "use_cache": false, "radius": 2},
            "save": {"type": "save_image", "is_intermediate": false, "use_cache": false},
        }),
        &[
            "blank.image > resize.image",
            "resize.image > blur.image",
            "blur.image > save.image",
        ],
    );
    let batch = json!({"batch": {"graph": chain, "origin": "capture", "destination": "test"}});
    send(&server, "POST", "/api/v1/queue/default/enqueue_batch", &batch)
        .await
        .expect(200);
    let events = socket.until_status("completed").await;
    assert_eq!(outline(&events), outline(&recorded));
    for ((name, ours), (_, theirs)) in events.iter().zip(&recorded) {
        assert_eq!(shape(ours), shape(theirs), "{name}");
    }
}

/// The graph of the recorded text-to-image run, with the embedded server's own model.
async fn text_to_image(server: &Server) -> Value {
    let models = common::get(server, "/api/v2/models/?base_models=sd-1&model_type=main").await;
    let model = &models["models"][0];
    let field = json!({"key": model["key"], "hash": model["hash"], "name": model["name"], "base": model["base"],
        "type": model["type"], "submodel_type": null});
    let mut graph = graph(
        json!({
            "model": {"type": "main_model_loader", "model": field},
            "neg": {"type": "compel", "prompt": "blurry"},
            "pos": {"type": "compel", "prompt": "a red fox"},
            "noise": {"type": "noise", "seed": 42, "width": 64, "height": 64},
            "denoise": {"type": "denoise_latents", "steps": 4, "scheduler": "euler"},
            "decode": {"type": "l2i", "fp32": true},
            "save": {"type": "save_image"},
        }),
        &[
            "model.clip > neg.clip",
            "model.clip > pos.clip",
            "model.unet > denoise.unet",
            "model.vae > decode.vae",
            "pos.conditioning > denoise.positive_conditioning",
            "neg.conditioning > denoise.negative_conditioning",
            "noise.noise > denoise.noise",
            "denoise.latents > decode.latents",
            "decode.image > save.image",
        ],
    );
    for (id, node) in graph["nodes"].as_object_mut().unwrap() {
        node["use_cache"] = json!(false);
        node["is_intermediate"] = json!(id != "save");
    }
    graph
}

#[tokio::test]
async fn a_simulated_run_is_told_as_a_real_one() {
    let recorded: Vec<(String, Value)> =
        serde_json::from_str(include_str!("data/events-sd1-6.14.2.json")).unwrap();
    let server = start().await;
    let graph = text_to_image(&server).await;
    let mut socket = Socket::subscribed(&server).await;
    enqueue(&server, &graph).await;
    let events = socket.until_status("completed").await;
    assert_eq!(outline(&events), outline(&recorded));
    for ((name, ours), (_, theirs)) in events.iter().zip(&recorded) {
        let without_config = |event: &Value| {
            let mut shape = shape(event);
            // A model that there is has more to say of itself.
            shape.as_object_mut().unwrap().shift_remove("config");
            shape
        };
        assert_eq!(
            without_config(ours),
            without_config(theirs),
            "{name} {}",
            ours["invocation_source_id"]
        );
    }
    let steps = |events: &[(String, Value)]| -> Vec<Value> {
        let steps = events
            .iter()
            .filter(|(_, event)| event.get("percentage").is_some());
        steps
            .map(|(_, event)| json!([event["invocation_source_id"], event["percentage"]]))
            .collect()
    };
    assert_eq!(steps(&events), steps(&recorded));
    // What is made of a simulated picture says so, too.
    let page = common::get(&server, "/api/v1/images/?is_intermediate=false").await;
    let name = page["items"][0]["image_name"].as_str().unwrap();
    let metadata = common::get(&server, &format!("/api/v1/images/i/{name}/metadata")).await;
    assert!(
        metadata["simulated"]
            .as_str()
            .unwrap()
            .starts_with("ivk-embedded")
    );
}

#[tokio::test]
async fn the_batch_is_told_before_the_answer() {
    let server = start().await;
    call(&server, "PUT", "/api/v1/queue/default/processor/pause").await;
    let mut socket = Socket::connect(&server).await;
    enqueue(&server, &graph(json!({"a": {"type": "integer"}}), &[])).await;
    // Asked after the answer, so whatever comes before the acknowledgement was sent before.
    socket
        .send(r#"427["subscribe_queue",{"queue_id":"default"}]"#)
        .await;
    assert!(
        socket
            .packet()
            .await
            .unwrap()
            .starts_with(r#"42["batch_enqueued","#)
    );
    assert_eq!(socket.packet().await.unwrap(), "437[]");
}

#[tokio::test]
async fn a_failure_is_told_as_status_first() {
    let server = start().await;
    let mut socket = Socket::connect(&server).await;
    let item_id = enqueue(
        &server,
        &graph(json!({"a": {"type": "div", "a": 1, "b": 0}}), &[]),
    )
    .await;
    let events = socket.events_until(|name, _| name == "invocation_error").await;
    let expected = [
        "batch_enqueued",
        "queue_item_status_changed in_progress",
        "invocation_started a",
        "queue_item_status_changed failed",
        "invocation_error a",
    ];
    assert_eq!(outline(&events), expected);
    let (status, error) = (&events[3].1, &events[4].1);
    for key in ["error_type", "error_message", "error_traceback"] {
        assert_eq!(status[key], error[key]);
    }
    assert_eq!(status["error_type"], "ZeroDivisionError");
    let item = finished(&server, item_id).await;
    assert_eq!(item["error_message"], error["error_message"]);
}

#[tokio::test]
async fn the_running_node_ends_after_a_cancel() {
    let server = start().await;
    let mut socket = Socket::subscribed(&server).await;
    let item_id = enqueue(&server, &slow_chain()).await;
    socket
        .events_until(|name, event| name == "invocation_started" && event["invocation_source_id"] == "n1")
        .await;
    let path = format!("/api/v1/queue/default/i/{item_id}/cancel");
    let answer = call(&server, "PUT", &path).await.expect(200);
    assert_eq!(
        (&answer["status"], &answer["error_type"]),
        (&json!("canceled"), &Value::Null)
    );
    // Again: nothing changes, and nothing is told.
    let again = call(&server, "PUT", &path).await.expect(200);
    assert_eq!(again["status_sequence"], answer["status_sequence"]);
    let events = socket.until_status("canceled").await;
    let canceled = &events.last().unwrap().1;
    assert_eq!(canceled["status_sequence"], 2);
    enqueue(&server, &graph(json!({"z": {"type": "integer"}}), &[])).await;
    let later = socket.events_until(|name, _| name == "invocation_started").await;
    let late = outline(&later);
    let place = |wanted: &str| late.iter().position(|event| event.starts_with(wanted));
    // The node that ran is completed after the cancel, and before the next item begins.
    assert!(place("invocation_complete n").is_some(), "{late:?}");
    assert!(
        place("invocation_complete n") < place("queue_item_status_changed in_progress"),
        "{late:?}"
    );
    assert_eq!(
        late.iter()
            .filter(|event| event.contains("status_changed"))
            .count(),
        1,
        "{late:?}"
    );
    let item = finished(&server, item_id).await;
    assert!(item["session"]["results"].as_object().unwrap().len() >= 2);
}

#[tokio::test]
async fn many_waiting_items_are_canceled_with_one_event() {
    let server = start().await;
    call(&server, "PUT", "/api/v1/queue/default/processor/pause").await;
    let mut socket = Socket::subscribed(&server).await;
    let batch = json!({"batch": {"batch_id": "mine", "graph": graph(json!({"a": {"type": "integer"}}), &[]), "runs": 3}});
    let enqueued = send(&server, "POST", "/api/v1/queue/default/enqueue_batch", &batch)
        .await
        .expect(200);
    assert_eq!(enqueued["item_ids"], json!([3, 2, 1]));
    let path = "/api/v1/queue/default/cancel_by_batch_ids";
    let canceled = send(&server, "PUT", path, &json!({"batch_ids": ["mine"]}))
        .await
        .expect(200);
    assert_eq!(canceled, json!({"canceled": 3}));
    call(&server, "PUT", "/api/v1/queue/default/clear")
        .await
        .expect(200);
    let events = socket.events_until(|name, _| name == "queue_cleared").await;
    assert_eq!(
        outline(&events),
        ["batch_enqueued", "queue_items_canceled", "queue_cleared"]
    );
    let canceled = &events[1].1;
    assert_eq!(canceled["canceled_item_ids"], json!([1, 2, 3]));
    assert_eq!(
        canceled["canceled_item_ids_by_user"],
        json!({"system": [1, 2, 3]})
    );
    assert_eq!(canceled["user_ids"], json!(["system"]));
}

#[tokio::test]
async fn a_retry_tells_the_old_ids() {
    let server = start().await;
    let failed = enqueue(
        &server,
        &graph(json!({"a": {"type": "div", "a": 1, "b": 0}}), &[]),
    )
    .await;
    finished(&server, failed).await;
    let mut socket = Socket::subscribed(&server).await;
    let path = "/api/v1/queue/default/retry_items_by_id";
    let retried = send(&server, "PUT", path, &json!([failed])).await.expect(200);
    assert_eq!(retried["retried_item_ids"], json!([failed]));
    let (name, event) = socket.event().await;
    assert_eq!(
        (name.as_str(), &event["retried_item_ids"]),
        ("queue_items_retried", &json!([failed]))
    );
    let again = finished(&server, failed + 1).await;
    assert_eq!(
        (&again["retried_from_item_id"], &again["status"]),
        (&json!(failed), &json!("failed"))
    );
    send(&server, "PUT", path, &json!([failed + 1])).await.expect(200);
    assert_eq!(
        finished(&server, failed + 2).await["retried_from_item_id"],
        json!(failed)
    );
}

#[tokio::test]
async fn only_subscribers_hear_that_a_queue_was_cleared() {
    let server = start().await;
    call(&server, "PUT", "/api/v1/queue/default/processor/pause").await;
    let mut stranger = Socket::connect(&server).await;
    let mut subscriber = Socket::subscribed(&server).await;
    call(&server, "PUT", "/api/v1/queue/default/clear")
        .await
        .expect(200);
    enqueue(&server, &graph(json!({}), &[])).await;
    assert_eq!(subscriber.event().await.0, "queue_cleared");
    assert_eq!(subscriber.event().await.0, "batch_enqueued");
    assert_eq!(stranger.event().await.0, "batch_enqueued");
    subscriber
        .send(r#"42["unsubscribe_queue",{"queue_id":"default"}]"#)
        .await;
    // Nothing tells when the room is left, but what comes after an acknowledgement does.
    subscriber
        .send(r#"429["subscribe_queue",{"queue_id":"other"}]"#)
        .await;
    while subscriber.packet().await.unwrap() != "439[]" {}
    call(&server, "PUT", "/api/v1/queue/default/clear")
        .await
        .expect(200);
    enqueue(&server, &graph(json!({}), &[])).await;
    let (name, _) = subscriber.event().await;
    assert_eq!(name, "batch_enqueued");
}

#[tokio::test]
async fn a_bad_subscription_is_passed_over() {
    let server = start().await;
    let mut socket = Socket::connect(&server).await;
    for packet in [
        r#"421["subscribe_queue",{}]"#,
        r#"422["subscribe_queue",{"queue_id":7}]"#,
        r#"423["subscribe_queue"]"#,
        r#"424["unknown_event",{}]"#,
        r#"425["subscribe_queue",{"queue_id":"default","more":1}]"#,
    ] {
        socket.send(packet).await;
    }
    assert_eq!(socket.packet().await.unwrap(), "435[]");
}

#[tokio::test]
async fn older_releases_tell_subscribers_only() {
    for profile in [Profile::V6_0, Profile::V6_8, Profile::V6_12, Profile::V6_13] {
        let server = Server::builder().profile(profile).start().await.unwrap();
        let mut stranger = Socket::connect(&server).await;
        let mut subscriber = Socket::subscribed(&server).await;
        enqueue(&server, &graph(json!({"a": {"type": "integer"}}), &[])).await;
        let events = subscriber.until_status("completed").await;
        let times = if profile == Profile::V6_13 { 2 } else { 1 };
        let started = outline(&events)
            .iter()
            .filter(|event| *event == "invocation_started a")
            .count();
        assert_eq!(started, times, "{profile:?}");
        let status = &events.last().unwrap().1;
        assert_eq!(
            status.get("status_sequence").is_some(),
            profile >= Profile::V6_13,
            "{profile:?}"
        );
        assert_eq!(
            status.get("user_id").is_some(),
            profile >= Profile::V6_12,
            "{profile:?}"
        );
        assert_eq!(status["batch_status"].get("waiting"), None, "{profile:?}");
        stranger
            .send(r#"420["subscribe_queue",{"queue_id":"default"}]"#)
            .await;
        assert_eq!(stranger.packet().await.unwrap(), "430[]", "{profile:?}");
    }
}

#[tokio::test]
async fn downloads_are_told_to_those_who_asked() {
    let server = start().await;
    let image = common::upload(&server, 8, 8).await;
    let mut socket = Socket::connect(&server).await;
    socket
        .send(r#"421["subscribe_bulk_download",{"bulk_download_id":"default"}]"#)
        .await;
    assert_eq!(socket.packet().await.unwrap(), "431[]");
    let body = json!({"image_names": [image["image_name"]]});
    let begun = send(&server, "POST", "/api/v1/images/download", &body)
        .await
        .expect(202);
    let (name, started) = socket.event().await;
    assert_eq!(name, "bulk_download_started");
    assert_eq!(
        started["bulk_download_item_name"],
        begun["bulk_download_item_name"]
    );
    assert_eq!(socket.event().await.0, "bulk_download_complete");
    send(
        &server,
        "POST",
        "/api/v1/images/download",
        &json!({"image_names": ["nope.png"]}),
    )
    .await
    .expect(202);
    socket.event().await;
    let (name, failed) = socket.event().await;
    assert_eq!(name, "bulk_download_error");
    assert!(failed["error"].is_string());
}
