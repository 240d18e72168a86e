//! One line of a catalogue: a node without what its names say by rule.

use std::borrow::Cow;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use super::notation;
use crate::openapi::start_case;
use crate::template::{Bounds, InputKind, InputTemplate, NodeTemplate, OutputTemplate, UiHints};

type Text<'a> = Cow<'a, str>;

#[derive(Serialize, Deserialize)]
pub(super) struct NodeLine<'a> {
    title: Text<'a>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    description: Text<'a>,
    version: Text<'a>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Text<'a>>,
    category: Text<'a>,
    #[serde(default = "stable", skip_serializing_if = "is_stable")]
    classification: Text<'a>,
    #[serde(default = "invokeai", skip_serializing_if = "is_invokeai")]
    node_pack: Text<'a>,
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    use_cache: bool,
    output_type: Text<'a>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    inputs: IndexMap<Text<'a>, InputLine<'a>>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    outputs: IndexMap<Text<'a>, OutputLine<'a>>,
}

#[derive(Serialize, Deserialize)]
struct InputLine<'a> {
    r#type: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    original: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    description: Text<'a>,
    #[serde(default, skip_serializing_if = "is_false")]
    required: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    input: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    default: Option<Cow<'a, Value>>,
    #[serde(default, skip_serializing_if = "BoundsLine::is_empty")]
    bounds: BoundsLine,
    #[serde(default, skip_serializing_if = "is_empty")]
    options: Cow<'a, [Value]>,
    #[serde(default, skip_serializing_if = "is_empty")]
    schedulers: Cow<'a, [String]>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    labels: IndexMap<Text<'a>, Text<'a>>,
    #[serde(default, skip_serializing_if = "UiLine::is_empty")]
    ui: UiLine<'a>,
}

#[derive(Serialize, Deserialize)]
struct OutputLine<'a> {
    r#type: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    original: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    description: Text<'a>,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct BoundsLine {
    #[serde(skip_serializing_if = "Option::is_none")]
    multiple_of: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exclusive_maximum: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exclusive_minimum: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_items: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_items: Option<u64>,
    #[serde(skip_serializing_if = "is_false")]
    nested: bool,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct UiLine<'a> {
    #[serde(skip_serializing_if = "is_false")]
    hidden: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    field_type: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    component: Option<Text<'a>>,
    #[serde(skip_serializing_if = "is_empty")]
    model_base: Cow<'a, [String]>,
    #[serde(skip_serializing_if = "is_empty")]
    model_type: Cow<'a, [String]>,
    #[serde(skip_serializing_if = "is_empty")]
    model_variant: Cow<'a, [String]>,
    #[serde(skip_serializing_if = "is_empty")]
    model_format: Cow<'a, [String]>,
    #[serde(skip_serializing_if = "is_empty")]
    model_provider_id: Cow<'a, [String]>,
}

impl<'a> NodeLine<'a> {
    pub(super) fn of(node: &'a NodeTemplate, descriptions: bool) -> Self {
        let described = |text: &'a str| {
            if descriptions {
                text.into()
            } else {
                Text::default()
            }
        };
        Self {
            title: node.title.as_str().into(),
            description: described(&node.description),
            version: node.version.as_str().into(),
            tags: node.tags.iter().map(|tag| tag.as_str().into()).collect(),
            category: node.category.as_str().into(),
            classification: node.classification.as_str().into(),
            node_pack: node.node_pack.as_str().into(),
            use_cache: node.use_cache,
            output_type: node.output_type.as_str().into(),
            inputs: node
                .inputs
                .iter()
                .map(|(name, input)| {
                    (
                        name.as_str().into(),
                        InputLine::of(input, described(&input.description)),
                    )
                })
                .collect(),
            outputs: node
                .outputs
                .iter()
                .map(|(name, output)| {
                    let line = OutputLine {
                        r#type: notation::write(&output.field_type).into(),
                        original: output
                            .original_type
                            .as_ref()
                            .map(|original| notation::write(original).into()),
                        title: unusual_title(name, &output.title),
                        description: described(&output.description),
                    };
                    (name.as_str().into(), line)
                })
                .collect(),
        }
    }

    pub(super) fn into_template(self, node_type: &str) -> NodeTemplate {
        NodeTemplate {
            node_type: node_type.to_owned(),
            title: self.title.into_owned(),
            description: self.description.into_owned(),
            version: self.version.into_owned(),
            tags: self.tags.into_iter().map(Cow::into_owned).collect(),
            category: self.category.into_owned(),
            classification: self.classification.into_owned(),
            node_pack: self.node_pack.into_owned(),
            use_cache: self.use_cache,
            output_type: self.output_type.into_owned(),
            inputs: self
                .inputs
                .into_iter()
                .map(|(name, line)| (name.clone().into_owned(), line.into_template(name.into_owned())))
                .collect(),
            outputs: self
                .outputs
                .into_iter()
                .map(|(name, line)| {
                    let template = OutputTemplate {
                        title: line.title.map_or_else(|| start_case(&name), Cow::into_owned),
                        name: name.clone().into_owned(),
                        description: line.description.into_owned(),
                        field_type: notation::read(&line.r#type),
                        original_type: line.original.as_deref().map(notation::read),
                    };
                    (name.into_owned(), template)
                })
                .collect(),
        }
    }
}

