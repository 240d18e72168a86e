//! Which fields the batch nodes of a workflow vary.

use super::nodes::names;
use crate::draft::Draft;
use crate::draft::roles::Role;
use crate::edges::Hidden;

impl Draft {
    /// The fields, as node id and name, that a batch node gives its values to, or a generator through its batch nodes.
    /// None for any other node.
    pub(crate) fn varied_by(&self, node_id: &str) -> Vec<(&str, &str)> {
        match self.document().find(node_id) {
            Some(node) => self.varied(node),
            None => Vec::new(),
        }
    }

    fn varied(&self, node: u32) -> Vec<(&str, &str)> {
        let document = self.document();
        let wiring = &self.layout().wiring;
        let Some(invocation) = document.node(node).and_then(|node| node.invocation()) else {
            return Vec::new();
        };
        let node_type = document.str(invocation.node_type);
        match self.layout().role(node) {
            Role::Batch => {
                let Some((_, output)) = names(node_type) else {
                    return Vec::new();
                };
                let ends = wiring
                    .ends(document, node, output, &mut Hidden::new())
                    .into_iter();
                ends.filter(|end| self.layout().role(end.node) == Role::Runs)
                    .filter_map(|end| Some((document.str(document.node(end.node)?.id), end.handle)))
                    .collect()
            }
            Role::Generator => {
                let outputs = self.node_template(node).map(|template| template.outputs.keys());
                let outputs = outputs.into_iter().flatten();
                outputs
                    .flat_map(|output| wiring.ends(document, node, output, &mut Hidden::new()))
                    .filter(|end| self.layout().role(end.node) == Role::Batch)
                    .flat_map(|end| self.varied(end.node))
                    .collect()
            }
            _ => Vec::new(),
        }
    }
}
