//! Bad files: the answer of the editor or a clear error, in bounded time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on shall fail"
)]

mod common;

use common::{edge, file, graph, node, open, templates, with_form};
use ivk_workflow::{Error, ErrorKind, Workflow};
use serde_json::{Value, json};

/// What spoils a file.
type Change = Box<dyn FnOnce(&mut Value)>;

fn refused(text: &str) -> Error {
    text.parse::<Workflow>()
        .err()
        .unwrap_or_else(|| panic!("{text} was loaded"))
}

/// Loads a good file after a change.
fn changed(change: impl FnOnce(&mut Value)) -> Result<Workflow, Error> {
    let mut file = with_form(
        file(vec![node("a", "add", json!({"a": 1}))], &[]),
        &["a.a", "a.b"],
    );
    change(&mut file);
    file.to_string().parse()
}

#[test]
fn what_is_not_json_is_refused_with_its_place() {
    let error = refused("{\n  \"name\": nope\n}");
    assert_eq!(error.kind(), ErrorKind::Syntax);
    let position = error.position().unwrap();
    assert_eq!((position.line, position.column), (2, 11));
    assert_eq!(refused("").kind(), ErrorKind::Syntax);
    let error = Workflow::from_slice(b"{\"name\": \"\xff\"}").unwrap_err();
    assert_eq!(
        (error.kind(), error.position().unwrap().offset),
        (ErrorKind::Syntax, 10)
    );
    assert!(error.to_string().contains("UTF-8"), "{error}");
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(refused(&deep).to_string().contains("too deeply"));
    let error = Workflow::from_path("no such file.json").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Read);
    assert!(error.to_string().contains("no such file.json"));
    let marked = format!("\u{feff}{}", file(vec![], &[]));
    assert!(
        marked.parse::<Workflow>().is_ok(),
        "a byte order mark is no part of the file"
    );
}

#[test]
fn what_the_editor_refuses_is_refused_with_its_place() {
    let table: Vec<(&str, Change)> = vec![
        (
            "`author` is missing",
            Box::new(|file| drop(file.as_object_mut().unwrap().remove("author"))),
        ),
        (
            "`tags` must be a string",
            Box::new(|file| file["tags"] = json!(["a"])),
        ),
        (
            "`nodes` must be a list",
            Box::new(|file| file["nodes"] = json!({})),
        ),
        ("`id` must be a string", Box::new(|file| file["id"] = "".into())),
        (
            "`meta.category`",
            Box::new(|file| file["meta"]["category"] = "own".into()),
        ),
        ("no `meta.version`", Box::new(|file| file["meta"] = Value::Null)),
        (
            "is not a version",
            Box::new(|file| file["meta"]["version"] = "4".into()),
        ),
        (
            "a newer InvokeAI",
            Box::new(|file| file["meta"]["version"] = "5.0.0".into()),
        ),
        (
            "the `type` of a node",
            Box::new(|file| file["nodes"][0]["type"] = "current_image".into()),
        ),
        (
            "`id` must be a string",
            Box::new(|file| file["nodes"][0]["id"] = " ".into()),
        ),
        (
            "node `a`",
            Box::new(|file| file["nodes"][0]["data"]["isOpen"] = 1.into()),
        ),
        (
            "three numbers",
            Box::new(|file| file["nodes"][0]["data"]["version"] = "1.0".into()),
        ),
        (
            "`isIntermediate` is missing",
            Box::new(|file| {
                file["nodes"][0]["data"]
                    .as_object_mut()
                    .unwrap()
                    .remove("isIntermediate");
            }),
        ),
        (
            "field `a` of node `a`",
            Box::new(|file| file["nodes"][0]["data"]["inputs"]["a"]["name"] = "".into()),
        ),
        (
            "an input must be an object",
            Box::new(|file| file["nodes"][0]["data"]["inputs"]["a"] = 1.into()),
        ),
        (
            "`position`",
            Box::new(|file| file["nodes"][0]["position"] = json!({"x": 1})),
        ),
        (
            "the `type` of an edge",
            Box::new(|file| {
                file["edges"] = json!([edge("a.value -> a.a")]);
                file["edges"][0]["type"] = "bent".into();
            }),
        ),
        (
            "`sourceHandle` is missing",
            Box::new(|file| {
                file["edges"] = json!([{"id": "e", "type": "default", "source": "a", "target": "a", "targetHandle": "a"}]);
            }),
        ),
        (
            "`fieldName`",
            Box::new(|file| file["exposedFields"] = json!([{"nodeId": "a", "fieldName": ""}])),
        ),
    ];
    for (message, change) in table {
        let error = changed(change).expect_err(message);
        assert!(error.to_string().contains(message), "{message}: {error}");
        assert!(error.position().is_some(), "{message}");
    }
}

