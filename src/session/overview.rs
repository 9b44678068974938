//! The first answer: key figures, the charts of the overview, the four lists to act on.

use super::Io;
use super::work::Work;
use crate::base::{Day, Job, Money, Result};
use crate::charts::{self, ChartData, Condition};
use crate::classify::{self, Context, Outcome, Values};
use crate::features::{Customers, EventKind, History};
use crate::math::summary;
use crate::protocol::{Figures, List, Selection, Workspace};
use crate::table::Role;

/// Months that a sparkline shows.
const SPARK: usize = 24;

/// Customers that the monthly Gini looks at; a sparkline needs no more.
const GINI_SAMPLE: usize = 20_000;

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
    let last = last.month_start();
    let mut starts = vec![last];
    while let Some(start) =
        starts.last().map(|start| start.plus_months(-1)).filter(|start| *start >= first.month_start())
    {
        if starts.len() >= 480 {
            break;
        }
        starts.push(start);
    }
    starts.reverse();
    let empty = Month { start: last, active: 0, orders: 0, net: Money::ZERO, repeat: 0.0, gini: 0.0 };
    let mut months: Vec<Month> = starts.iter().map(|&start| Month { start, ..empty }).collect();
    // Newcomers and second orders by month; nets by month of the customers that the Gini looks at.
    let (mut firsts, mut seconds) = (vec![0u32; months.len()], vec![0u32; months.len()]);
    let step = history.len().div_ceil(GINI_SAMPLE).max(1);
    let mut sampled: Vec<Vec<(usize, Money)>> = Vec::new();
    for who in 0..history.len() {
        let events = history.events(crate::base::CustomerIx(who as u32));
        let mut nets: Vec<(usize, Money)> = Vec::new();
        let (mut orders, mut seen) = (0u32, usize::MAX);
        for at in events {
            let (Some(day), Some(kind), Some(net)) = (history.day.get(at), history.kind.get(at), history.net.get(at))
            else {
                continue;
            };
            let month = starts.partition_point(|start| start <= day).saturating_sub(1);
            let Some(slot) = months.get_mut(month) else { continue };
            slot.net += *net;
            nets.push((month, *net));
            if *kind == EventKind::Order {
                slot.orders += 1;
                slot.active += u32::from(seen != month);
                seen = month;
                orders += 1;
                let counter = if orders == 1 { &mut firsts } else { &mut seconds };
                if let Some(count) = counter.get_mut(month).filter(|_| orders <= 2) {
                    *count += 1;
                }
            }
        }
        if who % step == 0 {
            sampled.push(nets);
        }
    }
    let (mut customers, mut repeaters) = (0, 0);
    let mut so_far = vec![Money::ZERO; sampled.len()];
    for (at, month) in months.iter_mut().enumerate() {
        customers += firsts.get(at).copied().unwrap_or(0);
        repeaters += seconds.get(at).copied().unwrap_or(0);
        month.repeat = f64::from(repeaters) / f64::from(customers.max(1));
        for (sum, nets) in so_far.iter_mut().zip(&sampled) {
            *sum += nets.iter().filter(|(of, _)| *of == at).map(|(_, net)| *net).sum();
        }
        let positive: Vec<f64> =
            so_far.iter().filter(|money| **money > Money::ZERO).map(|money| money.to_f64()).collect();
        month.gini = summary::gini(&positive);
    }
    months
}

