//! The JSON form of values, in workflow files, graphs, batches and results.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{
    Board, Carried, Choice, Color, FieldValue, LoraWeight, ModelBase, ModelIdentifier, ModelReference,
    ModelType, NamedModel, Scheduler, WorkflowId,
};
use crate::check::ValueProblem;
use crate::field_type::{Cardinality, FieldType, TypeName};
use crate::generator::{Generator, integer, number};

impl FieldValue {
    /// Reads a stored value by the type of its field. Absent values and `null` are the same: `None`.
    ///
    /// Objects are read by their known keys; others are dropped, as the editor does. Words that a newer server
    /// added (a model base, a scheduler) are kept. Model references of workflow files before 3.0.0, and those
    /// without a key, become [`ModelReference::Named`].
    ///
    /// ```
    /// use ivk_fields::{FieldType, FieldValue, TypeName};
    ///
    /// # fn main() -> Result<(), ivk_fields::ValueProblem> {
    /// let stored = serde_json::json!({"image_name": "a.png", "width": 512});
    /// let value = FieldValue::from_api(&stored, &FieldType::single(TypeName::IMAGE))?;
    /// assert_eq!(value.map(|value| value.to_api()), Some(serde_json::json!({"image_name": "a.png"})));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// When the value has not the shape of the type. The problem says what was found and what is needed.
    pub fn from_api(value: &Value, field_type: &FieldType) -> Result<Option<Self>, ValueProblem> {
        let name = &field_type.name;
        let whole = matches!(
            name.as_str(),
            "LoRAField"
                | "MetadataExtraField"
                | "LoRAMetadataField"
                | "ControlNetMetadataField"
                | "IPAdapterMetadataField"
                | "T2IAdapterMetadataField"
        );
        match (value, field_type.cardinality) {
            (Value::Null, _) => Ok(None),
            (Value::Array(list), Cardinality::Collection | Cardinality::SingleOrCollection) if !whole => {
                many(list, name).map(Some)
            }
            (_, Cardinality::Collection) if !whole => Err(ValueProblem::wrong_type(
                describe_json(value),
                &format!("a list of {}", needed(name).1),
            )),
            _ => one(value, name).map(Some),
        }
    }

    /// The JSON form. Numbers stand as JavaScript writes them, `3` rather than `3.0`, as the editor sends them.
    ///
    /// The words `auto` and `none` of a board belong into workflow files, not into graphs; for those take
    /// [`Board::to_graph`].
    pub fn to_api(&self) -> Value {
        match self {
            Self::Integer(value) => (*value).into(),
            Self::Integers(list) => list.iter().copied().collect(),
            Self::Float(value) => number(*value),
            Self::Floats(list) => list.iter().map(|value| number(*value)).collect(),
            Self::String(text) | Self::Choice(Choice::Text(text)) => text.as_str().into(),
            Self::Strings(list) => list.iter().map(String::as_str).collect(),
            Self::Boolean(value) => (*value).into(),
            Self::Booleans(list) => list.iter().copied().collect(),
            Self::Choice(Choice::Integer(value)) => (*value).into(),
            Self::Image(name) => json!({ "image_name": name }),
            Self::Images(list) => list.iter().map(|name| json!({ "image_name": name })).collect(),
            Self::Video(name) => json!({ "video_name": name }),
            Self::Videos(list) => list.iter().map(|name| json!({ "video_name": name })).collect(),
            Self::Board(Board::Auto) => "auto".into(),
            Self::Board(Board::None) => "none".into(),
            Self::Board(Board::Id(id)) => json!({ "board_id": id }),
            Self::StylePreset(id) => json!({ "style_preset_id": id }),
            Self::SystemPrompt(id) => json!({ "system_prompt_id": id }),
            Self::Model(model) => model_to_api(model),
            Self::Loras(list) => list
                .iter()
                .map(|lora| json!({ "lora": model_to_api(&lora.lora), "weight": number(lora.weight) }))
                .collect(),
            Self::Color(Color { r, g, b, a }) => json!({ "r": r, "g": g, "b": b, "a": a }),
            Self::Scheduler(scheduler) => scheduler.as_str().into(),
            Self::SavedWorkflow(id) => id.as_str().into(),
            Self::Generator(generator) => generator.to_api(),
            Self::Metadata(list) => list.iter().cloned().map(Value::Object).collect(),
            Self::List(list) => list.iter().map(Self::to_api).collect(),
            Self::Carried(carried) => carried.to_api(),
            Self::Other(value) => value.clone(),
        }
    }
}