#[test]
fn labels_of_any_kind_and_unknown_keys_are_taken() {
    let workflow = changed(|file| {
        file["nodes"][0]["data"]["inputs"]["a"]["label"] = json!({"x": 1});
        file["nodes"][0]["data"]["inputs"]["a"]["description"] = 5.into();
        file["nodes"][0]["width"] = 300.into();
        file["is_published"] = true.into();
    });
    let draft = workflow.unwrap().open(templates());
    assert_eq!(draft.input(0).unwrap().label(), "A");
}

#[test]
fn forms_of_a_bad_shape_are_left_out_and_of_a_bad_structure_refused() {
    let shapes: Vec<Change> = vec![
        Box::new(|form| form["elements"]["f0"]["type"] = "slider".into()),
        Box::new(|form| form["elements"]["f0"]["parentId"] = Value::Null),
        Box::new(|form| form["elements"]["f0"]["data"]["settings"] = Value::Null),
        Box::new(|form| form["elements"]["f0"]["data"]["settings"] = json!({"component": "dropdown"})),
        Box::new(|form| form["elements"]["root"]["data"]["layout"] = "grid".into()),
        Box::new(|form| form["elements"]["root"]["data"]["children"] = json!([1])),
        Box::new(|form| drop(form.as_object_mut().unwrap().remove("rootElementId"))),
        Box::new(|form| *form = 1.into()),
    ];
    for change in shapes {
        let draft = changed(|file| change(&mut file["form"]))
            .unwrap()
            .open(templates());
        assert_eq!(draft.inputs().len(), 0);
        assert_eq!(draft.warnings().next().unwrap().code, "form-replaced");
    }
    let container = |id: &str, parent: &str, children: Value| json!({"id": id, "parentId": parent, "type": "container", "data": {"layout": "row", "children": children}});
    let structures: Vec<(&str, Change)> = vec![
        (
            "does not exist",
            Box::new(|form| form["elements"]["root"]["data"]["children"] = json!(["f0", "f1", "x"])),
        ),
        (
            "is not part",
            Box::new(|form| form["elements"]["root"]["data"]["children"] = json!(["f0"])),
        ),
        (
            "no container",
            Box::new(|form| form["rootElementId"] = "f0".into()),
        ),
        (
            "no container",
            Box::new(|form| form["rootElementId"] = "x".into()),
        ),
        (
            "has a parent",
            Box::new(|form| form["elements"]["root"]["parentId"] = "f0".into()),
        ),
        (
            "does not name",
            Box::new(|form| form["elements"]["f0"]["parentId"] = "f1".into()),
        ),
        (
            "holds itself",
            Box::new(move |form| {
                form["elements"]["c"] = container("c", "d", json!(["d"]));
                form["elements"]["d"] = container("d", "c", json!(["c"]));
                form["elements"]["root"]["data"]["children"] = json!(["f0", "f1", "c"]);
            }),
        ),
        (
            "holds itself",
            Box::new(move |form| {
                form["elements"]["c"] = container("c", "root", json!(["root"]));
                form["elements"]["root"]["data"]["children"] = json!(["f0", "f1", "c"]);
            }),
        ),
    ];
    for (message, change) in structures {
        let error = changed(|file| change(&mut file["form"])).expect_err(message);
        assert_eq!(error.kind(), ErrorKind::Form);
        assert!(error.to_string().contains(message), "{message}: {error}");
    }
}

#[test]
fn a_form_that_multiplies_itself_ends() {
    let result = changed(|file| {
        let elements = file["form"]["elements"].as_object_mut().unwrap();
        for depth in 0..60 {
            let parent = if depth == 0 {
                "root".to_owned()
            } else {
                format!("c{}", depth - 1)
            };
            let next = if depth == 59 {
                "x".to_owned()
            } else {
                format!("c{}", depth + 1)
            };
            elements.insert(
                format!("c{depth}"),
                json!({"id": "c", "parentId": parent, "type": "container",
                    "data": {"layout": "row", "children": [next, next]}}),
            );
        }
        elements.insert(
            "x".to_owned(),
            json!({"id": "x", "parentId": "c59", "type": "divider"}),
        );
        elements["root"]["data"]["children"] = json!(["f0", "f1", "c0"]);
    });
    assert!(result.unwrap_err().to_string().contains("more than"));
}

