//! A model of buying, fitted to a shop: who is still alive, who will order again, how often.
//!
//! One of three models ([`Kind`]) by maximum likelihood on the distinct patterns of the shop. Small shops are refused, with the
//! reason ([`Refusal`]); what the data can't tell is said ([`Buying::immortal`], [`Diagnostics`]). Times are days here, whatever unit the fit
//! ran in. Nothing here knows a class or a word.

use serde::{Deserialize, Serialize};

use super::bg_nbd::{self, BgNbd};
use super::estimate::{self, Diagnostics};
use super::pareto_nbd::{self, ParetoNbd};
use super::patterns::{Pattern, Patterns};
use crate::base::{Job, Result};
use crate::math::float;
use crate::math::optimize::Matrix;

/// Which model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// MBG/NBD: leaving after any order, the first one too.
    MbgNbd,
    /// BG/NBD: leaving after a repeat order.
    BgNbd,
    /// Pareto/NBD: leaving at any time.
    ParetoNbd,
}

impl Kind {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Kind::MbgNbd => "mbg_nbd",
            Kind::BgNbd => "bg_nbd",
            Kind::ParetoNbd => "pareto_nbd",
        }
    }

    /// The kind of a name; the first for an unknown one.
    pub fn find(id: &str) -> Kind {
        [Kind::BgNbd, Kind::ParetoNbd].into_iter().find(|kind| kind.id() == id).unwrap_or(Kind::MbgNbd)
    }

    /// Names of its four parameters, in their order.
    pub fn parameters(self) -> [&'static str; 4] {
        match self {
            Kind::MbgNbd | Kind::BgNbd => ["r", "α", "a", "b"],
            Kind::ParetoNbd => ["r", "α", "s", "β"],
        }
    }

    /// Where searches start, in units of the mean time known. `rate` is the mean of repeat orders in that time.
    fn starts(self, rate: f64) -> [[f64; 4]; 4] {
        let starts = match self {
            Kind::MbgNbd | Kind::BgNbd => {
                [[0.5, 0.5, 0.5, 2.0], [1.5, 0.8, 0.3, 3.0], [0.2, 0.2, 1.0, 1.5], [4.0, 3.0, 0.1, 4.0]]
            }
            Kind::ParetoNbd => [[0.5, 0.5, 0.5, 0.5], [1.5, 0.8, 1.5, 1.0], [0.2, 0.2, 0.2, 0.2], [4.0, 3.0, 0.3, 3.0]],
        };
        starts.map(|[shape, scale, c, d]| [shape, scale / rate, c, d].map(float::ln))
    }
}

/// Why there is no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Fewer than [`LEAST_CUSTOMERS`] with an order.
    Customers(u32),
    /// Fewer than [`LEAST_REPEATERS`] with a second one.
    Repeaters(u32),
    /// No search ended anywhere.
    NoPeak,
}

/// Customers with an order that a model needs.
pub const LEAST_CUSTOMERS: u32 = 100;
/// Customers with a second one that it needs.
pub const LEAST_REPEATERS: u32 = 30;
/// With fewer customers than this its intervals are wide, and that is said.
pub const ENOUGH_CUSTOMERS: u32 = 500;
/// Cells that the starts are tried on.
const ROUGH: usize = 1024;
/// Cells that Pareto/NBD is fitted on; its slope costs nine continued fractions a cell.
const PARETO_CELLS: usize = 30_000;
/// The limits of the search, as logarithms of parameters in units of the mean time known.
const WITHIN: [(f64, f64); 4] = [(-7.0, 7.0), (-9.0, 9.0), (-9.0, 9.0), (-9.0, 9.0)];

/// A fitted model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Buying {
    /// Which one.
    pub kind: Kind,
    /// Its parameters in the order of [`Kind::parameters`]; scales in days.
    pub parameters: [f64; 4],
    /// Lower factor of the covariance of their logarithms; nothing where the likelihood has no peak to lean on.
    pub factor: Option<Matrix<4>>,
    /// The mean time known, in days: the unit of the fit.
    pub unit: f64,
    /// Customers with an order.
    pub customers: u32,
    /// Those with a second one.
    pub repeaters: u32,
    /// Days that times were rounded to for the fit; 1 when they were not.
    pub rounded_to: u32,
    /// How it went.
    pub diagnostics: Diagnostics,
}

