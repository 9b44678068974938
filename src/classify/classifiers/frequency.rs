//! Frequency tiers: high, mid and low against the shop's own rhythm, and "once" as a class of its own.
//!
//! Use it to decide how often to write to whom. The personal gap is max(mean gap, recency / 2): somebody who used to come weekly and has
//! been silent for a year does not count as weekly. Cuts are the 33rd and 67th percentile of the gaps of customers with at least
//! two orders; who ordered exactly once has no rhythm and is not "low". Looks at the window only.

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Day, Job, Message, NONE, Note, Result};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::EventKind;
use crate::math::order;
use crate::math::summary::quantile;

/// Frequency tiers.
pub struct Frequency;

/// The two cuts in days: up to the first is high, up to the second mid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    high: f64,
    mid: f64,
}

const CLASSES: [&str; 5] = ["high", "mid", "low", "once", "no_orders"];

/// Days between the first and the last order of the window.
fn span(cx: &Context, row: usize) -> f64 {
    let customers = cx.customers;
    let (start, end) = customers.events.get(row).copied().unwrap_or_default();
    let range = start as usize..end as usize;
    let days = cx.history.day.get(range.clone()).unwrap_or_default();
    let kinds = cx.history.kind.get(range).unwrap_or_default();
    let from = customers.from.unwrap_or(Day::NONE);
    let outside = days.partition_point(|day| *day < from);
    let mut orders = days.iter().zip(kinds).skip(outside).filter(|(_, kind)| **kind == EventKind::Order);
    let (first, last) = (orders.next(), customers.last.get(row));
    first.zip(last).map_or(0.0, |((first, _), last)| f64::from(last.since(*first)))
}

/// Mean gap and personal gap of a customer with two orders or more; nothing for others.
fn gaps(cx: &Context, row: usize) -> Option<(f64, f64)> {
    let orders = cx.customers.frequency.get(row).copied().filter(|orders| *orders > 1)?;
    let recency = cx.customers.recency.get(row).copied().filter(|days| *days != NONE)?;
    let mean = span(cx, row) / f64::from(orders - 1);
    Some((mean, mean.max(f64::from(recency) / 2.0)))
}

impl Fit {
    fn class(&self, gap: f64) -> u16 {
        if gap <= self.high { 0 } else { 1 + u16::from(gap > self.mid) }
    }
}

/// The class of a customer without a gap.
fn without_gap(orders: u32) -> u16 {
    if orders == 0 { 4 } else { 3 }
}

fn days(value: f64) -> Arg {
    Arg::Number(value, 1)
}

fn name(class: u16) -> String {
    format!("frequency-class-{}", CLASSES.get(class as usize).unwrap_or(&"no_orders"))
}

