//! The form of a workflow: which fields a person is asked for, and in which order.
//!
//! A form is broken in one of two ways. A bad *shape* (an element that is not what its type says) makes the editor
//! forget the whole form. A bad *structure* (elements that do not form a tree) makes it refuse the file.

use super::json::{Json, Key, Kind, Span};
use super::model::{Document, Text};
use super::read::Reader;
use crate::error::{Error, ErrorKind};
use crate::names::NameTable;

/// More inputs than any form has. A form may show an element twice, so that a small file could ask for any number.
const MOST_INPUTS: usize = 100_000;

#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) root: Text,
    pub(crate) elements: Vec<Element>,
}

#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) key: Text,
    pub(crate) id: Text,
    pub(crate) parent: Option<Text>,
    pub(crate) kind: ElementKind,
}

#[derive(Debug)]
pub(crate) enum ElementKind {
    Container { row: bool, children: Vec<Text> },
    NodeField(NodeField),
    Heading(Text),
    Text(Text),
    Divider,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct NodeField {
    pub(crate) node_id: Text,
    pub(crate) field: Text,
    pub(crate) show_description: bool,
    pub(crate) settings: Option<StoredSettings>,
}

/// How a form wants a field to be shown; which kind it is was checked, the rest is read when someone asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StoredSettings {
    pub(crate) kind: SettingsKind,
    pub(crate) span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SettingsKind {
    Float,
    Integer,
    Text,
}

/// Why a form has a bad shape.
pub(super) struct BadShape {
    pub(super) offset: u32,
    pub(super) what: String,
}

type Shape<T> = Result<T, BadShape>;

fn bad<T>(json: Json<'_>, what: impl Into<String>) -> Shape<T> {
    Err(BadShape {
        offset: json.span().start,
        what: what.into(),
    })
}

/// Reads the shape of a form.
pub(super) fn read(reader: &mut Reader<'_>, json: Json<'_>) -> Shape<Form> {
    let (Some(elements), Some(root)) = (json.member(Key::Elements), json.member(Key::RootElementId)) else {
        return bad(json, "a form needs `elements` and `rootElementId`");
    };
    let Some(root) = reader.name(root) else {
        return bad(root, "`rootElementId` must be a string that is not empty");
    };
    if !elements.is_object() {
        return bad(elements, "`elements` must be an object");
    }
    let mut list = Vec::new();
    for value in elements.members() {
        let key = reader.member_name(value);
        list.push(element(reader, key, value)?);
    }
    Ok(Form {
        root,
        elements: last_of_twins(reader, list),
    })
}

/// Of two elements with one key the later one counts, at the place of the first, as in JavaScript.
fn last_of_twins(reader: &Reader<'_>, list: Vec<Element>) -> Vec<Element> {
    let key = |element: &Element| element.key.resolve(reader.text, &reader.decoded);
    let mut table = NameTable::with_capacity(list.len());
    let twin_of: Vec<Option<u32>> = (0..)
        .zip(&list)
        .map(|(index, element)| {
            table.find_or_insert(key(element), index, |other| {
                list.get(other as usize).map_or("", key)
            })
        })
        .collect();
    if twin_of.iter().all(Option::is_none) {
        return list;
    }
    let mut places: Vec<Option<Element>> = Vec::with_capacity(list.len());
    for (element, twin) in list.into_iter().zip(twin_of) {
        match twin.and_then(|twin| places.get_mut(twin as usize)) {
            Some(first) => {
                *first = Some(element);
                places.push(None);
            }
            None => places.push(Some(element)),
        }
    }
    places.into_iter().flatten().collect()
}

fn element(reader: &mut Reader<'_>, key: Text, json: Json<'_>) -> Shape<Element> {
    let [id, parent, kind, data] = json.pick([Key::Id, Key::ParentId, Key::Type, Key::Data]);
    let Some(id) = id.and_then(|id| reader.name(id)) else {
        return bad(json, "an element needs an `id`");
    };
    let parent = match parent {
        None => None,
        Some(json) => match reader.name(json) {
            None => return bad(json, "`parentId` must be a string that is not empty"),
            parent => parent,
        },
    };
    let kind = match (kind.and_then(Json::string).as_deref(), data) {
        (Some("divider"), None) => ElementKind::Divider,
        (Some("divider"), Some(data)) => return bad(data, "a divider has no `data`"),
        (Some("container"), Some(data)) => container(reader, data)?,
        (Some("node-field"), Some(data)) => ElementKind::NodeField(node_field(reader, data)?),
        (Some(kind @ ("heading" | "text")), Some(data)) => {
            let Some(content) = data.member(Key::Content).and_then(|content| reader.text(content)) else {
                return bad(data, format!("a {kind} needs its `content`"));
            };
            if kind == "heading" {
                ElementKind::Heading(content)
            } else {
                ElementKind::Text(content)
            }
        }
        (Some("container" | "node-field" | "heading" | "text"), None) => {
            return bad(json, "an element needs `data`");
        }
        (Some(kind), _) => return bad(json, format!("no element has the type `{kind}`")),
        (None, _) => return bad(json, "an element needs a `type`"),
    };
    Ok(Element {
        key,
        id,
        parent,
        kind,
    })
}

fn container(reader: &mut Reader<'_>, data: Json<'_>) -> Shape<ElementKind> {
    let row = match data.member(Key::Layout) {
        Some(layout) if layout.is("row") => true,
        Some(layout) if layout.is("column") => false,
        _ => return bad(data, "the `layout` of a container must be `row` or `column`"),
    };
    let Some(list) = data
        .member(Key::Children)
        .filter(|children| children.kind() == Kind::Array)
    else {
        return bad(data, "a container needs a list of `children`");
    };
    let mut children = Vec::new();
    for child in list.items() {
        match reader.name(child) {
            Some(child) => children.push(child),
            None => return bad(child, "a child is named by a string that is not empty"),
        }
    }
    Ok(ElementKind::Container { row, children })
}

fn node_field(reader: &mut Reader<'_>, data: Json<'_>) -> Shape<NodeField> {
    let [identifier, show_description, settings] =
        data.pick([Key::FieldIdentifier, Key::ShowDescription, Key::Settings]);
    let Some(identifier) = identifier else {
        return bad(data, "a node field needs a `fieldIdentifier`");
    };
    let [node_id, field] = identifier
        .pick([Key::NodeId, Key::FieldName])
        .map(|name| name.and_then(|name| reader.name(name)));
    let (Some(node_id), Some(field)) = (node_id, field) else {
        return bad(identifier, "a `fieldIdentifier` needs `nodeId` and `fieldName`");
    };
    let show_description = match show_description {
        None => true,
        Some(json) => match json.boolean() {
            Some(show) => show,
            None => return bad(json, "`showDescription` must be true or false"),
        },
    };
    let settings = match settings {
        None => None,
        Some(json) => match settings_kind(json) {
            Some(kind) => Some(StoredSettings {
                kind,
                span: json.span(),
            }),
            None => return bad(json, "these `settings` fit no kind of field"),
        },
    };
    Ok(NodeField {
        node_id,
        field,
        show_description,
        settings,
    })
}

/// The first kind of settings that the object fits: the editor tries float, integer and string in this order.
fn settings_kind(json: Json<'_>) -> Option<SettingsKind> {
    if !json.is_object() {
        return None;
    }
    let [kind, component, shuffle, min, max, options] = json.pick([
        Key::Type,
        Key::Component,
        Key::ShowShuffle,
        Key::Min,
        Key::Max,
        Key::Options,
    ]);
    let named = |name: &str| kind.is_none_or(|found| found.is(name));
    let number = |found: Option<Json<'_>>| found.is_none_or(|found| found.kind() == Kind::Number);
    let component = |known: &[&str]| component.is_none_or(|found| known.iter().any(|name| found.is(name)));
    let numeric = shuffle.is_none_or(|found| found.boolean().is_some())
        && component(&["number-input", "slider", "number-input-and-slider"])
        && number(min)
        && number(max);
    if numeric && named("float-field-config") {
        return Some(SettingsKind::Float);
    }
    if numeric && named("integer-field-config") {
        return Some(SettingsKind::Integer);
    }
    let complete = |options: Json<'_>| {
        options.kind() == Kind::Array
            && options.items().all(|option| {
                let texts = option.pick([Key::Label, Key::Value]);
                texts
                    .iter()
                    .all(|text| text.is_some_and(|text| matches!(text.kind(), Kind::Plain | Kind::Escaped)))
            })
    };
    let text = named("string-field-config")
        && (component(&["input", "textarea"]) || (component(&["dropdown"]) && options.is_some_and(complete)));
    text.then_some(SettingsKind::Text)
}

