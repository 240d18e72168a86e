//! Tables of things by their names.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::OnceLock;

use indexmap::IndexMap;

/// Things by name, in the order of the document that they come from.
///
/// ```
/// use ivk_fields::Templates;
///
/// let noise = Templates::builtin().get("noise").expect("a node of 6.14.2");
/// assert_eq!(noise.inputs["seed"].name, "seed");
/// ```
pub type ByName<T> = IndexMap<String, T, NameHashing>;

/// Hashes short names, which is what fields and nodes have, faster than the standard library does, with a seed that
/// no file can know.
#[derive(Debug, Clone, Copy)]
pub struct NameHashing(u64);

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

/// The hasher of [`NameHashing`].
#[derive(Debug, Clone)]
pub struct NameHasher {
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
        let length = bytes.len() as u64;
        let last = match (bytes.last_chunk::<8>(), bytes.first_chunk::<4>(), bytes) {
            (Some(last), ..) => {
                for word in bytes.as_chunks::<8>().0 {
                    self.mix(u64::from_le_bytes(*word));
                }
                // Some bytes are mixed in twice, which costs less than to tell them from the others.
                u64::from_le_bytes(*last)
            }
            (None, Some(first), _) => {
                let last = bytes.last_chunk().copied().unwrap_or_default();
                u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(last))
            }
            (None, None, [first, .., last]) => {
                let middle = bytes.get(bytes.len() / 2).copied().unwrap_or_default();
                u64::from(*first) << 16 | u64::from(middle) << 8 | u64::from(*last)
            }
            (None, None, [only]) => u64::from(*only),
            (None, None, []) => 0,
        };
        self.mix(last ^ length.rotate_right(8));
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
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_table_finds_what_was_put_in(names in proptest::collection::hash_set(".{0,40}", 0..200)) {
            let table: HashMap<&str, usize, NameHashing> = names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
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
