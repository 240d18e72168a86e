//! Generation data of a picture.

use ivk_client::boards::ImageMetadata;

use super::{table, words};

/// What a person looks for first: the prompts, the model, the seed.
pub(crate) fn summary(metadata: &ImageMetadata) -> Vec<String> {
    let said = |field: &str| {
        let value = metadata.raw(field).filter(|value| !value.is_null())?;
        Some(table::brief(&words::value(value.as_str()), 200)).filter(|text| !text.is_empty())
    };
    let mut lines = Vec::new();
    lines.extend(said("positive_prompt"));
    lines.extend(said("negative_prompt").map(|prompt| format!("not: {prompt}")));
    let short = ["model", "seed", "steps", "scheduler", "cfg_scale"]
        .into_iter()
        .filter_map(|field| said(field).map(|value| format!("{} {value}", field.replace('_', " "))));
    let short: Vec<_> = short.collect();
    if !short.is_empty() {
        lines.push(short.join(" · "));
    }
    lines
}

/// Everything, as a table.
pub(crate) fn all(metadata: &ImageMetadata) -> String {
    let mut table = table::table(["field", "value"]);
    for (field, value) in metadata.iter().filter(|(_, value)| !value.is_null()) {
        table.add_row([
            table::brief(field, 40),
            table::brief(&words::value(value.as_str()), 2000),
        ]);
    }
    format!("{}\n\n", table::text(&table))
}
