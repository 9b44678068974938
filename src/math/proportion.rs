//! Shares out of counts: how sure one can be of them, and how easily chance alone would give them.
//!
//! Nothing here knows what is counted. Tails are summed term by term from the likeliest outwards, so that they stay exact where they are small.

use super::float::{exp, ln, ln_1p, ln_gamma, sqrt};

/// The two-sided 95 % point of the normal distribution.
pub const Z95: f64 = 1.959_963_984_540_054;

/// P(X = k) for X binomial of n and p, 0 < p < 1.
fn binomial(k: u32, n: u32, p: f64) -> f64 {
    let (k, n) = (f64::from(k), f64::from(n));
    let ways = ln_gamma(n + 1.0) - ln_gamma(k + 1.0) - ln_gamma(n - k + 1.0);
    exp(ways + k * ln(p) + (n - k) * ln_1p(-p))
}

/// P(X ≥ k) for X binomial of n and p. NaN for a p outside 0…1.
pub fn binomial_upper(k: u32, n: u32, p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if k == 0 || p >= 1.0 && k <= n {
        return 1.0;
    }
    if k > n || p <= 0.0 {
        return 0.0;
    }
    // Below the mean the other tail is the shorter one.
    if f64::from(k) <= f64::from(n) * p {
        return (1.0 - tail(n - k + 1, n, 1.0 - p)).clamp(0.0, 1.0);
    }
    tail(k, n, p).min(1.0)
}

/// P(X ≤ k).
pub fn binomial_lower(k: u32, n: u32, p: f64) -> f64 {
    if k >= n { 1.0 } else { binomial_upper(n - k, n, 1.0 - p) }
}

/// The upper tail from `k` on, which is above the mean: every term is less than the one before.
fn tail(k: u32, n: u32, p: f64) -> f64 {
    let odds = p / (1.0 - p);
    let mut term = binomial(k, n, p);
    let mut sum = 0.0;
    for at in k..=n {
        sum += term;
        term *= f64::from(n - at) / f64::from(at + 1) * odds;
        if term < sum * 1e-17 {
            break;
        }
    }
    sum
}

/// The least that a share is with 95 % confidence when `k` of `n` were seen: the lower end of the interval of Wilson (1927). 0 for none.
pub fn wilson_lower(k: u32, n: u32) -> f64 {
    if n == 0 {
        return 0.0;
    }
    let (n, share) = (f64::from(n), f64::from(k) / f64::from(n));
    let z2 = Z95 * Z95;
    let half = Z95 * sqrt(share * (1.0 - share) / n + z2 / (4.0 * n * n));
    ((share + z2 / (2.0 * n) - half) / (1.0 + z2 / n)).max(0.0)
}

/// Up to which p-value `tests` hypotheses may be rejected so that of the rejected ones at most `level` are true on average (Benjamini &
/// Hochberg 1995); −1 where none may. Of the p-values those above `level` can be left out: they are never rejected.
pub fn benjamini_hochberg(p_values: &mut [f64], tests: u64, level: f64) -> f64 {
    super::order::ascending(p_values);
    let last = p_values.iter().enumerate().rfind(|(at, p)| **p <= (at + 1) as f64 * level / tests as f64);
    last.map_or(-1.0, |(_, p)| *p)
}

/// A share out of few counts, drawn to what is common: as if `strength` more had been counted of which the common share holds.
pub fn shrunk(k: f64, n: f64, common: f64, strength: f64) -> f64 {
    (k + strength * common) / (n + strength)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, known: f64) {
        assert!((found - known).abs() <= 1e-12 + known.abs() * 1e-10, "{found} {known}");
    }

    #[test]
    fn binomial_tails_are_those_of_the_tables() {
        close(binomial_upper(8, 10, 0.5), 56.0 / 1024.0);
        close(binomial_upper(3, 5, 0.2), 0.057_92);
        close(binomial_upper(1, 5, 0.2), 1.0 - 0.327_68);
        // R: pbinom(59, 100, 0.5, lower.tail = FALSE)
        close(binomial_upper(60, 100, 0.5), 0.028_443_966_820_490_4);
        close(binomial_lower(2, 10, 0.5), 56.0 / 1024.0);
        close(binomial_upper(12, 12, 0.01), 1e-24);
        close(binomial_upper(1, 1_000_000, 1e-6), 0.632_120_742_768_355);
    }

    #[test]
    fn the_ends_of_a_tail_are_certain() {
        assert!((binomial_upper(0, 5, 0.3) - 1.0).abs() < 1e-15 && binomial_upper(6, 5, 0.3).abs() < 1e-15);
        assert!((binomial_upper(5, 5, 1.0) - 1.0).abs() < 1e-15 && binomial_upper(1, 5, 0.0).abs() < 1e-15);
        assert!(binomial_upper(1, 5, f64::NAN).is_nan());
        for n in 1..40 {
            for k in 1..=n {
                close(binomial_upper(k, n, 0.37) + binomial_lower(k - 1, n, 0.37), 1.0);
            }
        }
    }

    #[test]
    fn the_lower_bound_of_wilson() {
        // All of n: n / (n + z²).
        close(wilson_lower(10, 10), 10.0 / (10.0 + Z95 * Z95));
        assert!((wilson_lower(8, 9) - 0.565).abs() < 0.0005, "{}", wilson_lower(8, 9));
        assert!(wilson_lower(0, 9).abs() < 1e-15 && wilson_lower(0, 0).abs() < 1e-15);
    }

    #[test]
    fn the_example_of_benjamini_and_hochberg() {
        let mut p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0,
        ];
        close(benjamini_hochberg(&mut p, 15, 0.05), 0.0095);
        close(benjamini_hochberg(&mut p[..9], 15, 0.05), 0.0095);
        assert!(benjamini_hochberg(&mut [0.06], 1, 0.05) < 0.0 && benjamini_hochberg(&mut [], 0, 0.05) < 0.0);
    }

    #[test]
    fn few_counts_say_little() {
        close(shrunk(3.0, 3.0, 0.2, 5.0), 0.5);
        close(shrunk(300.0, 300.0, 0.2, 5.0), 301.0 / 305.0);
    }
}
