//! Whether two rankings agree: Spearman's rank correlation (1904), with ties at the mean of their ranks.

use crate::math::float::sqrt;

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
    let (a, b) = (ranks(a.get(..n).unwrap_or_default()), ranks(b.get(..n).unwrap_or_default()));
    // Twice a rank is whole, so these sums are exact while they fit 53 bits, and the order of the pairs does not show.
    let middle = n as f64 + 1.0;
    let (mut both, mut of_a, mut of_b) = (0.0, 0.0, 0.0);
    for (a, b) in a.iter().zip(&b) {
        let (a, b) = (2.0 * a - middle, 2.0 * b - middle);
        both += a * b;
        of_a += a * a;
        of_b += b * b;
    }
    if of_a > 0.0 && of_b > 0.0 { both / (sqrt(of_a) * sqrt(of_b)) } else { f64::NAN }
}

#[cfg(test)]
mod tests {
    use super::*;

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
