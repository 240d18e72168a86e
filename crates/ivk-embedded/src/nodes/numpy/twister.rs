//! `numpy.random.RandomState(MT19937(SeedSequence(seed)))`: the Mersenne Twister with numpy's older distributions.

use super::seed_sequence;

const LENGTH: usize = 624;
const SHIFT: usize = 397;

/// numpy's older generator.
pub(crate) struct RandomState {
    key: Vec<u32>,
    position: usize,
    /// Normal numbers come in pairs; this is the second one of the last pair.
    spare: Option<f64>,
}

impl RandomState {
    /// The generator for a seed.
    pub(crate) fn new(seed: u64) -> Self {
        let mut key = seed_sequence::generate(seed, LENGTH);
        if let Some(first) = key.first_mut() {
            *first = 0x8000_0000;
        }
        Self {
            key,
            position: LENGTH - 1,
            spare: None,
        }
    }

    /// A number from 0 up to, but not including, 1.
    pub(crate) fn uniform(&mut self) -> f64 {
        let (high, low) = (self.next() >> 5, self.next() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }

    /// A number of the standard normal distribution.
    pub(crate) fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let x = 2.0 * self.uniform() - 1.0;
            let y = 2.0 * self.uniform() - 1.0;
            let square = x * x + y * y;
            if square < 1.0 && square != 0.0 {
                let scale = (-2.0 * square.ln() / square).sqrt();
                self.spare = Some(scale * x);
                return scale * y;
            }
        }
    }

    fn next(&mut self) -> u32 {
        if self.position >= LENGTH {
            self.refill();
        }
        let mut value = self.word(self.position);
        self.position += 1;
        value ^= value >> 11;
        value ^= (value << 7) & 0x9d2c_5680;
        value ^= (value << 15) & 0xefc6_0000;
        value ^ (value >> 18)
    }

    fn refill(&mut self) {
        for index in 0..LENGTH {
            let joined = (self.word(index) & 0x8000_0000) | (self.word((index + 1) % LENGTH) & 0x7fff_ffff);
            let twisted = if joined & 1 == 0 { 0 } else { 0x9908_b0df };
            let value = self.word((index + SHIFT) % LENGTH) ^ (joined >> 1) ^ twisted;
            if let Some(word) = self.key.get_mut(index) {
                *word = value;
            }
        }
        self.position = 0;
    }

    fn word(&self, index: usize) -> u32 {
        self.key.get(index).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::RandomState;

    /// Numbers of numpy 1.26.4.
    #[test]
    fn numbers_are_those_of_numpy() {
        let mut state = RandomState::new(0);
        let expected = [
            -1.8313077384358236,
            -0.17735435387779888,
            0.03827920325415799,
            -0.40295162589187283,
            0.002051332399899789,
        ];
        assert_eq!(expected.map(|_| state.normal()), expected);
        let mut state = RandomState::new(4294967295);
        let expected = [
            -1.1286212310690709,
            -1.374922674858222,
            -0.8925181374951329,
            1.107048439278963,
            -0.19289936635963767,
        ];
        assert_eq!(expected.map(|_| state.normal()), expected);
        let mut state = RandomState::new(3);
        let numbers: Vec<f64> = (0..2000).map(|_| state.uniform()).collect();
        assert_eq!(
            (numbers[0], numbers[1999]),
            (0.8948367822619527, 0.8856432312681392)
        );
    }
}
