//! From the server's names to Rust's.

/// Schemas whose name is mended: an acronym that cannot be told apart, or a name that says too little.
const TYPES: [(&str, &str); 7] = [
    ("SQLiteDirection", "SortDirection"),
    ("LoRARecallParameter", "LoraRecallParameter"),
    ("PiDDecoderVariantType", "PidDecoderVariantType"),
    ("WanLoRAVariantType", "WanLoraVariantType"),
    ("CancelByBatchIDsResult", "CancelByBatchIdsResult"),
    ("WorkflowWithoutID", "WorkflowWithoutId"),
    ("InvokeAIAppConfigWithSetFields", "InvokeAiAppConfigWithSetFields"),
];

/// Enums that the document writes out where they are used: field, first value, name.
const ENUMS: [(&str, &str, &str); 21] = [
    ("image_subfolder_strategy", "flat", "ImageSubfolderStrategy"),
    ("attention_type", "auto", "AttentionType"),
    ("hashing_algorithm", "blake3_multi", "HashingAlgorithm"),
    ("log_format", "plain", "LogFormat"),
    ("precision", "auto", "Precision"),
    ("session_queue_mode", "FIFO", "SessionQueueMode"),
    ("mask_format", "alpha", "MaskFormat"),
    ("status", "pending", "QueueItemStatus"),
    ("status", "waiting_for_child", "WorkflowCallStatus"),
    ("control_mode", "balanced", "ControlMode"),
    ("method", "full", "IpAdapterMethod"),
    ("image_influence", "lowest", "ImageInfluence"),
    ("state", "planned", "ImageMoveState"),
    ("operation", "move_all", "ImageMoveOperation"),
    ("modes", "txt2img", "ExternalModelMode"),
    ("input_image_required_for", "txt2img", "ExternalModelMode"),
    ("phase", "loading_model", "LlmTaskPhase"),
    ("scheduler", "ddim", "Scheduler"),
    ("vae_precision", "fp16", "VaePrecision"),
    ("log_level", "debug", "LogVerbosity"),
    ("log_level_network", "debug", "LogVerbosity"),
];

/// Unions of objects told apart by `type`: the first member, and the name of the union.
const UNIONS: [(&str, &str); 2] = [
    ("LocalModelSource", "ModelSource"),
    ("BaseMetadata", "ModelMetadata"),
];

const KEYWORDS: [&str; 12] = [
    "type", "match", "use", "in", "as", "ref", "move", "mod", "loop", "for", "where", "self",
];

/// The name of a type: `ImageDTO` becomes `ImageDto`.
pub(super) fn type_name(wire: &str) -> String {
    match TYPES.iter().find(|(name, _)| *name == wire) {
        Some((_, rust)) => (*rust).to_owned(),
        None => camel(wire),
    }
}

/// The name of what a field belongs to: a type, an event, or an operation, which is called by its id.
pub(super) fn owner(wire: &str) -> String {
    if wire.starts_with(|c: char| c.is_ascii_uppercase()) {
        type_name(wire.strip_suffix("Event").unwrap_or(wire))
    } else {
        wire.to_owned()
    }
}

/// The name of an enum that is written out where it is used.
pub(super) fn inline_enum(owner: &str, field: &str, first: &str) -> String {
    match ENUMS
        .iter()
        .find(|(name, value, _)| *name == field && *value == first)
    {
        Some((_, _, rust)) => (*rust).to_owned(),
        None => format!("{}{}", type_name(owner), camel(field)),
    }
}

/// The name of a union that is written out where it is used.
pub(super) fn union(owner: &str, field: &str, first: &str) -> String {
    match UNIONS.iter().find(|(member, _)| *member == first) {
        Some((_, rust)) => (*rust).to_owned(),
        None => format!("{}{}", type_name(owner), camel(field)),
    }
}

/// The name of a field, escaped when it is a word of the language.
pub(super) fn field(wire: &str) -> String {
    let name = snake(wire);
    if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    }
}

/// The name of a variant for a text: `sd-1` becomes `Sd1`.
pub(super) fn variant(wire: &str) -> String {
    let name = camel(wire);
    match name.chars().next() {
        None => "Empty".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("V{name}"),
        Some(_) if name == "Other" => "Others".to_owned(),
        Some(_) => name,
    }
}

/// The operation id without what FastAPI appends: path and method with everything but letters and digits as `_`.
pub(super) fn operation_id(id: &str, path: &str, method: &str) -> String {
    let path: String = path
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    id.strip_suffix(&format!("{path}_{method}"))
        .unwrap_or(id)
        .to_owned()
}

pub(super) fn camel(wire: &str) -> String {
    words(wire)
        .into_iter()
        .map(|word| {
            let mut chars = word.chars();
            chars
                .next()
                .map(|first| first.to_ascii_uppercase().to_string() + chars.as_str())
                .unwrap_or_default()
        })
        .collect()
}

pub(super) fn snake(wire: &str) -> String {
    words(wire).join("_")
}

/// The words of a name, in lower case. A run of capitals is one word, except for its last letter when a small one
/// follows: `IPAdapter` is `ip adapter`.
fn words(wire: &str) -> Vec<String> {
    let chars: Vec<char> = wire.chars().collect();
    let mut words = vec![String::new()];
    let mut previous = ' ';
    for (index, &c) in chars.iter().enumerate() {
        let next = chars.get(index + 1).copied().unwrap_or(' ');
        let starts = c.is_ascii_uppercase()
            && (previous.is_ascii_lowercase()
                || previous.is_ascii_digit()
                || (previous.is_ascii_uppercase() && next.is_ascii_lowercase()));
        if starts || !c.is_ascii_alphanumeric() {
            words.push(String::new());
        }
        if c.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(c.to_ascii_lowercase());
        }
        previous = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_rust() {
        for (wire, rust) in [
            ("ImageDTO", "ImageDto"),
            ("LLMTaskProgress", "LlmTaskProgress"),
            ("IPAdapterRecallParameter", "IpAdapterRecallParameter"),
            ("HFTokenStatus", "HfTokenStatus"),
            ("URLModelSource", "UrlModelSource"),
            ("Qwen3VariantType", "Qwen3VariantType"),
            (
                "WorkflowRecordListItemWithThumbnailDTO",
                "WorkflowRecordListItemWithThumbnailDto",
            ),
            ("get_image_dto", "GetImageDto"),
            ("SQLiteDirection", "SortDirection"),
        ] {
            assert_eq!(type_name(wire), rust);
        }
        for (wire, rust) in [
            ("sd-1", "Sd1"),
            ("5b", "V5b"),
            ("", "Empty"),
            ("other", "Others"),
            ("ASC", "Asc"),
        ] {
            assert_eq!(variant(wire), rust);
        }
        assert_eq!(field("dataURL"), "data_url");
        assert_eq!(field("type"), "r#type");
        assert_eq!(
            operation_id(
                "get_user_api_v1_auth_users__user_id__get",
                "/api/v1/auth/users/{user_id}",
                "get"
            ),
            "get_user",
        );
    }
}
