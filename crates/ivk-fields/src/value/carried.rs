//! Values that only edges carry: nodes make them, and other nodes take them. Nobody sets them, but the outputs
//! of a run hold them.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::model::ModelIdentifier;
use crate::field_type::TypeName;

/// A value that only edges carry.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Carried {
    /// `LatentsField`.
    Latents(Latents),
    /// `TensorField`.
    Tensor(Tensor),
    /// `ConditioningField` and its kin of other architectures.
    Conditioning(Conditioning),
    /// `DenoiseMaskField`.
    DenoiseMask(DenoiseMask),
    /// `UNetField`.
    UNet(Box<UNet>),
    /// `TransformerField` and its kin.
    Transformer(Box<Transformer>),
    /// `CLIPField`, `T5EncoderField` and the other text encoders.
    TextEncoder(Box<TextEncoder>),
    /// `VAEField`.
    Vae(Box<Vae>),
    /// `BoundingBoxField`.
    BoundingBox(BoundingBox),
    /// `MetadataField`.
    Metadata(Map<String, Value>),
    /// Any other type, or a shape that a newer server changed.
    Other {
        /// The type.
        type_name: TypeName,
        /// The value as the server gave it.
        value: Value,
    },
}

macro_rules! carried {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
            /// What else the server says.
            #[serde(flatten)]
            pub extra: Map<String, Value>,
        }
    )*};
}

carried! {
    /// Latents, kept on the server.
    Latents {
        /// Their name.
        latents_name: String,
        /// The seed of the noise, where there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seed: Option<i64>,
    }

    /// A tensor, kept on the server.
    Tensor {
        /// Its name.
        tensor_name: String,
    }

    /// An encoded prompt, kept on the server.
    Conditioning {
        /// Its name.
        conditioning_name: String,
        /// The part of the image that it is for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mask: Option<Tensor>,
    }

    /// The part of an image that is denoised.
    DenoiseMask {
        /// The name of the mask.
        mask_name: String,
        /// The name of the masked latents.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        masked_latents_name: Option<String>,
    }

    /// A UNet with its scheduler and LoRAs.
    UNet {
        /// The UNet.
        unet: ModelIdentifier,
        /// The scheduler.
        scheduler: ModelIdentifier,
        /// The LoRAs to apply.
        loras: Vec<AppliedLora>,
    }

    /// A transformer with its LoRAs.
    Transformer {
        /// The transformer.
        transformer: ModelIdentifier,
        /// The LoRAs to apply.
        loras: Vec<AppliedLora>,
    }

    /// A text encoder with its tokenizer.
    TextEncoder {
        /// The tokenizer.
        tokenizer: ModelIdentifier,
        /// The encoder.
        text_encoder: ModelIdentifier,
        /// The LoRAs to apply.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        loras: Vec<AppliedLora>,
    }

    /// A VAE.
    Vae {
        /// The model.
        vae: ModelIdentifier,
    }

    /// A LoRA that a model loader applies.
    AppliedLora {
        /// The LoRA.
        lora: ModelIdentifier,
        /// How strongly it counts.
        weight: f64,
    }

    /// A rectangle in an image, in pixels.
    BoundingBox {
        /// Left edge.
        x_min: i64,
        /// Right edge.
        x_max: i64,
        /// Upper edge.
        y_min: i64,
        /// Lower edge.
        y_max: i64,
        /// How sure the detector was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        score: Option<f64>,
    }
}

impl Carried {
    /// Reads a value of the named type. What has not the shape known for the type is kept as it is.
    pub fn from_api(type_name: &TypeName, value: &Value) -> Self {
        let read = match type_name.as_str() {
            "LatentsField" => as_type(value).map(Self::Latents),
            "TensorField" => as_type(value).map(Self::Tensor),
            "DenoiseMaskField" => as_type(value).map(Self::DenoiseMask),
            "UNetField" => as_type(value).map(Box::new).map(Self::UNet),
            "VAEField" => as_type(value).map(Box::new).map(Self::Vae),
            "CLIPField" => as_type(value).map(Box::new).map(Self::TextEncoder),
            "BoundingBoxField" => as_type(value).map(Self::BoundingBox),
            "MetadataField" => value.as_object().cloned().map(Self::Metadata),
            name if name.ends_with("ConditioningField") => as_type(value).map(Self::Conditioning),
            name if name.ends_with("TransformerField") => as_type(value).map(Box::new).map(Self::Transformer),
            name if name.ends_with("EncoderField") => as_type(value).map(Box::new).map(Self::TextEncoder),
            _ => None,
        };
        read.unwrap_or_else(|| Self::Other {
            type_name: type_name.clone(),
            value: value.clone(),
        })
    }

    /// The value as the server gave it.
    pub fn to_api(&self) -> Value {
        match self {
            Self::Latents(latents) => as_value(latents),
            Self::Tensor(tensor) => as_value(tensor),
            Self::Conditioning(conditioning) => as_value(conditioning),
            Self::DenoiseMask(mask) => as_value(mask),
            Self::UNet(unet) => as_value(unet),
            Self::Transformer(transformer) => as_value(transformer),
            Self::TextEncoder(encoder) => as_value(encoder),
            Self::Vae(vae) => as_value(vae),
            Self::BoundingBox(rectangle) => as_value(rectangle),
            Self::Metadata(metadata) => Value::Object(metadata.clone()),
            Self::Other { value, .. } => value.clone(),
        }
    }
}

fn as_type<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

fn as_value(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn carried_values_survive_a_round_trip() {
        let model = json!({"key": "k", "hash": "h", "name": "n", "base": "newest", "type": "main"});
        for (name, known, value) in [
            ("LatentsField", true, json!({"latents_name": "l", "seed": 7})),
            ("TensorField", true, json!({"tensor_name": "t"})),
            (
                "FluxConditioningField",
                true,
                json!({"conditioning_name": "c", "mask": {"tensor_name": "t"}}),
            ),
            (
                "DenoiseMaskField",
                true,
                json!({"mask_name": "m", "gradient": true}),
            ),
            (
                "UNetField",
                true,
                json!({"unet": model, "scheduler": model, "loras": [{"lora": model, "weight": 0.5}],
                       "seamless_axes": [], "of_a_newer_server": 1}),
            ),
            (
                "WanTransformerField",
                true,
                json!({"transformer": model, "loras": [], "boundary_ratio": 0.9}),
            ),
            (
                "CLIPField",
                true,
                json!({"tokenizer": model, "text_encoder": model, "skipped_layers": 0}),
            ),
            ("VAEField", true, json!({"vae": model, "seamless_axes": ["x"]})),
            (
                "BoundingBoxField",
                true,
                json!({"x_min": 0, "x_max": 9, "y_min": 1, "y_max": 2, "score": 0.5}),
            ),
            ("MetadataField", true, json!({"seed": 3})),
            (
                "FluxKontextConditioningField",
                false,
                json!({"image": {"image_name": "i"}}),
            ),
            ("LatentsField", false, json!("changed")),
            ("TileField", false, json!([1])),
        ] {
            let carried = Carried::from_api(&TypeName::from(name), &value);
            assert_eq!(!matches!(carried, Carried::Other { .. }), known, "{name}");
            assert_eq!(carried.to_api(), value, "{name}");
        }
    }
}
