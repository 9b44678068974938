//! The beta distribution: what is known of a share after some tries.
//!
//! Reference: the continued fraction of the incomplete beta function by Lentz's method (Abramowitz & Stegun 26.5.8).

use super::float;

/// Turns of the continued fraction; far more than shares from counted tries ever need.
const TURNS: u32 = 400;

/// Probability that a Beta(a, b) variable is at most `x`.
pub fn below(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = float::ln_gamma(a + b) - float::ln_gamma(a) - float::ln_gamma(b);
    let front = float::exp(front + a * float::ln(x) + b * float::ln_1p(-x));
    // The fraction converges quickly on this side of the mean only.
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(a, b, x) / a
    } else {
        1.0 - front * fraction(b, a, 1.0 - x) / b
    }
}

fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let keep = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / keep(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for turn in 1..=TURNS {
        let m = f64::from(turn);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / keep(1.0 + even * d);
        c = keep(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / keep(1.0 + odd * d);
        c = keep(1.0 + odd / c);
        value *= d * c;
        if (d * c - 1.0).abs() < 1e-14 {
            break;
        }
    }
    value
}

/// The value that a Beta(a, b) variable stays below with probability `p`, to nine places.
pub fn quantile(a: f64, b: f64, p: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..32 {
        let middle = f64::midpoint(low, high);
        if below(a, b, middle) < p { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_those_of_the_tables() {
        // Beta(1, 1) is uniform; Beta(2, 1) has F(x) = x²; Beta(2, 3) has F(x) = 6x² − 8x³ + 3x⁴.
        for x in [0.1, 0.5, 0.93] {
            assert!((below(1.0, 1.0, x) - x).abs() < 1e-12);
            assert!((below(2.0, 1.0, x) - x * x).abs() < 1e-12);
            let f = 6.0 * x * x - 8.0 * x * x * x + 3.0 * x * x * x * x;
            assert!((below(2.0, 3.0, x) - f).abs() < 1e-12);
        }
        assert!((quantile(2.0, 1.0, 0.25) - 0.5).abs() < 1e-9);
        assert!((quantile(1.0, 1.0, 0.1) - 0.1).abs() < 1e-9);
    }
}
