//! Constructors and setters.

use super::super::model::{Field, Presence, Type};
use super::super::names;

/// `new` with the fields that cannot be left out. The rest is taken from `Default` when there is one.
pub(super) fn constructor(fields: &[&Field], has_default: bool, types: &str) -> String {
    let required: Vec<&&Field> = fields
        .iter()
        .filter(|field| field.presence == Presence::Required)
        .collect();
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for field in &required {
        let name = names::field(&field.wire);
        let (argument, value) = argument(&field.ty, &name, types);
        arguments.push(format!("{name}: {argument}"));
        values.push(if value == name {
            name
        } else {
            format!("{name}: {value}")
        });
    }
    if has_default {
        values.push("..Self::default()".to_owned());
    } else {
        for field in fields.iter().filter(|field| field.presence != Presence::Required) {
            let empty = if matches!(field.presence, Presence::Default(_)) {
                "Vec::new()"
            } else {
                "None"
            };
            values.push(format!("{}: {empty}", names::field(&field.wire)));
        }
    }
    let doc = match required.len() {
        0 => "Leaves everything to the server.",
        _ if required.len() == fields.len() => "With everything it needs.",
        _ => "With what cannot be left out.",
    };
    let allow = if arguments.len() > 7 {
        "#[expect(clippy::too_many_arguments, reason = \"the server wants them all\")]\n"
    } else {
        ""
    };
    format!(
        "/// {doc}\n{allow}pub fn new({}) -> Self {{ Self {{ {} }} }}\n",
        arguments.join(", "),
        values.join(", "),
    )
}

/// How a constructor takes a value of a type, and the expression that makes the type of it.
fn argument(ty: &Type, name: &str, types: &str) -> (String, String) {
    match ty {
        Type::Text | Type::FromText(_) | Type::Number(_) => (
            format!("impl Into<{}>", ty.rust_in(types)),
            format!("{name}.into()"),
        ),
        Type::List(inner) if matches!(**inner, Type::Text | Type::FromText(_) | Type::Number(_)) => (
            format!("impl IntoIterator<Item = impl Into<{}>>", inner.rust_in(types)),
            format!("{name}.into_iter().map(Into::into).collect()"),
        ),
        _ => (ty.rust_in(types), name.to_owned()),
    }
}

/// By-value setters for the fields that can be left out, as an invocation of `setters!`.
pub(super) fn setters(owner: &str, fields: &[&Field], types: &str) -> String {
    let mut lines = String::new();
    for field in fields {
        let mode = match (&field.presence, &field.ty) {
            (Presence::Required, _) => continue,
            (Presence::Default(_), Type::List(inner)) => format!("list {}", inner.rust_in(types)),
            (Presence::Optional | Presence::Nullable, Type::List(inner)) => {
                format!("optional list {}", inner.rust_in(types))
            }
            (Presence::Default(_), ty) => format!("plain {}", ty.rust_in(types)),
            (Presence::Optional | Presence::Nullable, ty) => format!("optional {}", ty.rust_in(types)),
        };
        lines.push_str(&format!("        {}: {mode},\n", names::field(&field.wire)));
    }
    if lines.is_empty() {
        lines
    } else {
        format!("setters! {{\n    {owner} {{\n{lines}    }}\n}}\n\n")
    }
}
