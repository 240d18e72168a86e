//! Nodes that need no model: what they compute.

use serde_json::{Value, json};

use super::images::{decode, png, upload};
use crate::graph::{Graph, result};
use crate::server::Server;

/// The outputs of graphs of one node each.
fn outputs<const N: usize>(server: &Server, nodes: [(&str, Value); N]) -> [Value; N] {
    let ids: [String; N] = std::array::from_fn(|at| format!("node-{at}"));
    let graph = nodes
        .into_iter()
        .zip(&ids)
        .fold(Graph::new(), |graph, ((kind, fields), id)| {
            graph.node(id, kind, fields)
        });
    let item = server.run(&graph.batch()).remove(0);
    ids.map(|id| result(&item, &id))
}

/// The first name of an image that a node of the graph gave.
fn image_of(server: &Server, graph: Graph, node: &str) -> String {
    let item = server.run(&graph.batch()).remove(0);
    result(&item, node)["image"]["image_name"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// Division and rounding go down.
pub fn computes_with_integers_and_floats(server: &Server) {
    let [sum, product, quotient, rest, power] = outputs(
        server,
        [
            ("add", json!({ "a": 40, "b": 2 })),
            ("mul", json!({ "a": -6, "b": 7 })),
            ("div", json!({ "a": 17, "b": 5 })),
            ("integer_math", json!({ "operation": "MOD", "a": 17, "b": 5 })),
            ("float_math", json!({ "operation": "EXP", "a": 2.0, "b": 0.5 })),
        ],
    );
    assert_eq!((&sum["value"], &product["value"]), (&json!(42), &json!(-42)));
    assert_eq!((&quotient["value"], &rest["value"]), (&json!(3), &json!(2)));
    assert_eq!(
        (&sum["type"], &power["type"]),
        (&json!("integer_output"), &json!("float_output"))
    );
    assert!((power["value"].as_f64().unwrap() - 2_f64.sqrt()).abs() < 1e-12);
}

/// Strings are joined, split and replaced.
pub fn works_on_strings(server: &Server) {
    let [joined, split, replaced] = outputs(
        server,
        [
            (
                "string_join",
                json!({ "string_left": "light", "string_right": "house" }),
            ),
            (
                "string_split",
                json!({ "string": "a lighthouse, at dusk", "delimiter": "," }),
            ),
            (
                "string_replace",
                json!({ "string": "dusk", "search_string": "dusk", "replace_string": "dawn" }),
            ),
        ],
    );
    assert_eq!(
        (&joined["type"], &joined["value"]),
        (&json!("string_output"), &json!("lighthouse"))
    );
    assert_eq!(
        (&split["string_1"], &split["string_2"]),
        (&json!("a lighthouse"), &json!(" at dusk"))
    );
    assert_eq!(replaced["value"], "dawn");
}

/// Collected values come in the order of what was iterated; before 6.12 in any order.
pub fn iterates_and_collects_in_order(server: &Server) {
    let graph = Graph::new()
        .node("range", "range", json!({ "start": 0, "stop": 5, "step": 1 }))
        .node("each", "iterate", json!({}))
        .node("double", "mul", json!({ "b": 2 }))
        .node("all", "collect", json!({}))
        .edge("range.collection", "each.collection")
        .edge("each.item", "double.a")
        .edge("double.value", "all.item");
    let item = server.run(&graph.batch()).remove(0);
    let collected = result(&item, "all")["collection"].clone();
    let mut values: Vec<i64> = collected
        .as_array()
        .unwrap()
        .iter()
        .map(|value| value.as_i64().unwrap())
        .collect();
    if !server.is_at_least(6, 12) {
        values.sort_unstable();
    }
    assert_eq!(values, [0, 2, 4, 6, 8]);
    let copies = item["session"]["source_prepared_mapping"]["double"]
        .as_array()
        .unwrap();
    assert_eq!(copies.len(), 5, "the node in the loop runs once for each value");
}

/// Two iterations into one node give every pair.
pub fn multiplies_two_iterations(server: &Server) {
    let graph = Graph::new()
        .node("tens", "integer_collection", json!({ "collection": [10, 20] }))
        .node("ones", "integer_collection", json!({ "collection": [1, 2, 3] }))
        .node("ten", "iterate", json!({}))
        .node("one", "iterate", json!({}))
        .node("sum", "add", json!({}))
        .edge("tens.collection", "ten.collection")
        .edge("ones.collection", "one.collection")
        .edge("ten.item", "sum.a")
        .edge("one.item", "sum.b");
    let item = server.run(&graph.batch()).remove(0);
    let mut sums: Vec<i64> = crate::graph::results(&item, "sum")
        .iter()
        .map(|sum| sum["value"].as_i64().unwrap())
        .collect();
    sums.sort_unstable();
    assert_eq!(sums, [11, 12, 13, 21, 22, 23]);
}

/// One colour, everywhere.
pub fn makes_a_blank_image(server: &Server) {
    let color = json!({ "r": 255, "g": 128, "b": 0, "a": 255 });
    let fields = json!({ "width": 24, "height": 16, "mode": "RGB", "color": color });
    let picture = decode(
        server,
        &image_of(server, Graph::of("blank_image", fields), "node"),
    );
    assert_eq!(picture.dimensions(), (24, 16));
    assert!(picture.pixels().all(|pixel| pixel.0 == [255, 128, 0, 255]));
}

/// Size changes as told, and a picture of one colour keeps it.
pub fn resizes_crops_and_blurs(server: &Server) {
    let source = json!({ "image": { "image_name": upload(server, 40, 20) } });
    let with = |more: Value| {
        let mut fields = source.clone();
        fields
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        fields
    };
    let steps = outputs(
        server,
        [
            ("img_resize", with(json!({ "width": 64, "height": 48 }))),
            ("img_scale", with(json!({ "scale_factor": 2.0 }))),
            (
                "img_crop",
                with(json!({ "x": 5, "y": 5, "width": 10, "height": 8 })),
            ),
            (
                "img_blur",
                with(json!({ "radius": 2.0, "blur_type": "gaussian" })),
            ),
        ],
    );
    let sizes = [(64, 48), (80, 40), (10, 8), (40, 20)];
    for (output, size) in steps.iter().zip(sizes) {
        assert_eq!(
            (&output["width"], &output["height"]),
            (&json!(size.0), &json!(size.1))
        );
        let picture = decode(server, output["image"]["image_name"].as_str().unwrap());
        assert_eq!(picture.dimensions(), size);
        // Blurring rounds down, in more than one pass.
        let middle = picture.get_pixel(size.0 / 2, size.1 / 2).0;
        let near = middle
            .iter()
            .zip([30, 120, 210, 255])
            .all(|(is, was): (&u8, u8)| is.abs_diff(was) <= 1);
        assert!(near, "the pixel in the middle is {middle:?}");
    }
}

/// Multiplied as fractions of white.
pub fn multiplies_two_images(server: &Server) {
    let blank = |value: u8| {
        let color = json!({ "r": value, "g": value, "b": value, "a": 255 });
        json!({ "width": 8, "height": 8, "mode": "RGB", "color": color })
    };
    let graph = Graph::new()
        .node("dark", "blank_image", blank(50))
        .node("light", "blank_image", blank(150))
        .node("product", "img_mul", json!({}))
        .edge("dark.image", "product.image1")
        .edge("light.image", "product.image2");
    let picture = decode(server, &image_of(server, graph, "product"));
    // Multiplying divides by 255 and rounds down.
    assert_eq!(picture.get_pixel(4, 4).0, [29, 29, 29, 255]);
}

/// A node that saves puts its image on the board it is told.
pub fn saves_to_a_board(server: &Server) {
    let board = server
        .post("api/v1/boards/?board_name=saved", &Value::Null)
        .expect(201)["board_id"]
        .clone();
    let fields = json!({ "image": { "image_name": upload(server, 8, 8) }, "board": { "board_id": board }, "is_intermediate": false });
    let name = image_of(server, Graph::of("save_image", fields), "node");
    let image = server.get(&format!("api/v1/images/i/{name}")).expect(200);
    assert_eq!(
        (&image["board_id"], &image["is_intermediate"]),
        (&board, &json!(false))
    );
    let same = image::load_from_memory(&png(8, 8)).unwrap().into_rgba8();
    assert!(decode(server, &name) == same);
}

/// A node that may use the cache gives what it gave before: no new image is made.
pub fn gives_the_same_image_from_the_cache(server: &Server) {
    // A colour that no other test has.
    let chance = uuid::Uuid::new_v4().into_bytes();
    let color = json!({ "r": chance[0], "g": chance[1], "b": chance[2], "a": 255 });
    let make = |use_cache: bool| {
        let fields = json!({ "width": 8, "height": 8, "color": color, "use_cache": use_cache });
        image_of(server, Graph::of("blank_image", fields), "node")
    };
    let first = make(true);
    assert_eq!(make(true), first);
    assert_ne!(make(false), first);
}
