//! How well a model of buying would have foretold the last ninety days, seen from the day before them.
//!
//! Fitted on what was known at the cut only; compared with what happened since by calibration (in tenths of customers), by how well it ranks
//! (Gini, lift of the best tenth) and by its error against the plainest guess there is: the same number of orders as in the ninety days
//! before the cut.

use serde::{Deserialize, Serialize};

use super::buying::{self, Kind};
use super::patterns::{Pattern, distinct};
use crate::base::{Day, Job, NONE, Result, each};
use crate::features::{Customers, History};
use crate::math::order;

/// Days that are held back, and that the plain guess looks back on.
pub const DAYS: u32 = 90;
/// Parts of an order that errors are added up in.
const BILLION: f64 = 1e9;
/// Cells that the test fits its model on (Pareto/NBD, which is slow, a tenth): a day more or less does not show in what it tells.
const CELLS: usize = 20_000;
/// Bands of customers by their chance.
pub const BANDS: usize = 10;

/// Customers of about one chance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// How many.
    pub customers: u32,
    /// Mean chance to order within the days held back, as foretold.
    pub foretold: f64,
    /// Share of them who did.
    pub seen: f64,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Backtest {
    /// The last day that the model knew.
    pub until: Day,
    /// Customers known then.
    pub customers: u32,
    /// Tenths of customers from the least chance to the greatest; a tenth that equal customers fill wholly may be missing.
    pub bands: Vec<Band>,
    /// Orders foretold and seen.
    pub orders: (f64, u32),
    /// Gini coefficient of the orders seen when customers stand in the foretold order: 0 as by chance.
    pub gini: f64,
    /// Orders of the tenth of customers foretold to order most, against a tenth of all orders.
    pub lift: f64,
    /// Mean absolute error of the foretold number of orders.
    pub error: f64,
    /// That of "the same as in the ninety days before".
    pub plain_error: f64,
}

/// What one customer did before and after the cut.
#[derive(Clone, Copy, Default)]
struct Seen {
    later: u32,
    before: u32,
}

