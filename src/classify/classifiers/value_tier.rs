//! Value tiers: high, mid, low, by one of three methods. Pareto cuts the cumulative share (80 / 95 %), quantile cuts heads (top 20, next 30,
//! rest 50), natural breaks look for the gaps in the values themselves.
//!
//! Use it to see whether the tiers depend on the method: where all three agree, the tier is in the data. Measures are revenue, orders and
//! order value; profit is not offered, because the history has no cost. Reference: Wang & Song (2011) for natural breaks.

use serde::{Deserialize, Serialize};

use super::abc::shown;
use crate::base::{Arg, Job, Message, Money, Note, Result};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::math::cluster::natural_breaks;
use crate::math::order;
use crate::models::concentration::{Above, Ranked, Tiers, share_above, value_for};

/// Value tiers.
pub struct ValueTier;

/// What was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    tiers: Tiers,
}

const CLASSES: [&str; 3] = ["high", "mid", "low"];

/// The measure as whole numbers: money in its parts, orders as they are. Without an order there is no order value: 0.
fn measure(cx: &Context, params: &Params) -> Vec<i64> {
    let customers = cx.customers;
    match params.choice("measure") {
        "orders" => customers.frequency.iter().map(|orders| i64::from(*orders)).collect(),
        "order_value" => {
            let per_order = |(money, orders): (&Money, &u32)| match i64::from(*orders) {
                0 => 0,
                orders => money.0.saturating_add(money.0.signum() * (orders / 2)) / orders,
            };
            customers.monetary.iter().zip(&customers.frequency).map(per_order).collect()
        }
        _ => customers.monetary.iter().map(|money| money.0).collect(),
    }
}

/// The order of the measure; that of revenue is there already.
fn ranked<'a>(values: &'a [i64], cx: &'a Context, params: &Params) -> Ranked<'a> {
    match params.choice("measure") {
        "orders" | "order_value" => Ranked::new(values),
        _ => Ranked::by(values, cx.customers.by_money()),
    }
}

fn as_arg(value: i64, params: &Params) -> Arg {
    if params.choice("measure") == "orders" { Arg::Count(value.max(0) as u64) } else { Arg::Money(Money(value)) }
}

/// What is counted above, and the two cuts as they are set; natural breaks have none.
fn asked(params: &Params) -> (Above, Option<[f64; 2]>) {
    let pair = |names: [&str; 2]| Some(names.map(|name| params.number(name)));
    match params.choice("method") {
        "quantile" => (Above::Heads, pair(["high_customers", "mid_customers"])),
        "natural_breaks" => (Above::Sum, None),
        _ => (Above::Sum, pair(["high_share", "mid_share"])),
    }
}

/// The same, the second cut never before the first.
fn plan(params: &Params) -> (Above, Option<[f64; 2]>) {
    let (above, cuts) = asked(params);
    (above, cuts.map(|[high, mid]| [high, mid.max(high)]))
}

/// Three heaps of the positive values. Fewer distinct values than heaps leave the middle, then the high tier empty.
fn heaps(values: &[i64]) -> Tiers {
    let mut positive: Vec<f64> = values.iter().filter(|value| **value > 0).map(|value| *value as f64).collect();
    order::ascending(&mut positive);
    let edges = natural_breaks(&positive, 3);
    // An edge is the greatest of the lower heap; whole numbers make the next one the least of the upper.
    let above = |edge: Option<&f64>| edge.map_or(i64::MAX, |edge| (*edge as i64).saturating_add(1));
    Tiers { least: vec![above(edges.last()), above(edges.first())] }
}

