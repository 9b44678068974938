//! Who stands above whom: the share of positive money, or of customers, that lies above a value.
//!
//! The base of ABC and of the value tiers. S(v) = Σ of values > v ÷ Σ of positive values, so that ties always share and the customer who
//! crosses a cut belongs to the upper class. Sums are whole numbers: exact, and the same in every order. Values are
//! ten-thousandths of money or counts; this module does not ask.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::math::order;

/// What is added up above a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Above {
    /// The values themselves: S(v).
    Sum,
    /// Heads: the share of all customers whose value is greater.
    Heads,
}

/// The least value of each upper class. Class of v = number of entries above v; what is not positive is always in the last class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tiers {
    /// One per cut, descending; `i64::MAX` where nobody reaches the class.
    pub least: Vec<i64>,
}

impl Tiers {
    /// The class of a value.
    #[inline]
    pub fn class(&self, value: i64) -> u16 {
        if value <= 0 {
            self.least.len() as u16
        } else {
            self.least.iter().filter(|least| value < **least).count() as u16
        }
    }
}

/// Total that shares are shares of: the sum of positive values, or all heads.
fn total(values: &[i64], above: Above) -> i128 {
    match above {
        Above::Sum => values.iter().filter(|value| **value > 0).map(|value| i128::from(*value)).sum(),
        Above::Heads => values.len() as i128,
    }
}

/// `over / total` as a share; 0 of nothing.
fn part(over: i128, total: i128) -> f64 {
    #[cold]
    #[inline(never)]
    fn wide(sum: i128) -> f64 {
        sum as f64
    }
    // Most sums fit the width of the machine, where turning them into a float is one instruction; the number is the same. (Written in one
    // expression, the compiler makes one of the two, the slow one.)
    let float = |sum: i128| i64::try_from(sum).map_or_else(|_| wide(sum), |sum| sum as f64);
    if total > 0 { float(over) / float(total) } else { 0.0 }
}

/// Values with their rows, from the greatest down.
pub fn descending(values: &[i64]) -> Vec<(i64, u32)> {
    let mut rows: Vec<(i64, u32)> = values.iter().copied().zip(0..).collect();
    order::ranked(&mut rows);
    rows.reverse();
    rows
}

/// Values in their order, so that cuts and standings come from one sorting.
pub struct Ranked<'a> {
    /// Value and row, from the greatest value down.
    rows: Cow<'a, [(i64, u32)]>,
    values: &'a [i64],
}

impl<'a> Ranked<'a> {
    /// Sorts the values.
    pub fn new(values: &'a [i64]) -> Ranked<'a> {
        Ranked { rows: Cow::Owned(descending(values)), values }
    }

    /// Values that somebody has sorted: `rows` are value and row from the greatest value down.
    pub fn by(values: &'a [i64], rows: &'a [(i64, u32)]) -> Ranked<'a> {
        Ranked { rows: Cow::Borrowed(rows), values }
    }

    /// Values from the greatest down, and how many there are of each.
    pub fn runs(&self) -> Vec<(i64, u32)> {
        let runs = self.rows.chunk_by(|a, b| a.0 == b.0);
        runs.filter_map(|run| Some((run.first()?.0, run.len() as u32))).collect()
    }

    /// Goes over the runs of equal values from the greatest down: the run, share above, heads above.
    fn each_run(&self, above: Above, mut see: impl FnMut(i64, &[(i64, u32)], f64, usize)) {
        let total = total(self.values, above);
        let (mut sum, mut heads) = (0_i128, 0);
        for run in self.rows.chunk_by(|a, b| a.0 == b.0) {
            let Some(&(value, _)) = run.first() else { continue };
            see(value, run, part(if above == Above::Sum { sum } else { heads as i128 }, total), heads);
            sum += i128::from(value.max(0)) * run.len() as i128;
            heads += run.len();
        }
    }

    /// Cuts so that a value is in class k or better if the share above it is below `cuts[k]` (ascending).
    pub fn tiers(&self, above: Above, cuts: &[f64]) -> Tiers {
        let mut least = vec![i64::MAX; cuts.len()];
        self.each_run(above, |value, _, share, _| {
            for (least, cut) in least.iter_mut().zip(cuts) {
                if value > 0 && share < *cut {
                    *least = value;
                }
            }
        });
        Tiers { least }
    }

    /// For everybody: their rank, first is 1, ties at the mean of theirs.
    pub fn middles(&self) -> Vec<f64> {
        let mut middles = vec![0.0; self.values.len()];
        self.each_run(Above::Heads, |_, run, _, heads| {
            let middle = heads as f64 + f64::midpoint(run.len() as f64, 1.0);
            for &(_, row) in run {
                if let Some(place) = middles.get_mut(row as usize) {
                    *place = middle;
                }
            }
        });
        middles
    }

