//! What the stored value of an input is worth.
//!
//! The editor takes values by their shape, whatever the field is: objects lose the keys that no value has, `null`
//! counts as nothing, and what fits no shape becomes something else in silence. Here the first two hold as well, so
//! that the graph is the editor's; the last is told instead, and nothing is sent for such a value.

use ivk_fields::InputTemplate;
use ivk_fields::generator::Generator;

use crate::document::json::{Json, Kind, Tree};
use crate::document::model::{Document, Instance, RawValue};
use crate::json_text::{MAX_SAFE_INTEGER, trim, write_compact, write_string};

/// A stored value, looked at once.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Stored {
    /// There is none.
    Absent,
    /// It goes out as it stands in the file.
    Verbatim,
    /// It goes out in this form.
    Rewritten(Box<str>),
    /// It fits no field and is not sent.
    Unusable(Unusable),
}

/// Why a value fits no field, and what the editor makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unusable {
    pub(crate) reason: &'static str,
    /// The editor takes the value away. Otherwise it sends a generator of numbers in its place.
    pub(crate) taken_away: bool,
}

const fn taken_away(reason: &'static str) -> Unusable {
    Unusable {
        reason,
        taken_away: true,
    }
}

const NO_SHAPE: Unusable = taken_away("it is no value that a field can have");
const OUT_OF_RANGE: Unusable = taken_away("it is beyond the range of numbers");
const FORGOTTEN: Unusable =
    taken_away("it does not survive the migration from an old version; it must be given again");
const MISTAKEN: Unusable = Unusable {
    reason: NO_SHAPE.reason,
    taken_away: false,
};
const LEGACY_MODEL: Unusable = Unusable {
    reason: "it names a model in the way of an old version; the model must be chosen again",
    taken_away: false,
};

impl Unusable {
    /// Why this stored value cannot be used.
    pub(crate) fn told(self, raw: &str) -> String {
        let tree = (self == OUT_OF_RANGE).then(|| Tree::parse(raw).ok()).flatten();
        match tree.as_ref().and_then(|tree| huge(tree.root())) {
            Some(number) => {
                let number = number.raw();
                let (start, more) = match number.get(..LONGEST_NUMBER) {
                    Some(start) if start.len() < number.len() => (start, "…"),
                    _ => (number, ""),
                };
                format!("the number {start}{more} is beyond the range of numbers")
            }
            None => self.reason.to_owned(),
        }
    }
}

/// Of a longer number the first digits are told only.
const LONGEST_NUMBER: usize = 24;

/// The first number in a value that is beyond the range of f64.
fn huge(json: Json<'_>) -> Option<Json<'_>> {
    match json.kind() {
        Kind::Number => (!json.is_finite()).then_some(json),
        Kind::Array => json.items().find_map(huge),
        Kind::Object => json.members().find_map(huge),
        _ => None,
    }
}

impl Stored {
    pub(crate) fn of(
        file: &str,
        value: Option<RawValue>,
        template: Option<&InputTemplate>,
        keeps_extras: bool,
    ) -> Self {
        let Some(value) = value else { return Self::Absent };
        if value.forgotten {
            return Self::Unusable(FORGOTTEN);
        }
        match value.kind {
            Kind::Null if keeps_extras => Self::Verbatim,
            Kind::Null => Self::Absent,
            Kind::True | Kind::False | Kind::Plain | Kind::Escaped => Self::Verbatim,
            Kind::Number => number(value.span.of(file)),
            Kind::Array | Kind::Object => parts(value.span.of(file), template, keeps_extras),
        }
    }

    /// A value for an input as it would be written if the file had it: `4` instead of `4.0`, the parts of a color in
    /// their order.
    pub(crate) fn written(text: String, template: &InputTemplate) -> Box<str> {
        let value = Tree::parse(&text).ok().map(|tree| RawValue {
            span: tree.root().span(),
            kind: tree.root().kind(),
            forgotten: false,
        });
        match Self::of(&text, value, Some(template), false) {
            Self::Rewritten(written) => written,
            _ => text.into(),
        }
    }

    /// The value that goes out.
    pub(crate) fn text<'d>(&'d self, document: &'d Document, instance: &Instance) -> Option<&'d str> {
        match self {
            Self::Verbatim => instance.value.map(|value| document.raw(value)),
            Self::Rewritten(text) => Some(text),
            Self::Absent | Self::Unusable(_) => None,
        }
    }

    pub(crate) fn is_value(&self) -> bool {
        matches!(self, Self::Verbatim | Self::Rewritten(_))
    }
}

/// JavaScript has one kind of number: `4.0` becomes `4`, and a number beyond its range becomes nothing.
fn number(raw: &str) -> Stored {
    if !raw.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E')) && raw.len() < 300 {
        return Stored::Verbatim;
    }
    match raw.parse::<f64>() {
        Ok(number) if !number.is_finite() => Stored::Unusable(OUT_OF_RANGE),
        Ok(number) if number.fract() == 0.0 && number.abs() <= MAX_SAFE_INTEGER => {
            Stored::Rewritten(format!("{}", number as i64).into())
        }
        _ => Stored::Verbatim,
    }
}

