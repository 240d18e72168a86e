//! Inputs: how they are found, what they say, how they are set.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on shall fail"
)]

mod common;

use common::{file, graph, node, node_of_version, open, templates, with_form};
use ivk_fields::{FieldValue, ImageName};
use ivk_workflow::index_map::IndexMap;
use ivk_workflow::input::{DropdownOption, NumberComponent, Presentation};
use ivk_workflow::{ErrorKind, InputKey, Workflow};
use serde_json::{Value, json};

fn poster() -> Value {
    let mut prompt = node("p", "string", json!({"value": "a tiger"}));
    prompt["data"]["inputs"]["value"]["label"] = "Prompt".into();
    prompt["data"]["inputs"]["value"]["description"] = "What to paint".into();
    let nodes = vec![
        prompt,
        node("n.1", "noise", json!({"seed": 5, "width": 512})),
        node("d", "denoise_latents", json!({"steps": 20, "cfg_scale": 7.0})),
        node("d2", "denoise_latents", json!({"steps": 30})),
        node("i", "integer", json!({"value": 3})),
        node("s", "save_image", json!({})),
    ];
    let file = file(nodes, &["i.value -> d2.steps"]);
    with_form(
        file,
        &[
            "p.value",
            "n.1.seed",
            "d.steps",
            "d2.steps",
            "p.value",
            "s.board",
            "d.cfg_scale",
        ],
    )
}

#[test]
fn inputs_say_what_is_known_of_them() {
    let draft = open(&poster());
    let labels: Vec<_> = draft.inputs().map(|input| input.label()).collect();
    assert_eq!(
        labels,
        ["Prompt", "Seed", "Steps", "Steps", "Prompt", "Board", "CFG Scale"]
    );
    let prompt = draft.input("Prompt").unwrap();
    assert_eq!((prompt.index(), prompt.description()), (0, "What to paint"));
    assert_eq!(prompt.value(), Some(FieldValue::from("a tiger")));
    let steps = draft.input(2).unwrap();
    assert_eq!(steps.field_type().unwrap().name.as_str(), "IntegerField");
    assert_eq!(
        steps
            .bounds()
            .unwrap()
            .exclusive_minimum
            .as_ref()
            .unwrap()
            .as_f64(),
        Some(0.0)
    );
    assert!(!steps.is_connected() && draft.input(3).unwrap().is_connected());
    assert_eq!(draft.input(6).unwrap().value(), Some(FieldValue::Float(7.0)));
    assert_eq!(draft.input(5).unwrap().value(), None);
}

#[test]
fn inputs_answer_to_index_label_and_field() {
    let mut draft = open(&poster());
    draft.set(1, 7).unwrap();
    draft.set("Prompt", "a lighthouse at dusk").unwrap();
    draft.set(("d", "steps"), 25).unwrap();
    draft.set(("s", "image"), ImageName::from("a.png")).unwrap();
    let sent = graph(&draft);
    assert_eq!(sent["nodes"]["n.1"]["seed"], 7);
    assert_eq!(sent["nodes"]["p"]["value"], "a lighthouse at dusk");
    assert_eq!(sent["nodes"]["d"]["steps"], 25);
    assert_eq!(sent["nodes"]["s"]["image"], json!({"image_name": "a.png"}));
    assert_eq!(
        draft.input(4).unwrap().value(),
        draft.input(0).unwrap().value(),
        "one field, shown twice"
    );

    for (typed, index) in [("2", 2), ("Prompt", 0), ("n.1.seed", 1), ("d.steps", 2)] {
        assert_eq!(
            draft.input(InputKey::typed(typed)).unwrap().index(),
            index,
            "{typed}"
        );
    }
    draft.reset(1).unwrap();
    assert_eq!(graph(&draft)["nodes"]["n.1"]["seed"], 5);
    draft.clear(1).unwrap();
    assert_eq!(graph(&draft)["nodes"]["n.1"].get("seed"), None);
    assert_eq!(draft.input(1).unwrap().value(), None);
    assert_eq!(
        draft.workflow().as_str(),
        poster().to_string(),
        "the workflow stays as it is"
    );
}

