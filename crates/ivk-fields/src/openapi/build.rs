//! One node template from its schema.

use std::borrow::Cow;

use indexmap::IndexMap;
use serde_json::Value;

use super::field_type::{is_null, parse, referred};
use super::schema::{NodeSchema, Properties, Property, Text, Words};
use super::title::start_case;
use crate::field_type::{Cardinality, FieldType, TypeName};
use crate::names::{ByName, NameHashing};
use crate::template::{Bounds, InputKind, InputTemplate, NodeTemplate, OutputTemplate, UiHints};

/// Inputs and outputs that stand for the whole list of a batch.
const BATCHES: [(&str, &str); 8] = [
    ("float_batch", "floats"),
    ("float_generator", "floats"),
    ("image_batch", "images"),
    ("image_generator", "images"),
    ("integer_batch", "integers"),
    ("integer_generator", "integers"),
    ("string_batch", "strings"),
    ("string_generator", "strings"),
];

/// The `default` of the property `type`: the type of a node or of an output.
pub(super) fn type_of<'s>(schema: &'s NodeSchema<'_, Property<'_>>) -> Option<&'s str> {
    default_of(schema, "type").and_then(Value::as_str)
}

fn default_of<'s>(schema: &'s NodeSchema<'_, Property<'_>>, name: &str) -> Option<&'s Value> {
    schema.properties.get(name)?.default.as_ref()
}

/// The name of the schema of the output.
pub(super) fn output_schema<'s>(schema: &'s NodeSchema<'_, Property<'_>>) -> Option<&'s str> {
    Some(referred(schema.output.as_ref()?.target.as_ref()?))
}

/// Builds the template of one node. `output` is the schema of what it returns, where the document has it.
pub(super) fn node(
    node_type: &str,
    schema: NodeSchema<'_, Property<'_>>,
    output: Option<&NodeSchema<'_, Property<'_>>>,
) -> NodeTemplate {
    let use_cache = default_of(&schema, "use_cache")
        .and_then(Value::as_bool)
        .unwrap_or(true);
    let mut outputs = ByName::default();
    for (name, property) in output.into_iter().flat_map(|output| &output.properties.0) {
        if name != "type"
            && let Some(template) = self::output(node_type, name, property)
        {
            outputs.insert(template.name.clone(), template);
        }
    }
    let mut inputs = ByName::with_capacity_and_hasher(schema.properties.0.len(), NameHashing::default());
    for (name, property) in schema.properties.0 {
        if !is_reserved(node_type, &name)
            && let Some(template) = input(node_type, &name, property)
        {
            inputs.insert(template.name.clone(), template);
        }
    }
    NodeTemplate {
        node_type: node_type.to_owned(),
        title: text(&schema.title).replacen("Invocation", "", 1),
        description: text(&schema.description).to_owned(),
        version: text(&schema.version).to_owned(),
        tags: schema
            .tags
            .unwrap_or_default()
            .into_iter()
            .map(|Text(tag)| tag.into_owned())
            .collect(),
        category: schema
            .category
            .map_or_else(|| "other".to_owned(), |Text(category)| category.into_owned()),
        classification: schema
            .classification
            .map_or_else(|| "stable".to_owned(), |Text(word)| word.into_owned()),
        node_pack: schema
            .node_pack
            .map_or_else(|| "invokeai".to_owned(), |Text(pack)| pack.into_owned()),
        use_cache,
        output_type: output.and_then(type_of).unwrap_or_default().to_owned(),
        inputs,
        outputs,
    }
}

fn is_reserved(node_type: &str, name: &str) -> bool {
    matches!(name, "id" | "type" | "use_cache") || (node_type == "iterate" && name == "index")
}

fn input(node_type: &str, name: &str, mut property: Property<'_>) -> Option<InputTemplate> {
    property.field_kind.as_ref()?;
    let (mut field_type, original) = types(&property)?;
    if field_type.name == "IsIntermediate" {
        return None;
    }
    let stateful = field_type.name.is_stateful();
    let original_type = original.filter(|original| stateful && *original != field_type);
    let listed = enum_options(&mut property);
    let is_scheduler = field_type.name == TypeName::SCHEDULER;
    let (options, schedulers) = match field_type.name == TypeName::ENUM {
        true if listed.is_empty() => return None,
        true => (listed, Vec::new()),
        false if is_scheduler => (
            Vec::new(),
            listed
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
        ),
        false => (Vec::new(), Vec::new()),
    };
    field_type.batch = is_batch(node_type, name);
    Some(InputTemplate {
        name: name.to_owned(),
        title: property
            .title
            .take()
            .map_or_else(|| start_case(name), |Text(title)| title.into_owned()),
        description: text(&property.description).to_owned(),
        required: property.required.unwrap_or(false),
        input: match text(&property.input) {
            _ if !stateful => InputKind::Connection,
            "direct" => InputKind::Direct,
            "connection" => InputKind::Connection,
            _ => InputKind::Any,
        },
        field_type,
        original_type,
        default: property.default.take(),
        bounds: bounds(&property),
        options,
        schedulers,
        option_labels: property.choice_labels.take().map(labels).unwrap_or_default(),
        ui: hints(property),
        custom: None,
    })
}

