//! The workflow that the argument FILE names: a workflow file, or a picture with a workflow inside.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use ivk_client::boards::{Error, ErrorKind, ImageFormat, PngMetadata};
use ivk_workflow::Workflow;

use crate::failure::{Exit, Failure};

/// How much of a file tells whether it is a picture.
const START: u64 = 16;

/// Opens a workflow file, or the workflow inside a picture. `-` reads either from standard input.
pub(crate) fn open(path: &Path) -> Result<Workflow, Failure> {
    if path.as_os_str() == "-" {
        return from_input();
    }
    // A file that cannot be read is reported by whoever reads it whole.
    let start = File::open(path).and_then(start_of).unwrap_or_default();
    match ImageFormat::detect(&start) {
        None => Workflow::from_path(path)
            .map_err(|error| Failure::from_error(Exit::Usage, "unusable-file", &error)),
        Some(format) => from_picture(&path.display().to_string(), format, || {
            PngMetadata::from_path(path)
        }),
    }
}

fn start_of(file: File) -> std::io::Result<Vec<u8>> {
    let mut start = Vec::new();
    file.take(START).read_to_end(&mut start)?;
    Ok(start)
}

fn from_input() -> Result<Workflow, Failure> {
    let name = "standard input";
    let mut content = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut content)
        .map_err(|error| {
            Failure::because(
                Exit::Usage,
                "unusable-file",
                format!("{name} cannot be read"),
                &error,
            )
        })?;
    match ImageFormat::detect(&content) {
        None => Workflow::from_slice(&content).map_err(|error| {
            let message = format!("what came from {name} is no workflow");
            Failure::because(Exit::Usage, "unusable-file", message, &error)
        }),
        Some(format) => from_picture(name, format, || PngMetadata::from_slice(&content)),
    }
}

fn from_picture(
    name: &str,
    format: ImageFormat,
    read: impl FnOnce() -> Result<PngMetadata, Error>,
) -> Result<Workflow, Failure> {
    if format != ImageFormat::Png {
        let kind = format.media_type().trim_start_matches("image/").to_uppercase();
        let message = format!("{name} is a {kind} picture, and only PNG pictures carry a workflow");
        return Err(Failure::new(Exit::Usage, "no-workflow", message));
    }
    let unreadable = |error: Error| {
        let code = if error.kind() == ErrorKind::File {
            "unusable-file"
        } else {
            "damaged"
        };
        Failure::because(Exit::Usage, code, format!("{name} cannot be used"), &error)
    };
    let inside = read().map_err(unreadable)?;
    ivk_client::workflow_in_picture(&inside).map_err(|error| {
        let code = if error.boards_error().is_some() {
            "damaged"
        } else if error.workflow_error().is_some() {
            "unusable-file"
        } else {
            "no-workflow"
        };
        Failure::because(Exit::Usage, code, format!("{name} cannot be used"), &error)
    })
}
