//! Fractions from 0 to 1, which lists of numbers and of integers are stretched over.

use super::source::GeneratorSource;
use super::twister::Twister;
use super::{GeneratorError, checked_count};

/// From 0 to 1 in even steps. A single one is 0 divided by 0: whoever makes a list of one value knows it beforehand.
pub(super) fn evenly(count: i64) -> Result<impl Iterator<Item = f64>, GeneratorError> {
    let count = checked_count(count)?;
    let last = count.saturating_sub(1) as f64;
    Ok((0..count).map(move |place| place as f64 / last))
}

/// At random, below 1. Of a seed, only its lowest 32 bits count.
pub(super) fn at_random<S: GeneratorSource + ?Sized>(
    count: i64,
    seed: Option<i64>,
    source: &S,
) -> Result<impl Iterator<Item = f64> + use<S>, GeneratorError> {
    let mut random = Twister::new(seed.map_or_else(|| source.seed(), |seed| seed as u32));
    Ok((0..checked_count(count)?).map(move |_| random.next_fraction()))
}