fn walk(kind: Kind, logs: &[f64; 4], patterns: &Patterns, unit: f64, sink: &mut dyn FnMut(f64, f64, [f64; 4])) {
    let [r, alpha, c, d] = logs.map(float::exp);
    match kind {
        Kind::ParetoNbd => pareto_nbd::walk(&ParetoNbd { r, alpha, s: c, beta: d }, patterns, unit, sink),
        Kind::MbgNbd | Kind::BgNbd => {
            let modified = kind == Kind::MbgNbd;
            bg_nbd::walk(&BgNbd { r, alpha, a: c, b: d, modified }, patterns, unit, sink);
        }
    }
}

/// Whether there are enough customers.
pub fn gate(patterns: &Patterns) -> Result<(), Refusal> {
    if patterns.customers < LEAST_CUSTOMERS {
        Err(Refusal::Customers(patterns.customers))
    } else if patterns.repeaters < LEAST_REPEATERS {
        Err(Refusal::Repeaters(patterns.repeaters))
    } else {
        Ok(())
    }
}

/// Fits a model to distinct patterns in ascending order with their counts ([`super::patterns::distinct`]).
pub fn fit(distinct: &[(Pattern, u32)], kind: Kind, job: &mut Job) -> Result<Result<Buying, Refusal>> {
    fit_to_cells(distinct, kind, usize::MAX, job)
}

/// The same on at most about so many cells, times rounded as far as that takes ([`Patterns::coarse`]): quick, for a test.
pub fn fit_to_cells(
    distinct: &[(Pattern, u32)],
    kind: Kind,
    most: usize,
    job: &mut Job,
) -> Result<Result<Buying, Refusal>> {
    let most = if kind == Kind::ParetoNbd { most.min(PARETO_CELLS) } else { most };
    let fine = Patterns::coarse(distinct, most);
    if let Err(refusal) = gate(&fine) {
        return Ok(Err(refusal));
    }
    let rough = Patterns::coarse(distinct, ROUGH);
    let unit = fine.unit();
    let tolerance = if kind == Kind::ParetoNbd { 1e-7 } else { 1e-9 };
    let on_rough = |at: &[f64; 4], sink: &mut dyn FnMut(f64, f64, [f64; 4])| walk(kind, at, &rough, unit, sink);
    let on_fine = |at: &[f64; 4], sink: &mut dyn FnMut(f64, f64, [f64; 4])| walk(kind, at, &fine, unit, sink);
    let customers = f64::from(fine.customers);
    let starts = kind.starts(fine.repeats().max(1e-4));
    let found = estimate::seek((&on_rough, &on_fine), &starts, &WITHIN, (tolerance, customers), job)?;
    let Some(found) = found else { return Ok(Err(Refusal::NoPeak)) };
    let best = found.best;
    let [r, alpha, c, d] = best.at.map(float::exp);
    let parameters = match kind {
        Kind::ParetoNbd => [r, alpha * unit, c, d * unit],
        Kind::MbgNbd | Kind::BgNbd => [r, alpha * unit, c, d],
    };
    // A density over x order times has the unit of time to the power −x.
    let log_likelihood = -best.value * customers - fine.repeats() * customers * float::ln(unit);
    let edges = best.edge.iter().zip(0..).filter(|(edge, _)| **edge != 0);
    Ok(Ok(Buying {
        kind,
        parameters,
        factor: estimate::doubt(&on_fine, &best),
        unit,
        customers: fine.customers,
        repeaters: fine.repeaters,
        rounded_to: fine.width,
        diagnostics: Diagnostics {
            log_likelihood,
            slope: best.slope,
            converged: best.converged,
            starts: found.starts,
            at_limit: edges.map(|(_, place)| place).collect(),
        },
    }))
}

/// Less than this chance to leave, per order or per mean time known, is none that the data show.
const HARDLY: f64 = 2e-3;