    /// For everybody: the share above them (S) and their rank, first is 1 and ties share.
    pub fn standing(&self, above: Above) -> (Vec<f64>, Vec<f64>) {
        let (mut shares, mut ranks) = (vec![0.0; self.values.len()], vec![0.0; self.values.len()]);
        self.each_run(above, |_, run, share, heads| {
            for &(_, row) in run {
                if let (Some(s), Some(rank)) = (shares.get_mut(row as usize), ranks.get_mut(row as usize)) {
                    (*s, *rank) = (share, (heads + 1) as f64);
                }
            }
        });
        (shares, ranks)
    }
}

/// The share above one value; the same number as [`Ranked::standing`] gives its owner.
pub fn share_above(values: &[i64], above: Above, value: i64) -> f64 {
    let over: i128 = match above {
        Above::Sum => values.iter().filter(|v| **v > value && **v > 0).map(|v| i128::from(*v)).sum(),
        Above::Heads => values.iter().filter(|v| **v > value).count() as i128,
    };
    part(over, total(values, above))
}

/// The least value that the owner of `row` would need, all others unchanged, for a share above of less than `cut`: what they add changes
/// the total too. Nothing if no value would do (a cut of 0).
pub fn value_for(values: &[i64], above: Above, row: usize, cut: f64) -> Option<i64> {
    let own = values.get(row).copied()?;
    let mut others: Vec<(i64, u32)> = values.iter().copied().filter(|value| *value > own).zip(0..).collect();
    order::ranked(&mut others);
    others.reverse();
    let mut sums = vec![0_i128];
    let mut running = 0_i128;
    for (value, _) in &others {
        running += i128::from((*value).max(0));
        sums.push(running);
    }
    let rest = total(values, above) - if above == Above::Sum { i128::from(own.max(0)) } else { 0 };
    let reaches = |value: i64| {
        let heads = others.partition_point(|(other, _)| *other > value);
        let (over, total) = match above {
            Above::Sum => (sums.get(heads).copied().unwrap_or(0), rest + i128::from(value.max(0))),
            Above::Heads => (heads as i128, rest),
        };
        value > 0 && total > 0 && part(over, total) < cut
    };
    // With the greatest value of all nothing lies above: that is always enough for a cut above 0.
    let (mut low, mut high) = (own.max(0), others.first().map_or(own, |(most, _)| *most).max(1));
    if !reaches(high) {
        return None;
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if reaches(middle) { high = middle } else { low = middle }
    }
    Some(high)
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;

    #[test]
    fn who_crosses_a_cut_belongs_above_and_ties_share() {
        let values = [50, 30, 10, 5, 5, 0, -20];
        let tiers = Ranked::new(&values).tiers(Above::Sum, &[0.80, 0.95]);
        // S is 0, .5, .8, .9, .9: 80 itself is no longer below 80 %.
        let classes: Vec<u16> = values.iter().map(|value| tiers.class(*value)).collect();
        assert_eq!(classes, [0, 0, 1, 1, 1, 2, 2]);
        let (shares, ranks) = Ranked::new(&values).standing(Above::Sum);
        assert_eq!(shares, [0.0, 0.5, 0.8, 0.9, 0.9, 1.0, 1.0]);
        assert_eq!(ranks, [1.0, 2.0, 3.0, 4.0, 4.0, 6.0, 7.0]);
        for (value, share) in values.iter().zip(shares) {
            assert_eq!(share_above(&values, Above::Sum, *value), share);
        }
    }

    #[test]
    fn the_value_that_is_needed_is_enough_and_one_less_is_not() {
        let values = [500, 300, 100, 50, 50, 0, -20];
        for above in [Above::Sum, Above::Heads] {
            for row in 3..values.len() {
                let needed = value_for(&values, above, row, 0.4).unwrap();
                let class = |value| {
                    let mut changed = values;
                    changed[row] = value;
                    Ranked::new(&changed).tiers(above, &[0.4]).class(value)
                };
                assert_eq!((class(needed), class(needed - 1)), (0, 1), "{above:?} {row}");
            }
        }
    }

    #[test]
    fn nobody_and_nothing_positive() {
        let tiers = Ranked::new(&[]).tiers(Above::Sum, &[0.8]);
        assert_eq!(tiers.class(5), 1);
        let tiers = Ranked::new(&[0, -1]).tiers(Above::Sum, &[0.8]);
        assert_eq!((tiers.class(0), tiers.class(-1)), (1, 1));
        assert_eq!(Ranked::new(&[0, -1]).standing(Above::Sum).0, [0.0, 0.0]);
        let saturated = [i64::MAX, i64::MAX, i64::MIN];
        assert_eq!(Ranked::new(&saturated).standing(Above::Sum), (vec![0.0, 0.0, 1.0], vec![1.0, 1.0, 3.0]));
        let given = Ranked::by(&saturated, &[(i64::MAX, 0), (i64::MAX, 1), (i64::MIN, 2)]);
        assert_eq!(given.standing(Above::Sum), Ranked::new(&saturated).standing(Above::Sum));
    }
}
