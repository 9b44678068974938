//! BG/NBD (Fader, Hardie & Lee 2005) and MBG/NBD (Batislam, Denizel & Filiztekin 2007): buying at a rate of one's own, leaving for good
//! after an order with a chance of one's own.
//!
//! Rates are Gamma(r, α), chances to leave Beta(a, b). In BG/NBD the first order is followed by no such chance, so whoever bought once is
//! alive for certain; in the modified form it is. One code serves both: they differ in how many orders were survived. Formulas only;
//! what is fitted to whom is decided in [`super::buying`].

use crate::math::float;
use crate::math::special::{digamma, hyp2f1_rest, ln_beta};
use crate::models::patterns::Patterns;

/// The parameters, and which of the two it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BgNbd {
    /// Shape of the rates.
    pub r: f64,
    /// Their scale, in the unit of time.
    pub alpha: f64,
    /// Leaving.
    pub a: f64,
    /// Staying.
    pub b: f64,
    /// The chance to leave follows the first order too (MBG/NBD).
    pub modified: bool,
}

impl BgNbd {
    /// Orders after which this customer could have left and, if alive, did not.
    fn survived(&self, x: f64) -> f64 {
        x + f64::from(u8::from(self.modified))
    }

    /// ln of the odds that somebody has left: a/(b + n − 1)·((α + T)/(α + `t_x`))^(r + x). −∞ for who can't have.
    fn left(&self, x: f64, t_x: f64, t: f64) -> f64 {
        let n = self.survived(x);
        if n > 0.0 {
            float::ln(self.a / (self.b + n - 1.0))
                + (self.r + x) * (float::ln(self.alpha + t) - float::ln(self.alpha + t_x))
        } else {
            f64::NEG_INFINITY
        }
    }

    /// ln L of one customer.
    pub fn ln_likelihood(&self, x: f64, t_x: f64, t: f64) -> f64 {
        float::ln_gamma(self.r + x) - float::ln_gamma(self.r)
            + self.r * float::ln(self.alpha)
            + ln_beta(self.a, self.b + self.survived(x))
            - ln_beta(self.a, self.b)
            - (self.r + x) * float::ln(self.alpha + t)
            + softplus(self.left(x, t_x, t)).0
    }

    /// P(alive | x, `t_x`, T).
    pub fn alive(&self, x: f64, t_x: f64, t: f64) -> f64 {
        1.0 - softplus(self.left(x, t_x, t)).1
    }

    /// P(at least one order in (T, T + τ] | x, `t_x`, T). Exact: who is alive leaves only after an order, and buys at a rate that is
    /// Gamma(r + x, α + T).
    pub fn repurchase(&self, x: f64, t_x: f64, t: f64, horizon: f64) -> f64 {
        let quiet = (self.r + x) * -float::ln_1p(horizon / (self.alpha + t));
        self.alive(x, t_x, t) * -float::exp_m1(quiet)
    }

    /// Expected orders in (T, T + τ], given x, `t_x`, T: equation 10 of the paper, turned by Euler's transformation so that its
    /// hypergeometric part has parameters that do not grow with x, and divided through by a − 1, where it has no pole.
    pub fn expected(&self, x: f64, t_x: f64, t: f64, horizon: f64) -> f64 {
        self.alive(x, t_x, t) * self.expected_alive(x, t, horizon)
    }

    /// The same for somebody known to be alive at T.
    pub fn expected_alive(&self, x: f64, t: f64, horizon: f64) -> f64 {
        let n = self.survived(x);
        let c = self.a + self.b + n - 1.0;
        let q = self.a + self.b + (n - x) - 1.0 - self.r;
        let (past, less) = (self.alpha + t, self.a - 1.0);
        let (z, ln_y) = (horizon / (past + horizon), -float::ln_1p(horizon / past));
        // (1 − y^(a−1)) / (a − 1), which is −ln y at a = 1.
        let grown = if less.abs() < 1e-12 { -ln_y } else { -float::exp_m1(less * ln_y) / less };
        let rest = q * z * float::exp(less * ln_y) * hyp2f1_rest(q, less, c, z);
        (c * grown - rest).max(0.0)
    }
}

