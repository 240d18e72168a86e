//! Batches: what `enqueue_batch` is given, and the sessions that come of it.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::graph::{Graph, GraphProblem, Session, parse, type_of};
use crate::nodes::{Location, Problem};
use crate::store::NewItem;

/// Why a batch was not taken.
#[derive(Debug)]
pub(crate) enum BatchProblem {
    /// These values are wrong. The paths begin at the batch.
    Values(Vec<Problem>),
    /// The server breaks down over it, with a plain 500.
    Breakdown,
}

/// Values for one input: one for each item of the queue that its group makes.
#[derive(Debug, Clone, PartialEq)]
struct Datum {
    node_path: String,
    field_name: String,
    items: Vec<Value>,
}

/// A graph that is to run, with what varies from run to run.
#[derive(Debug, Clone)]
pub(crate) struct Batch {
    pub(crate) batch_id: String,
    pub(crate) origin: Option<String>,
    pub(crate) destination: Option<String>,
    data: Option<Vec<Vec<Datum>>>,
    graph: Graph,
    workflow: Option<Value>,
    runs: u64,
}

/// What a workflow must have to be taken.
const WORKFLOW_TEXTS: &[&str] = &[
    "name",
    "author",
    "description",
    "version",
    "contact",
    "tags",
    "notes",
];
const WORKFLOW_LISTS: &[&str] = &["exposedFields", "nodes", "edges"];

impl Batch {
    /// Reads and checks a batch.
    pub(crate) fn parse(batch: &Value) -> Result<Self, BatchProblem> {
        let Value::Object(members) = batch else {
            let text = "Input should be a valid dictionary or object to extract fields from";
            return Err(BatchProblem::Values(vec![invalid(
                "model_attributes_type",
                text,
                batch,
            )]));
        };
        let mut problems = Vec::new();
        let batch_id = optional_text(members, "batch_id", false, &mut problems);
        let origin = optional_text(members, "origin", true, &mut problems);
        let destination = optional_text(members, "destination", true, &mut problems);
        let data = parse_data(members.get("data"), &mut problems);
        let graph = match members.get("graph").map(parse) {
            None => {
                problems.push(invalid("missing", "Field required", batch).at("graph"));
                None
            }
            Some(Ok(graph)) => Some(graph),
            Some(Err(GraphProblem::Values(found))) => {
                problems.extend(found.into_iter().map(|problem| problem.at("graph")));
                None
            }
            Some(Err(GraphProblem::Breakdown)) => return Err(BatchProblem::Breakdown),
        };
        let workflow = members.get("workflow").filter(|workflow| !workflow.is_null());
        if let Some(workflow) = workflow {
            problems.extend(
                check_workflow(workflow)
                    .into_iter()
                    .map(|problem| problem.at("workflow")),
            );
        }
        let runs = parse_runs(members.get("runs"), &mut problems);
        let Some(graph) = graph.filter(|_| problems.is_empty()) else {
            return Err(BatchProblem::Values(problems));
        };
        for datum in data.iter().flatten().flatten() {
            let reason = match graph.nodes.get(&datum.node_path) {
                None => format!("Node {} not found in graph", datum.node_path),
                Some(node) if has_field(node, &datum.field_name) => continue,
                Some(_) => format!("Field {} not found in node {}", datum.field_name, datum.node_path),
            };
            return Err(BatchProblem::Values(vec![broken_rule(&reason, batch)]));
        }
        let batch_id = batch_id.unwrap_or_else(|| Uuid::new_v4().to_string());
        let workflow = workflow.cloned();
        Ok(Self {
            batch_id,
            origin,
            destination,
            data,
            graph,
            workflow,
            runs,
        })
    }

    /// The batch as the answer shows it: complete and converted.
    pub(crate) fn to_value(&self) -> Value {
        let datum = |datum: &Datum| json!({"node_path": datum.node_path, "field_name": datum.field_name, "items": datum.items});
        let group = |group: &Vec<Datum>| group.iter().map(datum).collect::<Value>();
        json!({
            "batch_id": self.batch_id,
            "origin": self.origin,
            "destination": self.destination,
            "data": self.data.as_ref().map(|data| data.iter().map(group).collect::<Value>()),
            "graph": self.graph.to_value(),
            "workflow": self.workflow,
            "runs": self.runs,
        })
    }

