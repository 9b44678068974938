//! The first answer: key figures, the charts of the overview, the four lists to act on.

use super::Io;
use super::work::Work;
use crate::base::{CustomerIx, Day, Job, Money, Months, NONE, Result, each};
use crate::charts::{self, ChartData, Condition};
use crate::classify::classifiers::rfm::YOUNG_NOTE;
use crate::classify::{self, Context, Outcome, Population, Values};
use crate::features::{Customers, EventKind, History};
use crate::math::summary;
use crate::protocol::{Figures, List, Selection, Workspace};
use crate::table::Role;

/// Months that a sparkline shows.
const SPARK: usize = 24;

/// Forty years.
const MOST_MONTHS: usize = 480;

/// Customers that the monthly Gini looks at; a sparkline needs no more.
const GINI_SAMPLE: usize = 8_000;

/// How far back the lifecycle bar compares.
const CHANGE_DAYS: i32 = 90;

/// The four lists: id, colour role, the RFM groups that are on it.
const LISTS: &[(&str, &str, &[&str])] = &[
    ("keep", "cat-vermilion", &["at_risk", "cant_lose"]),
    ("grow", "cat-azure", &["new", "promising", "potential_loyalist"]),
    ("wake", "cat-ochre", &["need_attention", "about_to_sleep"]),
    ("thank", "cat-pine", &["champions"]),
];

/// One month of the shop's history.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Month {
    start: Day,
    /// Customers who ordered.
    active: u32,
    orders: u32,
    net: Money,
    /// Share of all customers so far who have ordered twice or more.
    repeat: f64,
    /// Gini coefficient of all net money so far.
    gini: f64,
}

/// The months from the first order to the last, those without orders included; at most the last forty years.
pub(super) fn months(history: &History) -> Vec<Month> {
    let Some((first, last)) = history.span() else { return Vec::new() };
    let calendar = Months::between(first, last, MOST_MONTHS);
    let empty = Month { start: last, active: 0, orders: 0, net: Money::ZERO, repeat: 0.0, gini: 0.0 };
    let mut months: Vec<Month> = calendar.starts().iter().map(|&start| Month { start, ..empty }).collect();
    // Newcomers and second orders by month; the customers that the Gini looks at, with what they have brought so far.
    let (mut firsts, mut seconds) = (vec![0u32; months.len()], vec![0u32; months.len()]);
    let step = history.len().div_ceil(GINI_SAMPLE).max(1);
    each(history.len(), |who| {
        let range = history.events(CustomerIx(who as u32));
        let days = history.day.get(range.clone()).unwrap_or_default();
        let kinds = history.kind.get(range.clone()).unwrap_or_default();
        let nets = history.net.get(range).unwrap_or_default();
        let (mut orders, mut seen) = (0u32, usize::MAX);
        for ((day, kind), net) in days.iter().zip(kinds).zip(nets) {
            let at = calendar.of(*day);
            let Some(slot) = months.get_mut(at) else { continue };
            slot.net += *net;
            if *kind == EventKind::Order {
                slot.orders += 1;
                slot.active += u32::from(seen != at);
                seen = at;
                orders += 1;
                let counter = if orders == 1 { &mut firsts } else { &mut seconds };
                if let Some(count) = counter.get_mut(at).filter(|_| orders <= 2) {
                    *count += 1;
                }
            }
        }
    });
    let mut sampled: Vec<Sampled> =
        (0..history.len() as u32).step_by(step).map(|who| Sampled::new(history, who)).collect();
    let (mut customers, mut repeaters) = (0, 0);
    for (at, month) in months.iter_mut().enumerate() {
        customers += firsts.get(at).copied().unwrap_or(0);
        repeaters += seconds.get(at).copied().unwrap_or(0);
        month.repeat = f64::from(repeaters) / f64::from(customers.max(1));
        let end = calendar.starts().get(at + 1).copied().unwrap_or(Day(i32::MAX));
        let positive: Vec<f64> = sampled
            .iter_mut()
            .map(|customer| customer.until(end))
            .filter(|money| *money > Money::ZERO)
            .map(Money::to_f64)
            .collect();
        month.gini = summary::gini(&positive);
    }
    months
}

