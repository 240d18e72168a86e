//! Any bytes: refused, or a workflow that can be opened, checked, built, drawn and written back.

#![no_main]

use std::sync::{Arc, OnceLock};

use ivk_fields::Templates;
use ivk_workflow::{EnqueueOptions, GraphOptions, Workflow};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    static TEMPLATES: OnceLock<Arc<Templates>> = OnceLock::new();
    let templates = TEMPLATES.get_or_init(|| Arc::new(Templates::builtin().clone()));
    let Ok(workflow) = Workflow::from_slice(bytes) else {
        return;
    };
    let mut draft = workflow.open(templates.clone());
    for update in [false, true] {
        draft.update_nodes(update);
        for input in draft.inputs() {
            let _ = (input.label(), input.value(), input.presentation());
        }
        let _ = (draft.check(), draft.to_mermaid(), draft.to_svg());
        let _ = draft.compare(&draft.index_map());
        let _ = draft.enqueue_body(&EnqueueOptions::new());
        let options = GraphOptions::new().graph_id("g");
        let written = draft.to_workflow_json();
        let again = written
            .parse::<Workflow>()
            .expect("what is written can be read")
            .open(templates.clone());
        assert_eq!(again.to_workflow_json(), written);
        assert_eq!(again.graph(&options), draft.graph(&options));
    }
});
