//! Reading and writing the parameters of a generator in a workflow file.

use serde_json::{Map, Number, Value};

/// Why a stored value has not the shape of its type.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Malformed(String);

impl Malformed {
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }

    pub(crate) fn into_reason(self) -> String {
        self.0
    }
}

/// The parameters of one generator. `null` counts as absent.
pub(super) struct Parameters<'v> {
    type_name: &'v str,
    given: &'v Map<String, Value>,
}

impl<'v> Parameters<'v> {
    pub(super) fn of(given: &'v Map<String, Value>) -> Result<Self, Malformed> {
        let type_name = given.get("type").and_then(Value::as_str);
        let type_name = type_name.ok_or_else(|| Malformed::new("it does not name its type of generator"))?;
        Ok(Self { type_name, given })
    }

    pub(super) fn type_name(&self) -> &'v str {
        self.type_name
    }

    pub(super) fn unknown_type(&self, expected: &str) -> Malformed {
        Malformed::new(format!(
            "its type is \"{}\", which is no known {expected}…",
            self.type_name
        ))
    }

    fn get(&self, name: &str) -> Option<&'v Value> {
        self.given.get(name).filter(|value| !value.is_null())
    }

    fn read<T>(
        &self,
        name: &str,
        what: &str,
        read: impl FnOnce(&'v Value) -> Option<T>,
    ) -> Result<Option<T>, Malformed> {
        match self.get(name) {
            None => Ok(None),
            Some(value) => match read(value) {
                Some(read) => Ok(Some(read)),
                None => Err(Malformed::new(format!("its \"{name}\" is not {what}"))),
            },
        }
    }

    pub(super) fn number(&self, name: &str, default: f64) -> Result<f64, Malformed> {
        Ok(self.read(name, "a number", Value::as_f64)?.unwrap_or(default))
    }

    pub(super) fn integer(&self, name: &str, default: i64) -> Result<i64, Malformed> {
        Ok(self.read(name, "an integer", integer)?.unwrap_or(default))
    }

    pub(super) fn positive(&self, name: &str, default: u32) -> Result<u32, Malformed> {
        let positive = |value: &Value| u32::try_from(integer(value)?).ok().filter(|value| *value > 0);
        Ok(self
            .read(name, "an integer above 0", positive)?
            .unwrap_or(default))
    }

    pub(super) fn seed(&self) -> Result<Option<i64>, Malformed> {
        self.read("seed", "an integer", integer)
    }

    pub(super) fn text(&self, name: &str, default: &str) -> Result<String, Malformed> {
        Ok(self.optional_text(name)?.unwrap_or_else(|| default.to_owned()))
    }

    pub(super) fn optional_text(&self, name: &str) -> Result<Option<String>, Malformed> {
        self.read(name, "a string", |value| value.as_str().map(str::to_owned))
    }

    pub(super) fn numbers(&self, name: &str) -> Result<Option<Vec<f64>>, Malformed> {
        self.read(name, "a list of numbers", |value| {
            value.as_array()?.iter().map(Value::as_f64).collect()
        })
    }
}

/// An integer, also where it is written as `3.0`: JavaScript knows no difference.
pub(crate) fn integer(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| {
        let value = value.as_f64()?;
        (value.fract() == 0.0 && value.abs() <= super::MAX_SAFE_INTEGER as f64).then_some(value as i64)
    })
}

/// A number as JavaScript writes it: `3` rather than `3.0`. A number that is not finite becomes `null`.
pub(crate) fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() <= super::MAX_SAFE_INTEGER as f64 {
        return Value::from(value as i64);
    }
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

pub(super) fn object(type_name: &str, parameters: Vec<(&str, Value)>) -> Value {
    let mut object = Map::new();
    object.insert("type".to_owned(), type_name.into());
    for (name, value) in parameters {
        if !value.is_null() {
            object.insert(name.to_owned(), value);
        }
    }
    Value::Object(object)
}
