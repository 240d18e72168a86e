//! Pictures made by a model. On the embedded server these nodes are simulated; what a client sees is the same.

use serde_json::{Value, json};

use super::images::decode;
use crate::graph::{Graph, result};
use crate::server::Server;
use crate::socket::Socket;

const SIZE: u32 = 64;

/// Names a model of this base and type, as a node wants it.
fn model(server: &Server, base: &str, kind: &str) -> Value {
    let list = server
        .get(&format!("api/v2/models/?base_models={base}&model_type={kind}"))
        .expect(200);
    let model = list["models"]
        .get(0)
        .unwrap_or_else(|| panic!("the server has no {base} model of type {kind}"));
    let named = ["key", "hash", "name", "base", "type"].map(|name| (name.to_owned(), model[name].clone()));
    Value::Object(named.into_iter().collect())
}

/// Loads a model and reads two prompts.
fn prompts(server: &Server, xl: bool) -> Graph {
    let (base, loader) = if xl {
        ("sdxl", "sdxl_model_loader")
    } else {
        ("sd-1", "main_model_loader")
    };
    let mut graph = Graph::new().node("model", loader, json!({ "model": model(server, base, "main") }));
    for (id, prompt) in [("positive", "a lighthouse at dusk"), ("negative", "blurry")] {
        graph = if xl {
            let fields = json!({ "prompt": prompt, "style": prompt });
            graph
                .node(id, "sdxl_compel_prompt", fields)
                .edge("model.clip2", &format!("{id}.clip2"))
        } else {
            graph.node(id, "compel", json!({ "prompt": prompt }))
        };
        graph = graph.edge("model.clip", &format!("{id}.clip"));
    }
    graph
}

/// From text to a picture.
fn text_to_image(server: &Server, xl: bool, seed: u32) -> Graph {
    prompts(server, xl)
        .node(
            "noise",
            "noise",
            json!({ "seed": seed, "width": SIZE, "height": SIZE, "use_cpu": true }),
        )
        .node(
            "denoise",
            "denoise_latents",
            json!({ "steps": 4, "cfg_scale": 7.5, "scheduler": "euler" }),
        )
        .node("decode", "l2i", json!({ "fp32": true, "is_intermediate": false }))
        .edge("model.unet", "denoise.unet")
        .edge("positive.conditioning", "denoise.positive_conditioning")
        .edge("negative.conditioning", "denoise.negative_conditioning")
        .edge("noise.noise", "denoise.noise")
        .edge("denoise.latents", "decode.latents")
        .edge("model.vae", "decode.vae")
}

fn picture(server: &Server, graph: Graph) -> image::RgbaImage {
    let item = server.run(&graph.batch()).remove(0);
    let output = result(&item, "decode");
    assert_eq!(
        (&output["type"], &output["width"], &output["height"]),
        (&json!("image_output"), &json!(SIZE), &json!(SIZE))
    );
    decode(server, output["image"]["image_name"].as_str().unwrap())
}

/// Stable Diffusion 1.5 from text to picture.
pub fn makes_a_picture_with_sd1(server: &Server) {
    assert_eq!(
        picture(server, text_to_image(server, false, 1)).dimensions(),
        (SIZE, SIZE)
    );
}

/// SDXL from text to picture.
pub fn makes_a_picture_with_sdxl(server: &Server) {
    assert_eq!(
        picture(server, text_to_image(server, true, 1)).dimensions(),
        (SIZE, SIZE)
    );
}

/// Every step tells how far it is, most with a small picture.
pub fn shows_previews_on_the_way(server: &Server) {
    let mut socket = Socket::subscribed(server);
    let id = uuid::Uuid::new_v4().to_string();
    let batch = text_to_image(server, false, 2)
        .batch()
        .with("batch_id", json!(id));
    let _ = server.enqueue(&batch).expect(200);
    let events = socket.until_batch_ended(&id, 1);
    let progress: Vec<&Value> = events
        .iter()
        .filter(|event| {
            event.name == "invocation_progress" && event.data["invocation_source_id"] == "denoise"
        })
        .map(|event| &event.data)
        .collect();
    assert!(
        progress.len() >= 4,
        "there were {} reports of 4 steps",
        progress.len()
    );
    let parts: Vec<f64> = progress
        .iter()
        .filter_map(|report| report["percentage"].as_f64())
        .collect();
    assert!(
        parts.is_sorted() && parts.iter().all(|part| (0.0..=1.0).contains(part)),
        "the parts done are {parts:?}"
    );
    let preview = progress
        .iter()
        .find_map(|report| report["image"].as_object())
        .expect("there is a preview");
    assert!(
        preview["dataURL"]
            .as_str()
            .unwrap()
            .starts_with("data:image/jpeg;base64,")
    );
    assert_eq!(
        (&preview["width"], &preview["height"]),
        (&json!(SIZE), &json!(SIZE))
    );
}

/// A seed decides.
pub fn draws_the_same_picture_from_the_same_seed(server: &Server) {
    let draw = |seed| picture(server, text_to_image(server, false, seed));
    let first = draw(3);
    assert!(first == draw(3), "the same seed gave another picture");
    assert!(first != draw(4), "another seed gave the same picture");
}

/// Whether a model exists is not looked at before the node runs.
pub fn refuses_an_unknown_model_when_it_runs(server: &Server) {
    let unknown = json!({ "key": "nope", "hash": "nope", "name": "nope", "base": "sd-1", "type": "main" });
    let item = server
        .run(&Graph::of("main_model_loader", json!({ "model": unknown })).batch())
        .remove(0);
    assert_eq!(item["status"], "failed");
    assert!(
        item["error_message"].as_str().unwrap().contains("nope"),
        "the message is {}",
        item["error_message"]
    );
}
