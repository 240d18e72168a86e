//! Ids for graphs that are given none.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use uuid::{Builder, Uuid};

/// A new random id.
///
/// Asking the operating system each time would take a third of the time of a small graph. It is asked once; each id is
/// its answer, scrambled with a count that never comes again.
pub(super) fn fresh() -> Uuid {
    static SEED: OnceLock<(u64, u64)> = OnceLock::new();
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let (high, low) = *SEED.get_or_init(|| Uuid::new_v4().as_u64_pair());
    let count = COUNT.fetch_add(1, Ordering::Relaxed);

    let bits = u128::from(scramble(high, count)) << 64 | u128::from(scramble(low.rotate_left(32), count));
    Builder::from_random_bytes(bits.to_be_bytes()).into_uuid()
}

/// The number in a row of random ones that a seed begins (splitmix64). No two are the same.
fn scramble(seed: u64, count: u64) -> u64 {
    let mut word = seed.wrapping_add(count.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_id_comes_twice_and_every_bit_changes() {
        let ids: Vec<Uuid> = (0..10_000).map(|_| fresh()).collect();
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
        assert!(ids.iter().all(|id| id.get_version_num() == 4));
        let bits = |fold: fn(u128, u128) -> u128, start| ids.iter().map(Uuid::as_u128).fold(start, fold);
        let (ever, always) = (bits(|a, b| a | b, 0), bits(|a, b| a & b, u128::MAX));
        // Four bits tell the version and two the variant.
        assert_eq!((ever ^ always).count_ones(), 122);
    }
}
