//! Pareto/NBD (Schmittlein, Morrison & Colombo 1987): buying at a rate of one's own, and leaving at any time at another rate of one's own.
//!
//! Likelihood and P(alive) as in Fader & Hardie (2005), "A note on deriving the Pareto/NBD model", turned by Euler's transformation to
//! ₂F₁(1, ·; r + s + x + 1; z) with 0 ≤ z < 1 on either side of α = β: a continued fraction of positive terms, whose difference
//! at `t_x` and T can't cancel, because the likelihood is kept as a sum of parts that are all positive. Formulas only.

use crate::math::float;
use crate::math::special::hyp2f1_one;
use crate::models::patterns::Patterns;

/// The parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParetoNbd {
    /// Shape of the rates of buying.
    pub r: f64,
    /// Their scale, in the unit of time.
    pub alpha: f64,
    /// Shape of the rates of leaving.
    pub s: f64,
    /// Their scale, in the unit of time.
    pub beta: f64,
}

/// ∫ₜ^∞ q·(A + u)^−p·(B + u)^−(q + 1) du, divided by (A + t)^−p·(B + t)^−q, which keeps it between 0 and 1. Its arguments are the
/// two sums A + t and B + t. For p, q > 0.
fn beyond(p: f64, q: f64, a: f64, b: f64) -> f64 {
    let (all, c) = (p + q, p + q + 1.0);
    if a >= b {
        q / all * hyp2f1_one(p, c, (a - b) / a)
    } else {
        q / all * (a / b) * hyp2f1_one(q + 1.0, c, (b - a) / b)
    }
}

impl ParetoNbd {
    /// ln of (α + t)^−(r + x)·(β + t)^−s.
    fn tail(&self, x: f64, t: f64) -> f64 {
        -(self.r + x) * float::ln(self.alpha + t) - self.s * float::ln(self.beta + t)
    }

    fn beyond(&self, x: f64, t: f64) -> f64 {
        beyond(self.r + x, self.s, self.alpha + t, self.beta + t)
    }

    /// ln L of one customer.
    pub fn ln_likelihood(&self, x: f64, t_x: f64, t: f64) -> f64 {
        float::ln_gamma(self.r + x) - float::ln_gamma(self.r)
            + self.r * float::ln(self.alpha)
            + self.s * float::ln(self.beta)
            + self.tail(x, t_x)
            + float::ln(self.parts(x, t_x, t).1)
    }

    /// In units of the tail at `t_x`: the part of the likelihood that is alive at T, and all of it.
    fn parts(&self, x: f64, t_x: f64, t: f64) -> (f64, f64) {
        let alive = float::exp(self.tail(x, t) - self.tail(x, t_x));
        // Left between t_x and T: what leaves after t_x less what leaves after T, each from 0 to 1 in its own unit.
        let stays = 1.0 - self.beyond(x, t);
        (alive, alive * stays + self.beyond(x, t_x))
    }

    /// P(alive | x, `t_x`, T).
    pub fn alive(&self, x: f64, t_x: f64, t: f64) -> f64 {
        let (alive, all) = self.parts(x, t_x, t);
        alive / all
    }

    /// P(at least one order in (T, T + τ] | x, `t_x`, T): ordering before leaving, by the same integral with the two rates in each
    /// other's place.
    pub fn repurchase(&self, x: f64, t_x: f64, t: f64, horizon: f64) -> f64 {
        let (a, b) = (self.alpha + t, self.beta + t);
        let k = self.r + x;
        let later = -k * float::ln_1p(horizon / a) - self.s * float::ln_1p(horizon / b);
        let first = beyond(self.s, k, b, a);
        let then = float::exp(later) * beyond(self.s, k, b + horizon, a + horizon);
        (self.alive(x, t_x, t) * (first - then)).clamp(0.0, 1.0)
    }

    /// Expected orders in (T, T + τ], given x, `t_x`, T.
    pub fn expected(&self, x: f64, t_x: f64, t: f64, horizon: f64) -> f64 {
        let (a, b) = (self.alpha + t, self.beta + t);
        let (less, ln_y) = (self.s - 1.0, -float::ln_1p(horizon / b));
        // (1 − y^(s−1)) / (s − 1), which is −ln y at s = 1.
        let grown = if less.abs() < 1e-12 { -ln_y } else { -float::exp_m1(less * ln_y) / less };
        self.alive(x, t_x, t) * (self.r + x) * b / a * grown
    }
}

