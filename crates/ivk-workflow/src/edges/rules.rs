//! The rules by which the editor lets two nodes be connected, in its order: the first that fails decides.

use ivk_fields::{
    Cardinality, FieldType, InputKind, InputTemplate, OutputTemplate, TypeName, can_connect, same_type,
};

use super::cycle::Search;
use super::{Board, CONNECTOR_IN, CONNECTOR_OUT, Ends, Hidden, Line};
use crate::document::model::NodeKind;

type Allowed = Result<(), &'static str>;

const TYPES: &str = "the types do not match";

impl<'a> Board<'a> {
    /// Checks a line as if the edges `without` were not there.
    pub(super) fn check(
        &self,
        line: Line<'a>,
        ends: Ends<'a>,
        without: &Hidden,
        mut search: Option<&mut Search>,
    ) -> Allowed {
        let Line { source, target, .. } = line;
        if source == target {
            return Err("it connects a node with itself");
        }
        if self.lines_into(target, without).any(|known| same(&known, &line)) {
            return Err("it is there twice");
        }
        let kind = |node| self.document.node(node).map(|node| &node.kind);
        if matches!(kind(source), Some(NodeKind::Notes { .. }) | None) {
            return Err("its source is no node that gives a value");
        }
        if matches!(kind(source), Some(NodeKind::Connector { .. })) && line.source_handle != CONNECTOR_OUT {
            return Err("a connector gives its value at `out` only");
        }
        let given = ends.given.or_else(|| self.source(source, line.source_handle));
        match kind(target) {
            Some(NodeKind::Connector { .. }) => return self.connector(line, given, without, search),
            Some(NodeKind::Invocation(_)) => {}
            _ => return Err("its target is no node that takes a value"),
        }
        let wanted = ends.wanted.or_else(|| self.input(target, line.target_handle));
        let Some(wanted) = wanted else {
            return Err("its target has no such input");
        };
        if wanted.input == InputKind::Direct {
            return Err("its target takes a value, not an edge");
        }
        let Some(given) = given else {
            // Whatever will feed the connector must suit all that hangs on it.
            let others = self.inputs_behind(source);
            return agree(others.iter().all(|other| alike(other, wanted)));
        };
        self.collected(line, given, without)?;
        self.branches(line, given, without)?;
        let taken = self
            .lines_into(target, without)
            .any(|known| known.target_handle == line.target_handle);
        if taken && wanted.field_type.name != TypeName::COLLECTION_ITEM {
            return Err("the input has an edge already");
        }
        match self.branches_behind(line) {
            Some(branches) => agree(branches.iter().all(|branch| can_connect(*branch, wanted)))?,
            None => agree(can_connect(given, wanted))?,
        }
        if search
            .as_mut()
            .is_some_and(|search| search.closes(source, target))
        {
            return Err("it would close a cycle");
        }
        Ok(())
    }

    /// An edge into a connector: all that hangs on it must take what comes, as if it came there straight.
    fn connector(
        &self,
        line: Line<'a>,
        given: Option<&'a OutputTemplate>,
        without: &Hidden,
        mut search: Option<&mut Search>,
    ) -> Allowed {
        if line.target_handle != CONNECTOR_IN {
            return Err("a connector takes its value at `in` only");
        }
        if self.lines_into(line.target, without).next().is_some() {
            return Err("the connector has an edge already");
        }
        if given.is_none() {
            return Ok(());
        }
        let mut hanging = without.clone();
        let ends = self
            .wiring
            .ends(self.document, line.target, CONNECTOR_OUT, &mut hanging);
        for end in ends {
            let straight = Line {
                target: end.node,
                target_handle: end.handle,
                ..line
            };
            let ends = Ends { given, wanted: None };
            self.check(straight, ends, &hanging, search.as_deref_mut())?;
        }
        Ok(())
    }