#[test]
fn keys_that_do_not_fit_say_which_do() {
    let draft = open(&poster());
    let error = draft.input("Steps").unwrap_err();
    assert_eq!(
        (error.kind(), error.candidates()),
        (ErrorKind::AmbiguousInput, [2, 3].as_slice())
    );
    assert_eq!(
        error.to_string(),
        "the label `Steps` is that of the inputs 2, 3; name one by its index"
    );
    let error = draft.input("promt").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownInput);
    assert_eq!(error.candidates()[0], 0, "the nearest comes first");
    assert!(error.to_string().contains("there are `Prompt` (0), "), "{error}");
    assert_eq!(draft.input(99).unwrap_err().kind(), ErrorKind::UnknownInput);
    assert_eq!(
        draft.input(("d", "nothing")).unwrap_err().kind(),
        ErrorKind::UnknownInput
    );
    let error = open(&file(vec![], &[])).input(0).unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("the form of the workflow asks for nothing"),
        "{error}"
    );
}

#[test]
fn wrong_values_are_refused_where_they_are_set() {
    let mut draft = open(&poster());
    let error = draft.set(("d", "steps"), 0).unwrap_err();
    assert_eq!((error.kind(), error.input_index()), (ErrorKind::Value, Some(2)));
    assert_eq!((error.node_id(), error.field()), (Some("d"), Some("steps")));
    assert!(
        error
            .to_string()
            .starts_with("input 2 `Steps` refuses the value: 0 is not above 0"),
        "{error}"
    );
    assert!(std::error::Error::source(&error).is_some());
    assert!(draft.set(0, 5).is_err(), "a number is no text");
    assert!(draft.set_text(2, "many").is_err());
    assert_eq!(
        draft.set(3, 5).unwrap_err().kind(),
        ErrorKind::Value,
        "an edge feeds it"
    );
    assert!(draft.check().for_input(2).next().is_none(), "the old value stays");
    draft
        .set_text(2, "12")
        .unwrap()
        .set_text("Board", "none")
        .unwrap();
    assert_eq!(graph(&draft)["nodes"]["d"]["steps"], 12);
    assert_eq!(graph(&draft)["nodes"]["s"].get("board"), None);
}

#[test]
fn forms_say_how_fields_are_shown() {
    let mut file = poster();
    let mut settings = |element: &str, settings: Value| {
        file["form"]["elements"][element]["data"]["settings"] = settings;
    };
    settings(
        "f0",
        json!({"type": "string-field-config", "component": "dropdown", "options":
        [{"label": "A", "value": "a"}, {"label": "", "value": "b"}, {"label": "", "value": ""}]}),
    );
    settings(
        "f1",
        json!({"type": "integer-field-config", "component": "slider", "min": 1, "max": 9.5}),
    );
    settings("f2", json!({"type": "float-field-config"}));
    settings("f4", json!({"component": "textarea"}));
    let draft = open(&file);
    let presentation = |index: usize| draft.input(index).unwrap().presentation();
    let option = |label: &str, value: &str| DropdownOption {
        label: label.into(),
        value: value.into(),
    };
    assert_eq!(
        presentation(0),
        Presentation::Dropdown(vec![option("A", "a"), option("b", "b"), option("Option 3", "")])
    );
    assert_eq!(
        presentation(1),
        Presentation::Number {
            component: NumberComponent::Slider,
            min: Some(1.0),
            max: Some(9.5),
            shuffle: false
        }
    );
    assert_eq!(presentation(2), Presentation::Default, "settings of another type");
    assert_eq!(presentation(4), Presentation::TextArea);
}

