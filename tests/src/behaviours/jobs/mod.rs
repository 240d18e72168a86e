//! What our own client makes of a server: whole jobs, from a workflow file to pictures.

use std::future::Future;
use std::time::{Duration, Instant};

use ivk_client::boards::{BoardImages, PngMetadata};
use ivk_client::fields::FieldValue;
use ivk_client::prelude::*;
use ivk_client::workflow::remote::RunErrorKind;
use ivk_client::{ClientBuilder, TemplateCache};
use serde_json::{Value, json};

use crate::server::Server;

const SWATCHES: &str = include_str!("../../../examples/workflows/batch-swatches.json");
const POSTER: &str = include_str!("../../../examples/workflows/abstract-poster.json");
const GLOW: &str = include_str!("../../../examples/workflows/upload-and-glow.json");
const TEXT_TO_IMAGE: &str = include_str!("../../../examples/workflows/text-to-image-sd1.json");

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

/// Runs what a client does, on a runtime of its own.
pub(super) fn client<F: Future<Output = Result<(), Error>>>(server: &Server, act: impl FnOnce(Client) -> F) {
    client_with(server, |builder| builder, act);
}

/// The same, with settings of its own.
pub(super) fn client_with<F: Future<Output = Result<(), Error>>>(
    server: &Server,
    settings: impl FnOnce(ClientBuilder) -> ClientBuilder,
    act: impl FnOnce(Client) -> F,
) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let builder = Client::builder(server.base_url()).template_cache(TemplateCache::Off);
    let client = settings(builder).build().unwrap();
    runtime.block_on(act(client)).unwrap();
}

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

/// A picture on the server is the workflow that made it, with the values that it had then.
pub fn come_back_out_of_the_pictures_they_made(server: &Server) {
    client(server, async |client| {
        let mut run = poster(&client).await?;
        run.draft_mut().set("Seed", 77)?;
        let result = run.submit().await?.wait().await?;
        let image = result.images().next().unwrap();
        let workflow = client.workflow_of_image(image).await?;
        let draft = workflow.open(ivk_client::fields::Templates::builtin());
        assert_eq!(workflow.name(), "Abstract poster");
        assert_eq!(draft.input("Seed")?.value(), Some(FieldValue::Integer(77)));
        assert_eq!(draft.input("Width")?.value(), Some(FieldValue::Integer(64)));
        let bytes = client.images().download(image).to_bytes().await?;
        let offline = ivk_client::workflow_in_picture(&PngMetadata::from_slice(&bytes)?)?;
        assert_eq!(offline.as_str(), workflow.as_str());

        let plain = client
            .images()
            .upload(super::galleries::picture(4, 4))
            .send()
            .await?;
        let none = client.workflow_of_image(&plain.image_name).await.unwrap_err();
        assert!(none.to_string().contains("holds no workflow"), "{none}");
        Ok(())
    });
}

