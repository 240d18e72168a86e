//! Writes what the tests of `ivk-api` need to know about each operation.

use super::super::Result;
use super::super::model::{Model, Type};
use super::super::output::Files;
use super::header;

/// A function that reads an answer by the name of its operation and writes it again.
pub(super) fn write(model: &Model, files: &mut Files) -> Result<()> {
    let mut text = header(
        &model.version,
        "Reads and writes the answer to any operation, by its name.",
    );
    text.push_str(
        "use ivk_api::operations::*;\nuse ivk_api::{DecodeError, Operation};\nuse serde::Serialize;\nuse serde_json::Value;\n\n",
    );
    text.push_str("fn again<O: Operation<Output: Serialize>>(body: &[u8]) -> Result<Value, DecodeError> {\n");
    text.push_str("let output = O::decode(body)?;\nOk(serde_json::to_value(output).unwrap())\n}\n\n");
    text.push_str("/// `None` when the answer is no JSON.\n");
    text.push_str(
        "pub(crate) fn round_trip(id: &str, body: &[u8]) -> Option<Result<Value, DecodeError>> {\nSome(match id {\n",
    );
    for operation in &model.operations {
        if operation.output != Type::Bytes && operation.row.answer != "text" {
            let (id, module, name) = (&operation.id, &operation.row.module, &operation.name);
            text.push_str(&format!("{id:?} => again::<{module}::{name}>(body),\n"));
        }
    }
    text.push_str("_ => return None,\n})\n}\n");
    files.add_rust("crates/ivk-api/tests/generated/mod.rs", &text)
}
