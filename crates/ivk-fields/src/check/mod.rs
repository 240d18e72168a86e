//! Which values an input takes.

mod fit;
mod limits;
mod problem;
mod text;

use serde_json::Value;

pub use problem::{ValueProblem, ValueProblemKind, ValueProblems};

use crate::template::{InputKind, InputTemplate};
use crate::value::FieldValue;

impl InputTemplate {
    /// Takes a value for this input: turns it into the input's type and compares it with everything that the
    /// template allows.
    ///
    /// An integer serves as a number and a whole number as an integer; a string as an image name, a board, an
    /// id, a color, a scheduler (under any name that people use), an option (or its label) and the name of a
    /// model. Nothing is rounded or cut, and one value does not serve as a list.
    ///
    /// ```
    /// use ivk_fields::{FieldValue, Scheduler, Templates};
    ///
    /// let denoise = Templates::builtin().get("denoise_latents").expect("a node of 6.14.2");
    /// let scheduler = denoise.inputs["scheduler"].accept("DPM++ 2M Karras")?;
    /// assert_eq!(scheduler, FieldValue::Scheduler(Scheduler::DPMPP_2M_K));
    ///
    /// let problems = denoise.inputs["steps"].accept(0).expect_err("0 is not above 0");
    /// assert_eq!(problems.to_string(), "0 is not above 0");
    /// # Ok::<(), ivk_fields::ValueProblems>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the value. A model that is known by its name only is no error here; see
    /// [`check`](Self::check).
    pub fn accept(&self, value: impl Into<FieldValue>) -> Result<FieldValue, ValueProblems> {
        if let Some(custom) = &self.custom {
            return Ok(custom.build(self, value.into())?);
        }
        self.takes_values()?;
        self.allow(fit::fit(value.into(), self)?)
    }

    /// Takes a value that a person wrote as text.
    ///
    /// Lists are JSON, or parts between commas; LoRAs are `name:weight`; booleans also `yes`, `no`, `on`, `off`;
    /// colors `#rrggbb`, `#rrggbbaa` or `r,g,b,a`; boards `auto`, `none` or an id; models their names. What
    /// has several parts, such as a generator, is a JSON object.
    ///
    /// ```
    /// use ivk_fields::{FieldValue, Templates};
    ///
    /// let batch = Templates::builtin().get("integer_batch").expect("a node of 6.14.2");
    /// assert_eq!(batch.inputs["integers"].parse("1, 2, 3")?, FieldValue::Integers(vec![1, 2, 3]));
    /// # Ok::<(), ivk_fields::ValueProblems>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the value, as for [`accept`](Self::accept).
    pub fn parse(&self, text: &str) -> Result<FieldValue, ValueProblems> {
        if let Some(custom) = &self.custom {
            let value = match serde_json::from_str(text) {
                Ok(value @ (Value::Object(_) | Value::Array(_))) => FieldValue::Other(value),
                _ => FieldValue::String(text.to_owned()),
            };
            return Ok(custom.build(self, value)?);
        }
        self.takes_values()?;
        self.allow(text::parse(text, self)?)
    }

    /// Reads a value as a workflow file or graph holds it. `None` where there is none; `null` is none. The
    /// value is not compared with the limits; that does [`check`](Self::check).
    ///
    /// # Errors
    ///
    /// When the value has not the shape of the input's type.
    pub fn read(&self, stored: &Value) -> Result<Option<FieldValue>, ValueProblem> {
        match &self.custom {
            Some(_) if stored.is_null() => Ok(None),
            Some(custom) => custom.build(self, fit::plain(stored.clone())).map(Some),
            None => FieldValue::from_api(stored, &self.field_type),
        }
    }

    /// Everything that is wrong with a value that has the type of this input: bounds, also those inside
    /// nullable types; lengths in UTF-16 units; numbers of items; options; schedulers; bases and types of
    /// models; numbers that JSON cannot carry; models that are known by their names only.
    ///
    /// [`ValueProblem::stops_editor`] tells what the editor would refuse to run for.
    pub fn check(&self, value: &FieldValue) -> Vec<ValueProblem> {
        match &self.custom {
            Some(custom) => custom.build(self, value.clone()).err().into_iter().collect(),
            None => limits::check(value, self),
        }
    }

    fn takes_values(&self) -> Result<(), ValueProblem> {
        if self.input == InputKind::Connection {
            let field_type = self.field_type.to_string();
            return Err(ValueProblem::new(ValueProblemKind::ConnectionOnly { field_type }));
        }
        Ok(())
    }

    fn allow(&self, value: FieldValue) -> Result<FieldValue, ValueProblems> {
        let mut problems = self.check(&value);
        problems.retain(|problem| !matches!(problem.kind(), ValueProblemKind::UnresolvedModel { .. }));
        match ValueProblems::from_list(problems) {
            Some(problems) => Err(problems),
            None => Ok(value),
        }
    }
}

/// A text short enough for a sentence.
pub(crate) fn cut(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
