//! What each customer is expected to spend per order: Gamma–Gamma where it can be fitted, else their own mean pulled towards the shop's.
//!
//! Same-day orders are one, as in [`super::patterns`]; the first order counts or not, as asked (the literature leaves it out, because it is what
//! made somebody a customer). Refunds dated later lessen what the orders brought. Nothing here knows a class or a word.

use serde::{Deserialize, Serialize};

use super::estimate::{self, Diagnostics};
use super::gamma_gamma::{GammaGamma, Spender, walk};
use crate::base::{Day, Job, Money, Result, each};
use crate::features::{Customers, EventKind, History};
use crate::math::float;
use crate::math::optimize::Matrix;

/// What somebody's counted orders brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// Days with a counted order.
    pub orders: u32,
    /// Their money, less what was given back.
    pub money: Money,
}

impl Spent {
    /// Mean of a counted order in units of currency, not below 0; 0 without one.
    pub fn mean(self) -> f64 {
        if self.orders > 0 { (self.money.to_f64() / f64::from(self.orders)).max(0.0) } else { 0.0 }
    }
}

/// Everybody's counted orders by row; the day of the first order counts only if asked for.
pub fn of_shop(history: &History, customers: &Customers, first_counts: bool) -> Vec<Spent> {
    let mut all = Vec::with_capacity(customers.len());
    each(customers.len(), |row| all.push(of(history, customers, first_counts, row)));
    all
}

/// The same of one customer.
pub fn of(history: &History, customers: &Customers, first_counts: bool, row: usize) -> Spent {
    let (start, end) = customers.events.get(row).copied().unwrap_or_default();
    let range = start as usize..end as usize;
    let columns = (history.day.get(range.clone()), history.kind.get(range.clone()), history.net.get(range));
    let (Some(days), Some(kinds), Some(nets)) = columns else { return Spent::default() };
    let (mut first, mut before) = (Day::NONE, Day::NONE);
    let mut spent = Spent::default();
    for ((&day, &kind), &net) in days.iter().zip(kinds).zip(nets) {
        if kind == EventKind::Order {
            if !first.is_some() {
                first = day;
            }
            if first_counts || day > first {
                spent.money += net;
                spent.orders += u32::from(day != before);
            }
            before = day;
        } else if first.is_some() && (first_counts || day > first) {
            spent.money += net;
        }
    }
    spent
}

/// Spenders that a Gamma–Gamma fit needs.
const LEAST_SPENDERS: u32 = 30;
/// Spenders that the starts are tried on.
const ROUGH: usize = 2048;
/// Of how many orders the shop's mean weighs where there is no model.
const PULL: f64 = 3.0;
/// Below this q the mean of the shop is carried by a few giants and moves with every one of them.
const LEAST_Q: f64 = 1.05;
/// The limits of the search, as logarithms, money in units of the mean order.
const WITHIN: [(f64, f64); 3] = [(-5.0, 8.0), (-5.0, 8.0), (-9.0, 12.0)];

/// What is expected to be spent per order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spending {
    /// p, q and the scale in units of currency; nothing where orders are pulled towards the shop's mean instead.
    pub parameters: Option<[f64; 3]>,
    /// Lower factor of the covariance of their logarithms.
    pub factor: Option<Matrix<3>>,
    /// The shop's mean order: the mean of customers' means.
    pub shop: f64,
    /// Customers with a counted order that brought something.
    pub spenders: u32,
    /// Customers with counted orders that brought nothing; the fit leaves them out.
    pub without: u32,
    /// Correlation of the number of orders and their mean: the model assumes none.
    pub correlation: f64,
    /// How it went.
    pub diagnostics: Diagnostics,
}

/// Pearson's correlation of x and the mean; 0 where one of them does not vary.
fn correlation(spenders: &[Spender]) -> f64 {
    let n = spenders.len() as f64;
    let sum = |value: &dyn Fn(&Spender) -> f64| spenders.iter().map(value).sum::<f64>() / n;
    let (x, m) = (sum(&|s| f64::from(s.x)), sum(&|s| s.mean));
    let both = sum(&|s| (f64::from(s.x) - x) * (s.mean - m));
    let (of_x, of_m) = (sum(&|s| (f64::from(s.x) - x) * (f64::from(s.x) - x)), sum(&|s| (s.mean - m) * (s.mean - m)));
    let spread = float::sqrt(of_x) * float::sqrt(of_m);
    if spread > 0.0 { both / spread } else { 0.0 }
}

