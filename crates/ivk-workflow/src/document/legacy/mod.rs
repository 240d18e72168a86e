//! What the schemas 1.0.0 and 2.0.0 ask of a node and its inputs.
//!
//! Both hold more than 4.0.0: types and kinds that later came to be known from the server's templates instead. They
//! are checked, because the editor refuses a file in which they are wrong, and then forgotten. Values of types that
//! schema 2.0.0 has no shape for are forgotten with them.

mod shape;
mod v1;
mod v2;

use super::json::{Json, Kind};
use super::read::Reader;
use super::version::SchemaVersion;
use crate::error::Error;

/// Checks an input. `true` when its value survives the migration.
#[inline]
pub(super) fn check_input(
    reader: &mut Reader<'_>,
    json: Json<'_>,
    label: Option<Json<'_>>,
    value: Option<Json<'_>>,
) -> Result<bool, Error> {
    match reader.version {
        SchemaVersion::V1 => v1::check_input(reader, json, label, value),
        SchemaVersion::V2 => v2::check_input(reader, json, label, value),
        SchemaVersion::V3 | SchemaVersion::V4 => Ok(true),
    }
}

/// Checks the outputs of a node, which newer schemas do not have.
pub(super) fn check_outputs(
    reader: &mut Reader<'_>,
    data: Json<'_>,
    outputs: Option<Json<'_>>,
) -> Result<(), Error> {
    let Some(outputs) = outputs.filter(|outputs| outputs.is_object()) else {
        return Err(reader.refuse(outputs.unwrap_or(data), "`outputs` must be an object"));
    };
    for output in outputs.members() {
        let checked = check_field(reader, output, "output").and_then(|()| match reader.version {
            SchemaVersion::V1 => v1::check_type(reader, output).map(drop),
            _ => v2::check_type(reader, output).map(drop),
        });
        checked.map_err(|error| error.in_field(output.name()))?;
    }
    Ok(())
}

/// Checks the size of a node, which newer schemas do not have.
pub(super) fn check_size(reader: &Reader<'_>, node: Json<'_>) -> Result<(), Error> {
    for key in ["width", "height"] {
        let Some(size) = node.get(key).filter(|size| !size.is_null()) else {
            continue;
        };
        if !size.number().is_some_and(|size| size > 0.0) {
            return Err(reader.refuse(size, format!("`{key}` must be a number above 0")));
        }
    }
    Ok(())
}

/// What inputs and outputs have in common.
fn check_field(reader: &mut Reader<'_>, json: Json<'_>, kind: &str) -> Result<(), Error> {
    if !json.is_object() {
        return Err(reader.refuse(json, format!("an {kind} must be an object")));
    }
    reader.required_name(json, "id", json.get("id"))?;
    reader.required_name(json, "name", json.get("name"))?;
    match json.get("fieldKind") {
        Some(found) if found.is(kind) => Ok(()),
        found => Err(reader.refuse(found.unwrap_or(json), format!("`fieldKind` must be `{kind}`"))),
    }
}

fn is_text(json: Json<'_>) -> bool {
    matches!(json.kind(), Kind::Plain | Kind::Escaped)
}
