//! Turns a value into the type of the field it is for.

use serde_json::Value;

use crate::check::problem::ValueProblem;
use crate::field_type::{Cardinality, FieldType, TypeName};
use crate::generator::MAX_SAFE_INTEGER;
use crate::template::InputTemplate;
use crate::value::{Board, Choice, Color, FieldValue, ModelReference, NamedModel, Scheduler, needed};

/// Turns a value into the type of an input: an integer into a number, a string into an image name, a board, a
/// scheduler or an option. Nothing is rounded or cut.
pub(super) fn fit(value: FieldValue, input: &InputTemplate) -> Result<FieldValue, ValueProblem> {
    let FieldType {
        name, cardinality, ..
    } = &input.field_type;
    if takes_lists_only(name) {
        return one(value, input);
    }
    match cardinality {
        Cardinality::Single => one(value, input),
        _ if is_list_of(&value, name) => Ok(value),
        Cardinality::Collection => match items(value) {
            Ok(items) => many(items, input),
            Err(value) => Err(ValueProblem::wrong_type(
                value.describe(),
                &format!("a list of {}", needed(name).1),
            )),
        },
        Cardinality::SingleOrCollection => match items(value) {
            Ok(items) => many(items, input),
            Err(value) => one(value, input),
        },
    }
}

/// Types whose one value is a list already.
fn takes_lists_only(name: &TypeName) -> bool {
    matches!(
        name.as_str(),
        "LoRAField"
            | "LoRAMetadataField"
            | "ControlNetMetadataField"
            | "IPAdapterMetadataField"
            | "T2IAdapterMetadataField"
            | "MetadataExtraField"
    )
}

/// Whether the value is a list of the named type already.
fn is_list_of(value: &FieldValue, name: &TypeName) -> bool {
    matches!(
        (name.as_str(), value),
        ("IntegerField", FieldValue::Integers(_))
            | ("FloatField", FieldValue::Floats(_))
            | ("StringField", FieldValue::Strings(_))
            | ("BooleanField", FieldValue::Booleans(_))
    )
}

fn many(items: Vec<FieldValue>, input: &InputTemplate) -> Result<FieldValue, ValueProblem> {
    let each = |(place, item)| one(item, input).map_err(|problem| problem.at_item(place));
    let items = items
        .into_iter()
        .enumerate()
        .map(each)
        .collect::<Result<Vec<_>, _>>()?;
    Ok(FieldValue::list_of(items, &input.field_type.name))
}

/// The items of a list, or the value back where it is no list.
fn items(value: FieldValue) -> Result<Vec<FieldValue>, FieldValue> {
    Ok(match value {
        FieldValue::Integers(list) => list.into_iter().map(FieldValue::Integer).collect(),
        FieldValue::Floats(list) => list.into_iter().map(FieldValue::Float).collect(),
        FieldValue::Strings(list) => list.into_iter().map(FieldValue::String).collect(),
        FieldValue::Booleans(list) => list.into_iter().map(FieldValue::Boolean).collect(),
        FieldValue::Images(list) => list.into_iter().map(FieldValue::Image).collect(),
        FieldValue::Videos(list) => list.into_iter().map(FieldValue::Video).collect(),
        FieldValue::List(list) => list,
        FieldValue::Other(Value::Array(list)) => list.into_iter().map(plain).collect(),
        other => return Err(other),
    })
}

/// JSON that is no object, as the value that it writes.
pub(super) fn plain(value: Value) -> FieldValue {
    match value {
        Value::Bool(value) => FieldValue::Boolean(value),
        Value::String(text) => FieldValue::String(text),
        Value::Number(ref number) => match (number.as_i64(), number.as_f64()) {
            (Some(number), _) => FieldValue::Integer(number),
            (None, Some(number)) => FieldValue::Float(number),
            (None, None) => FieldValue::Other(value),
        },
        other => FieldValue::Other(other),
    }
}

