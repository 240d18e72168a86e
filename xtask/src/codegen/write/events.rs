//! Writes the events.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Result;
use super::super::model::{Model, Struct};
use super::super::names;
use super::super::output::Files;
use super::types::structure;
use super::{doc, header, imports};

const ROOT: &str = "crates/ivk-api/src/events";

pub(super) fn write(model: &Model, files: &mut Files) -> Result<()> {
    let mut modules: BTreeMap<&str, Vec<&Struct>> = BTreeMap::new();
    for event in &model.events {
        modules.entry(&event.module).or_default().push(event);
    }
    let mut root = header(
        &model.version,
        "Every event that the server sends over its socket.",
    );
    for module in modules.keys() {
        root.push_str(&format!("mod {module};\n"));
    }
    root.push_str("\nuse crate::event::events;\n\n");
    for (module, events) in &modules {
        root.push_str(&format!("pub use {module}::*;\n"));
        let body: String = events.iter().map(|event| structure(event)).collect();
        let about = format!("Events of {}.", module.replace('_', " "));
        files.add_rust(
            format!("{ROOT}/{module}.rs"),
            &file(&model.version, &about, &body, events),
        )?;
    }
    root.push_str("\nevents! {\n");
    for event in &model.events {
        for line in doc(&event.doc, 4).lines() {
            root.push_str(&format!("    {line}\n"));
        }
        root.push_str(&format!(
            "    {} = {:?},\n",
            event.name,
            names::snake(&event.name)
        ));
    }
    root.push_str("}\n");
    files.add_rust(format!("{ROOT}/mod.rs"), &root)
}

fn file(version: &str, about: &str, body: &str, events: &[&Struct]) -> String {
    let mut used = Vec::new();
    events
        .iter()
        .flat_map(|event| &event.fields)
        .for_each(|field| field.ty.names(&mut used));
    let mut used: BTreeSet<String> = used.into_iter().collect();
    used.insert("UnknownFields".to_owned());
    let used: Vec<&str> = used.iter().map(String::as_str).collect();
    let mut text = header(version, about);
    text.push_str(&imports(body, "indexmap", &["IndexMap"]));
    text.push_str("use serde::{Deserialize, Serialize};\n\n");
    text.push_str(&imports(body, "crate::types", &used));
    text.push_str(&imports(body, "crate::value", &["or_default"]));
    text.push('\n');
    text.push_str(body);
    text
}
