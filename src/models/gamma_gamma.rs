//! Gamma–Gamma (Fader & Hardie 2013): what somebody spends per order, when every order scatters around a level of their own.
//!
//! Orders are Gamma(p, ν) with ν Gamma(q, γ) between customers, so a customer's expected spending lies between the shop's mean and their own,
//! the nearer to their own the more orders there are. Formulas only; what is fitted is decided in [`super::spending`].

use crate::math::float;
use crate::math::special::digamma;

/// The parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GammaGamma {
    /// Shape of an order.
    pub p: f64,
    /// Shape of the levels; a mean exists only above 1.
    pub q: f64,
    /// Scale of the levels, in money (γ in the paper, ν in some).
    pub scale: f64,
}

/// Customers with x orders of a mean amount, as the fit sees them: sorted by x, then amount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spender {
    /// Orders.
    pub x: u32,
    /// Mean amount of them, above 0.
    pub mean: f64,
}

impl GammaGamma {
    /// ln L of one customer's mean.
    pub fn ln_likelihood(&self, x: f64, mean: f64) -> f64 {
        let GammaGamma { p, q, scale } = *self;
        float::ln_gamma(p * x + q) - float::ln_gamma(p * x) - float::ln_gamma(q)
            + q * float::ln(scale)
            + (p * x - 1.0) * float::ln(mean)
            + p * x * float::ln(x)
            - (p * x + q) * float::ln(scale + x * mean)
    }

    /// What somebody who is not known yet is expected to spend per order; infinite up to q = 1.
    pub fn population(&self) -> f64 {
        if self.q > 1.0 { self.p * self.scale / (self.q - 1.0) } else { f64::INFINITY }
    }

    /// E(M | x, mean): the population's mean and the customer's own, weighted by what is known of each.
    pub fn expected(&self, x: f64, mean: f64) -> f64 {
        if x <= 0.0 { self.population() } else { self.p * (self.scale + x * mean) / (self.p * x + self.q - 1.0) }
    }
}

/// ln L and its slope by the logarithms of p, q and the scale for each customer.
pub fn walk(model: &GammaGamma, spenders: &[Spender], mut sink: impl FnMut(f64, [f64; 3])) {
    let GammaGamma { p, q, scale } = *model;
    let (mut last, mut fixed, mut by_p, mut by_q) = (None, 0.0, 0.0, 0.0);
    for spender in spenders {
        let x = f64::from(spender.x);
        let px = p * x;
        if last != Some(spender.x) {
            last = Some(spender.x);
            fixed = float::ln_gamma(px + q) - float::ln_gamma(px) - float::ln_gamma(q)
                + q * float::ln(scale)
                + px * float::ln(x);
            by_p = x * (digamma(px + q) - digamma(px) + float::ln(x));
            by_q = digamma(px + q) - digamma(q) + float::ln(scale);
        }
        let (own, all) = (float::ln(spender.mean), scale + x * spender.mean);
        let ln_all = float::ln(all);
        let value = fixed + (px - 1.0) * own - (px + q) * ln_all;
        let slope = [p * (by_p + x * (own - ln_all)), q * (by_q - ln_all), q - (px + q) * scale / all];
        sink(value, slope);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, reason = "what is checked against is computed another way on purpose")]

    use super::*;
    use crate::math::rng::Rng;

    /// The published estimates for the CDNOW sample.
    const CDNOW: GammaGamma = GammaGamma { p: 6.25, q: 3.74, scale: 15.44 };

    #[test]
    fn the_worked_values_of_the_note() {
        // Fader & Hardie (2013): the population's mean is 35.2 dollars at these estimates.
        assert!((CDNOW.population() - 6.25 * 15.44 / 2.74).abs() < 1e-12 && (CDNOW.population() - 35.2).abs() < 0.05);
        // The definition of the design: ((q−1)/(px+q−1))·(νp/(q−1)) + (px/(px+q−1))·mean.
        let (x, mean) = (4.0, 52.0);
        let own = CDNOW.p * x / (CDNOW.p * x + CDNOW.q - 1.0);
        let known = (1.0 - own) * CDNOW.population() + own * mean;
        assert!((CDNOW.expected(x, mean) - known).abs() < 1e-12);
        assert!((CDNOW.expected(0.0, 0.0) - CDNOW.population()).abs() < 1e-12);
    }

    #[test]
    fn the_likelihood_is_the_integral_over_the_levels() {
        // The mean of x orders of Gamma(p, ν) is Gamma(px, νx); ν is Gamma(q, γ).
        for (x, mean) in [(1.0_f64, 30.0_f64), (5.0, 12.0), (2.0, 200.0)] {
            let steps = 200_000;
            let mut sum = 0.0;
            for i in 0..steps {
                let level = (-16.0 + 24.0 * (f64::from(i) + 0.5) / f64::from(steps)).exp();
                let shape = CDNOW.p * x;
                let ln =
                    shape * (level * x).ln() + (shape - 1.0) * mean.ln() - level * x * mean - float::ln_gamma(shape)
                        + CDNOW.q * CDNOW.scale.ln()
                        + CDNOW.q * level.ln()
                        - CDNOW.scale * level
                        - float::ln_gamma(CDNOW.q);
                sum += ln.exp() * 24.0 / f64::from(steps);
            }
            let found = CDNOW.ln_likelihood(x, mean);
            assert!((found - sum.ln()).abs() < 1e-8, "{x} {mean}: {found} {}", sum.ln());
        }
    }

    #[test]
    fn slopes_are_slopes() {
        let spenders = [(1, 30.0), (1, 8.0), (4, 77.0)].map(|(x, mean)| Spender { x, mean });
        let total = |logs: [f64; 3]| {
            let [p, q, scale] = logs.map(f64::exp);
            let (mut value, mut slope) = (0.0, [0.0; 3]);
            walk(&GammaGamma { p, q, scale }, &spenders, |ln, by| {
                value += ln;
                slope.iter_mut().zip(by).for_each(|(slope, by)| *slope += by);
            });
            (value, slope)
        };
        let at = [1.2, 0.9, 2.5];
        for i in 0..3 {
            let moved = |h: f64| {
                let mut there = at;
                there[i] += h;
                total(there).0
            };
            let known = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            assert!((total(at).1[i] - known).abs() < 1e-7, "{i}");
        }
    }

    #[test]
    fn those_who_look_alike_spend_what_is_expected_of_them() {
        let model = GammaGamma { p: 4.0, q: 3.5, scale: 20.0 };
        let mut rng = Rng::new(3);
        let (mut said, mut spent, mut n) = (0.0, 0.0, 0.0);
        for _ in 0..200_000 {
            let level = rng.gamma(model.q) / model.scale;
            let mean = (0..3).map(|_| rng.gamma(model.p) / level).sum::<f64>() / 3.0;
            // Only those who spent much so far: they will spend less than they did.
            if mean > 60.0 {
                said += model.expected(3.0, mean);
                spent += rng.gamma(model.p) / level;
                n += 1.0;
            }
        }
        assert!(n > 3000.0 && (said / spent - 1.0).abs() < 0.03, "{n}: {} said, {} spent", said / n, spent / n);
    }
}