impl Model for Frequency {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "frequency",
        family: Family::Behaviour,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::number("high_share", 0.33, 0.05, 0.60, 0.01, Unit::Share),
            ParamSpec::number("mid_share", 0.67, 0.40, 0.95, 0.01, Unit::Share),
            ParamSpec::cuts("gap_cuts", "gap", 2, Unit::Days),
        ],
        features: &["gap", "recency", "frequency"],
        charts: &["class_bar", "gap_curve", "class_shares"],
        reference: "",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("high", "seq-6"),
            Class::new("mid", "seq-4"),
            Class::new("low", "seq-3"),
            Class::new("once", "seq-1"),
            Class::optional("no_orders", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        let mut all = Vec::new();
        job.step("stage-classifying", 0, total as u64)?;
        for row in 0..total {
            if row % 65_536 == 65_535 {
                job.step("stage-classifying", row as u64, total as u64)?;
            }
            all.extend(gaps(cx, row).map(|(_, gap)| gap));
        }
        order::ascending(&mut all);
        job.step("stage-classifying", total as u64, total as u64)?;
        let mut notes = Vec::new();
        if all.is_empty() && total > 0 {
            notes.push(Note::warn(Message::new("frequency-note-no-repeaters")));
        }
        let without = cx.customers.frequency.iter().filter(|orders| **orders == 0).count();
        if without > 0 {
            notes.push(Note::info(Message::new("frequency-note-no-orders").count("customers", without)));
        }
        let cut = |share: f64| if all.is_empty() { 0.0 } else { quantile(&all, share) };
        let high_share = params.number("high_share");
        let fit = match params.cuts("gap_cuts") {
            &[high, mid] => Fit { high, mid },
            _ => Fit { high: cut(high_share), mid: cut(params.number("mid_share").max(high_share)) },
        };
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, _params: &Params) -> Assignment {
        let (mut class, mut values) = (Vec::with_capacity(cx.customers.len()), Vec::with_capacity(cx.customers.len()));
        for (row, &orders) in cx.customers.frequency.iter().enumerate() {
            let gap = gaps(cx, row).map(|(_, gap)| gap);
            class.push(gap.map_or_else(|| without_gap(orders), |gap| fit.class(gap)));
            values.push(gap.unwrap_or(f64::NAN));
        }
        Assignment { class, scores: vec![Score { name: "gap_days", values }] }
    }

    fn explain(fit: &Fit, cx: &Context, _params: &Params, row: usize) -> Explanation {
        let orders = cx.customers.frequency.get(row).copied().unwrap_or(0);
        let recency = cx.customers.recency.get(row).copied().unwrap_or(NONE);
        let count =
            Reason { feature: "frequency".into(), value: Arg::Count(u64::from(orders)), band: None, score: None };
        let order_reaching = |mean: f64| Next {
            class: fit.class(mean.max(0.5)),
            message: Message::new("frequency-next-order").word("class", name(fit.class(mean.max(0.5)))),
        };
        let Some((mean, gap)) = gaps(cx, row) else {
            let class = without_gap(orders);
            let because = Message::new(if orders == 0 { "frequency-because-none" } else { "frequency-because-once" });
            // A second order today is the end of one gap, as long as the silence until now.
            let next = if orders == 1 { vec![order_reaching(f64::from(recency))] } else { Vec::new() };
            return Explanation { class, because, reasons: vec![count], next };
        };
        let class = fit.class(gap);
        let key = if gap > mean { "frequency-because-silent" } else { "frequency-because-rhythm" };
        let because = Message::new(key).with("gap", days(gap)).count("days", recency).word("class", name(class));
        let band = match class {
            0 => Message::new("frequency-band-high").with("high", days(fit.high)),
            1 => Message::new("frequency-band-mid").with("low", days(fit.high)).with("high", days(fit.mid)),
            _ => Message::new("frequency-band-low").with("low", days(fit.mid)),
        };
        let reasons = vec![
            Reason { feature: "gap".into(), value: days(gap), band: Some(band), score: None },
            Reason { feature: "recency".into(), value: Arg::Count(u64::from(recency)), band: None, score: None },
            count,
        ];
        let mut next = Vec::new();
        // An order today: one gap more, and the silence ends (recency 1).
        let after = (mean * f64::from(orders - 1) + f64::from(recency)) / f64::from(orders);
        if fit.class(after.max(0.5)) != class {
            next.push(order_reaching(after));
        }
        // Silence: from recency > 2 · cut on, half of it exceeds the cut; a cut above the mean gap can be passed that way only.
        let silent = [fit.high, fit.mid]
            .into_iter()
            .map(|cut| (2.0 * cut).floor() as u32 + 1)
            .filter(|day| *day > recency)
            .map(|day| (day - recency, fit.class(mean.max(f64::from(day) / 2.0))))
            .find(|(_, silent)| *silent != class);
        if let Some((wait, silent)) = silent {
            let message = Message::new("frequency-next-silence").count("days", wait).word("class", name(silent));
            next.push(Next { class: silent, message });
        }
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, _params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        vec![
            line(None, Message::new("frequency-rule-about")),
            line(Some(0), Message::new("frequency-rule-high").with("high", days(fit.high))),
            line(Some(1), Message::new("frequency-rule-mid").with("low", days(fit.high)).with("high", days(fit.mid))),
            line(Some(2), Message::new("frequency-rule-low").with("low", days(fit.mid))),
            line(Some(3), Message::new("frequency-rule-once")),
        ]
    }

    fn cuts(fit: &Fit, _params: &Params) -> Vec<(&'static str, Vec<f64>)> {
        vec![("gap_cuts", vec![fit.high, fit.mid])]
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Shop, values};
    use crate::features::History;

    #[test]
    fn a_long_silence_outweighs_a_quick_past() {
        let shop = Shop::of(&[
            ("once", &[(5, 1.0)]),
            ("quick", &[(80, 1.0), (90, 1.0), (99, 1.0)]),
            ("silent", &[(0, 1.0), (2, 1.0)]),
            ("slow", &[(40, 1.0), (99, 1.0)]),
            ("void", &[(50, -1.0)]),
        ]);
        let outcome = shop.run("frequency", &values(&[]));
        let gaps = &outcome.assignment.scores[0].values;
        assert_eq!((gaps[1], gaps[2], gaps[3]), (9.5, 49.0, 59.0));
        assert!(gaps[0].is_nan() && gaps[4].is_nan());
        assert_eq!(outcome.assignment.class, [3, 0, 1, 2, 4]);
    }

    #[test]
    fn orders_before_the_window_make_no_gap() {
        let history = History::of(&[("a", &[(0, 1.0), (700, 1.0), (710, 1.0)]), ("b", &[(0, 1.0), (705, 1.0)])]);
        let shop = Shop::seen(history, Day(711), Some(12));
        let outcome = shop.run("frequency", &values(&[]));
        assert_eq!(outcome.assignment.scores[0].values[0], 10.0);
        assert_eq!(outcome.assignment.class, [0, 3]);
    }
}
