//! How numpy spreads a seed over the state of a generator (`SeedSequence`).

const POOL: usize = 4;

/// The first `words` words that numpy's `SeedSequence(seed)` generates.
pub(super) fn generate(seed: u64, words: usize) -> Vec<u32> {
    let mut hasher = Hasher {
        constant: 0x43b0_d7e5,
    };
    let entropy = entropy(seed);
    let mut pool = [0_u32; POOL];
    for (index, slot) in pool.iter_mut().enumerate() {
        *slot = hasher.hash(entropy.get(index).copied().unwrap_or(0));
    }
    for source in 0..POOL {
        for target in 0..POOL {
            if let (true, Some(&word)) = (source != target, pool.get(source)) {
                let hashed = hasher.hash(word);
                if let Some(slot) = pool.get_mut(target) {
                    *slot = mix(*slot, hashed);
                }
            }
        }
    }
    let mut constant = 0x8b51_f9dd_u32;
    let next = |word: &u32| {
        let mut value = word ^ constant;
        constant = constant.wrapping_mul(0x58f3_8ded);
        value = value.wrapping_mul(constant);
        value ^ (value >> 16)
    };
    pool.iter().cycle().take(words).map(next).collect()
}

fn entropy(seed: u64) -> Vec<u32> {
    let (low, high) = (seed as u32, (seed >> 32) as u32);
    if high == 0 { vec![low] } else { vec![low, high] }
}

struct Hasher {
    constant: u32,
}

impl Hasher {
    fn hash(&mut self, word: u32) -> u32 {
        let mut value = word ^ self.constant;
        self.constant = self.constant.wrapping_mul(0x931e_8875);
        value = value.wrapping_mul(self.constant);
        value ^ (value >> 16)
    }
}

fn mix(left: u32, right: u32) -> u32 {
    let value = 0xca01_f9dd_u32
        .wrapping_mul(left)
        .wrapping_sub(0x4973_f715_u32.wrapping_mul(right));
    value ^ (value >> 16)
}
