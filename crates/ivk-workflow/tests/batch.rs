//! Batches: of batch nodes, of generators, of programs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on shall fail"
)]

mod common;

use common::{codes, connector, data, file, graph, node, open};
use ivk_fields::generator::Answers;
use ivk_workflow::batch::Items;
use ivk_workflow::{EnqueueOptions, ErrorKind};
use serde_json::{Value, json};

fn integers(id: &str, group: &str, list: Value) -> Value {
    node(
        id,
        "integer_batch",
        json!({"batch_group_id": group, "integers": list}),
    )
}

fn target(id: &str) -> Value {
    node(id, "add", json!({"a": 0, "b": 0}))
}

#[test]
fn groups_are_taken_together_and_the_rest_is_multiplied() {
    let nodes = vec![
        integers("g1", "Group 1", json!([1, 2])),
        integers("n1", "None", json!([10])),
        integers("g2", "Group 2", json!([5])),
        integers("g1b", "Group 1", json!([3, 4])),
        integers("n2", "None", json!([20])),
        target("a"),
        target("b"),
        target("c"),
    ];
    let edges = [
        "g1.value -> a.a",
        "g1b.value -> a.b",
        "n1.value -> b.a",
        "n2.value -> b.b",
        "g2.value -> c.a",
        "g1.value -> c.b",
    ];
    let draft = open(&file(nodes, &edges));
    let datum = |node: &str, field: &str, items: Value| json!({"node_path": node, "field_name": field, "items": items});
    assert_eq!(
        data(&draft),
        json!([
            [
                datum("a", "a", json!([1, 2])),
                datum("c", "b", json!([1, 2])),
                datum("a", "b", json!([3, 4]))
            ],
            [datum("b", "a", json!([10]))],
            [datum("b", "b", json!([20]))],
            [datum("c", "a", json!([5]))],
        ])
    );
    assert_eq!(draft.variants(&EnqueueOptions::new()), Some(2));
    assert_eq!(
        graph(&draft)["nodes"]["a"]["a"],
        0,
        "the target keeps its own value"
    );
    assert!(draft.check().is_ready());
}

#[test]
fn connectors_stand_between_batch_nodes_and_what_they_feed() {
    let nodes = vec![
        node(
            "gen",
            "integer_generator",
            json!({"generator":
            {"type": "integer_generator_arithmetic_sequence", "start": 1, "step": 2, "count": 3}}),
        ),
        connector("c1"),
        integers("batch", "None", json!([77])),
        connector("c2"),
        connector("c3"),
        target("a"),
    ];
    let edges = [
        "gen.integers -> c1.in",
        "c1.out -> batch.integers",
        "batch.value -> c2.in",
        "c2.out -> c3.in",
        "c2.out -> a.b",
        "c3.out -> a.a",
    ];
    let draft = open(&file(nodes, &edges));
    assert_eq!(
        data(&draft),
        json!([[
            {"node_path": "a", "field_name": "a", "items": [1, 3, 5]},
            {"node_path": "a", "field_name": "b", "items": [1, 3, 5]},
        ]])
    );
}

#[test]
fn what_makes_a_batch_useless_is_found() {
    let with = |nodes: Vec<Value>, edges: &[&str]| codes(&open(&file(nodes, edges)));
    assert_eq!(
        with(vec![integers("b", "None", json!([1])), target("a")], &[]),
        ["batch-not-connected"]
    );
    assert!(
        with(
            vec![integers("b", "None", json!([])), target("a")],
            &["b.value -> a.a"]
        )
        .contains(&"batch-empty")
    );
    let nodes = vec![
        integers("b", "Group 1", json!([1])),
        integers("c", "Group 1", json!([1, 2])),
        target("a"),
    ];
    assert_eq!(
        with(nodes, &["b.value -> a.a", "c.value -> a.b"]),
        ["batch-size-mismatch"]
    );
    let nodes = vec![
        integers("b", "None", json!([8, 9])),
        node("n", "noise", json!({})),
    ];
    assert_eq!(
        with(nodes, &["b.value -> n.width"]),
        ["not-multiple"],
        "a value that its target refuses"
    );
    let nodes = vec![integers("b", "None", json!(["x"])), target("a")];
    assert!(with(nodes, &["b.value -> a.a"]).contains(&"batch-type"));
    let nodes = vec![
        integers("b", "None", json!((0..20_000).collect::<Vec<_>>())),
        target("a"),
    ];
    assert_eq!(with(nodes, &["b.value -> a.a"]), ["batch-too-large"]);
}

