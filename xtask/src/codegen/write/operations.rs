//! Writes the operations.

use std::collections::BTreeMap;

use super::super::Result;
use super::super::model::{Body, Field, Model, Operation, Parameter, Place, Presence, Type};
use super::super::names;
use super::super::output::Files;
use super::{doc, header, imports, setters};

const ROOT: &str = "crates/ivk-api/src/operations";
/// A module that gets longer than this is split into what reads and what changes something.
const LONGEST: usize = 600;

pub(super) fn write(model: &Model, files: &mut Files) -> Result<()> {
    let mut modules: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
    for operation in &model.operations {
        modules.entry(&operation.row.module).or_default().push(operation);
    }
    let mut root = header(
        &model.version,
        "Every operation of the server, by the part of it that serves them.",
    );
    for (module, operations) in &modules {
        let about = format!("Operations on {}.", module.replace('_', " "));
        let parts = parts(files, model, operations)?;
        if let [(_, _, only)] = &parts[..] {
            files.add_rust(format!("{ROOT}/{module}.rs"), &file(&model.version, &about, only))?;
        } else {
            let mut index = header(&model.version, &about);
            parts
                .iter()
                .for_each(|(part, ..)| index.push_str(&format!("mod {part};\n")));
            parts
                .iter()
                .for_each(|(part, ..)| index.push_str(&format!("pub use {part}::*;\n")));
            files.add_rust(format!("{ROOT}/{module}/mod.rs"), &index)?;
            for (part, about, operations) in &parts {
                files.add_rust(
                    format!("{ROOT}/{module}/{part}.rs"),
                    &file(&model.version, about, operations),
                )?;
            }
        }
        root.push_str(&format!("pub mod {module};\n"));
    }
    root.push_str("\nuse crate::{Operation, OperationInfo};\n\n");
    root.push_str("/// The facts of every operation.\n");
    root.push_str(&format!(
        "pub static ALL: [OperationInfo; {}] = [\n",
        model.operations.len()
    ));
    for operation in &model.operations {
        root.push_str(&format!("{}::{}::INFO,\n", operation.row.module, operation.name));
    }
    root.push_str("];\n");
    files.add_rust(format!("{ROOT}/mod.rs"), &root)
}

/// A part of a module: its name, what it holds, its operations.
type Part<'a> = (&'static str, &'static str, Vec<&'a Operation>);

/// Splits what would be too long for a file.
fn parts<'a>(files: &Files, model: &Model, operations: &[&'a Operation]) -> Result<Vec<Part<'a>>> {
    let fits = |operations: &[&Operation]| -> Result<bool> {
        Ok(files
            .format(&file(&model.version, "", operations))?
            .lines()
            .count()
            <= LONGEST)
    };
    if fits(operations)? {
        return Ok(vec![("", "", operations.to_vec())]);
    }
    let (reads, changes): (Vec<&Operation>, Vec<&Operation>) = operations
        .iter()
        .partition(|operation| operation.row.class.contains("read"));
    let reads = ("reads", "What changes nothing.", reads);
    if fits(&changes)? {
        return Ok(vec![("changes", "What changes something.", changes), reads]);
    }
    let (posts, changes): (Vec<&Operation>, Vec<&Operation>) = changes
        .into_iter()
        .partition(|operation| operation.method == "POST");
    let changes = (
        "changes",
        "What changes or deletes something that is there.",
        changes,
    );
    Ok(vec![
        changes,
        ("posts", "What creates something, or sets something going.", posts),
        reads,
    ])
}

fn file(version: &str, about: &str, operations: &[&Operation]) -> String {
    let body: String = operations.iter().map(|operation| item(operation)).collect();
    let mut text = header(version, about);
    text.push_str(&imports(&body, "bytes", &["Bytes"]));
    text.push_str(&imports(&body, "indexmap", &["IndexMap"]));
    text.push('\n');
    text.push_str(&imports(&body, "crate::operation", &["OperationInfo"]));
    text.push_str(&imports(&body, "crate::request", &["Form", "Object", "Target"]));
    text.push_str(&imports(&body, "crate::value", &["setters"]));
    text.push_str(&imports(
        &body,
        "crate",
        &[
            "Access",
            "Answer",
            "DecodeError",
            "Operation",
            "OperationClass",
            "Request",
            "RequestBody",
            "decode",
            "types",
        ],
    ));
    text.push('\n');
    text.push_str(&body);
    text
}

fn item(operation: &Operation) -> String {
    let name = &operation.name;
    let fields: Vec<&Field> = operation
        .parameters
        .iter()
        .map(|parameter| &parameter.field)
        .collect();
    let has_default = fields.iter().all(|field| field.presence != Presence::Required);
    let default = if has_default { ", Default" } else { "" };

    let mut text = doc(&operation.doc, 0);
    text.push_str("///\n");
    text.push_str(&doc(&facts(operation), 0));
    text.push_str(&format!(
        "#[derive(Debug, Clone, PartialEq{default})]\n#[non_exhaustive]\npub struct {name} {{\n"
    ));
    for field in &fields {
        text.push_str(&doc(&field.doc, 4));
        text.push_str(&format!(
            "pub {}: {},\n",
            names::field(&field.wire),
            field.full_type_in("types::")
        ));
    }
    text.push_str(&format!(
        "}}\n\nimpl {name} {{\n{}}}\n\n",
        setters::constructor(&fields, has_default, "types::")
    ));
    text.push_str(&setters::setters(name, &fields, "types::"));
    text.push_str(&implementation(operation));
    text
}

