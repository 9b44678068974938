//! Figures of surveys: intervals of shares, the net promoter score, and what drives the overall judgement.
//!
//! Knows numbers, no question and no verdict: what is good is the classifier's to say.

use serde::{Deserialize, Serialize};

use crate::math::float::sqrt;
use crate::math::summary::{mean, sum};

/// The normal quantile of a two-sided interval of 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// A share of so many answers, with its 95 % interval (Wilson 1927), which stays within 0 and 1 and holds for few answers too.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// How many answered.
    pub of: u32,
    /// The share; 0 where nobody answered.
    pub share: f64,
    /// The interval's lower end; 0 where nobody answered.
    pub low: f64,
    /// Its upper end; 1 where nobody answered.
    pub high: f64,
}

impl Share {
    /// So many of so many.
    pub fn of(hits: u32, of: u32) -> Share {
        if of == 0 {
            return Share { of, share: 0.0, low: 0.0, high: 1.0 };
        }
        let n = f64::from(of);
        let p = f64::from(hits) / n;
        let middle = (p + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let half = Z / (1.0 + Z * Z / n) * sqrt(p * (1.0 - p) / n + Z * Z / (4.0 * n * n));
        Share { of, share: p, low: (middle - half).max(0.0), high: (middle + half).min(1.0) }
    }
}

/// Promoters less detractors (Reichheld 2003).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Net {
    /// Who would recommend.
    pub promoters: u32,
    /// Who might.
    pub passives: u32,
    /// Who would not.
    pub detractors: u32,
}

impl Net {
    /// All answers.
    pub fn all(&self) -> u32 {
        self.promoters + self.passives + self.detractors
    }

    /// The score from −1 to 1; 0 without answers.
    pub fn score(&self) -> f64 {
        (f64::from(self.promoters) - f64::from(self.detractors)) / f64::from(self.all().max(1))
    }

    /// Its standard error, √[(p + d − (p − d)²) / n].
    pub fn error(&self) -> f64 {
        let n = f64::from(self.all().max(1));
        let (p, d) = (f64::from(self.promoters) / n, f64::from(self.detractors) / n);
        sqrt(((p + d - (p - d) * (p - d)) / n).max(0.0))
    }

    /// Its 95 % interval, held within −1 and 1.
    pub fn interval(&self) -> (f64, f64) {
        let half = Z * self.error();
        ((self.score() - half).max(-1.0), (self.score() + half).min(1.0))
    }
}

/// Pearson's correlation of pairs; nothing with fewer than three, or where one side does not vary.
pub fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    if pairs.len() < 3 {
        return None;
    }
    let of = |side: &dyn Fn(&(f64, f64)) -> f64| -> Vec<f64> {
        let all: Vec<f64> = pairs.iter().map(side).collect();
        let middle = mean(&all);
        all.into_iter().map(|value| value - middle).collect()
    };
    let (a, b) = (of(&|pair| pair.0), of(&|pair| pair.1));
    let product = |a: &[f64], b: &[f64]| sum(&a.iter().zip(b).map(|(a, b)| a * b).collect::<Vec<_>>());
    let (aa, bb) = (product(&a, &a), product(&b, &b));
    (aa > 1e-12 && bb > 1e-12).then(|| (product(&a, &b) / sqrt(aa * bb)).clamp(-1.0, 1.0))
}

/// Each predictor's part in R²: the mean of what it adds over all orders in which predictors can enter (Lindeman, Merenda & Gold 1980; the Shapley
/// value). `among` are the correlations of the predictors, `with` theirs with what is explained. The parts add up to the R² of all. At
/// most eight predictors; nothing for more, or where the shapes do not fit.
pub fn drivers(among: &[Vec<f64>], with: &[f64]) -> Vec<f64> {
    let n = with.len();
    if n == 0 || n > 8 || among.len() != n || among.iter().any(|row| row.len() != n) {
        return Vec::new();
    }
    let explained: Vec<f64> = (0..1_usize << n).map(|set| explained(among, with, set)).collect();
    let of = |set: usize| explained.get(set).copied().unwrap_or(0.0);
    let factorial = |k: usize| (1..=k).map(|i| i as f64).product::<f64>();
    (0..n)
        .map(|own| {
            let added = (0..1_usize << n).filter(|set| set & (1 << own) == 0).map(|set| {
                let size = set.count_ones() as usize;
                let weight = factorial(size) * factorial(n - size - 1) / factorial(n);
                weight * (of(set | 1 << own) - of(set))
            });
            sum(&added.collect::<Vec<_>>()).max(0.0)
        })
        .collect()
}

