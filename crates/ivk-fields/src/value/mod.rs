//! Typed values of fields.
//!
//! A [`FieldValue`] is made of an ordinary Rust value, read from text by the type of an input, or read from the
//! JSON of a workflow or a result. Which values an input takes is for its template to say; see
//! [`InputTemplate::accept`](crate::InputTemplate::accept).

mod api;
mod board;
mod carried;
mod color;
mod convert;
mod ids;
mod model;
mod scheduler;
mod words;

use serde_json::{Map, Value};

pub(crate) use api::needed;
pub use board::Board;
pub use carried::{
    AppliedLora, BoundingBox, Carried, Conditioning, DenoiseMask, Latents, Tensor, TextEncoder, Transformer,
    UNet, Vae,
};
pub use color::Color;
pub use ids::{BoardId, ImageName, StylePresetId, SystemPromptId, VideoName, WorkflowId};
pub use model::{LoraWeight, ModelIdentifier, ModelReference, NamedModel};
pub use words::{ModelBase, ModelType, Scheduler, SubmodelType};

use crate::generator::Generator;

/// The value of a field.
///
/// ```
/// use ivk_fields::{FieldValue, ImageName};
///
/// assert_eq!(FieldValue::from(30), FieldValue::Integer(30));
/// assert_eq!(FieldValue::from("a lighthouse"), FieldValue::String("a lighthouse".to_owned()));
/// assert_eq!(FieldValue::from(vec![1, 2]), FieldValue::Integers(vec![1, 2]));
/// let image = FieldValue::from(ImageName::from("a.png"));
/// assert_eq!(image.to_api(), serde_json::json!({"image_name": "a.png"}));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum FieldValue {
    /// `IntegerField`.
    Integer(i64),
    /// A list of integers.
    Integers(Vec<i64>),
    /// `FloatField`.
    Float(f64),
    /// A list of numbers.
    Floats(Vec<f64>),
    /// `StringField`.
    String(String),
    /// A list of strings.
    Strings(Vec<String>),
    /// `BooleanField`.
    Boolean(bool),
    /// A list of booleans.
    Booleans(Vec<bool>),
    /// `EnumField`.
    Choice(Choice),
    /// `ImageField`.
    Image(ImageName),
    /// A list of images.
    Images(Vec<ImageName>),
    /// `VideoField`.
    Video(VideoName),
    /// A list of videos.
    Videos(Vec<VideoName>),
    /// `BoardField`.
    Board(Board),
    /// `StylePresetField`.
    StylePreset(StylePresetId),
    /// `SystemPromptField`.
    SystemPrompt(SystemPromptId),
    /// `ModelIdentifierField`.
    Model(Box<ModelReference>),
    /// `LoRAField`, always a list.
    Loras(Vec<LoraWeight>),
    /// `ColorField`.
    Color(Color),
    /// `SchedulerField`.
    Scheduler(Scheduler),
    /// `SavedWorkflowField`. The empty id stands for none.
    SavedWorkflow(WorkflowId),
    /// One of the four generator fields.
    Generator(Box<Generator>),
    /// One of the four metadata fields: what is said of LoRAs, ControlNets and adapters.
    Metadata(Vec<Map<String, Value>>),
    /// A list of values that have no list of their own, such as colors.
    List(Vec<FieldValue>),
    /// A value that only edges carry.
    Carried(Box<Carried>),
    /// A value of a custom type, or of a `MetadataExtraField`, in its JSON form.
    Other(Value),
}

/// The value of an enum field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Choice {
    /// One of several words.
    Text(String),
    /// One of several integers.
    Integer(i64),
}

impl FieldValue {
    /// What the value is, to say it in a sentence: `an integer`, `a list of strings`.
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Integer(_) => "an integer",
            Self::Integers(_) => "a list of integers",
            Self::Float(_) => "a number",
            Self::Floats(_) => "a list of numbers",
            Self::String(_) => "a string",
            Self::Strings(_) => "a list of strings",
            Self::Boolean(_) => "a boolean",
            Self::Booleans(_) => "a list of booleans",
            Self::Choice(_) => "an option",
            Self::Image(_) => "an image",
            Self::Images(_) => "a list of images",
            Self::Video(_) => "a video",
            Self::Videos(_) => "a list of videos",
            Self::Board(_) => "a board",
            Self::StylePreset(_) => "a style preset",
            Self::SystemPrompt(_) => "a system prompt",
            Self::Model(_) => "a model",
            Self::Loras(_) => "a list of LoRAs",
            Self::Color(_) => "a color",
            Self::Scheduler(_) => "a scheduler",
            Self::SavedWorkflow(_) => "a saved workflow",
            Self::Generator(_) => "a generator",
            Self::Metadata(_) => "a list of metadata",
            Self::List(_) => "a list",
            Self::Carried(_) => "a value that only edges carry",
            Self::Other(_) => "a JSON value",
        }
    }

    /// How many items a list has; `None` when the value is no list.
    pub fn list_len(&self) -> Option<usize> {
        Some(match self {
            Self::Integers(list) => list.len(),
            Self::Floats(list) => list.len(),
            Self::Strings(list) => list.len(),
            Self::Booleans(list) => list.len(),
            Self::Images(list) => list.len(),
            Self::Videos(list) => list.len(),
            Self::Loras(list) => list.len(),
            Self::Metadata(list) => list.len(),
            Self::List(list) => list.len(),
            _ => return None,
        })
    }
}
