//! What our own client makes of a server: whole jobs, from a workflow file to pictures.

mod batches;
mod ends;
mod models;
mod pictures;

pub use batches::*;
pub use ends::*;
pub use models::*;
pub use pictures::*;

use ivk_client::fields::FieldValue;
use ivk_client::prelude::*;
use serde_json::json;

use super::client::client;
use crate::server::Server;

const SWATCHES: &str = include_str!("../../../../examples/workflows/batch-swatches.json");
const POSTER: &str = include_str!("../../../../examples/workflows/abstract-poster.json");

/// Calls a workflow of the library and reads what it returns.
const CALLING: &str = r#"{"name": "Calling", "author": "", "description": "", "version": "", "contact": "", "tags": "",
    "notes": "", "exposedFields": [], "meta": {"version": "3.0.0", "category": "user"}, "nodes": [
        {"id": "call", "type": "invocation", "position": {"x": 0, "y": 0}, "data": {"id": "call",
            "type": "call_saved_workflow", "version": "1.0.0", "nodePack": "invokeai", "label": "", "notes": "",
            "isOpen": true, "isIntermediate": true, "useCache": false, "inputs": {
                "workflow_id": {"name": "workflow_id", "label": "", "description": "", "value": "WORKFLOW_ID"}}}},
        {"id": "get", "type": "invocation", "position": {"x": 0, "y": 0}, "data": {"id": "get",
            "type": "workflow_return_get", "version": "1.0.0", "nodePack": "invokeai", "label": "", "notes": "",
            "isOpen": true, "isIntermediate": true, "useCache": false, "inputs": {
                "values": {"name": "values", "label": "", "description": ""},
                "key": {"name": "key", "label": "", "description": "", "value": "part"}}}}],
    "edges": [{"id": "e", "type": "default", "source": "call", "sourceHandle": "values", "target": "get",
        "targetHandle": "values"}]}"#;

/// The poster, small.
async fn poster(client: &Client) -> Result<Run, Error> {
    let mut run = client
        .workflows()
        .prepare(&Workflow::from_slice(POSTER.as_bytes())?)
        .await?;
    run.draft_mut()
        .set("Width", 64)?
        .set("Height", 48)?
        .set("Margin", 8)?;
    Ok(run)
}

/// Six swatches of a few pixels: three hues, each with two seeds.
async fn swatches(client: &Client) -> Result<Run, Error> {
    let mut run = client
        .workflows()
        .prepare(&Workflow::from_slice(SWATCHES.as_bytes())?)
        .await?;
    run.draft_mut().set("Size", 16)?;
    Ok(run)
}

/// A seed that no other test uses, so that the cache of the server does not have its pictures.
fn fresh_seed() -> i64 {
    i64::from(uuid::Uuid::new_v4().as_fields().0 >> 2)
}

/// From a file to a picture in memory, with the size that its inputs say.
pub fn bring_a_picture_home(server: &Server) {
    client(server, async |client| {
        let job = poster(&client).await?.submit().await?;
        let result = job.wait().await?;
        let images: Vec<_> = result.images().collect();
        assert_eq!(images.len(), 1, "the poster shows one of its pictures");
        assert_eq!((images[0].width, images[0].height), (Some(80), Some(64)));
        let bytes = client.images().download(images[0]).to_bytes().await?;
        let picture = image::load_from_memory(&bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (80, 64));
        Ok(())
    });
}

/// Each node that starts also completes, and the item finishes once.
pub fn tell_of_every_node_that_runs(server: &Server) {
    client(server, async |client| {
        let mut run = poster(&client).await?;
        // Nodes whose results the server still has would run too, but nothing of them is certain.
        run.draft_mut().set("Seed", fresh_seed())?;
        let mut job = run.submit().await?;
        let (mut started, mut completed, mut finished) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(event) = job.next().await {
            match event {
                JobEvent::NodeStarted { node, .. } => started.push(node.id),
                JobEvent::NodeCompleted { node, .. } => completed.push(node.id),
                JobEvent::ItemFinished { status, .. } => finished.push(status),
                _ => {}
            }
        }
        assert_eq!(started, completed);
        assert!(
            started.iter().any(|id| id == "grain") && started.iter().any(|id| id == "save"),
            "{started:?}"
        );
        assert_eq!(finished, [ItemStatus::Completed]);
        Ok(())
    });
}

/// Two jobs on one connection do not get into each other's way.
pub fn run_side_by_side_on_one_client(server: &Server) {
    client(server, async |client| {
        let mut one = poster(&client).await?;
        one.draft_mut().set("Seed", 11)?;
        let mut two = poster(&client).await?;
        two.draft_mut().set("Seed", 12)?;
        let (one, two) = (one.submit().await?, two.submit().await?);
        let (second, first) = (two.wait().await?, one.wait().await?);
        let name = |result: &JobResult| result.images().next().unwrap().name.clone();
        assert_ne!(name(&first), name(&second));
        Ok(())
    });
}

/// The same without an async runtime.
pub fn are_submitted_by_scripts_too(server: &Server) {
    let client = ivk_client::blocking::Client::connect(server.base_url()).unwrap();
    let workflow = Workflow::from_slice(POSTER.as_bytes()).unwrap();
    let mut run = client.workflows().prepare(&workflow).unwrap();
    run.set("Width", 64).unwrap().set("Height", 48).unwrap();
    run.set("Margin", 8).unwrap().set("Seed", fresh_seed()).unwrap();
    let mut job = run.submit().unwrap();
    assert!(
        job.events()
            .any(|event| matches!(event, JobEvent::NodeStarted { .. }))
    );
    let result = job.wait().unwrap();
    let image = result.images().next().unwrap();
    let bytes = client.images().download(image).to_bytes().unwrap();
    assert_eq!(image::load_from_memory(&bytes).unwrap().width(), 80);
}

/// A workflow that calls another is one item to whoever submitted it; what the other does is told as that of no item.
pub fn wait_for_the_workflows_that_they_call(server: &Server) {
    if !server.is_at_least(6, 14) {
        return;
    }
    let saved = server
        .post("api/v1/workflows/", &json!({"workflow": super::calls::twelfth()}))
        .expect(200);
    let id = saved["workflow_id"].as_str().unwrap().to_owned();
    let workflow = CALLING.replace("WORKFLOW_ID", &id);
    client(server, async |client| {
        let workflow = Workflow::from_slice(workflow.as_bytes())?;
        let mut job = client.workflows().prepare(&workflow).await?.submit().await?;
        let (mut waited, mut of_children, mut ends) = (0, 0, Vec::new());
        while let Some(event) = job.next().await {
            match event {
                JobEvent::Waiting { item, .. } => waited += usize::from(item.index == Some(0)),
                JobEvent::NodeStarted { item, .. } => of_children += usize::from(item.index.is_none()),
                JobEvent::ItemFinished { item, status, .. } => ends.push((item.index, status)),
                _ => {}
            }
        }
        assert_eq!(
            (waited, of_children),
            (1, 3),
            "three nodes of the called workflow"
        );
        assert_eq!(ends, [(Some(0), ItemStatus::Completed)]);
        let result = job.wait().await?;
        let part = result.items()[0].outputs_of("get").next().unwrap();
        assert_eq!(part.field("value"), Some(FieldValue::Integer(4)));
        let found = client.workflows().attach(job.batch_id()).await?;
        assert_eq!(found.items(), job.items(), "children are no items of the job");
        Ok(())
    });
    let _ = server.delete(&format!("api/v1/workflows/i/{id}"));
}
