//! Index maps: a record of which input stood where, to be compared with a later version of the workflow.
//!
//! A program that sets inputs by index breaks in silence when someone rearranges the form. A map written next to the
//! program tells it. Maps of the Python client for InvokeAI are read as well.
//!
//! ```
//! use ivk_workflow::{Draft, Error, IndexMap};
//!
//! /// Written down once, when the program was made.
//! fn record(draft: &Draft) -> String {
//!     draft.index_map().to_json()
//! }
//!
//! /// Asked whenever the program runs.
//! fn is_as_recorded(draft: &Draft, map: &str) -> Result<bool, Error> {
//!     let report = draft.compare(&IndexMap::from_json(map)?);
//!     if !report.is_safe() {
//!         eprintln!("{report}");
//!     }
//!     Ok(report.is_safe())
//! }
//! ```

use std::collections::HashMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::draft::Draft;
use crate::error::{Error, ErrorKind};

/// Which input stood where. [`Draft::index_map`] makes one, [`Draft::compare`] compares it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexMap {
    /// The id of the workflow in a server's library, where it has one.
    #[serde(default)]
    pub workflow_id: Option<String>,
    /// The inputs in the order of the form.
    pub inputs: Vec<MappedInput>,
}

/// One input of an [`IndexMap`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedInput {
    /// The place in the form.
    pub index: usize,
    /// What a person read.
    #[serde(default)]
    pub label: String,
    /// The field.
    pub field_name: String,
    /// The node. Maps of the Python client have it in `jsonpath` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node_id: Option<String>,
    /// The type, such as `IntegerField`; absent in maps of the Python client.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_name: Option<String>,
    /// Where the field stands in the file, as the Python client says it.
    #[serde(default)]
    pub jsonpath: String,
}

impl MappedInput {
    /// The node, from wherever the map has it.
    pub fn node_id(&self) -> Option<&str> {
        self.node_id.as_deref().or_else(|| {
            let rest = self.jsonpath.strip_prefix("$.nodes[?(@.id='")?;
            let suffix = format!("')].data.inputs.{}", self.field_name);
            rest.strip_suffix(&suffix)
        })
    }
}

/// How an input of a map stands in the workflow of today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// The input as the map has it.
    pub recorded: MappedInput,
    /// Its index today; `None` when the form does not ask for it any more.
    pub index: Option<usize>,
    /// Its label today, when that is another.
    pub relabelled: Option<String>,
    /// Its type today, when that is another.
    pub retyped: Option<String>,
}

impl Drift {
    /// Whether index, label and type are as they were.
    pub fn is_unchanged(&self) -> bool {
        self.index == Some(self.recorded.index) && self.relabelled.is_none() && self.retyped.is_none()
    }
}

/// The result of comparing an [`IndexMap`] with a workflow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DriftReport {
    /// Every input of the map, in its order.
    pub inputs: Vec<Drift>,
    /// The indices of inputs that the map does not have.
    pub new: Vec<usize>,
}

impl DriftReport {
    /// Inputs that are as they were.
    pub fn unchanged(&self) -> impl Iterator<Item = &Drift> {
        self.inputs.iter().filter(|drift| drift.is_unchanged())
    }

    /// Inputs that stand elsewhere.
    pub fn moved(&self) -> impl Iterator<Item = &Drift> {
        self.inputs
            .iter()
            .filter(|drift| drift.index.is_some_and(|index| index != drift.recorded.index))
    }

    /// Inputs that the form does not ask for any more.
    pub fn missing(&self) -> impl Iterator<Item = &Drift> {
        self.inputs.iter().filter(|drift| drift.index.is_none())
    }

    /// Inputs with another label.
    pub fn relabelled(&self) -> impl Iterator<Item = &Drift> {
        self.inputs.iter().filter(|drift| drift.relabelled.is_some())
    }

    /// Inputs of another type.
    pub fn retyped(&self) -> impl Iterator<Item = &Drift> {
        self.inputs.iter().filter(|drift| drift.retyped.is_some())
    }

    /// Whether a program that sets inputs by index still sets the same ones.
    pub fn is_safe(&self) -> bool {
        self.moved().next().is_none() && self.missing().next().is_none() && self.retyped().next().is_none()
    }
}

