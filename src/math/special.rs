//! Special functions that the models of buying need: digamma, log-beta, two forms of Gauss's hypergeometric function.
//!
//! Every one is documented with the range it is meant for and tested against values from elsewhere. What the platform would do
//! differently goes through [`super::float`]. Holds no probability distribution and nothing of a shop.

use super::float;

/// ln B(a, b) for a, b > 0.
pub fn ln_beta(a: f64, b: f64) -> f64 {
    float::ln_gamma(a) + float::ln_gamma(b) - float::ln_gamma(a + b)
}

/// ψ(x), the derivative of ln Γ, for x > 0: recurrence up to 10, then the asymptotic series (Abramowitz & Stegun 6.3.18). Good to 1e-14.
pub fn digamma(mut x: f64) -> f64 {
    let mut below = 0.0;
    while x < 10.0 {
        below += 1.0 / x;
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    // B₂ₖ / 2k for k = 1…7.
    let series = square
        * (1.0 / 12.0
            - square
                * (1.0 / 120.0
                    - square
                        * (1.0 / 252.0
                            - square
                                * (1.0 / 240.0
                                    - square * (1.0 / 132.0 - square * (691.0 / 32_760.0 - square / 12.0))))));
    float::ln(x) - 0.5 / x - series - below
}

/// Partial quotients after which a continued fraction is taken as it is, and terms after which a series is.
const MOST_TERMS: u32 = 20_000;

/// ₂F₁(1, b; c; z) for c > b > 0 and 0 ≤ z < 1, by the continued fraction of Gauss (DLMF 15.7.1 with one parameter 0), evaluated from the
/// front by the modified method of Lentz. All partial quotients have one sign there, so nothing cancels; each step gains a factor
/// of (1 − √(1 − z)) / (1 + √(1 − z)).
pub fn hyp2f1_one(b: f64, c: f64, z: f64) -> f64 {
    if z <= 0.0 {
        return 1.0;
    }
    // F = (c − 1) / ((c − 1) − u₁z / (c − u₂z / (c + 1 − …))); divided through by the first term to keep c = 1 in range.
    let (mut front, mut back) = (1.0, 0.0);
    let mut value = 1.0;
    for k in 1..MOST_TERMS {
        let n = f64::from(k / 2);
        // Odd quotients carry (b + n)(c − 1 + n), even ones n(c − 1 − b + n); the first has lost its factor c − 1.
        let u = match (k, k % 2) {
            (1, _) => b,
            (_, 1) => (b + n) * (c - 1.0 + n),
            _ => n * (c - 1.0 - b + n),
        };
        let t = c - 1.0 + f64::from(k);
        let step = -u * z;
        back = 1.0 / (t + step * back);
        front = t + step / front;
        let factor = front * back;
        value *= factor;
        if (factor - 1.0).abs() < 1e-15 {
            break;
        }
    }
    1.0 / value
}

/// What ₂F₁(a, b; c; z) has beyond its first term, in units of its second: (₂F₁ − 1) / (abz / c), for |z| < 1 and c > −1.
///
/// Finite where a, b or c is 0, which is why the models ask for this and not for ₂F₁ itself.
pub fn hyp2f1_rest(a: f64, b: f64, c: f64, z: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    for j in 1..MOST_TERMS {
        let j = f64::from(j);
        let ratio = (a + j) * (b + j) / ((c + j) * (1.0 + j)) * z;
        term *= ratio;
        sum += term;
        // Ratios tend to z, so what is left is about term·z / (1 − z).
        if term.abs() <= 1e-16 * sum.abs() * (1.0 - z) && ratio.abs() < 1.0 {
            break;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, known: f64, relative: f64) {
        assert!((found - known).abs() <= relative * known.abs().max(1e-300), "{found} instead of {known}");
    }

    #[test]
    fn digamma_of_the_tables() {
        const EULER: f64 = 0.577_215_664_901_532_9;
        near(digamma(1.0), -EULER, 1e-14);
        near(digamma(0.5), -EULER - 2.0 * std::f64::consts::LN_2, 1e-14);
        near(digamma(10.0), 2.251_752_589_066_721, 1e-14);
        near(digamma(100.0), 4.600_161_852_738_087, 1e-14);
        // ψ(x + 1) − ψ(x) = 1/x, and it is the slope of ln Γ.
        for x in [1e-3, 0.3, 2.7, 9.99, 55.5, 1e4] {
            near(digamma(x + 1.0) - digamma(x), 1.0 / x, 1e-11);
            let h = 1e-5 * x;
            near(digamma(x), (float::ln_gamma(x + h) - float::ln_gamma(x - h)) / (2.0 * h), 1e-7);
        }
    }

    #[test]
    fn beta_of_whole_numbers() {
        near(ln_beta(3.0, 4.0), -float::ln(60.0), 1e-14);
        near(ln_beta(0.5, 0.5), float::ln(std::f64::consts::PI), 1e-14);
    }

    /// ₂F₁ from its definition, slowly.
    fn by_definition(a: f64, b: f64, c: f64, z: f64) -> f64 {
        let (mut term, mut sum) = (1.0, 1.0);
        for j in 0..400_000 {
            let j = f64::from(j);
            term *= (a + j) * (b + j) / ((c + j) * (1.0 + j)) * z;
            sum += term;
        }
        sum
    }

    #[test]
    fn the_continued_fraction_gives_known_functions() {
        for z in [0.0, 1e-9, 0.1, 0.5, 0.9, 0.99, 0.9999] {
            if z > 0.0 {
                // ₂F₁(1, 1; 2; z) = −ln(1 − z) / z.
                near(hyp2f1_one(1.0, 2.0, z), -float::ln_1p(-z) / z, 1e-13);
                // ₂F₁(1, ½; 3/2; z) = artanh(√z) / √z.
                let root = float::sqrt(z);
                near(hyp2f1_one(0.5, 1.5, z), (float::ln_1p(root) - float::ln_1p(-root)) / (2.0 * root), 1e-12);
            }
            for (b, c) in [(0.6, 2.1), (1.6, 2.16), (7.3, 8.9), (30.0, 30.5), (0.01, 1.02)] {
                near(hyp2f1_one(b, c, z), by_definition(1.0, b, c, z), 1e-11);
            }
        }
    }

    #[test]
    fn the_limit_at_one_is_that_of_gauss() {
        // Γ(c)Γ(c − 1 − b) / (Γ(c − 1)Γ(c − b)) = (c − 1) / (c − 1 − b).
        near(hyp2f1_one(0.8, 4.0, 1.0 - 1e-12), 3.0 / 2.2, 1e-6);
    }

    #[test]
    fn the_rest_is_what_is_left() {
        for (a, b, c) in [(0.3, 0.7, 1.9), (-0.4, -0.2, 2.5), (3.0, -0.9, 40.0), (2.2, 1.5, 0.3)] {
            for z in [0.05, 0.4, 0.95] {
                let whole = by_definition(a, b, c, z);
                near(1.0 + a * b / c * z * hyp2f1_rest(a, b, c, z), whole, 1e-12);
                // Euler: (1 − z)^(c − a − b) ₂F₁(c − a, c − b; c; z) is the same.
                let turned = 1.0 + (c - a) * (c - b) / c * z * hyp2f1_rest(c - a, c - b, c, z);
                near(float::pow(1.0 - z, c - a - b) * turned, whole, 1e-10);
            }
        }
        // ₂F₁(1, 1; 2; ½) = 2 ln 2, so its rest is (2 ln 2 − 1)·4.
        near(hyp2f1_rest(1.0, 1.0, 2.0, 0.5), (2.0 * std::f64::consts::LN_2 - 1.0) * 4.0, 1e-14);
        assert!(hyp2f1_rest(0.0, 0.0, 0.0, 0.5).is_finite());
    }
}
