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
    let unusable = |message: String| Failure::new(Exit::Usage, "no-workflow", message);
    if format != ImageFormat::Png {
        let kind = format.media_type().trim_start_matches("image/").to_uppercase();
        return Err(unusable(format!(
            "{name} is a {kind} picture, and only PNG pictures carry a workflow"
        )));
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
    let Some(workflow) = inside.workflow().map_err(unreadable)? else {
        let graph = inside.graph().map_err(unreadable)?.is_some();
        return Err(unusable(if graph {
            format!(
                "the picture {name} holds no workflow, only the graph that made it: it was not made from the workflow editor"
            )
        } else {
            format!("the picture {name} holds no workflow")
        }));
    };
    Workflow::from_slice(workflow.as_bytes()).map_err(|error| {
        let message = format!("the workflow inside {name} cannot be used");
        Failure::because(Exit::Usage, "unusable-file", message, &error)
    })
}