impl<'a> InputLine<'a> {
    fn of(input: &'a InputTemplate, description: Text<'a>) -> Self {
        let bounds = &input.bounds;
        let ui = &input.ui;
        Self {
            r#type: notation::write(&input.field_type).into(),
            original: input
                .original_type
                .as_ref()
                .map(|original| notation::write(original).into()),
            title: unusual_title(&input.name, &input.title),
            description,
            required: input.required,
            input: (input.input != usual_kind(input.field_type.name.is_stateful()))
                .then(|| input.input.as_str().into()),
            default: input.default.as_ref().map(canonical),
            bounds: BoundsLine {
                multiple_of: bounds.multiple_of.clone(),
                maximum: bounds.maximum.clone(),
                minimum: bounds.minimum.clone(),
                exclusive_maximum: bounds.exclusive_maximum.clone(),
                exclusive_minimum: bounds.exclusive_minimum.clone(),
                min_length: bounds.min_length,
                max_length: bounds.max_length,
                min_items: bounds.min_items,
                max_items: bounds.max_items,
                nested: bounds.nested,
            },
            options: Cow::Borrowed(&input.options),
            schedulers: Cow::Borrowed(&input.schedulers),
            labels: input
                .option_labels
                .iter()
                .map(|(option, label)| (option.as_str().into(), label.as_str().into()))
                .collect(),
            ui: UiLine {
                hidden: ui.hidden,
                field_type: ui.field_type.as_deref().map(Cow::Borrowed),
                order: ui.order,
                component: ui.component.as_deref().map(Cow::Borrowed),
                model_base: Cow::Borrowed(&ui.model_base),
                model_type: Cow::Borrowed(&ui.model_type),
                model_variant: Cow::Borrowed(&ui.model_variant),
                model_format: Cow::Borrowed(&ui.model_format),
                model_provider_id: Cow::Borrowed(&ui.model_provider_id),
            },
        }
    }

    fn into_template(self, name: String) -> InputTemplate {
        let field_type = notation::read(&self.r#type);
        let bounds = self.bounds;
        let ui = self.ui;
        InputTemplate {
            title: self.title.map_or_else(|| start_case(&name), Cow::into_owned),
            name,
            description: self.description.into_owned(),
            required: self.required,
            input: match self.input.as_deref() {
                Some("any") => InputKind::Any,
                Some("direct") => InputKind::Direct,
                Some("connection") => InputKind::Connection,
                _ => usual_kind(field_type.name.is_stateful()),
            },
            field_type,
            original_type: self.original.as_deref().map(notation::read),
            default: self.default.map(Cow::into_owned),
            bounds: Bounds {
                multiple_of: bounds.multiple_of,
                maximum: bounds.maximum,
                minimum: bounds.minimum,
                exclusive_maximum: bounds.exclusive_maximum,
                exclusive_minimum: bounds.exclusive_minimum,
                min_length: bounds.min_length,
                max_length: bounds.max_length,
                min_items: bounds.min_items,
                max_items: bounds.max_items,
                nested: bounds.nested,
            },
            options: self.options.into_owned(),
            schedulers: self.schedulers.into_owned(),
            option_labels: self
                .labels
                .into_iter()
                .map(|(option, label)| (option.into_owned(), label.into_owned()))
                .collect(),
            ui: UiHints {
                hidden: ui.hidden,
                field_type: ui.field_type.map(Cow::into_owned),
                order: ui.order,
                component: ui.component.map(Cow::into_owned),
                model_base: ui.model_base.into_owned(),
                model_type: ui.model_type.into_owned(),
                model_variant: ui.model_variant.into_owned(),
                model_format: ui.model_format.into_owned(),
                model_provider_id: ui.model_provider_id.into_owned(),
            },
            custom: None,
        }
    }
}

impl BoundsLine {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl UiLine<'_> {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The title, unless it is the one that the name gives.
fn unusual_title<'a>(name: &str, title: &'a str) -> Option<Text<'a>> {
    (start_case(name) != title).then(|| title.into())
}

fn usual_kind(stateful: bool) -> InputKind {
    if stateful {
        InputKind::Any
    } else {
        InputKind::Connection
    }
}

fn is_empty<T>(list: &[T]) -> bool {
    list.is_empty()
}

fn is_true(value: &bool) -> bool {
    *value
}

fn is_false(value: &bool) -> bool {
    !*value
}

fn yes() -> bool {
    true
}

fn stable() -> Text<'static> {
    "stable".into()
}

fn is_stable(word: &str) -> bool {
    word == "stable"
}

fn invokeai() -> Text<'static> {
    "invokeai".into()
}

fn is_invokeai(pack: &str) -> bool {
    pack == "invokeai"
}

/// The same text whether or not another crate makes serde_json keep the order of objects.
fn canonical(value: &Value) -> Cow<'_, Value> {
    match value {
        Value::Object(_) | Value::Array(_) => {
            let mut value = value.clone();
            value.sort_all_objects();
            Cow::Owned(value)
        }
        _ => Cow::Borrowed(value),
    }
}