/// A value of a type that is no list.
fn one(value: &Value, name: &TypeName) -> Result<FieldValue, ValueProblem> {
    let read = match name.as_str() {
        "IntegerField" => integer(value).map(FieldValue::Integer),
        "FloatField" => value.as_f64().map(FieldValue::Float),
        "StringField" => text(value).map(FieldValue::String),
        "BooleanField" => value.as_bool().map(FieldValue::Boolean),
        "EnumField" => choice(value).map(FieldValue::Choice),
        "ImageField" => member(value, "image_name").map(|name| FieldValue::Image(name.into())),
        "VideoField" => member(value, "video_name").map(|name| FieldValue::Video(name.into())),
        "BoardField" => board(value).map(FieldValue::Board),
        "StylePresetField" => member(value, "style_preset_id").map(|id| FieldValue::StylePreset(id.into())),
        "SystemPromptField" => {
            member(value, "system_prompt_id").map(|id| FieldValue::SystemPrompt(id.into()))
        }
        "LoRAField" => loras(value).map(FieldValue::Loras),
        "ColorField" => Color::deserialize(value).ok().map(FieldValue::Color),
        "SchedulerField" => text(value).map(|name| FieldValue::Scheduler(Scheduler::from(name))),
        "SavedWorkflowField" => text(value).map(|id| FieldValue::SavedWorkflow(WorkflowId::from(id))),
        "FloatGeneratorField" | "IntegerGeneratorField" | "StringGeneratorField" | "ImageGeneratorField" => {
            return generator(value, name);
        }
        "LoRAMetadataField"
        | "ControlNetMetadataField"
        | "IPAdapterMetadataField"
        | "T2IAdapterMetadataField" => metadata(value).map(FieldValue::Metadata),
        "MetadataExtraField" => Some(FieldValue::Other(value.clone())),
        _ if name.is_model() => model(value).map(|model| FieldValue::Model(Box::new(model))),
        _ => Some(FieldValue::Carried(Box::new(Carried::from_api(name, value)))),
    };
    read.ok_or_else(|| ValueProblem::wrong_type(describe_json(value), needed(name).0))
}

fn many(list: &[Value], name: &TypeName) -> Result<FieldValue, ValueProblem> {
    // Long lists are prompts and numbers: those go without a value for each item in between.
    match name.as_str() {
        "IntegerField" => each(list, name, integer).map(FieldValue::Integers),
        "FloatField" => each(list, name, Value::as_f64).map(FieldValue::Floats),
        "StringField" => each(list, name, text).map(FieldValue::Strings),
        "BooleanField" => each(list, name, Value::as_bool).map(FieldValue::Booleans),
        _ => {
            let each = |(place, value)| one(value, name).map_err(|problem| problem.at_item(place));
            let items = list.iter().enumerate().map(each).collect::<Result<Vec<_>, _>>()?;
            Ok(FieldValue::list_of(items, name))
        }
    }
}

fn each<T>(
    list: &[Value],
    name: &TypeName,
    read: impl Fn(&Value) -> Option<T>,
) -> Result<Vec<T>, ValueProblem> {
    let wrong = |place, value| ValueProblem::wrong_type(describe_json(value), needed(name).0).at_item(place);
    let mut items = Vec::with_capacity(list.len());
    for (place, value) in list.iter().enumerate() {
        items.push(read(value).ok_or_else(|| wrong(place, value))?);
    }
    Ok(items)
}

impl FieldValue {
    /// A list of values that all have the named type.
    pub(crate) fn list_of(items: Vec<Self>, name: &TypeName) -> Self {
        macro_rules! list {
            ($many:ident, $one:ident) => {
                Self::$many(
                    items
                        .into_iter()
                        .filter_map(|item| {
                            if let Self::$one(item) = item {
                                Some(item)
                            } else {
                                None
                            }
                        })
                        .collect(),
                )
            };
        }
        match name.as_str() {
            "IntegerField" => list!(Integers, Integer),
            "FloatField" => list!(Floats, Float),
            "StringField" => list!(Strings, String),
            "BooleanField" => list!(Booleans, Boolean),
            "ImageField" => list!(Images, Image),
            "VideoField" => list!(Videos, Video),
            _ => Self::List(items),
        }
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn choice(value: &Value) -> Option<Choice> {
    text(value)
        .map(Choice::Text)
        .or_else(|| integer(value).map(Choice::Integer))
}

/// A string member that is not blank, without the white space around it.
fn member<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    let text = value.get(name)?.as_str()?.trim();
    (!text.is_empty()).then_some(text)
}

fn board(value: &Value) -> Option<Board> {
    match value.as_str() {
        Some("auto") => Some(Board::Auto),
        Some("none") => Some(Board::None),
        Some(_) => None,
        None => member(value, "board_id").map(|id| Board::Id(id.into())),
    }
}

/// A model with a key, or at least with a name. Files before 3.0.0 have other keys and no model key.
fn model(value: &Value) -> Option<ModelReference> {
    let object = value.as_object()?;
    let given = |name: &str| {
        object
            .get(name)
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty())
    };
    if given("key").is_some() && given("name").is_some() {
        return ModelIdentifier::deserialize(value)
            .ok()
            .map(ModelReference::Identified);
    }
    Some(ModelReference::Named(NamedModel {
        name: given("name").or_else(|| given("model_name"))?.to_owned(),
        base: given("base").or_else(|| given("base_model")).map(ModelBase::from),
        model_type: given("type").or_else(|| given("model_type")).map(ModelType::from),
    }))
}

