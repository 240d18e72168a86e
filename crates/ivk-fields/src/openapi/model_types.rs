//! The model types of server 6.0.
//!
//! There each family of models had a field type of its own. From 6.8 on all have one type, and hints of the
//! schema say which models fit. The same hints are derived here from the old names, so that one check serves
//! all servers.

use crate::template::UiHints;

/// Which models a type means: base, type, variant; an empty word means any.
const MEANINGS: [(&str, &str, &str, &str); 23] = [
    ("CLIPEmbedModelField", "", "clip_embed", ""),
    ("CLIPGEmbedModelField", "", "clip_embed", "gigantic"),
    ("CLIPLEmbedModelField", "", "clip_embed", "large"),
    ("CogView4MainModelField", "cogview4", "main", ""),
    ("ControlLoRAModelField", "", "control_lora", ""),
    ("ControlNetModelField", "", "controlnet", ""),
    ("FluxMainModelField", "flux", "main", ""),
    ("FluxReduxModelField", "flux", "flux_redux", ""),
    ("FluxVAEModelField", "flux", "vae", ""),
    ("IPAdapterModelField", "", "ip_adapter", ""),
    ("LLaVAModelField", "", "llava_onevision", ""),
    ("LoRAModelField", "", "lora", ""),
    ("MainModelField", "", "main", ""),
    ("ONNXModelField", "", "onnx", ""),
    ("SD3MainModelField", "sd-3", "main", ""),
    ("SDXLMainModelField", "sdxl", "main", ""),
    ("SDXLRefinerModelField", "sdxl-refiner", "main", ""),
    ("SigLipModelField", "", "siglip", ""),
    (
        "SpandrelImageToImageModelField",
        "",
        "spandrel_image_to_image",
        "",
    ),
    ("T2IAdapterModelField", "", "t2i_adapter", ""),
    ("T5EncoderModelField", "", "t5_encoder", ""),
    ("VAEModelField", "", "vae", ""),
    ("VaeModelField", "", "vae", ""),
];

/// Fills the hints that say which models fit, where the schema gives none.
pub(super) fn fill_hints(type_name: &str, hints: &mut UiHints) {
    let Some((_, base, model_type, variant)) = MEANINGS.iter().find(|meaning| meaning.0 == type_name) else {
        return;
    };
    for (list, word) in [
        (&mut hints.model_base, base),
        (&mut hints.model_type, model_type),
        (&mut hints.model_variant, variant),
    ] {
        if list.is_empty() && !word.is_empty() {
            list.push((*word).to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_types_say_which_models_fit() {
        let mut hints = UiHints::default();
        fill_hints("SDXLMainModelField", &mut hints);
        assert_eq!(
            (hints.model_base, hints.model_type),
            (vec!["sdxl".to_owned()], vec!["main".to_owned()])
        );
        let mut hints = UiHints {
            model_type: vec!["vae".to_owned()],
            ..UiHints::default()
        };
        fill_hints("MainModelField", &mut hints);
        assert_eq!(hints.model_type, ["vae"], "what the schema says wins");
        let mut hints = UiHints::default();
        fill_hints("IntegerField", &mut hints);
        assert_eq!(hints, UiHints::default());
    }
}
