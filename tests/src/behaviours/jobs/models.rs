//! The models that jobs need.

use ivk_client::prelude::*;
use ivk_client::workflow::remote::RunErrorKind;

use super::{client, fresh_seed};
use crate::server::Server;

const TEXT_TO_IMAGE: &str = include_str!("../../../../examples/workflows/text-to-image-sd1.json");

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
