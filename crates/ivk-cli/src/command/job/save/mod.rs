//! Brings the pictures of a run home.

mod name;
mod sidecar;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use futures_util::{StreamExt, stream};
use ivk_client::Client;
use ivk_workflow::Draft;
use ivk_workflow::remote::{ItemInput, ItemResult, JobResult, Output, OutputImage};

use super::Report;
use crate::arguments::SaveArguments;
use crate::failure::{Exit, Failure};
use crate::output::event::Image;
use name::{NameTemplate, Named};

/// How many pictures are fetched at the same time.
const AT_ONCE: usize = 4;

/// What becomes of the pictures of a job.
#[derive(Debug)]
pub(crate) struct Saving {
    /// Where they go; nowhere when the job is only watched.
    folder: Option<PathBuf>,
    name: Option<NameTemplate>,
    sidecar: bool,
}

impl Saving {
    /// Makes sure that pictures can be written, before anything is asked of a server.
    pub(crate) fn prepare(arguments: &SaveArguments) -> Result<Self, Failure> {
        let name = arguments.name.as_deref().map(NameTemplate::parse).transpose()?;
        let folder = match arguments.watch_only {
            true => None,
            false => Some(writable(&arguments.out)?),
        };
        Ok(Self {
            folder,
            name,
            sidecar: arguments.sidecar,
        })
    }

    /// Pictures stay on the server.
    pub(crate) fn nothing() -> Self {
        Self {
            folder: None,
            name: None,
            sidecar: false,
        }
    }

    /// Makes sure that the template of names fits the workflow, before anything is sent.
    pub(crate) fn check(&self, draft: Option<&Draft>) -> Result<(), Failure> {
        match &self.name {
            Some(name) => name.check(draft),
            None => Ok(()),
        }
    }

    /// Saves every picture of a job, in the order in which they were made. Those of a job that is only watched are told.
    pub(crate) async fn all(
        &self,
        client: &Client,
        result: &JobResult,
        workflow: &str,
        report: &mut dyn Report,
    ) -> Result<Vec<Image>, Failure> {
        let inputs: Vec<Vec<ItemInput>> = match self.name.is_some() || self.sidecar {
            true => result.items().iter().map(ItemResult::inputs).collect(),
            false => result.items().iter().map(|_| Vec::new()).collect(),
        };
        let pictures = result.items().iter().zip(&inputs).flat_map(|(item, inputs)| {
            item.outputs()
                .flat_map(|output| output.images().iter().map(move |image| (output, image)))
                .map(move |(output, image)| (item, inputs, output, image))
        });
        let named = pictures
            .enumerate()
            .map(|(place, (item, inputs, output, image))| Named {
                index: place + 1,
                batch_id: result.batch_id().as_str(),
                workflow,
                item,
                inputs,
                output,
                image,
            });
        let Some(folder) = &self.folder else {
            return Ok(named.map(|named| describe(named.output, named.image)).collect());
        };
        let mut taken = HashSet::new();
        let mut downloads = stream::iter(named)
            .map(|named| {
                let path = self.name.as_ref().map(|name| {
                    // Pictures arrive in any order, and are numbered in the order in which they were made.
                    folder.join(unique(name.path(&named), &mut taken))
                });
                async move {
                    let download = client.images().download(named.image);
                    let path = match path {
                        Some(path) => download.to_file(path).await,
                        None => download.to_dir(folder).await,
                    };
                    (named, path)
                }
            })
            .buffered(AT_ONCE);
        let mut saved = Vec::new();
        while let Some((named, path)) = downloads.next().await {
            let path = path.map_err(|error| Failure::from_error(Exit::Server, "download", &error))?;
            let mut image = describe(named.output, named.image);
            image.path = Some(path.display().to_string());
            if self.sidecar {
                let written = sidecar::write(&path, &named).map_err(|error| {
                    let message = format!("the values of {} cannot be written", path.display());
                    Failure::because(Exit::Failed, "sidecar", message, &error)
                })?;
                image.sidecar = Some(written.display().to_string());
            }
            report.saved(&image)?;
            saved.push(image);
        }
        Ok(saved)
    }
}

/// The path, with a number if a picture before has it. Where upper and lower case are one, so are their files.
fn unique(path: PathBuf, taken: &mut HashSet<String>) -> PathBuf {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let ending = path
        .extension()
        .map(|ending| format!(".{}", ending.to_string_lossy()))
        .unwrap_or_default();
    let mut unique = path.clone();
    for number in 2_u64.. {
        if taken.insert(unique.to_string_lossy().to_lowercase()) {
            break;
        }
        unique = path.with_file_name(format!("{stem}-{number}{ending}"));
    }
    unique
}

/// Makes a folder, and makes sure that it can be written to.
fn writable(path: &Path) -> Result<PathBuf, Failure> {
    let unusable = |error: &std::io::Error| {
        let message = format!("pictures cannot be saved in {}", path.display());
        Failure::because(Exit::Usage, "unusable-folder", message, error)
    };
    std::fs::create_dir_all(path).map_err(|error| unusable(&error))?;
    // Whether a folder can be written to is known for certain only by writing to it.
    tempfile::tempfile_in(path).map_err(|error| unusable(&error))?;
    Ok(path.to_path_buf())
}

fn describe(output: &Output, image: &OutputImage) -> Image {
    Image {
        image_name: image.name.to_string(),
        node_id: output.node_id().to_owned(),
        input_index: output.input_indices().first().copied(),
        board_id: image.board_id.clone(),
        path: None,
        sidecar: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_of_one_name_are_numbered() {
        let mut taken = HashSet::new();
        let mut name = |path: &str| unique(PathBuf::from(path), &mut taken).display().to_string();
        assert_eq!(name("a/cat.png"), "a/cat.png");
        assert_eq!(name("a/Cat.png"), "a/Cat-2.png");
        assert_eq!(name("a/cat.png"), "a/cat-3.png");
        assert_eq!(name("b/cat.png"), "b/cat.png");
    }
}