impl Work {
    /// Everything that the frame and the overview show.
    pub(super) fn workspace(&mut self, io: &mut dyn Io) -> Result<Workspace> {
        io.progress("stage-classifying", 0, 0, u64::from(self.table.rows));
        let started = io.now();
        let (rfm, _) = self.outcome("rfm", &Values::new(), io)?;
        let (abc, _) = self.outcome("abc", &Values::new(), io)?;
        let (lifecycle, _) = self.outcome("lifecycle", &Values::new(), io)?;
        let pareto = charts::kinds::pareto::prepare(&self.context(), Some((&abc, "abc")));
        let figures = self.figures(&pareto, &rfm);
        let grid = charts::kinds::rfm_grid::prepare(&self.context(), &rfm, "rfm", false).map(ChartData::RfmGrid);
        let before = self.classes_before("lifecycle", CHANGE_DAYS)?;
        let bar = charts::kinds::class_bar::prepare(&self.context(), &lifecycle, "lifecycle", &before);
        let over_time = self.chart("orders_over_time", "lifecycle", &lifecycle);
        let charts = [Some(ChartData::Pareto(pareto)), grid, Some(ChartData::ClassBar(bar)), over_time];
        let workspace = Workspace {
            file: self.file.clone(),
            view: self.view,
            as_of: self.as_of(),
            span: self.built.history.span().unwrap_or((self.as_of(), self.as_of())),
            currency: self.currency,
            reconciliation: self.reconciliation()?,
            figures,
            charts: charts.into_iter().flatten().collect(),
            lists: self.lists(&rfm)?,
            notes: self.notes(),
            roles: self
                .table
                .fields
                .iter()
                .map(|field| field.role)
                .filter(|role| !matches!(role, Role::Attribute | Role::Ignore))
                .collect(),
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
        let shown: Vec<&Month> = self.months.iter().filter(|month| month.start < self.as_of()).collect();
        let sparks = shown.iter().skip(shown.len().saturating_sub(SPARK)).map(|month| {
            let value = month.net.to_f64() / f64::from(month.orders);
            [f64::from(month.active), f64::from(month.orders), month.net.to_f64(), value, month.repeat, month.gini]
        });
        Figures {
            customers: now.customers,
            orders: now.orders,
            net: now.net,
            order_value: now.order_value(),
            repeat_rate: now.repeat_rate(),
            gini: pareto.gini,
            for80: pareto.for80,
            top20: pareto.top20,
            change: self.change(),
            sparks: sparks.collect(),
            leaving: LISTS.first().map_or(0, |(_, _, classes)| classes.iter().map(in_class).sum()),
        }
    }

    /// The last 365 days against the 365 before; NaN where the file does not reach that far back.
    fn change(&self) -> [f64; 5] {
        let as_of = self.as_of();
        let first = self.built.history.span().map_or(as_of, |(first, _)| first);
        if as_of.since(first) < 720 {
            return [f64::NAN; 5];
        }
        let history = &self.built.history;
        let year = Totals::of(&Customers::between(history, as_of, Some(as_of.plus(-365))));
        let before = Totals::of(&Customers::between(history, as_of.plus(-365), Some(as_of.plus(-730))));
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
        let cx = Context { customers: &customers, ..self.context() };
        Ok(super::classified::count(&classifier.run(&cx, &params, &mut Job::quiet())?))
    }

    fn lists(&mut self, rfm: &Outcome) -> Result<Vec<List>> {
        let as_of = self.as_of();
        let year = Customers::between(&self.built.history, as_of, Some(as_of.plus_months(-12)));
        let class = |id: &&str| rfm.classes.iter().position(|class| class.id == **id).map(|at| at as u16);
        LISTS
            .iter()
            .map(|(id, colour, classes)| {
                let classes: Vec<u16> = classes.iter().filter_map(class).collect();
                let selection = Selection {
                    classifier: Some(("rfm".to_owned(), Values::new())),
                    conditions: vec![Condition::Classes(classes)],
                    search: String::new(),
                };
                let rows = self.select(&selection)?.rows;
                let money = rows.iter().filter_map(|&row| year.monetary.get(row as usize)).copied().sum();
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
struct Totals {
    /// With an order in the window.
    customers: u32,
    orders: u32,
    net: Money,
    /// With two orders or more before as-of.
    repeaters: u32,
    /// With one or more.
    buyers: u32,
}

impl Totals {
    fn of(customers: &Customers) -> Totals {
        let count = |column: &[u32], least: u32| column.iter().filter(|orders| **orders >= least).count() as u32;
        Totals {
            customers: count(&customers.frequency, 1),
            orders: customers.frequency.iter().sum(),
            net: customers.net(),
            repeaters: count(&customers.orders, 2),
            buyers: count(&customers.orders, 1),
        }
    }

    fn order_value(&self) -> f64 {
        if self.orders == 0 { f64::NAN } else { self.net.to_f64() / f64::from(self.orders) }
    }

    fn repeat_rate(&self) -> f64 {
        if self.buyers == 0 { f64::NAN } else { f64::from(self.repeaters) / f64::from(self.buyers) }
    }
}
