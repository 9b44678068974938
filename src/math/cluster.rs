//! One-dimensional clusters: natural breaks.
//!
//! Jenks–Fisher natural breaks are the optimal one-dimensional k-means. They are found exactly by dynamic programming (Wang & Song 2011,
//! Ckmeans.1d.dp) over distinct values with weights; each layer by divide and conquer, because the best split moves monotonically
//! (Grønlund et al. 2017): O(k·n·log n). Nothing is drawn at random and no start is guessed.

/// Distinct values up to this many are clustered as they are.
const EXACT: usize = 1 << 15;
/// Above that, values closer than this part of the standard deviation to the first of their cell are taken together.
const CELL: f64 = 1.0 / 2000.0;

/// A run of equal (or merged) values.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// How many.
    weight: f64,
    /// Their mean, less the shift that keeps squares small.
    mean: f64,
    /// The greatest of them, as it was.
    greatest: f64,
}

/// Upper edges of the first k − 1 of (at most) k clusters of least inner variance, ascending: a value belongs to cluster
/// `edges below it`, i.e. an edge is itself in the lower cluster. `sorted` ascends; numbers that are not finite are left out.
///
/// With fewer than k distinct values each is a cluster of its own and fewer edges come back. Above 32 768 distinct values, neighbours
/// within 1/2000 standard deviation are clustered as one (at most about 30 000 cells for a million values, by Chebyshev): an edge is then
/// at most that far from the optimum.
pub fn natural_breaks(sorted: &[f64], k: usize) -> Vec<f64> {
    let cells = cells(sorted);
    let k = k.min(cells.len());
    if k < 2 {
        return Vec::new();
    }
    let table = Prefix::new(&cells);
    // best[j]: least cost of cells 0..=j in as many clusters as layers done; from[layer][j]: first cell of the last one.
    let mut best: Vec<f64> = (0..cells.len()).map(|j| table.cost(0, j)).collect();
    let mut from: Vec<Vec<u32>> = Vec::with_capacity(k - 1);
    for layer in 1..k {
        let mut next = vec![f64::INFINITY; cells.len()];
        let mut split = vec![layer as u32; cells.len()];
        let last = cells.len() - 1;
        fill(&table, &best, &mut next, &mut split, (layer, last), (layer, last));
        best = next;
        from.push(split);
    }
    let mut edges = Vec::with_capacity(k - 1);
    let mut end = cells.len() - 1;
    for split in from.iter().rev() {
        let start = split.get(end).map_or(1, |&start| start as usize).max(1);
        edges.extend(cells.get(start - 1).map(|cell| cell.greatest));
        end = start - 1;
    }
    edges.reverse();
    edges
}

/// Takes equal values together, and near ones where there are too many.
fn cells(sorted: &[f64]) -> Vec<Cell> {
    let finite: Vec<f64> = sorted.iter().copied().filter(|value| value.is_finite()).collect();
    let shift = super::summary::median(&finite);
    let n = finite.len() as f64;
    let mean = finite.iter().map(|x| (x - shift) / n).sum::<f64>();
    let variance = finite.iter().map(|x| (x - shift - mean) * (x - shift - mean) / n).sum::<f64>();
    let distinct = 1 + finite.windows(2).filter(|pair| pair.first() != pair.last()).count();
    let near = if distinct > EXACT { super::float::sqrt(variance) * CELL } else { 0.0 };
    let mut cells: Vec<Cell> = Vec::with_capacity(distinct.min(finite.len()));
    let mut first = f64::NAN;
    for &value in &finite {
        match cells.last_mut() {
            Some(cell) if value - first <= near => {
                cell.mean = (cell.mean * cell.weight + (value - shift)) / (cell.weight + 1.0);
                cell.weight += 1.0;
                cell.greatest = value;
            }
            _ => {
                first = value;
                cells.push(Cell { weight: 1.0, mean: value - shift, greatest: value });
            }
        }
    }
    cells
}

/// Running sums of weight, weight·x, weight·x², one entry more than cells.
struct Prefix(Vec<[f64; 3]>);

