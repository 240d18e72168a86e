//! Lists of numbers.

use serde_json::{Map, Value};

use super::parameters::{Malformed, Parameters, number, object};
use super::source::GeneratorSource;
use super::{GeneratorError, checked_count, finite, spread, text};

/// Makes a list of numbers.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum FloatGenerator {
    /// `start`, `start + step`, `start + 2 · step`, …
    Arithmetic {
        /// The first value.
        start: f64,
        /// The distance of neighbours. With 0 the list is the first value alone.
        step: f64,
        /// How many.
        count: i64,
    },
    /// Evenly from `start` to `end`.
    Linear {
        /// The first value.
        start: f64,
        /// The last value.
        end: f64,
        /// How many.
        count: i64,
    },
    /// At random between `min` and `max`.
    Uniform {
        /// The smallest value.
        min: f64,
        /// The limit above.
        max: f64,
        /// How many.
        count: i64,
        /// Repeats the same list; only its lowest 32 bits count.
        seed: Option<i64>,
    },
    /// The numbers of a text.
    Parse {
        /// The text.
        input: String,
        /// What stands between two numbers.
        split_on: String,
    },
    /// A list written down beside any of the others, which it replaces.
    Values {
        /// The list.
        values: Vec<f64>,
        /// What it replaces.
        instead_of: Box<FloatGenerator>,
    },
}

impl FloatGenerator {
    /// The word that tells this kind in a workflow file.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Arithmetic { .. } => "float_generator_arithmetic_sequence",
            Self::Linear { .. } => "float_generator_linear_distribution",
            Self::Uniform { .. } => "float_generator_random_distribution_uniform",
            Self::Parse { .. } => "float_generator_parse_string",
            Self::Values { instead_of, .. } => instead_of.type_name(),
        }
    }

    /// Makes the list.
    ///
    /// # Errors
    ///
    /// When it would be longer than [`MAX_VALUES`](super::MAX_VALUES), or hold a value that is no finite number.
    pub fn values(&self, source: &(impl GeneratorSource + ?Sized)) -> Result<Vec<f64>, GeneratorError> {
        match self {
            Self::Arithmetic { start, step, .. } if *step == 0.0 => Ok(vec![finite(*start)?]),
            Self::Arithmetic { start, step, count } => (0..checked_count(*count)?)
                .map(|place| finite(start + place as f64 * step))
                .collect(),
            Self::Linear { start, count: 1, .. } => Ok(vec![finite(*start)?]),
            Self::Linear { start, end, count } => spread::evenly(*count)?
                .map(|part| finite(start + (end - start) * part))
                .collect(),
            Self::Uniform {
                min,
                max,
                count,
                seed,
            } => spread::at_random(*count, *seed, source)?
                .map(|part| finite(part * (max - min) + min))
                .collect(),
            Self::Parse { input, split_on } => text::split(input, split_on)
                .into_iter()
                .filter_map(|piece| text::leading_float(text::trim(piece)))
                .map(finite)
                .collect(),
            Self::Values { values, .. } => values.iter().copied().map(finite).collect(),
        }
    }

    pub(crate) fn from_api(value: &Map<String, Value>) -> Result<Self, Malformed> {
        let given = Parameters::of(value)?;
        let generator = match given.type_name() {
            "float_generator_arithmetic_sequence" => Self::Arithmetic {
                start: given.number("start", 0.0)?,
                step: given.number("step", 0.1)?,
                count: given.integer("count", 10)?,
            },
            "float_generator_linear_distribution" => Self::Linear {
                start: given.number("start", 0.0)?,
                end: given.number("end", 1.0)?,
                count: given.integer("count", 10)?,
            },
            "float_generator_random_distribution_uniform" => Self::Uniform {
                min: given.number("min", 0.0)?,
                max: given.number("max", 1.0)?,
                count: given.integer("count", 10)?,
                seed: given.seed()?,
            },
            "float_generator_parse_string" => Self::Parse {
                input: given.text("input", "0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1")?,
                split_on: given.text("splitOn", ",")?,
            },
            _ => return Err(given.unknown_type("float_generator_")),
        };
        Ok(match given.numbers("values")? {
            Some(values) => Self::Values {
                values,
                instead_of: Box::new(generator),
            },
            None => generator,
        })
    }

    pub(crate) fn to_api(&self) -> Value {
        let parameters = match self {
            Self::Arithmetic { start, step, count } => {
                vec![
                    ("start", number(*start)),
                    ("step", number(*step)),
                    ("count", (*count).into()),
                ]
            }
            Self::Linear { start, end, count } => {
                vec![
                    ("start", number(*start)),
                    ("end", number(*end)),
                    ("count", (*count).into()),
                ]
            }
            Self::Uniform {
                min,
                max,
                count,
                seed,
            } => vec![
                ("min", number(*min)),
                ("max", number(*max)),
                ("count", (*count).into()),
                ("seed", (*seed).into()),
            ],
            Self::Parse { input, split_on } => {
                vec![
                    ("input", input.as_str().into()),
                    ("splitOn", split_on.as_str().into()),
                ]
            }
            Self::Values { values, instead_of } => {
                let mut value = instead_of.to_api();
                if let Value::Object(parameters) = &mut value {
                    let list = values.iter().map(|value| number(*value)).collect();
                    parameters.insert("values".to_owned(), Value::Array(list));
                }
                return value;
            }
        };
        object(self.type_name(), parameters)
    }
}