#[test]
fn a_deep_form_is_walked_without_a_deep_stack() {
    let workflow = changed(|file| {
        let elements = file["form"]["elements"].as_object_mut().unwrap();
        for depth in 0..20_000 {
            let parent = if depth == 0 {
                "root".to_owned()
            } else {
                format!("c{}", depth - 1)
            };
            let children = if depth == 19_999 {
                json!([])
            } else {
                json!([format!("c{}", depth + 1)])
            };
            elements.insert(
                format!("c{depth}"),
                json!({"id": "c", "parentId": parent, "type": "container",
                    "data": {"layout": "row", "children": children}}),
            );
        }
        elements["root"]["data"]["children"] = json!(["c0", "f1", "f0"]);
    });
    let draft = workflow.unwrap().open(templates());
    assert_eq!(
        draft.inputs().map(|input| input.field()).collect::<Vec<_>>(),
        ["b", "a"]
    );
}

#[test]
fn very_large_files_are_loaded() {
    let nodes: Vec<String> = (0..100_000)
        .map(|index| {
            format!(
                r#"{{"id":"n{index}","type":"invocation","data":{{"id":"n{index}","type":"add","version":"1.0.1",
                "label":"","notes":"","isOpen":true,"isIntermediate":true,"useCache":true,
                "inputs":{{"a":{{"name":"a","value":{index}}}}}}}}}"#
            )
        })
        .collect();
    let edges: Vec<String> = (1..100_000)
        .map(|index| {
            format!(
                r#"{{"id":"e{index}","type":"default","source":"n{}","sourceHandle":"value","target":"n{index}",
                "targetHandle":"b"}}"#,
                index - 1
            )
        })
        .collect();
    let text = file(vec![], &[])
        .to_string()
        .replace(r#""nodes":[]"#, &format!(r#""nodes":[{}]"#, nodes.join(",")))
        .replace(r#""edges":[]"#, &format!(r#""edges":[{}]"#, edges.join(",")));
    let draft = text.parse::<Workflow>().unwrap().open(templates());
    assert_eq!(draft.warnings().count(), 0);
    let graph = draft.graph(&ivk_workflow::GraphOptions::new());
    assert_eq!(graph.as_str().matches(r#"{"source":{"#).count(), 99_999);
    assert!(draft.check().is_ready());
}

#[test]
fn names_that_are_there_twice_count_once() {
    let mut file = file(
        vec![
            node("a", "add", json!({"a": 1})),
            node("a", "integer", json!({"value": 2})),
        ],
        &[],
    );
    let draft = open(&file);
    assert_eq!(draft.warnings().next().unwrap().code, "duplicate-node-id");
    assert_eq!(
        graph(&draft)["nodes"],
        json!({"a": {"type": "integer", "id": "a", "value": 2, "use_cache": true,
        "is_intermediate": true}})
    );
    file["nodes"].as_array_mut().unwrap().pop();
    let text = file.to_string().replace(
        r#""inputs":{"#,
        r#""inputs":{"a":{"name":"a","value":7},"a":{"name":"a","value":8},"#,
    );
    let draft = text.parse::<Workflow>().unwrap().open(templates());
    assert_eq!(graph(&draft)["nodes"]["a"]["a"], 1, "the last one counts");
}

#[test]
fn old_schemas_are_checked_as_the_editor_does() {
    let mut first = json!({"meta": {"version": "1.0.0"}, "nodes": [{"id": "a", "type": "invocation", "data": {
        "id": "a", "type": "add", "inputs": {"a": {"id": "x", "name": "a", "type": "integer", "fieldKind": "input",
        "label": "", "value": 3}}, "outputs": {}, "label": "", "isOpen": true, "notes": "", "embedWorkflow": false,
        "isIntermediate": true}}]});
    assert!(
        first.to_string().parse::<Workflow>().is_ok(),
        "the rest has defaults"
    );
    let mut with = |key: &str, value: Value| {
        let input = &mut first["nodes"][0]["data"]["inputs"]["a"];
        let before = input[key].clone();
        input[key] = value;
        let result = first.to_string().parse::<Workflow>();
        first["nodes"][0]["data"]["inputs"]["a"][key] = before;
        result
    };
    for (key, value, message) in [
        ("type", json!("ONNXModelField"), "has no counterpart"),
        ("type", json!("Newer"), "has no counterpart"),
        ("type", json!("IntegerCollection"), "does not fit"),
        ("value", json!("3"), "does not fit"),
        ("value", json!(3.5), "does not fit"),
        ("fieldKind", json!("output"), "`fieldKind`"),
        ("label", json!(null), "`label`"),
    ] {
        let error = with(key, value).expect_err(message);
        assert!(error.to_string().contains(message), "{message}: {error}");
    }
    let mut second = file(vec![node("a", "add", json!({}))], &[]);
    second["meta"]["version"] = "2.0.0".into();
    assert!(refused(&second.to_string()).to_string().contains("`outputs`"));
    second["nodes"][0]["data"]["outputs"] = json!({});
    assert!(
        refused(&second.to_string())
            .to_string()
            .contains("`id` is missing")
    );
    for name in ["a", "b"] {
        second["nodes"][0]["data"]["inputs"][name] = json!({"id": "x", "name": name, "fieldKind": "input",
            "label": null, "type": {"name": "IntegerField", "isCollection": false, "isCollectionOrScalar": false}});
    }
    second["form"] = json!({"anything": 1});
    let workflow: Workflow = second.to_string().parse().unwrap();
    assert_eq!(workflow.warnings(), []);
    second["nodes"][0]["data"]["inputs"]["a"]["type"] = "integer".into();
    assert!(refused(&second.to_string()).to_string().contains("isCollection"));
}

/// The editor reads a file into JavaScript objects, which have one member of each name.
#[test]
fn elements_with_one_key_are_the_later_one() {
    let text = with_form(file(vec![node("a", "add", json!({"a": 1}))], &[]), &["a.a"]).to_string();
    let key = r#""elements":{"#;
    let twin = r#""elements":{"node-field-a-a":{"id":"x","parentId":"root","type":"node-field","data":{"fieldIdentifier":{"nodeId":"gone","fieldName":"a"}}},"#;
    let found = text
        .split(key)
        .nth(1)
        .and_then(|rest| rest.split('"').nth(1))
        .unwrap()
        .to_owned();
    let name = if found == "root" {
        text.split("\"children\":[\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    } else {
        found
    };
    let text = text.replace(key, &twin.replace("node-field-a-a", &name));
    let draft = text.parse::<Workflow>().unwrap().open(templates());
    assert_eq!(
        draft.inputs().map(|input| input.field()).collect::<Vec<_>>(),
        ["a"]
    );
    let written = draft.to_workflow_json();
    let again = written.parse::<Workflow>().unwrap().open(templates());
    assert_eq!(again.to_workflow_json(), written);
    assert_eq!(again.inputs().len(), 1);
}

/// The messages of all problems of a node with a stored value, as the file writes it, and the graph.
fn problems_of(node_type: &str, field: &str, value: &str) -> (Vec<String>, Value) {
    let text = file(vec![node("n", node_type, json!({field: "HERE"}))], &[]).to_string();
    let workflow: Workflow = text.replace("\"HERE\"", value).parse().unwrap();
    let draft = workflow.open(templates());
    let report = draft.check();
    let of_field = report
        .problems()
        .iter()
        .filter(|problem| problem.field.as_deref() == Some(field));
    (
        of_field.map(|problem| problem.message.clone()).collect(),
        graph(&draft),
    )
}

#[test]
fn a_number_that_no_computer_has_is_told_as_the_file_writes_it() {
    let lora = r#"{"key": "k", "hash": "h", "name": "n", "base": "sd-1", "type": "lora"}"#;
    for (node_type, field, value, number) in [
        ("add", "a", "1e400".to_owned(), "1e400"),
        ("add", "a", "-12.5E+999".to_owned(), "-12.5E+999"),
        (
            "float_collection",
            "collection",
            "[1.5, 1e400, 1e500]".to_owned(),
            "1e400",
        ),
        (
            "core_metadata",
            "loras",
            format!(r#"[{{"lora": {lora}, "weight": 1e400}}]"#),
            "1e400",
        ),
        (
            "core_metadata",
            "anything",
            r#"{"of": ["mine", 1e400]}"#.to_owned(),
            "1e400",
        ),
        (
            "add",
            "a",
            format!("1{}", "0".repeat(400)),
            "100000000000000000000000…",
        ),
    ] {
        let (messages, graph) = problems_of(node_type, field, &value);
        let expected =
            format!("the stored value cannot be used: the number {number} is beyond the range of numbers.");
        assert!(
            matches!(&messages[..], [only] if only.ends_with(&expected)),
            "{value}: {messages:?}"
        );
        assert_eq!(graph["nodes"]["n"].get(field), None, "{value}");
    }
}