/// ln(1 + eˣ) and eˣ / (1 + eˣ), without overflow.
fn softplus(x: f64) -> (f64, f64) {
    if x > 0.0 {
        let small = float::exp(-x);
        (x + float::ln_1p(small), 1.0 / (1.0 + small))
    } else {
        let small = float::exp(x);
        (float::ln_1p(small), small / (1.0 + small))
    }
}

/// What does not change within one x: the part of ln L without times, the part of the odds, and their slopes by r, a, b.
#[derive(Clone, Copy, Default)]
struct OfX {
    fixed: f64,
    by: [f64; 3],
    odds: f64,
    odds_by_b: f64,
    can_leave: bool,
}

fn of_x(model: &BgNbd, x: f64) -> OfX {
    let BgNbd { r, alpha, a, b, .. } = *model;
    let n = model.survived(x);
    let both = digamma(a + b) - digamma(a + b + n);
    OfX {
        fixed: float::ln_gamma(r + x) - float::ln_gamma(r) + r * float::ln(alpha) + ln_beta(a, b + n) - ln_beta(a, b),
        by: [digamma(r + x) - digamma(r) + float::ln(alpha), both, digamma(b + n) - digamma(b) + both],
        odds: if n > 0.0 { float::ln(a / (b + n - 1.0)) } else { 0.0 },
        odds_by_b: -1.0 / (b + n - 1.0),
        can_leave: n > 0.0,
    }
}