impl Buying {
    /// The data show nobody leaving: every customer counts as alive, and silence says nothing.
    pub fn immortal(&self) -> bool {
        let [_, _, c, d] = self.parameters;
        match self.kind {
            Kind::ParetoNbd => c / d * self.unit < HARDLY,
            Kind::MbgNbd | Kind::BgNbd => c / (c + d) < HARDLY,
        }
    }

    /// Few enough customers that every number has a wide interval.
    pub fn small(&self) -> bool {
        self.customers < ENOUGH_CUSTOMERS
    }

    fn bg(&self) -> BgNbd {
        let [r, alpha, a, b] = self.parameters;
        BgNbd { r, alpha, a, b, modified: self.kind == Kind::MbgNbd }
    }

    fn pareto(&self) -> ParetoNbd {
        let [r, alpha, s, beta] = self.parameters;
        ParetoNbd { r, alpha, s, beta }
    }

    fn times(pattern: Pattern) -> (f64, f64, f64) {
        (f64::from(pattern.x), f64::from(pattern.t_x), f64::from(pattern.t))
    }

    /// The chance that a customer is still one.
    pub fn alive(&self, pattern: Pattern) -> f64 {
        let (x, t_x, t) = Buying::times(pattern);
        match self.kind {
            Kind::ParetoNbd => self.pareto().alive(x, t_x, t),
            Kind::MbgNbd | Kind::BgNbd => self.bg().alive(x, t_x, t),
        }
    }

    /// The chance of at least one order within so many days.
    pub fn repurchase(&self, pattern: Pattern, days: f64) -> f64 {
        let (x, t_x, t) = Buying::times(pattern);
        match self.kind {
            Kind::ParetoNbd => self.pareto().repurchase(x, t_x, t, days),
            Kind::MbgNbd | Kind::BgNbd => self.bg().repurchase(x, t_x, t, days),
        }
    }

    /// Expected orders within so many days.
    pub fn expected(&self, pattern: Pattern, days: f64) -> f64 {
        let (x, t_x, t) = Buying::times(pattern);
        match self.kind {
            Kind::ParetoNbd => self.pareto().expected(x, t_x, t, days),
            Kind::MbgNbd | Kind::BgNbd => self.bg().expected(x, t_x, t, days),
        }
    }

    /// Expected orders of the next so many months of 30.4375 days, each worth less by a yearly discount: Σ (E(m) − E(m − 1)) / (1 + d)^(m/12).
    pub fn discounted(&self, pattern: Pattern, months: u32, discount: f64) -> f64 {
        let (mut sum, mut before) = (0.0, 0.0);
        let monthly = float::exp(-float::ln_1p(discount) / 12.0);
        let mut worth = 1.0;
        for month in 1..=months {
            let until = self.expected(pattern, f64::from(month) * MONTH);
            worth *= monthly;
            sum += (until - before) * worth;
            before = until;
        }
        sum
    }

    /// The same model with parameters drawn from the doubt that is left, so many times; empty where that can't be said.
    pub fn draws(&self, seed: u64, count: usize) -> Vec<Buying> {
        let Some(factor) = &self.factor else { return Vec::new() };
        let scales: [f64; 4] = match self.kind {
            Kind::ParetoNbd => [1.0, self.unit, 1.0, self.unit],
            Kind::MbgNbd | Kind::BgNbd => [1.0, self.unit, 1.0, 1.0],
        };
        let mut logs = [0.0; 4];
        for ((log, value), scale) in logs.iter_mut().zip(self.parameters).zip(scales) {
            *log = float::ln(value / scale);
        }
        let drawn = estimate::draws(&logs, factor, &WITHIN, (seed, count));
        let with = |mut parameters: [f64; 4]| {
            parameters.iter_mut().zip(scales).for_each(|(value, scale)| *value *= scale);
            Buying { parameters, diagnostics: Diagnostics::default(), ..self.clone() }
        };
        drawn.into_iter().map(with).collect()
    }
}

