//! The pictures that jobs take, and the workflows in those that they made.

use ivk_client::boards::{BoardImages, PngMetadata};
use ivk_client::fields::FieldValue;
use ivk_client::prelude::*;
use serde_json::{Value, json};

use super::{client, poster};
use crate::behaviours::{galleries, images};
use crate::server::Server;

const GLOW: &str = include_str!("../../../../examples/workflows/upload-and-glow.json");

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

        let plain = client.images().upload(galleries::picture(4, 4)).send().await?;
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
            let source = UploadSource::from_bytes(name, images::png(8, 8));
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