/// ln L and its slope by the logarithms of r, α, a, b for each cell, times measured in `unit` days. `sink` gets the weight with them.
pub fn walk(model: &BgNbd, patterns: &Patterns, unit: f64, mut sink: impl FnMut(f64, f64, [f64; 4])) {
    let BgNbd { r, alpha, a, b, .. } = *model;
    let log = |day: &u32| {
        let past = alpha + f64::from(*day) / unit;
        (float::ln(past), 1.0 / past)
    };
    let logs: Vec<(f64, f64)> = patterns.days.iter().map(log).collect();
    let at = |place: u32| logs.get(place as usize).copied().unwrap_or((0.0, 0.0));
    let (mut of, mut last) = (OfX::default(), None);
    for cell in &patterns.cells {
        let x = f64::from(cell.x);
        if last != Some(cell.x) {
            of = of_x(model, x);
            last = Some(cell.x);
        }
        let (ln_t, one_t) = at(cell.t);
        let k = r + x;
        let mut value = of.fixed - k * ln_t;
        let [by_r, by_a, by_b] = of.by;
        let mut slope = [by_r - ln_t, r / alpha - k * one_t, by_a, by_b];
        if of.can_leave {
            let (ln_x, one_x) = at(cell.t_x);
            let (more, left) = softplus(of.odds + k * (ln_t - ln_x));
            value += more;
            let odds = [ln_t - ln_x, k * (one_t - one_x), 1.0 / a, of.odds_by_b];
            slope.iter_mut().zip(odds).for_each(|(slope, odds)| *slope += left * odds);
        }
        slope.iter_mut().zip([r, alpha, a, b]).for_each(|(slope, value)| *slope *= value);
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
    const CDNOW: BgNbd = BgNbd { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, modified: false };

    #[test]
    fn the_worked_value_of_the_paper() {
        // Fader, Hardie & Lee (2005): x = 2, t_x = 30.43, T = 38.86 buys 1.226 times in the next 39 weeks.
        let expected = CDNOW.expected(2.0, 30.43, 38.86, 39.0);
        assert!((expected - 1.226).abs() < 0.001, "{expected}");
    }

    /// Equation 10 as it is printed, its ₂F₁ by the definition.
    fn as_printed(model: &BgNbd, x: f64, t_x: f64, t: f64, horizon: f64) -> f64 {
        let n = model.survived(x);
        let (k, c) = (model.r + x, model.a + model.b + n - 1.0);
        let z = horizon / (model.alpha + t + horizon);
        let (mut term, mut sum) = (1.0, 1.0);
        for j in 0..50_000 {
            let j = f64::from(j);
            term *= (k + j) * (model.b + n + j) / ((c + j) * (1.0 + j)) * z;
            sum += term;
        }
        c / (model.a - 1.0) * (1.0 - (1.0 - z).powf(k) * sum) * model.alive(x, t_x, t)
    }

    #[test]
    fn the_turned_equation_is_the_printed_one() {
        for modified in [false, true] {
            for (a, b) in [(0.793, 2.426), (0.2, 0.35), (2.5, 7.0), (0.999_7, 3.0)] {
                let model = BgNbd { a, b, modified, ..CDNOW };
                for (x, t_x) in [(0.0, 0.0), (1.0, 3.0), (2.0, 30.43), (26.0, 30.86)] {
                    for horizon in [0.5, 4.0, 39.0, 150.0] {
                        let (found, known) =
                            (model.expected(x, t_x, 38.86, horizon), as_printed(&model, x, t_x, 38.86, horizon));
                        assert!((found - known).abs() < 1e-9 + 1e-8 * known, "{a} {x} {horizon}: {found} {known}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_pole_at_one_is_none() {
        let at = |a: f64| BgNbd { a, ..CDNOW }.expected(3.0, 20.0, 30.0, 10.0);
        assert!((at(1.0) - at(1.0 + 1e-6)).abs() < 1e-5 && (at(1.0) - at(1.0 - 1e-13)).abs() < 1e-9);
        // a + b = 1 and nobody has bought again: the paper's formula has c = 0 there.
        let odd = BgNbd { a: 0.4, b: 0.6, ..CDNOW }.expected(0.0, 0.0, 30.0, 10.0);
        let near = BgNbd { a: 0.4, b: 0.600_001, ..CDNOW }.expected(0.0, 0.0, 30.0, 10.0);
        assert!(odd.is_finite() && (odd - near).abs() < 1e-5);
    }

    /// The likelihood by doing what the model says: integrating the rate and the chance to leave over their distributions.
    fn integrated(model: &BgNbd, x: i32, t_x: f64, t: f64) -> f64 {
        let ln_norm = model.r * model.alpha.ln() - float::ln_gamma(model.r) - ln_beta(model.a, model.b);
        let steps = 6000;
        let mut sum = 0.0;
        // λ = eᵘ from e⁻⁸⁰ to e⁴ (a shape of ¼ has much of its mass at next to nothing); p by its logit.
        let (low, high) = (-80.0_f64, 4.0_f64);
        for i in 0..steps {
            let rate = (low + (high - low) * (f64::from(i) + 0.5) / f64::from(steps)).exp();
            let weight_rate = rate.powf(model.r) * (-model.alpha * rate).exp() * (high - low) / f64::from(steps);
            for j in 0..300 {
                let logit = -30.0 + 60.0 * (f64::from(j) + 0.5) / 300.0;
                let p = 1.0 / (1.0 + (-logit).exp());
                let stay = 1.0 / (1.0 + logit.exp());
                let weight_p = p.powf(model.a) * stay.powf(model.b) * 60.0 / 300.0;
                let n = x + i32::from(model.modified);
                let alive = stay.powi(n) * rate.powi(x) * (-rate * t).exp();
                let gone = if n > 0 { p * stay.powi(n - 1) * rate.powi(x) * (-rate * t_x).exp() } else { 0.0 };
                sum += weight_rate * weight_p * (alive + gone);
            }
        }
        sum.ln() + ln_norm
    }

    #[test]
    fn the_likelihood_is_the_integral_of_its_story() {
        for modified in [false, true] {
            let model = BgNbd { modified, ..CDNOW };
            for (x, t_x) in [(0, 0.0), (1, 12.0), (4, 30.0)] {
                let (found, known) = (model.ln_likelihood(f64::from(x), t_x, 38.86), integrated(&model, x, t_x, 38.86));
                assert!((found - known).abs() < 2e-3, "{x}: {found} {known}");
            }
        }
    }

    #[test]
    fn a_simulated_crowd_does_what_the_formulas_say() {
        // Customers by the story of MBG/NBD; those who look alike at T = 40 are followed for another 20.
        let model = BgNbd { r: 0.8, alpha: 6.0, a: 0.9, b: 2.5, modified: true };
        let mut rng = Rng::new(11);
        let mut crowd = Crowd::default();
        for _ in 0..400_000 {
            let rate = rng.gamma(model.r) / model.alpha;
            let (left, stay) = (rng.gamma(model.a), rng.gamma(model.b));
            let p = left / (left + stay);
            let (mut day, mut x, mut t_x, mut later) = (0.0, 0u32, 0.0, 0u32);
            let mut alive_at_t = rng.f64() >= p;
            let mut going = alive_at_t;
            while going {
                day += rng.exponential() / rate;
                if day > 60.0 {
                    break;
                }
                going = rng.f64() >= p;
                if day <= 40.0 {
                    (x, t_x, alive_at_t) = (x + 1, day, going);
                } else {
                    later += 1;
                }
            }
            let said = [
                model.alive(f64::from(x), t_x, SEEN),
                model.repurchase(f64::from(x), t_x, SEEN, AFTER),
                model.expected(f64::from(x), t_x, SEEN, AFTER),
            ];
            crowd.add(Life { x, t_x, alive: alive_at_t, later }, said);
        }
        crowd.hold(8);
    }

    #[test]
    fn who_bought_once_is_alive_for_certain_only_in_the_first_form() {
        let one_time = |modified| BgNbd { modified, ..CDNOW }.alive(0.0, 0.0, 38.86);
        assert!((one_time(false) - 1.0).abs() < 1e-15 && one_time(true) < 0.9);
        let tired = CDNOW.alive(20.0, 5.0, 1e5);
        assert!((0.0..1e-6).contains(&tired));
    }

    #[test]
    fn slopes_are_slopes() {
        use crate::models::patterns::{Pattern, distinct};
        let rows: Vec<Option<Pattern>> =
            [(0, 0, 9), (0, 0, 40), (1, 5, 9), (7, 30, 33)].map(|(x, t_x, t)| Some(Pattern { x, t_x, t })).to_vec();
        let patterns = Patterns::of(&distinct(&rows).0);
        let total = |logs: [f64; 4], modified: bool| {
            let [r, alpha, a, b] = logs.map(f64::exp);
            let (mut value, mut slope) = (0.0, [0.0; 4]);
            walk(&BgNbd { r, alpha, a, b, modified }, &patterns, 7.0, |weight, ln, by| {
                value += weight * ln;
                slope.iter_mut().zip(by).for_each(|(slope, by)| *slope += weight * by);
            });
            (value, slope)
        };
        for modified in [false, true] {
            let at = [-1.0, 0.4, -0.2, 0.9];
            let (value, slope) = total(at, modified);
            let model = BgNbd { r: at[0].exp(), alpha: at[1].exp(), a: at[2].exp(), b: at[3].exp(), modified };
            let one_by_one: f64 = rows
                .iter()
                .flatten()
                .map(|p| model.ln_likelihood(f64::from(p.x), f64::from(p.t_x) / 7.0, f64::from(p.t) / 7.0))
                .sum();
            assert!((value - one_by_one).abs() < 1e-11);
            for i in 0..4 {
                let moved = |h: f64| {
                    let mut there = at;
                    there[i] += h;
                    total(there, modified).0
                };
                let known = (moved(1e-5) - moved(-1e-5)) / 2e-5;
                assert!((slope[i] - known).abs() < 1e-7, "{i}: {} {known}", slope[i]);
            }
        }
    }
}
