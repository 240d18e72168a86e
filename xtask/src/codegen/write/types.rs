//! Writes the types that go in and out.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Result;
use super::super::model::{Enum, Field, Item, Model, Presence, Struct, Union};
use super::super::names;
use super::super::output::Files;
use super::{doc, header, imports, setters};

const ROOT: &str = "crates/ivk-api/src/types";
/// A constructor with more arguments than this would be no help.
const MOST_ARGUMENTS: usize = 7;

pub(super) fn write(model: &Model, files: &mut Files) -> Result<()> {
    let mut modules: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
    for item in &model.types {
        modules.entry(item.module()).or_default().push(item);
    }
    let mut root = header(
        &model.version,
        "What goes out and what comes in, in one flat namespace.",
    );
    for module in modules.keys() {
        root.push_str(&format!("mod {module};\n"));
    }
    root.push_str("\npub use crate::value::*;\n\n");
    for (module, items) in &modules {
        root.push_str(&format!("pub use {module}::*;\n"));
        let about = format!("Types of {}.", module.replace('_', " "));
        let body: String = items.iter().map(|item| text(item)).collect();
        files.add_rust(
            format!("{ROOT}/{module}.rs"),
            &file(&model.version, &about, &body, items),
        )?;
    }
    files.add_rust(format!("{ROOT}/mod.rs"), &root)
}

fn file(version: &str, about: &str, body: &str, items: &[&Item]) -> String {
    let own: BTreeSet<&str> = items.iter().map(|item| item.name()).collect();
    let used: BTreeSet<String> = items.iter().flat_map(|item| item.names()).collect();
    let mut foreign: Vec<&str> = used
        .iter()
        .map(String::as_str)
        .filter(|name| !own.contains(name))
        .collect();
    if body.contains("unknown: UnknownFields") {
        foreign.push("UnknownFields");
    }
    let mut text = header(version, about);
    text.push_str(&imports(body, "indexmap", &["IndexMap"]));
    text.push_str(&imports(body, "serde", &["Deserialize", "Serialize"]));
    text.push('\n');
    text.push_str(&imports(body, "crate::types", &foreign));
    text.push_str(&imports(
        body,
        "crate::value",
        &["open_enum", "or_default", "setters", "tagged_union"],
    ));
    text.push('\n');
    text.push_str(body);
    text
}

fn text(item: &Item) -> String {
    match item {
        Item::Struct(item) => structure(item),
        Item::Enum(item) => open_enum(item),
        Item::Union(item) => union(item),
    }
}

/// A struct with what belongs to it.
pub(super) fn structure(item: &Struct) -> String {
    let name = &item.name;
    let own_default = item
        .fields
        .iter()
        .any(|field| matches!(field.presence, Presence::Default(Some(_))));
    let default = if own_default { "" } else { "Default, " };
    let mut text = doc(&item.doc, 0);
    text.push_str(&format!(
        "#[derive(Debug, Clone, {default}PartialEq, Serialize, Deserialize)]\n#[non_exhaustive]\npub struct {name} {{\n"
    ));
    for field in &item.fields {
        text.push_str(&doc(&field.doc, 4));
        text.push_str(&attributes(name, field));
        text.push_str(&format!(
            "pub {}: {},\n",
            names::field(&field.wire),
            field.full_type_in("")
        ));
    }
    text.push_str("/// Fields that this version of the crate does not know, kept as they were sent.\n");
    text.push_str("#[serde(flatten)]\npub unknown: UnknownFields,\n}\n\n");

    let fields: Vec<&Field> = item.fields.iter().collect();
    let required = fields
        .iter()
        .filter(|field| field.presence == Presence::Required)
        .count();
    if required > 0 && (required <= MOST_ARGUMENTS || item.sent) {
        text.push_str(&format!(
            "impl {name} {{\n{}}}\n\n",
            setters::constructor(&fields, true, "")
        ));
    }
    if item.sent {
        text.push_str(&setters::setters(name, &fields, ""));
    }
    if own_default {
        text.push_str(&defaults(item));
    }
    text
}

/// The serde attributes of a field, on one line.
fn attributes(owner: &str, field: &Field) -> String {
    let mut parts = Vec::new();
    let name = names::field(&field.wire);
    if name.trim_start_matches("r#") != field.wire {
        parts.push(format!("rename = {:?}", field.wire));
    }
    match &field.presence {
        Presence::Optional => parts.push("skip_serializing_if = \"Option::is_none\"".to_owned()),
        Presence::Default(None) => {
            parts.push("default".to_owned());
            parts.push("deserialize_with = \"or_default\"".to_owned());
        }
        Presence::Default(Some(_)) => {
            let function = default_function(owner, field);
            if function.contains(':') {
                parts.push("deserialize_with = \"UserId::or_system\"".to_owned());
            }
            parts.push(format!("default = {function:?}"));
        }
        Presence::Required | Presence::Nullable => {}
    }
    if parts.is_empty() {
        String::new()
    } else {
        format!("#[serde({})]\n", parts.join(", "))
    }
}

fn default_function(owner: &str, field: &Field) -> String {
    match &field.presence {
        Presence::Default(Some(expression)) if expression == "UserId::system()" => {
            "UserId::system".to_owned()
        }
        _ => format!("{}_{}", names::snake(owner), names::snake(&field.wire)),
    }
}

/// `Default` with the server's own defaults, and a function for each of them.
fn defaults(item: &Struct) -> String {
    let mut values = String::new();
    let mut functions = String::new();
    for field in &item.fields {
        let name = names::field(&field.wire);
        match &field.presence {
            Presence::Default(Some(expression)) => {
                let function = default_function(&item.name, field);
                values.push_str(&format!("{name}: {function}(),\n"));
                if !function.contains(':') {
                    functions.push_str(&format!(
                        "fn {function}() -> {} {{ {expression} }}\n\n",
                        field.ty.rust()
                    ));
                }
            }
            _ => values.push_str(&format!("{name}: Default::default(),\n")),
        }
    }
    format!(
        "impl Default for {} {{\nfn default() -> Self {{\nSelf {{\n{values}unknown: UnknownFields::default(),\n}}\n}}\n}}\n\n{functions}",
        item.name,
    )
}

fn open_enum(item: &Enum) -> String {
    let mut text = format!(
        "open_enum! {{\n{}    pub enum {} {{\n",
        indented(&doc(&item.doc, 4), 4),
        item.name
    );
    for (index, (variant, value)) in item.variants.iter().enumerate() {
        text.push_str(&format!("        /// `{value}`\n"));
        if index == 0 {
            text.push_str("        #[default]\n");
        }
        text.push_str(&format!("        {variant} = {value:?},\n"));
    }
    text.push_str("    }\n}\n\n");
    text
}

fn union(item: &Union) -> String {
    let mut text = format!(
        "tagged_union! {{\n{}    pub enum {} {{\n",
        indented(&doc(&item.doc, 4), 4),
        item.name
    );
    for (variant, inner, tag) in &item.variants {
        text.push_str(&format!(
            "        /// `{tag}`\n        {variant}({inner}) = {tag:?},\n"
        ));
    }
    text.push_str("    }\n}\n\n");
    text
}

fn indented(text: &str, by: usize) -> String {
    text.lines()
        .map(|line| format!("{}{line}\n", " ".repeat(by)))
        .collect()
}
