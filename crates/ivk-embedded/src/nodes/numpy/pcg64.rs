//! `numpy.random.default_rng(seed)`: PCG64 and its whole numbers within bounds.

use super::seed_sequence;

const MULTIPLIER: u128 = 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645;

/// numpy's default generator.
pub(crate) struct Generator {
    state: u128,
    increment: u128,
    /// The other half of the last 64 bits, when only one half was taken.
    half: Option<u32>,
}

impl Generator {
    /// The generator for a seed.
    pub(crate) fn new(seed: u64) -> Self {
        let words = seed_sequence::generate(seed, 8);
        let number = |range: std::ops::Range<usize>| {
            let words = words.get(range).unwrap_or_default();
            // Pairs of words are 64-bit numbers, the higher one first.
            let pair = |pair: &[u32]| {
                pair.iter()
                    .rev()
                    .fold(0_u128, |sum, word| sum << 32 | u128::from(*word))
            };
            words
                .chunks(2)
                .map(pair)
                .fold(0_u128, |sum, part| sum << 64 | part)
        };
        let increment = number(4..8) << 1 | 1;
        let mut generator = Self {
            state: 0,
            increment,
            half: None,
        };
        generator.step();
        generator.state = generator.state.wrapping_add(number(0..4));
        generator.step();
        generator
    }

    /// A whole number from `low` up to, but not including, `high`. The caller sees to it that `low < high`.
    pub(crate) fn integer(&mut self, low: i64, high: i64) -> i64 {
        let span = high.wrapping_sub(low).wrapping_sub(1) as u64;
        let offset = match u32::try_from(span) {
            Ok(0) => 0,
            Ok(u32::MAX) => u64::from(self.next_u32()),
            Ok(span) => u64::from(self.below_u32(span)),
            Err(_) if span == u64::MAX => self.next_u64(),
            Err(_) => self.below_u64(span),
        };
        low.wrapping_add(offset as i64)
    }

    fn step(&mut self) {
        self.state = self.state.wrapping_mul(MULTIPLIER).wrapping_add(self.increment);
    }

    fn next_u64(&mut self) -> u64 {
        self.step();
        let folded = (self.state >> 64) as u64 ^ self.state as u64;
        folded.rotate_right((self.state >> 122) as u32)
    }

    fn next_u32(&mut self) -> u32 {
        if let Some(half) = self.half.take() {
            return half;
        }
        let both = self.next_u64();
        self.half = Some((both >> 32) as u32);
        both as u32
    }

    /// A number from 0 to `most`, by Lemire's method.
    fn below_u32(&mut self, most: u32) -> u32 {
        let count = most + 1;
        let mut product = u64::from(self.next_u32()) * u64::from(count);
        if (product as u32) < count {
            let threshold = (u32::MAX - most) % count;
            while (product as u32) < threshold {
                product = u64::from(self.next_u32()) * u64::from(count);
            }
        }
        (product >> 32) as u32
    }

    /// A number from 0 to `most`, by Lemire's method.
    fn below_u64(&mut self, most: u64) -> u64 {
        let count = most + 1;
        let mut product = u128::from(self.next_u64()) * u128::from(count);
        if (product as u64) < count {
            let threshold = (u64::MAX - most) % count;
            while (product as u64) < threshold {
                product = u128::from(self.next_u64()) * u128::from(count);
            }
        }
        (product >> 64) as u64
    }
}