/// Learns what is spent from everybody's counted orders.
pub fn fit(spent: &[Spent], job: &mut Job) -> Result<Spending> {
    let buyers = spent.iter().filter(|spent| spent.orders > 0);
    let mut spenders: Vec<Spender> = buyers
        .clone()
        .filter(|spent| spent.money > Money::ZERO)
        .map(|spent| Spender { x: spent.orders, mean: spent.mean() })
        .collect();
    // In one order whatever the rows': sums of floats come out the same.
    spenders.sort_unstable_by(|a, b| a.x.cmp(&b.x).then(a.mean.total_cmp(&b.mean)));
    let n = spenders.len() as f64;
    let shop = if spenders.is_empty() { 0.0 } else { spenders.iter().map(|spender| spender.mean).sum::<f64>() / n };
    let mut spending = Spending {
        parameters: None,
        factor: None,
        shop,
        spenders: spenders.len() as u32,
        without: (buyers.count() - spenders.len()) as u32,
        correlation: correlation(&spenders),
        diagnostics: Diagnostics::default(),
    };
    if spending.spenders < LEAST_SPENDERS {
        return Ok(spending);
    }
    for spender in &mut spenders {
        spender.mean /= shop;
    }
    let rough: Vec<Spender> = spenders.iter().copied().step_by(spenders.len().div_ceil(ROUGH)).collect();
    let on = |spenders: &[Spender], at: &[f64; 3], sink: &mut dyn FnMut(f64, f64, [f64; 3])| {
        let [p, q, scale] = at.map(float::exp);
        walk(&GammaGamma { p, q, scale }, spenders, |value, slope| sink(1.0, value, slope));
    };
    let on_rough = |at: &[f64; 3], sink: &mut dyn FnMut(f64, f64, [f64; 3])| on(&rough, at, sink);
    let on_fine = |at: &[f64; 3], sink: &mut dyn FnMut(f64, f64, [f64; 3])| on(&spenders, at, sink);
    // Mean order 1 = p·scale / (q − 1).
    let starts = [[2.0, 3.0, 1.0], [6.0, 3.5, 0.4], [20.0, 6.0, 0.25]].map(|start| start.map(float::ln));
    let found = estimate::seek((&on_rough, &on_fine), &starts, &WITHIN, (1e-9, n), job)?;
    let Some(found) = found else { return Ok(spending) };
    let best = found.best;
    let [p, q, scale] = best.at.map(float::exp);
    spending.diagnostics = Diagnostics {
        // A density over a mean has the unit of money to the power −1.
        log_likelihood: -best.value * n - n * float::ln(shop),
        slope: best.slope,
        converged: best.converged,
        starts: found.starts,
        at_limit: best.edge.iter().zip(0..).filter(|(edge, _)| **edge != 0).map(|(_, place)| place).collect(),
    };
    if q >= LEAST_Q {
        spending.parameters = Some([p, q, scale * shop]);
        spending.factor = estimate::doubt(&on_fine, &best);
    }
    Ok(spending)
}

impl Spending {
    /// What an order of this customer is expected to bring, in units of currency.
    pub fn expected(&self, spent: Spent) -> f64 {
        let orders = f64::from(spent.orders);
        match self.parameters {
            Some([p, q, scale]) => GammaGamma { p, q, scale }.expected(orders, spent.mean()),
            None => (spent.mean() * orders + PULL * self.shop) / (orders + PULL),
        }
    }

