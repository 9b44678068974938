//! Draws for samples: xoshiro256++ (Blackman & Vigna 2019), seeded by splitmix64. Whole numbers only.
//!
//! Not for statistics: `below` multiplies and shifts, so with n values a value's chance is off by up to n / 2³². Fine for a shop that
//! never was.

/// A stream of draws.
pub(super) struct Draw {
    state: [u64; 4],
}

impl Draw {
    /// One of many streams of a seed; streams of different numbers have nothing to do with each other.
    pub(super) fn new(seed: u64, stream: u64) -> Draw {
        let mut at = seed ^ stream.wrapping_mul(0xd1b5_4a32_d192_ed03);
        let mut next = || {
            at = at.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = at;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        };
        Draw { state: [next(), next(), next(), next()] }
    }

    fn next(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.state;
        let result = a.wrapping_add(*d).rotate_left(23).wrapping_add(*a);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        result
    }

    /// 0 up to but not `n`; 0 if `n` is 0.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        (((self.next() >> 32) * u64::from(n)) >> 32) as u32
    }

    /// `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below(high.abs_diff(low) + 1) as i32
    }

    /// True in this many of a thousand cases.
    pub(super) fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1_000) < per_mille
    }

    /// One of a table of values with weights.
    pub(super) fn pick<T: Copy + Default>(&mut self, table: &[(T, u32)]) -> T {
        let mut at = self.below(table.iter().map(|(_, weight)| weight).sum());
        for &(value, weight) in table {
            if at < weight {
                return value;
            }
            at -= weight;
        }
        T::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_reference() {
        // The first outputs of xoshiro256++ from the state 1, 2, 3, 4, as the authors' C code gives them.
        let mut draw = Draw { state: [1, 2, 3, 4] };
        assert_eq!([draw.next(), draw.next(), draw.next()], [41_943_041, 58_720_359, 3_588_806_011_781_223]);
    }

    #[test]
    fn weights_are_kept() {
        let mut draw = Draw::new(7, 0);
        let heads = (0..10_000).filter(|_| draw.pick(&[(true, 3), (false, 1)])).count();
        assert!((7_300..7_700).contains(&heads), "{heads}");
        assert!((0..1_000).all(|_| (-2..=2).contains(&draw.between(-2, 2))));
        assert_eq!(draw.below(0), 0);
    }

    #[test]
    fn streams_differ() {
        assert_ne!(Draw::new(1, 0).next(), Draw::new(1, 1).next());
        assert_ne!(Draw::new(1, 0).next(), Draw::new(2, 0).next());
    }
}
