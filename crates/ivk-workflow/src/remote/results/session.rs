//! Reads the session of a finished item: which node made what, in which order.

use std::collections::HashSet;

use ivk_api::types::{GraphExecutionState, ImageName, NodeOutput, VideoName};
use serde::Deserialize;

/// Nodes that hand on what exists already. What they give is a result of the node that made it.
const PASS_THROUGH: [&str; 9] = [
    "image",
    "load_image",
    "video",
    "image_collection",
    "video_collection",
    "collect",
    "iterate",
    "if",
    "show_image",
];

/// One result of one execution of a node.
#[derive(Debug)]
pub(crate) struct SessionOutput {
    pub(crate) node_id: String,
    pub(crate) execution_id: String,
    pub(crate) node_type: String,
    pub(crate) iteration: Vec<i64>,
    /// The node asked the server not to show its images in the gallery.
    pub(crate) is_intermediate: bool,
    /// Nothing in the graph uses it.
    pub(crate) is_leaf: bool,
    /// The node made nothing of it: it hands on images or videos of others.
    pub(crate) is_handed_on: bool,
    pub(crate) output: NodeOutput,
    /// The images it made, without those that it was given.
    pub(crate) images: Vec<ImageName>,
    /// The videos it made, without those that it was given.
    pub(crate) videos: Vec<VideoName>,
}

/// What is read of a node.
#[derive(Debug, Default, Deserialize)]
struct NodeFlags {
    #[serde(default)]
    is_intermediate: bool,
}

/// Everything that every node gave, node by node in the order of the graph, and the executions of a node in the
/// order of its iterations.
pub(crate) fn outputs(session: &mut GraphExecutionState) -> Vec<SessionOutput> {
    let results = std::mem::take(&mut session.results);
    let used: HashSet<&str> = session
        .graph
        .edges
        .iter()
        .map(|edge| edge.source.node_id.as_str())
        .collect();
    let mut outputs = Vec::with_capacity(results.len());
    for (execution_id, output) in results {
        let node_id = session
            .prepared_source_mapping
            .get(&execution_id)
            .unwrap_or(&execution_id)
            .clone();
        let prepared = session.execution_graph.nodes.get(&execution_id);
        let source = session.graph.nodes.get(&node_id).or(prepared);
        let node_type = source.map(|node| node.kind().to_owned()).unwrap_or_default();
        let (mut images, mut videos) = (output.images(), output.videos());
        let holds_media = !(images.is_empty() && videos.is_empty());
        if PASS_THROUGH.contains(&node_type.as_str()) {
            images.clear();
            videos.clear();
        } else if let Some(prepared) = prepared
            && holds_media
        {
            // A custom node may hand on an image as well; then the image stands among its inputs.
            let given = NodeOutput::new(prepared.raw().clone());
            let (given_images, given_videos) = (given.images(), given.videos());
            images.retain(|name| !given_images.contains(name));
            videos.retain(|name| !given_videos.contains(name));
        }
        let flags: NodeFlags = source.and_then(|node| node.decode().ok()).unwrap_or_default();
        outputs.push(SessionOutput {
            is_leaf: !used.contains(node_id.as_str()),
            is_handed_on: holds_media && images.is_empty() && videos.is_empty(),
            iteration: session
                .prepared_iteration_paths
                .get(&execution_id)
                .cloned()
                .unwrap_or_default(),
            node_id,
            execution_id,
            node_type,
            is_intermediate: flags.is_intermediate,
            output,
            images,
            videos,
        });
    }
    // The sort keeps the server's own order, which is that of execution, where no iteration path is told.
    outputs.sort_by(|left, right| {
        let position = |output: &SessionOutput| session.graph.nodes.get_index_of(&output.node_id);
        let by_node = position(left).cmp(&position(right));
        by_node.then_with(|| left.iteration.cmp(&right.iteration))
    });
    outputs
}