/// Method and path, and what is known about the operation.
fn facts(operation: &Operation) -> String {
    let row = &operation.row;
    let class = match row.class.as_str() {
        "read" => "It changes nothing.",
        "destructive-read" => "It uses up what it reads, so that it may not be repeated.",
        "idempotent-write" => "It may be repeated.",
        "sweeping-write" => {
            "It acts on whatever is there when it arrives, so that it may not be repeated blindly."
        }
        "reconcilable-create" => "Before it is repeated, look up whether the first attempt arrived.",
        "plain-create" => "Each repetition does it once more.",
        _ => "It may be repeated.",
    };
    let access = match row.access.as_str() {
        "public" => "anybody may call it",
        "admin" => "on a multi-user server for administrators",
        "media" => "on a multi-user server for those who are signed in, if only by the media cookie",
        _ => "on a multi-user server for those who are signed in",
    };
    let status = match row.status {
        200 => String::new(),
        501 => " The server answers `501`: it has the operation in name only.".to_owned(),
        status => format!(" Success is `{status}`."),
    };
    format!(
        "`{} {}`, since InvokeAI {}; {access}. {class}{status}",
        operation.method, operation.path, row.since
    )
}

fn implementation(operation: &Operation) -> String {
    let row = &operation.row;
    let read = match row.answer.as_str() {
        "none" => "none",
        "bytes" => "bytes",
        "text" => "text",
        _ => "json",
    };
    format!(
        "impl Operation for {name} {{
            type Output = {output};

            const INFO: OperationInfo = OperationInfo::new({id:?}, {method:?}, {path:?})
                .class(OperationClass::{class}).answers({status}, Answer::{answer}).since({since:?}, Access::{access}){patience};

            #[inline]
            fn request(&self) -> Request {{
                let target = {target};
                {body}
            }}

            #[inline]
            fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {{
                decode::{read}(Self::INFO.id, body)
            }}
        }}\n\n",
        name = operation.name,
        output = operation.output.rust_in("types::"),
        id = operation.id,
        method = operation.method,
        path = operation.path,
        class = names::camel(&row.class),
        status = row.status,
        answer = names::camel(&row.answer),
        since = row.since,
        access = names::camel(&row.access),
        patience = row.patience.map(|seconds| format!(".patience({seconds})")).unwrap_or_default(),
        target = target(operation),
        body = body(operation),
    )
}

fn target(operation: &Operation) -> String {
    let mut text = String::new();
    let path = operation.path.trim_start_matches('/');
    for (index, piece) in path.split('{').enumerate() {
        match (index, piece.split_once('}')) {
            (0, _) => text.push_str(&format!("Target::new({piece:?})")),
            (_, Some((name, rest))) => {
                text.push_str(&format!(".segment(&self.{})", names::field(name)));
                if !rest.is_empty() {
                    text.push_str(&format!(".path({rest:?})"));
                }
            }
            (_, None) => {}
        }
    }
    for parameter in operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place == Place::Query)
    {
        let (wire, name) = (&parameter.field.wire, names::field(&parameter.field.wire));
        text.push_str(&match (&parameter.field.ty, &parameter.field.presence) {
            (Type::FromText("Secret"), _) => {
                format!(".optional({wire:?}, self.{name}.as_ref().map(types::Secret::expose).as_ref())")
            }
            (Type::List(_), _) => format!(".all({wire:?}, &self.{name})"),
            (_, Presence::Required) => format!(".query({wire:?}, &self.{name})"),
            _ => format!(".optional({wire:?}, self.{name}.as_ref())"),
        });
    }
    text
}

fn body(operation: &Operation) -> String {
    let parts: Vec<&Parameter> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place == Place::Body)
        .collect();
    let chain = |first: String, required: &str| {
        parts.iter().fold(first, |text, parameter| {
            let (wire, name) = (&parameter.field.wire, names::field(&parameter.field.wire));
            match parameter.field.presence {
                Presence::Required => format!("{text}.{required}({wire:?}, &self.{name})"),
                _ => format!("{text}.optional({wire:?}, self.{name}.as_ref())"),
            }
        })
    };
    let body = match &operation.body {
        Body::None => return "Request::new(&Self::INFO, target, RequestBody::Empty)".to_owned(),
        Body::Whole => "RequestBody::json(&self.body)".to_owned(),
        Body::Object => format!("{}.finish()", chain("Object::new()".to_owned(), "field")),
        Body::Form {
            file_part,
            file_required,
        } => {
            format!(
                "{}.finish()",
                chain(format!("Form::new({file_part:?}, {file_required})"), "text")
            )
        }
    };
    format!("let body = {body}; Request::new(&Self::INFO, target, body)")
}
