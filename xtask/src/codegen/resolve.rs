//! From the snapshot to the Rust items that are to be written.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::glossary::Glossary;
use super::model::{
    Body, Enum, Field, Item, Model, Operation, Parameter, Place, Presence, Struct, Type, Union,
};
use super::schema::{self, Document, Schema};
use super::table::Table;
use super::typing::{self, Implied, Typing};
use super::{Result, names, passes};

pub(super) fn resolve(document: &Document, table: &Table, words: &Glossary) -> Result<Model> {
    let mut resolver = Resolver {
        typing: Typing {
            document,
            implied: Vec::new(),
        },
        document,
        words,
        enums: enum_values(document),
    };
    let operations = resolver.operations(table)?;
    let mut types = resolver.types()?;
    let events = resolver.events()?;
    types.extend(resolver.implied());
    types.sort_by(|a, b| a.name().cmp(b.name()));

    let mut model = Model {
        version: document.info.version.clone(),
        operations,
        types,
        events,
    };
    passes::break_cycles(&mut model.types);
    passes::place_types(&mut model);
    passes::mark_sent(&mut model);
    Ok(model)
}

struct Resolver<'a> {
    typing: Typing<'a>,
    document: &'a Document,
    words: &'a Glossary,
    /// The values of each named enum, by its Rust name.
    enums: BTreeMap<String, Vec<String>>,
}

/// Whether the properties of this schema stand for themselves in the operation that uses it.
fn is_embedded(name: &str) -> bool {
    name.starts_with("Body_")
}

fn enum_values(document: &Document) -> BTreeMap<String, Vec<String>> {
    let texts = |schema: &Schema| -> Option<Vec<String>> {
        schema
            .options
            .iter()
            .map(|value| value.as_str().map(str::to_owned))
            .collect()
    };
    let schemas = document.components.schemas.iter();
    schemas
        .filter(|(_, schema)| !schema.options.is_empty())
        .filter_map(|(name, schema)| Some((names::type_name(name), texts(schema)?)))
        .collect()
}

