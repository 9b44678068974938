//! ABC: few customers bring most of the money. Sorted by net money, A are those above whom less than 80 % of it lies, B less than 95 %,
//! C the rest and everybody whose net is not positive.
//!
//! Use it to decide whom to know by name. It measures revenue only: there is no cost in the history, so no profit is offered. How loyal those
//! are who bring the money is the sheet beside it, where a survey asked.
//! Reference: Dickie (1951), "ABC inventory analysis shoots for dollars"; Curry & Curry (2000) for the pyramid.

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Money, Note, Result};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::models::concentration::{Above, Ranked, Tiers, share_above, value_for};

/// ABC of customers.
pub struct Abc;

/// What was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    tiers: Tiers,
}

/// What is counted above a customer, and the cuts of a preset.
fn plan(params: &Params) -> (Above, Vec<f64>) {
    match params.choice("preset") {
        "p70_90" => (Above::Sum, vec![0.70, 0.90]),
        "customers" => (Above::Heads, vec![0.20, 0.50]),
        "pyramid" => (Above::Heads, vec![0.01, 0.05, 0.20]),
        "own" => {
            let (a, b) = (params.number("a_share"), params.number("b_share"));
            (Above::Sum, vec![a, b.max(a)])
        }
        _ => (Above::Sum, vec![0.80, 0.95]),
    }
}

fn nets(cx: &Context) -> Vec<i64> {
    cx.customers.monetary.iter().map(|money| money.0).collect()
}

/// Rounded down, so that 79.96 % does not read "80.0 % (less than 80 %)".
pub(super) fn shown(share: f64) -> Arg {
    Arg::Percent((share * 1000.0).floor() / 1000.0, 1)
}