impl Prefix {
    fn new(cells: &[Cell]) -> Prefix {
        let mut sums = Vec::with_capacity(cells.len() + 1);
        let mut running = [0.0; 3];
        sums.push(running);
        for Cell { weight, mean, .. } in cells {
            running = [running[0] + weight, running[1] + weight * mean, running[2] + weight * mean * mean];
            sums.push(running);
        }
        Prefix(sums)
    }

    /// Sum of squares about their mean of the cells `first..=last`.
    #[inline]
    fn cost(&self, first: usize, last: usize) -> f64 {
        let (Some(low), Some(high)) = (self.0.get(first), self.0.get(last + 1)) else { return f64::INFINITY };
        let (weight, sum) = (high[0] - low[0], high[1] - low[1]);
        (high[2] - low[2] - sum * sum / weight).max(0.0)
    }
}

/// Fills `next[lo..=hi]`, whose best splits lie within `opt_lo..=opt_hi`: the middle one first, which halves the room of both sides.
fn fill(table: &Prefix, best: &[f64], next: &mut [f64], split: &mut [u32], span: (usize, usize), room: (usize, usize)) {
    let (lo, hi) = span;
    if lo > hi {
        return;
    }
    let middle = lo + (hi - lo) / 2;
    let (mut least, mut at) = (f64::INFINITY, room.0);
    for start in room.0..=room.1.min(middle) {
        let Some(before) = start.checked_sub(1).and_then(|j| best.get(j)) else { continue };
        let cost = before + table.cost(start, middle);
        if cost < least {
            (least, at) = (cost, start);
        }
    }
    if let (Some(next), Some(split)) = (next.get_mut(middle), split.get_mut(middle)) {
        (*next, *split) = (least, at as u32);
    }
    if middle > lo {
        fill(table, best, next, split, (lo, middle - 1), (room.0, at));
    }
    fill(table, best, next, split, (middle + 1, hi), (at, room.1));
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cost(values: &[f64], edges: &[f64]) -> f64 {
        let mut groups = vec![Vec::new(); edges.len() + 1];
        for &value in values {
            groups[edges.iter().filter(|edge| **edge < value).count()].push(value);
        }
        let within = |group: &Vec<f64>| {
            let mean = group.iter().sum::<f64>() / group.len() as f64;
            group.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>()
        };
        groups.iter().filter(|group| !group.is_empty()).map(within).sum()
    }

    #[test]
    fn three_heaps_are_found() {
        let values = [1.0, 1.0, 2.0, 10.0, 11.0, 12.0, 100.0, 105.0];
        assert_eq!(natural_breaks(&values, 3), [2.0, 12.0]);
    }

    #[test]
    fn what_has_no_breaks_gives_none() {
        assert!(natural_breaks(&[], 3).is_empty());
        assert!(natural_breaks(&[7.0; 50], 3).is_empty());
        assert_eq!(natural_breaks(&[1.0, 1.0, 2.0], 3), [1.0]);
        assert_eq!(natural_breaks(&[f64::NEG_INFINITY, 1.0, 5.0, f64::NAN], 2), [1.0]);
    }

    #[test]
    fn many_distinct_values_stay_near_the_optimum() {
        let mut rng = crate::math::rng::Rng::new(5);
        let mut values: Vec<f64> = (0..60_000).map(|_| crate::math::float::exp(2.0 * rng.normal())).collect();
        values.sort_unstable_by(f64::total_cmp);
        let sample: Vec<f64> = values.iter().copied().step_by(2).collect();
        let (all, half) = (natural_breaks(&values, 3), natural_breaks(&sample, 3));
        assert!(values.len() > EXACT && sample.len() <= EXACT && all.len() == 2 && half.len() == 2);
        assert!(cost(&values, &all) <= cost(&values, &half) * 1.001);
    }

    proptest! {
        #[test]
        fn no_other_breaks_are_better(mut values in prop::collection::vec(0u8..40, 3..14)) {
            values.sort_unstable();
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let found = cost(&values, &natural_breaks(&values, 3));
            for a in &values {
                for b in &values {
                    prop_assert!(found <= cost(&values, &[a.min(*b), a.max(*b)]) + 1e-9);
                }
            }
        }
    }
}