impl Resolver<'_> {
    fn operations(&mut self, table: &Table) -> Result<Vec<Operation>> {
        let mut operations = Vec::new();
        let document = self.document;
        for (path, item) in document.paths.iter() {
            for (method, operation) in item.iter() {
                let id = names::operation_id(&operation.operation_id, path, method);
                let row = table
                    .get(&id)
                    .ok_or_else(|| format!("operations.txt says nothing about {id}"))?;
                let mut found = self.operation(&id, path, operation)?;
                found.method = method.to_ascii_uppercase();
                found.output = match row.answer.as_str() {
                    "none" => Type::Unit,
                    "bytes" => Type::Bytes,
                    "text" => Type::Text,
                    "json" => self.output(&id, operation)?,
                    other => return Err(format!("operations.txt: {id}: {other} is no kind of answer").into()),
                };
                found.row = row.clone();
                operations.push(found);
            }
        }
        if operations.len() != table.len() {
            let known: BTreeSet<&str> = operations.iter().map(|operation| operation.id.as_str()).collect();
            let surplus: Vec<&str> = table
                .keys()
                .map(String::as_str)
                .filter(|id| !known.contains(id))
                .collect();
            return Err(format!("operations.txt names what the document does not have: {surplus:?}").into());
        }
        Ok(operations)
    }

    fn operation(&mut self, id: &str, path: &str, operation: &schema::Operation) -> Result<Operation> {
        let mut parameters = Vec::new();
        for name in placeholders(path) {
            let declared = operation
                .parameters
                .iter()
                .find(|other| other.place == "path" && other.name == name);
            let text = Schema {
                kind: Some("string".to_owned()),
                ..Schema::default()
            };
            let schema = declared.map_or(&text, |parameter| &parameter.schema);
            parameters.push(self.parameter(id, name, schema, true, Place::Path)?);
        }
        for parameter in operation
            .parameters
            .iter()
            .filter(|parameter| parameter.place == "query")
        {
            let (name, schema) = (&parameter.name, &parameter.schema);
            parameters.push(self.parameter(id, name, schema, parameter.required, Place::Query)?);
        }
        let body = self.body(id, operation, &mut parameters)?;
        Ok(Operation {
            id: id.to_owned(),
            name: names::camel(id),
            method: String::new(),
            path: path.to_owned(),
            row: super::table::Row::default(),
            parameters,
            body,
            output: Type::Unit,
            doc: self.words.item(id),
        })
    }

    fn parameter(
        &mut self,
        owner: &str,
        name: &str,
        schema: &Schema,
        required: bool,
        place: Place,
    ) -> Result<Parameter> {
        let (ty, nullable) = self.typing.of(schema, &typing::Place { owner, field: name })?;
        let list = matches!(ty, Type::List(_)) && place == Place::Query;
        let presence = match (required && !nullable, list) {
            (true, _) => Presence::Required,
            (false, true) => Presence::Default(None),
            (false, false) => Presence::Optional,
        };
        let doc = self.field_doc(owner, name, schema, &presence);
        Ok(Parameter {
            place,
            field: Field {
                wire: name.to_owned(),
                ty,
                presence,
                doc,
            },
        })
    }

    fn body(
        &mut self,
        id: &str,
        operation: &schema::Operation,
        parameters: &mut Vec<Parameter>,
    ) -> Result<Body> {
        let Some(body) = &operation.request_body else {
            return Ok(Body::None);
        };
        let Some((media, content)) = body.content.iter().next() else {
            return Ok(Body::None);
        };
        let embedded = content.schema.target().filter(|target| is_embedded(target));
        let object = match embedded {
            Some(target) => self.document.components.schemas.get(target),
            None => Some(&content.schema).filter(|schema| !schema.properties.is_empty()),
        };
        let Some(object) = object else {
            parameters.push(self.parameter(id, "body", &content.schema, true, Place::Body)?);
            return Ok(Body::Whole);
        };
        let mut file = None;
        let mut fields = Vec::new();
        for (name, schema) in object.properties.iter() {
            let required = object.required.iter().any(|other| other == name);
            if media == "multipart/form-data" && schema.is_file() {
                file = Some((name.to_owned(), required));
            } else {
                fields.push(self.parameter(id, name, schema, required, Place::Body)?);
            }
        }
        parameters.extend(fields);
        Ok(match file {
            Some((file_part, file_required)) => Body::Form {
                file_part,
                file_required,
            },
            None => Body::Object,
        })
    }

    fn output(&mut self, id: &str, operation: &schema::Operation) -> Result<Type> {
        let content = operation
            .responses
            .values()
            .flat_map(|answer| answer.content.iter())
            .next();
        let (_, content) = content.ok_or_else(|| format!("{id} answers without a schema"))?;
        let (ty, nullable) = self
            .typing
            .of(&content.schema, &typing::Place { owner: id, field: id })?;
        Ok(if nullable {
            Type::Optional(Box::new(ty))
        } else {
            ty
        })
    }

    fn types(&mut self) -> Result<Vec<Item>> {
        let mut items = Vec::new();
        let document = self.document;
        for (wire, schema) in document.components.schemas.iter() {
            let ours = typing::OURS.iter().any(|(name, _)| *name == wire);
            if ours || is_embedded(wire) || wire.ends_with("Event") || wire.contains("PaginatedResults_") {
                continue;
            }
            let name = names::type_name(wire);
            if let Some(values) = self.enums.get(&name) {
                items.push(Item::Enum(new_enum(name, values, self.words)));
            } else if !schema.properties.is_empty() {
                items.push(Item::Struct(self.structure(wire, name, schema)?));
            }
        }
        Ok(items)
    }

    fn events(&mut self) -> Result<Vec<Struct>> {
        let mut events = Vec::new();
        let document = self.document;
        for (wire, schema) in document.components.schemas.iter() {
            if let Some(name) = wire.strip_suffix("Event") {
                events.push(self.structure(wire, names::type_name(name), schema)?);
            }
        }
        Ok(events)
    }

    fn structure(&mut self, wire: &str, name: String, schema: &Schema) -> Result<Struct> {
        let mut fields = Vec::new();
        for (field, schema_of_field) in schema.properties.iter() {
            let (ty, nullable) = self
                .typing
                .of(schema_of_field, &typing::Place { owner: wire, field })?;
            let required = schema.required.iter().any(|other| other == field);
            let presence = self.presence(wire, field, schema_of_field, &ty, required, nullable);
            let doc = self.field_doc(wire, field, schema_of_field, &presence);
            fields.push(Field {
                wire: field.to_owned(),
                ty,
                presence,
                doc,
            });
        }
        let doc = self.words.item(&name);
        Ok(Struct {
            name,
            module: String::new(),
            fields,
            sent: false,
            doc,
        })
    }

    fn presence(
        &self,
        owner: &str,
        field: &str,
        schema: &Schema,
        ty: &Type,
        required: bool,
        nullable: bool,
    ) -> Presence {
        if typing::LOOSE.contains(&owner) {
            return Presence::Optional;
        }
        if nullable {
            return if required {
                Presence::Nullable
            } else {
                Presence::Optional
            };
        }
        let qualified = format!("{owner}.{field}");
        if typing::YOUNGER.iter().any(|(name, _)| *name == qualified) {
            return match ty {
                Type::FromText("UserId") => Presence::Default(Some("UserId::system()".to_owned())),
                Type::Named(_) => Presence::Optional,
                _ => Presence::Default(None),
            };
        }
        let default = schema.default.as_ref().or(schema.constant.as_ref());
        if let Some(expression) = default.and_then(|default| self.default(default, ty)) {
            return Presence::Default(expression);
        }
        match ty {
            _ if required => Presence::Required,
            Type::List(_) | Type::Map(_) => Presence::Default(None),
            _ => Presence::Optional,
        }
    }

    /// The Rust expression for a default; none within for the default of the type, none for what cannot be said.
    fn default(&self, value: &Value, ty: &Type) -> Option<Option<String>> {
        Some(match (value, ty) {
            (Value::Bool(false), Type::Bool) => None,
            (Value::Bool(true), Type::Bool) => Some("true".to_owned()),
            (Value::Number(number), Type::Integer) => match number.as_i64()? {
                0 => None,
                number => Some(number.to_string()),
            },
            (Value::Number(number), Type::Float) => match number.as_f64()? {
                0.0 => None,
                number => Some(format!("{number:?}")),
            },
            (Value::String(text), Type::Text) if text.is_empty() => None,
            (Value::String(text), Type::Text) => Some(format!("{text:?}.to_owned()")),
            (Value::String(text), Type::FromText("UserId")) if text == "system" => {
                Some("UserId::system()".to_owned())
            }
            (Value::String(text), Type::Named(name)) => {
                let first = self.values(name)?.into_iter().next()?;
                (first != *text).then(|| format!("{name}::{}", names::variant(text)))
            }
            (Value::Array(items), Type::List(_)) if items.is_empty() => None,
            _ => return None,
        })
    }

    fn values(&self, name: &str) -> Option<Vec<String>> {
        let implied = self.typing.implied.iter().find_map(|implied| match implied {
            Implied::Enum { name: other, values } if other == name => Some(values.clone()),
            _ => None,
        });
        implied.or_else(|| self.enums.get(name).cloned())
    }

    fn implied(&mut self) -> Vec<Item> {
        let mut items: BTreeMap<String, Item> = BTreeMap::new();
        for implied in std::mem::take(&mut self.typing.implied) {
            match implied {
                Implied::Enum { name, values } => {
                    let item = Item::Enum(new_enum(name.clone(), &values, self.words));
                    items.entry(name).or_insert(item);
                }
                Implied::Union { name, members } => {
                    let variants = members
                        .iter()
                        .map(|member| {
                            let tag = self.typing.tag(member).unwrap_or_default();
                            (names::camel(&tag), names::type_name(member), tag)
                        })
                        .collect();
                    let doc = self.words.item(&name);
                    let item = Union {
                        name: name.clone(),
                        module: String::new(),
                        variants,
                        doc,
                    };
                    items.entry(name).or_insert(Item::Union(item));
                }
            }
        }
        items.into_values().collect()
    }

    /// What a field is, and what the server says about it: bounds, default, age.
    fn field_doc(&self, owner: &str, name: &str, schema: &Schema, presence: &Presence) -> String {
        let mut doc = if typing::LOOSE.contains(&owner) {
            format!("The setting `{name}`.")
        } else {
            self.words.field(&names::owner(owner), name)
        };
        let mut bounds = Vec::new();
        let holder = schema
            .members()
            .iter()
            .find(|member| !member.is_null())
            .unwrap_or(schema);
        for (key, text) in [
            ("minimum", "at least"),
            ("exclusiveMinimum", "more than"),
            ("maximum", "at most"),
            ("exclusiveMaximum", "less than"),
        ] {
            if let Some(bound) = holder
                .rest
                .get(key)
                .or_else(|| schema.rest.get(key))
                .and_then(Value::as_f64)
            {
                bounds.push(format!("{text} {bound}"));
            }
        }
        if let Some(most) = holder
            .rest
            .get("maxItems")
            .or_else(|| schema.rest.get("maxItems"))
        {
            bounds.push(format!("at most {most} of them"));
        }
        if !bounds.is_empty() {
            doc.push_str(&format!(" {}.", capitalize(&bounds.join(" and "))));
        }
        match (&schema.default, presence) {
            (Some(Value::Null) | None, _) => {}
            (Some(default), Presence::Optional) => {
                doc.push_str(&format!(
                    " The server takes `{}` when it is left out.",
                    plain(default)
                ));
            }
            (Some(default), Presence::Default(_)) if !matches!(default, Value::Array(_)) => {
                doc.push_str(&format!(" Default: `{}`.", plain(default)));
            }
            _ => {}
        }
        let qualified = format!("{owner}.{name}");
        if let Some((_, last)) = typing::YOUNGER.iter().find(|(younger, _)| *younger == qualified) {
            doc.push_str(&format!(" Servers up to {last}, if not later, do not send it."));
        }
        doc
    }
}

fn capitalize(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().to_string() + chars.as_str())
        .unwrap_or_default()
}

/// A default as it is written in a sentence.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) if text.is_empty() => "\"\"".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn new_enum(name: String, values: &[String], words: &Glossary) -> Enum {
    let variants = values
        .iter()
        .map(|value| (names::variant(value), value.clone()))
        .collect();
    let doc = words.item(&name);
    Enum {
        name,
        module: String::new(),
        variants,
        doc,
    }
}

fn placeholders(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| rest.split('}').next())
}