    /// How many items the batch asks for.
    pub(crate) fn requested(&self) -> u64 {
        let groups = self.data.iter().flatten();
        let lengths = groups.map(|group| group.first().map_or(0, |datum| datum.items.len() as u64));
        lengths.fold(self.runs, u64::saturating_mul)
    }

    /// The items to enqueue, at most `most` of them. Inside a group values go together; groups are combined, the last
    /// one fastest; and all of it is repeated for each run.
    ///
    /// Values are written into the graph as they are: the real server does not check them either, and an item with a
    /// wrong value blocks its queue.
    pub(crate) fn items(&self, queue_id: &str, priority: i64, most: usize) -> Vec<NewItem> {
        let mut template = Session::new(String::new(), self.graph.clone()).to_value();
        let workflow = self.workflow.as_ref().map(Value::to_string);
        let groups: Vec<&Vec<Datum>> = self.data.iter().flatten().collect();
        let lengths: Vec<usize> = groups
            .iter()
            .map(|group| group.first().map_or(0, |datum| datum.items.len()))
            .collect();
        let combinations = lengths.iter().product::<usize>();
        let total = usize::try_from(self.runs)
            .unwrap_or(usize::MAX)
            .saturating_mul(combinations);
        let mut items = Vec::new();
        for number in 0..total.min(most) {
            let session_id = Uuid::new_v4().to_string();
            let mut field_values = Vec::new();
            let mut rest = number % combinations.max(1);
            let mut places = vec![0; groups.len()];
            for (place, length) in places.iter_mut().zip(&lengths).rev() {
                *place = rest % length;
                rest /= length;
            }
            for (group, place) in groups.iter().zip(places) {
                for datum in group.iter() {
                    let value = datum.items.get(place).cloned().unwrap_or(Value::Null);
                    if let Some(node) = template.pointer_mut(&pointer(&["graph", "nodes", &datum.node_path]))
                        && let Some(node) = node.as_object_mut()
                    {
                        node.insert(datum.field_name.clone(), value.clone());
                    }
                    field_values.push(
                        json!({"node_path": datum.node_path, "field_name": datum.field_name,
                        "value": value}),
                    );
                }
            }
            if let Some(id) = template.get_mut("id") {
                *id = json!(session_id);
            }
            items.push(NewItem {
                queue_id: queue_id.to_owned(),
                batch_id: self.batch_id.clone(),
                session: template.to_string(),
                session_id,
                priority,
                origin: self.origin.clone(),
                destination: self.destination.clone(),
                field_values: Some(Value::Array(field_values).to_string()),
                retried_from_item_id: None,
                workflow: workflow.clone(),
                call: None,
            });
        }
        items
    }
}

fn pointer(keys: &[&str]) -> String {
    keys.iter()
        .flat_map(|key| ["/".to_owned(), key.replace('~', "~0").replace('/', "~1")])
        .collect()
}

fn has_field(node: &Map<String, Value>, field: &str) -> bool {
    matches!(field, "id" | "type" | "is_intermediate" | "use_cache")
        || type_of(node).is_some_and(|node_type| node_type.input(field).is_some())
}

fn optional_text(
    members: &Map<String, Value>,
    key: &'static str,
    nullable: bool,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    match members.get(key) {
        None => None,
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Null) if nullable => None,
        Some(other) => {
            problems.push(invalid("string_type", "Input should be a valid string", other).at(key));
            None
        }
    }
}

