//! Lists of integers.

use serde_json::{Map, Value};

use super::parameters::{Malformed, Parameters, object};
use super::source::GeneratorSource;
use super::{GeneratorError, checked_count, exact, spread, text};

/// Makes a list of integers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum IntegerGenerator {
    /// `start`, `start + step`, `start + 2 · step`, …
    Arithmetic {
        /// The first value.
        start: i64,
        /// The distance of neighbours. With 0 the list is the first value alone.
        step: i64,
        /// How many.
        count: i64,
    },
    /// Evenly from `start` to `end`, rounded; a half goes up.
    Linear {
        /// The first value.
        start: i64,
        /// The last value.
        end: i64,
        /// How many.
        count: i64,
    },
    /// At random from `min` to `max`, both included.
    Uniform {
        /// The smallest value.
        min: i64,
        /// The largest value.
        max: i64,
        /// How many.
        count: i64,
        /// Repeats the same list; only its lowest 32 bits count.
        seed: Option<i64>,
    },
    /// The integers of a text.
    Parse {
        /// The text.
        input: String,
        /// What stands between two integers.
        split_on: String,
    },
}

impl IntegerGenerator {
    /// The word that tells this kind in a workflow file.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Arithmetic { .. } => "integer_generator_arithmetic_sequence",
            Self::Linear { .. } => "integer_generator_linear_distribution",
            Self::Uniform { .. } => "integer_generator_random_distribution_uniform",
            Self::Parse { .. } => "integer_generator_parse_string",
        }
    }

    /// Makes the list.
    ///
    /// # Errors
    ///
    /// When it would be longer than [`MAX_VALUES`](super::MAX_VALUES), or hold an integer beyond ±(2⁵³ − 1), which JSON does not
    /// carry exactly.
    pub fn values(&self, source: &(impl GeneratorSource + ?Sized)) -> Result<Vec<i64>, GeneratorError> {
        // The editor counts in floats; within exact integers that is the same, and beyond them refused.
        match *self {
            Self::Arithmetic { start, step: 0, .. } | Self::Linear { start, count: 1, .. } => {
                Ok(vec![exact(start as f64)?])
            }
            Self::Arithmetic { start, step, count } => (0..checked_count(count)?)
                .map(|place| exact(start as f64 + place as f64 * step as f64))
                .collect(),
            Self::Linear { start, end, count } => {
                let (start, end) = (start as f64, end as f64);
                spread::evenly(count)?
                    .map(|part| exact(start + half_up((end - start) * part)))
                    .collect()
            }
            Self::Uniform {
                min,
                max,
                count,
                seed,
            } => {
                let (min, max) = (min as f64, max as f64);
                spread::at_random(count, seed, source)?
                    .map(|part| exact((part * (max - min + 1.0)).floor() + min))
                    .collect()
            }
            Self::Parse {
                ref input,
                ref split_on,
            } => text::split(input, split_on)
                .into_iter()
                .filter_map(|piece| text::leading_integer(text::trim(piece)))
                .map(exact)
                .collect(),
        }
    }

    pub(crate) fn from_api(value: &Map<String, Value>) -> Result<Self, Malformed> {
        let given = Parameters::of(value)?;
        Ok(match given.type_name() {
            "integer_generator_arithmetic_sequence" => Self::Arithmetic {
                start: given.integer("start", 0)?,
                step: given.integer("step", 1)?,
                count: given.integer("count", 10)?,
            },
            "integer_generator_linear_distribution" => Self::Linear {
                start: given.integer("start", 0)?,
                end: given.integer("end", 10)?,
                count: given.integer("count", 10)?,
            },
            "integer_generator_random_distribution_uniform" => Self::Uniform {
                min: given.integer("min", 0)?,
                max: given.integer("max", 10)?,
                count: given.integer("count", 10)?,
                seed: given.seed()?,
            },
            "integer_generator_parse_string" => Self::Parse {
                input: given.text("input", "1,2,3,4,5,6,7,8,9,10")?,
                split_on: given.text("splitOn", ",")?,
            },
            _ => return Err(given.unknown_type("integer_generator_")),
        })
    }

    pub(crate) fn to_api(&self) -> Value {
        let parameters: Vec<(&str, Value)> = match self {
            Self::Arithmetic { start, step, count } => {
                vec![
                    ("start", (*start).into()),
                    ("step", (*step).into()),
                    ("count", (*count).into()),
                ]
            }
            Self::Linear { start, end, count } => {
                vec![
                    ("start", (*start).into()),
                    ("end", (*end).into()),
                    ("count", (*count).into()),
                ]
            }
            Self::Uniform {
                min,
                max,
                count,
                seed,
            } => vec![
                ("min", (*min).into()),
                ("max", (*max).into()),
                ("count", (*count).into()),
                ("seed", (*seed).into()),
            ],
            Self::Parse { input, split_on } => {
                vec![
                    ("input", input.as_str().into()),
                    ("splitOn", split_on.as_str().into()),
                ]
            }
        };
        object(self.type_name(), parameters)
    }
}

