//! Images and boards: uploads, files, lists, and the page that unknown paths get.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test itself"
)]

mod common;

use serde_json::{Value, json};

use common::{call, enqueue, finished, form, get, graph, png, send, start, try_send, upload};
use ivk_embedded::Server;

async fn upload_form(
    server: &Server,
    query: &str,
    kind: &str,
    file: &[u8],
    fields: &[(&str, &str)],
) -> common::Answer {
    let (form_kind, body) = form(kind, file, fields);
    let path = format!("/api/v1/images/upload?image_category=user&is_intermediate=false{query}");
    try_send(server, "POST", &path, &form_kind, body).await.unwrap()
}

#[tokio::test]
async fn an_upload_keeps_what_it_should() {
    let server = start().await;
    let file = png(40, 20, [1, 2, 3, 255]);
    let answer = upload_form(&server, "", "image/png", &file, &[("metadata", r#"{"a": null}"#)]).await;
    assert_eq!(answer.header("location"), answer.json()["image_url"]);
    let image = answer.expect(201);
    assert_eq!(
        (&image["width"], &image["has_workflow"]),
        (&json!(40), &json!(false))
    );
    let name = image["image_name"].as_str().unwrap();
    assert_eq!(
        get(&server, &format!("/api/v1/images/i/{name}/metadata")).await,
        json!({"a": null})
    );
    // Metadata that is no object is dropped in silence.
    let other = upload_form(&server, "", "image/png", &file, &[("metadata", "[1]")])
        .await
        .expect(201);
    let name = other["image_name"].as_str().unwrap();
    assert_eq!(
        get(&server, &format!("/api/v1/images/i/{name}/metadata")).await,
        Value::Null
    );
    let size = r#"{"width": 10, "height": 30}"#;
    let resized = upload_form(&server, "", "image/png", &file, &[("resize_to", size)])
        .await
        .expect(201);
    assert_eq!((&resized["width"], &resized["height"]), (&json!(10), &json!(30)));
    let refused = upload_form(&server, "", "image/png", &file, &[("resize_to", "[10, 30]")])
        .await
        .expect(400);
    assert_eq!(refused["detail"], "Invalid resize_to format or size");
}

#[tokio::test]
async fn uploads_are_refused_as_by_a_real_server() {
    let server = start().await;
    let file = png(8, 8, [0, 0, 0, 255]);
    let cases = [
        ("", "text/plain", file.as_slice(), 415, "Not an image"),
        (
            "",
            "image/png",
            b"garbage".as_slice(),
            415,
            "Failed to read image",
        ),
        (
            "",
            "image/png",
            &file[..file.len() / 2],
            500,
            "Failed to create image",
        ),
        ("&board_id=nope", "image/png", &file, 404, "Board not found"),
    ];
    for (query, kind, file, status, detail) in cases {
        let answer = upload_form(&server, query, kind, file, &[]).await.expect(status);
        assert_eq!(answer["detail"], detail);
    }
    let empty = call(&server, "POST", "/api/v1/images/upload").await.expect(422);
    let places: Vec<&Value> = empty["detail"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| &problem["loc"])
        .collect();
    assert_eq!(
        places,
        [
            &json!(["query", "image_category"]),
            &json!(["query", "is_intermediate"]),
            &json!(["body", "file"])
        ]
    );
}

#[tokio::test]
async fn files_carry_the_graph_and_the_workflow() {
    let server = start().await;
    let nodes = json!({"a": {"type": "blank_image", "width": 300, "height": 100,
        "metadata": {"note": "a caf\u{e9}"}}});
    let workflow = json!({"name": "灯台", "author": "", "description": "", "version": "", "contact": "", "tags": "",
        "notes": "", "exposedFields": [], "meta": {"version": "4.0.0", "category": "user"}, "nodes": [], "edges": []});
    let body = json!({"batch": {"graph": graph(nodes, &[]), "workflow": workflow}});
    let queue = "/api/v1/queue/default/enqueue_batch";
    let item_id = send(&server, "POST", queue, &body).await.expect(200)["item_ids"][0]
        .as_i64()
        .unwrap();
    let item = finished(&server, item_id).await;
    assert_eq!(item["workflow"]["name"], "灯台");
    let page = get(&server, "/api/v1/images/?limit=1").await;
    let image = &page["items"][0];
    assert_eq!(
        (&image["has_workflow"], &image["image_origin"]),
        (&json!(true), &json!("internal"))
    );
    // The id of the copy that ran, not that of the graph.
    assert_eq!(
        image["node_id"],
        item["session"]["source_prepared_mapping"]["a"][0]
    );
    let name = image["image_name"].as_str().unwrap();
    let embedded = get(&server, &format!("/api/v1/images/i/{name}/workflow")).await;
    let graph: Value = serde_json::from_str(embedded["graph"].as_str().unwrap()).unwrap();
    assert_eq!(graph["nodes"]["a"]["width"], 300);
    let kept: Value = serde_json::from_str(embedded["workflow"].as_str().unwrap()).unwrap();
    assert_eq!(kept, workflow);
    let file = call(&server, "GET", &format!("/api/v1/images/i/{name}/full")).await;
    let texts = |kind: &[u8]| file.body.windows(kind.len()).any(|window| window == kind);
    assert!(
        texts(b"tEXtinvokeai_metadata") && texts(b"tEXtinvokeai_graph") && texts(b"iTXtinvokeai_workflow")
    );
    let thumbnail = call(&server, "GET", &format!("/api/v1/images/i/{name}/thumbnail")).await;
    assert_eq!(thumbnail.header("content-type"), "image/webp");
    let thumbnail = image::load_from_memory(&thumbnail.body).unwrap();
    assert_eq!((thumbnail.width(), thumbnail.height()), (256, 85));
    // A file that comes back keeps what it carries.
    let again = upload_form(&server, "", "image/png", &file.body, &[])
        .await
        .expect(201);
    assert_eq!(again["has_workflow"], true);
}

#[tokio::test]
async fn lists_are_paged_and_narrowed() {
    let server = start().await;
    let mut names = Vec::new();
    for _ in 0..3 {
        names.push(upload(&server, 4, 4).await["image_name"].clone());
    }
    let page = get(&server, "/api/v1/images/?limit=2&offset=1&order_dir=ASC").await;
    assert_eq!(
        (&page["total"], &page["limit"], &page["offset"]),
        (&json!(3), &json!(2), &json!(1))
    );
    assert_eq!(page["items"][0]["image_name"], names[1]);
    assert_eq!(get(&server, "/api/v1/images/?limit=0").await["items"], json!([]));
    send(
        &server,
        "POST",
        "/api/v1/images/star",
        &json!({"image_names": [names[0]]}),
    )
    .await
    .expect(200);
    let listed = get(&server, "/api/v1/images/names").await;
    assert_eq!(
        listed,
        json!({"image_names": [names[0], names[2], names[1]], "starred_count": 1, "total_count": 3})
    );
    let listed = get(&server, "/api/v1/images/names?starred_first=false").await;
    assert_eq!(listed["image_names"], json!([names[2], names[1], names[0]]));
    assert_eq!(get(&server, "/api/v1/images/?board_id=unknown").await["total"], 0);
    assert_eq!(
        get(&server, "/api/v1/images/?categories=mask&categories=control").await["total"],
        0
    );
    let refused = call(&server, "GET", "/api/v1/images/?limit=1001")
        .await
        .expect(422);
    assert_eq!(refused["detail"][0]["ctx"], json!({"le": 1000}));
}

#[tokio::test]
async fn boards_hold_images_until_they_are_deleted() {
    let server = start().await;
    let board = call(&server, "POST", "/api/v1/boards/?board_name=first")
        .await
        .expect(201);
    let board_id = board["board_id"].as_str().unwrap();
    let image = upload_form(
        &server,
        &format!("&board_id={board_id}"),
        "image/png",
        &png(4, 4, [9; 4]),
        &[],
    )
    .await;
    let name = image.expect(201)["image_name"].clone();
    // The board of a node that does not exist is passed over in silence.
    let nodes = json!({"a": {"type": "blank_image", "width": 8, "height": 8, "board": {"board_id": board_id}},
        "b": {"type": "blank_image", "width": 16, "height": 8, "board": {"board_id": "nope"}}});
    finished(&server, enqueue(&server, &graph(nodes, &[])).await).await;
    let shown = get(&server, &format!("/api/v1/boards/{board_id}")).await;
    assert_eq!(
        (&shown["image_count"], &shown["asset_count"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(get(&server, "/api/v1/images/?board_id=none").await["total"], 1);
    let archive = json!({"archived": true, "board_name": "second"});
    let changed = send(&server, "PATCH", &format!("/api/v1/boards/{board_id}"), &archive)
        .await
        .expect(201);
    assert_eq!(changed["board_name"], "second");
    assert_eq!(get(&server, "/api/v1/boards/?all=true").await, json!([]));
    let page = get(&server, "/api/v1/boards/?offset=0&limit=-1&include_archived=true").await;
    assert_eq!(
        (&page["total"], &page["items"][0]["owner_username"]),
        (&json!(1), &json!("System"))
    );
    let deleted = call(&server, "DELETE", &format!("/api/v1/boards/{board_id}"))
        .await
        .expect(200);
    assert_eq!(deleted["deleted_board_images"].as_array().unwrap().len(), 2);
    let kept = get(&server, &format!("/api/v1/images/i/{}", name.as_str().unwrap())).await;
    assert_eq!(kept["board_id"], Value::Null);
}

#[tokio::test]
async fn unknown_paths_get_the_page_or_a_refusal() {
    let server = start().await;
    let name = upload(&server, 4, 4).await["image_name"]
        .as_str()
        .unwrap()
        .to_owned();
    let pages = [
        ("GET", "/api/v1/boards?all=true"),
        ("GET", "/api/v1/queue/default/status/"),
        ("GET", "/api/v1/queue/default/enqueue_batch"),
        ("GET", "/api/v1/nothing"),
        ("GET", "/api/v1/images/i/..%2f..%2fx"),
    ];
    for (method, path) in pages {
        let answer = call(&server, method, path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-type")),
            (200, "text/html; charset=utf-8"),
            "{path}"
        );
    }
    let head = call(&server, "HEAD", &format!("/api/v1/images/i/{name}/thumbnail")).await;
    assert_eq!(head.header("content-type"), "text/html; charset=utf-8");
    let head = call(&server, "HEAD", &format!("/api/v1/images/i/{name}/full")).await;
    assert_eq!((head.header("content-type"), head.body.len()), ("image/png", 0));
    assert_ne!(head.header("content-length"), "0");
    for path in ["/api/v1/nothing", "/api/v1/boards", "/api/v1/app/version"] {
        let refused = call(&server, "POST", path).await;
        assert_eq!(refused.header("allow"), "GET, HEAD");
        assert_eq!(refused.expect(405), json!({"detail": "Method Not Allowed"}));
    }
}

#[tokio::test]
async fn what_is_missing_is_told_in_the_words_of_the_server() {
    let server = start().await;
    let json_of = async |method: &str, path: &str, body: Value| send(&server, method, path, &body).await;
    for path in ["", "/metadata", "/workflow", "/full", "/thumbnail"] {
        let missing = call(&server, "GET", &format!("/api/v1/images/i/nope.png{path}"))
            .await
            .expect(404);
        assert_eq!(missing, json!({"detail": "Not Found"}), "{path}");
    }
    assert_eq!(
        get(&server, "/api/v1/images/i/nope.png/urls").await["image_name"],
        "nope.png"
    );
    let refused = json_of("PATCH", "/api/v1/images/i/nope.png", json!({"starred": true}))
        .await
        .expect(400);
    assert_eq!(refused["detail"], "Failed to update image");
    let refused = json_of("DELETE", "/api/v1/board_images/", json!({"image_name": "nope"}))
        .await
        .expect(500);
    assert_eq!(refused["detail"], "Failed to remove image from board");
    let nothing = json_of(
        "POST",
        "/api/v1/board_images/batch/delete",
        json!({"image_names": ["nope"]}),
    )
    .await;
    assert_eq!(nothing.expect(201)["removed_images"], json!([]));
    let refused = json_of(
        "PATCH",
        "/api/v1/boards/nope",
        json!({"archived": "q", "board_name": 1}),
    )
    .await
    .expect(422);
    let kinds: Vec<&Value> = refused["detail"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| &problem["type"])
        .collect();
    assert_eq!(kinds, ["string_type", "bool_parsing"]);
    let refused = call(&server, "GET", "/api/v1/boards/").await.expect(400);
    assert!(refused["detail"].as_str().unwrap().starts_with("Invalid request"));
    assert_eq!(
        json_of("POST", "/api/v1/images/", json!({"width": 1, "height": 1}))
            .await
            .status,
        501
    );
}

#[tokio::test]
async fn intermediates_and_uncategorized_images_can_be_cleared() {
    let server = start().await;
    upload(&server, 4, 4).await;
    let nodes = json!({"a": {"type": "blank_image", "width": 8, "height": 8, "is_intermediate": true}});
    finished(&server, enqueue(&server, &graph(nodes, &[])).await).await;
    assert_eq!(get(&server, "/api/v1/images/intermediates").await, 1);
    assert_eq!(
        call(&server, "DELETE", "/api/v1/images/intermediates")
            .await
            .expect(200),
        1
    );
    let deleted = call(&server, "DELETE", "/api/v1/images/uncategorized")
        .await
        .expect(200);
    assert_eq!(deleted["affected_boards"], json!(["none"]));
    assert_eq!(get(&server, "/api/v1/images/").await["total"], 0);
}

#[tokio::test]
async fn dynamic_prompts_are_expanded() {
    let server = start().await;
    let path = "/api/v1/utilities/dynamicprompts";
    let expanded = send(
        &server,
        "POST",
        path,
        &json!({"prompt": "{a|b} {c|d}", "max_prompts": 3}),
    )
    .await
    .expect(200);
    assert_eq!(expanded, json!({"prompts": ["a c", "a d", "b c"], "error": null}));
    let broken = send(&server, "POST", path, &json!({"prompt": "a {b"}))
        .await
        .expect(200);
    assert_eq!(broken["prompts"], json!(["a {b"]));
    assert!(
        broken["error"]
            .as_str()
            .unwrap()
            .starts_with("Expected end of text")
    );
    let refused = send(&server, "POST", path, &json!({"prompt": "a", "max_prompts": 0}))
        .await
        .expect(422);
    assert_eq!(refused["detail"][0]["type"], "greater_than_equal");
}