#[test]
fn fields_that_an_update_would_add_are_inputs_and_stale_ones_are_not() {
    let mut old = node_of_version("n", "noise", "1.0.0", json!({"stale": 1}));
    old["data"]["inputs"].as_object_mut().unwrap().remove("width");
    let file = with_form(file(vec![old], &[]), &["n.stale", "n.width", "n.seed", "gone.a"]);
    let mut draft = open(&file);
    let fields = |draft: &ivk_workflow::Draft| -> Vec<String> {
        draft.inputs().map(|input| input.field().to_owned()).collect()
    };
    assert_eq!(fields(&draft), ["width", "seed"]);
    let dropped: Vec<_> = draft
        .warnings()
        .filter(|warning| warning.code == "form-field-dropped")
        .collect();
    assert_eq!(dropped.len(), 2);
    assert_eq!(
        graph(&draft)["nodes"]["n"].get("width"),
        None,
        "nothing is filled in"
    );
    draft.set("Width", 256).unwrap();
    assert_eq!(graph(&draft)["nodes"]["n"]["width"], 256);
    draft.reset("Width").unwrap();
    draft.update_nodes(true);
    assert_eq!(fields(&draft), ["width", "seed"]);
    assert_eq!(graph(&draft)["nodes"]["n"]["width"], 512);
    assert_eq!(graph(&draft)["nodes"]["n"].get("stale"), None);
    let written: Value = serde_json::from_str(&draft.to_workflow_json()).unwrap();
    assert_eq!(written["nodes"][0]["data"]["version"], "1.1.0");
    assert_eq!(
        written["form"]["elements"]["root"]["data"]["children"],
        json!(["f1", "f2"])
    );
}

#[test]
fn images_move_to_the_field_that_took_their_place() {
    let images = json!([{"image_name": "a.png"}]);
    let nodes = vec![node_of_version(
        "c",
        "image_collection",
        "1.0.1",
        json!({"collection": images}),
    )];
    let mut file = file(nodes, &[]);
    file["nodes"][0]["data"]["inputs"]
        .as_object_mut()
        .unwrap()
        .remove("images");
    file["exposedFields"] = json!([{"nodeId": "c", "fieldName": "collection"}]);
    for update in [false, true] {
        let mut draft = open(&file);
        draft.update_nodes(update);
        assert_eq!(draft.input(0).unwrap().field(), "images");
        assert_eq!(graph(&draft)["nodes"]["c"]["images"], images);
        assert_eq!(graph(&draft)["nodes"]["c"]["collection"], json!([]));
    }
    file["nodes"][0]["data"]["version"] = "1.0.2".into();
    assert_eq!(open(&file).input(0).unwrap().field(), "collection");
}

#[test]
fn an_index_map_tells_what_moved() {
    let draft = open(&poster());
    let map = IndexMap::from_json(&draft.index_map().to_json()).unwrap();
    assert_eq!(map, draft.index_map());
    let report = draft.compare(&map);
    assert!(report.is_safe());
    assert_eq!(
        (report.unchanged().count(), report.new.len()),
        (7, 0),
        "a field shown twice is no drift"
    );

    let mut later = with_form(
        poster(),
        &["n.1.seed", "p.value", "d.steps", "n.1.width", "i.value"],
    );
    later["nodes"][0]["data"]["inputs"]["value"]["label"] = "Text".into();
    let report = open(&later).compare(&map);
    assert_eq!(
        report
            .moved()
            .map(|drift| drift.recorded.index)
            .collect::<Vec<_>>(),
        [0, 1]
    );
    assert_eq!(
        report
            .missing()
            .map(|drift| drift.recorded.index)
            .collect::<Vec<_>>(),
        [3, 4, 5, 6]
    );
    assert_eq!(
        report.relabelled().next().unwrap().relabelled.as_deref(),
        Some("Text")
    );
    assert_eq!(report.new, [3, 4]);
    assert!(!report.is_safe());
    let told = report.to_string();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[0], "input 0 `Prompt` stands at 1 now, is called `Text` now");
    assert_eq!(lines.len(), 8, "{told}");
    assert!(lines[3].ends_with(" is gone"), "{told}");
    assert_eq!(lines[7], "input 4 is new");
    assert_eq!(draft.compare(&map).to_string(), "every input is as it was");

    let mut retyped = map;
    retyped.inputs[2].type_name = Some("FloatField".to_owned());
    let told = draft.compare(&retyped).to_string();
    assert!(
        told.ends_with("is of type IntegerField now instead of FloatField"),
        "{told}"
    );
    assert_eq!(
        draft
            .compare(&retyped)
            .retyped()
            .next()
            .unwrap()
            .retyped
            .as_deref(),
        Some("IntegerField")
    );

    let python = r#"{"workflow_id": null, "generated_at": "2026-01-01T00:00:00.000000Z", "inputs": [
        {"index": 0, "label": "", "field_name": "value", "jsonpath": "$.nodes[?(@.id='p')].data.inputs.value"},
        {"index": 2, "label": "seed", "field_name": "seed", "jsonpath": "$.nodes[?(@.id='n.1')].data.inputs.seed"}]}"#;
    let report = draft.compare(&IndexMap::from_json(python).unwrap());
    assert_eq!((report.unchanged().count(), report.moved().count()), (1, 1));
    assert_eq!(report.relabelled().count(), 0);
    assert_eq!(IndexMap::from_json("[]").unwrap_err().kind(), ErrorKind::IndexMap);
}