fn parse_runs(runs: Option<&Value>, problems: &mut Vec<Problem>) -> u64 {
    let parsed = match runs {
        None => return 1,
        Some(Value::String(text)) => text.trim().parse::<i64>().map_err(|_| {
            (
                "int_parsing",
                "Input should be a valid integer, unable to parse string as an integer",
            )
        }),
        Some(Value::Bool(flag)) => Ok(i64::from(*flag)),
        Some(Value::Number(number)) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Ok(whole),
            (None, Some(float)) if float.fract() == 0.0 && float.abs() < 9e15 => Ok(float as i64),
            _ => Err((
                "int_from_float",
                "Input should be a valid integer, got a number with a fractional part",
            )),
        },
        Some(_) => Err(("int_type", "Input should be a valid integer")),
    };
    let input = runs.unwrap_or(&Value::Null);
    let problem = match parsed.map(u64::try_from) {
        Ok(Ok(runs)) if runs >= 1 => return runs,
        Ok(_) => Problem {
            ctx: Some(Box::new(json!({"ge": 1}))),
            ..invalid(
                "greater_than_equal",
                "Input should be greater than or equal to 1",
                input,
            )
        },
        Err((kind, text)) => invalid(kind, text, input),
    };
    problems.push(problem.at("runs"));
    1
}

fn parse_data(data: Option<&Value>, problems: &mut Vec<Problem>) -> Option<Vec<Vec<Datum>>> {
    let data = data.filter(|data| !data.is_null())?;
    let before = problems.len();
    let mut groups = Vec::new();
    for (index, group) in list(data, problems, |problem| problem.at("data"))
        .into_iter()
        .enumerate()
    {
        let place = move |problem: Problem| problem.at(index).at("data");
        let mut read = Vec::new();
        for (inner, datum) in list(group, problems, place).into_iter().enumerate() {
            let mut found = Vec::new();
            read.extend(parse_datum(datum, &mut found));
            problems.extend(found.into_iter().map(|problem| place(problem.at(inner))));
        }
        groups.push(read);
    }
    if problems.len() == before
        && let Err(reason) = check_data(&groups)
    {
        problems.push(broken_rule(reason, data).at("data"));
    }
    Some(groups)
}

fn list<'a>(
    value: &'a Value,
    problems: &mut Vec<Problem>,
    place: impl Fn(Problem) -> Problem,
) -> Vec<&'a Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        other => {
            problems.push(place(invalid("list_type", "Input should be a valid list", other)));
            Vec::new()
        }
    }
}

fn parse_datum(datum: &Value, problems: &mut Vec<Problem>) -> Option<Datum> {
    let Value::Object(members) = datum else {
        let text = "Input should be a valid dictionary or object to extract fields from";
        problems.push(invalid("model_attributes_type", text, datum));
        return None;
    };
    let mut text = |key: &'static str| {
        if !members.contains_key(key) {
            problems.push(invalid("missing", "Field required", datum).at(key));
        }
        optional_text(members, key, false, problems)
    };
    let (node_path, field_name) = (text("node_path"), text("field_name"));
    let mut items = Vec::new();
    if let Some(values) = members.get("items") {
        for (index, item) in list(values, problems, |problem| problem.at("items"))
            .into_iter()
            .enumerate()
        {
            match convert_item(item, true) {
                Ok(item) => items.push(item),
                Err(found) => {
                    problems.extend(found.into_iter().map(|problem| problem.at(index).at("items")));
                }
            }
        }
    }
    Some(Datum {
        node_path: node_path?,
        field_name: field_name?,
        items,
    })
}

/// A value of a batch: a text, a number, an image, a video, or a list of those.
fn convert_item(item: &Value, lists: bool) -> Result<Value, Vec<Problem>> {
    match item {
        Value::String(_) | Value::Number(_) => Ok(item.clone()),
        Value::Bool(flag) => Ok(json!(f64::from(u8::from(*flag)))),
        Value::Object(members) => {
            for key in ["image_name", "video_name"] {
                if let Some(name @ Value::String(_)) = members.get(key) {
                    return Ok(json!({key: name}));
                }
            }
            Err(no_item(item, lists))
        }
        Value::Array(items) if lists => items
            .iter()
            .enumerate()
            .map(|(index, item)| {
                convert_item(item, false).map_err(|found| {
                    found
                        .into_iter()
                        .map(|problem| problem.at(index).at(LIST_TAG))
                        .collect()
                })
            })
            .collect::<Result<Vec<_>, _>>()
            .map(Value::Array),
        _ => Err(no_item(item, lists)),
    }
}

