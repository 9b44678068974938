//! Figures that sum up a list of numbers: quantiles, means, concentration.
//!
//! Nothing here knows what the numbers are. Sums are compensated, so that the order of the numbers does not show.

/// Quantile of type 7 (Hyndman & Fan 1996; the default of R and of `NumPy`) of numbers sorted ascending: linear between the two
/// neighbours of position (n − 1)·p. `p` is held within 0…1; NaN for an empty list.
#[allow(clippy::float_cmp)]
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let position = last as f64 * p.clamp(0.0, 1.0);
    let below = position.floor();
    let fraction = position - below;
    let at = |i: usize| sorted.get(i.min(last)).copied().unwrap_or(f64::NAN);
    let (low, high) = (at(below as usize), at(below as usize + 1));
    // Equal neighbours give themselves exactly: a cut that ties with values must not move beside them. Hence the exact comparison.
    if fraction == 0.0 || low == high { low } else { low + (high - low) * fraction }
}

/// The middle of numbers sorted ascending; NaN for an empty list.
pub fn median(sorted: &[f64]) -> f64 {
    quantile(sorted, 0.5)
}

/// Sum, compensated (Neumaier 1974).
pub fn sum(values: &[f64]) -> f64 {
    let (mut total, mut lost) = (0.0_f64, 0.0);
    for &value in values {
        let next = total + value;
        lost += if total.abs() >= value.abs() { (total - next) + value } else { (value - next) + total };
        total = next;
    }
    if lost.is_finite() { total + lost } else { total }
}

/// Arithmetic mean; NaN for an empty list.
pub fn mean(values: &[f64]) -> f64 {
    sum(values) / values.len() as f64
}

/// The positive numbers, largest first: what concentration is measured on.
fn positive_descending(values: &[f64]) -> Vec<f64> {
    let mut positive: Vec<f64> = values.iter().copied().filter(|value| *value > 0.0).collect();
    super::order::ascending(&mut positive);
    positive.reverse();
    positive
}

/// Gini coefficient of the positive numbers: 0 when all are equal, towards 1 when one has everything. NaN if none is positive.
pub fn gini(values: &[f64]) -> f64 {
    let sorted = positive_descending(values);
    let n = sorted.len() as f64;
    // G = (n + 1 − 2·Σ i·xᵢ / Σ x) / n with the largest at i = 1 turned round.
    let weighted: Vec<f64> = sorted.iter().enumerate().map(|(i, x)| (i + 1) as f64 * x).collect();
    (n + 1.0 - 2.0 * sum(&weighted) / sum(&sorted)) / n
}

/// The Lorenz curve of the positive numbers from the largest down: `(share of numbers, share of their sum)` from (0, 0) to (1, 1), at most
/// about `points` of them. A run of equal numbers is one straight segment, so that ties never show an order. Only the two ends
/// if nothing is positive. A tie is exact equality.
#[allow(clippy::float_cmp)]
pub fn lorenz(values: &[f64], points: usize) -> Vec<(f64, f64)> {
    let sorted = positive_descending(values);
    let total = sum(&sorted);
    let mut curve = vec![(0.0, 0.0)];
    let step = sorted.len().div_ceil(points.max(1)).max(1);
    let (mut running, mut lost, mut drawn) = (0.0_f64, 0.0, 0);
    for (i, pair) in sorted.windows(2).enumerate() {
        let &[value, next] = pair else { continue };
        let after = running + value;
        lost += (running - after) + value;
        running = after;
        if value != next && i + 1 - drawn >= step {
            drawn = i + 1;
            curve.push((drawn as f64 / sorted.len() as f64, (running + lost) / total));
        }
    }
    curve.push((1.0, 1.0));
    curve
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_r() {
        // R: quantile(c(1, 2, 4, 8, 16), c(.1, .25, .5, .8, 1))
        let sorted = [1.0, 2.0, 4.0, 8.0, 16.0];
        let found: Vec<f64> = [0.1, 0.25, 0.5, 0.8, 1.0].iter().map(|p| quantile(&sorted, *p)).collect();
        for (found, known) in found.iter().zip([1.4, 2.0, 4.0, 9.6, 16.0]) {
            assert!((found - known).abs() < 1e-12, "{found} {known}");
        }
        assert!(quantile(&[], 0.5).is_nan());
        assert_eq!(quantile(&[3.0], 0.7), 3.0);
    }

    #[test]
    fn a_cut_among_ties_is_the_tie() {
        let sorted = vec![0.1 + 0.2; 1000];
        for p in [0.2, 0.33, 0.8] {
            assert_eq!(quantile(&sorted, p).to_bits(), (0.1_f64 + 0.2).to_bits());
        }
    }

    #[test]
    fn a_sum_keeps_what_is_small() {
        assert_eq!(sum(&[1.0, 1e100, 1.0, -1e100]), 2.0);
        assert_eq!(mean(&[1.0, 2.0, 6.0]), 3.0);
        assert!(mean(&[]).is_nan());
    }

    #[test]
    fn gini_of_known_lists() {
        assert!(gini(&[5.0; 10]).abs() < 1e-12);
        // Of 1, 2, 3, 4: Σ|xi − xj| / (2 n² mean) = 20 / (2·16·2.5).
        assert!((gini(&[4.0, 1.0, 3.0, 2.0]) - 0.25).abs() < 1e-12);
        assert!((gini(&[1.0, -3.0, 1.0, 0.0])).abs() < 1e-12);
        assert!(gini(&[]).is_nan());
    }

    #[test]
    fn the_lorenz_curve_goes_from_corner_to_corner() {
        let curve = lorenz(&[1.0, 5.0, 1.0, 3.0], 200);
        assert_eq!(curve, [(0.0, 0.0), (0.25, 0.5), (0.5, 0.8), (1.0, 1.0)]);
        assert_eq!(lorenz(&[-1.0], 10), [(0.0, 0.0), (1.0, 1.0)]);
        let many: Vec<f64> = (1..10_000).map(f64::from).collect();
        assert!(lorenz(&many, 200).len() <= 203);
    }
}
