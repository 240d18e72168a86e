//! The batch nodes of a workflow, which never reach the server as nodes.

use ivk_fields::generator::{Generator, GeneratorError, GeneratorSource, Question};
use serde_json::Value;

use super::list::ItemList;
use crate::document::model::Invocation;
use crate::draft::Draft;
use crate::draft::roles::Role;
use crate::edges::{Hidden, Origin};

/// The group of a batch node that is combined with all others.
const UNGROUPED: &str = "None";

/// A batch node, ready for the body.
#[derive(Debug)]
pub(crate) struct BatchNode<'d> {
    pub(crate) node: u32,
    /// The group; `None` when the node does not say.
    pub(crate) group: Option<String>,
    /// The inputs that it feeds.
    pub(crate) targets: Vec<Origin<'d>>,
    pub(crate) items: Result<ItemList, ItemsError>,
}

/// Why a batch node has no list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ItemsError {
    /// The stored list is none.
    NotAList,
    /// The stored generator is none.
    Malformed(String),
    Generator(GeneratorError),
}

/// The names that depend on the type of a batch node: its list, and the output that its values leave by.
pub(super) fn names(node_type: &str) -> Option<(&'static str, &'static str)> {
    Some(match node_type {
        "image_batch" => ("images", "image"),
        "string_batch" => ("strings", "value"),
        "integer_batch" => ("integers", "value"),
        "float_batch" => ("floats", "value"),
        _ => return None,
    })
}

impl Draft {
    /// What a server must be asked before a batch can be made: prompts of dynamic prompt generators and images of
    /// boards, each question once. The answers go into [`EnqueueOptions::answers`](crate::EnqueueOptions::answers).
    pub fn generator_questions(&self) -> Vec<Question> {
        let mut questions: Vec<Question> = Vec::new();
        for (index, invocation) in self.invocations(Role::Batch) {
            let generator = self.generator_of(index, invocation);
            let question = generator.and_then(|generator| generator.ok()?.question());
            if let Some(question) = question
                && !questions.contains(&question)
            {
                questions.push(question);
            }
        }
        questions
    }

    fn invocations(&self, role: Role) -> impl Iterator<Item = (u32, &Invocation)> {
        self.document()
            .nodes
            .iter()
            .zip(&self.layout().nodes)
            .enumerate()
            .filter(move |(_, (node, state))| state.role == role && !node.shadowed)
            .filter_map(|(index, (node, _))| Some((index as u32, node.invocation()?)))
    }

    /// The batch nodes in the order of the file.
    pub(crate) fn batch_nodes(&self, source: &dyn GeneratorSource) -> Vec<BatchNode<'_>> {
        self.invocations(Role::Batch)
            .filter_map(|(node, invocation)| {
                let (_, output) = names(self.document().str(invocation.node_type))?;
                let targets = self
                    .layout()
                    .wiring
                    .ends(self.document(), node, output, &mut Hidden::new())
                    .into_iter()
                    .filter(|target| self.layout().role(target.node) == Role::Runs)
                    .collect();
                let group = self
                    .json_of(node, invocation, "batch_group_id")
                    .and_then(|text| serde_json::from_str::<Value>(text).ok())
                    .map(|group| group.as_str().map_or_else(|| group.to_string(), str::to_owned));
                Some(BatchNode {
                    node,
                    group,
                    targets,
                    items: self.items_of(node, invocation, source),
                })
            })
            .collect()
    }

    fn items_of(
        &self,
        node: u32,
        invocation: &Invocation,
        source: &dyn GeneratorSource,
    ) -> Result<ItemList, ItemsError> {
        if let Some(generator) = self.generator_of(node, invocation) {
            let generated = generator?.values(source).map_err(ItemsError::Generator)?;
            return Ok(ItemList::from_values(generated.into_items()));
        }
        let Some((list, _)) = names(self.document().str(invocation.node_type)) else {
            return Ok(ItemList::default());
        };
        match self.json_of(node, invocation, list) {
            None => Ok(ItemList::default()),
            Some(text) => ItemList::from_json(text).ok_or(ItemsError::NotAList),
        }
    }

    /// The generator that fills a batch node. `None` when the node has a list of its own.
    fn generator_of(&self, node: u32, invocation: &Invocation) -> Option<Result<Generator, ItemsError>> {
        let document = self.document();
        let (list, _) = names(document.str(invocation.node_type))?;
        let handles = self
            .layout()
            .wiring
            .edges_into(node)
            .filter_map(|index| document.edges.get(index as usize))
            .find(|edge| {
                edge.handles
                    .is_some_and(|handles| document.str(handles.target) == list)
            })?;
        let from = document.str(handles.handles?.source);
        let origin = self
            .layout()
            .wiring
            .origin(document, handles.source_node?, from)?;
        let generator = document.node(origin.node)?.invocation()?;
        let stored = self.json_of(origin.node, generator, "generator");
        let Some(Ok(value)) = stored.map(serde_json::from_str::<Value>) else {
            return Some(Err(ItemsError::Malformed("it has no value".to_owned())));
        };
        Some(Generator::from_api(&value).map_err(|error| ItemsError::Malformed(error.to_string())))
    }

    /// The value of a field of an invocation.
    pub(crate) fn json_of(&self, node: u32, invocation: &Invocation, field: &str) -> Option<&str> {
        let instance = self.document().instance(invocation, field);
        self.value_of(node, instance.map(|(index, _)| index), field)
    }
}

/// One list of the batch: all that is taken step by step together.
#[derive(Debug, Default)]
pub(crate) struct Zipped<'n, 'd> {
    pub(crate) group: Option<&'n str>,
    pub(crate) nodes: Vec<&'n BatchNode<'d>>,
}

impl Zipped<'_, '_> {
    /// How many steps there are, when all lists are of one length.
    pub(crate) fn len(&self) -> Option<usize> {
        let mut lengths = self
            .nodes
            .iter()
            .map(|node| node.items.as_ref().map_or(0, ItemList::len));
        let first = lengths.next()?;
        lengths.all(|length| length == first).then_some(first)
    }
}

/// Groups batch nodes: those of one group go step by step together, those of none each for itself.
pub(crate) fn grouped<'n, 'd>(nodes: &'n [BatchNode<'d>]) -> Vec<Zipped<'n, 'd>> {
    let mut groups: Vec<Zipped<'n, 'd>> = Vec::new();
    let mut ungrouped = None;
    for node in nodes {
        let name = node.group.as_deref();
        if name == Some(UNGROUPED) {
            // All of them stand where the first of them stands.
            let place = *ungrouped.get_or_insert(groups.len());
            let after = groups
                .iter()
                .skip(place)
                .take_while(|group| group.group == Some(UNGROUPED))
                .count();
            groups.insert(
                place + after,
                Zipped {
                    group: name,
                    nodes: vec![node],
                },
            );
            continue;
        }
        match groups.iter_mut().find(|group| group.group == name) {
            Some(group) => group.nodes.push(node),
            None => groups.push(Zipped {
                group: name,
                nodes: vec![node],
            }),
        }
    }
    groups
}