/// Rounds to the nearest integer; a half goes up, also below zero.
fn half_up(value: f64) -> f64 {
    let below = value.floor();
    if value - below >= 0.5 { below + 1.0 } else { below }
}

#[cfg(test)]
mod tests {
    use super::super::NoSource;
    use super::IntegerGenerator::{Arithmetic, Linear, Parse, Uniform};
    use super::*;

    fn values(generator: &IntegerGenerator) -> Vec<i64> {
        generator.values(&NoSource).unwrap()
    }

    #[test]
    fn lists_are_those_of_the_editor() {
        assert_eq!(
            values(&Arithmetic {
                start: 3,
                step: -2,
                count: 3
            }),
            [3, 1, -1]
        );
        assert_eq!(
            values(&Arithmetic {
                start: 3,
                step: 0,
                count: 0
            }),
            [3]
        );
        assert_eq!(
            values(&Linear {
                start: 0,
                end: 10,
                count: 4
            }),
            [0, 3, 7, 10]
        );
        assert_eq!(
            values(&Linear {
                start: 0,
                end: -5,
                count: 3
            }),
            [0, -2, -5],
            "-2.5 goes up"
        );
        assert_eq!(
            values(&Linear {
                start: 4,
                end: 9,
                count: 1
            }),
            [4]
        );
        assert_eq!(
            values(&Linear {
                start: 4,
                end: 9,
                count: 0
            }),
            [0; 0]
        );
        let random = Uniform {
            min: 0,
            max: 1_000_000,
            count: 6,
            seed: Some(1234),
        };
        assert_eq!(
            values(&random),
            [191_519, 497_664, 622_109, 817_839, 437_728, 612_112]
        );
        let text = Parse {
            input: "2.9, 0x10,7up,,up,-1".to_owned(),
            split_on: ",".to_owned(),
        };
        assert_eq!(values(&text), [2, 0, 7, -1]);
    }

    #[test]
    fn a_seed_counts_by_its_lowest_32_bits() {
        let of = |seed| {
            values(&Uniform {
                min: -50,
                max: 50,
                count: 5,
                seed: Some(seed),
            })
        };
        assert_eq!(of(7), of(7 + (1 << 32)));
        assert_eq!(of(-1), of(0xffff_ffff));
        assert!(of(7).iter().all(|value| (-50..=50).contains(value)));
    }

    #[test]
    fn what_leaves_the_exact_integers_is_refused() {
        let far = Arithmetic {
            start: i64::MAX,
            step: 1,
            count: 2,
        };
        assert!(matches!(
            far.values(&NoSource),
            Err(GeneratorError::OutOfRange { .. })
        ));
        let long = Parse {
            input: "99999999999999999999".to_owned(),
            split_on: String::new(),
        };
        assert_eq!(
            long.values(&NoSource),
            Err(GeneratorError::OutOfRange { value: 1e20 })
        );
    }
}