/// A customer whose money is added up month by month.
struct Sampled<'a> {
    days: &'a [Day],
    nets: &'a [Money],
    sum: Money,
}

impl<'a> Sampled<'a> {
    fn new(history: &'a History, who: u32) -> Sampled<'a> {
        let range = history.events(CustomerIx(who));
        let days = history.day.get(range.clone()).unwrap_or_default();
        Sampled { days, nets: history.net.get(range).unwrap_or_default(), sum: Money::ZERO }
    }

    /// Everything before a day; days only ever ascend.
    fn until(&mut self, day: Day) -> Money {
        while let (Some((at, days)), Some((net, nets))) = (self.days.split_first(), self.nets.split_first()) {
            if *at >= day {
                break;
            }
            self.sum += *net;
            (self.days, self.nets) = (days, nets);
        }
        self.sum
    }
}

impl Work {
    /// Everything that the frame and the overview show.
    pub(super) fn workspace(&mut self, io: &mut dyn Io) -> Result<Workspace> {
        io.progress("stage-classifying", 0, 0, u64::from(self.table.rows));
        let started = io.now();
        let (rfm, _) = self.outcome("rfm", &Values::new(), io)?;
        let (abc, _) = self.outcome("abc", &Values::new(), io)?;
        let (lifecycle, params) = self.outcome("lifecycle", &Values::new(), io)?;
        let pareto = charts::kinds::pareto::prepare(&self.context(), Some((&abc, "abc")));
        let figures = self.figures(&pareto, &rfm);
        let grid = charts::kinds::rfm_grid::prepare(&self.context(), &rfm, "rfm", false).map(ChartData::RfmGrid);
        let before = self.classes_before("lifecycle", CHANGE_DAYS)?;
        let everybody = Context { customers: self.everybody(), ..self.context() };
        let bar = charts::kinds::class_bar::prepare(&everybody, &lifecycle, "lifecycle", &before);
        let over_time = self.chart("orders_over_time", "lifecycle", &lifecycle, &params);
        let charts = [Some(ChartData::Pareto(pareto)), grid, Some(ChartData::ClassBar(bar)), over_time];
        let reconciliation = self.reconciliation()?;
        let workspace = Workspace {
            files: self.shown_files(),
            view: self.view,
            as_of: self.as_of(),
            span: self.span.unwrap_or((self.as_of(), self.as_of())),
            currency: self.currency,
            notes: self.notes(&reconciliation),
            reconciliation,
            figures,
            charts: charts.into_iter().flatten().collect(),
            lists: self.lists()?,
            people: self.people_info(),
            statuses: self.status_words(),
            roles: self
                .table
                .fields
                .iter()
                .map(|field| field.role)
                .filter(|role| !matches!(role, Role::Attribute | Role::Ignore))
                .collect(),
            currencies: self.currency_sums()?,
            rules: self.rules.clone(),
            subject: self.subject(),
            timings: [self.timings[0], self.timings[1], io.now() - started],
        };
        self.timings[2] = workspace.timings[2];
        Ok(workspace)
    }

