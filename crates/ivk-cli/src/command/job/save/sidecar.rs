//! `--sidecar`: a JSON file beside each picture that says how it was made. A public interface.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;

use super::named::Named;
use crate::output::event::MadeName;

/// The highest number that is tried for a name that is taken.
const NUMBERS: u32 = 100_000;

#[derive(Debug, Serialize)]
struct Sidecar<'a> {
    #[serde(flatten)]
    name: &'a MadeName,
    node_id: &'a str,
    node_label: Option<&'a str>,
    width: Option<u32>,
    height: Option<u32>,
    board_id: Option<&'a str>,
    workflow: &'a str,
    batch_id: &'a str,
    item_id: i64,
    /// Which run of the batch it was, from 0.
    item_index: usize,
    inputs: Vec<Input<'a>>,
    /// Everything that the batch put into the graph for this run.
    batch_values: Value,
}

#[derive(Debug, Serialize)]
struct Input<'a> {
    index: usize,
    label: &'a str,
    node_id: &'a str,
    field: &'a str,
    value: Option<Value>,
}

/// Writes the file beside the picture. One that is there already stays; the new one gets a number then.
pub(super) fn write(picture: &Path, named: &Named) -> std::io::Result<PathBuf> {
    let inputs = named.inputs.iter().map(|input| Input {
        index: input.index,
        label: &input.label,
        node_id: &input.node_id,
        field: &input.field,
        value: input.value.as_ref().map(|value| value.to_api()),
    });
    let sidecar = Sidecar {
        name: &named.name,
        node_id: named.output.node_id(),
        node_label: named.output.label(),
        width: named.size.map(|size| size.0),
        height: named.size.map(|size| size.1),
        board_id: named.board_id.as_deref(),
        workflow: &named.job.workflow,
        batch_id: &named.job.batch_id,
        item_id: named.item.id().get(),
        item_index: named.item.index(),
        inputs: inputs.collect(),
        batch_values: serde_json::to_value(named.item.field_values())?,
    };
    let mut text = serde_json::to_vec_pretty(&sidecar)?;
    text.push(b'\n');
    let (mut file, path) = create(picture)?;
    file.write_all(&text)?;
    Ok(path)
}

fn create(picture: &Path) -> std::io::Result<(File, PathBuf)> {
    let stem = picture.file_stem().unwrap_or_default().to_string_lossy();
    for number in 1..NUMBERS {
        let name = match number {
            1 => format!("{stem}.json"),
            _ => format!("{stem}-{number}.json"),
        };
        let path = picture.with_file_name(name);
        match File::create_new(&path) {
            Ok(file) => return Ok((file, path)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let picture = folder.path().join("cat.png");
        let name = |picture: &Path| create(picture).unwrap().1.file_name().unwrap().to_owned();
        assert_eq!(name(&picture), "cat.json");
        assert_eq!(name(&picture), "cat-2.json");
    }
}
