//! Templates that outlive the program: what a store must do, and when what it kept may serve.

use ivk_fields::Templates;

use crate::Workflow;
use crate::draft::roles::{is_before, numbers};

/// Keeps what servers say of their nodes, so that the next program need not ask for it.
///
/// A store is an aid: what it cannot keep is read from the server again, and it tells nobody. Its methods may block;
/// they are called where that does no harm. Programs that use one store at once must not disturb each other.
pub trait TemplateStore: Send + Sync {
    /// What was kept for the server at this address, when it had this version and it was not long ago.
    ///
    /// How long is the store's to say, and there must be an end to it: nodes that are not InvokeAI's own change
    /// without the version of the server.
    fn load(&self, server: &str, version: &str) -> Option<Templates>;

    /// Keeps templates instead of what was kept for this address and version.
    fn save(&self, server: &str, version: &str, templates: &Templates);
}

/// Whether templates that were kept may serve for a workflow: they have each of its nodes, none of them older than
/// the workflow's.
pub(super) fn serve(templates: &Templates, workflow: &Workflow) -> bool {
    let document = &workflow.0;
    let mut nodes = document.nodes.iter().filter_map(|node| node.invocation());
    nodes.all(|node| {
        templates
            .get(document.str(node.node_type))
            .is_some_and(|template| !is_before(&template.version, numbers(document.str(node.version))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_templates_serve_when_they_have_each_node_and_none_is_older() {
        let builtin = Templates::builtin();
        let add = builtin.get("add").unwrap();
        let table = [
            ("add", add.version.as_str(), true),
            ("add", "0.0.1", true),
            ("add", "99.0.0", false),
            ("add_of_another_pack", "1.0.0", false),
        ];
        for (node_type, version, expected) in table {
            let workflow = format!(
                r#"{{"name": "", "author": "", "description": "", "version": "", "contact": "", "tags": "",
                "notes": "", "meta": {{"version": "3.0.0", "category": "user"}}, "exposedFields": [], "edges": [],
                "nodes": [{{"id": "a", "type": "invocation", "position": {{"x": 0, "y": 0}}, "data": {{
                    "id": "a", "type": "{node_type}", "version": "{version}", "nodePack": "invokeai", "label": "",
                    "notes": "", "isOpen": true, "isIntermediate": true, "useCache": true, "inputs": {{}}}}}}]}}"#
            );
            let workflow: Workflow = workflow.parse().unwrap();
            assert_eq!(serve(builtin, &workflow), expected, "{node_type} {version}");
        }
    }
}