#[cfg(test)]
mod tests {
    use super::super::NoSource;
    use super::*;

    fn values(generator: &FloatGenerator) -> Vec<f64> {
        generator.values(&NoSource).unwrap()
    }

    #[test]
    fn lists_are_those_of_the_editor() {
        use FloatGenerator::{Arithmetic, Linear, Parse, Uniform, Values};
        let third = Arithmetic {
            start: 0.0,
            step: 0.1,
            count: 4,
        };
        assert_eq!(values(&third), [0.0, 0.1, 0.2, 0.300_000_000_000_000_04]);
        assert_eq!(
            values(&Arithmetic {
                start: 5.0,
                step: 0.0,
                count: 9
            }),
            [5.0]
        );
        assert_eq!(
            values(&Arithmetic {
                start: 5.0,
                step: 1.0,
                count: -9
            }),
            [0.0; 0]
        );
        assert_eq!(
            values(&Linear {
                start: 1.0,
                end: 2.0,
                count: 3
            }),
            [1.0, 1.5, 2.0]
        );
        assert_eq!(
            values(&Linear {
                start: 1.0,
                end: 2.0,
                count: 1
            }),
            [1.0]
        );
        assert_eq!(
            values(&Linear {
                start: 1.0,
                end: 2.0,
                count: 0
            }),
            [0.0; 0]
        );
        let random = Uniform {
            min: 0.0,
            max: 1.0,
            count: 1,
            seed: Some(1234),
        };
        assert_eq!(values(&random), [822_569_775.0 / 4_294_967_296.0]);
        let text = Parse {
            input: " 1, ,x,2.5e1z,,-3".to_owned(),
            split_on: ",".to_owned(),
        };
        assert_eq!(values(&text), [1.0, 25.0, -3.0]);
        assert_eq!(
            values(&Values {
                values: vec![4.0],
                instead_of: Box::new(third)
            }),
            [4.0]
        );
    }

    #[test]
    fn without_a_seed_each_list_is_new() {
        let random = FloatGenerator::Uniform {
            min: 0.0,
            max: 1.0,
            count: 4,
            seed: None,
        };
        assert_ne!(values(&random), values(&random));
        let answers = super::super::Answers::default().with_seed(7);
        assert_eq!(random.values(&answers), random.values(&answers));
    }

    #[test]
    fn lists_without_end_and_without_number_are_refused() {
        let endless = FloatGenerator::Arithmetic {
            start: 0.0,
            step: 1.0,
            count: 1 << 40,
        };
        assert_eq!(
            endless.values(&NoSource),
            Err(GeneratorError::TooMany { count: 1 << 40 })
        );
        let infinite = FloatGenerator::Parse {
            input: "Infinity".to_owned(),
            split_on: ",".to_owned(),
        };
        assert_eq!(
            infinite.values(&NoSource),
            Err(GeneratorError::OutOfRange { value: f64::INFINITY })
        );
    }
}
