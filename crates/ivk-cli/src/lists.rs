//! Reads the values of `--product KEY=VALUES` and `--zip KEY=VALUES`.

use serde_json::Value;

use crate::failure::{Exit, Failure};

/// The most values that a range may have. A queue takes 10,000 items unless its owner says otherwise.
const LONGEST_RANGE: f64 = 1_000_000.0;

/// One list as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct List {
    /// An index, a label or `node_id.field`.
    pub(crate) key: String,
    /// What stands behind the `=`.
    pub(crate) text: String,
    /// The option, for messages.
    option: &'static str,
}

/// What kind of values the input takes, as far as reading a list depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `1..8` is a range.
    Number,
    /// `@cat.png` is a picture.
    Image,
    /// Anything else.
    Text,
}

/// The values of a list, each still as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Values {
    /// These.
    Typed(Vec<String>),
    /// The lines of a file.
    Lines(String),
    /// Pictures: a name on the server, or with `@` in front a file or a folder.
    Pictures(Vec<String>),
}

impl List {
    /// Splits `KEY=VALUES` at the first `=`.
    pub(crate) fn parse(option: &'static str, argument: &str) -> Result<Self, Failure> {
        match argument.split_once('=') {
            Some((key, text)) if !key.trim().is_empty() => Ok(Self {
                key: key.trim().to_owned(),
                text: text.to_owned(),
                option,
            }),
            _ => Err(refused(format!(
                "{option} {argument:?} names no input; write {option} KEY=VALUES"
            ))),
        }
    }

    /// Takes the list apart.
    pub(crate) fn values(&self, kind: Kind) -> Result<Values, Failure> {
        let text = self.text.trim();
        let values = if let Some(path) = text.strip_prefix('@').filter(|_| kind != Kind::Image) {
            return Ok(Values::Lines(path.to_owned()));
        } else if text.starts_with('[') {
            self.json(text)?
        } else if let Some(range) = (kind == Kind::Number).then(|| Range::parse(text)).flatten() {
            range.values().map_err(|reason| self.wrong(reason))?
        } else {
            text.split(',').map(|part| part.trim().to_owned()).collect()
        };
        if values.iter().all(String::is_empty) {
            return Err(self.wrong("the list is empty"));
        }
        Ok(match kind {
            Kind::Image => Values::Pictures(values),
            _ => Values::Typed(values),
        })
    }

    fn json(&self, text: &str) -> Result<Vec<String>, Failure> {
        let list: Vec<Value> = serde_json::from_str(text)
            .map_err(|error| self.wrong(format!("what begins with '[' must be a JSON list: {error}")))?;
        let plain = |value: Value| match value {
            Value::String(text) => text,
            other => other.to_string(),
        };
        Ok(list.into_iter().map(plain).collect())
    }

    /// A refusal that names the argument.
    pub(crate) fn wrong(&self, reason: impl std::fmt::Display) -> Failure {
        refused(format!(
            "{} \"{}=…\" cannot be used: {reason}",
            self.option, self.key
        ))
    }
}

fn refused(message: String) -> Failure {
    Failure::new(Exit::Usage, "bad-list", message)
}

/// `1..8`, `0..1..0.25` or `8..1`: both ends belong to it.
#[derive(Debug, Clone, PartialEq)]
struct Range {
    first: f64,
    last: f64,
    step: f64,
    /// How many digits behind the point are written.
    digits: usize,
}

impl Range {
    /// `None` when the text is no range.
    fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split("..").map(str::trim).collect();
        let (first, last, step) = match parts.as_slice() {
            [first, last] => (*first, *last, "1"),
            [first, last, step] => (*first, *last, *step),
            _ => return None,
        };
        let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
        let digits = |text: &str| text.split_once('.').map_or(0, |(_, digits)| digits.len());
        Some(Self {
            first: number(first)?,
            last: number(last)?,
            step: number(step)?,
            digits: digits(first).max(digits(step)),
        })
    }

    fn values(&self) -> Result<Vec<String>, &'static str> {
        let step = self.step.abs();
        if step == 0.0 {
            return Err("a step of 0 leads nowhere");
        }
        // A little more than the distance, since 0.1 times 3 is not quite 0.3.
        let steps = ((self.last - self.first).abs() / step + 1e-9).floor();
        if steps >= LONGEST_RANGE {
            return Err("the range has more than a million values");
        }
        let step = step.copysign(self.last - self.first);
        let value = |index: u32| self.first + step * f64::from(index);
        Ok((0..=steps as u32)
            .map(|index| format!("{:.*}", self.digits, value(index)))
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str, kind: Kind) -> Vec<String> {
        match List::parse("--zip", &format!("Key={text}"))
            .unwrap()
            .values(kind)
            .unwrap()
        {
            Values::Typed(values) | Values::Pictures(values) => values,
            Values::Lines(path) => vec![format!("lines of {path}")],
        }
    }

    #[test]
    fn values_stand_between_commas_in_ranges_or_in_json() {
        let numbers: [(&str, &[&str]); 8] = [
            ("3", &["3"]),
            ("1, 2,4", &["1", "2", "4"]),
            ("1..4", &["1", "2", "3", "4"]),
            ("4..1", &["4", "3", "2", "1"]),
            ("0..100..50", &["0", "50", "100"]),
            ("0.1..0.4..0.1", &["0.1", "0.2", "0.3", "0.4"]),
            ("-2..2..2", &["-2", "0", "2"]),
            ("[1, 2.5]", &["1", "2.5"]),
        ];
        for (text, expected) in numbers {
            assert_eq!(typed(text, Kind::Number), expected, "{text}");
        }
        assert_eq!(typed("1..4", Kind::Text), ["1..4"]);
        assert_eq!(
            typed(r#"["a cat, asleep", "a dog"]"#, Kind::Text),
            ["a cat, asleep", "a dog"]
        );
        assert_eq!(typed("@prompts.txt", Kind::Text), ["lines of prompts.txt"]);
        assert_eq!(typed("@a.png,b.png", Kind::Image), ["@a.png", "b.png"]);
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for (text, kind) in [
            ("", Kind::Text),
            ("[]", Kind::Text),
            ("[1", Kind::Number),
            ("1..2..0", Kind::Number),
            ("0..1..0.0000001", Kind::Number),
        ] {
            let failure = List::parse("--product", &format!("Seed={text}"))
                .unwrap()
                .values(kind)
                .unwrap_err();
            assert_eq!(failure.exit, Exit::Usage);
            assert!(failure.sentence().contains("--product \"Seed=…\""), "{failure}");
        }
        assert!(List::parse("--zip", "=1").is_err());
        assert!(List::parse("--zip", "Seed").is_err());
    }
}