impl Model for ValueTier {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "value_tier",
        family: Family::Value,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::choice("method", &["pareto", "quantile", "natural_breaks"]),
            ParamSpec::choice("measure", &["revenue", "orders", "order_value"]),
            ParamSpec::number("high_share", 0.80, 0.50, 0.95, 0.01, Unit::Share).only("method", &["pareto"]),
            ParamSpec::number("mid_share", 0.95, 0.60, 0.99, 0.01, Unit::Share).only("method", &["pareto"]),
            ParamSpec::number("high_customers", 0.20, 0.01, 0.50, 0.01, Unit::Share).only("method", &["quantile"]),
            ParamSpec::number("mid_customers", 0.50, 0.05, 0.95, 0.01, Unit::Share).only("method", &["quantile"]),
        ],
        features: &["monetary", "frequency", "order_value", "share_above"],
        charts: &["pareto", "class_shares", "profile"],
        reference: "Wang & Song 2011",
    };

    fn classes(_params: &Params) -> Classes {
        vec![Class::new("high", "seq-6"), Class::new("mid", "seq-4"), Class::new("low", "seq-2")]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let values = measure(cx, params);
        job.step("stage-classifying", 0, values.len() as u64)?;
        let tiers = match plan(params) {
            (above, Some(cuts)) => ranked(&values, cx, params).tiers(above, &cuts),
            (_, None) => heaps(&values),
        };
        job.step("stage-classifying", values.len() as u64, values.len() as u64)?;
        let mut notes = Vec::new();
        let without = values.iter().filter(|value| **value <= 0).count();
        if without > 0 {
            notes.push(Note::info(Message::new("value_tier-note-not-positive").count("customers", without)));
        }
        if asked(params).1.is_some_and(|[high, mid]| mid < high) {
            notes.push(Note::warn(Message::new("value_tier-note-no-middle")));
        }
        if plan(params).1.is_none() && tiers.least.contains(&i64::MAX) {
            notes.push(Note::warn(Message::new("value_tier-note-no-breaks")));
        }
        Ok((Fit { tiers }, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let values = measure(cx, params);
        let (share, rank) = ranked(&values, cx, params).standing(plan(params).0);
        let class = values.iter().map(|value| fit.tiers.class(*value)).collect();
        Assignment {
            class,
            scores: vec![Score { name: "share_above", values: share }, Score { name: "rank", values: rank }],
        }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let values = measure(cx, params);
        let value = values.get(row).copied().unwrap_or(0);
        let class = fit.tiers.class(value);
        let (above, cuts) = plan(params);
        let share = share_above(&values, above, value);
        let name = |class: u16| format!("value_tier-class-{}", CLASSES.get(class as usize).unwrap_or(&"low"));
        let because = match cuts {
            _ if value <= 0 => Message::new("value_tier-because-not-positive"),
            None => Message::new("value_tier-because-breaks").with("value", as_arg(value, params)),
            Some(cuts) => {
                let (side, cut) = if class < 2 { ("below", class) } else { ("from", 1) };
                let unit = if above == Above::Sum { "sum" } else { "heads" };
                Message::new(format!("value_tier-because-{unit}-{side}"))
                    .with("share", shown(share))
                    .with("cut", Arg::Percent(cuts.get(cut as usize).copied().unwrap_or(1.0), 0))
            }
        }
        .word("class", name(class));
        let least = |k: u16| fit.tiers.least.get(k as usize).copied().filter(|least| *least < i64::MAX);
        let band = match (class.checked_sub(1).and_then(least), least(class)) {
            (_, Some(low)) => Some(Message::new("value_tier-band-from").with("low", as_arg(low, params))),
            (Some(high), None) => Some(Message::new("value_tier-band-below").with("high", as_arg(high, params))),
            (None, None) => None,
        };
        let feature = match params.choice("measure") {
            "orders" => "frequency",
            "order_value" => "order_value",
            _ => "monetary",
        };
        let reasons = vec![
            Reason { feature: feature.into(), value: as_arg(value, params), band, score: None },
            Reason { feature: "share_above".into(), value: shown(share), band: None, score: None },
        ];
        let next = class.checked_sub(1).and_then(|better| {
            let needed = match cuts {
                Some(cuts) => value_for(&values, above, row, *cuts.get(better as usize)?),
                None => least(better),
            }?;
            let key = format!("value_tier-next-{}", params.choice("measure"));
            let missing = as_arg(needed.saturating_sub(value), params);
            let message = Message::new(key).with("missing", missing).word("class", name(better));
            Some(Next { class: better, message })
        });
        Explanation { class, because, reasons, next: next.into_iter().collect() }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let method = params.choice("method");
        let about = Message::new(format!("value_tier-rule-{method}"))
            .word("measure", format!("value_tier-param-measure-{}", params.choice("measure")));
        let mut lines = vec![RuleLine { class: None, message: about }];
        let cuts = plan(params).1;
        for (class, least) in fit.tiers.least.iter().enumerate() {
            let message = match (least, cuts.as_ref().and_then(|cuts| cuts.get(class))) {
                (&i64::MAX, _) => Message::new("value_tier-rule-nobody"),
                (least, None) => Message::new("value_tier-rule-from").with("least", as_arg(*least, params)),
                (least, Some(cut)) => Message::new("value_tier-rule-cut")
                    .with("least", as_arg(*least, params))
                    .with("cut", Arg::Percent(*cut, 0)),
            };
            lines.push(RuleLine { class: Some(class as u16), message });
        }
        lines.push(RuleLine { class: Some(2), message: Message::new("value_tier-rule-rest") });
        lines
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use crate::classify::laws::{Shop, values};

    const SHOP: &[(&str, &[(i32, f64)])] = &[
        ("a", &[(0, 900.0), (3, 100.0)]),
        ("b", &[(0, 100.0)]),
        ("c", &[(0, 90.0)]),
        ("d", &[(0, 10.0)]),
        ("e", &[(0, 9.0)]),
        ("f", &[(0, -3.0)]),
    ];

    #[test]
    fn the_three_methods_cut_differently() {
        let classes = |method| Shop::of(SHOP).run("value_tier", &values(&[("method", method)])).assignment.class;
        assert_eq!(classes("pareto"), [0, 1, 1, 2, 2, 2]);
        assert_eq!(classes("quantile"), [0, 0, 1, 2, 2, 2]);
        assert_eq!(classes("natural_breaks"), [0, 1, 1, 2, 2, 2]);
    }

    #[test]
    fn measures_are_what_they_say() {
        let shop = Shop::of(SHOP);
        let classes = |measure| shop.run("value_tier", &values(&[("measure", measure), ("method", "quantile")]));
        assert_eq!(classes("orders").assignment.class, [0, 0, 0, 0, 0, 2]);
        assert_eq!(classes("order_value").assignment.class, [0, 0, 1, 2, 2, 2]);
    }
}
