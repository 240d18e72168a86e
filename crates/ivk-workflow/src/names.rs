//! Tables keyed by names from a file.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::OnceLock;

/// A table whose keys are names from a file.
pub(crate) type Names<K, V> = HashMap<K, V, NameHashing>;

/// Hashes short names faster than the standard library, with a seed that no file can know.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameHashing(u64);

impl Default for NameHashing {
    fn default() -> Self {
        static SEED: OnceLock<u64> = OnceLock::new();
        Self(*SEED.get_or_init(|| RandomState::new().build_hasher().finish() | 1))
    }
}

impl BuildHasher for NameHashing {
    type Hasher = NameHasher;

    fn build_hasher(&self) -> NameHasher {
        NameHasher {
            state: self.0,
            seed: self.0,
        }
    }
}

pub(crate) struct NameHasher {
    state: u64,
    seed: u64,
}

impl NameHasher {
    /// Multiplies to 128 bits and folds the halves, so that every bit of the input reaches every bit of the state.
    fn mix(&mut self, word: u64) {
        let product = u128::from(self.state ^ word) * u128::from(self.seed ^ 0x9e37_79b9_7f4a_7c15);
        self.state = (product as u64) ^ ((product >> 64) as u64);
    }
}

impl Hasher for NameHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        for (slot, byte) in last.iter_mut().zip(rest) {
            *slot = *byte;
        }
        self.mix(u64::from_le_bytes(last) ^ ((bytes.len() as u64) << 56));
    }

    fn write_u8(&mut self, _byte: u8) {
        // The end mark of a string; its length is mixed in already.
    }

    fn finish(&self) -> u64 {
        self.state
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_table_finds_what_was_put_in(names in proptest::collection::hash_set(".{0,40}", 0..200)) {
            let table: Names<&str, usize> = names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
            prop_assert_eq!(table.len(), names.len());
            for (at, name) in names.iter().enumerate() {
                prop_assert_eq!(table.get(name.as_str()), Some(&at));
            }
        }
    }

    #[test]
    fn names_that_are_alike_are_spread() {
        let hashing = NameHashing::default();
        let mut low: Vec<u64> = (0..4096)
            .map(|index| hashing.hash_one(format!("node-{index}")) % 4096)
            .collect();
        low.sort_unstable();
        low.dedup();
        // Chance leaves about 63 % of the places filled.
        assert!(low.len() > 2300, "{}", low.len());
    }
}