fn model_to_api(model: &ModelReference) -> Value {
    match model {
        ModelReference::Identified(model) => serde_json::to_value(model).unwrap_or_default(),
        ModelReference::Named(model) => {
            let mut object = Map::new();
            object.insert("name".to_owned(), model.name.as_str().into());
            if let Some(base) = &model.base {
                object.insert("base".to_owned(), base.as_str().into());
            }
            if let Some(model_type) = &model.model_type {
                object.insert("type".to_owned(), model_type.as_str().into());
            }
            Value::Object(object)
        }
    }
}

fn loras(value: &Value) -> Option<Vec<LoraWeight>> {
    let lora = |value: &Value| {
        Some(LoraWeight {
            lora: model(value.get("lora")?)?,
            weight: value.get("weight")?.as_f64()?,
        })
    };
    value.as_array()?.iter().map(lora).collect()
}

fn metadata(value: &Value) -> Option<Vec<Map<String, Value>>> {
    value
        .as_array()?
        .iter()
        .map(|item| item.as_object().cloned())
        .collect()
}

fn generator(value: &Value, name: &TypeName) -> Result<FieldValue, ValueProblem> {
    let needed = needed(name).0;
    let generator =
        Generator::from_api(value).map_err(|error| ValueProblem::malformed(needed, &error.to_string()))?;
    if generator.field_type() != *name {
        return Err(ValueProblem::malformed(
            needed,
            "it is a generator of another kind",
        ));
    }
    Ok(FieldValue::Generator(Box::new(generator)))
}

/// What a field of a type needs, one and many, to say it in a sentence.
pub(crate) fn needed(name: &TypeName) -> (&'static str, &'static str) {
    match name.as_str() {
        "IntegerField" => ("an integer", "integers"),
        "FloatField" => ("a number", "numbers"),
        "StringField" => ("a string", "strings"),
        "BooleanField" => ("a boolean", "booleans"),
        "EnumField" => ("one of the options", "options"),
        "ImageField" => ("an image name", "image names"),
        "VideoField" => ("a video name", "video names"),
        "BoardField" => ("\"auto\", \"none\" or a board id", "boards"),
        "StylePresetField" => ("a style preset id", "style preset ids"),
        "SystemPromptField" => ("a system prompt id", "system prompt ids"),
        "LoRAField" => ("a list of LoRAs with weights", "LoRAs with weights"),
        "ColorField" => ("a color with parts from 0 to 255", "colors"),
        "SchedulerField" => ("the name of a scheduler", "names of schedulers"),
        "SavedWorkflowField" => ("the id of a workflow", "ids of workflows"),
        "FloatGeneratorField" => ("a generator of numbers", "generators of numbers"),
        "IntegerGeneratorField" => ("a generator of integers", "generators of integers"),
        "StringGeneratorField" => ("a generator of strings", "generators of strings"),
        "ImageGeneratorField" => ("a generator of images", "generators of images"),
        "LoRAMetadataField"
        | "ControlNetMetadataField"
        | "IPAdapterMetadataField"
        | "T2IAdapterMetadataField" => ("a list of objects", "objects"),
        _ if name.is_model() => ("a model", "models"),
        _ => ("a value of its type", "values of its type"),
    }
}

/// What a JSON value is, to say it in a sentence.
pub(crate) fn describe_json(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("the text \"{}\"", crate::check::cut(text)),
        Value::Array(list) => format!("a list of {} items", list.len()),
        Value::Object(object) => {
            let keys: Vec<_> = object.keys().take(5).map(String::as_str).collect();
            match keys.is_empty() {
                true => "an empty object".to_owned(),
                false => format!("an object with {}", crate::check::cut(&keys.join(", "))),
            }
        }
    }
}
