//! Draws for samples: what a habit needs of [`Rng`]. Whole numbers only, so that the bytes of a sample are the same everywhere.

use crate::math::rng::Rng;

/// A stream of draws.
pub(super) struct Draw(Rng);

impl Draw {
    /// One of many streams of a seed; streams of different numbers have nothing to do with each other.
    fn new(seed: u64, stream: u64) -> Draw {
        Draw(Rng::new(seed ^ stream.wrapping_mul(0xd1b5_4a32_d192_ed03)))
    }

    /// The stream of a table for a customer, 0 for nobody: a change of one table leaves the others as they were.
    pub(super) fn of(seed: u64, table: u32, customer: u64) -> Draw {
        Draw::new(seed, (u64::from(table) << 32) + customer)
    }

    /// 0 up to but not `n`; 0 if `n` is 0.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        self.0.below(u64::from(n)) as u32
    }

    /// `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below(high.abs_diff(low) + 1) as i32
    }

    /// One of several, each as likely as the others.
    pub(super) fn one<T: Copy + Default>(&mut self, of: &[T]) -> T {
        of.get(self.below(of.len() as u32) as usize).copied().unwrap_or_default()
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
    fn weights_are_kept() {
        let mut draw = Draw::new(7, 0);
        let heads = (0..10_000).filter(|_| draw.pick(&[(true, 3), (false, 1)])).count();
        assert!((7_300..7_700).contains(&heads), "{heads}");
        assert!((0..1_000).all(|_| (-2..=2).contains(&draw.between(-2, 2))));
        assert_eq!(draw.below(0), 0);
    }

    #[test]
    fn streams_differ() {
        let first = |seed, stream| Draw::new(seed, stream).below(u32::MAX);
        assert_ne!(first(1, 0), first(1, 1));
        assert_ne!(first(1, 0), first(2, 0));
    }
}
