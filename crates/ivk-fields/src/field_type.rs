//! The type of a field: a name, a cardinality, and whether it holds a whole batch.

use std::borrow::Cow;
use std::fmt;

/// How many values a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cardinality {
    /// One value.
    Single,
    /// A list.
    Collection,
    /// One value or a list.
    SingleOrCollection,
}

impl Cardinality {
    /// The word of the editor: `SINGLE`, `COLLECTION` or `SINGLE_OR_COLLECTION`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Single => "SINGLE",
            Self::Collection => "COLLECTION",
            Self::SingleOrCollection => "SINGLE_OR_COLLECTION",
        }
    }
}

impl fmt::Display for Cardinality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The name of a field type, such as `IntegerField`. Custom nodes bring names of their own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeName(Cow<'static, str>);

/// The types whose fields keep a value in a workflow file, and the three generic connection types.
impl TypeName {
    /// `BoardField`.
    pub const BOARD: Self = Self::from_static("BoardField");
    /// `BooleanField`.
    pub const BOOLEAN: Self = Self::from_static("BooleanField");
    /// `ColorField`.
    pub const COLOR: Self = Self::from_static("ColorField");
    /// `ControlNetMetadataField`.
    pub const CONTROLNET_METADATA: Self = Self::from_static("ControlNetMetadataField");
    /// `EnumField`.
    pub const ENUM: Self = Self::from_static("EnumField");
    /// `FloatField`.
    pub const FLOAT: Self = Self::from_static("FloatField");
    /// `FloatGeneratorField`.
    pub const FLOAT_GENERATOR: Self = Self::from_static("FloatGeneratorField");
    /// `IPAdapterMetadataField`.
    pub const IP_ADAPTER_METADATA: Self = Self::from_static("IPAdapterMetadataField");
    /// `ImageField`.
    pub const IMAGE: Self = Self::from_static("ImageField");
    /// `ImageGeneratorField`.
    pub const IMAGE_GENERATOR: Self = Self::from_static("ImageGeneratorField");
    /// `IntegerField`.
    pub const INTEGER: Self = Self::from_static("IntegerField");
    /// `IntegerGeneratorField`.
    pub const INTEGER_GENERATOR: Self = Self::from_static("IntegerGeneratorField");
    /// `LoRAField`.
    pub const LORA: Self = Self::from_static("LoRAField");
    /// `LoRAMetadataField`.
    pub const LORA_METADATA: Self = Self::from_static("LoRAMetadataField");
    /// `MetadataExtraField`.
    pub const METADATA_EXTRA: Self = Self::from_static("MetadataExtraField");
    /// `ModelIdentifierField`.
    pub const MODEL_IDENTIFIER: Self = Self::from_static("ModelIdentifierField");
    /// `SavedWorkflowField`.
    pub const SAVED_WORKFLOW: Self = Self::from_static("SavedWorkflowField");
    /// `SchedulerField`.
    pub const SCHEDULER: Self = Self::from_static("SchedulerField");
    /// `StringField`.
    pub const STRING: Self = Self::from_static("StringField");
    /// `StringGeneratorField`.
    pub const STRING_GENERATOR: Self = Self::from_static("StringGeneratorField");
    /// `StylePresetField`.
    pub const STYLE_PRESET: Self = Self::from_static("StylePresetField");
    /// `SystemPromptField`.
    pub const SYSTEM_PROMPT: Self = Self::from_static("SystemPromptField");
    /// `T2IAdapterMetadataField`.
    pub const T2I_ADAPTER_METADATA: Self = Self::from_static("T2IAdapterMetadataField");
    /// `VideoField`.
    pub const VIDEO: Self = Self::from_static("VideoField");
    /// `AnyField`.
    pub const ANY: Self = Self::from_static("AnyField");
    /// `CollectionField`.
    pub const COLLECTION: Self = Self::from_static("CollectionField");
    /// `CollectionItemField`.
    pub const COLLECTION_ITEM: Self = Self::from_static("CollectionItemField");
}

impl TypeName {
    /// A name known when this crate was built.
    pub const fn from_static(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The name as the editor writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether fields of this type keep a value in the workflow file. All others are connected, never set.
    ///
    /// Server 6.0 gave each family of models a type of its own, such as `MainModelField`; those count.
    pub fn is_stateful(&self) -> bool {
        STATEFUL.binary_search(&self.as_str()).is_ok() || self.is_model()
    }

    /// Whether a field of this type holds a reference to a model.
    pub fn is_model(&self) -> bool {
        self.as_str() == "ModelIdentifierField" || self.as_str().ends_with("ModelField")
    }
}

impl From<String> for TypeName {
    fn from(name: String) -> Self {
        match known(&name) {
            Some(name) => Self::from_static(name),
            None => Self(Cow::Owned(name)),
        }
    }
}

impl From<&str> for TypeName {
    fn from(name: &str) -> Self {
        match known(name) {
            Some(name) => Self::from_static(name),
            None => Self(Cow::Owned(name.to_owned())),
        }
    }
}

impl PartialEq<str> for TypeName {
    fn eq(&self, name: &str) -> bool {
        self.as_str() == name
    }
}

impl PartialEq<&str> for TypeName {
    fn eq(&self, name: &&str) -> bool {
        self.as_str() == *name
    }
}

impl fmt::Display for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The type of an input or output.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FieldType {
    /// The name.
    pub name: TypeName,
    /// One, many, or either.
    pub cardinality: Cardinality,
    /// Whether the value is the list of a batch node.
    pub batch: bool,
}

impl FieldType {
    /// One value of the named type.
    pub fn single(name: impl Into<TypeName>) -> Self {
        Self {
            name: name.into(),
            cardinality: Cardinality::Single,
            batch: false,
        }
    }

    /// A list of values of the named type.
    pub fn collection(name: impl Into<TypeName>) -> Self {
        Self {
            cardinality: Cardinality::Collection,
            ..Self::single(name)
        }
    }

    /// One value or a list of values of the named type.
    pub fn single_or_collection(name: impl Into<TypeName>) -> Self {
        Self {
            cardinality: Cardinality::SingleOrCollection,
            ..Self::single(name)
        }
    }
}

/// `IntegerField`, `list of ImageField`, `FloatField or a list of them`.
impl fmt::Display for FieldType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.cardinality {
            Cardinality::Single => write!(f, "{}", self.name),
            Cardinality::Collection => write!(f, "list of {}", self.name),
            Cardinality::SingleOrCollection => write!(f, "{} or a list of them", self.name),
        }
    }
}