/// Days of a month, a twelfth of a year.
pub const MONTH: f64 = 30.4375;

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, reason = "what is checked against is computed another way on purpose")]

    use super::*;
    use crate::math::rng::Rng;
    use crate::models::patterns::distinct;

    /// Customers by the story of BG/NBD or its modified form: scales in days, known for up to two years.
    fn crowd(model: &BgNbd, customers: usize, seed: u64) -> Vec<Option<Pattern>> {
        let mut rng = Rng::new(seed);
        let one = |rng: &mut Rng| {
            let rate = rng.gamma(model.r) / model.alpha;
            let (left, stay) = (rng.gamma(model.a), rng.gamma(model.b));
            let p = left / (left + stay);
            let t = 100 + rng.below(600) as u32;
            let (mut day, mut days) = (0.0, std::collections::BTreeSet::new());
            let mut going = !model.modified || rng.f64() >= p;
            while going {
                day += rng.exponential() / rate;
                going = day <= f64::from(t) && rng.f64() >= p;
                if day <= f64::from(t) && day >= 1.0 {
                    days.insert(day as u32);
                }
            }
            Some(Pattern { x: days.len() as u32, t_x: days.last().copied().unwrap_or(0), t })
        };
        (0..customers).map(|_| one(&mut rng)).collect()
    }

    fn fitted(rows: &[Option<Pattern>], kind: Kind) -> Buying {
        fit(&distinct(rows).0, kind, &mut Job::quiet()).unwrap().unwrap()
    }

    #[test]
    fn the_parameters_of_simulated_customers_are_found_again() {
        for (kind, modified) in [(Kind::MbgNbd, true), (Kind::BgNbd, false)] {
            let truth = BgNbd { r: 0.9, alpha: 60.0, a: 0.8, b: 2.6, modified };
            let rows = crowd(&truth, 20_000, 4);
            let found = fitted(&rows, kind);
            assert!(found.diagnostics.converged && found.diagnostics.starts == (4, 4), "{found:?}");
            let draws = found.draws(1, 400);
            for (place, known) in [truth.r, truth.alpha, truth.a, truth.b].into_iter().enumerate() {
                let logs: Vec<f64> = draws.iter().map(|draw| draw.parameters[place].ln()).collect();
                let mean = logs.iter().sum::<f64>() / 400.0;
                let spread = (logs.iter().map(|log| (log - mean) * (log - mean)).sum::<f64>() / 400.0).sqrt();
                let apart = (found.parameters[place].ln() - known.ln()) / spread;
                // Days are whole here and time is not, which biases a little: within four standard errors, and those are narrow.
                assert!(
                    apart.abs() < 4.0 && spread < 0.2,
                    "{kind:?} {place}: {} for {known}, {spread}",
                    found.parameters[place]
                );
            }
        }
    }

    #[test]
    fn the_doubt_is_that_of_a_bootstrap() {
        let truth = BgNbd { r: 0.7, alpha: 50.0, a: 0.7, b: 2.0, modified: true };
        let rows = crowd(&truth, 3000, 8);
        let found = fitted(&rows, Kind::MbgNbd);
        let who = Pattern { x: 3, t_x: 120, t: 200 };
        let spread = |values: Vec<f64>| {
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            (values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / values.len() as f64).sqrt()
        };
        let said = spread(found.draws(1, 400).iter().map(|draw| draw.repurchase(who, 90.0)).collect());
        let mut rng = Rng::new(2);
        let again = (0..60).map(|_| {
            let drawn: Vec<Option<Pattern>> = (0..rows.len()).map(|_| rows[rng.below(3000) as usize]).collect();
            fitted(&drawn, Kind::MbgNbd).repurchase(who, 90.0)
        });
        let known = spread(again.collect());
        assert!((0.7..1.45).contains(&(said / known)), "{said} said, {known} by resampling");
    }

    #[test]
    fn pareto_nbd_finds_its_own_again() {
        let truth = ParetoNbd { r: 0.9, alpha: 60.0, s: 0.8, beta: 150.0 };
        let mut rng = Rng::new(6);
        let rows: Vec<Option<Pattern>> = (0..8000)
            .map(|_| {
                let rate = rng.gamma(truth.r) / truth.alpha;
                let left = rng.exponential() / (rng.gamma(truth.s) / truth.beta);
                let t = 100 + rng.below(600) as u32;
                let (mut day, mut days) = (0.0, std::collections::BTreeSet::new());
                loop {
                    day += rng.exponential() / rate;
                    if day > left.min(f64::from(t)) {
                        break;
                    }
                    days.insert(day as u32 + 1);
                }
                let t_x = days.last().copied().unwrap_or(0).min(t);
                Some(Pattern { x: days.len() as u32, t_x, t })
            })
            .collect();
        let found = fitted(&rows, Kind::ParetoNbd);
        assert!(found.diagnostics.converged, "{found:?}");
        for (place, known) in [truth.r, truth.alpha, truth.s, truth.beta].into_iter().enumerate() {
            assert!((found.parameters[place] / known - 1.0).abs() < 0.25, "{:?}", found.parameters);
        }
        assert_eq!(found.rounded_to, 1);
    }

    #[test]
    fn where_nobody_leaves_that_is_said() {
        let mut rng = Rng::new(9);
        let rows: Vec<Option<Pattern>> = (0..400)
            .map(|_| {
                let rate = rng.gamma(1.5) / 40.0;
                let t = 200 + rng.below(200) as u32;
                let mut days = std::collections::BTreeSet::new();
                let mut day = rng.exponential() / rate;
                while day < f64::from(t) {
                    days.insert(day as u32 + 1);
                    day += rng.exponential() / rate;
                }
                Some(Pattern { x: days.len() as u32, t_x: days.last().copied().unwrap_or(0), t })
            })
            .collect();
        for kind in [Kind::MbgNbd, Kind::BgNbd, Kind::ParetoNbd] {
            let found = fitted(&rows, kind);
            assert!(found.immortal() && found.small(), "{found:?}");
            assert!(found.alive(Pattern { x: 2, t_x: 30, t: 100 }) > 0.9);
            let p = found.repurchase(Pattern { x: 2, t_x: 30, t: 100 }, 90.0);
            assert!((0.0..=1.0).contains(&p));
        }
    }

    #[test]
    fn small_shops_are_refused_with_the_reason() {
        let one = |x| Some(Pattern { x, t_x: x * 3, t: 50 });
        let shop = |customers, repeaters| -> Vec<Option<Pattern>> {
            (0..customers).map(|i| one(u32::from(i < repeaters))).collect()
        };
        let refusal = |rows: &[Option<Pattern>]| fit(&distinct(rows).0, Kind::MbgNbd, &mut Job::quiet()).unwrap().err();
        assert_eq!(refusal(&shop(99, 60)), Some(Refusal::Customers(99)));
        assert_eq!(refusal(&shop(200, 29)), Some(Refusal::Repeaters(29)));
        assert_eq!(refusal(&shop(100, 30)), None);
        assert_eq!(refusal(&[]), Some(Refusal::Customers(0)));
    }

    #[test]
    fn everything_falls_with_silence_and_grows_with_the_horizon() {
        for kind in [Kind::MbgNbd, Kind::BgNbd, Kind::ParetoNbd] {
            let parameters = if kind == Kind::ParetoNbd { [0.6, 70.0, 0.6, 80.0] } else { [0.3, 30.0, 0.8, 2.4] };
            let model = Buying {
                kind,
                parameters,
                factor: None,
                unit: 200.0,
                customers: 1000,
                repeaters: 500,
                rounded_to: 1,
                diagnostics: Diagnostics::default(),
            };
            let who = Pattern { x: 4, t_x: 100, t: 110 };
            let chances: Vec<f64> = (0..50).map(|weeks| model.repurchase(who.later(weeks * 7), 90.0)).collect();
            assert!(chances.windows(2).all(|pair| pair[0] > pair[1]), "{kind:?}");
            assert!(model.expected(who, 30.0) < model.expected(who, 60.0));
            let undiscounted = model.discounted(who, 12, 0.0);
            assert!((undiscounted - model.expected(who, 12.0 * MONTH)).abs() < 1e-12);
            assert!(model.discounted(who, 12, 0.1) < undiscounted);
            assert!(model.repurchase(who, 365.0) <= model.expected(who, 365.0) + 1e-12);
            assert!(model.draws(1, 10).is_empty());
        }
    }
}