/// How far the logarithm of a parameter is moved to see the slope: the error of a central difference is least near the cube root of the
/// rounding of the value.
const STEP: f64 = 1e-4;

/// ln L and its slope by the logarithms of r, α, s, β for each cell, times measured in `unit` days: central differences, pattern by
/// pattern. `sink` gets the weight with them.
pub fn walk(model: &ParetoNbd, patterns: &Patterns, unit: f64, mut sink: impl FnMut(f64, f64, [f64; 4])) {
    let ParetoNbd { r, alpha, s, beta } = *model;
    let (up, down) = (float::exp(STEP), float::exp(-STEP));
    let around = [
        ParetoNbd { r: r * up, ..*model },
        ParetoNbd { r: r * down, ..*model },
        ParetoNbd { alpha: alpha * up, ..*model },
        ParetoNbd { alpha: alpha * down, ..*model },
        ParetoNbd { s: s * up, ..*model },
        ParetoNbd { s: s * down, ..*model },
        ParetoNbd { beta: beta * up, ..*model },
        ParetoNbd { beta: beta * down, ..*model },
    ];
    // What one x has in common is computed once; most cells share their x with the one before.
    let mut fixed = [0.0; 9];
    let mut last = None;
    let day = |place: u32| patterns.days.get(place as usize).map_or(0.0, |day| f64::from(*day) / unit);
    for cell in &patterns.cells {
        let (x, t_x, t) = (f64::from(cell.x), day(cell.t_x), day(cell.t));
        let models = std::iter::once(model).chain(&around);
        if last != Some(cell.x) {
            last = Some(cell.x);
            for (fixed, one) in fixed.iter_mut().zip(models.clone()) {
                *fixed = float::ln_gamma(one.r + x) - float::ln_gamma(one.r)
                    + one.r * float::ln(one.alpha)
                    + one.s * float::ln(one.beta);
            }
        }
        let mut values = [0.0; 9];
        for ((value, fixed), one) in values.iter_mut().zip(fixed).zip(models) {
            *value = fixed + one.tail(x, t_x) + float::ln(one.parts(x, t_x, t).1);
        }
        let [value, around @ ..] = values;
        let mut slope = [0.0; 4];
        for (slope, pair) in slope.iter_mut().zip(around.chunks_exact(2)) {
            *slope = pair.first().zip(pair.last()).map_or(0.0, |(up, down)| (up - down) / (2.0 * STEP));
        }
        sink(cell.weight, value, slope);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, reason = "what is checked against is computed another way on purpose")]

    use super::*;
    use crate::math::rng::Rng;
    use crate::models::simulated::{AFTER, Crowd, Life, SEEN};

    /// The published estimates for the CDNOW sample, in weeks.
    const CDNOW: ParetoNbd = ParetoNbd { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };

    /// ∫ f from `low` to `high` by Simpson's rule on a logarithmic scale of `1 + u`.
    fn simpson(low: f64, high: f64, f: impl Fn(f64) -> f64) -> f64 {
        let steps = 4000;
        let (from, to) = (low.ln_1p(), high.ln_1p());
        let h = (to - from) / f64::from(steps);
        (0..=steps)
            .map(|i| {
                let u = (from + h * f64::from(i)).exp() - 1.0;
                let weight = if i == 0 || i == steps { 1.0 } else { f64::from(2 + 2 * (i % 2)) };
                weight * f(u) * (1.0 + u) * h / 3.0
            })
            .sum()
    }

    #[test]
    fn likelihood_and_life_are_the_integral_over_the_time_of_leaving() {
        // L / (Γ(r+x)/Γ(r)·α^r·β^s) = (α+T)^−(r+x)·(β+T)^−s + ∫ s·(α+u)^−(r+x)·(β+u)^−(s+1) du from t_x to T: alive, or left at u.
        for model in [
            CDNOW,
            ParetoNbd { alpha: 60.0, beta: 0.5, ..CDNOW },
            ParetoNbd { alpha: 0.5, beta: 60.0, ..CDNOW },
            ParetoNbd { alpha: 7.0, beta: 7.0, ..CDNOW },
        ] {
            for (x, t_x) in [(0.0, 0.0), (1.0, 2.0), (2.0, 30.43), (26.0, 30.86), (3.0, 38.86), (80.0, 20.0)] {
                let t = 38.86;
                let k = model.r + x;
                let alive = (model.alpha + t).powf(-k) * (model.beta + t).powf(-model.s);
                let gone =
                    simpson(t_x, t, |u| model.s * (model.alpha + u).powf(-k) * (model.beta + u).powf(-model.s - 1.0));
                let life = alive / (alive + gone);
                assert!(
                    (model.alive(x, t_x, t) - life).abs() < 1e-9,
                    "{model:?} {x}: {} {life}",
                    model.alive(x, t_x, t)
                );
                let known = (alive + gone).ln() + float::ln_gamma(k) - float::ln_gamma(model.r)
                    + model.r * model.alpha.ln()
                    + model.s * model.beta.ln();
                let found = model.ln_likelihood(x, t_x, t);
                assert!((found - known).abs() < 1e-9, "{model:?} {x}: {found} {known}");
            }
        }
    }

    #[test]
    fn both_sides_of_alpha_and_beta_meet() {
        let at = |beta: f64| ParetoNbd { alpha: 9.0, beta, ..CDNOW }.ln_likelihood(3.0, 20.0, 38.0);
        assert!((at(9.0 + 1e-7) - at(9.0 - 1e-7)).abs() < 1e-7 && (at(9.0) - at(9.0 + 1e-9)).abs() < 1e-9);
    }

    #[test]
    fn a_simulated_crowd_does_what_the_formulas_say() {
        let model = ParetoNbd { r: 0.9, alpha: 8.0, s: 0.7, beta: 12.0 };
        let mut rng = Rng::new(5);
        let mut crowd = Crowd::default();
        for _ in 0..300_000 {
            let rate = rng.gamma(model.r) / model.alpha;
            let left = rng.exponential() / (rng.gamma(model.s) / model.beta);
            let (mut day, mut x, mut t_x, mut later) = (0.0, 0u32, 0.0, 0u32);
            loop {
                day += rng.exponential() / rate;
                if day > left.min(60.0) {
                    break;
                }
                if day <= 40.0 { (x, t_x) = (x + 1, day) } else { later += 1 }
            }
            let said = [
                model.alive(f64::from(x), t_x, SEEN),
                model.repurchase(f64::from(x), t_x, SEEN, AFTER),
                model.expected(f64::from(x), t_x, SEEN, AFTER),
            ];
            crowd.add(Life { x, t_x, alive: left > SEEN, later }, said);
        }
        crowd.hold(6);
    }

    #[test]
    fn slopes_are_those_of_a_finer_difference() {
        use crate::models::patterns::{Pattern, distinct};
        let rows: Vec<Option<Pattern>> =
            [(0, 0, 40), (1, 5, 9), (7, 30, 33)].map(|(x, t_x, t)| Some(Pattern { x, t_x, t })).to_vec();
        let patterns = Patterns::of(&distinct(&rows).0);
        let mut found = (0.0, [0.0; 4]);
        walk(&CDNOW, &patterns, 7.0, |weight, value, slope| {
            found.0 += weight * value;
            found.1.iter_mut().zip(slope).for_each(|(sum, slope)| *sum += weight * slope);
        });
        let total = |model: ParetoNbd| -> f64 {
            let one = |p: &Pattern| model.ln_likelihood(f64::from(p.x), f64::from(p.t_x) / 7.0, f64::from(p.t) / 7.0);
            rows.iter().flatten().map(one).sum()
        };
        assert!((found.0 - total(CDNOW)).abs() < 1e-11);
        let h = 1e-3_f64;
        let by_s = |h: f64| total(ParetoNbd { s: CDNOW.s * h.exp(), ..CDNOW });
        // Richardson: five points, error of the fourth order.
        let known = (8.0 * (by_s(h) - by_s(-h)) - (by_s(2.0 * h) - by_s(-2.0 * h))) / (12.0 * h);
        assert!((found.1[2] - known).abs() < 1e-7, "{} {known}", found.1[2]);
    }
}
