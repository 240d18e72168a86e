//! The Mersenne Twister MT19937, which the editor uses for generators with a seed.

const SIZE: usize = 624;
const SHIFT: usize = 397;

/// The generator, started from a 32-bit seed.
pub(super) struct Twister {
    state: [u32; SIZE],
    next: usize,
}

impl Twister {
    pub(super) fn new(seed: u32) -> Self {
        let mut state = [0; SIZE];
        let mut word = seed;
        for (place, slot) in (1u32..).zip(&mut state) {
            *slot = word;
            word = (word ^ (word >> 30))
                .wrapping_mul(1_812_433_253)
                .wrapping_add(place);
        }
        Self { state, next: SIZE }
    }

    /// The next number, at least 0 and below 1, in steps of 2⁻³².
    pub(super) fn next_fraction(&mut self) -> f64 {
        f64::from(self.next_word()) / 4_294_967_296.0
    }

    fn next_word(&mut self) -> u32 {
        if self.next >= SIZE {
            self.turn();
        }
        let mut word = self.at(self.next);
        self.next += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    fn turn(&mut self) {
        for place in 0..SIZE {
            let bits = (self.at(place) & 0x8000_0000) | (self.at((place + 1) % SIZE) & 0x7fff_ffff);
            let mixed = if bits & 1 == 0 { 0 } else { 0x9908_b0df };
            let word = self.at((place + SHIFT) % SIZE) ^ (bits >> 1) ^ mixed;
            if let Some(slot) = self.state.get_mut(place) {
                *slot = word;
            }
        }
        self.next = 0;
    }

    fn at(&self, place: usize) -> u32 {
        self.state.get(place).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Twister;

    #[test]
    fn the_reference_sequence() {
        let mut twister = Twister::new(5489);
        assert_eq!(
            [twister.next_word(), twister.next_word()],
            [3_499_211_612, 581_869_302]
        );
        let ten_thousandth = (2..10_000).map(|_| twister.next_word()).last();
        assert_eq!(ten_thousandth, Some(4_123_659_995));
    }
}