fn known(name: &str) -> Option<&'static str> {
    let index = KNOWN.binary_search(&name).ok()?;
    KNOWN.get(index).copied()
}

const STATEFUL: [&str; 24] = [
    "BoardField",
    "BooleanField",
    "ColorField",
    "ControlNetMetadataField",
    "EnumField",
    "FloatField",
    "FloatGeneratorField",
    "IPAdapterMetadataField",
    "ImageField",
    "ImageGeneratorField",
    "IntegerField",
    "IntegerGeneratorField",
    "LoRAField",
    "LoRAMetadataField",
    "MetadataExtraField",
    "ModelIdentifierField",
    "SavedWorkflowField",
    "SchedulerField",
    "StringField",
    "StringGeneratorField",
    "StylePresetField",
    "SystemPromptField",
    "T2IAdapterMetadataField",
    "VideoField",
];

/// Every type of server 6.14.2, so that templates need no copy of these names.
const KNOWN: [&str; 78] = [
    "AnimaConditioningField",
    "AnimaLLLiteField",
    "AnyField",
    "BoardField",
    "BooleanField",
    "BoundingBoxField",
    "CLIPField",
    "CogView4ConditioningField",
    "CollectionField",
    "CollectionItemField",
    "ColorField",
    "ConditioningField",
    "ControlField",
    "ControlLoRAField",
    "ControlNetMetadataField",
    "DenoiseMaskField",
    "EnumField",
    "ErnieImageConditioningField",
    "FloatField",
    "FloatGeneratorField",
    "FluxConditioningField",
    "FluxControlNetField",
    "FluxFillConditioningField",
    "FluxKontextConditioningField",
    "FluxReduxConditioningField",
    "Gemma2EncoderField",
    "GlmEncoderField",
    "IPAdapterField",
    "IPAdapterMetadataField",
    "Ideogram4ConditioningField",
    "Ideogram4Region",
    "ImageField",
    "ImageGeneratorField",
    "IntegerField",
    "IntegerGeneratorField",
    "IsIntermediate",
    "Krea2ConditioningField",
    "Krea2StyleReferenceField",
    "LatentsField",
    "LoRAField",
    "LoRAMetadataField",
    "MetadataExtraField",
    "MetadataField",
    "MetadataItemField",
    "Mistral3EncoderField",
    "MistralEncoderField",
    "ModelIdentifierField",
    "PiDDecoderField",
    "PromptEnhancerField",
    "Qwen3EncoderField",
    "Qwen3VLEncoderField",
    "QwenImageConditioningField",
    "QwenVLEncoderField",
    "SAMPointsField",
    "SD3ConditioningField",
    "SavedWorkflowField",
    "SchedulerField",
    "StringField",
    "StringGeneratorField",
    "StylePresetField",
    "SystemPromptField",
    "T2IAdapterField",
    "T2IAdapterMetadataField",
    "T5EncoderField",
    "TensorField",
    "Tile",
    "TileWithImage",
    "TransformerField",
    "UNetField",
    "VAEField",
    "VideoField",
    "WanConditioningField",
    "WanRefImageConditioningField",
    "WanT5EncoderField",
    "WanTransformerField",
    "WorkflowReturnValueField",
    "ZImageConditioningField",
    "ZImageControlField",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_for_binary_search() {
        assert!(KNOWN.is_sorted() && STATEFUL.is_sorted());
        assert!(STATEFUL.iter().all(|name| known(name).is_some()));
    }

    #[test]
    fn only_types_with_a_widget_keep_a_value() {
        assert!(TypeName::from("SchedulerField").is_stateful());
        assert!(
            TypeName::from("MainModelField").is_stateful(),
            "a type of server 6.0.2"
        );
        assert!(!TypeName::from("LatentsField").is_stateful());
        assert!(!TypeName::from("FieldOfSomeone").is_stateful());
    }
}
