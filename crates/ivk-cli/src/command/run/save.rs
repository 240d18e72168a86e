//! Brings the pictures of a run home.

use std::path::{Path, PathBuf};

use futures_util::{StreamExt, stream};
use ivk_client::Client;
use ivk_workflow::remote::{JobResult, Output, OutputImage};

use super::Report;
use crate::failure::{Exit, Failure};
use crate::output::event::Image;

/// How many pictures are fetched at the same time.
const AT_ONCE: usize = 4;

/// The folder that the pictures go to.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Makes sure that pictures can be written there, before anything is asked of a server.
    pub(crate) fn prepare(path: &Path) -> Result<Self, Failure> {
        let unusable = |error: &std::io::Error| {
            let message = format!("pictures cannot be saved in {}", path.display());
            Failure::because(Exit::Usage, "unusable-folder", message, error)
        };
        std::fs::create_dir_all(path).map_err(|error| unusable(&error))?;
        // Whether a folder can be written to is known for certain only by writing to it.
        tempfile::tempfile_in(path).map_err(|error| unusable(&error))?;
        Ok(Self(path.to_path_buf()))
    }

    /// Saves every picture of a job, in the order in which they were made.
    pub(crate) async fn save_all(
        &self,
        client: &Client,
        result: &JobResult,
        report: &mut dyn Report,
    ) -> Result<Vec<Image>, Failure> {
        let pictures = result
            .outputs()
            .flat_map(|output| output.images().iter().map(move |image| (output, image)));
        let mut downloads = stream::iter(pictures)
            .map(|(output, image)| async move {
                let path = client.images().download(image).to_dir(&self.0).await;
                (output, image, path)
            })
            .buffered(AT_ONCE);
        let mut saved = Vec::new();
        while let Some((output, image, path)) = downloads.next().await {
            let path = path.map_err(|error| Failure::from_error(Exit::Server, "download", &error))?;
            let image = describe(output, image, &path);
            report.saved(&image)?;
            saved.push(image);
        }
        Ok(saved)
    }
}

fn describe(output: &Output, image: &OutputImage, path: &Path) -> Image {
    Image {
        image_name: image.name.to_string(),
        node_id: output.node_id().to_owned(),
        input_index: output.input_indices().first().copied(),
        board_id: image.board_id.clone(),
        path: Some(path.display().to_string()),
    }
}
