//! Ratios of what this crate does to what serde_json needs for the same bytes.
//!
//! Ratios hold across machines where times do not. Each is the median of interleaved rounds in one process. Names of
//! workflow files may be given; without any, a workflow is made up.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot run shall stop"
)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ivk_fields::Templates;
use ivk_workflow::batch::Items;
use ivk_workflow::{EnqueueOptions, GraphOptions, Workflow};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

const ROUNDS: usize = 41;

fn main() {
    let templates = Arc::from(Templates::builtin());
    let mut files: Vec<(String, String)> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .map(|path| {
            (
                path.clone(),
                std::fs::read_to_string(&path).expect("a readable file"),
            )
        })
        .collect();
    if files.is_empty() {
        for nodes in [12, 40, 400] {
            let file = serde_json::to_string_pretty(&made_up(&templates, nodes)).expect("JSON");
            files.push((format!("{nodes} nodes"), file));
        }
    }
    for (name, file) in &files {
        println!("{name}: {} bytes", file.len());
        loading(file, &templates);
        building(file, &templates);
    }
    variants(&templates);
}

/// Load and discover, against skipping over the same bytes.
fn loading(file: &str, templates: &Arc<Templates>) {
    let (ours, floor) = compare(
        || {
            let workflow = Workflow::from_slice(file.as_bytes()).expect("a workflow");
            let draft = workflow.open(templates.clone());
            draft.inputs().filter(|input| !input.label().is_empty()).count()
        },
        || {
            serde_json::from_slice::<IgnoredAny>(file.as_bytes()).expect("JSON");
            0
        },
    );
    report("load-and-discover", ours, floor, 1.8);
    let (ours, floor) = compare(
        || {
            Workflow::from_slice(file.as_bytes())
                .expect("a workflow")
                .node_count()
        },
        || {
            serde_json::from_slice::<IgnoredAny>(file.as_bytes()).expect("JSON");
            0
        },
    );
    report("load", ours, floor, 1.8);
}

/// One graph, against writing the same graph from a tree of values.
fn building(file: &str, templates: &Arc<Templates>) {
    let draft = Workflow::from_slice(file.as_bytes())
        .expect("a workflow")
        .open(templates.clone());
    let options = GraphOptions::new();
    let graph: Value = serde_json::from_str(draft.graph(&options).as_str()).expect("JSON");
    let (ours, floor) = compare(
        || draft.graph(&options).into_bytes().len(),
        || serde_json::to_vec(&graph).expect("JSON").len(),
    );
    report("build-graph", ours, floor, 0.5);
}

/// Ten times the variants must take about ten times as long.
fn variants(templates: &Arc<Templates>) {
    let workflow: Workflow = made_up(templates, 12).to_string().parse().expect("a workflow");
    let body = |count: i64| {
        let mut draft = workflow.open(templates.clone());
        let index = draft
            .inputs()
            .find(|input| input.field() == "seed" && !input.is_connected())
            .expect("a seed")
            .index();
        draft.product([(index, Items::from(0..count))]).expect("a batch");
        draft.enqueue_body(&EnqueueOptions::new()).into_bytes().len()
    };
    let (many, few) = compare(|| body(100_000), || body(10_000));
    report("ten-times-the-variants", many, few, 12.0);
}

fn compare(mut ours: impl FnMut() -> usize, mut theirs: impl FnMut() -> usize) -> (Duration, Duration) {
    // Enough repetitions that one measurement takes about a millisecond.
    let start = Instant::now();
    black_box(ours());
    let repeat = (1_000_000 / start.elapsed().as_nanos().max(1)).clamp(1, 10_000) as u32;
    let mut one = Vec::with_capacity(ROUNDS);
    let mut other = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        one.push(time(repeat, &mut ours));
        other.push(time(repeat, &mut theirs));
    }
    (median(one), median(other))
}

fn time(repeat: u32, work: &mut impl FnMut() -> usize) -> Duration {
    let start = Instant::now();
    for _ in 0..repeat {
        black_box(work());
    }
    start.elapsed() / repeat
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn report(name: &str, ours: Duration, theirs: Duration, goal: f64) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("ratio {name} {ratio:.2} (goal ≤ {goal}; {ours:.1?} to {theirs:.1?})");
}

/// A workflow of noise nodes, each fed by a random integer, with a form that asks for all of them.
fn made_up(templates: &Templates, nodes: usize) -> Value {
    let types = ["noise", "rand_int", "denoise_latents", "l2i"];
    let mut list = Vec::new();
    let mut edges = Vec::new();
    let mut elements = serde_json::Map::new();
    let mut children = Vec::new();
    for index in 0..nodes {
        let template = templates
            .get(types[index % types.len()])
            .expect("a node of every server");
        let id = format!("5f0c7a1e-0000-4000-8000-{index:012}");
        let inputs: serde_json::Map<String, Value> = template
            .inputs
            .values()
            .map(|input| {
                let mut instance = json!({"name": input.name, "label": "", "description": ""});
                if let Some(value) = input.editor_default() {
                    instance["value"] = value;
                }
                (input.name.clone(), instance)
            })
            .collect();
        for name in inputs.keys().take(2) {
            let element = format!("node-field-{index}-{name}");
            elements.insert(
                element.clone(),
                json!({"id": element, "parentId": "root", "type": "node-field", "data": {
                    "fieldIdentifier": {"nodeId": id, "fieldName": name}, "showDescription": true
                }}),
            );
            children.push(element);
        }
        if template.node_type == "rand_int" && index + 3 < nodes {
            edges.push(
                json!({"id": format!("edge-{index}"), "type": "default", "source": id,
                "sourceHandle": "value", "target": format!("5f0c7a1e-0000-4000-8000-{:012}", index + 3),
                "targetHandle": "seed"}),
            );
        }
        if template.node_type == "denoise_latents" && index + 1 < nodes {
            edges.push(
                json!({"id": format!("edge-{index}"), "type": "default", "source": id,
                "sourceHandle": "latents", "target": format!("5f0c7a1e-0000-4000-8000-{:012}", index + 1),
                "targetHandle": "latents"}),
            );
        }
        list.push(json!({"id": id, "type": "invocation", "position": {"x": index, "y": 40.5}, "data": {
            "id": id, "type": template.node_type, "version": template.version, "nodePack": "invokeai",
            "label": "", "notes": "", "isOpen": true, "isIntermediate": true, "useCache": true, "inputs": inputs
        }}));
    }
    let root = json!({"id": "root", "type": "container", "data": {"layout": "column", "children": children}});
    elements.insert("root".to_owned(), root);
    for index in (0..nodes).step_by(4) {
        // The form asks for seeds as well.
        let element = format!("seed-{index}");
        elements.insert(
            element.clone(),
            json!({"id": element, "parentId": "root", "type": "node-field", "data": {
                "fieldIdentifier": {"nodeId": format!("5f0c7a1e-0000-4000-8000-{index:012}"), "fieldName": "seed"}
            }}),
        );
        if let Some(Value::Array(children)) = elements["root"].pointer_mut("/data/children") {
            children.push(element.into());
        }
    }
    json!({"name": "Made up", "author": "", "description": "", "version": "", "contact": "", "tags": "",
        "notes": "", "exposedFields": [], "meta": {"version": "4.0.0", "category": "user"}, "nodes": list,
        "edges": edges, "form": {"elements": elements, "rootElementId": "root"}})
}