/// A generator asks the server for the pictures of a board, and the batch has an item for each.
pub fn run_once_for_each_picture_of_a_board(server: &Server) {
    client(server, async |client| {
        let board = client.boards().create("sources").await?;
        for name in ["one.png", "two.png"] {
            let source = UploadSource::from_bytes(name, super::images::png(8, 8));
            client
                .boards()
                .handle(&board.board_id)
                .upload(source)
                .send()
                .await?;
        }
        let generator = json!({"type": "image_generator_images_from_board", "board_id": board.board_id,
            "category": "assets"});
        let node = |id: &str, node_type: &str, version: &str, inputs: Value| {
            json!({"id": id, "type": "invocation", "data": {"id": id, "type": node_type, "version": version,
                "label": "", "notes": "", "isOpen": true, "isIntermediate": true, "useCache": false,
                "inputs": inputs}})
        };
        let edge = |source: &str, from: &str, target: &str, to: &str| {
            json!({"id": format!("{source}-{target}"), "type": "default", "source": source, "sourceHandle": from,
                "target": target, "targetHandle": to})
        };
        let workflow = json!({"name": "", "author": "", "description": "", "version": "", "contact": "", "tags": "",
            "notes": "", "exposedFields": [], "meta": {"version": "3.0.0"}, "nodes": [
                node("board", "image_generator", "1.0.0",
                    json!({"generator": {"name": "generator", "value": generator}})),
                node("batch", "image_batch", "1.0.0", json!({
                    "batch_group_id": {"name": "batch_group_id", "value": "None"},
                    "images": {"name": "images", "value": []}})),
                node("picture", "image", "1.0.2", json!({"image": {"name": "image"}})),
            ], "edges": [edge("board", "images", "batch", "images"), edge("batch", "image", "picture", "image")]});
        let mut run = client.workflows().prepare(&workflow.to_string().parse()?).await?;
        assert!(!run.check().is_ready(), "nobody asked the server yet");
        run.ask_generators().await?;
        assert!(run.check().is_ready(), "{}", run.check());
        let result = run.submit().await?.wait().await?;
        assert_eq!(result.items().len(), 2);
        let board = client.boards().handle(&board.board_id);
        board.delete(BoardImages::Delete).await?;
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

/// A seed that no other test uses, so that the cache of the server does not have its pictures.
fn fresh_seed() -> i64 {
    i64::from(uuid::Uuid::new_v4().as_fields().0 >> 2)
}

/// Items, results and the values of each stand in the order in which the batch multiplies them.
pub fn keep_the_order_of_their_batch(server: &Server) {
    client(server, async |client| {
        let mut run = client
            .workflows()
            .prepare(&Workflow::from_slice(SWATCHES.as_bytes())?)
            .await?;
        run.draft_mut().set("Size", 16)?.set("Softness", 1.0)?;
        let job = run.submit().await?;
        assert_eq!(job.items().len(), 6, "three hues, each with two seeds");
        assert!(job.items().is_sorted_by_key(|id| id.get()));
        let result = job.wait().await?;
        let ran: Vec<_> = result.items().iter().map(|item| item.id()).collect();
        assert_eq!(ran, job.items());
        let names: Vec<String> = result
            .items()
            .iter()
            .map(|item| {
                let of_name =
                    |value: &&ivk_client::workflow::remote::NodeFieldValue| value.node_path == "name";
                let value = item
                    .field_values()
                    .iter()
                    .find(of_name)
                    .expect("each item has its name");
                serde_json::to_value(&value.value)
                    .unwrap()
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .collect();
        assert_eq!(names, ["ember", "ember", "moss", "moss", "lagoon", "lagoon"]);
        Ok(())
    });
}

/// A picture of this machine is uploaded when the run is submitted, once for all its submits.
pub fn upload_the_pictures_they_need(server: &Server) {
    client(server, async |client| {
        let mut png = Vec::new();
        let picture = image::RgbImage::from_fn(40, 30, |x, y| image::Rgb([x as u8 * 6, y as u8 * 8, 120]));
        picture
            .write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png)
            .unwrap();
        let mut run = client
            .workflows()
            .prepare(&Workflow::from_slice(GLOW.as_bytes())?)
            .await?;
        run.set_local_image("Picture", LocalImage::from_bytes("gradient.png", png))?;
        run.draft_mut()
            .set("Width", 64)?
            .set("Height", 64)?
            .set("Frame", 4)?;
        let result = run.submit().await?.wait().await?;
        assert_eq!(result.images().count(), 1);
        let uploaded = run.uploaded_images().await;
        assert_eq!(uploaded.len(), 1);
        assert_eq!(client.images().get(uploaded[0].clone()).await?.width, 40);
        run.submit().await?.wait().await?;
        assert_eq!(
            run.uploaded_images().await,
            uploaded,
            "the same picture is not sent twice"
        );
        Ok(())
    });
}

/// The workflow that makes a picture from a prompt.
async fn text_to_image(client: &Client) -> Result<Run, Error> {
    let workflow = Workflow::from_slice(TEXT_TO_IMAGE.as_bytes())?;
    Ok(client.workflows().prepare(&workflow).await?)
}

/// The name of an SD 1 model of the server.
async fn main_model(client: &Client) -> Result<String, Error> {
    let models = client.models().list().await?;
    let main = models
        .into_iter()
        .find(|model| model.base.as_str() == "sd-1" && model.r#type.as_str() == "main");
    Ok(main.expect("the server has an SD 1 model").name)
}

/// A model is found by its name, and denoising with it shows previews.
pub fn find_their_models_by_name(server: &Server) {
    client(server, async |client| {
        let main = main_model(&client).await?;
        let mut run = text_to_image(&client).await?;
        run.draft_mut().set_text("Model", &main)?;
        run.draft_mut()
            .set("Width", 64)?
            .set("Height", 64)?
            .set("Steps", 2)?;
        run.draft_mut().set("Seed", fresh_seed())?;
        let report = run.match_models().await?;
        assert!(report.is_complete());
        let mut job = run.submit().await?;
        let mut previews = 0;
        while let Some(event) = job.next().await {
            if let JobEvent::Progress { progress, .. } = event {
                previews += usize::from(progress.preview.is_some_and(|preview| preview.bytes().is_some()));
            }
        }
        assert!(previews > 0, "denoising shows previews");
        assert_eq!(job.wait().await?.images().count(), 1);
        Ok(())
    });
}

/// A model that is set by its name needs no other call. One that is not there is missed before anything is sent.
pub fn look_up_the_models_that_they_name(server: &Server) {
    client(server, async |client| {
        let main = main_model(&client).await?;
        let mut run = text_to_image(&client).await?;
        run.set("Model", main.as_str())?
            .set("Width", 64)?
            .set("Height", 64)?
            .set("Steps", 1)?;
        assert_eq!(run.submit().await?.wait().await?.images().count(), 1);
        run.set("Model", "a model that nobody has")?;
        let error = run.submit().await.unwrap_err();
        assert_eq!(error.kind(), RunErrorKind::Model);
        assert!(error.to_string().contains("a model that nobody has"), "{error}");
        Ok(())
    });
}

/// Nothing is put in the place of a model that is not there.
pub fn say_which_model_is_missing(server: &Server) {
    client(server, async |client| {
        let mut run = text_to_image(&client).await?;
        run.draft_mut().set_text("Model", "a model that nobody has")?;
        let error = run.match_models().await.unwrap_err();
        assert_eq!(error.kind(), RunErrorKind::Model);
        assert!(error.to_string().contains("a model that nobody has"), "{error}");
        let report = error.models().expect("the report comes with the error");
        assert_eq!(report.unresolved().count(), 1);
        Ok(())
    });
}

/// A failure has the server's own words, and the node with its label.
pub fn say_which_node_failed(server: &Server) {
    client(server, async |client| {
        let mut run = poster(&client).await?;
        // The picture of the shade becomes smaller than nothing, which only the server can know.
        run.draft_mut().set("Width", -200)?;
        let error = run.submit().await?.wait().await.unwrap_err();
        assert_eq!(error.kind(), RunErrorKind::Failed);
        let failure = error.failure().expect("the server says why");
        assert_eq!(failure.error_type, "ValueError");
        let node = failure.node.as_ref().expect("and where");
        assert!(node.label.is_some(), "{node:?}");
        Ok(())
    });
}

/// Every item of a canceled job has an end.
pub fn end_when_they_are_canceled(server: &Server) {
    client(server, async |client| {
        let mut run = client
            .workflows()
            .prepare(&Workflow::from_slice(SWATCHES.as_bytes())?)
            .await?;
        run.draft_mut().set("Size", 16)?;
        run.options(EnqueueOptions::new().runs(5));
        let job = run.submit().await?;
        assert_eq!(job.items().len(), 30);
        job.cancel().await?;
        let canceled = Instant::now();
        let result = job.settled().await?;
        // Before 6.14 no event says that an item that waited is canceled; a silent connection is believed for half a minute.
        assert!(
            canceled.elapsed() < Duration::from_secs(20),
            "{:?}",
            canceled.elapsed()
        );
        assert_eq!(result.items().len(), 30);
        assert!(result.items().iter().all(|item| item.status().is_final()));
        assert!(
            result
                .items()
                .iter()
                .any(|item| *item.status() == ItemStatus::Canceled)
        );
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

/// The id of the batch is enough to find a job again.
pub fn are_found_again_by_their_batch(server: &Server) {
    client(server, async |client| {
        let job = poster(&client).await?.submit().await?;
        let (batch, items) = (job.batch_id().clone(), job.items().to_vec());
        drop(job);
        let found = client.workflows().attach(batch).await?;
        assert_eq!(found.items(), items);
        assert_eq!(found.wait().await?.images().count(), 1);
        Ok(())
    });
}

/// A failed item that is retried is followed in the new one, and its results have labels.
pub fn give_their_place_to_those_that_repeat_them(server: &Server) {
    client(server, async |client| {
        let mut run = poster(&client).await?;
        run.draft_mut().set("Width", -200)?;
        let job = run.submit().await?;
        job.settled().await?;
        let failed = job.items()[0];
        let retried = client.queue().retry(&[failed]).await?;
        assert_eq!(retried.len(), 1);
        let again = client.workflows().attach(job.batch_id()).await?;
        assert_eq!(again.items().len(), 1, "the one stands in the place of the other");
        assert_ne!(again.items()[0], failed);
        let error = again.wait().await.unwrap_err();
        let node = error.failure().and_then(|failure| failure.node.clone()).unwrap();
        assert!(
            node.label.is_some(),
            "the server keeps the workflow with its labels"
        );
        assert_eq!(
            again.draft().unwrap().input("Width").unwrap().json(),
            Some("-200")
        );
        Ok(())
    });
}

/// Numbers, texts and pictures come out as such, and the values that went in are at hand.
pub fn give_typed_values(server: &Server) {
    client(server, async |client| {
        let mut run = client
            .workflows()
            .prepare(&Workflow::from_slice(SWATCHES.as_bytes())?)
            .await?;
        run.draft_mut().set("Size", 16)?;
        let result = run.submit().await?.wait().await?;
        let last = &result.items()[5];
        let size = last.outputs_of("size").next().expect("the size is a node");
        assert_eq!(size.field("value"), Some(FieldValue::Integer(16)));
        let picture = last.outputs().next().expect("the swatch is saved");
        assert!(
            matches!(picture.field("image"), Some(FieldValue::Image(_))),
            "{picture:?}"
        );
        let values: Vec<_> = last
            .inputs()
            .into_iter()
            .filter(|input| input.is_varied)
            .map(|input| (input.label, input.value))
            .collect();
        let varied = |label: &str, value: FieldValue| (label.to_owned(), Some(value));
        assert_eq!(
            values,
            [
                varied("Names", FieldValue::from("lagoon")),
                varied("Hues", FieldValue::Integer(190)),
                varied("Seeds", FieldValue::Integer(2)),
            ]
        );
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
        .post(
            "api/v1/workflows/",
            &serde_json::json!({"workflow": super::calls::twelfth()}),
        )
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