/// The value of an array or object.
fn parts(raw: &str, template: Option<&InputTemplate>, keeps_extras: bool) -> Stored {
    match Tree::parse(raw) {
        Ok(tree) => structured(tree.root(), template, keeps_extras),
        Err(_) => Stored::Unusable(NO_SHAPE),
    }
}

fn structured(json: Json<'_>, template: Option<&InputTemplate>, keeps_extras: bool) -> Stored {
    let mut out = Vec::new();
    if template.is_some_and(|template| template.field_type.name.as_str().ends_with("GeneratorField")) {
        match serde_json::from_str(json.raw()).map(|value| Generator::from_api(&value)) {
            // What the file leaves out has the editor's default.
            Ok(Ok(generator)) => out.extend_from_slice(generator.to_api().to_string().as_bytes()),
            _ => write_compact(&mut out, json.raw()),
        }
        return rewritten(json, out);
    }
    let known = if json.is_object() {
        object(json, &mut out)
    } else {
        list(json, &mut out)
    };
    if known {
        return rewritten(json, out);
    }
    if huge(json).is_some() {
        return Stored::Unusable(OUT_OF_RANGE);
    }
    if keeps_extras {
        out.clear();
        write_compact(&mut out, json.raw());
        return rewritten(json, out);
    }
    let legacy = ["model_name", "base_model"]
        .iter()
        .all(|key| json.get(key).is_some());
    Stored::Unusable(match json.is_object() && json.get("type").is_none() {
        true if legacy => LEGACY_MODEL,
        true => MISTAKEN,
        false => NO_SHAPE,
    })
}

fn rewritten(json: Json<'_>, out: Vec<u8>) -> Stored {
    match String::from_utf8(out) {
        Ok(text) if text == json.raw() => Stored::Verbatim,
        Ok(text) => Stored::Rewritten(text.into()),
        Err(_) => Stored::Unusable(NO_SHAPE),
    }
}

/// Writes an object with the keys that its kind of value has. `false` when it is no value at all.
fn object(json: Json<'_>, out: &mut Vec<u8>) -> bool {
    const NAMED: [&str; 5] = [
        "image_name",
        "video_name",
        "board_id",
        "style_preset_id",
        "system_prompt_id",
    ];
    for key in NAMED {
        let Some(name) = json.get(key).and_then(Json::string) else {
            continue;
        };
        let name = trim(&name);
        if !name.is_empty() {
            out.push(b'{');
            write_string(out, key);
            out.push(b':');
            write_string(out, name);
            out.push(b'}');
            return true;
        }
    }
    model(json, out) || color(json, out)
}

/// A reference to a model. Bases and types that are newer than this crate are kept.
fn model(json: Json<'_>, out: &mut Vec<u8>) -> bool {
    let text = |key: &str| {
        json.get(key)
            .filter(|value| matches!(value.kind(), Kind::Plain | Kind::Escaped))
    };
    let filled = |key: &str| text(key).filter(|value| !value.is(""));
    let parts = [
        ("key", filled("key")),
        ("hash", filled("hash")),
        ("name", filled("name")),
        ("base", text("base")),
        ("type", text("type")),
    ];
    let submodel = json.get("submodel_type");
    if submodel.is_some_and(|value| !matches!(value.kind(), Kind::Plain | Kind::Escaped | Kind::Null)) {
        return false;
    }
    let start = out.len();
    out.push(b'{');
    for (key, value) in parts {
        let Some(value) = value else {
            out.truncate(start);
            return false;
        };
        if out.last() != Some(&b'{') {
            out.push(b',');
        }
        write_string(out, key);
        out.push(b':');
        out.extend_from_slice(value.raw().as_bytes());
    }
    if let Some(submodel) = submodel {
        out.extend_from_slice(b",\"submodel_type\":");
        out.extend_from_slice(submodel.raw().as_bytes());
    }
    out.push(b'}');
    true
}

fn color(json: Json<'_>, out: &mut Vec<u8>) -> bool {
    let mut parts = [0; 4];
    for (part, key) in parts.iter_mut().zip(["r", "g", "b", "a"]) {
        match json.get(key).and_then(Json::safe_integer) {
            Some(number @ 0..=255) => *part = number,
            _ => return false,
        }
    }
    let [r, g, b, a] = parts;
    out.extend_from_slice(format!("{{\"r\":{r},\"g\":{g},\"b\":{b},\"a\":{a}}}").as_bytes());
    true
}

