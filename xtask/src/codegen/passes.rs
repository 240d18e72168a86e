//! What can be told of the types only when all of them are known: cycles, places, and which of them are sent.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Item, Model, Type};
use super::typing;

/// Boxes the fields through which a type would hold itself.
pub(super) fn break_cycles(items: &mut [Item]) {
    let held: BTreeMap<String, Vec<String>> = items
        .iter()
        .map(|item| (item.name().to_owned(), item.names()))
        .collect();
    let reaches = |from: &str, to: &str| {
        let mut open = vec![from.to_owned()];
        let mut seen = BTreeSet::new();
        while let Some(name) = open.pop() {
            if name == to {
                return true;
            }
            if seen.insert(name.clone()) {
                open.extend(held.get(&name).into_iter().flatten().cloned());
            }
        }
        false
    };
    for item in items {
        let Item::Struct(item) = item else { continue };
        for field in &mut item.fields {
            if matches!(&field.ty, Type::Named(name) if reaches(name, &item.name)) {
                field.ty = Type::Boxed(Box::new(field.ty.clone()));
            }
        }
    }
}

/// Puts each type where it is used: with the one module of operations that needs it, with the events, or with
/// what is common.
pub(super) fn place_types(model: &mut Model) {
    let held: BTreeMap<String, Vec<String>> = model
        .types
        .iter()
        .map(|item| (item.name().to_owned(), item.names()))
        .collect();
    let mut users: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut visit = |module: &str, roots: Vec<String>| {
        let mut open = roots;
        while let Some(name) = open.pop() {
            if users.entry(name.clone()).or_default().insert(module.to_owned()) {
                open.extend(held.get(&name).into_iter().flatten().cloned());
            }
        }
    };
    for operation in &model.operations {
        let mut roots = Vec::new();
        operation.output.names(&mut roots);
        operation
            .parameters
            .iter()
            .for_each(|parameter| parameter.field.ty.names(&mut roots));
        visit(&operation.row.module, roots);
    }
    visit(
        "queue",
        vec!["Graph".to_owned(), "Edge".to_owned(), "EdgeConnection".to_owned()],
    );
    model.events.iter().for_each(|event| {
        let mut roots = Vec::new();
        event.fields.iter().for_each(|field| field.ty.names(&mut roots));
        visit("events", roots);
    });
    // The rest stands in the document for what is open here.
    model.types.retain(|item| users.contains_key(item.name()));
    for item in &mut model.types {
        let modules = users.get(item.name());
        // Events are about what operations work on.
        let mut modules: Vec<&String> = modules.into_iter().flatten().collect();
        if modules.len() > 1 {
            modules.retain(|module| *module != "events");
        }
        let module = match modules[..] {
            [only] => only.clone(),
            _ => "common".to_owned(),
        };
        let module = typing::module(item.name()).map_or(module, str::to_owned);
        item.set_module(module);
    }
    for event in &mut model.events {
        typing::event_module(&event.name).clone_into(&mut event.module);
    }
}

/// Marks what a client sends, at any depth.
pub(super) fn mark_sent(model: &mut Model) {
    let held: BTreeMap<String, Vec<String>> = model
        .types
        .iter()
        .map(|item| (item.name().to_owned(), item.names()))
        .collect();
    let mut open = vec!["Edge".to_owned()];
    for parameter in model
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters)
    {
        parameter.field.ty.names(&mut open);
    }
    let mut sent = BTreeSet::new();
    while let Some(name) = open.pop() {
        if sent.insert(name.clone()) {
            open.extend(held.get(&name).into_iter().flatten().cloned());
        }
    }
    for item in &mut model.types {
        if let Item::Struct(item) = item {
            item.sent = sent.contains(&item.name);
        }
    }
}