impl Model for Abc {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "abc",
        family: Family::Value,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::choice("preset", &["p80_95", "p70_90", "customers", "pyramid", "own"]),
            ParamSpec::number("a_share", 0.80, 0.50, 0.95, 0.01, Unit::Share).only("preset", &["own"]),
            ParamSpec::number("b_share", 0.95, 0.60, 0.99, 0.01, Unit::Share).only("preset", &["own"]),
        ],
        features: &["monetary", "share_above"],
        charts: &["pareto", "class_shares", "value_loyalty"],
        reference: "Dickie 1951; Curry & Curry 2000",
    };

    fn classes(params: &Params) -> Classes {
        if params.choice("preset") == "pyramid" {
            return vec![
                Class::new("top", "seq-6"),
                Class::new("large", "seq-5"),
                Class::new("medium", "seq-4"),
                Class::new("small", "seq-2"),
            ];
        }
        vec![Class::new("a", "class-a"), Class::new("b", "class-b"), Class::new("c", "class-c")]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let nets = nets(cx);
        job.step("stage-classifying", 0, nets.len() as u64)?;
        let (above, cuts) = plan(params);
        let tiers = Ranked::by(&nets, cx.customers.by_money()).tiers(above, &cuts);
        job.step("stage-classifying", nets.len() as u64, nets.len() as u64)?;
        let mut notes = Vec::new();
        if let Some(crossed) = (params.choice("preset") == "own")
            .then(|| params.number("a_share"))
            .filter(|a| *a > params.number("b_share"))
        {
            notes.push(Note::warn(Message::new("abc-note-crossed").with("a", Arg::Percent(crossed, 0))));
        }
        let unprofitable = nets.iter().filter(|net| **net <= 0).count();
        if unprofitable > 0 {
            notes.push(Note::info(Message::new("abc-note-not-positive").count("customers", unprofitable)));
        }
        Ok((Fit { tiers }, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let nets = nets(cx);
        let (share, rank) = Ranked::by(&nets, cx.customers.by_money()).standing(plan(params).0);
        let class = nets.iter().map(|net| fit.tiers.class(*net)).collect();
        Assignment {
            class,
            scores: vec![Score { name: "share_above", values: share }, Score { name: "rank", values: rank }],
        }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let nets = nets(cx);
        let net = nets.get(row).copied().unwrap_or(0);
        let class = fit.tiers.class(net);
        let (above, cuts) = plan(params);
        let share = share_above(&nets, above, net);
        let classes = Self::classes(params);
        let name = |class: u16| format!("abc-class-{}", classes.get(class as usize).map_or("", |class| &class.id));
        let upper = cuts.get(class as usize);
        let lower = class.checked_sub(1).and_then(|k| cuts.get(k as usize));
        let unit = if above == Above::Sum { "sum" } else { "heads" };
        let because = if net <= 0 {
            Message::new("abc-because-not-positive").with("net", Arg::Money(Money(net)))
        } else {
            let (side, cut) = match (upper, lower) {
                (Some(cut), _) => ("below", *cut),
                (None, Some(cut)) => ("from", *cut),
                (None, None) => ("below", 1.0),
            };
            Message::new(format!("abc-because-{unit}-{side}"))
                .with("share", shown(share))
                .with("cut", Arg::Percent(cut, 0))
        }
        .word("class", name(class));
        let band = match (lower, upper) {
            (None, Some(high)) => Message::new("abc-band-below").with("high", Arg::Percent(*high, 0)),
            (Some(low), Some(high)) => {
                Message::new("abc-band-between").with("low", Arg::Percent(*low, 0)).with("high", Arg::Percent(*high, 0))
            }
            (Some(low), None) => Message::new("abc-band-from").with("low", Arg::Percent(*low, 0)),
            (None, None) => Message::new("abc-band-from").with("low", Arg::Percent(0.0, 0)),
        };
        let reasons = vec![
            Reason { feature: "monetary".into(), value: Arg::Money(Money(net)), band: None, score: None },
            Reason { feature: "share_above".into(), value: shown(share), band: (net > 0).then_some(band), score: None },
        ];
        let next = lower
            .and_then(|cut| value_for(&nets, above, row, *cut))
            .map(|needed| Next {
                class: class - 1,
                message: Message::new("abc-next")
                    .with("money", Arg::Money(Money(needed.saturating_sub(net))))
                    .word("class", name(class - 1)),
            })
            .into_iter()
            .collect();
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let (above, cuts) = plan(params);
        let unit = if above == Above::Sum { "sum" } else { "heads" };
        let mut lines = vec![RuleLine { class: None, message: Message::new(format!("abc-rule-{unit}")) }];
        for (class, (cut, least)) in cuts.iter().zip(&fit.tiers.least).enumerate() {
            let message = if *least == i64::MAX {
                Message::new("abc-rule-nobody")
            } else {
                Message::new("abc-rule-class").with("least", Arg::Money(Money(*least)))
            };
            lines.push(RuleLine { class: Some(class as u16), message: message.with("cut", Arg::Percent(*cut, 0)) });
        }
        lines.push(RuleLine { class: Some(cuts.len() as u16), message: Message::new("abc-rule-rest") });
        lines
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Shop, values};

    #[test]
    fn the_customer_who_crosses_eighty_percent_is_still_an_a() {
        // 790 of 1000 lie above "b", who crosses: still A. 940 above "d", who crosses 95 %: still B.
        let shop = Shop::of(&[
            ("a", &[(0, 790.0)]),
            ("b", &[(0, 100.0)]),
            ("c", &[(0, 50.0)]),
            ("d", &[(0, 40.0)]),
            ("e", &[(0, 20.0)]),
            ("f", &[(0, -5.0)]),
        ]);
        let outcome = shop.run("abc", &values(&[]));
        assert_eq!(outcome.assignment.class, [0, 0, 1, 1, 2, 2]);
    }

    #[test]
    fn the_pyramid_is_one_four_fifteen_eighty() {
        let ids: Vec<String> = (0..100).map(|i| format!("{i:03}")).collect();
        let money: Vec<[(i32, f64); 1]> = (0..100).map(|i| [(0, 1000.0 - f64::from(i))]).collect();
        let shop: Vec<(&str, &[(i32, f64)])> = ids.iter().zip(&money).map(|(id, m)| (id.as_str(), &m[..])).collect();
        let outcome = Shop::of(&shop).run("abc", &values(&[("preset", "pyramid")]));
        let count = |class| outcome.assignment.class.iter().filter(|c| **c == class).count();
        assert_eq!([count(0), count(1), count(2), count(3)], [1, 4, 15, 80]);
    }

    #[test]
    fn what_would_move_a_customer_does() {
        let shop = [("a", 790.0), ("b", 100.0), ("c", 50.0), ("d", 40.0), ("e", 20.0)];
        let build = |extra: f64| {
            let events: Vec<[(i32, f64); 1]> =
                shop.iter().map(|(id, money)| [(0, if *id == "e" { money + extra } else { *money })]).collect();
            let rows: Vec<(&str, &[(i32, f64)])> = shop.iter().zip(&events).map(|((id, _), e)| (*id, &e[..])).collect();
            Shop::of(&rows)
        };
        let next = build(0.0).explain("abc", &values(&[]), 4).next;
        let Some((_, Arg::Money(needed))) = next[0].message.args.first() else { panic!("{next:?}") };
        assert_eq!(build(needed.to_f64()).run("abc", &values(&[])).assignment.class[4], 1);
        assert_eq!(build(needed.to_f64() - 0.001).run("abc", &values(&[])).assignment.class[4], 2);
    }
}
