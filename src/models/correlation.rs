//! Whether two rankings agree: Spearman's rank correlation (1904), with ties at the mean of their ranks, and how sure one can be of it.

use crate::math::beta;
use crate::math::float::{exp_m1, ln_1p, sqrt};
use crate::math::proportion::Z95;

/// Ranks from 1, ties at the mean of theirs. Values that are not numbers come last.
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(i64, u32)> = values.iter().map(|value| crate::math::order::key(*value)).zip(0..).collect();
    crate::math::order::ranked(&mut order);
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for run in order.chunk_by(|a, b| a.0 == b.0) {
        let shared = before as f64 + f64::midpoint(run.len() as f64, 1.0);
        for (_, at) in run {
            if let Some(rank) = ranks.get_mut(*at as usize) {
                *rank = shared;
            }
        }
        before += run.len();
    }
    ranks
}

/// Spearman's ρ, −1 … 1; NaN with fewer than two pairs or where either side is all the same.
pub fn spearman(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len().min(b.len());
    of_ranks(&ranks(a.get(..n).unwrap_or_default()), &ranks(b.get(..n).unwrap_or_default()))
}

/// The same of [`ranks`].
pub fn of_ranks(a: &[f64], b: &[f64]) -> f64 {
    // Twice a rank is whole, so these sums are exact while they fit 53 bits, and the order of the pairs does not show.
    let middle = a.len() as f64 + 1.0;
    let (mut both, mut of_a, mut of_b) = (0.0, 0.0, 0.0);
    for (a, b) in a.iter().zip(b) {
        let (a, b) = (2.0 * a - middle, 2.0 * b - middle);
        both += a * b;
        of_a += a * a;
        of_b += b * b;
    }
    if of_a > 0.0 && of_b > 0.0 { both / (sqrt(of_a) * sqrt(of_b)) } else { f64::NAN }
}

/// A rank correlation of so many pairs, with what chance makes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tested {
    /// Spearman's ρ.
    pub rho: f64,
    /// Pairs.
    pub pairs: u32,
    /// The 95 % interval: Fisher's z with the variance (1 + ρ² / 2) / (n − 3) (Bonett & Wright 2000).
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// How often chance alone would give as much, on either side: t with n − 2 degrees (Kendall & Stuart 1973).
    pub p: f64,
}

/// More degrees than these do not change a t distribution that anybody could see.
const DEGREES: f64 = 20_000.0;

/// Tests pairs; nothing with fewer than four, or where either side is all the same.
pub fn tested(a: &[f64], b: &[f64]) -> Option<Tested> {
    let pairs = a.len().min(b.len());
    let rho = spearman(a, b).clamp(-1.0, 1.0);
    if pairs < 4 || rho.is_nan() {
        return None;
    }
    let n = pairs as f64;
    let (low, high) = if rho.abs() < 1.0 {
        let (z, half) = (0.5 * ln_1p(2.0 * rho / (1.0 - rho)), Z95 * sqrt((1.0 + rho * rho / 2.0) / (n - 3.0)));
        // tanh x = (e²ˣ − 1) / (e²ˣ + 1), held where e²ˣ would leave the range.
        let tanh = |x: f64| {
            let power = exp_m1(2.0 * x.clamp(-20.0, 20.0));
            power / (power + 2.0)
        };
        (tanh(z - half), tanh(z + half))
    } else {
        (rho, rho)
    };
    let square = rho * rho * (n - 2.0) / (1.0 - rho * rho);
    let degrees = (n - 2.0).min(DEGREES);
    let p = if square.is_finite() { beta::below(degrees / 2.0, 0.5, degrees / (degrees + square)) } else { 0.0 };
    Some(Tested { rho, pairs: pairs as u32, low, high, p })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_sure_it_is() {
        let iq = [106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0];
        let hours = [7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0];
        let found = tested(&iq, &hours).unwrap();
        // t with 8 degrees, integrated numerically, and so scipy.stats.spearmanr: p = 0.62718834. The interval by hand:
        // tanh(atanh ρ ± 1.96 √((1 + ρ²/2) / 7)).
        assert!((found.p - 0.627_188_344_776).abs() < 1e-9, "{found:?}");
        assert!((found.low + 0.727_830_028_239).abs() < 1e-9 && (found.high - 0.514_546_661_633).abs() < 1e-9);
        let same = tested(&iq, &iq).unwrap();
        assert!((same.low - 1.0).abs() < 1e-9 && (same.high - 1.0).abs() < 1e-9 && same.p < 1e-9, "{same:?}");
        assert!(tested(&[1.0; 4], &[1.0, 2.0, 3.0, 4.0]).is_none() && tested(&iq[..3], &hours[..3]).is_none());
        // As many pairs as a large shop has, and no more in them than chance.
        let many: Vec<f64> = (0..300_000).map(f64::from).collect();
        let mut rng = crate::math::rng::Rng::new(7);
        let mixed: Vec<f64> = many.iter().map(|_| rng.f64()).collect();
        let found = tested(&many, &mixed).unwrap();
        assert!(found.rho.abs() < 0.01 && found.p > 0.001 && found.p <= 1.0 && found.low < found.rho, "{found:?}");
    }

    #[test]
    fn it_is_that_of_r() {
        // R: cor(c(106, 100, 86, 101, 99, 103, 97, 113, 112, 110), c(7, 27, 2, 50, 28, 29, 20, 12, 6, 17), method = "spearman")
        let iq = [106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0];
        let hours = [7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0];
        assert!((spearman(&iq, &hours) + 29.0 / 165.0).abs() < 1e-12);
        // Ties: ranks 1.5, 1.5, 3 against 1, 2, 3 give 1.5 / √(1.5 · 2).
        assert!((spearman(&[5.0, 5.0, 9.0], &[1.0, 2.0, 3.0]) - 1.5 / 3.0_f64.sqrt()).abs() < 1e-12);
        assert!(spearman(&[1.0, 1.0], &[1.0, 2.0]).is_nan() && spearman(&[], &[]).is_nan());
    }
}
