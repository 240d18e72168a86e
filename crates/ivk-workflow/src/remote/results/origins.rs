//! What the workflow of a job knows about its nodes and the server does not.

use std::collections::HashMap;
use std::sync::Arc;

use ivk_fields::Templates;

use crate::Draft;

/// The labels, inputs and types of the nodes of a job.
#[derive(Debug)]
pub(crate) struct Origins {
    /// Labels by node id.
    pub(crate) labels: Arc<HashMap<String, Arc<str>>>,
    /// The inputs of the form, by the node that they belong to.
    pub(crate) inputs: HashMap<String, Arc<[usize]>>,
    /// What the outputs of a node hold.
    pub(crate) templates: Arc<Templates>,
    /// The workflow with the values of the job; `None` when it is not at hand.
    pub(crate) draft: Option<Arc<Draft>>,
}

impl Origins {
    /// What a workflow says that was submitted, or that came back with an item of the queue.
    pub(crate) fn of(draft: Draft) -> Self {
        let mut labels: HashMap<String, Arc<str>> = HashMap::new();
        let mut inputs: HashMap<String, Vec<usize>> = HashMap::new();
        let document = draft.document();
        for node in &document.nodes {
            let Some(invocation) = node.invocation() else {
                continue;
            };
            let own = Some(document.str(invocation.label)).filter(|label| !label.is_empty());
            let template = draft.templates().get(document.str(invocation.node_type));
            if let Some(label) = own.or_else(|| template.map(|template| template.title.as_str())) {
                labels.insert(document.str(node.id).to_owned(), label.into());
            }
        }
        for input in draft.inputs() {
            inputs
                .entry(input.node_id().to_owned())
                .or_default()
                .push(input.index());
        }
        let inputs = inputs
            .into_iter()
            .map(|(node_id, indices)| (node_id, indices.into()))
            .collect();
        Self {
            labels: Arc::new(labels),
            inputs,
            templates: draft.shared_templates(),
            draft: Some(Arc::new(draft)),
        }
    }

    /// What is known where there is no workflow.
    pub(crate) fn unknown(templates: Arc<Templates>) -> Self {
        Self {
            labels: Arc::default(),
            inputs: HashMap::new(),
            templates,
            draft: None,
        }
    }
}
