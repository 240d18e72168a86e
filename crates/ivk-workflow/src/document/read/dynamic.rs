//! Reads the templates that the editor writes down for the inputs of a called workflow.

use super::reader::{Read, Reader};
use crate::document::json::Json;

impl Reader<'_> {
    /// Checks what every template of the editor has. What its default may be is not looked at.
    pub(super) fn check_dynamic_templates(&self, json: Json<'_>) -> Read<()> {
        if !json.is_object() {
            return Err(self.refuse(json, "`dynamicInputTemplates` must be an object"));
        }
        for template in json.members() {
            if let Some(missing) = missing(template) {
                let message = format!("a template of `dynamicInputTemplates` needs {missing}");
                return Err(self.refuse(template, message).in_field(template.name()));
            }
        }
        Ok(())
    }
}

/// The first part that a template lacks.
fn missing(template: Json<'_>) -> Option<&'static str> {
    let text = |json: Json<'_>| json.string().is_some();
    let boolean = |json: Json<'_>| json.boolean().is_some();
    let has = |key: &str, fits: &dyn Fn(Json<'_>) -> bool| template.get(key).is_some_and(fits);
    let one_of = |json: Json<'_>, names: &[&str]| names.iter().any(|name| json.is(name));
    let field_type = |json: Json<'_>| {
        json.get("name").is_some_and(text)
            && json.get("batch").is_some_and(boolean)
            && json
                .get("cardinality")
                .is_some_and(|found| one_of(found, &["SINGLE", "COLLECTION", "SINGLE_OR_COLLECTION"]))
    };
    [
        (has("name", &text), "a `name`"),
        (has("title", &text), "a `title`"),
        (has("description", &text), "a `description`"),
        (has("required", &boolean), "`required`, true or false"),
        (has("ui_hidden", &boolean), "`ui_hidden`, true or false"),
        (
            has("fieldKind", &|kind| kind.is("input")),
            "the `fieldKind` `input`",
        ),
        (
            has("input", &|input| one_of(input, &["any", "direct", "connection"])),
            "`input`, which is `any`, `direct` or `connection`",
        ),
        (
            has("type", &field_type),
            "a `type` with `name`, `cardinality` and `batch`",
        ),
    ]
    .into_iter()
    .find(|(there, _)| !there)
    .map(|(_, part)| part)
}