/// Writes a list of numbers, of strings, of images or of LoRAs.
fn list(json: Json<'_>, out: &mut Vec<u8>) -> bool {
    let mut items = json.items().peekable();
    let Some(first) = items.peek().map(|item| item.kind()) else {
        out.extend_from_slice(b"[]");
        return true;
    };
    let alike = json.items().all(|item| match first {
        Kind::Number => item.kind() == Kind::Number,
        Kind::Plain | Kind::Escaped => matches!(item.kind(), Kind::Plain | Kind::Escaped),
        Kind::Object => item.is_object(),
        _ => false,
    });
    if !alike {
        return false;
    }
    for (index, item) in items.enumerate() {
        out.push(if index == 0 { b'[' } else { b',' });
        let written = match item.kind() {
            Kind::Number => match number(item.raw()) {
                Stored::Rewritten(text) => {
                    out.extend_from_slice(text.as_bytes());
                    true
                }
                Stored::Verbatim => {
                    out.extend_from_slice(item.raw().as_bytes());
                    true
                }
                _ => false,
            },
            Kind::Object => image_item(item, out) || lora_item(item, out),
            _ => {
                out.extend_from_slice(item.raw().as_bytes());
                true
            }
        };
        if !written {
            return false;
        }
    }
    out.push(b']');
    true
}

fn image_item(json: Json<'_>, out: &mut Vec<u8>) -> bool {
    json.get("image_name").is_some() && object(json, out)
}

fn lora_item(json: Json<'_>, out: &mut Vec<u8>) -> bool {
    let (Some(lora), Some(weight)) = (json.get("lora"), json.get("weight")) else {
        return false;
    };
    if !weight.is_finite() {
        return false;
    }
    out.extend_from_slice(b"{\"lora\":");
    if !model(lora, out) {
        return false;
    }
    out.extend_from_slice(b",\"weight\":");
    out.extend_from_slice(weight.raw().as_bytes());
    out.push(b'}');
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(raw: &str) -> Stored {
        let tree = Tree::parse(raw).unwrap();
        let value = RawValue {
            span: tree.root().span(),
            kind: tree.root().kind(),
            forgotten: false,
        };
        Stored::of(raw, Some(value), None, false)
    }

    fn rewritten(text: &str) -> Stored {
        Stored::Rewritten(text.into())
    }

    #[test]
    fn values_are_taken_by_shape() {
        assert_eq!(stored("null"), Stored::Absent);
        assert_eq!(stored("\"12\""), Stored::Verbatim);
        assert_eq!(stored("2.50"), Stored::Verbatim);
        assert_eq!(stored("4.0"), rewritten("4"));
        assert_eq!(stored("1e400"), Stored::Unusable(OUT_OF_RANGE));
        assert_eq!(stored("[]"), Stored::Verbatim);
        assert_eq!(stored("[7.5, 8.0]"), rewritten("[7.5,8]"));
        assert_eq!(stored("[1,\"a\"]"), Stored::Unusable(NO_SHAPE));
        assert_eq!(stored("[[\"a\"]]"), Stored::Unusable(NO_SHAPE));
        assert_eq!(stored("[true]"), Stored::Unusable(NO_SHAPE));
        assert_eq!(
            stored(r#"{"image_name":"x.png","width":3}"#),
            rewritten(r#"{"image_name":"x.png"}"#)
        );
        assert_eq!(stored(r#"{"image_name":" "}"#), Stored::Unusable(MISTAKEN));
        assert_eq!(
            stored(r#"{"r":1,"g":2,"b":3,"a":0.5}"#),
            Stored::Unusable(MISTAKEN)
        );
        assert_eq!(stored(r#"{}"#), Stored::Unusable(MISTAKEN));
        assert_eq!(stored(r#"{"type":"new"}"#), Stored::Unusable(NO_SHAPE));
        assert_eq!(
            stored(r#"{"style_preset_id":" s "}"#),
            rewritten(r#"{"style_preset_id":"s"}"#)
        );
    }

    #[test]
    fn models_lose_extra_keys_and_keep_new_bases() {
        assert_eq!(
            stored(r#"{"key":"k","hash":"h","name":"n","base":"newer","type":"main","extra":1}"#),
            rewritten(r#"{"key":"k","hash":"h","name":"n","base":"newer","type":"main"}"#)
        );
        assert_eq!(
            stored(r#"{"key":"k","hash":"","name":"n","base":"sd-1","type":"main"}"#),
            Stored::Unusable(NO_SHAPE)
        );
        assert_eq!(
            stored(r#"{"model_name":"x","base_model":"sd-1","model_type":"main"}"#),
            Stored::Unusable(LEGACY_MODEL)
        );
    }
}