    fn figures(&self, pareto: &charts::kinds::pareto::Data, rfm: &Outcome) -> Figures {
        let counts = super::classified::count(rfm);
        let in_class = |id: &&str| {
            let at = rfm.classes.iter().position(|class| class.id == **id);
            at.and_then(|at| counts.get(at)).copied().unwrap_or(0)
        };
        let now = Totals::of(&self.customers);
        let as_of = self.as_of();
        let shown: Vec<&Month> = self.months.iter().filter(|month| month.start < as_of).collect();
        let sparks = shown.iter().skip(shown.len().saturating_sub(SPARK)).map(|month| {
            let value = month.net.to_f64() / f64::from(month.orders);
            [f64::from(month.active), f64::from(month.orders), month.net.to_f64(), value, month.repeat, month.gini]
        });
        // Where all were here on the same day, scores are shared and nobody is later than others.
        let mut seen = self.customers.recency.iter().filter(|days| **days != NONE);
        let spread = seen.next().is_some_and(|first| seen.any(|days| days != first));
        let young = rfm.notes.iter().any(|note| note.message.key == YOUNG_NOTE);
        let leaving = LISTS.first().map_or(0, |(_, _, classes)| classes.iter().map(in_class).sum());
        // Without money above nothing there is nothing to be concentrated.
        let of_money = |share: f64| if pareto.curve.is_empty() { f64::NAN } else { share };
        Figures {
            customers: now.customers,
            orders: now.orders,
            net: now.net,
            order_value: now.order_value(),
            repeat_rate: now.repeat_rate(),
            gini: of_money(pareto.gini),
            for80: of_money(pareto.for80),
            top20: of_money(pareto.top20),
            change: self.change(),
            sparks: sparks.collect(),
            leaving: if spread && !young { leaving } else { 0 },
        }
    }

    /// The last 365 days against the 365 before; NaN where the file does not reach that far back.
    fn change(&self) -> [f64; 5] {
        let as_of = self.as_of();
        let first = self.span.map_or(as_of, |(first, _)| first);
        if as_of.since(first) < 720 {
            return [f64::NAN; 5];
        }
        let history = &self.built.history;
        let year = Totals::between(history, as_of, as_of.plus(-365));
        let before = Totals::between(history, as_of.plus(-365), as_of.plus(-730));
        let relative = |now: f64, then: f64| if then > 0.0 { now / then - 1.0 } else { f64::NAN };
        [
            relative(f64::from(year.customers), f64::from(before.customers)),
            relative(f64::from(year.orders), f64::from(before.orders)),
            relative(year.net.to_f64(), before.net.to_f64()),
            relative(year.order_value(), before.order_value()),
            year.repeat_rate() - before.repeat_rate(),
        ]
    }

    /// Customers per class as they would have been counted some days earlier; nobody where history does not reach that far.
    fn classes_before(&self, id: &str, days: i32) -> Result<Vec<u32>> {
        let earlier = self.as_of().plus(-days);
        let customers = Customers::as_of(&self.built.history, earlier, self.view.window);
        let Some(classifier) = classify::find(id).filter(|_| !customers.is_empty()) else { return Ok(Vec::new()) };
        let Ok(params) = classifier.check(&Values::new()) else { return Ok(Vec::new()) };
        let customers = match classifier.spec().population {
            Population::Buyers => customers,
            Population::Everybody => customers.and_prospects(&self.built.history),
        };
        let cx = Context { customers: &customers, ..self.context() };
        Ok(super::classified::count(&classifier.run(&cx, &params, &mut Job::quiet())?))
    }

    /// What a customer brought from a day up to as-of.
    fn net_since(&self, row: usize, from: Day) -> Money {
        let (start, end) = self.customers.events.get(row).copied().unwrap_or_default();
        let range = start as usize..end as usize;
        let days = self.built.history.day.get(range.clone()).unwrap_or_default();
        let nets = self.built.history.net.get(range).unwrap_or_default();
        days.iter().zip(nets).filter(|(day, _)| **day >= from).map(|(_, net)| *net).sum()
    }

    fn lists(&mut self) -> Result<Vec<List>> {
        let as_of = self.as_of();
        let from = as_of.plus_months(-12);
        LISTS
            .iter()
            .map(|(id, colour, classes)| {
                let classes = classes.iter().map(|id| (*id).to_owned()).collect();
                let selection = Selection {
                    classifier: Some(("rfm".to_owned(), Values::new())),
                    conditions: vec![Condition::Classes(classes)],
                    search: String::new(),
                };
                let rows = self.select(&selection)?.rows;
                let money = rows.iter().map(|&row| self.net_since(row as usize, from)).sum();
                Ok(List {
                    id: (*id).to_owned(),
                    colour: (*colour).to_owned(),
                    customers: rows.len() as u32,
                    money,
                    selection,
                })
            })
            .collect()
    }
}

/// Totals of the customers in a window.
#[derive(Debug, Default, PartialEq)]
struct Totals {
    /// With an order in the window.
    customers: u32,
    orders: u32,
    net: Money,
    /// With two or more.
    repeaters: u32,
}

impl Totals {
    fn of(customers: &Customers) -> Totals {
        let count = |column: &[u32], least: u32| column.iter().filter(|orders| **orders >= least).count() as u32;
        Totals {
            customers: count(&customers.frequency, 1),
            orders: customers.frequency.iter().sum(),
            net: customers.net(),
            repeaters: count(&customers.frequency, 2),
        }
    }