/// Tests a model on the history of customers; nothing where too little was known at the cut.
pub fn of_shop(history: &History, customers: &Customers, kind: Kind, job: &mut Job) -> Result<Option<Backtest>> {
    let Some(as_of) = customers.as_of else { return Ok(None) };
    let until = as_of.plus(-1 - DAYS as i32);
    let first = customers.first.iter().copied().filter(|day| day.is_some()).min();
    if first.is_none_or(|first| until.since(first) < DAYS as i32) {
        return Ok(None);
    }
    let mut patterns = Vec::with_capacity(customers.len());
    let mut seen = Vec::with_capacity(customers.len());
    each(customers.len(), |row| {
        let pattern = Pattern::of(customers.order_days(history, row), until);
        let mut one = Seen::default();
        if pattern.is_some() {
            for day in customers.order_days(history, row) {
                one.later += u32::from(day > until);
                one.before += u32::from(day <= until && until.since(day) < DAYS as i32);
            }
        }
        patterns.push(pattern);
        seen.push(one);
    });
    let (cells, places) = distinct(&patterns);
    let most = if kind == Kind::ParetoNbd { CELLS / 10 } else { CELLS };
    let Ok(model) = buying::fit_to_cells(&cells, kind, most, job)? else { return Ok(None) };
    let horizon = f64::from(DAYS);
    let foretold: Vec<(f64, f64)> = cells
        .iter()
        .map(|(pattern, _)| (model.repurchase(*pattern, horizon), model.expected(*pattern, horizon)))
        .collect();

    // By cell: customers, those who came back, orders; errors by customer.
    let mut sums = vec![(0_u32, 0_u32, 0_u32); cells.len()];
    // In whole billionths, so that the order of customers does not show.
    let (mut error, mut plain_error) = (0_i128, 0_u64);
    for (place, seen) in places.iter().zip(&seen).filter(|(place, _)| **place != NONE) {
        let (Some(sum), Some((_, expected))) = (sums.get_mut(*place as usize), foretold.get(*place as usize)) else {
            continue;
        };
        sum.0 += 1;
        sum.1 += u32::from(seen.later > 0);
        sum.2 += seen.later;
        plain_error += u64::from(seen.later.abs_diff(seen.before));
        error += ((expected - f64::from(seen.later)).abs() * BILLION).round() as i128;
    }
    let n: u32 = sums.iter().map(|sum| sum.0).sum();
    let all = f64::from(n.max(1));
    let orders: u32 = sums.iter().map(|sum| sum.2).sum();
    let expected: f64 = foretold.iter().zip(&sums).map(|((_, expected), sum)| expected * f64::from(sum.0)).sum();

    let by = |value: &dyn Fn(&(f64, f64)) -> f64| {
        let mut ranked: Vec<(i64, u32)> = foretold.iter().map(|pair| order::key(value(pair))).zip(0..).collect();
        order::ranked(&mut ranked);
        ranked
    };
    let mut bands = [(0_u32, 0.0, 0_u32); BANDS];
    let mut passed = 0.0;
    for (_, place) in by(&|pair| pair.0) {
        let (Some(sum), Some((chance, _))) = (sums.get(place as usize), foretold.get(place as usize)) else { continue };
        // Equal customers stay together, in the tenth that the middle of them falls in.
        let middle = (passed + f64::from(sum.0) / 2.0) / all;
        passed += f64::from(sum.0);
        if let Some(band) = bands.get_mut(((middle * BANDS as f64) as usize).min(BANDS - 1)) {
            band.0 += sum.0;
            band.1 += chance * f64::from(sum.0);
            band.2 += sum.1;
        }
    }
    let bands = bands.into_iter().filter(|band| band.0 > 0).map(|(customers, chances, back)| Band {
        customers,
        foretold: chances / f64::from(customers),
        seen: f64::from(back) / f64::from(customers),
    });

    // From most foretold orders to least: the area between the curve of orders seen and the diagonal, and its height at a tenth.
    let (mut heads, mut curve, mut area, mut lift) = (0.0, 0.0, 0.0, 0.0);
    for (_, place) in by(&|pair| -pair.1) {
        let Some(sum) = sums.get(place as usize) else { continue };
        let (more, rise) = (f64::from(sum.0) / all, f64::from(sum.2) / f64::from(orders.max(1)));
        area += more * (curve + rise / 2.0);
        if heads < 0.1 && more > 0.0 {
            lift += rise * ((0.1 - heads) / more).min(1.0);
        }
        heads += more;
        curve += rise;
    }
    Ok(Some(Backtest {
        until,
        customers: n,
        bands: bands.collect(),
        orders: (expected, orders),
        gini: if orders > 0 { 2.0 * area - 1.0 } else { 0.0 },
        lift: lift * 10.0,
        error: error as f64 / BILLION / all,
        plain_error: plain_error as f64 / all,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::rng::Rng;

    /// A shop by the story of MBG/NBD over three years.
    fn shop(customers: usize, leaves: f64) -> History {
        let mut rng = Rng::new(17);
        let all: Vec<(String, Vec<(i32, f64)>)> = (0..customers)
            .map(|i| {
                let rate = rng.gamma(0.8) / 60.0;
                let p = leaves * rng.f64();
                let mut day = rng.f64() * 800.0;
                let mut events = vec![(day as i32, 10.0)];
                while rng.f64() >= p {
                    day += rng.exponential() / rate;
                    if day > 1000.0 {
                        break;
                    }
                    events.push((day as i32, 10.0));
                }
                (format!("c{i:05}"), events)
            })
            .collect();
        let rows: Vec<(&str, &[(i32, f64)])> = all.iter().map(|(id, events)| (id.as_str(), &events[..])).collect();
        History::of(&rows)
    }

    #[test]
    fn a_shop_that_keeps_to_the_story_is_foretold() {
        let history = shop(6000, 0.5);
        let customers = Customers::as_of(&history, Day(1001), None);
        let test = of_shop(&history, &customers, Kind::MbgNbd, &mut Job::quiet()).unwrap().unwrap();
        assert_eq!((test.until, test.bands.iter().map(|band| band.customers).sum::<u32>()), (Day(910), test.customers));
        for band in &test.bands {
            let error = (band.foretold * (1.0 - band.foretold) / f64::from(band.customers)).sqrt();
            assert!((band.seen - band.foretold).abs() < 5.0 * error + 0.01, "{band:?}");
        }
        assert!(test.bands.windows(2).all(|pair| pair[0].foretold <= pair[1].foretold));
        assert!((test.orders.0 / f64::from(test.orders.1) - 1.0).abs() < 0.08, "{:?}", test.orders);
        assert!(test.gini > 0.4 && test.lift > 2.0 && test.lift <= 10.0, "{} {}", test.gini, test.lift);
        assert!(test.error < test.plain_error, "{} {}", test.error, test.plain_error);
    }

    #[test]
    fn the_order_of_what_happened_later_does_not_reach_the_fit() {
        let history = shop(800, 0.4);
        let customers = Customers::as_of(&history, Day(1001), None);
        let one = of_shop(&history, &customers, Kind::BgNbd, &mut Job::quiet()).unwrap().unwrap();
        // Whoever came after the cut is put away: the model must not notice, what was seen must.
        let cut = Customers::as_of(&history, Day(911), None);
        let fitted = |customers: &Customers, until: Day| {
            let rows: Vec<Option<Pattern>> =
                (0..customers.len()).map(|row| Pattern::of(customers.order_days(&history, row), until)).collect();
            buying::fit(&distinct(&rows).0, Kind::BgNbd, &mut Job::quiet()).unwrap().unwrap()
        };
        assert_eq!(fitted(&customers, Day(910)), fitted(&cut, Day(910)));
        assert!(one.orders.1 > 0);
    }

    #[test]
    fn too_short_a_history_is_not_tested() {
        let history = History::of(&[("a", &[(0, 1.0), (100, 1.0)])]);
        let customers = Customers::as_of(&history, Day(101), None);
        assert_eq!(of_shop(&history, &customers, Kind::MbgNbd, &mut Job::quiet()).unwrap(), None);
        assert_eq!(of_shop(&history, &Customers::default(), Kind::MbgNbd, &mut Job::quiet()).unwrap(), None);
    }
}