#[test]
fn a_server_is_asked_once_for_what_only_it_knows() {
    let prompts = json!({"generator": {"type": "string_generator_dynamic_prompts_combinatorial",
        "input": "a {red|blue} ball", "maxPrompts": 10}});
    let nodes = vec![
        node("g", "string_generator", prompts),
        node("b", "string_batch", json!({"batch_group_id": "Group 1"})),
        node("b2", "string_batch", json!({"batch_group_id": "Group 1"})),
        node("s", "string", json!({"value": ""})),
        node("s2", "string", json!({"value": ""})),
    ];
    let edges = [
        "g.strings -> b.strings",
        "g.strings -> b2.strings",
        "b.value -> s.value",
        "b2.value -> s2.value",
    ];
    let draft = open(&file(nodes, &edges));
    assert_eq!(codes(&draft), ["batch-unresolved", "batch-unresolved"]);
    let questions = draft.generator_questions();
    assert_eq!(questions.len(), 1);
    let mut answers = Answers::default();
    answers.insert(
        questions[0].clone(),
        vec!["a red ball".to_owned(), "a blue ball".to_owned()],
    );
    let options = EnqueueOptions::new().answers(answers);
    assert!(draft.check_for(&options).is_ready());
    assert_eq!(draft.variants(&options), Some(2));
    assert!(
        draft
            .enqueue_body(&options)
            .as_str()
            .contains(r#""items":["a red ball","a blue ball"]"#)
    );
}

#[test]
fn programs_make_batches_beside_the_nodes() {
    let nodes = vec![
        integers("b", "None", json!([1, 2])),
        target("a"),
        node("s", "string", json!({"value": ""})),
        node("n", "noise", json!({"seed": 0})),
    ];
    let file = common::with_form(
        file(nodes, &["b.value -> a.a"]),
        &["s.value", "n.seed", "a.a", "n.width"],
    );
    let mut draft = open(&file);
    draft
        .zip([(0, Items::from(["x", "y"])), (1, Items::from([7, 8]))])
        .unwrap();
    draft.product([("Width", [64, 128])]).unwrap();
    assert_eq!(
        data(&draft),
        json!([
            [{"node_path": "a", "field_name": "a", "items": [1, 2]}],
            [
                {"node_path": "s", "field_name": "value", "items": ["x", "y"]},
                {"node_path": "n", "field_name": "seed", "items": [7, 8]},
            ],
            [{"node_path": "n", "field_name": "width", "items": [64, 128]}],
        ])
    );
    assert_eq!(draft.variants(&EnqueueOptions::new()), Some(8));
    draft.clear_batches();
    assert_eq!(draft.variants(&EnqueueOptions::new()), Some(2));

    let refused = |draft: &mut ivk_workflow::Draft, columns: Vec<(usize, Items<'static>)>| {
        let before = draft.variants(&EnqueueOptions::new());
        let error = draft.zip(columns).unwrap_err();
        assert_eq!(draft.variants(&EnqueueOptions::new()), before, "nothing is added");
        (error.kind(), error.to_string())
    };
    let lengths = vec![(0, Items::from(["x"])), (1, Items::from(0..2))];
    let (kind, message) = refused(&mut draft, lengths);
    assert_eq!(kind, ErrorKind::Batch);
    assert!(
        message.contains("that of input 0 `Value` has 1 values and that of input 1 `Seed` has 2"),
        "{message}"
    );
    assert_eq!(
        refused(&mut draft, vec![(0, Items::from(Vec::<i64>::new()))]).0,
        ErrorKind::Batch
    );
    assert_eq!(
        refused(&mut draft, vec![(2, Items::from([1]))]).0,
        ErrorKind::Batch,
        "an edge feeds it"
    );
    assert_eq!(
        refused(&mut draft, vec![(9, Items::from([1]))]).0,
        ErrorKind::UnknownInput
    );
    let twice = vec![(1, Items::from([1])), (1, Items::from([2]))];
    assert_eq!(refused(&mut draft, twice).0, ErrorKind::Batch);
    let (kind, message) = refused(&mut draft, vec![(3, Items::from([64, 65]))]);
    assert_eq!(kind, ErrorKind::Value);
    assert!(
        message.contains("item 2") && message.contains("65 is not a multiple of 8"),
        "{message}"
    );
}

#[test]
fn many_variants_are_one_body_of_linear_size() {
    let file = common::with_form(file(vec![node("n", "noise", json!({}))], &[]), &["n.seed"]);
    let length = |count: i64| {
        let mut draft = open(&file);
        draft.product([(0, 100_000..100_000 + count)]).unwrap();
        draft.enqueue_body(&EnqueueOptions::new()).into_bytes().len()
    };
    let (few, many) = (length(100), length(10_000));
    assert_eq!(many - few, 9_900 * "100000,".len());
}

#[test]
fn a_list_gives_what_its_field_needs() {
    let blur = node("blur", "img_blur", json!({"image": null, "radius": 2.0}));
    let mut draft = open(&file(vec![blur], &[]));
    assert_eq!(codes(&draft), ["missing-input"]);
    let images = ["a.png", "b.png"].map(ivk_fields::ImageName::from);
    draft.product([(("blur", "image"), Items::from(images))]).unwrap();
    assert!(draft.check().is_ready(), "{:?}", codes(&draft));
}