    /// The same counted from the history: two of these are needed for each day that somebody looks from.
    fn between(history: &History, as_of: Day, from: Day) -> Totals {
        let mut all = Totals::default();
        each(history.len(), |who| {
            let range = history.events(CustomerIx(who as u32));
            let days = history.day.get(range.clone()).unwrap_or_default();
            let kinds = history.kind.get(range.clone()).unwrap_or_default();
            let nets = history.net.get(range).unwrap_or_default();
            let mut inside = 0;
            for ((day, kind), net) in days.iter().zip(kinds).zip(nets).take_while(|((day, _), _)| **day < as_of) {
                if *day >= from {
                    inside += u32::from(*kind == EventKind::Order);
                    all.net += *net;
                }
            }
            all.customers += u32::from(inside > 0);
            all.orders += inside;
            all.repeaters += u32::from(inside > 1);
        });
        all
    }

    fn order_value(&self) -> f64 {
        if self.orders == 0 { f64::NAN } else { self.net.to_f64() / f64::from(self.orders) }
    }

    /// Of those who ordered in the window, how many did so again in it: like the figures beside it, of nothing but the window.
    fn repeat_rate(&self) -> f64 {
        if self.customers == 0 { f64::NAN } else { f64::from(self.repeaters) / f64::from(self.customers) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history() -> History {
        History::of(&[
            ("a", &[(-400, 7.0), (1, 5.0), (9, 1.0), (40, 2.5), (40, 2.5)]),
            ("b", &[(2, 90.0), (3, -4.0)]),
            ("c", &[(3, -4.0)]),
            ("d", &[(8, 6.0), (70, 6.0)]),
        ])
    }

    #[test]
    fn totals_are_those_of_the_customers() {
        let history = history();
        for (as_of, from) in [(71, 0), (40, 2), (9, -500), (-300, -600), (-500, -600), (3, 3)] {
            let customers = Customers::between(&history, Day(as_of), Some(Day(from)));
            assert_eq!(Totals::between(&history, Day(as_of), Day(from)), Totals::of(&customers), "{as_of} {from}");
        }
    }

    #[test]
    fn who_came_again_is_counted_within_the_window() {
        let history = history();
        let rate = |as_of: i32, from: i32| Totals::between(&history, Day(as_of), Day(from)).repeat_rate();
        // Of a, b and d, a and d ordered again.
        assert!((rate(71, -500) - 2.0 / 3.0).abs() < 1e-12);
        // From the tenth day on a orders twice and d once.
        assert!((rate(71, 10) - 0.5).abs() < 1e-12);
        assert!(rate(-300, -350).is_nan());
    }

    #[test]
    fn months_hold_every_order_and_every_cent() {
        let history = history();
        let months = months(&history);
        // 1968-11 to 1970-03.
        assert_eq!((months.len(), months[0].start), (17, Day::from_iso("1968-11-01").unwrap()));
        assert_eq!(months.iter().map(|month| month.orders).sum::<u32>(), 8);
        assert_eq!(months.iter().map(|month| month.net).sum::<Money>(), history.net.iter().copied().sum());
        let january = months[14];
        assert_eq!((january.active, january.orders, january.net), (3, 4, Money::from_f64(94.0).unwrap()));
        // a has ordered three times by then, b and d once.
        assert!((january.repeat - 1.0 / 3.0).abs() < 1e-12);
        // 13, 86 and 6 of those above nothing.
        assert!((january.gini - summary::gini(&[13.0, 86.0, 6.0])).abs() < 1e-12);
    }
}