    /// What goes into a `collect` node must be of one type.
    fn collected(&self, line: Line<'a>, given: &'a OutputTemplate, without: &Hidden) -> Allowed {
        if !self.is_type(line.target, "collect") {
            return Ok(());
        }
        match line.target_handle {
            "item" => match self.collected_type(line.target, without) {
                Some(known) => agree(known.is(given)),
                None => Ok(()),
            },
            "collection" => {
                let theirs = self
                    .collector_behind(line)
                    .and_then(|collect| self.collected_type(collect, without));
                match (theirs, self.collected_type(line.target, without)) {
                    (Some(theirs), Some(ours)) => agree(theirs.equals(&ours)),
                    _ => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    /// The type that a `collect` node holds: of its first item, or of the collection that it continues. What comes
    /// through connectors has no type here.
    fn collected_type(&self, collect: u32, without: &Hidden) -> Option<Held> {
        let mut node = collect;
        // Longer than there are nodes means round in a circle.
        for _ in 0..=self.document.nodes.len() {
            let into = |handle: &str| {
                self.lines_into(node, without)
                    .find(|known| known.target_handle == handle)
            };
            if let Some(item) = into("item") {
                return Held::of(self.output(item.source, item.source_handle)?);
            }
            let chain = into("collection")?;
            if !self.is_type(chain.source, "collect") || chain.source_handle != "collection" {
                return Held::of(self.output(chain.source, chain.source_handle)?);
            }
            node = chain.source;
        }
        None
    }

    /// The `collect` node whose collection comes along an edge.
    fn collector_behind(&self, line: Line<'a>) -> Option<u32> {
        let origin = self
            .wiring
            .origin(self.document, line.source, line.source_handle)?;
        (origin.handle == "collection" && self.is_type(origin.node, "collect")).then_some(origin.node)
    }

    /// The two branches of an `if` node must be alike.
    fn branches(&self, line: Line<'a>, given: &'a OutputTemplate, without: &Hidden) -> Allowed {
        let sibling = match line.target_handle {
            "true_input" => "false_input",
            "false_input" => "true_input",
            _ => return Ok(()),
        };
        if !self.is_type(line.target, "if") {
            return Ok(());
        }
        let other = self
            .lines_into(line.target, without)
            .find(|known| known.target_handle == sibling);
        let Some(other) = other else { return Ok(()) };
        // A branch that comes from an open connector suits nothing.
        agree(
            self.source(other.source, other.source_handle)
                .is_some_and(|other| {
                    one_or_many(&given.field_type, &other.field_type)
                        || outputs_fit(given, other)
                        || outputs_fit(other, given)
                }),
        )
    }

    /// The types of the branches when a value comes out of an `if` node and at least one of them is known.
    fn branches_behind(&self, line: Line<'a>) -> Option<Vec<&'a OutputTemplate>> {
        let origin = self
            .wiring
            .origin(self.document, line.source, line.source_handle)?;
        if origin.handle != "value" || !self.is_type(origin.node, "if") {
            return None;
        }
        let branches: Vec<_> = self
            .lines_into(origin.node, &Hidden::new())
            .filter(|known| matches!(known.target_handle, "true_input" | "false_input"))
            .filter_map(|known| self.source(known.source, known.source_handle))
            .collect();
        (!branches.is_empty()).then_some(branches)
    }

    /// The inputs that hang on a connector.
    fn inputs_behind(&self, connector: u32) -> Vec<&'a InputTemplate> {
        self.wiring
            .ends(self.document, connector, CONNECTOR_OUT, &mut Hidden::new())
            .into_iter()
            .filter_map(|end| self.input(end.node, end.handle))
            .collect()
    }

    fn is_type(&self, node: u32, name: &str) -> bool {
        self.document
            .node(node)
            .and_then(|node| node.invocation())
            .is_some_and(|invocation| self.document.str(invocation.node_type) == name)
    }

    fn lines_into(&self, node: u32, without: &Hidden) -> impl Iterator<Item = Line<'a>> {
        let document = self.document;
        self.wiring.edges_into(node).filter_map(move |index| {
            if without.contains(&index) {
                return None;
            }
            let edge = document.edges.get(index as usize)?;
            let handles = edge.handles?;
            Some(Line {
                source: edge.source_node?,
                target: edge.target_node?,
                source_handle: document.str(handles.source),
                target_handle: document.str(handles.target),
            })
        })
    }
}

/// The type of one item of a collection.
struct Held {
    field_type: FieldType,
    original: Option<FieldType>,
}

impl Held {
    /// One item of what an output gives. A collection of anything tells nothing.
    fn of(given: &OutputTemplate) -> Option<Self> {
        (given.field_type.name != TypeName::COLLECTION).then(|| Self {
            field_type: FieldType {
                cardinality: Cardinality::Single,
                ..given.field_type.clone()
            },
            original: given.original_type.clone(),
        })
    }

    fn is(&self, given: &OutputTemplate) -> bool {
        self.types().any(|held| same_type(held, given))
    }

    fn equals(&self, other: &Self) -> bool {
        self.types()
            .any(|ours| other.types().any(|theirs| ours == theirs))
    }

    fn types(&self) -> impl Iterator<Item = &FieldType> {
        [Some(&self.field_type), self.original.as_ref()]
            .into_iter()
            .flatten()
    }
}

/// Whether one type is a value and the other a list of such values.
fn one_or_many(one: &FieldType, other: &FieldType) -> bool {
    let single_and_list = matches!(
        (one.cardinality, other.cardinality),
        (Cardinality::Single, Cardinality::Collection) | (Cardinality::Collection, Cardinality::Single)
    );
    single_and_list && one.name == other.name && one.batch == other.batch
}

/// Whether what one output gives could stand where the other does.
fn outputs_fit(one: &OutputTemplate, other: &OutputTemplate) -> bool {
    can_connect(one, &other.field_type)
        || other
            .original_type
            .as_ref()
            .is_some_and(|original| can_connect(one, original))
}

/// Whether two inputs can hang on one connector.
fn alike(one: &InputTemplate, other: &InputTemplate) -> bool {
    let feeds = |from: &InputTemplate, into: &InputTemplate| {
        can_connect(&from.field_type, into)
            || from
                .original_type
                .as_ref()
                .is_some_and(|original| can_connect(original, into))
    };
    feeds(one, other) || feeds(other, one) || one_or_many(&one.field_type, &other.field_type)
}

fn same(one: &Line<'_>, other: &Line<'_>) -> bool {
    one.source == other.source
        && one.target_handle == other.target_handle
        && one.source_handle == other.source_handle
}

fn agree(matching: bool) -> Allowed {
    if matching { Ok(()) } else { Err(TYPES) }
}