/// The node that failed: its id in the graph, its execution and its type.
pub(crate) fn failed_node(session: &GraphExecutionState) -> Option<(String, String, String)> {
    let (execution_id, _) = session.errors.first()?;
    let node_id = session
        .prepared_source_mapping
        .get(execution_id)
        .unwrap_or(execution_id);
    let node = session
        .graph
        .nodes
        .get(node_id)
        .or_else(|| session.execution_graph.nodes.get(execution_id));
    let node_type = node.map(|node| node.kind().to_owned()).unwrap_or_default();
    Some((node_id.clone(), execution_id.clone(), node_type))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(text: &str) -> GraphExecutionState {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn outputs_come_by_node_and_iteration_and_hand_on_nothing() {
        let mut session = session(
            r#"{
            "id": "s",
            "graph": {
                "nodes": {
                    "loop": {"id": "loop", "type": "iterate"},
                    "made": {"id": "made", "type": "blank_image", "is_intermediate": true},
                    "shown": {"id": "shown", "type": "save_image"},
                    "picked": {"id": "picked", "type": "collect"},
                    "custom": {"id": "custom", "type": "my_forwarder"}
                },
                "edges": [
                    {"source": {"node_id": "loop", "field": "item"}, "destination": {"node_id": "made", "field": "width"}},
                    {"source": {"node_id": "made", "field": "image"}, "destination": {"node_id": "shown", "field": "image"}},
                    {"source": {"node_id": "shown", "field": "image"}, "destination": {"node_id": "picked", "field": "item"}}
                ]
            },
            "execution_graph": {
                "nodes": {"p5": {"id": "p5", "type": "my_forwarder", "image": {"image_name": "old.png"}}},
                "edges": []
            },
            "executed": [], "executed_history": [],
            "results": {
                "p4": {"type": "collect_output", "collection": [{"image_name": "c0"}, {"image_name": "c1"}]},
                "p3b": {"type": "image_output", "image": {"image_name": "c1"}},
                "p3a": {"type": "image_output", "image": {"image_name": "c0"}},
                "p2b": {"type": "image_output", "image": {"image_name": "b1"}},
                "p2a": {"type": "image_output", "image": {"image_name": "b0"}},
                "p5": {"type": "image_output", "image": {"image_name": "old.png"}}
            },
            "errors": {},
            "prepared_source_mapping":
                {"p2a": "made", "p2b": "made", "p3a": "shown", "p3b": "shown", "p4": "picked", "p5": "custom"},
            "source_prepared_mapping": {},
            "prepared_iteration_paths": {"p2a": [0], "p2b": [1], "p3a": [0], "p3b": [1], "p4": [], "p5": []}
            }"#,
        );
        let seen: Vec<_> = outputs(&mut session)
            .iter()
            .map(|output| {
                let images: Vec<_> = output
                    .images
                    .iter()
                    .map(|name| name.as_str().to_owned())
                    .collect();
                (
                    output.node_id.clone(),
                    images.join(" "),
                    output.is_intermediate,
                    output.is_leaf,
                    output.is_handed_on,
                )
            })
            .collect();
        let row = |node: &str, images: &str, intermediate, leaf, handed_on| {
            (node.to_owned(), images.to_owned(), intermediate, leaf, handed_on)
        };
        assert_eq!(
            seen,
            [
                row("made", "b0", true, false, false),
                row("made", "b1", true, false, false),
                row("shown", "c0", false, false, false),
                row("shown", "c1", false, false, false),
                row("picked", "", false, true, true),
                row("custom", "", false, true, true),
            ]
        );
    }

    #[test]
    fn the_failed_node_is_named() {
        let session = session(
            r#"{
            "id": "s",
            "graph": {"nodes": {"half": {"id": "half", "type": "div"}}, "edges": []},
            "execution_graph": {"nodes": {}, "edges": []},
            "executed": [], "executed_history": [], "results": {},
            "errors": {"p": "ZeroDivisionError: division by zero"},
            "prepared_source_mapping": {"p": "half"}, "source_prepared_mapping": {}
            }"#,
        );
        assert_eq!(
            failed_node(&session),
            Some(("half".into(), "p".into(), "div".into()))
        );
    }
}