fn one(value: FieldValue, input: &InputTemplate) -> Result<FieldValue, ValueProblem> {
    use FieldValue as V;
    let name = &input.field_type.name;
    let value = match value {
        V::Other(value) if *name != TypeName::METADATA_EXTRA => plain(value),
        value => value,
    };
    let given = match &value {
        V::String(text) => format!("the text \"{}\"", super::cut(text)),
        V::Integer(value) => format!("the number {value}"),
        V::Float(value) => format!("the number {value}"),
        other => other.describe().to_owned(),
    };
    let fitted = match (name.as_str(), value) {
        (_, V::Other(value)) if *name != TypeName::METADATA_EXTRA => {
            V::from_api(&value, &FieldType::single(name.clone()))?
        }
        ("MetadataExtraField", value) => Some(value),
        ("IntegerField", V::Integer(value)) => Some(V::Integer(value)),
        ("IntegerField", V::Float(value)) => integer(value).map(V::Integer),
        ("FloatField", V::Float(value)) => Some(V::Float(value)),
        ("FloatField", V::Integer(value)) => Some(V::Float(value as f64)),
        ("StringField", V::String(text) | V::Choice(Choice::Text(text))) => Some(V::String(text)),
        ("BooleanField", V::Boolean(value)) => Some(V::Boolean(value)),
        ("EnumField", V::String(text) | V::Choice(Choice::Text(text))) => {
            Some(V::Choice(option(text, input)))
        }
        ("EnumField", V::Integer(value) | V::Choice(Choice::Integer(value))) => {
            Some(V::Choice(integer_option(value, input)))
        }
        ("EnumField", V::Scheduler(name)) => Some(V::Choice(Choice::Text(name.as_str().to_owned()))),
        ("ImageField", V::Image(name)) => not_blank(name.as_str()).map(|name| V::Image(name.into())),
        ("ImageField", V::String(name)) => not_blank(&name).map(|name| V::Image(name.into())),
        ("VideoField", V::Video(name)) => not_blank(name.as_str()).map(|name| V::Video(name.into())),
        ("VideoField", V::String(name)) => not_blank(&name).map(|name| V::Video(name.into())),
        ("BoardField", V::Board(Board::Id(id))) => {
            not_blank(id.as_str()).map(|id| V::Board(Board::Id(id.into())))
        }
        ("BoardField", V::Board(board)) => Some(V::Board(board)),
        ("BoardField", V::String(text)) => not_blank(&text).map(|text| V::Board(Board::parse(text))),
        ("StylePresetField", V::StylePreset(id)) => Some(V::StylePreset(id)),
        ("StylePresetField", V::String(id)) => not_blank(&id).map(|id| V::StylePreset(id.into())),
        ("SystemPromptField", V::SystemPrompt(id)) => Some(V::SystemPrompt(id)),
        ("SystemPromptField", V::String(id)) => not_blank(&id).map(|id| V::SystemPrompt(id.into())),
        ("LoRAField", V::Loras(list)) => Some(V::Loras(list)),
        ("LoRAField", V::List(list)) if list.is_empty() => Some(V::Loras(Vec::new())),
        ("ColorField", V::Color(color)) => Some(V::Color(color)),
        ("ColorField", V::String(text)) => Color::parse(&text).map(V::Color),
        ("ColorField", V::Integers(parts)) => color(&parts).map(V::Color),
        ("SchedulerField", V::Scheduler(scheduler)) => Some(V::Scheduler(scheduler)),
        ("SchedulerField", V::String(text) | V::Choice(Choice::Text(text))) => {
            Some(V::Scheduler(scheduler(&text, input)))
        }
        ("SavedWorkflowField", V::SavedWorkflow(id)) => Some(V::SavedWorkflow(id)),
        ("SavedWorkflowField", V::String(id)) => Some(V::SavedWorkflow(id.trim().into())),
        (_, V::Generator(generator)) if generator.field_type() == *name => Some(V::Generator(generator)),
        (_, V::Metadata(list)) if takes_lists_only(name) => Some(V::Metadata(list)),
        (_, V::Model(model)) if name.is_model() => Some(V::Model(model)),
        (_, V::String(text)) if name.is_model() => {
            not_blank(&text).map(|name| V::Model(Box::new(ModelReference::Named(NamedModel::new(name)))))
        }
        _ => None,
    };
    fitted.ok_or_else(|| ValueProblem::wrong_type(given, needed(name).0))
}

/// A float that is an integer exactly.
fn integer(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() <= MAX_SAFE_INTEGER as f64).then_some(value as i64)
}

fn not_blank(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty()).then_some(text)
}

fn color(parts: &[i64]) -> Option<Color> {
    let parts: Option<Vec<u8>> = parts.iter().map(|part| u8::try_from(*part).ok()).collect();
    Color::from_parts(&parts?)
}

/// The option that a text means: itself, the integer it writes, or the option with that label.
fn option(text: String, input: &InputTemplate) -> Choice {
    let exact = |text: &str| input.options.iter().any(|option| option.as_str() == Some(text));
    if exact(&text) {
        return Choice::Text(text);
    }
    if let Ok(value) = text.trim().parse::<i64>()
        && input.options.iter().any(|option| option.as_i64() == Some(value))
    {
        return Choice::Integer(value);
    }
    let wanted = text.trim();
    let labelled = input
        .option_labels
        .iter()
        .find(|(_, label)| label.eq_ignore_ascii_case(wanted));
    let spelled = || input.options.iter().filter_map(|option| option.as_str());
    match labelled {
        Some((option, _)) if exact(option) => Choice::Text(option.clone()),
        _ => match spelled().find(|option| option.eq_ignore_ascii_case(wanted)) {
            Some(option) => Choice::Text(option.to_owned()),
            None => Choice::Text(text),
        },
    }
}

fn integer_option(value: i64, input: &InputTemplate) -> Choice {
    let written = value.to_string();
    match input
        .options
        .iter()
        .any(|option| option.as_str() == Some(&written))
    {
        true => Choice::Text(written),
        false => Choice::Integer(value),
    }
}

/// The scheduler that a text means. What the server names exactly so is not read as another name.
fn scheduler(text: &str, input: &InputTemplate) -> Scheduler {
    match input.schedulers.iter().any(|known| known == text) {
        true => Scheduler::from(text),
        false => Scheduler::parse(text),
    }
}