/// The editor brings the fields of an updated node into the order of its template, in the graph and in the file.
#[test]
fn an_updated_node_is_written_in_the_order_of_its_graph() {
    let noise = node_of_version("n", "noise", "1.0.0", json!({"height": 64, "seed": 1}));
    let metadata = node_of_version(
        "m",
        "core_metadata",
        "2.0.0",
        json!({"extra": "kept", "steps": 4}),
    );
    let mut draft = common::open(&common::file(vec![noise, metadata], &[]));
    draft.update_nodes(true);
    let again = draft
        .to_workflow_json()
        .parse::<Workflow>()
        .unwrap()
        .open(common::templates());
    let options = ivk_workflow::GraphOptions::new().graph_id("g");
    assert_eq!(again.graph(&options), draft.graph(&options));
    assert_eq!(again.to_workflow_json(), draft.to_workflow_json());
}

/// What an update fills in is written as the editor writes it: a file that was updated and written says the same when it
/// is read again.
#[test]
fn what_an_update_fills_in_is_read_back_as_it_was_written() {
    let options = ivk_workflow::GraphOptions::new().graph_id("g");
    for template in templates().iter() {
        let major = template.version.split('.').next().unwrap();
        let version = format!("{major}.999.0");
        let bare = json!({"id": "n", "type": "invocation", "position": {"x": 0, "y": 0}, "data": {
            "id": "n", "type": template.node_type, "version": version, "label": "", "notes": "",
            "isOpen": true, "isIntermediate": true, "useCache": true, "inputs": {}}});
        let mut draft = open(&file(vec![bare], &[]));
        draft.update_nodes(true);
        let written = draft.to_workflow_json();
        let again = written.parse::<Workflow>().unwrap().open(templates());
        assert_eq!(again.to_workflow_json(), written, "{}", template.node_type);
        assert_eq!(
            again.graph(&options),
            draft.graph(&options),
            "{}",
            template.node_type
        );
    }
}

/// Edges know the first of two nodes with one id, and the later one runs.
#[test]
fn what_an_update_fills_in_gives_way_to_an_edge_into_a_node_of_the_same_id() {
    let mut bare = node_of_version("sum", "add", "1.0.0", json!({}));
    bare["data"]["inputs"] = json!({});
    let whole = node_of_version("sum", "add", "1.0.0", json!({}));
    let source = node("one", "integer", json!({"value": 1}));
    let mut draft = open(&file(vec![source, whole, bare], &["one.value -> sum.a"]));
    draft.update_nodes(true);
    let sum = &graph(&draft)["nodes"]["sum"];
    assert_eq!(sum.get("a"), None, "{sum}");
}
