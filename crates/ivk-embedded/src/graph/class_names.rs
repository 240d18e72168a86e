//! The class names of node types: among nodes that are ready, the server takes those of one class first, and the
//! classes by name.

/// The class of a node type in InvokeAI 6.14.2.
///
/// Most names follow from the type (`blank_image` is `BlankImageInvocation`); the others are listed.
pub(super) fn class_name(type_name: &str) -> String {
    if let Ok(place) = IRREGULAR.binary_search_by_key(&type_name, |(known, _)| known)
        && let Some((_, class)) = IRREGULAR.get(place)
    {
        return (*class).to_owned();
    }
    let mut class = String::with_capacity(type_name.len() + 10);
    for word in type_name.split('_') {
        let mut letters = word.chars();
        class.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        class.push_str(letters.as_str());
    }
    class.push_str("Invocation");
    class
}

/// By type name.
const IRREGULAR: &[(&str, &str)] = &[
    ("apply_tensor_mask_to_image", "ApplyMaskTensorToImageInvocation"),
    (
        "calculate_image_tiles_min_overlap",
        "CalculateImageTilesMinimumOverlapInvocation",
    ),
    ("clip_skip", "CLIPSkipInvocation"),
    ("controlnet", "ControlNetInvocation"),
    ("crop_latents", "CropLatentsCoreInvocation"),
    ("decode_watermark", "DecodeInvisibleWatermarkInvocation"),
    ("div", "DivideInvocation"),
    ("face_mask_detection", "FaceMaskInvocation"),
    ("float_range", "FloatLinearRangeInvocation"),
    ("float_to_int", "FloatToIntegerInvocation"),
    ("freeu", "FreeUInvocation"),
    ("get_image_mask_bounding_box", "GetMaskBoundingBoxInvocation"),
    ("i2l", "ImageToLatentsInvocation"),
    ("img_blur", "ImageBlurInvocation"),
    ("img_chan", "ImageChannelInvocation"),
    ("img_channel_multiply", "ImageChannelMultiplyInvocation"),
    ("img_channel_offset", "ImageChannelOffsetInvocation"),
    ("img_conv", "ImageConvertInvocation"),
    ("img_crop", "ImageCropInvocation"),
    ("img_hue_adjust", "ImageHueAdjustmentInvocation"),
    ("img_hue_adjust_oklch", "OklchImageHueAdjustmentInvocation"),
    ("img_ilerp", "ImageInverseLerpInvocation"),
    ("img_lerp", "ImageLerpInvocation"),
    ("img_mul", "ImageMultiplyInvocation"),
    ("img_noise", "ImageNoiseInvocation"),
    ("img_nsfw", "ImageNSFWBlurInvocation"),
    ("img_pad_crop", "CenterPadCropInvocation"),
    ("img_paste", "ImagePasteInvocation"),
    ("img_resize", "ImageResizeInvocation"),
    ("img_scale", "ImageScaleInvocation"),
    ("img_watermark", "ImageWatermarkInvocation"),
    ("infill_cv2", "CV2InfillInvocation"),
    ("infill_patchmatch", "InfillPatchMatchInvocation"),
    ("infill_rgba", "InfillColorInvocation"),
    (
        "invokeai_ealightness",
        "InvokeEquivalentAchromaticLightnessInvocation",
    ),
    ("invokeai_img_blend", "InvokeImageBlendInvocation"),
    ("invokeai_img_composite", "InvokeImageCompositorInvocation"),
    ("invokeai_img_dilate_erode", "InvokeImageDilateOrErodeInvocation"),
    ("invokeai_img_enhance", "InvokeImageEnhanceInvocation"),
    (
        "invokeai_img_hue_adjust_plus",
        "InvokeAdjustImageHuePlusInvocation",
    ),
    (
        "invokeai_img_val_thresholds",
        "InvokeImageValueThresholdsInvocation",
    ),
    ("ip_adapter", "IPAdapterInvocation"),
    ("l2i", "LatentsToImageInvocation"),
    ("lblend", "BlendLatentsInvocation"),
    ("lora_loader", "LoRALoaderInvocation"),
    ("lora_selector", "LoRASelectorInvocation"),
    ("lresize", "ResizeLatentsInvocation"),
    ("lscale", "ScaleLatentsInvocation"),
    ("mask_from_id", "MaskFromIDInvocation"),
    ("mediapipe_face_detection", "MediaPipeFaceDetectionInvocation"),
    ("metadata_to_ip_adapters", "MetadataToIPAdaptersInvocation"),
    (
        "metadata_to_lora_collection",
        "MetadataToLorasCollectionInvocation",
    ),
    ("metadata_to_sdlx_loras", "MetadataToSDXLLorasInvocation"),
    ("metadata_to_sdxl_model", "MetadataToSDXLModelInvocation"),
    ("metadata_to_t2i_adapters", "MetadataToT2IAdaptersInvocation"),
    ("metadata_to_vae", "MetadataToVAEInvocation"),
    ("mul", "MultiplyInvocation"),
    ("prompt_from_file", "PromptsFromFileInvocation"),
    ("rand_float", "RandomFloatInvocation"),
    ("rand_int", "RandomIntInvocation"),
    ("round_float", "RoundInvocation"),
    ("sdxl_compel_prompt", "SDXLCompelPromptInvocation"),
    ("sdxl_lora_collection_loader", "SDXLLoRACollectionLoader"),
    ("sdxl_lora_loader", "SDXLLoRALoaderInvocation"),
    ("sdxl_model_loader", "SDXLModelLoaderInvocation"),
    ("sdxl_refiner_compel_prompt", "SDXLRefinerCompelPromptInvocation"),
    ("sdxl_refiner_model_loader", "SDXLRefinerModelLoaderInvocation"),
    ("seamless", "SeamlessModeInvocation"),
    ("sub", "SubtractInvocation"),
    ("t2i_adapter", "T2IAdapterInvocation"),
    ("tensor_mask_to_image", "MaskTensorToImageInvocation"),
    (
        "tiled_multi_diffusion_denoise_latents",
        "TiledMultiDiffusionDenoiseLatents",
    ),
    ("tomask", "MaskFromAlphaInvocation"),
    ("unsharp_mask_oklab", "OklabUnsharpMaskInvocation"),
    ("vae_loader", "VAELoaderInvocation"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_or_made() {
        assert_eq!(class_name("blank_image"), "BlankImageInvocation");
        assert_eq!(class_name("l2i"), "LatentsToImageInvocation");
        assert_eq!(class_name("img_resize"), "ImageResizeInvocation");
        assert!(IRREGULAR.is_sorted_by_key(|(name, _)| name));
    }
}