impl Form {
    /// Whether the editor takes the form for an empty one.
    pub(crate) fn is_empty(&self) -> bool {
        match self.elements.as_slice() {
            [
                Element {
                    kind: ElementKind::Container { children, .. },
                    ..
                },
            ] => children.is_empty(),
            _ => false,
        }
    }
}

/// The structure of a form, and its node fields in the order in which a person meets them.
pub(super) fn order(document: &Document, form: &Form) -> Result<Vec<u32>, Error> {
    let refuse = |message: String| {
        Error::new(
            ErrorKind::Form,
            format!("the structure of the form is not valid: {message}"),
        )
    };
    let key_of = |index: u32| {
        form.elements
            .get(index as usize)
            .map_or("", |element| document.str(element.key))
    };
    let mut by_key = NameTable::with_capacity(form.elements.len());
    for (index, element) in (0..).zip(&form.elements) {
        by_key.insert(document.str(element.key), index, key_of);
    }
    let find = |key: &str| by_key.find(key, key_of).map(|index| index as usize);
    let at = |index: usize| form.elements.get(index);
    let children = |index: usize| match at(index).map(|element| &element.kind) {
        Some(ElementKind::Container { children, .. }) => children.as_slice(),
        _ => &[],
    };
    let root = find(document.str(form.root));
    let Some(root) = root.filter(|&root| {
        at(root).is_some_and(|element| matches!(element.kind, ElementKind::Container { .. }))
    }) else {
        return Err(refuse(format!(
            "the root `{}` is no container",
            document.str(form.root)
        )));
    };

    // One visit of each element that can be reached.
    let mut placed = vec![false; form.elements.len()];
    let mut reached = vec![false; form.elements.len()];
    let mut waiting = vec![root];
    while let Some(index) = waiting.pop() {
        match reached.get_mut(index) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        for &child in children(index) {
            let child = document.str(child);
            let Some(child_index) = find(child) else {
                return Err(refuse(format!("the element `{child}` does not exist")));
            };
            let parent = at(child_index).and_then(|element| element.parent);
            let key = at(index).map(|element| document.str(element.key));
            if let (Some(parent), Some(key), Some(placed)) = (parent, key, placed.get_mut(child_index))
                && document.str(parent) == key
            {
                *placed = true;
            }
            waiting.push(child_index);
        }
    }
    for (index, element) in form.elements.iter().enumerate() {
        let key = document.str(element.key);
        if reached.get(index) != Some(&true) {
            let last = find(key) == Some(index);
            if last {
                return Err(refuse(format!("the element `{key}` is not part of the form")));
            }
            continue;
        }
        // The editor knows the root by the id inside the element, everything else by its key.
        if document.str(element.id) == document.str(form.root) {
            if element.parent.is_some() {
                return Err(refuse(format!("the root `{key}` has a parent")));
            }
        } else if placed.get(index) != Some(&true) {
            return Err(refuse(format!(
                "the element `{key}` does not name the container that holds it"
            )));
        }
    }

    // Pre-order, with one entry on the stack for each open container.
    let mut order = Vec::new();
    let mut steps = 0_usize;
    let mut open = vec![(root, 0)];
    let mut inside = vec![false; form.elements.len()];
    while let Some((index, next)) = open.last_mut() {
        let index = *index;
        let Some(&child) = children(index).get(*next) else {
            open.pop();
            if let Some(mark) = inside.get_mut(index) {
                *mark = false;
            }
            continue;
        };
        *next += 1;
        steps += 1;
        let Some(child) = find(document.str(child)) else {
            continue;
        };
        match at(child).map(|element| &element.kind) {
            Some(ElementKind::NodeField(_)) => order.push(child as u32),
            Some(ElementKind::Container { .. }) => match inside.get_mut(child) {
                Some(mark) if !*mark && child != root => {
                    *mark = true;
                    open.push((child, 0));
                }
                _ => return Err(refuse("a container holds itself".to_owned())),
            },
            _ => {}
        }
        if steps > MOST_INPUTS + form.elements.len() {
            return Err(refuse(format!("it shows more than {MOST_INPUTS} elements")));
        }
    }
    Ok(order)
}
