//! Small workflows, and a client of an embedded server.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail by it"
)]
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::time::Duration;

use ivk_client::ClientBuilder;
use ivk_client::prelude::*;
use ivk_client::workflow::remote::WatchPolicy;
use ivk_embedded::{Faults, Server};
use serde_json::{Value, json};

/// A server that misbehaves by a plan, and a client that is less patient than usual.
pub(crate) async fn server_and_client(faults: Faults) -> (Server, Client) {
    let server = Server::builder().misbehave(faults).start().await.unwrap();
    let client = impatient(&server).build().unwrap();
    (server, client)
}

/// A client that is less patient than usual.
pub(crate) fn impatient(server: &Server) -> ClientBuilder {
    let mut policy = WatchPolicy::default();
    policy.quiet = Duration::from_millis(300);
    policy.poll_min = Duration::from_millis(50);
    policy.poll_max = Duration::from_millis(200);
    Client::builder(server.url()).watch_policy(policy)
}

/// A node of a workflow: id, type, label, stored values.
pub(crate) type Node<'a> = (&'a str, &'a str, &'a str, Value);

/// A workflow in the editor's format whose inputs are the fields in `exposed`.
pub(crate) fn workflow(
    nodes: &[Node<'_>],
    edges: &[(&str, &str, &str, &str)],
    exposed: &[(&str, &str)],
) -> Workflow {
    let node = |(id, node_type, label, values): &Node<'_>| {
        let fields = values.as_object().unwrap().iter();
        let inputs: serde_json::Map<String, Value> = fields
            .map(|(name, value)| {
                let mut input = json!({"name": name, "label": "", "description": ""});
                if !value.is_null() {
                    input["value"] = value.clone();
                }
                (name.clone(), input)
            })
            .collect();
        json!({
            "id": id, "type": "invocation", "position": {"x": 0, "y": 0},
            "data": {
                "id": id, "type": node_type, "version": "1.0.0", "nodePack": "invokeai", "label": label,
                "notes": "", "isOpen": true, "isIntermediate": *node_type != "save_image", "useCache": false,
                "inputs": inputs,
            },
        })
    };
    let edge = |(source, source_field, target, target_field): &(&str, &str, &str, &str)| {
        json!({
            "id": format!("{source}-{target}-{target_field}"), "type": "default", "source": source,
            "sourceHandle": source_field, "target": target, "targetHandle": target_field,
        })
    };
    let exposed: Vec<_> = exposed
        .iter()
        .map(|(node_id, field)| json!({"nodeId": node_id, "fieldName": field}))
        .collect();
    let document = json!({
        "name": "Test", "author": "", "description": "", "version": "", "contact": "", "tags": "", "notes": "",
        "meta": {"version": "3.0.0", "category": "user"}, "exposedFields": exposed,
        "nodes": nodes.iter().map(node).collect::<Vec<_>>(),
        "edges": edges.iter().map(edge).collect::<Vec<_>>(),
    });
    Workflow::from_slice(document.to_string().as_bytes()).unwrap()
}

/// A picture of one colour, saved.
pub(crate) fn swatch() -> Workflow {
    workflow(
        &[
            (
                "blank",
                "blank_image",
                "Colour",
                json!({"width": 32, "height": 24, "color": {"r": 9, "g": 8, "b": 7, "a": 255}}),
            ),
            (
                "save",
                "save_image",
                "Keep it",
                json!({"image": null, "board": "none"}),
            ),
        ],
        &[("blank", "image", "save", "image")],
        &[("blank", "width"), ("blank", "height"), ("save", "board")],
    )
}

/// A picture that is given, turned into another.
pub(crate) fn glow() -> Workflow {
    workflow(
        &[
            (
                "blur",
                "img_blur",
                "Soft",
                json!({"image": null, "radius": 2.0, "blur_type": "gaussian"}),
            ),
            ("save", "save_image", "Keep it", json!({"image": null})),
        ],
        &[("blur", "image", "save", "image")],
        &[("blur", "image"), ("blur", "radius")],
    )
}

/// A division that fails when `b` is 0.
pub(crate) fn division() -> Workflow {
    workflow(
        &[("half", "div", "Half of it", json!({"a": 7, "b": 2}))],
        &[],
        &[("half", "a"), ("half", "b")],
    )
}

/// A PNG of one grey pixel.
pub(crate) const PIXEL: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 58,
    126, 155, 85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 156, 99, 104, 0, 0, 0, 130, 0, 129, 119, 205, 114, 182,
    0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];