const LIST_TAG: &str = "list[union[str,float,int,ImageField,VideoField]]";

/// One problem for each thing that the value could have been.
fn no_item(item: &Value, lists: bool) -> Vec<Problem> {
    let mut problems = vec![
        invalid("string_type", "Input should be a valid string", item).at("str"),
        invalid("float_type", "Input should be a valid number", item).at("float"),
        invalid("int_type", "Input should be a valid integer", item).at("int"),
    ];
    for (class, key) in [("ImageField", "image_name"), ("VideoField", "video_name")] {
        problems.push(if item.is_object() {
            invalid("missing", "Field required", item).at(key).at(class)
        } else {
            let text = format!("Input should be a valid dictionary or instance of {class}");
            let problem = invalid("model_type", &text, item).at(class);
            Problem {
                ctx: Some(Box::new(json!({"class_name": class}))),
                ..problem
            }
        });
    }
    if lists {
        problems.push(invalid("list_type", "Input should be a valid list", item).at(LIST_TAG));
    }
    problems
}

fn check_data(groups: &[Vec<Datum>]) -> Result<(), &'static str> {
    for group in groups {
        let length = group.first().map_or(0, |datum| datum.items.len());
        if group.iter().any(|datum| datum.items.len() != length) {
            return Err("Zipped batch items must all have the same length");
        }
    }
    for datum in groups.iter().flatten() {
        let mut kinds = datum.items.iter().map(kind_of);
        if let Some(first) = kinds.next()
            && kinds.any(|kind| kind != first)
        {
            return Err("All items in a batch must have the same type");
        }
    }
    let mut seen = std::collections::HashSet::new();
    if groups
        .iter()
        .flatten()
        .all(|datum| seen.insert((&datum.node_path, &datum.field_name)))
    {
        Ok(())
    } else {
        Err("Each batch data must have unique node_id and field_name")
    }
}

fn kind_of(item: &Value) -> u8 {
    match item {
        Value::String(_) => 0,
        Value::Object(members) if members.contains_key("image_name") => 1,
        Value::Object(_) => 2,
        Value::Array(_) => 3,
        // Whole and other numbers may be mixed.
        _ => 4,
    }
}

pub(crate) fn check_workflow(workflow: &Value) -> Vec<Problem> {
    let Value::Object(members) = workflow else {
        let text = "Input should be a valid dictionary or object to extract fields from";
        return vec![invalid("model_attributes_type", text, workflow)];
    };
    let mut problems = Vec::new();
    let mut check = |key: &'static str, fits: fn(&Value) -> bool, kind, text| match members.get(key) {
        None => problems.push(invalid("missing", "Field required", workflow).at(key)),
        Some(value) if fits(value) => {}
        Some(value) => problems.push(invalid(kind, text, value).at(key)),
    };
    for key in WORKFLOW_TEXTS {
        check(
            key,
            Value::is_string,
            "string_type",
            "Input should be a valid string",
        );
    }
    for key in WORKFLOW_LISTS {
        check(key, Value::is_array, "list_type", "Input should be a valid list");
    }
    check(
        "meta",
        Value::is_object,
        "model_attributes_type",
        "Input should be a valid dictionary",
    );
    problems
}

fn invalid(kind: &'static str, msg: &str, input: &Value) -> Problem {
    Problem {
        kind,
        loc: Vec::<Location>::new(),
        msg: msg.to_owned(),
        input: Box::new(input.clone()),
        ctx: None,
    }
}

fn broken_rule(reason: &str, input: &Value) -> Problem {
    let problem = invalid("value_error", &format!("Value error, {reason}"), input);
    Problem {
        ctx: Some(Box::new(json!({"error": {}}))),
        ..problem
    }
}