    /// The same with parameters drawn from the doubt that is left; empty where that can't be said.
    pub fn draws(&self, seed: u64, count: usize) -> Vec<Spending> {
        let (Some(parameters), Some(factor)) = (self.parameters, &self.factor) else { return Vec::new() };
        let unit = [1.0, 1.0, self.shop];
        let mut logs = [0.0; 3];
        for ((log, value), unit) in logs.iter_mut().zip(parameters).zip(unit) {
            *log = float::ln(value / unit);
        }
        let with = |mut parameters: [f64; 3]| {
            parameters.iter_mut().zip(unit).for_each(|(value, unit)| *value *= unit);
            // A draw without a mean is no draw.
            let [_, q, _] = &mut parameters;
            *q = q.max(LEAST_Q);
            Spending { parameters: Some(parameters), diagnostics: Diagnostics::default(), ..self.clone() }
        };
        estimate::draws(&logs, factor, &WITHIN, (seed, count)).into_iter().map(with).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::float_cmp,
        clippy::disallowed_methods,
        reason = "what is checked against is computed another way on purpose"
    )]

    use super::*;
    use crate::math::rng::Rng;

    fn spent(orders: u32, mean: f64) -> Spent {
        Spent { orders, money: Money::from_f64(mean * f64::from(orders)).unwrap() }
    }

    #[test]
    fn orders_are_counted_by_day_and_refunds_lessen_them() {
        let history = History::of(&[
            ("a", &[(0, 5.0), (0, 7.0), (10, 30.0), (10, 10.0), (20, 20.0), (25, -15.0)]),
            ("b", &[(3, 8.0)]),
            ("c", &[(3, -8.0)]),
        ]);
        let customers = Customers::as_of(&history, Day(30), Some(1));
        let money = |units: f64| Money::from_f64(units).unwrap();
        let later = of_shop(&history, &customers, false);
        assert_eq!(later[0], Spent { orders: 2, money: money(45.0) });
        assert_eq!((later[1], later[2]), (Spent::default(), Spent::default()));
        let all = of_shop(&history, &customers, true);
        assert_eq!(all[0], Spent { orders: 3, money: money(57.0) });
        assert_eq!((all[0].mean(), all[1].mean(), all[2].mean()), (19.0, 8.0, 0.0));
    }

    #[test]
    fn the_parameters_of_simulated_customers_are_found_again() {
        let truth = [5.0, 3.5, 40.0];
        let mut rng = Rng::new(21);
        let all: Vec<Spent> = (0..20_000)
            .map(|_| {
                let orders = 1 + rng.poisson(2.0) as u32;
                let level = rng.gamma(truth[1]) / truth[2];
                spent(orders, (0..orders).map(|_| rng.gamma(truth[0]) / level).sum::<f64>() / f64::from(orders))
            })
            .collect();
        let found = fit(&all, &mut Job::quiet()).unwrap();
        assert!(found.diagnostics.converged && found.diagnostics.starts == (3, 3), "{:?}", found.diagnostics);
        let draws = found.draws(1, 300);
        for (place, known) in truth.into_iter().enumerate() {
            let value = found.parameters.unwrap()[place];
            let spread =
                (draws.iter().map(|draw| (draw.parameters.unwrap()[place].ln() - value.ln()).powi(2)).sum::<f64>()
                    / 300.0)
                    .sqrt();
            assert!((value / known).ln().abs() < 4.0 * spread && spread < 0.1, "{place}: {value} {known} {spread}");
        }
        assert!(found.correlation.abs() < 0.05);
    }

    #[test]
    fn what_can_not_be_fitted_is_pulled_to_the_shops_mean() {
        let few = fit(&[spent(2, 10.0), spent(1, 30.0), spent(3, 0.0), Spent::default()], &mut Job::quiet()).unwrap();
        assert_eq!((few.parameters, few.shop, few.spenders, few.without), (None, 20.0, 2, 1));
        assert_eq!(few.expected(Spent::default()), 20.0);
        assert_eq!(few.expected(spent(3, 40.0)), 30.0);
        let none = fit(&[], &mut Job::quiet()).unwrap();
        assert_eq!((none.expected(spent(1, 4.0)), none.correlation), (1.0, 0.0));
        // Everybody spends the same: whatever is fitted, that is what is expected.
        let same = fit(&vec![spent(2, 12.5); 200], &mut Job::quiet()).unwrap();
        assert!(
            (same.expected(spent(2, 12.5)) - 12.5).abs() < 0.01 && (same.expected(Spent::default()) - 12.5).abs() < 0.1,
            "{same:?}"
        );
    }

    #[test]
    fn who_orders_more_at_a_higher_price_shows_in_the_correlation() {
        let all: Vec<Spent> = (1..200).map(|i| spent(1 + i % 20, 10.0 + 2.0 * f64::from(i % 20))).collect();
        assert!(fit(&all, &mut Job::quiet()).unwrap().correlation > 0.99);
    }
}
