//! Brings home what a job made.

mod name;
mod named;
mod saver;
mod sidecar;

use std::path::{Path, PathBuf};

use ivk_workflow::Draft;

use crate::arguments::SaveArguments;
use crate::failure::{Exit, Failure};
use name::NameTemplate;
pub(crate) use saver::Saver;

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
