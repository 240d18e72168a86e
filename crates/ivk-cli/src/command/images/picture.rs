//! A picture that a person named: a file of this machine, or an image of a server.

use std::path::{Path, PathBuf};

use ivk_client::Client;
use ivk_client::boards::{EmbeddedWorkflow, ImageMetadata, ImageName, PngMetadata};

use crate::arguments::ServerArguments;
use crate::command::gallery;
use crate::failure::{Exit, Failure};

/// Where a picture is.
#[derive(Debug, Clone)]
pub(super) enum Place {
    File(PathBuf),
    Server(ImageName),
}

impl Place {
    /// A file where there is one of this name, an image of the server otherwise.
    pub(super) fn of(named: &str) -> Result<Self, Failure> {
        let path = Path::new(named);
        if path.is_file() {
            return Ok(Self::File(path.to_path_buf()));
        }
        if path.is_dir() {
            let message = format!("{named} is a folder; name the pictures in it");
            return Err(Failure::new(Exit::Usage, "unusable-file", message));
        }
        if path.components().count() != 1 || named.contains(std::path::is_separator) {
            let message = format!("there is no file {named}");
            return Err(Failure::new(Exit::Usage, "unusable-file", message));
        }
        Ok(Self::Server(ImageName::from(named)))
    }

    pub(super) fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Server(name) => name.to_string(),
        }
    }
}

/// The places that were named, and a client for those that are on the server.
pub(super) async fn places(
    named: &[String],
    server: &ServerArguments,
) -> Result<(Vec<Place>, Option<Client>), Failure> {
    let places = named.iter().map(|name| Place::of(name));
    let places = places.collect::<Result<Vec<_>, _>>()?;
    let client = if places.iter().any(|place| matches!(place, Place::Server(_))) {
        Some(gallery::open(server).await?)
    } else {
        None
    };
    Ok((places, client))
}

/// What a picture file says about how it was made.
pub(super) fn inside_file(path: &Path) -> Result<PngMetadata, Failure> {
    PngMetadata::from_path(path).map_err(gallery::failed)
}

/// The metadata of a picture.
pub(super) fn metadata(inside: &PngMetadata, path: &Path) -> Result<Option<ImageMetadata>, Failure> {
    inside.metadata().map_err(|error| in_file(path, error))
}

/// Workflow and graph of a picture.
pub(super) fn workflow(inside: &PngMetadata, path: &Path) -> Result<EmbeddedWorkflow, Failure> {
    inside.embedded_workflow().map_err(|error| in_file(path, error))
}

fn in_file(path: &Path, error: ivk_client::boards::Error) -> Failure {
    Failure::because(Exit::Usage, "damaged", path.display().to_string(), &error)
}
