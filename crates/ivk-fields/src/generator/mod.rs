//! Generators: small programs inside a workflow that make the list of a batch.
//!
//! ```
//! use ivk_fields::generator::{IntegerGenerator, NoSource};
//!
//! let seeds = IntegerGenerator::Uniform { min: 0, max: 1_000_000, count: 3, seed: Some(1234) };
//! assert_eq!(seeds.values(&NoSource)?, [191_519, 497_664, 622_109]);
//! # Ok::<(), ivk_fields::generator::GeneratorError>(())
//! ```

mod any;
mod float;
mod image;
mod integer;
mod parameters;
mod source;
mod spread;
mod string;
mod text;
mod twister;

use std::fmt;

pub use any::{Generated, Generator, MalformedGenerator};
pub use float::FloatGenerator;
pub use image::{ImageCategory, ImageGenerator};
pub use integer::IntegerGenerator;
pub use source::{Answers, GeneratorSource, NoSource, Question};
pub use string::StringGenerator;

pub(crate) use parameters::{integer, number};

/// The most values that a generator makes. A server takes ten thousand items by default.
pub const MAX_VALUES: usize = 1_000_000;

/// Why a generator makes no list.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum GeneratorError {
    /// The count is beyond [`MAX_VALUES`].
    TooMany {
        /// How many it would make.
        count: u64,
    },
    /// A value is no finite number, or an integer that JSON cannot carry exactly.
    OutOfRange {
        /// The value.
        value: f64,
    },
    /// Only a server knows the values, and nobody asked it.
    Unanswered(Question),
}

impl fmt::Display for GeneratorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany { count } => {
                write!(
                    f,
                    "the generator would make {count} values, more than the {MAX_VALUES} that are allowed"
                )
            }
            Self::OutOfRange { value } => {
                write!(
                    f,
                    "the generator makes {value}, which is outside the range of exact numbers"
                )
            }
            Self::Unanswered(_) => f.write_str("the values of the generator must be asked of the server"),
        }
    }
}

impl std::error::Error for GeneratorError {}

/// The number of values to make: none where the count is negative.
fn checked_count(count: i64) -> Result<usize, GeneratorError> {
    match usize::try_from(count.max(0)) {
        Ok(count) if count <= MAX_VALUES => Ok(count),
        _ => Err(GeneratorError::TooMany {
            count: count.unsigned_abs(),
        }),
    }
}

/// The largest integer that a JavaScript number, and so the editor, holds exactly.
pub(crate) const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

/// A float that is an exact integer.
fn exact(value: f64) -> Result<i64, GeneratorError> {
    if value.fract() == 0.0 && value.abs() <= MAX_SAFE_INTEGER as f64 {
        return Ok(value as i64);
    }
    Err(GeneratorError::OutOfRange { value })
}

fn finite(value: f64) -> Result<f64, GeneratorError> {
    if value.is_finite() {
        Ok(value)
    } else {
        Err(GeneratorError::OutOfRange { value })
    }
}
