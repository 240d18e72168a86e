//! What is stored for users: workflows, presets, prompts, the state of editors.

use ivk_api::operations::{client_state, style_presets, system_prompts, workflows};
use ivk_api::types::{SystemPromptChanges, SystemPromptWithoutId, Workflow, WorkflowId, WorkflowWithoutId};

use super::call::Caller;
use super::pictures::PNG;

pub(super) fn call(caller: &mut Caller) {
    list_workflows(caller);
    make_workflow(caller);
    make_preset(caller);
    make_prompt(caller);
    caller.call(&client_state::SetClientState::new(
        "default",
        "verify:key",
        "value",
    ));
    caller.call(&client_state::GetClientStateByKey::new("default", "verify:key"));
    caller.call(&client_state::GetClientStateKeysByPrefix::new(
        "default", "verify:",
    ));
    caller.call(&client_state::DeleteClientStateByKey::new(
        "default",
        "verify:key",
    ));
}

fn list_workflows(caller: &mut Caller) {
    caller.call(&workflows::GetAllTags::new());
    caller.call(&workflows::GetCountsByTag::new(["lab"]));
    caller.call(&workflows::CountsByCategory::new(vec![
        "user".into(),
        "default".into(),
    ]));
    let Some(page) = caller.call(&workflows::ListWorkflows::new().per_page(50)) else {
        return;
    };
    for record in &page.items {
        caller.call(&workflows::GetWorkflow::new(&record.workflow_id));
    }
}

const WORKFLOW: &str = r#"{"name": "verify", "author": "", "description": "", "version": "1.0.0", "contact": "", "tags": "",
    "notes": "", "exposedFields": [], "meta": {"version": "3.0.0", "category": "user"}, "nodes": [], "edges": []}"#;

fn make_workflow(caller: &mut Caller) {
    let Ok(workflow) = serde_json::from_str::<WorkflowWithoutId>(WORKFLOW) else {
        return;
    };
    let Some(record) = caller.call(&workflows::CreateWorkflow::new(workflow)) else {
        return;
    };
    let id: &WorkflowId = &record.workflow_id;
    let mut changed: Workflow = record.workflow;
    changed.notes = "changed".to_owned();
    caller.call(&workflows::UpdateWorkflow::new(id, changed));
    caller.call(&workflows::UpdateWorkflowIsPublic::new(id, false));
    caller.call(&workflows::UpdateOpenedAt::new(id));
    caller.upload(
        &workflows::SetWorkflowThumbnail::new(id),
        "pixel.png",
        "image/png",
        PNG,
    );
    caller.call(&workflows::GetWorkflowThumbnail::new(id));
    caller.call(&workflows::DeleteWorkflowThumbnail::new(id));
    caller.call(&workflows::DeleteWorkflow::new(id));
}

fn make_preset(caller: &mut Caller) {
    caller.call(&style_presets::ListStylePresets::new());
    caller.call(&style_presets::ExportStylePresets::new());
    let data =
        r#"{"name": "verify", "positive_prompt": "{prompt}, x", "negative_prompt": "", "type": "user"}"#;
    let Some(preset) = caller.upload(
        &style_presets::CreateStylePreset::new(data),
        "pixel.png",
        "image/png",
        PNG,
    ) else {
        return;
    };
    caller.call(&style_presets::GetStylePreset::new(&preset.id));
    caller.call(&style_presets::GetStylePresetImage::new(&preset.id));
    caller.call(&style_presets::UpdateStylePreset::new(&preset.id, data));
    caller.call(&style_presets::DeleteStylePreset::new(&preset.id));
}

fn make_prompt(caller: &mut Caller) {
    caller.call(&system_prompts::ListSystemPrompts::new());
    let prompt = SystemPromptWithoutId::new("verify", "Be brief.");
    let Some(prompt) = caller.call(&system_prompts::CreateSystemPrompt::new(prompt)) else {
        return;
    };
    caller.call(&system_prompts::GetSystemPrompt::new(&prompt.id));
    let change = SystemPromptChanges::default().content("Be briefer.");
    caller.call(&system_prompts::UpdateSystemPrompt::new(&prompt.id, change));
    caller.call(&system_prompts::DeleteSystemPrompt::new(&prompt.id));
}