/// R² of the predictors of a set: r′R⁻¹r by elimination. A predictor that follows from those before it adds nothing.
fn explained(among: &[Vec<f64>], with: &[f64], set: usize) -> f64 {
    let members: Vec<usize> = (0..with.len()).filter(|i| set & (1 << i) != 0).collect();
    let at = |i: usize, j: usize| among.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0.0);
    // Gram–Schmidt on correlations: each predictor's part that the earlier ones do not explain, and what that explains.
    let mut earlier: Vec<(Vec<f64>, f64, f64)> = Vec::new();
    let mut total = 0.0;
    for (place, own) in members.iter().enumerate() {
        let mut rest: Vec<f64> = members.iter().map(|other| at(*own, *other)).collect();
        let mut covariance = with.get(*own).copied().unwrap_or(0.0);
        for (other, variance, explained) in &earlier {
            let part = other.get(place).copied().unwrap_or(0.0) / variance;
            rest.iter_mut().zip(other).for_each(|(value, of_other)| *value -= part * of_other);
            covariance -= part * explained;
        }
        let variance = rest.get(place).copied().unwrap_or(0.0);
        if variance > 1e-9 {
            total += covariance * covariance / variance;
            earlier.push((rest, variance, covariance));
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-4
    }

    #[test]
    fn the_interval_is_wilsons() {
        // 8 of 10: 0.4901625 … 0.9433178 by R's prop.test(8, 10, correct = FALSE).
        let share = Share::of(8, 10);
        assert!(near(share.low, 0.490_162) && near(share.high, 0.943_318), "{share:?}");
        let all = Share::of(10, 10);
        assert!(near(all.low, 0.722_467) && near(all.high, 1.0), "{all:?}");
        assert_eq!(Share::of(0, 0), Share { of: 0, share: 0.0, low: 0.0, high: 1.0 });
    }

    #[test]
    fn the_net_score_has_its_error() {
        // p = 0.5, d = 0.2: 30; √((0.7 − 0.09) / 100) = 0.0781.
        let net = Net { promoters: 50, passives: 30, detractors: 20 };
        assert!(near(net.score(), 0.3) && near(net.error(), 0.078_102), "{net:?}");
        assert!(near(net.interval().0, 0.146_922));
        assert_eq!(Net::default().score().to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn correlation_is_pearsons() {
        let pairs = [(1.0, 2.0), (2.0, 4.0), (3.0, 5.0), (4.0, 4.0), (5.0, 5.0)];
        assert!(near(correlation(&pairs).unwrap(), 0.774_597));
        assert_eq!((correlation(&[(1.0, 1.0); 9]), correlation(&pairs[..2])), (None, None));
    }

    #[test]
    fn drivers_share_out_what_is_explained() {
        let apart = drivers(&[vec![1.0, 0.0], vec![0.0, 1.0]], &[0.6, 0.5]);
        assert!(near(apart[0], 0.36) && near(apart[1], 0.25), "{apart:?}");
        // Two correlated by 0.5 with 0.6 and 0.5: R² = (0.36 + 0.25 − 2·0.6·0.5·0.5) / 0.75 = 0.413333; alone 0.36 and 0.25, so the first
        // has (0.36 + 0.413333 − 0.25) / 2 = 0.261667.
        let tied = drivers(&[vec![1.0, 0.5], vec![0.5, 1.0]], &[0.6, 0.5]);
        assert!(near(tied[0], 0.261_667) && near(tied[1], 0.151_667), "{tied:?}");
        // The same question twice: half each.
        let twice = drivers(&[vec![1.0, 1.0], vec![1.0, 1.0]], &[0.6, 0.6]);
        assert!(near(twice[0], 0.18) && near(twice[1], 0.18), "{twice:?}");
    }
}