/// One sentence, such as ``input 3 `Steps` stands at 5 now``.
impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let MappedInput {
            index,
            label,
            field_name,
            type_name,
            ..
        } = &self.recorded;
        let name = if label.is_empty() { field_name } else { label };
        write!(f, "input {index} `{name}`")?;
        let Some(now) = self.index else {
            return f.write_str(" is gone");
        };
        let mut joint = " ";
        if now != *index {
            write!(f, "{joint}stands at {now} now")?;
            joint = ", ";
        }
        if let Some(label) = &self.relabelled {
            write!(f, "{joint}is called `{label}` now")?;
            joint = ", ";
        }
        if let Some(found) = &self.retyped {
            write!(f, "{joint}is of type {found} now")?;
            if let Some(before) = type_name {
                write!(f, " instead of {before}")?;
            }
            joint = ", ";
        }
        if joint == " " {
            f.write_str(" is as it was")?;
        }
        Ok(())
    }
}

/// A line for each input that is not as it was, and for each new one.
impl fmt::Display for DriftReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = 0;
        for drift in self.inputs.iter().filter(|drift| !drift.is_unchanged()) {
            let joint = if lines == 0 { "" } else { "\n" };
            write!(f, "{joint}{drift}")?;
            lines += 1;
        }
        for index in &self.new {
            let joint = if lines == 0 { "" } else { "\n" };
            write!(f, "{joint}input {index} is new")?;
            lines += 1;
        }
        if lines == 0 {
            f.write_str("every input is as it was")?;
        }
        Ok(())
    }
}

impl IndexMap {
    /// Reads a map, ours or the Python client's.
    ///
    /// ```
    /// use ivk_workflow::index_map::IndexMap;
    ///
    /// let map = IndexMap::from_json(r#"{"workflow_id": null, "inputs": [
    ///     {"index": 0, "label": "", "field_name": "a", "jsonpath": "$.nodes[?(@.id='n')].data.inputs.a"}]}"#)?;
    /// assert_eq!(map.inputs[0].node_id(), Some("n"));
    /// # Ok::<(), ivk_workflow::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::IndexMap`] when the text is no such map.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        serde_json::from_str(text)
            .map_err(|source| Error::new(ErrorKind::IndexMap, "the index map cannot be read").because(source))
    }

    /// The map as JSON, with an indent of two.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl Draft {
    /// Records which input stands where.
    pub fn index_map(&self) -> IndexMap {
        let inputs = self.inputs().map(|input| MappedInput {
            index: input.index(),
            label: input.label().to_owned(),
            field_name: input.field().to_owned(),
            node_id: Some(input.node_id().to_owned()),
            type_name: input.field_type().map(|found| found.name.as_str().to_owned()),
            jsonpath: format!(
                "$.nodes[?(@.id='{}')].data.inputs.{}",
                input.node_id(),
                input.field()
            ),
        });
        IndexMap {
            workflow_id: self.workflow().id().map(str::to_owned),
            inputs: inputs.collect(),
        }
    }

    /// Compares a recorded map with this workflow.
    ///
    /// Inputs are known by node and field. Where a form shows a field more than once, the first showing of then is the
    /// first of now, and so on.
    pub fn compare(&self, map: &IndexMap) -> DriftReport {
        let mut places: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
        let inputs: Vec<_> = self.inputs().collect();
        for input in inputs.iter().rev() {
            places
                .entry((input.node_id(), input.field()))
                .or_default()
                .push(input.index());
        }
        let mut report = DriftReport::default();
        for recorded in &map.inputs {
            let index = recorded
                .node_id()
                .and_then(|node_id| places.get_mut(&(node_id, recorded.field_name.as_str())))
                .and_then(Vec::pop);
            let input = index.and_then(|index| inputs.get(index));
            // Where the file has no label, the Python client has none or the name of the field.
            let unlabelled = recorded.label.is_empty()
                || (recorded.node_id.is_none() && recorded.label == recorded.field_name);
            let relabelled = input
                .map(|input| input.label())
                .filter(|label| !unlabelled && *label != recorded.label)
                .map(str::to_owned);
            let retyped = input
                .and_then(|input| input.field_type())
                .map(|found| found.name.as_str())
                .filter(|name| {
                    recorded
                        .type_name
                        .as_deref()
                        .is_some_and(|before| before != *name)
                })
                .map(str::to_owned);
            report.inputs.push(Drift {
                recorded: recorded.clone(),
                index,
                relabelled,
                retyped,
            });
        }
        report.new = places.into_values().flatten().collect();
        report.new.sort_unstable();
        report
    }
}
