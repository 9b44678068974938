//! Weights of three criteria from comparing them by twos: the analytic hierarchy process (Saaty 1980).
//!
//! Weights are the principal eigenvector of the matrix of comparisons; of three it is given by the geometric means of the rows, and its value
//! by how far the comparisons go round in a circle (Crawford & Williams 1985). Knows numbers, no criterion.

use serde::{Deserialize, Serialize};

use crate::math::float::{exp, ln};

/// What comparisons by chance give on average: Saaty's random index of three criteria.
const RANDOM: f64 = 0.58;
/// Up to this ratio comparisons count as consistent.
pub const CONSISTENT: f64 = 0.1;

/// What three comparisons come to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weighed {
    /// The weights, in the order of the criteria; they sum up to 1.
    pub weights: [f64; 3],
    /// Saaty's consistency ratio, ((λ − 3) / 2) / 0.58: 0 where the comparisons agree, more than [`CONSISTENT`] where they contradict one another.
    pub ratio: f64,
    /// How many times the third the first would be by way of the second.
    pub implied: f64,
}

impl Weighed {
    /// How many times as important: the first as the second, the first as the third, the second as the third. All must be above zero.
    pub fn of(first_second: f64, first_third: f64, second_third: f64) -> Weighed {
        let (a, b, c) = (ln(first_second), ln(first_third), ln(second_third));
        let rows = [(a + b) / 3.0, (c - a) / 3.0, (-b - c) / 3.0].map(exp);
        let sum: f64 = rows.iter().sum();
        // 1 where the comparison of the first with the third is what the other two imply.
        let round = exp((b - a - c) / 3.0);
        let greatest = 1.0 + round + 1.0 / round;
        Weighed {
            weights: rows.map(|row| row / sum),
            ratio: ((greatest - 3.0) / 2.0 / RANDOM).max(0.0),
            implied: first_second * second_third,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Liu & Shih (2005, Information & Management 42:387–400), table 3: recency 5 times frequency and 7 times money, frequency 3 times money;
    /// their weights are 0.731, 0.188 and 0.081.
    #[test]
    fn the_weights_are_those_of_liu_and_shih() {
        let found = Weighed::of(5.0, 7.0, 3.0);
        let rounded = found.weights.map(|weight| (weight * 1000.0).round() / 1000.0);
        assert_eq!(rounded.map(|weight| weight.to_string()), ["0.731", "0.188", "0.081"]);
        // λ = 1 + (7/15)^⅓ + (15/7)^⅓ = 3.0649, so (3.0649 − 3) / 2 / 0.58 = 0.0559.
        assert!((found.ratio - 0.055_938).abs() < 1e-6 && (found.implied - 15.0).abs() < 1e-12, "{found:?}");
    }

    /// The matrix times the weights is the weights times λ, whatever was said: they are its eigenvector, all positive, so the principal one.
    #[test]
    fn the_weights_are_the_principal_eigenvector() {
        for (a, b, c) in [(5.0, 7.0, 3.0), (1.0 / 9.0, 9.0, 1.0 / 9.0), (2.0, 0.5, 4.0), (1.0, 1.0, 1.0)] {
            let found = Weighed::of(a, b, c);
            let greatest = 3.0 + found.ratio * 2.0 * RANDOM;
            let rows = [[1.0, a, b], [1.0 / a, 1.0, c], [1.0 / b, 1.0 / c, 1.0]];
            for (row, weight) in rows.iter().zip(found.weights) {
                let product: f64 = row.iter().zip(found.weights).map(|(of, weight)| of * weight).sum();
                assert!((product - greatest * weight).abs() < 1e-9, "{a} {b} {c}");
            }
            assert!((found.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn comparisons_that_agree_have_a_ratio_of_nothing_and_a_circle_has_a_great_one() {
        assert!(Weighed::of(2.0, 6.0, 3.0).ratio < 1e-12);
        // Each is nine times the next, all the way round: nobody is more important.
        let circle = Weighed::of(9.0, 1.0 / 9.0, 9.0);
        assert!(circle.ratio > 6.0 && circle.weights.iter().all(|weight| (weight - 1.0 / 3.0).abs() < 1e-12));
    }
}