fn output(node_type: &str, name: &str, property: &Property<'_>) -> Option<OutputTemplate> {
    let (mut field_type, original) = types(property)?;
    let stateful = field_type.name.is_stateful();
    let original_type = original.filter(|original| stateful && *original != field_type);
    field_type.batch = is_batch(node_type, name);
    Some(OutputTemplate {
        name: name.to_owned(),
        title: match &property.title {
            Some(title) => title.as_str().to_owned(),
            None => start_case(name),
        },
        description: text(&property.description).to_owned(),
        field_type,
        original_type,
    })
}

/// The type of a field, and the type that its schema gives where it gives one.
fn types(property: &Property<'_>) -> Option<(FieldType, Option<FieldType>)> {
    let original = parse(property);
    let hinted = property.ui_type.as_ref().map(|hint| FieldType {
        name: TypeName::from(hint.as_str()),
        cardinality: match hint.as_str() {
            "CollectionField" => Cardinality::Collection,
            _ => Cardinality::Single,
        },
        batch: false,
    });
    let field_type = hinted.or_else(|| original.clone())?;
    Some((field_type, original))
}

fn is_batch(node_type: &str, name: &str) -> bool {
    BATCHES.binary_search(&(node_type, name)).is_ok()
}

/// The allowed values: of a nullable enum those of the only member that says anything.
fn enum_options(property: &mut Property<'_>) -> Vec<Value> {
    if let Some(members) = &mut property.any_of {
        let mut members = members.iter_mut().filter(|member| !is_null(member));
        return match (members.next(), members.next()) {
            (Some(only), None) => own_options(only),
            _ => Vec::new(),
        };
    }
    own_options(property)
}

fn own_options(property: &mut Property<'_>) -> Vec<Value> {
    match (property.constant.take(), property.options.take()) {
        (_, Some(options)) => options,
        (Some(constant), None) => vec![constant],
        (None, None) => Vec::new(),
    }
}

/// The limits of the property itself; where it has none, those inside its `anyOf`.
fn bounds(property: &Property<'_>) -> Bounds {
    let own = own_bounds(property);
    if !own.is_empty() {
        return own;
    }
    let mut inner = Bounds::default();
    for member in property.any_of.iter().flatten() {
        inner.fill_from(own_bounds(member));
        if let Some(items) = &member.items {
            inner.fill_from(own_bounds(items));
        }
    }
    if let Some(items) = &property.items {
        inner.fill_from(own_bounds(items));
    }
    inner.nested = !inner.is_empty();
    inner
}

fn own_bounds(property: &Property<'_>) -> Bounds {
    Bounds {
        multiple_of: property.multiple_of.clone(),
        maximum: property.maximum.clone(),
        minimum: property.minimum.clone(),
        exclusive_maximum: property.exclusive_maximum.clone(),
        exclusive_minimum: property.exclusive_minimum.clone(),
        min_length: property.min_length,
        max_length: property.max_length,
        min_items: property.min_items,
        max_items: property.max_items,
        nested: false,
    }
}

fn labels(labels: Properties<'_, Text<'_>>) -> IndexMap<String, String> {
    let owned = |(option, Text(label)): (Cow<'_, str>, Text<'_>)| (option.into_owned(), label.into_owned());
    labels.0.into_iter().map(owned).collect()
}

fn hints(property: Property<'_>) -> UiHints {
    let word = |word: Option<Text<'_>>| word.map(|Text(word)| word.into_owned());
    let mut hints = UiHints {
        hidden: property.hidden.unwrap_or(false),
        field_type: word(property.ui_type),
        order: property.order,
        component: word(property.component),
        model_base: words(property.model_base),
        model_type: words(property.model_type),
        model_variant: words(property.model_variant),
        model_format: words(property.model_format),
        model_provider_id: words(property.model_provider_id),
    };
    if let Some(field_type) = hints.field_type.take() {
        super::model_types::fill_hints(&field_type, &mut hints);
        hints.field_type = Some(field_type);
    }
    hints
}

fn words(words: Option<Words<'_>>) -> Vec<String> {
    words
        .into_iter()
        .flat_map(|Words(words)| words)
        .map(Cow::into_owned)
        .collect()
}

fn text<'t>(text: &'t Option<Text<'_>>) -> &'t str {
    text.as_ref().map_or("", Text::as_str)
}
